#include "embedded.h"

static const unsigned char newsprint[] = {
#embed "../../Themes/newsprint.yaml"
};
static const unsigned char ink[] = {
#embed "../../Themes/ink.yaml"
};
static const unsigned char salmon[] = {
#embed "../../Themes/salmon.yaml"
};
static const unsigned char midnight[] = {
#embed "../../Themes/midnight.yaml"
};
static const unsigned char sepia[] = {
#embed "../../Themes/sepia.yaml"
};
static const unsigned char solarized_light[] = {
#embed "../../Themes/solarized-light.yaml"
};
static const unsigned char solarized_dark[] = {
#embed "../../Themes/solarized-dark.yaml"
};
static const unsigned char high_contrast_light[] = {
#embed "../../Themes/high-contrast-light.yaml"
};
static const unsigned char high_contrast_dark[] = {
#embed "../../Themes/high-contrast-dark.yaml"
};
static const unsigned char terminal[] = {
#embed "../../Themes/terminal.yaml"
};
static const unsigned char monochrome[] = {
#embed "../../Themes/monochrome.yaml"
};

static const struct embedded_file themes[] = {
    {"newsprint", newsprint, sizeof newsprint},
    {"ink", ink, sizeof ink},
    {"salmon", salmon, sizeof salmon},
    {"midnight", midnight, sizeof midnight},
    {"sepia", sepia, sizeof sepia},
    {"solarized-light", solarized_light, sizeof solarized_light},
    {"solarized-dark", solarized_dark, sizeof solarized_dark},
    {"high-contrast-light", high_contrast_light, sizeof high_contrast_light},
    {"high-contrast-dark", high_contrast_dark, sizeof high_contrast_dark},
    {"terminal", terminal, sizeof terminal},
    {"monochrome", monochrome, sizeof monochrome},
};

const struct embedded_file *embedded_themes(size_t *count) {
  *count = sizeof themes / sizeof *themes;
  return themes;
}
