/* XML as its elements, with their places: what src/declare turns into the document tree, since only
 * a field table can tell a list of one from a text. Lives in an arena. */
#ifndef TU_BASE_XML_H
#define TU_BASE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

typedef struct TuXmlAttribute TuXmlAttribute;
struct TuXmlAttribute {
    const char *name, *value;
    int line, column;             /* of the name; 1-based, in bytes */
    int value_line, value_column; /* of its quote */
    TuXmlAttribute *next;
};

typedef struct TuXml TuXml;
struct TuXml {
    const char *name;
    /* Texts and CDATA sections together, without white space at the ends (CDATA keeps its own); ""
     * when there are none. */
    const char *text;
    int line, column; /* of the "<" */
    TuXmlAttribute *attributes;
    TuXml *first, *last; /* child elements, in order */
    TuXml *next;         /* sibling */
};

/* Read an XML 1.0 document by libxml2: UTF-8; no DOCTYPE, no entities but the five of XML, no
 * namespaces (attributes of XML Schema instances are passed over), elements at most 64 deep and
 * with at most 256 attributes. Comments and processing instructions are skipped. TU_ERR_PARSE with
 * file, line, column; TU_ERR_NOMEM. */
TuStatus tu_xml_read(const char *text, size_t len, const char *file, TuArena *arena, TuXml **out,
                     TuError *err);

/* Writing. XML 1.0 has no way to write some control characters: false when text has one. */
bool tu_xml_can_say(const char *text);
/* An attribute's value with its quotes. */
void tu_xml_quote(TuBuf *out, const char *text);
/* Text between tags, which tu_xml_read() gives back as it is: escaped, or as CDATA. */
void tu_xml_text(TuBuf *out, const char *text);

#endif
