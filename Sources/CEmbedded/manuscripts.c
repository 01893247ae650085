#include "embedded.h"

static const unsigned char business[] = {
#embed "../SampleEdition/manuscripts/business.txt"
};
static const unsigned char finance[] = {
#embed "../SampleEdition/manuscripts/finance.txt"
};
static const unsigned char lifestyle[] = {
#embed "../SampleEdition/manuscripts/lifestyle.txt"
};
static const unsigned char national[] = {
#embed "../SampleEdition/manuscripts/national.txt"
};
static const unsigned char north_korea[] = {
#embed "../SampleEdition/manuscripts/north-korea.txt"
};
static const unsigned char opinion[] = {
#embed "../SampleEdition/manuscripts/opinion.txt"
};
static const unsigned char world[] = {
#embed "../SampleEdition/manuscripts/world.txt"
};

#define FILE_OF(name, bytes) {name, bytes, sizeof bytes}
static const struct embedded_file manuscripts[] = {
    FILE_OF("business.txt", business),
    FILE_OF("finance.txt", finance),
    FILE_OF("lifestyle.txt", lifestyle),
    FILE_OF("national.txt", national),
    FILE_OF("north-korea.txt", north_korea),
    FILE_OF("opinion.txt", opinion),
    FILE_OF("world.txt", world),
};

const struct embedded_file *embedded_manuscripts(size_t *count) {
  *count = sizeof manuscripts / sizeof *manuscripts;
  return manuscripts;
}
