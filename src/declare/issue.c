/* Where the reader is, and what it found wrong there. */
#include "config.h"

#include "declare/reader.h"

#include <stdio.h>
#include <string.h>

#include "declare/name.h"

/* More than anybody reads; a hostile file has a million. */
#define ISSUES_MOST 10000

void
tu_reader_issue_at(TuReader *reader, const char *file, int line, int column, const char *path,
                   const char *message)
{
    if (reader->issues->count >= ISSUES_MOST)
        return;
    TuIssue *issue = TU_NEW(reader->arena, TuIssue);
    if (!issue)
        return;
    issue->file = tu_arena_strdup(reader->arena, file);
    issue->line = line;
    issue->column = column;
    issue->path = tu_arena_strdup(reader->arena, path);
    issue->message = message;
    tu_vec_add(reader->issues, reader->arena, issue);
}

static const char *format(TuReader *reader, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

static const char *
format(TuReader *reader, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    char *text = len < 0 ? NULL : tu_arena_alloc(reader->arena, (size_t)len + 1);
    if (text)
        vsnprintf(text, (size_t)len + 1, fmt, args);
    return text;
}

void
tu_reader_issue(TuReader *reader, const TuDoc *node, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    const char *message = format(reader, fmt, args);
    va_end(args);
    tu_reader_issue_at(reader, reader->file, node->line, node->column, reader->path.s, message);
}

void
tu_reader_key_issue(TuReader *reader, const TuDoc *node, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    const char *message = format(reader, fmt, args);
    va_end(args);
    tu_reader_issue_at(reader, reader->file, node->key_line, node->key_column, reader->path.s,
                       message);
}

static const char *
type_name(TuDocType type)
{
    switch (type) {
    case TU_DOC_NULL:
        return "null";
    case TU_DOC_BOOL:
        return "true or false";
    case TU_DOC_NUMBER:
        return "a number";
    case TU_DOC_STRING:
        return "a string";
    case TU_DOC_LIST:
        return "a list";
    case TU_DOC_MAP:
        return "a map";
    }
    return "nothing";
}

void
tu_reader_expected(TuReader *reader, const TuDoc *node, const char *what)
{
    tu_reader_issue(reader, node, "expected %s, found %s", what,
                    node->type == TU_DOC_BOOL ? node->text : type_name(node->type));
}

/* A key that would be misread between dots stands in quotes. */
static bool
is_plain(const char *key)
{
    if (!*key)
        return false;
    for (const char *s = key; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == 0x7f || strchr(".[]\"\\", *s))
            return false;
    return true;
}

size_t
tu_reader_enter(TuReader *reader, const char *key)
{
    size_t mark = reader->path.len;
    if (mark)
        tu_buf_addc(&reader->path, '.');
    if (is_plain(key))
        tu_buf_add(&reader->path, key);
    else
        tu_json_quote(&reader->path, key);
    return mark;
}

size_t
tu_reader_enter_index(TuReader *reader, size_t index)
{
    size_t mark = reader->path.len;
    tu_buf_addf(&reader->path, "[%zu]", index);
    return mark;
}

void
tu_reader_leave(TuReader *reader, size_t mark)
{
    tu_buf_truncate(&reader->path, mark);
}

const char *
tu_reader_quote(TuReader *reader, const char *name)
{
    TuBuf text = TU_BUF_INIT;
    tu_json_quote(&text, name);
    const char *quoted = tu_buf_dup(&text, reader->scratch);
    reader->failed |= text.failed;
    tu_buf_release(&text);
    return quoted ? quoted : "";
}

void
tu_reader_unknown(TuReader *reader, const TuDoc *node, const char *what, const TuNames *known)
{
    const char *word = node->key ? node->key : node->text;
    const char *meant = tu_name_suggest(word, known), *quoted = tu_reader_quote(reader, word);
    const char *message =
        meant ? tu_arena_printf(reader->arena, "unknown %s %s; did you mean \"%s\"?", what, quoted,
                                meant)
              : tu_arena_printf(reader->arena, "unknown %s %s", what, quoted);
    tu_reader_issue_at(reader, reader->file, node->key ? node->key_line : node->line,
                       node->key ? node->key_column : node->column, reader->path.s,
                       message ? message : "");
}
