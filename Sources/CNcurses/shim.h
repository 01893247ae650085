#pragma once
#define _XOPEN_SOURCE 700
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// Macros and globals that do not come through to Swift, by functions of the same meaning.

static inline SCREEN *curses_open(const char *terminal) { return newterm(terminal, stdout, stdin); }
static inline WINDOW *curses_window(void) { return stdscr; }
static inline int curses_colors(void) { return COLORS; }
static inline int curses_pairs(void) { return COLOR_PAIRS; }

static inline uint32_t curses_bold(void) { return A_BOLD; }
static inline uint32_t curses_dim(void) { return A_DIM; }
static inline uint32_t curses_italic(void) { return A_ITALIC; }
static inline uint32_t curses_underline(void) { return A_UNDERLINE; }
static inline uint32_t curses_reverse(void) { return A_REVERSE; }
/// Curses has no name for struck letters. "Protected" ones, which no terminal of our day has, stand for them: our own
/// description of a terminal has them struck out.
static inline uint32_t curses_struck(void) { return A_PROTECT; }

/// Puts a spacing character with its marks (`count` in all, at most CCHARW_MAX) at a place of the window.
static inline void curses_put(WINDOW *window, int row, int column, const uint32_t *text, int count,
                              uint32_t attributes, int pair) {
  wchar_t wide[CCHARW_MAX + 1] = {0};
  for (int index = 0; index < count && index < CCHARW_MAX; index += 1) wide[index] = (wchar_t)text[index];
  cchar_t cell;
  if (setcchar(&cell, wide, attributes, 0, &pair) == OK) mvwadd_wch(window, row, column, &cell);
}

/// Puts a single character.
static inline void curses_put_one(WINDOW *window, int row, int column, uint32_t character, uint32_t attributes, int pair) {
  curses_put(window, row, column, &character, 1, attributes, pair);
}

/// The columns that the C library, and so curses, gives a character; negative if it knows none.
static inline int curses_width(uint32_t character) { return wcwidth((wchar_t)character); }

/// Takes the locale's characters, or those of UTF-8 where the locale has none. Answers whether they are UTF-8's.
static inline int curses_use_utf8(void) {
  const char *names[] = {"", "C.UTF-8", "en_US.UTF-8"};
  for (unsigned index = 0; index < sizeof names / sizeof *names; index += 1)
    if (setlocale(LC_CTYPE, names[index]) && MB_CUR_MAX > 1) return 1;
  return 0;
}

/// The size of the window that `descriptor` is, in columns and rows; 0 where it is not known.
static inline int curses_window_columns(int descriptor) {
  struct winsize size = {0};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
static inline int curses_window_rows(int descriptor) {
  struct winsize size = {0};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

/// The pixels of a cell's height; 0 where they are not known.
static inline int curses_cell_height(int descriptor) {
  struct winsize size = {0};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_ypixel / size.ws_row : 0;
}

/// Makes a pipe that never blocks and that no child inherits; both ends are -1 when there are no more descriptors.
static inline void curses_make_pipe(int *read_end, int *write_end) {
  int ends[2] = {-1, -1};
  if (pipe(ends) == 0)
    for (int index = 0; index < 2; index += 1) {
      fcntl(ends[index], F_SETFL, O_NONBLOCK);
      fcntl(ends[index], F_SETFD, FD_CLOEXEC);
    }
  *read_end = ends[0];
  *write_end = ends[1];
}

/// What the terminal sends for a key, by its capability's name; null where it says none.
static inline const char *curses_key_text(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? 0 : text;
}
/// Whether the terminal has a capability that is or is not there.
static inline int curses_has(const char *name) { return tigetflag(name) > 0; }
