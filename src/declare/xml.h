/* Model files in XML: the elements into the document tree that JSON and YAML are read into, and
 * back. The field tables say what is a list, a map or a truth. */
#ifndef TU_DECLARE_XML_H
#define TU_DECLARE_XML_H

#include "base/xml.h"
#include "declare/key.h"
#include "declare/reader.h"

/* Elements as a document in the reader's scratch arena; what has no place in one is an issue and
 * left out. NULL when memory is out, or the root is not ours. */
TuDoc *tu_reader_xml(TuReader *reader, const TuXml *root);

/* "foreign_key": what an object of a kind is called inside its section. */
const char *tu_xml_kind_name(TuKind kind, TuArena *arena);
/* The parts of a list that is written as one text: between commas outside of parentheses and
 * quotes, without white space around them. "" has none. */
void tu_xml_split(const char *text, TuArena *arena, TuNames *out);

#endif
