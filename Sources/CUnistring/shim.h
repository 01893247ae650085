#pragma once
#include <stdbool.h>
#include <stdlib.h>
#include <unilbrk.h>
#include <uninorm.h>

/// What is said of the place before a byte, apart from its cluster; macros and an enum there.
static inline void broadsheet_possible_breaks(const uint8_t *text, size_t count, char *breaks) {
  u8_possible_linebreaks(text, count, "UTF-8", breaks);
}
static inline bool broadsheet_is_possible(char code) {
  return code == UC_BREAK_POSSIBLE || code == UC_BREAK_HYPHENATION;
}
/// Puts the form C of `text` into `result`, which has room for `*result_count` bytes. Answers whether it had room.
static inline bool broadsheet_compose(const uint8_t *text, size_t count, uint8_t *result, size_t *result_count) {
  uint8_t *made = u8_normalize(UNINORM_NFC, text, count, result, result_count);
  if (made && made != result) free(made);
  return made == result;
}
