/* Owns writing of a document tree as YAML that people like to read, and that every reader of YAML
 * 1.1 or 1.2 takes for the same. */
#include "config.h"

#include "base/doc.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

#include "base/compat.h"

enum {
    WIDTH_MAX = 100,
    KEY_MAX = 1000 /* bytes as written: a key of 1024 characters is not read on one line */
};

typedef struct Writer {
    TuBuf *out;
    size_t line_start; /* offset in out */
} Writer;

static bool
is_container(const TuDoc *doc)
{
    return doc->type == TU_DOC_LIST || doc->type == TU_DOC_MAP;
}

/* The character at s and its length; 0 for a byte that is not UTF-8. */
static uint32_t
character(const char *s, size_t *len)
{
    const unsigned char *u = (const unsigned char *)s;
    if (*u < 0x80) {
        *len = 1;
        return *u;
    }
    *len = *u < 0xE0 ? 2 : *u < 0xF0 ? 3 : 4;
    if (tu_utf8_check(s, strnlen(s, *len)) != *len) {
        *len = 1;
        return 0;
    }
    uint32_t code = *u & (0xFFU >> (*len + 1));
    for (size_t i = 1; i < *len; i++)
        code = code << 6 | (u[i] & 0x3F);
    return code;
}

/* Printable, and no break of a line for anyone. */
static bool
is_plain_character(uint32_t code)
{
    if (code < 0xA0)
        return code >= 0x20 && code < 0x7F;
    return code != 0x2028 && code != 0x2029 && code != 0xFEFF && code != 0xFFFE && code != 0xFFFF;
}

static bool
is_one_of(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(text, words[i]) == 0)
            return true;
    return false;
}

/* What some reader takes for null, a truth, a number or a date. */
static bool
means_something(const char *text)
{
    static const char *const words[] = {"null", "true", "false", "yes", "no", "on", "off",
                                        "y",    "n",    "nan",   "inf", "~",  "<<", "="};
    if (is_one_of(text, words, TU_LEN(words)))
        return true;
    bool digit = strpbrk(text, "0123456789") != NULL;
    return digit && text[strspn(text, "0123456789abcdefABCDEFxXoObB_.:+-tTzZ ")] == '\0' &&
           strchr("0123456789+-.", *text);
}

/* Whether the text may stand without quotes, in a list on one line or anywhere. */
static bool
is_plain(const char *text, bool flow)
{
    size_t len = strlen(text), step;
    unsigned char first = (unsigned char)*text;
    bool good_start = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                      (first >= '0' && first <= '9') || first == '_' || first == '(' ||
                      first == '$' || first == '/' || first >= 0xC2;
    if (!good_start || text[len - 1] == ' ' || text[len - 1] == ':' || means_something(text) ||
        strstr(text, ": ") || strstr(text, " #") || (flow && strpbrk(text, ",[]{}:?#\"'&*!|>%@`")))
        return false;
    for (const char *s = text; *s; s += step)
        if (!is_plain_character(character(s, &step)))
            return false;
    return true;
}

static void
write_quoted(Writer *writer, const char *text)
{
    TuBuf *out = writer->out;
    size_t step;
    tu_buf_addc(out, '"');
    for (const char *s = text; *s; s += step) {
        uint32_t code = character(s, &step);
        if (code == '"' || code == '\\')
            tu_buf_addf(out, "\\%c", (int)code);
        else if (is_plain_character(code))
            tu_buf_addn(out, s, step);
        else if (code == 0)
            tu_buf_add(out, "\\uFFFD"); /* as in JSON, so that the output stays UTF-8 */
        else if (code == '\n')
            tu_buf_add(out, "\\n");
        else if (code == '\t')
            tu_buf_add(out, "\\t");
        else
            tu_buf_addf(out, code < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)code);
    }
    tu_buf_addc(out, '"');
}

static void
write_text(Writer *writer, const char *text, bool flow)
{
    if (is_plain(text, flow))
        tu_buf_add(writer->out, text);
    else
        write_quoted(writer, text);
}

/* Texts that read well, and back, as a literal block: several lines of printable characters, the
 * first of which shows the indent. */
static bool
is_block(const TuDoc *doc)
{
    size_t step;
    if (doc->type != TU_DOC_STRING || !strchr(doc->text, '\n') || strchr(" \t\n", *doc->text))
        return false;
    for (const char *s = doc->text; *s; s += step) {
        uint32_t code = character(s, &step);
        if (!is_plain_character(code) && code != '\n' && code != '\t')
            return false;
    }
    return true;
}

static void
new_line(Writer *writer, int indent)
{
    tu_buf_addc(writer->out, '\n');
    writer->line_start = writer->out->len;
    tu_buf_addf(writer->out, "%*s", 2 * indent, "");
}

static void
write_block(Writer *writer, const char *text, int indent)
{
    size_t len = strlen(text);
    size_t breaks = 0; /* at the end */
    while (breaks < len && text[len - 1 - breaks] == '\n')
        breaks++;
    tu_buf_add(writer->out, breaks == 0 ? "|-" : breaks == 1 ? "|" : "|+");
    for (const char *line = text; *line;) {
        size_t width = strcspn(line, "\n");
        tu_buf_addc(writer->out, '\n');
        if (width)
            tu_buf_addf(writer->out, "%*s", 2 * indent, "");
        tu_buf_addn(writer->out, line, width);
        line += width + (line[width] == '\n');
    }
}

static void
write_scalar(Writer *writer, const TuDoc *doc, bool flow)
{
    switch (doc->type) {
    case TU_DOC_BOOL:
        tu_buf_add(writer->out, doc->truth ? "true" : "false");
        return;
    case TU_DOC_NUMBER:
        tu_buf_add(writer->out, doc->text);
        return;
    case TU_DOC_STRING:
        write_text(writer, doc->text, flow);
        return;
    case TU_DOC_NULL:
    case TU_DOC_LIST:
    case TU_DOC_MAP:
        break;
    }
    tu_buf_add(writer->out, "null");
}

/* Try it on one line; false, and nothing written, when it is too wide or holds more than scalars.
 */
static bool
write_flow(Writer *writer, const TuDoc *doc)
{
    TuBuf *out = writer->out;
    size_t start = out->len;
    bool map = doc->type == TU_DOC_MAP;
    for (const TuDoc *child = doc->first; child; child = child->next)
        if (is_container(child) || is_block(child))
            return false;
    tu_buf_addc(out, map ? '{' : '[');
    for (const TuDoc *child = doc->first; child; child = child->next) {
        if (child != doc->first)
            tu_buf_add(out, ", ");
        if (map) {
            write_text(writer, child->key, true);
            tu_buf_add(out, ": ");
        }
        write_scalar(writer, child, true);
        if (out->len - writer->line_start > WIDTH_MAX)
            break;
    }
    tu_buf_addc(out, map ? '}' : ']');
    if (out->failed || doc->count == 0 || out->len - writer->line_start <= WIDTH_MAX)
        return true;
    tu_buf_truncate(out, start);
    return false;
}

static void write_members(Writer *writer, const TuDoc *doc, int indent);

/* What follows "key:" or "-". */
static void
write_value(Writer *writer, const TuDoc *doc, int indent)
{
    if (is_block(doc)) {
        tu_buf_addc(writer->out, ' ');
        write_block(writer, doc->text, indent);
        return;
    }
    size_t start = writer->out->len;
    tu_buf_addc(writer->out, ' ');
    if (!is_container(doc)) {
        write_scalar(writer, doc, false);
    } else if (!write_flow(writer, doc)) {
        tu_buf_truncate(writer->out, start);
        new_line(writer, indent);
        write_members(writer, doc, indent);
    }
}

static void
write_key(Writer *writer, const char *key, int indent)
{
    size_t start = writer->out->len;
    write_text(writer, key, false);
    if (writer->out->len - start > KEY_MAX) {
        tu_buf_truncate(writer->out, start);
        tu_buf_add(writer->out, "? ");
        write_text(writer, key, false);
        new_line(writer, indent);
    }
    tu_buf_addc(writer->out, ':');
}

static void
write_members(Writer *writer, const TuDoc *doc, int indent)
{
    for (const TuDoc *child = doc->first; child; child = child->next) {
        if (child != doc->first)
            new_line(writer, indent);
        if (doc->type == TU_DOC_LIST)
            tu_buf_addc(writer->out, '-');
        else
            write_key(writer, child->key, indent);
        write_value(writer, child, indent + 1);
    }
}

void
tu_yaml_write(TuBuf *out, const TuDoc *doc)
{
    Writer writer = {out, out->len};
    if (doc == NULL)
        tu_buf_add(out, "null");
    else if (is_block(doc))
        write_block(&writer, doc->text, 1);
    else if (!is_container(doc))
        write_scalar(&writer, doc, false);
    else if (doc->count == 0)
        (void)write_flow(&writer, doc);
    else
        write_members(&writer, doc, 0);
    tu_buf_addc(out, '\n');
}
