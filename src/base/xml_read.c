/* Owns reading of XML by libxml2's SAX2 events. Nothing is ever loaded, a DOCTYPE ends the reading
 * before it declares anything, and what libxml2 does in quadratic time is counted beforehand. */
#include "config.h"

#include "base/xml.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/doc_read.h"
#include "base/utf8.h"

#include "base/compat.h"

enum { ATTRIBUTES_MAX = 256 };

static const char instance_uri[] = "http://www.w3.org/2001/XMLSchema-instance";

typedef struct Frame {
    TuXml *element;
    TuBuf text;
    size_t kept; /* bytes of text that came as CDATA, or before one */
} Frame;

typedef struct Reader {
    const char *text;
    size_t len;
    const char *file;
    TuArena *arena;
    TuError *err;
    TuStatus st;
    xmlParserCtxtPtr parser;
    TuXml *root;
    int depth;
    Frame stack[TU_DOC_DEPTH_MAX];
    /* Where the last place was: they come in rising order but for errors. */
    size_t at, line_start;
    int line;
} Reader;

static void
place_of(Reader *reader, size_t at, int *line, int *column)
{
    if (at < reader->at) {
        reader->at = reader->line_start = 0;
        reader->line = 1;
    }
    for (; reader->at < at && reader->at < reader->len; reader->at++) {
        if (reader->text[reader->at] == '\n') {
            reader->line++;
            reader->line_start = reader->at + 1;
        }
    }
    *line = reader->line;
    *column = (int)(at - reader->line_start) + 1;
}

static void fail_at(Reader *reader, size_t at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The first failure counts; it stops the parser. */
static void
fail_at(Reader *reader, size_t at, const char *fmt, ...)
{
    char text[256];
    int line, column;
    va_list args;
    if (reader->st != TU_OK)
        return;
    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    place_of(reader, at, &line, &column);
    reader->st = tu_error_set(reader->err, TU_ERR_PARSE, "%s", text);
    tu_error_at(reader->err, reader->file, line, column);
    if (reader->parser)
        xmlStopParser(reader->parser);
}

static void
fail_memory(Reader *reader)
{
    if (reader->st == TU_OK)
        reader->st = tu_error_nomem(reader->err);
    if (reader->parser)
        xmlStopParser(reader->parser);
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t
skip_space(const Reader *reader, size_t at)
{
    while (at < reader->len && is_space(reader->text[at]))
        at++;
    return at;
}

static bool
starts_with(const Reader *reader, size_t at, const char *word)
{
    size_t len = strlen(word);
    return reader->len - at >= len && memcmp(reader->text + at, word, len) == 0;
}

/* Behind the next place of word; the end of the text when there is none. */
static size_t
skip_past(const Reader *reader, size_t at, const char *word)
{
    size_t len = strlen(word);
    const char *found = memmem(reader->text + at, reader->len - at, word, len);
    return found ? (size_t)(found - reader->text) + len : reader->len;
}

/* Where the parser stands, in the text. */
static size_t
offset_of(const Reader *reader)
{
    long at = reader->parser ? xmlByteConsumed(reader->parser) : 0;
    return at < 0 ? 0 : (size_t)at < reader->len ? (size_t)at : reader->len;
}

/* ---- before libxml2 ---- */

/* A tag's attributes, counted by their quotes; returns where the tag ends. */
static size_t
scan_tag(Reader *reader, size_t start)
{
    int count = 0;
    size_t at = start;
    while (at < reader->len && reader->text[at] != '>') {
        char c = reader->text[at++];
        if (c != '"' && c != '\'')
            continue;
        if (++count > ATTRIBUTES_MAX) {
            fail_at(reader, start, "more than %d attributes", (int)ATTRIBUTES_MAX);
            return reader->len;
        }
        const char *end = memchr(reader->text + at, c, reader->len - at);
        at = end ? (size_t)(end - reader->text) + 1 : reader->len;
    }
    return at;
}

/* Refuse what would be costly, or is not for us. What is malformed is left to libxml2. */
static void
scan(Reader *reader)
{
    size_t at = 0;
    while (reader->st == TU_OK && at < reader->len) {
        const char *next = memchr(reader->text + at, '<', reader->len - at);
        at = next ? (size_t)(next - reader->text) : reader->len;
        if (starts_with(reader, at, "<!--"))
            at = skip_past(reader, at + 4, "-->");
        else if (starts_with(reader, at, "<![CDATA["))
            at = skip_past(reader, at, "]]>");
        else if (starts_with(reader, at, "<?"))
            at = skip_past(reader, at, "?>");
        else if (starts_with(reader, at, "<!")) {
            fail_at(reader, at, "a document type (<!DOCTYPE>) is not read");
            tu_error_hint(reader->err, "entities are not read either; write the text itself");
        } else if (at < reader->len)
            at = scan_tag(reader, at);
    }
}

/* The text is UTF-8; a declaration that says otherwise would be read as something else. */
static void
check_encoding(Reader *reader)
{
    if (!starts_with(reader, 0, "<?xml") || reader->len < 6 || !is_space(reader->text[5]))
        return;
    size_t end = skip_past(reader, 0, "?>");
    const char *found = memmem(reader->text, end, "encoding", 8);
    if (!found)
        return;
    size_t at = skip_space(reader, (size_t)(found - reader->text) + 8);
    if (at < end && reader->text[at] == '=')
        at = skip_space(reader, at + 1);
    if (at + 7 <= end && strncasecmp(reader->text + at + 1, "utf-8", 5) == 0 &&
        reader->text[at] == reader->text[at + 6])
        return;
    fail_at(reader, at, "the encoding is not UTF-8");
    tu_error_hint(reader->err, "save the file as UTF-8, and say so or nothing");
}

/* ---- what libxml2 reports ---- */

static Frame *
top_of(Reader *reader)
{
    return reader->depth > 0 ? &reader->stack[reader->depth - 1] : NULL;
}

/* The "<" of the tag that ends at the parser's place: there is none inside a tag. */
static size_t
tag_start(const Reader *reader, size_t at)
{
    while (at > 0 && (at >= reader->len || reader->text[at] != '<'))
        at--;
    return at;
}

typedef struct Place {
    size_t name, name_len, value;
} Place;

/* The next attribute of a tag at *at, in a text known to be well-formed; false at its end. */
static bool
next_attribute(const Reader *reader, size_t *at, Place *place)
{
    size_t i = skip_space(reader, *at);
    place->name = i;
    while (i < reader->len && !is_space(reader->text[i]) && !strchr("=/><", reader->text[i]))
        i++;
    place->name_len = i - place->name;
    i = skip_space(reader, i);
    if (place->name_len == 0 || i >= reader->len || reader->text[i] != '=')
        return false;
    i = skip_space(reader, i + 1);
    place->value = i;
    const char *end =
        i < reader->len ? memchr(reader->text + i + 1, reader->text[i], reader->len - i - 1) : NULL;
    if (!end)
        return false;
    *at = (size_t)(end - reader->text) + 1;
    return true;
}

static size_t
skip_tag_name(const Reader *reader, size_t start)
{
    size_t at = start + 1;
    while (at < reader->len && !is_space(reader->text[at]) && !strchr("/>", reader->text[at]))
        at++;
    return at;
}

/* The second attribute of a name, where libxml2 says that there are two. */
static size_t
second_of(const Reader *reader, size_t start, const char *name)
{
    size_t at = skip_tag_name(reader, start), len = strlen(name);
    int seen = 0;
    Place place;
    while (next_attribute(reader, &at, &place)) {
        if (place.name_len == len && memcmp(reader->text + place.name, name, len) == 0 && seen++)
            return place.name;
    }
    return start;
}

/* What libxml2 says, on one line. */
static void
take_error(void *data, const xmlError *error)
{
    Reader *reader = data;
    if (reader->st != TU_OK || error->level < XML_ERR_ERROR)
        return;
    if (error->code == XML_ERR_NO_MEMORY) {
        fail_memory(reader);
        return;
    }
    size_t at = offset_of(reader);
    if (error->code == XML_ERR_ATTRIBUTE_REDEFINED && error->str1) {
        fail_at(reader, second_of(reader, tag_start(reader, at), error->str1),
                "duplicate attribute \"%.*s\"", (int)tu_utf8_prefix(error->str1, TU_DOC_QUOTE_MAX),
                error->str1);
        return;
    }
    const char *said = error->message ? error->message : "malformed XML";
    int len = (int)strcspn(said, "\n");
    fail_at(reader, at, "%.*s", len < 200 ? len : (int)tu_utf8_prefix(said, 200), said);
}

#if LIBXML_VERSION >= 21200
static void
on_error(void *data, const xmlError *error)
{
    take_error(data, error);
}
#else
static void
on_error(void *data, xmlError *error)
{
    take_error(data, error);
}
#endif

static const char *
copy(Reader *reader, const xmlChar *text, size_t len)
{
    return tu_arena_strndup(reader->arena, (const char *)text, len);
}

/* libxml2 gives the values in the order of the text, but those of namespaces apart: the places of
 * an attribute are found by its name. */
static void
add_attributes(Reader *reader, TuXml *element, size_t start, int count, const xmlChar **given)
{
    TuXmlAttribute **end = &element->attributes;
    size_t at = skip_tag_name(reader, start);
    Place place = {start, 0, start};
    for (int i = 0; i < count; i++) {
        const xmlChar **one = given + 5 * (ptrdiff_t)i;
        const char *name = (const char *)one[0];
        size_t len = strlen(name);
        while (next_attribute(reader, &at, &place)) {
            size_t skip = one[1] ? strlen((const char *)one[1]) + 1 : 0;
            if (place.name_len == skip + len &&
                memcmp(reader->text + place.name + skip, name, len) == 0)
                break;
        }
        if (one[2] && strcmp((const char *)one[2], instance_uri) == 0)
            continue;
        if (one[1]) {
            fail_at(reader, place.name, "namespaces are not read");
            return;
        }
        TuXmlAttribute *attribute = TU_NEW(reader->arena, TuXmlAttribute);
        if (!attribute)
            return;
        attribute->name = copy(reader, one[0], len);
        attribute->value = copy(reader, one[3], (size_t)(one[4] - one[3]));
        place_of(reader, place.name, &attribute->line, &attribute->column);
        place_of(reader, place.value, &attribute->value_line, &attribute->value_column);
        *end = attribute;
        end = &attribute->next;
    }
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
         int namespace_count, const xmlChar **namespaces, int count, int defaulted,
         const xmlChar **attributes)
{
    Reader *reader = data;
    (void)namespace_count, (void)namespaces, (void)defaulted;
    if (reader->st != TU_OK)
        return;
    size_t start = tag_start(reader, offset_of(reader));
    if (prefix || uri) {
        fail_at(reader, start, "namespaces are not read");
        return;
    }
    if (reader->depth == TU_DOC_DEPTH_MAX) {
        fail_at(reader, start, "more than %d elements inside each other", (int)TU_DOC_DEPTH_MAX);
        return;
    }
    Frame *top = top_of(reader);
    TuXml *element = TU_NEW(reader->arena, TuXml);
    if (!element) {
        fail_memory(reader);
        return;
    }
    element->name = copy(reader, name, strlen((const char *)name));
    place_of(reader, start, &element->line, &element->column);
    add_attributes(reader, element, start, count, attributes);
    if (!top)
        reader->root = element;
    else if (top->element->last)
        top->element->last = top->element->last->next = element;
    else
        top->element->first = top->element->last = element;
    reader->stack[reader->depth++] = (Frame){.element = element, .text = TU_BUF_INIT};
}

/* A carriage return is never white space here: it only comes as a reference. */
static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    Reader *reader = data;
    Frame *top = top_of(reader);
    (void)name, (void)prefix, (void)uri;
    if (reader->st != TU_OK || !top)
        return;
    size_t len = top->text.len;
    while (len > top->kept && is_blank(top->text.s[len - 1]))
        len--;
    tu_buf_truncate(&top->text, len);
    top->element->text = len ? tu_buf_dup(&top->text, reader->arena) : "";
    if (top->text.failed || tu_arena_failed(reader->arena))
        fail_memory(reader);
    tu_buf_release(&top->text);
    reader->depth--;
}

static void
on_text(void *data, const xmlChar *text, int len)
{
    Reader *reader = data;
    Frame *top = top_of(reader);
    if (reader->st != TU_OK || !top)
        return;
    const char *at = (const char *)text, *end = at + len;
    while (top->text.len == 0 && at < end && is_blank(*at))
        at++;
    tu_buf_addn(&top->text, at, (size_t)(end - at));
}

static void
on_cdata(void *data, const xmlChar *text, int len)
{
    Reader *reader = data;
    Frame *top = top_of(reader);
    if (reader->st != TU_OK || !top)
        return;
    tu_buf_addn(&top->text, (const char *)text, (size_t)len);
    top->kept = top->text.len;
}

/* Only XML's own five. */
static xmlEntityPtr
on_entity(void *data, const xmlChar *name)
{
    (void)data;
    return xmlGetPredefinedEntity(name);
}

/* scan() has refused it; this is for what a newer libxml2 may see in another way. */
static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
    Reader *reader = data;
    (void)name, (void)external_id, (void)system_id;
    fail_at(reader, offset_of(reader), "a document type (<!DOCTYPE>) is not read");
}

static void
parse(Reader *reader)
{
    const xmlSAXHandler handler = {
        .internalSubset = on_doctype,
        .getEntity = on_entity,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_cdata,
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .serror = on_error,
    };
    reader->parser = xmlCreateMemoryParserCtxt(reader->text, (int)reader->len);
    if (!reader->parser) {
        fail_memory(reader);
        return;
    }
    *reader->parser->sax = handler;
    reader->parser->userData = reader;
    /* NOENT is needed for "&amp;" in attributes; entities of a document never come to be. */
    xmlCtxtUseOptions(reader->parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
    (void)xmlParseDocument(reader->parser);
    if (!reader->parser->wellFormed)
        fail_at(reader, offset_of(reader), "malformed XML");
    const char *version = (const char *)reader->parser->version;
    if (version && strcmp(version, "1.0") != 0)
        fail_at(reader, 0, "XML %.10s is not read, only 1.0", version);
    xmlFreeDoc(reader->parser->myDoc);
    xmlFreeParserCtxt(reader->parser);
    reader->parser = NULL;
}

TuStatus
tu_xml_read(const char *text, size_t len, const char *file, TuArena *arena, TuXml **out,
            TuError *err)
{
    Reader reader = {.text = text, .len = len, .file = file, .arena = arena, .err = err, .line = 1};
    *out = NULL;
    TuStatus st = tu_doc_check_text(text, len, file, err);
    if (st != TU_OK)
        return st;
    check_encoding(&reader);
    scan(&reader);
    if (reader.st == TU_OK && len == 0)
        fail_at(&reader, 0, "there is no element");
    if (reader.st == TU_OK)
        parse(&reader);
    while (reader.depth > 0)
        tu_buf_release(&reader.stack[--reader.depth].text);
    if (reader.st == TU_OK && tu_arena_failed(arena))
        reader.st = tu_error_nomem(err);
    if (reader.st == TU_OK)
        *out = reader.root;
    return reader.st;
}
