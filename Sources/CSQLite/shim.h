#pragma once
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast macro, which Swift does not import.
static inline int broadsheet_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}
static inline void broadsheet_result_text(sqlite3_context *context, const char *bytes, int count) {
  sqlite3_result_text(context, bytes, count, SQLITE_TRANSIENT);
}
static inline int broadsheet_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// Lets SQLite not count the memory it uses, for which threads with connections of their own would wait for each other. To
// be called before anything else.
static inline int broadsheet_forgo_memory_count(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

// Variadic functions are not imported. A defensive connection refuses statements that could damage the file's own form.
static inline int broadsheet_make_defensive(sqlite3 *connection) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}
