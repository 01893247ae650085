#include "embedded.h"

static const unsigned char feeds[] = {
#embed "../Catalogue/Resources/feeds.tsv"
};

const unsigned char *embedded_catalogue(size_t *count) {
  *count = sizeof feeds;
  return feeds;
}
