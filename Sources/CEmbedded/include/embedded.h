#pragma once
#include <stddef.h>

/// A file built into the program.
struct embedded_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// The themes of `Themes/`, `count` of them.
const struct embedded_file *embedded_themes(size_t *count);
/// The sample edition's manuscripts, one file a desk.
const struct embedded_file *embedded_manuscripts(size_t *count);
/// The bitmap faces, Latin and Korean of each size.
const struct embedded_file *embedded_faces(size_t *count);
/// The catalogue of newspapers' feeds, `count` bytes.
const unsigned char *embedded_catalogue(size_t *count);
