#pragma once
#include <unistd.h>

// The variable `environ` is refused by Swift 6 as not safe to share.
static inline char **broadsheet_environment(void) {
  extern char **environ;
  return environ;
}

// glibc tells of this flag only under _GNU_SOURCE, which a module cannot ask for.
#ifndef POSIX_SPAWN_SETSID
#define POSIX_SPAWN_SETSID 0x80
#endif

// As is this function: a pipe whose ends no other program that is started meanwhile gets to hold.
extern int pipe2(int ends[2], int flags);

// And this one: a new file that no other program that is started meanwhile gets to hold.
extern int mkostemp(char *pattern, int flags);
