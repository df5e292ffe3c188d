/* Owns the layout of JSON text: two-space indent, and a list or map of scalars on one line when it
 * fits. The same tree gives the same bytes. */
#include "config.h"

#include "base/doc.h"

#include <string.h>

#include "base/utf8.h"

#include "base/compat.h"

enum { WIDTH_MAX = 100 };

typedef struct Writer {
    TuBuf *out;
    size_t line_start; /* offset in out */
} Writer;

static void
quote_byte(TuBuf *out, unsigned char c)
{
    static const char names[] = "\"\\bfnrt";
    static const char meanings[] = "\"\\\b\f\n\r\t";
    const char *meaning = strchr(meanings, c);
    tu_buf_addc(out, '\\');
    if (meaning != NULL)
        tu_buf_addc(out, names[meaning - meanings]);
    else
        tu_buf_addf(out, "u%04x", (unsigned)c);
}

/* A character of two or three bytes, that a terminal would obey. */
static void
quote_odd(TuBuf *out, const char *text, size_t len)
{
    unsigned code = (unsigned char)text[0] & (len == 2 ? 0x1fu : 0x0fu);
    for (size_t i = 1; i < len; i++)
        code = code << 6 | ((unsigned char)text[i] & 0x3fu);
    tu_buf_addf(out, "\\u%04x", code);
}

/* Length of the run that needs no escape. */
static size_t
plain_run(const char *text, size_t valid)
{
    size_t len = 0;
    while (len < valid && (unsigned char)text[len] >= 0x20 && text[len] != 0x7f &&
           text[len] != '"' && text[len] != '\\' && tu_utf8_odd(text + len) == 0)
        len++;
    return len;
}

void
tu_json_quote(TuBuf *out, const char *text)
{
    size_t left = text == NULL ? 0 : strlen(text);
    size_t valid = tu_utf8_check(text, left); /* bytes from text that are known to be good */
    tu_buf_addc(out, '"');
    while (left > 0) {
        if (valid == 0) {
            tu_buf_add(out, "\xEF\xBF\xBD"); /* U+FFFD, so that the output stays UTF-8 */
            text++;
            left--;
            valid = tu_utf8_check(text, left);
            continue;
        }
        size_t run = plain_run(text, valid);
        tu_buf_addn(out, text, run);
        size_t odd = run < valid ? tu_utf8_odd(text + run) : 0;
        if (odd > 0)
            quote_odd(out, text + run, odd);
        else if (run < valid)
            quote_byte(out, (unsigned char)text[run]);
        run += odd > 0 ? odd : run < valid;
        text += run;
        left -= run;
        valid -= run;
    }
    tu_buf_addc(out, '"');
}

static bool
is_container(const TuDoc *doc)
{
    return doc->type == TU_DOC_LIST || doc->type == TU_DOC_MAP;
}

static void
write_scalar(TuBuf *out, const TuDoc *doc)
{
    switch (doc->type) {
    case TU_DOC_BOOL:
        tu_buf_add(out, doc->truth ? "true" : "false");
        return;
    case TU_DOC_NUMBER:
        tu_buf_add(out, doc->text);
        return;
    case TU_DOC_STRING:
        tu_json_quote(out, doc->text);
        return;
    case TU_DOC_NULL:
    case TU_DOC_LIST:
    case TU_DOC_MAP:
        break;
    }
    tu_buf_add(out, "null");
}

static void
write_key(TuBuf *out, const TuDoc *child)
{
    if (child->key == NULL)
        return;
    tu_json_quote(out, child->key);
    tu_buf_add(out, ": ");
}

/* Try it on one line, with room for a comma behind; false, and nothing written, when it is too
 * wide or holds more than scalars. */
static bool
write_flat(Writer *writer, const TuDoc *doc)
{
    TuBuf *out = writer->out;
    size_t start = out->len;
    const char *pad = doc->type == TU_DOC_MAP && doc->count > 0 ? " " : "";
    for (const TuDoc *child = doc->first; child != NULL; child = child->next)
        if (is_container(child))
            return false;
    tu_buf_addc(out, doc->type == TU_DOC_MAP ? '{' : '[');
    tu_buf_add(out, pad);
    for (const TuDoc *child = doc->first; child != NULL; child = child->next) {
        if (child != doc->first)
            tu_buf_add(out, ", ");
        write_key(out, child);
        write_scalar(out, child);
        if (out->len - writer->line_start > WIDTH_MAX)
            break;
    }
    tu_buf_add(out, pad);
    tu_buf_addc(out, doc->type == TU_DOC_MAP ? '}' : ']');
    if (out->failed || doc->count == 0 || out->len - writer->line_start < WIDTH_MAX)
        return true;
    tu_buf_truncate(out, start);
    return false;
}

static void
new_line(Writer *writer, int indent)
{
    tu_buf_addc(writer->out, '\n');
    writer->line_start = writer->out->len;
    while (indent-- > 0)
        tu_buf_addn(writer->out, "  ", 2);
}

static void
write_value(Writer *writer, const TuDoc *doc, int indent)
{
    if (!is_container(doc)) {
        write_scalar(writer->out, doc);
        return;
    }
    if (write_flat(writer, doc))
        return;
    tu_buf_addc(writer->out, doc->type == TU_DOC_MAP ? '{' : '[');
    for (const TuDoc *child = doc->first; child != NULL; child = child->next) {
        new_line(writer, indent + 1);
        write_key(writer->out, child);
        write_value(writer, child, indent + 1);
        if (child->next != NULL)
            tu_buf_addc(writer->out, ',');
    }
    new_line(writer, indent);
    tu_buf_addc(writer->out, doc->type == TU_DOC_MAP ? '}' : ']');
}

void
tu_json_write(TuBuf *out, const TuDoc *doc)
{
    Writer writer = {out, out->len};
    if (doc == NULL)
        tu_buf_add(out, "null");
    else
        write_value(&writer, doc, 0);
}
