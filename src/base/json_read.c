/* Owns reading of JSON text (RFC 8259), strictly: no comments, no trailing commas, no key twice,
 * no lone surrogates. Numbers keep their digits. */
#include "config.h"

#include "base/doc.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/doc_read.h"
#include "base/utf8.h"

#include "base/compat.h"

typedef struct Reader {
    const char *at, *end;
    const char *line_start; /* no token spans lines, so this and line place every error */
    const char *file;
    int line;
    int depth;
    TuArena *arena;
    TuBuf unescaped; /* scratch of strings with escapes */
    TuError *err;
} Reader;

static TuStatus read_value(Reader *reader, TuDoc **out);

static int
column_of(const Reader *reader, const char *at)
{
    return (int)(at - reader->line_start) + 1;
}

static TuStatus fail_at(Reader *reader, const char *at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static TuStatus
fail_at(Reader *reader, const char *at, const char *fmt, ...)
{
    char text[256];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    tu_error_set(reader->err, TU_ERR_PARSE, "%s", text);
    tu_error_at(reader->err, reader->file, reader->line, column_of(reader, at));
    return TU_ERR_PARSE;
}

/* "x is expected, found y", with a hint for the usual slips. */
static TuStatus
fail_expected(Reader *reader, const char *expected)
{
    if (reader->at == reader->end)
        return fail_at(reader, reader->at, "%s is expected, found the end of the text", expected);
    char found[5] = {0};
    size_t left = (size_t)(reader->end - reader->at);
    memcpy(found, reader->at, left < 4 ? left : 4);
    size_t len = 1; /* of the character: its lead byte and what continues it */
    while (len < 4 && ((unsigned char)found[len] & 0xC0) == 0x80)
        len++;
    found[len] = '\0';
    TuStatus st = fail_at(reader, reader->at, "%s is expected, found %s%s%s", expected,
                          *found == '"' ? "'" : "\"", found, *found == '"' ? "'" : "\"");
    if (*found == '/' || *found == '#')
        tu_error_hint(reader->err, "JSON has no comments");
    else if (*found == '\'')
        tu_error_hint(reader->err, "strings take double quotes");
    return st;
}

static void
skip_space(Reader *reader)
{
    for (; reader->at < reader->end; reader->at++) {
        char c = *reader->at;
        if (c == '\n') {
            reader->line++;
            reader->line_start = reader->at + 1;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return;
        }
    }
}

static bool
next_is(const Reader *reader, char c)
{
    return reader->at < reader->end && *reader->at == c;
}

/* Four hex digits after "\u"; false when they are not there. */
static bool
read_hex4(const char *at, const char *end, uint32_t *code)
{
    *code = 0;
    if (end - at < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        char c = at[i];
        uint32_t digit;
        if (c >= '0' && c <= '9')
            digit = (uint32_t)(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = (uint32_t)(c - 'a') + 10;
        else if (c >= 'A' && c <= 'F')
            digit = (uint32_t)(c - 'A') + 10;
        else
            return false;
        *code = *code << 4 | digit;
    }
    return true;
}

static void
add_utf8(TuBuf *buf, uint32_t code)
{
    if (code < 0x80) {
        tu_buf_addc(buf, (char)code);
        return;
    }
    if (code < 0x800) {
        tu_buf_addc(buf, (char)(0xC0 | code >> 6));
    } else if (code < 0x10000) {
        tu_buf_addc(buf, (char)(0xE0 | code >> 12));
        tu_buf_addc(buf, (char)(0x80 | (code >> 6 & 0x3F)));
    } else {
        tu_buf_addc(buf, (char)(0xF0 | code >> 18));
        tu_buf_addc(buf, (char)(0x80 | (code >> 12 & 0x3F)));
        tu_buf_addc(buf, (char)(0x80 | (code >> 6 & 0x3F)));
    }
    tu_buf_addc(buf, (char)(0x80 | (code & 0x3F)));
}

/* At the "\" of "\uXXXX", or of a pair of them. */
static TuStatus
read_unicode_escape(Reader *reader)
{
    const char *start = reader->at;
    uint32_t code, low;
    if (!read_hex4(start + 2, reader->end, &code))
        return fail_at(reader, start, "\"\\u\" is not followed by four hex digits");
    reader->at += 6;
    if (code == 0)
        return fail_at(reader, start, "\"\\u0000\" is not allowed");
    if (code >= 0xDC00 && code <= 0xDFFF)
        return fail_at(reader, start, "lone surrogate \"\\u%04X\"", (unsigned)code);
    if (code >= 0xD800 && code <= 0xDBFF) {
        const char *next = reader->at;
        bool pair = reader->end - next >= 6 && next[0] == '\\' && next[1] == 'u' &&
                    read_hex4(next + 2, reader->end, &low) && low >= 0xDC00 && low <= 0xDFFF;
        if (!pair)
            return fail_at(reader, start, "lone surrogate \"\\u%04X\"", (unsigned)code);
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        reader->at += 6;
    }
    add_utf8(&reader->unescaped, code);
    return TU_OK;
}

/* At the "\" of an escape. */
static TuStatus
read_escape(Reader *reader)
{
    static const char names[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    char c = reader->end - reader->at > 1 ? reader->at[1] : '\0';
    if (c == 'u')
        return read_unicode_escape(reader);
    const char *name = c != '\0' ? strchr(names, c) : NULL;
    if (name == NULL)
        return fail_at(reader, reader->at, "unknown escape in a string");
    tu_buf_addc(&reader->unescaped, meanings[name - names]);
    reader->at += 2;
    return TU_OK;
}

/* At the opening quote; leaves behind the closing one. */
static TuStatus
read_string(Reader *reader, const char **out)
{
    const char *open = reader->at++;
    const char *run = reader->at;
    bool escaped = false;
    tu_buf_clear(&reader->unescaped);
    for (;;) {
        if (reader->at == reader->end)
            return fail_at(reader, open, "string without an end");
        unsigned char c = (unsigned char)*reader->at;
        if (c == '"')
            break;
        if (c == '\n' || c == '\r')
            return fail_at(reader, open, "string without an end on its line");
        if (c < 0x20)
            return fail_at(reader, reader->at, "control character 0x%02X in a string", c);
        if (c != '\\') {
            reader->at++;
            continue;
        }
        escaped = true;
        tu_buf_addn(&reader->unescaped, run, (size_t)(reader->at - run));
        TuStatus st = read_escape(reader);
        if (st != TU_OK)
            return st;
        run = reader->at;
    }
    if (escaped) {
        tu_buf_addn(&reader->unescaped, run, (size_t)(reader->at - run));
        *out = tu_buf_dup(&reader->unescaped, reader->arena);
    } else {
        *out = tu_arena_strndup(reader->arena, run, (size_t)(reader->at - run));
    }
    reader->at++;
    return *out == NULL ? tu_error_nomem(reader->err) : TU_OK;
}

static TuStatus
read_number(Reader *reader, TuDoc *doc)
{
    size_t left = (size_t)(reader->end - reader->at);
    size_t len = tu_doc_number_prefix(reader->at, left);
    if (len == 0) {
        const char *digit = reader->at + (*reader->at == '-' ? 1 : 0);
        bool zero =
            reader->end - digit > 1 && digit[0] == '0' && digit[1] >= '0' && digit[1] <= '9';
        return fail_at(reader, reader->at, "%s",
                       zero ? "number with a leading zero" : "incomplete number");
    }
    doc->type = TU_DOC_NUMBER;
    doc->text = tu_arena_strndup(reader->arena, reader->at, len);
    reader->at += len;
    return doc->text == NULL ? tu_error_nomem(reader->err) : TU_OK;
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static TuStatus
read_word(Reader *reader, TuDoc *doc)
{
    const char *start = reader->at;
    while (reader->at < reader->end && is_letter(*reader->at))
        reader->at++;
    size_t len = (size_t)(reader->at - start);
    if (len == 4 && memcmp(start, "null", 4) == 0) {
        doc->type = TU_DOC_NULL;
    } else if (len == 4 && memcmp(start, "true", 4) == 0) {
        doc->type = TU_DOC_BOOL;
        doc->truth = true;
        doc->text = "true";
    } else if (len == 5 && memcmp(start, "false", 5) == 0) {
        doc->type = TU_DOC_BOOL;
        doc->text = "false";
    } else {
        TuStatus st = fail_at(reader, start, "unknown word \"%.*s\"",
                              (int)(len < TU_DOC_QUOTE_MAX ? len : TU_DOC_QUOTE_MAX), start);
        tu_error_hint(reader->err, "text takes double quotes; the words are true, false and null");
        return st;
    }
    return TU_OK;
}

/* One item of a list, or one "key": value of a map. */
static TuStatus
read_item(Reader *reader, TuDoc *parent, TuDocKeys *keys)
{
    TuDoc place = {0};
    TuDoc *item = NULL;
    TuStatus st = TU_OK;
    if (parent->type == TU_DOC_MAP) {
        if (!next_is(reader, '"'))
            return fail_expected(reader, "a key in double quotes");
        place.key_line = reader->line;
        place.key_column = column_of(reader, reader->at);
        st = read_string(reader, &place.key);
        if (st == TU_OK)
            st = tu_doc_keys_check(keys, parent, &place, reader->file, reader->err);
        if (st != TU_OK)
            return st;
        skip_space(reader);
        if (!next_is(reader, ':'))
            return fail_expected(reader, "\":\" after the key");
        reader->at++;
    }
    st = read_value(reader, &item);
    if (st != TU_OK)
        return st;
    item->key = place.key;
    item->key_line = place.key_line;
    item->key_column = place.key_column;
    tu_doc_add(parent, item);
    return tu_doc_keys_added(keys, parent, reader->err);
}

static TuStatus
read_items(Reader *reader, TuDoc *parent, char close, TuDocKeys *keys)
{
    const char *expected = close == '}' ? "\",\" or \"}\"" : "\",\" or \"]\"";
    reader->at++;
    skip_space(reader);
    if (next_is(reader, close)) {
        reader->at++;
        return TU_OK;
    }
    for (;;) {
        TuStatus st = read_item(reader, parent, keys);
        if (st != TU_OK)
            return st;
        skip_space(reader);
        if (next_is(reader, close)) {
            reader->at++;
            return TU_OK;
        }
        if (!next_is(reader, ','))
            return fail_expected(reader, expected);
        const char *comma = reader->at++;
        int line = reader->line, column = column_of(reader, comma);
        skip_space(reader);
        if (next_is(reader, close)) {
            tu_error_set(reader->err, TU_ERR_PARSE, "trailing \",\" before \"%c\"", close);
            tu_error_at(reader->err, reader->file, line, column);
            return TU_ERR_PARSE;
        }
    }
}

static TuStatus
read_container(Reader *reader, TuDoc *doc)
{
    TuDocKeys keys = {NULL};
    char close = *reader->at == '{' ? '}' : ']';
    if (reader->depth == TU_DOC_DEPTH_MAX)
        return fail_at(reader, reader->at, "more than %d levels of lists and maps",
                       (int)TU_DOC_DEPTH_MAX);
    doc->type = close == '}' ? TU_DOC_MAP : TU_DOC_LIST;
    reader->depth++;
    TuStatus st = read_items(reader, doc, close, &keys);
    reader->depth--;
    tu_doc_keys_release(&keys);
    return st;
}

/* On an error *out is not for use. */
static TuStatus
read_value(Reader *reader, TuDoc **out)
{
    skip_space(reader);
    TuDoc *doc =
        tu_doc_new_at(reader->arena, TU_DOC_NULL, reader->line, column_of(reader, reader->at));
    *out = doc;
    if (doc == NULL)
        return tu_error_nomem(reader->err);
    if (reader->at == reader->end)
        return fail_expected(reader, "a value");
    char c = *reader->at;
    if (c == '{' || c == '[')
        return read_container(reader, doc);
    if (c == '"') {
        doc->type = TU_DOC_STRING;
        return read_string(reader, &doc->text);
    }
    if (c == '-' || (c >= '0' && c <= '9'))
        return read_number(reader, doc);
    if (is_letter(c))
        return read_word(reader, doc);
    return fail_expected(reader, "a value");
}

TuStatus
tu_json_read(const char *text, size_t len, const char *file, TuArena *arena, TuDoc **out,
             TuError *err)
{
    Reader reader = {.at = text,
                     .end = text + len,
                     .line_start = text,
                     .file = file,
                     .line = 1,
                     .arena = arena,
                     .unescaped = TU_BUF_INIT,
                     .err = err};
    TuDoc *doc = NULL;
    *out = NULL;
    TuStatus st = tu_doc_check_text(text, len, file, err);
    if (st == TU_OK)
        st = read_value(&reader, &doc);
    if (st == TU_OK) {
        skip_space(&reader);
        if (reader.at < reader.end)
            st = fail_expected(&reader, "the end of the text");
    }
    tu_buf_release(&reader.unescaped);
    if (st == TU_OK && tu_arena_failed(arena))
        st = tu_error_nomem(err);
    if (st == TU_OK)
        *out = doc;
    return st;
}
