#pragma once
#include <dlfcn.h>
#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/// Whether the parser stands inside the value of an attribute, where an entity is handed over in another form.
static inline int markup_in_attribute(xmlParserCtxtPtr parser) {
  return parser->instate == XML_PARSER_ATTRIBUTE_VALUE;
}

/// Whether the parser stands inside a document type declaration.
static inline int markup_in_doctype(xmlParserCtxtPtr parser) { return parser->inSubset != 0; }

/// The numbers that Swift does not see through libxml2's macros and enums.
static inline unsigned int markup_sax2_magic(void) { return XML_SAX2_MAGIC; }
static inline int markup_options(void) { return XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC; }
static inline iconv_t markup_iconv_failure(void) { return (iconv_t)-1; }

/// The first place of `needle` in `text`; the C library has it, but shows it to GNU programs only.
static inline const void *markup_find(const void *text, size_t count, const void *needle, size_t needle_count) {
  extern void *memmem(const void *, size_t, const void *, size_t);
  return memmem(text, count, needle, needle_count);
}

// libxml2 brings ICU and more libraries along, a third of the time that the program takes to start. It is loaded when the
// first feed is read, and the reader's first screen does without it.

static inline void *markup_xml_symbol(const char *name) {
  static void *library;
  void *loaded = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
  if (!loaded) {
    loaded = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
    __atomic_store_n(&library, loaded, __ATOMIC_RELEASE);
  }
  return loaded ? dlsym(loaded, name) : NULL;
}
#define MARKUP_XML(name) ((__typeof__(&name))markup_xml_symbol(#name))

static inline int markup_has_libxml2(void) { return markup_xml_symbol("xmlParseDocument") != NULL; }
static inline xmlParserCtxtPtr markup_parser(const char *bytes, int count) {
  return MARKUP_XML(xmlCreateMemoryParserCtxt)(bytes, count);
}
static inline void markup_free_parser(xmlParserCtxtPtr parser) { MARKUP_XML(xmlFreeParserCtxt)(parser); }
static inline int markup_use_options(xmlParserCtxtPtr parser, int options) {
  return MARKUP_XML(xmlCtxtUseOptions)(parser, options);
}
static inline int markup_parse(xmlParserCtxtPtr parser) { return MARKUP_XML(xmlParseDocument)(parser); }
static inline void markup_stop(xmlParserCtxtPtr parser) { MARKUP_XML(xmlStopParser)(parser); }
static inline int markup_line(xmlParserCtxtPtr parser) { return MARKUP_XML(xmlSAX2GetLineNumber)(parser); }
static inline size_t markup_length(const xmlChar *text) { return __builtin_strlen((const char *)text); }
static inline const htmlEntityDesc *markup_entity(const xmlChar *name) {
  return markup_has_libxml2() ? MARKUP_XML(htmlEntityLookup)(name) : NULL;
}
