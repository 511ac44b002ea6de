/* What Swift does not import from libxml2 by itself: initialisers behind macros, and functions with
 * variable arguments. */
#ifndef PQ_CXML_SHIM_H
/* Without this, libxml2 brings the system's ICU, which is another than the one in Foundation: Swift
 * refuses to see both. Nothing of it is used here. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#define PQ_CXML_SHIM_H

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

#endif
