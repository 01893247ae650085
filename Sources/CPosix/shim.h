#pragma once
#include <unistd.h>

// The variable `environ` is refused by Swift 6 as not safe to share.
static inline char **broadsheet_environment(void) {
  extern char **environ;
  return environ;
}
