#pragma once
#include <stdbool.h>
#include <unilbrk.h>

/// What is said of the place before a byte, apart from its cluster; macros and an enum there.
static inline void broadsheet_possible_breaks(const uint8_t *text, size_t count, char *breaks) {
  u8_possible_linebreaks(text, count, "UTF-8", breaks);
}
static inline bool broadsheet_is_possible(char code) {
  return code == UC_BREAK_POSSIBLE || code == UC_BREAK_HYPHENATION;
}
