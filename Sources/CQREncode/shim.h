#pragma once
#include <dlfcn.h>
#include <qrencode.h>
#include <stddef.h>

// Loaded when the first code is drawn, which few sittings ever do: the reader starts without it.

static inline void *codes_symbol(const char *name) {
  static void *library;
  if (!library) library = dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL);
  return library ? dlsym(library, name) : NULL;
}
#define CODES_QRENCODE(name) ((__typeof__(&name))codes_symbol(#name))

/// Whether the library is there.
static inline int codes_has_library(void) {
  return CODES_QRENCODE(QRcode_encodeString8bit) && CODES_QRENCODE(QRcode_free);
}

/// The smallest code for a text, with the least correction of errors, which a screen does without; NULL where it is too long.
static inline QRcode *codes_encode(const char *text) {
  return CODES_QRENCODE(QRcode_encodeString8bit)(text, 0, QR_ECLEVEL_L);
}
static inline void codes_free(QRcode *code) { CODES_QRENCODE(QRcode_free)(code); }
