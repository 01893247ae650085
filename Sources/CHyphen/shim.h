#pragma once
#include <dlfcn.h>
#include <hyphen.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// libhyphen is loaded with the first paragraph that needs words taken apart; without it none are.

static inline void *hyphen_symbol(const char *name) {
  static void *library;
  void *loaded = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
  if (!loaded) {
    loaded = dlopen("libhyphen.so.0", RTLD_NOW | RTLD_LOCAL);
    __atomic_store_n(&library, loaded, __ATOMIC_RELEASE);
  }
  return loaded ? dlsym(loaded, name) : NULL;
}
#define HYPHEN(name) ((__typeof__(&name))hyphen_symbol(#name))

/// The patterns of a file; null where there are none to be had.
static inline HyphenDict *broadsheet_hyphen_load(const char *path) {
  __typeof__(&hnj_hyphen_load) load = HYPHEN(hnj_hyphen_load);
  return load ? load(path) : NULL;
}
static inline void broadsheet_hyphen_free(HyphenDict *patterns) {
  __typeof__(&hnj_hyphen_free) release = HYPHEN(hnj_hyphen_free);
  if (release) release(patterns);
}

/// The places in a word of at most 63 letters behind which it may part, a bit for each letter. Places at which its spelling
/// would change are left out.
static inline uint64_t broadsheet_hyphen_points(HyphenDict *patterns, const char *word, int count) {
  char points[264] = {0};
  char **replacements = NULL;
  int *positions = NULL, *cuts = NULL;
  uint64_t found = 0;
  static __typeof__(&hnj_hyphen_hyphenate2) known;
  __typeof__(&hnj_hyphen_hyphenate2) hyphenate = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (!hyphenate) {
    hyphenate = HYPHEN(hnj_hyphen_hyphenate2);
    __atomic_store_n(&known, hyphenate, __ATOMIC_RELAXED);
  }
  if (!hyphenate || count <= 0 || count > 252) return 0;
  if (hyphenate(patterns, word, count, points, NULL, &replacements, &positions, &cuts) == 0)
    for (int index = 0; index < count && index < 63; index += 1)
      if ((points[index] & 1) && !(replacements && replacements[index])) found |= (uint64_t)1 << index;
  if (replacements) {
    for (int index = 0; index < count; index += 1) free(replacements[index]);
    free(replacements);
  }
  free(positions);
  free(cuts);
  return found;
}

static inline bool broadsheet_hyphen_is_utf8(const HyphenDict *patterns) { return patterns->utf8 != 0; }

/// The scalars of the upper 128 bytes of the patterns' character set; 0 where there is none. Answers whether it is known.
static inline bool broadsheet_hyphen_charset(const HyphenDict *patterns, uint32_t *scalars) {
  const char *name = patterns->cset;
  if (strncmp(name, "microsoft-cp", 12) == 0) name += 10;
  iconv_t converter = iconv_open("UTF-32LE", name);
  if (converter == (iconv_t)-1) return false;
  for (int byte = 0x80; byte <= 0xFF; byte += 1) {
    char in = (char)byte, *from = &in, *to = (char *)&scalars[byte - 0x80];
    size_t left = 1, room = 4;
    scalars[byte - 0x80] = 0;
    if (iconv(converter, &from, &left, &to, &room) == (size_t)-1) scalars[byte - 0x80] = 0;
    iconv(converter, NULL, NULL, NULL, NULL);
  }
  iconv_close(converter);
  return true;
}
