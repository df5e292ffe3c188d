/* Owns the document tree: building and finding, and what its readers have in common. */
#include "config.h"

#include "base/doc.h"

#include <string.h>

#include "base/doc_read.h"
#include "base/file.h"
#include "base/utf8.h"

#include "base/compat.h"

TuDoc *
tu_doc_find(const TuDoc *map, const char *key)
{
    if (map == NULL || map->type != TU_DOC_MAP || key == NULL)
        return NULL;
    for (TuDoc *child = map->first; child != NULL; child = child->next)
        if (strcmp(child->key, key) == 0)
            return child;
    return NULL;
}

TuDoc *
tu_doc_new(TuArena *arena, TuDocType type)
{
    TuDoc *doc = TU_NEW(arena, TuDoc);
    if (doc != NULL)
        doc->type = type;
    return doc;
}

TuDoc *
tu_doc_new_at(TuArena *arena, TuDocType type, int line, int column)
{
    TuDoc *doc = tu_doc_new(arena, type);
    if (doc != NULL) {
        doc->line = line;
        doc->column = column;
    }
    return doc;
}

TuDoc *
tu_doc_string(TuArena *arena, const char *text)
{
    if (text == NULL)
        return tu_doc_new(arena, TU_DOC_NULL);
    TuDoc *doc = tu_doc_new(arena, TU_DOC_STRING);
    char *copy = tu_arena_strdup(arena, text);
    if (doc == NULL || copy == NULL)
        return NULL;
    doc->text = copy;
    return doc;
}

TuDoc *
tu_doc_text(TuArena *arena, const char *text)
{
    TuDoc *doc = tu_doc_new(arena, text ? TU_DOC_STRING : TU_DOC_NULL);
    if (doc != NULL)
        doc->text = text;
    return doc;
}

TuDoc *
tu_doc_bool(TuArena *arena, bool truth)
{
    TuDoc *doc = tu_doc_new(arena, TU_DOC_BOOL);
    if (doc != NULL) {
        doc->truth = truth;
        doc->text = truth ? "true" : "false";
    }
    return doc;
}

TuDoc *
tu_doc_number(TuArena *arena, long long value)
{
    TuDoc *doc = tu_doc_new(arena, TU_DOC_NUMBER);
    char *text = tu_arena_printf(arena, "%lld", value);
    if (doc == NULL || text == NULL)
        return NULL;
    doc->text = text;
    return doc;
}

void
tu_doc_add(TuDoc *list, TuDoc *item)
{
    if (list == NULL || item == NULL)
        return;
    item->next = NULL;
    if (list->last == NULL)
        list->first = item;
    else
        list->last->next = item;
    list->last = item;
    list->count++;
}

void
tu_doc_put(TuDoc *map, TuArena *arena, const char *key, TuDoc *value)
{
    tu_doc_set(map, tu_arena_strdup(arena, key), value);
}

void
tu_doc_put_text(TuDoc *map, TuArena *arena, const char *key, const char *text)
{
    tu_doc_put(map, arena, key, tu_doc_string(arena, text));
}

TuDoc *
tu_doc_put_map(TuDoc *map, TuArena *arena, const char *key)
{
    TuDoc *inner = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put(map, arena, key, inner);
    return inner;
}

void
tu_doc_set(TuDoc *map, const char *key, TuDoc *value)
{
    if (map == NULL || value == NULL || key == NULL)
        return;
    value->key = key;
    tu_doc_add(map, value);
}

void
tu_doc_position(const char *text, size_t at, int *line, int *column)
{
    size_t start = 0;
    *line = 1;
    for (size_t i = 0; i < at; i++) {
        if (text[i] == '\n') {
            ++*line;
            start = i + 1;
        }
    }
    *column = (int)(at - start) + 1;
}

TuStatus
tu_doc_check_text(const char *text, size_t len, const char *file, TuError *err)
{
    int line = 1, column = 1;
    TuStatus st = TU_OK;
    if (len > TU_FILE_MAX) {
        st = tu_error_set(err, TU_ERR_PARSE, "text of %zu bytes is too long", len);
        tu_error_hint(err, "at most %zu bytes are read", TU_FILE_MAX);
    } else if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        st = tu_error_set(err, TU_ERR_PARSE, "byte order mark");
        tu_error_hint(err, "save the file as UTF-8 without a byte order mark");
    } else {
        size_t bad = tu_utf8_check(text, len);
        if (bad == len)
            return TU_OK;
        tu_doc_position(text, bad, &line, &column);
        st = text[bad] == '\0' ? tu_error_set(err, TU_ERR_PARSE, "NUL byte")
                               : tu_error_set(err, TU_ERR_PARSE, "byte 0x%02X is not valid UTF-8",
                                              (unsigned)(unsigned char)text[bad]);
        tu_error_hint(err, "save the file as UTF-8");
    }
    tu_error_at(err, file, line, column);
    return st;
}

static size_t
digits(const char *text, size_t len, size_t at)
{
    size_t start = at;
    while (at < len && text[at] >= '0' && text[at] <= '9')
        at++;
    return at - start;
}

size_t
tu_doc_number_prefix(const char *text, size_t len)
{
    size_t at = len > 0 && text[0] == '-' ? 1 : 0;
    size_t whole = digits(text, len, at);
    if (whole == 0 || (whole > 1 && text[at] == '0'))
        return 0;
    at += whole;
    if (at < len && text[at] == '.') {
        size_t part = digits(text, len, at + 1);
        if (part == 0)
            return 0;
        at += 1 + part;
    }
    if (at < len && (text[at] == 'e' || text[at] == 'E')) {
        size_t sign = at + 1 < len && (text[at + 1] == '+' || text[at + 1] == '-') ? 1 : 0;
        size_t part = digits(text, len, at + 1 + sign);
        if (part == 0)
            return 0;
        at += 1 + sign + part;
    }
    return at;
}

enum { KEYS_SHORT = 16 };

void
tu_doc_keys_release(TuDocKeys *keys)
{
    tu_map_free(keys->index);
    keys->index = NULL;
}

TuStatus
tu_doc_keys_check(TuDocKeys *keys, const TuDoc *map, const TuDoc *member, const char *file,
                  TuError *err)
{
    if (keys->index == NULL && map->count >= KEYS_SHORT) {
        keys->index = tu_map_new();
        for (TuDoc *child = map->first; child != NULL; child = child->next)
            tu_map_put(keys->index, child->key, child);
        if (tu_map_failed(keys->index))
            return tu_error_nomem(err);
    }
    const TuDoc *twin =
        keys->index != NULL ? tu_map_find(keys->index, member->key) : tu_doc_find(map, member->key);
    if (twin == NULL)
        return TU_OK;
    tu_error_set(err, TU_ERR_PARSE, "duplicate key \"%.*s\"",
                 (int)tu_utf8_prefix(member->key, TU_DOC_QUOTE_MAX), member->key);
    tu_error_hint(err, "it is first given at %d:%d", twin->key_line, twin->key_column);
    tu_error_at(err, file, member->key_line, member->key_column);
    return TU_ERR_PARSE;
}

TuStatus
tu_doc_keys_added(TuDocKeys *keys, const TuDoc *map, TuError *err)
{
    if (keys->index == NULL)
        return TU_OK;
    tu_map_put(keys->index, map->last->key, map->last);
    return tu_map_failed(keys->index) ? tu_error_nomem(err) : TU_OK;
}
