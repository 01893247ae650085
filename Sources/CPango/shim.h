#pragma once
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

// Pango and cairo set and draw the type of a PDF. They bring twenty libraries along and are loaded in the process that writes
// a PDF and in no other. What is used of them is declared here: their headers come in packages that depend on those of the X
// Window System, and these functions have had these forms since pango 1.44 and cairo 1.16.

typedef struct broadsheet_surface broadsheet_surface;
typedef struct broadsheet_cairo broadsheet_cairo;
typedef struct broadsheet_layout broadsheet_layout;
typedef struct broadsheet_layout_line broadsheet_layout_line;
typedef struct broadsheet_layout_iter broadsheet_layout_iter;
typedef int (*broadsheet_write_function)(void *context, const unsigned char *bytes, unsigned int count);

/// A rectangle in pango's units, of which 1,024 make a point.
typedef struct {
  int x, y, width, height;
} broadsheet_rectangle;

static inline void *pango_symbol(const char *name) {
  static void *library;
  void *loaded = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
  if (!loaded) {
    loaded = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
    __atomic_store_n(&library, loaded, __ATOMIC_RELEASE);
  }
  // What the library itself is made from is found through it.
  return loaded ? dlsym(loaded, name) : NULL;
}
// A function by its name in the library, with the type it has there. `broadsheet_has_pango` has seen that all are there.
#define PANGO(result, name, ...) ((result(*)(__VA_ARGS__))pango_symbol(#name))

static inline int broadsheet_has_pango(void) {
  static const char *const names[] = {
    "cairo_pdf_surface_create_for_stream", "cairo_pdf_surface_set_metadata", "cairo_pdf_surface_add_outline",
    "cairo_create", "cairo_destroy", "cairo_surface_finish", "cairo_surface_destroy", "cairo_surface_status",
    "cairo_show_page", "cairo_move_to", "cairo_line_to", "cairo_stroke", "cairo_set_line_width",
    "cairo_set_source_rgb", "cairo_save", "cairo_restore", "cairo_translate", "cairo_scale", "cairo_paint",
    "cairo_set_source_surface", "cairo_image_surface_create_for_data", "cairo_tag_begin", "cairo_tag_end",
    "pango_cairo_create_layout", "pango_cairo_show_layout_line", "pango_layout_set_markup", "pango_layout_set_width",
    "pango_layout_set_justify", "pango_layout_set_wrap", "pango_layout_set_indent", "pango_layout_set_alignment",
    "pango_layout_set_font_description", "pango_layout_get_context", "pango_layout_context_changed",
    "pango_layout_get_iter", "pango_layout_iter_get_line_readonly", "pango_layout_iter_get_line_extents",
    "pango_layout_iter_get_baseline", "pango_layout_iter_next_line", "pango_layout_iter_free",
    "pango_layout_get_extents", "pango_context_set_language", "pango_context_set_round_glyph_positions",
    "pango_context_set_base_dir", "pango_layout_set_auto_dir", "pango_layout_set_ellipsize",
    "pango_language_from_string", "pango_font_description_from_string", "pango_font_description_free",
    "g_object_unref",
  };
  for (size_t index = 0; index < sizeof names / sizeof *names; index += 1)
    if (!pango_symbol(names[index])) return 0;
  return 1;
}

// The sheet.

static inline broadsheet_surface *broadsheet_pdf_new(
  broadsheet_write_function write, void *context, double width, double height) {
  return PANGO(broadsheet_surface *, cairo_pdf_surface_create_for_stream, broadsheet_write_function, void *, double,
    double)(write, context, width, height);
}
/// Facts about the document: 0 its title, 1 its author, 4 the program.
static inline void broadsheet_pdf_describe(broadsheet_surface *surface, int fact, const char *text) {
  PANGO(void, cairo_pdf_surface_set_metadata, broadsheet_surface *, int, const char *)(surface, fact, text);
}
static inline void broadsheet_pdf_outline(broadsheet_surface *surface, const char *title, const char *place) {
  PANGO(int, cairo_pdf_surface_add_outline, broadsheet_surface *, int, const char *, const char *, int)(
    surface, 0, title, place, 0);
}
/// Ends the document; answers whether all of it was written.
static inline int broadsheet_pdf_finish(broadsheet_surface *surface) {
  PANGO(void, cairo_surface_finish, broadsheet_surface *)(surface);
  return PANGO(int, cairo_surface_status, broadsheet_surface *)(surface) == 0;
}
static inline void broadsheet_surface_free(broadsheet_surface *surface) {
  PANGO(void, cairo_surface_destroy, broadsheet_surface *)(surface);
}

// The pen.

static inline broadsheet_cairo *broadsheet_cairo_new(broadsheet_surface *surface) {
  return PANGO(broadsheet_cairo *, cairo_create, broadsheet_surface *)(surface);
}
static inline void broadsheet_cairo_free(broadsheet_cairo *cairo) {
  PANGO(void, cairo_destroy, broadsheet_cairo *)(cairo);
}
static inline void broadsheet_end_page(broadsheet_cairo *cairo) {
  PANGO(void, cairo_show_page, broadsheet_cairo *)(cairo);
}
static inline void broadsheet_move(broadsheet_cairo *cairo, double x, double y) {
  PANGO(void, cairo_move_to, broadsheet_cairo *, double, double)(cairo, x, y);
}
static inline void broadsheet_line(
  broadsheet_cairo *cairo, double x, double y, double to_x, double to_y, double width) {
  PANGO(void, cairo_set_line_width, broadsheet_cairo *, double)(cairo, width);
  broadsheet_move(cairo, x, y);
  PANGO(void, cairo_line_to, broadsheet_cairo *, double, double)(cairo, to_x, to_y);
  PANGO(void, cairo_stroke, broadsheet_cairo *)(cairo);
}
static inline void broadsheet_gray(broadsheet_cairo *cairo, double gray) {
  PANGO(void, cairo_set_source_rgb, broadsheet_cairo *, double, double, double)(cairo, gray, gray, gray);
}
/// A picture of `columns` times `rows` pixels, 4 bytes each (blue, green, red, none), `width` wide.
static inline void broadsheet_picture(
  broadsheet_cairo *cairo, unsigned char *pixels, int columns, int rows, double x, double y, double width,
  double height) {
  broadsheet_surface *image = PANGO(broadsheet_surface *, cairo_image_surface_create_for_data, unsigned char *, int,
    int, int, int)(pixels, 1, columns, rows, columns * 4);
  PANGO(void, cairo_save, broadsheet_cairo *)(cairo);
  PANGO(void, cairo_translate, broadsheet_cairo *, double, double)(cairo, x, y);
  PANGO(void, cairo_scale, broadsheet_cairo *, double, double)(cairo, width / columns, height / rows);
  PANGO(void, cairo_set_source_surface, broadsheet_cairo *, broadsheet_surface *, double, double)(cairo, image, 0, 0);
  PANGO(void, cairo_paint, broadsheet_cairo *)(cairo);
  PANGO(void, cairo_restore, broadsheet_cairo *)(cairo);
  PANGO(void, cairo_surface_finish, broadsheet_surface *)(image);
  broadsheet_surface_free(image);
}
static inline void broadsheet_link_begin(broadsheet_cairo *cairo, const char *attributes) {
  PANGO(void, cairo_tag_begin, broadsheet_cairo *, const char *, const char *)(cairo, "Link", attributes);
}
static inline void broadsheet_link_end(broadsheet_cairo *cairo) {
  PANGO(void, cairo_tag_end, broadsheet_cairo *, const char *)(cairo, "Link");
}

// Text in lines.

/// Text with pango's markup, set in a face such as `Serif 10px` to a width in pango's units; -1 sets it in one line.
/// Alignment: 0 left, 1 centered, 2 right. A text that does not run from right to left runs as its first letter does.
static inline broadsheet_layout *broadsheet_layout_new(
  broadsheet_cairo *cairo, const char *markup, const char *face, const char *language, int width, int indent,
  int alignment, int justified, int right_to_left) {
  broadsheet_layout *layout = PANGO(broadsheet_layout *, pango_cairo_create_layout, broadsheet_cairo *)(cairo);
  void *context = PANGO(void *, pango_layout_get_context, broadsheet_layout *)(layout);
  // On paper a letter need not stand on a whole point.
  PANGO(void, pango_context_set_round_glyph_positions, void *, int)(context, 0);
  PANGO(void, pango_context_set_language, void *, void *)(
    context, PANGO(void *, pango_language_from_string, const char *)(language));
  if (right_to_left) {
    PANGO(void, pango_context_set_base_dir, void *, int)(context, 1);
    PANGO(void, pango_layout_set_auto_dir, broadsheet_layout *, int)(layout, 0);
  }
  PANGO(void, pango_layout_context_changed, broadsheet_layout *)(layout);
  void *description = PANGO(void *, pango_font_description_from_string, const char *)(face);
  PANGO(void, pango_layout_set_font_description, broadsheet_layout *, void *)(layout, description);
  PANGO(void, pango_font_description_free, void *)(description);
  PANGO(void, pango_layout_set_width, broadsheet_layout *, int)(layout, width);
  PANGO(void, pango_layout_set_indent, broadsheet_layout *, int)(layout, indent);
  // By words, and within one that no line can hold.
  PANGO(void, pango_layout_set_wrap, broadsheet_layout *, int)(layout, 2);
  PANGO(void, pango_layout_set_alignment, broadsheet_layout *, int)(layout, alignment);
  PANGO(void, pango_layout_set_justify, broadsheet_layout *, int)(layout, justified);
  PANGO(void, pango_layout_set_markup, broadsheet_layout *, const char *, int)(layout, markup, -1);
  return layout;
}
/// Cuts each line that is too long, with an ellipsis at its end, instead of going on below.
static inline void broadsheet_layout_cut(broadsheet_layout *layout) {
  PANGO(void, pango_layout_set_ellipsize, broadsheet_layout *, int)(layout, 3);
}
static inline void broadsheet_layout_free(broadsheet_layout *layout) { PANGO(void, g_object_unref, void *)(layout); }
/// The width of the text as it is set, in pango's units.
static inline int broadsheet_layout_width(broadsheet_layout *layout) {
  broadsheet_rectangle logical;
  PANGO(void, pango_layout_get_extents, broadsheet_layout *, broadsheet_rectangle *, broadsheet_rectangle *)(
    layout, NULL, &logical);
  return logical.width;
}
static inline broadsheet_layout_iter *broadsheet_lines(broadsheet_layout *layout) {
  return PANGO(broadsheet_layout_iter *, pango_layout_get_iter, broadsheet_layout *)(layout);
}
static inline void broadsheet_lines_free(broadsheet_layout_iter *lines) {
  PANGO(void, pango_layout_iter_free, broadsheet_layout_iter *)(lines);
}
/// The line that the iterator stands at, its rectangle, and its base line.
static inline broadsheet_layout_line *broadsheet_lines_here(
  broadsheet_layout_iter *lines, broadsheet_rectangle *logical, int *baseline) {
  PANGO(void, pango_layout_iter_get_line_extents, broadsheet_layout_iter *, broadsheet_rectangle *,
    broadsheet_rectangle *)(lines, NULL, logical);
  *baseline = PANGO(int, pango_layout_iter_get_baseline, broadsheet_layout_iter *)(lines);
  return PANGO(broadsheet_layout_line *, pango_layout_iter_get_line_readonly, broadsheet_layout_iter *)(lines);
}
/// Where a line begins, in bytes of the text.
static inline int broadsheet_line_start(const broadsheet_layout_line *line) {
  // The first fields of PangoLayoutLine, which are public.
  struct { void *layout; int start_index; } first;
  memcpy(&first, line, sizeof first);
  return first.start_index;
}
static inline int broadsheet_lines_next(broadsheet_layout_iter *lines) {
  return PANGO(int, pango_layout_iter_next_line, broadsheet_layout_iter *)(lines);
}
static inline void broadsheet_draw_line(broadsheet_cairo *cairo, broadsheet_layout_line *line) {
  PANGO(void, pango_cairo_show_layout_line, broadsheet_cairo *, broadsheet_layout_line *)(cairo, line);
}
