/* Owns reading of YAML by libyaml's events into the document tree. Refuses what makes YAML
 * surprising: anchors, aliases, tags, merge keys, several documents; "yes" and "on" are strings.
 */
#include "config.h"

#include "base/doc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <yaml.h>

#include "base/doc_read.h"
#include "base/utf8.h"

#include "base/compat.h"

typedef struct Frame {
    TuDoc *doc;
    TuDocKeys keys;
    TuDoc key; /* key, key_line, key_column of the value to come; .key NULL between members */
} Frame;

typedef struct Reader {
    const char *text;
    size_t len;
    const char *file;
    TuArena *arena;
    TuError *err;
    TuDoc *root;
    int documents;
    bool done;
    int depth;
    Frame stack[TU_DOC_DEPTH_MAX];
    /* Where the last mark was: libyaml counts characters, we report bytes. */
    size_t mark_chars, mark_byte, line_start;
    int line;
} Reader;

static void
rewind_marks(Reader *reader)
{
    reader->mark_chars = reader->mark_byte = reader->line_start = 0;
    reader->line = 1;
}

/* Line and column of a mark; marks come in rising order but for errors, so this is one pass. */
static void
place_of(Reader *reader, const yaml_mark_t *mark, int *line, int *column)
{
    if (mark->index < reader->mark_chars)
        rewind_marks(reader);
    while (reader->mark_chars < mark->index && reader->mark_byte < reader->len) {
        if (reader->text[reader->mark_byte++] == '\n') {
            reader->line++;
            reader->line_start = reader->mark_byte;
        }
        while (reader->mark_byte < reader->len &&
               ((unsigned char)reader->text[reader->mark_byte] & 0xC0) == 0x80)
            reader->mark_byte++;
        reader->mark_chars++;
    }
    *line = reader->line;
    *column = (int)(reader->mark_byte - reader->line_start) + 1;
}

static TuStatus fail_at(Reader *reader, const yaml_mark_t *mark, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static TuStatus
fail_at(Reader *reader, const yaml_mark_t *mark, const char *fmt, ...)
{
    char text[256];
    int line, column;
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    place_of(reader, mark, &line, &column);
    tu_error_set(reader->err, TU_ERR_PARSE, "%s", text);
    tu_error_at(reader->err, reader->file, line, column);
    return TU_ERR_PARSE;
}

/* What libyaml says, in our words and places. */
static TuStatus
fail_parser(Reader *reader, const yaml_parser_t *parser)
{
    const char *problem = parser->problem != NULL ? parser->problem : "malformed YAML";
    int line, column;
    if (parser->error == YAML_MEMORY_ERROR)
        return tu_error_nomem(reader->err);
    if (parser->error == YAML_READER_ERROR) {
        size_t at = parser->problem_offset < reader->len ? parser->problem_offset : reader->len;
        tu_doc_position(reader->text, at, &line, &column);
        tu_error_set(reader->err, TU_ERR_PARSE, "%s", problem);
        tu_error_at(reader->err, reader->file, line, column);
        return TU_ERR_PARSE;
    }
    if (parser->context != NULL)
        return fail_at(reader, &parser->problem_mark, "%s: %s", parser->context, problem);
    return fail_at(reader, &parser->problem_mark, "%s", problem);
}

static Frame *
top_of(Reader *reader)
{
    return reader->depth > 0 ? &reader->stack[reader->depth - 1] : NULL;
}

/* Put a finished node where it belongs: the root, a list, or under the key read before. */
static TuStatus
attach(Reader *reader, TuDoc *doc, const yaml_mark_t *mark)
{
    Frame *top = top_of(reader);
    if (doc == NULL)
        return tu_error_nomem(reader->err);
    place_of(reader, mark, &doc->line, &doc->column);
    if (top == NULL) {
        reader->root = doc;
        return TU_OK;
    }
    if (top->doc->type == TU_DOC_MAP) {
        if (top->key.key == NULL) {
            TuStatus st = fail_at(reader, mark, "a key is a plain text, not a list or map");
            tu_error_hint(reader->err, "quote a text that starts with \"{\" or \"[\"");
            return st;
        }
        doc->key = top->key.key;
        doc->key_line = top->key.key_line;
        doc->key_column = top->key.key_column;
        top->key.key = NULL;
    }
    tu_doc_add(top->doc, doc);
    return tu_doc_keys_added(&top->keys, top->doc, reader->err);
}

static bool
is_one_of(const char *text, const char *a, const char *b, const char *c)
{
    return strcmp(text, a) == 0 || strcmp(text, b) == 0 || strcmp(text, c) == 0;
}

/* Types of plain scalars; a number is what JSON calls one, so that its text can go there. */
static void
type_plain(TuDoc *doc)
{
    size_t len = strlen(doc->text);
    if (len == 0 || strcmp(doc->text, "~") == 0 || is_one_of(doc->text, "null", "Null", "NULL")) {
        doc->type = TU_DOC_NULL;
        doc->text = NULL;
    } else if (is_one_of(doc->text, "true", "True", "TRUE")) {
        doc->type = TU_DOC_BOOL;
        doc->truth = true;
        doc->text = "true";
    } else if (is_one_of(doc->text, "false", "False", "FALSE")) {
        doc->type = TU_DOC_BOOL;
        doc->text = "false";
    } else if (tu_doc_number_prefix(doc->text, len) == len) {
        doc->type = TU_DOC_NUMBER;
    }
}

static TuStatus
take_key(Reader *reader, Frame *top, const char *text, bool plain, const yaml_mark_t *mark)
{
    if (plain && strcmp(text, "<<") == 0)
        return fail_at(reader, mark, "merge keys are not read");
    top->key.key = text;
    place_of(reader, mark, &top->key.key_line, &top->key.key_column);
    return tu_doc_keys_check(&top->keys, top->doc, &top->key, reader->file, reader->err);
}

static TuStatus
take_scalar(Reader *reader, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    Frame *top = top_of(reader);
    if (tu_utf8_check(value, len) != len)
        return fail_at(reader, &event->start_mark, "text with a NUL or a byte that is not UTF-8");
    const char *text = tu_arena_strndup(reader->arena, value, len);
    if (text == NULL)
        return tu_error_nomem(reader->err);
    if (top != NULL && top->doc->type == TU_DOC_MAP && top->key.key == NULL)
        return take_key(reader, top, text, plain, &event->start_mark);
    TuDoc *doc = tu_doc_new(reader->arena, TU_DOC_STRING);
    if (doc != NULL) {
        doc->text = text;
        if (plain)
            type_plain(doc);
    }
    return attach(reader, doc, &event->start_mark);
}

static TuStatus
take_start(Reader *reader, TuDocType type, const yaml_mark_t *mark)
{
    if (reader->depth == TU_DOC_DEPTH_MAX)
        return fail_at(reader, mark, "more than %d levels of lists and maps",
                       (int)TU_DOC_DEPTH_MAX);
    TuDoc *doc = tu_doc_new(reader->arena, type);
    TuStatus st = attach(reader, doc, mark);
    if (st != TU_OK)
        return st;
    reader->stack[reader->depth] = (Frame){.doc = doc};
    reader->depth++;
    return TU_OK;
}

static void
take_end(Reader *reader)
{
    tu_doc_keys_release(&reader->stack[--reader->depth].keys);
}

static TuStatus
take_document(Reader *reader, const yaml_event_t *event)
{
    if (++reader->documents > 1)
        return fail_at(reader, &event->start_mark, "more than one document");
    if (event->data.document_start.tag_directives.start !=
        event->data.document_start.tag_directives.end)
        return fail_at(reader, &event->start_mark, "tags are not read");
    return TU_OK;
}

static TuStatus
refuse_extras(Reader *reader, const yaml_event_t *event, const yaml_char_t *anchor,
              const yaml_char_t *tag)
{
    if (anchor != NULL)
        return fail_at(reader, &event->start_mark, "anchors are not read");
    if (tag != NULL)
        return fail_at(reader, &event->start_mark, "tags are not read");
    return TU_OK;
}

static TuStatus
take_event(Reader *reader, const yaml_event_t *event)
{
    TuStatus st = TU_OK;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return take_document(reader, event);
    case YAML_ALIAS_EVENT:
        return fail_at(reader, &event->start_mark, "aliases are not read");
    case YAML_SCALAR_EVENT:
        st = refuse_extras(reader, event, event->data.scalar.anchor, event->data.scalar.tag);
        return st != TU_OK ? st : take_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        st = refuse_extras(reader, event, event->data.sequence_start.anchor,
                           event->data.sequence_start.tag);
        return st != TU_OK ? st : take_start(reader, TU_DOC_LIST, &event->start_mark);
    case YAML_MAPPING_START_EVENT:
        st = refuse_extras(reader, event, event->data.mapping_start.anchor,
                           event->data.mapping_start.tag);
        return st != TU_OK ? st : take_start(reader, TU_DOC_MAP, &event->start_mark);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        take_end(reader);
        return TU_OK;
    case YAML_STREAM_END_EVENT:
        reader->done = true;
        return TU_OK;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        return TU_OK;
    }
    return TU_OK;
}

static TuStatus
read_events(Reader *reader, yaml_parser_t *parser)
{
    TuStatus st = TU_OK;
    while (st == TU_OK && !reader->done) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event))
            return fail_parser(reader, parser);
        st = take_event(reader, &event);
        yaml_event_delete(&event);
    }
    return st;
}

TuStatus
tu_yaml_read(const char *text, size_t len, const char *file, TuArena *arena, TuDoc **out,
             TuError *err)
{
    Reader reader = {.text = text, .len = len, .file = file, .arena = arena, .err = err, .line = 1};
    yaml_parser_t parser;
    *out = NULL;
    TuStatus st = tu_doc_check_text(text, len, file, err);
    if (st != TU_OK)
        return st;
    if (!yaml_parser_initialize(&parser))
        return tu_error_nomem(err);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
    st = read_events(&reader, &parser);
    while (reader.depth > 0)
        take_end(&reader);
    yaml_parser_delete(&parser);
    if (st == TU_OK && reader.root == NULL) /* nothing but comments */
        reader.root = tu_doc_new_at(arena, TU_DOC_NULL, 1, 1);
    if (st == TU_OK && tu_arena_failed(arena))
        st = tu_error_nomem(err);
    if (st == TU_OK)
        *out = reader.root;
    return st;
}
