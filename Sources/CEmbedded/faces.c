#include "embedded.h"

static const unsigned char latin_10[] = {
#embed "../Faces/Resources/latin-10.face"
};
static const unsigned char latin_12[] = {
#embed "../Faces/Resources/latin-12.face"
};
static const unsigned char latin_16[] = {
#embed "../Faces/Resources/latin-16.face"
};
static const unsigned char korean_10[] = {
#embed "../Faces/Resources/korean-10.face"
};
static const unsigned char korean_12[] = {
#embed "../Faces/Resources/korean-12.face"
};
static const unsigned char korean_16[] = {
#embed "../Faces/Resources/korean-16.face"
};

static const struct embedded_file faces[] = {
    {"latin-10", latin_10, sizeof latin_10},    {"latin-12", latin_12, sizeof latin_12},
    {"latin-16", latin_16, sizeof latin_16},    {"korean-10", korean_10, sizeof korean_10},
    {"korean-12", korean_12, sizeof korean_12}, {"korean-16", korean_16, sizeof korean_16},
};

const struct embedded_file *embedded_faces(size_t *count) {
  *count = sizeof faces / sizeof *faces;
  return faces;
}
