#pragma once
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
