// How many columns curses takes a character for. It asks the C library's wcwidth, whose answer hangs on a locale and not on
// the terminal; a program's own function of that name stands before the library's, for curses and whatever else is linked.
#define _XOPEN_SOURCE 700
#include "widths.h"
#include <wchar.h>

static bool (*wide)(uint32_t character);

void widths_take(bool (*is_wide)(uint32_t character)) { wide = is_wide; }

int wcwidth(wchar_t character) {
  // For one character this is what the library's own function says.
  int columns = character ? wcswidth(&character, 1) : 0;
  return columns == 1 && wide && wide((uint32_t)character) ? 2 : columns;
}
