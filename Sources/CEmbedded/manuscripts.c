#include "embedded.h"

static const unsigned char arts[] = {
#embed "../SampleEdition/manuscripts/arts.txt"
};
static const unsigned char business[] = {
#embed "../SampleEdition/manuscripts/business.txt"
};
static const unsigned char finance[] = {
#embed "../SampleEdition/manuscripts/finance.txt"
};
static const unsigned char gallery[] = {
#embed "../SampleEdition/manuscripts/gallery.txt"
};
static const unsigned char korean[] = {
#embed "../SampleEdition/manuscripts/korean.txt"
};
static const unsigned char languages[] = {
#embed "../SampleEdition/manuscripts/languages.txt"
};
static const unsigned char lifestyle[] = {
#embed "../SampleEdition/manuscripts/lifestyle.txt"
};
static const unsigned char lists[] = {
#embed "../SampleEdition/manuscripts/lists.txt"
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
static const unsigned char photos[] = {
#embed "../SampleEdition/manuscripts/photos.txt"
};
static const unsigned char sports[] = {
#embed "../SampleEdition/manuscripts/sports.txt"
};
static const unsigned char video[] = {
#embed "../SampleEdition/manuscripts/video.txt"
};
static const unsigned char world[] = {
#embed "../SampleEdition/manuscripts/world.txt"
};

#define FILE_OF(name, bytes) {name, bytes, sizeof bytes}
static const struct embedded_file manuscripts[] = {
    FILE_OF("arts.txt", arts),
    FILE_OF("business.txt", business),
    FILE_OF("finance.txt", finance),
    FILE_OF("gallery.txt", gallery),
    FILE_OF("korean.txt", korean),
    FILE_OF("languages.txt", languages),
    FILE_OF("lifestyle.txt", lifestyle),
    FILE_OF("lists.txt", lists),
    FILE_OF("national.txt", national),
    FILE_OF("north-korea.txt", north_korea),
    FILE_OF("opinion.txt", opinion),
    FILE_OF("photos.txt", photos),
    FILE_OF("sports.txt", sports),
    FILE_OF("video.txt", video),
    FILE_OF("world.txt", world),
};

const struct embedded_file *embedded_manuscripts(size_t *count) {
  *count = sizeof manuscripts / sizeof *manuscripts;
  return manuscripts;
}
