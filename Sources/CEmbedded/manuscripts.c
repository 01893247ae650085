#include "embedded.h"

const struct embedded_file *embedded_manuscripts(size_t *count) {
  *count = 0;
  return 0;
}
