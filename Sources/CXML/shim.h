/* What Swift does not import from libxml2 by itself: initialisers behind macros, and functions with
 * variable arguments. The C library's iconv comes along, which libxml2 stands on for charsets. */
#ifndef PQ_CXML_SHIM_H
/* Without this, libxml2 brings the system's ICU, which is another than the one in Foundation: Swift
 * refuses to see both. Nothing of it is used here. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#define PQ_CXML_SHIM_H

#include <errno.h>
#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

/* A handler that wants SAX2 events and gives no error to standard error. */
static inline void pq_sax_init(xmlSAXHandler *handler) {
  memset(handler, 0, sizeof *handler);
  handler->initialized = XML_SAX2_MAGIC;
}

/* Opens a conversion from a charset to UTF-8; NULL when the C library does not know it. */
static inline iconv_t pq_iconv_open(const char *charset) {
  iconv_t conversion = iconv_open("UTF-8", charset);
  return conversion == (iconv_t)-1 ? NULL : conversion;
}

/* Converts until the input ends, the output is full (E2BIG) or a byte means nothing (EILSEQ, EINVAL).
 * Gives 0 or the error; counts say what is left. */
static inline int pq_iconv(
  iconv_t conversion, const unsigned char **input, size_t *input_left, unsigned char **output,
  size_t *output_left) {
  size_t done = iconv(conversion, (char **)input, input_left, (char **)output, output_left);
  return done == (size_t)-1 ? errno : 0;
}

#endif
