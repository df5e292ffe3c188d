/* The one walk over field tables that sees every text of an object. */
#include "config.h"

#include "model/texts.h"

#include <string.h>

#include "model/objects.h"

static void
walk_names(const TuNames *names, const TuField *field, size_t part, TuTextFn *fn, void *data)
{
    for (size_t i = 0; i < names->count; i++)
        fn(data, field, part + i, names->items[i]);
}

static void
walk_pairs(const TuPairs *pairs, const TuField *field, TuTextFn *fn, void *data)
{
    for (size_t i = 0; i < pairs->count; i++) {
        fn(data, field, 2 * i, pairs->items[i].name);
        fn(data, field, 2 * i + 1, pairs->items[i].value);
    }
}

static void
walk_field(const TuObject *object, const TuField *field, TuTextFn *fn, void *data)
{
    const void *at = (const char *)object + field->offset;
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
        fn(data, field, 0, *(const char *const *)at);
        return;
    case TU_FIELD_BOOL:
        fn(data, field, 0, *(const bool *)at ? "1" : NULL);
        return;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        walk_names(at, field, 0, fn, data);
        return;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        walk_pairs(at, field, fn, data);
        return;
    case TU_FIELD_REF:
        fn(data, field, 0, ((const TuRef *)at)->schema);
        fn(data, field, 1, ((const TuRef *)at)->table);
        walk_names(&((const TuRef *)at)->columns, field, 2, fn, data);
        return;
    }
}

void
tu_object_texts(const TuObject *object, TuTextFn *fn, void *data)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    for (size_t i = 0; i < info->field_count; i++)
        walk_field(object, &info->fields[i], fn, data);
}

/* Length and text: no content can look like another. */
static void
add_text(TuBuf *out, const char *text)
{
    size_t len = text ? strlen(text) : 0;
    char prefix[24];
    size_t at = sizeof prefix;
    prefix[--at] = text ? ':' : '-';
    do
        prefix[--at] = (char)('0' + len % 10);
    while ((len /= 10) > 0);
    tu_buf_addn(out, prefix + at, sizeof prefix - at);
    tu_buf_add(out, text);
}

static void
add_field(void *data, const TuField *field, size_t part, const char *value)
{
    if (!value && field->type != TU_FIELD_REF)
        return;
    if (part == 0)
        add_text(data, field->name);
    add_text(data, value);
}

void
tu_object_content(TuBuf *out, const TuObject *object)
{
    add_text(out, tu_kind_info(object->kind)->section);
    add_text(out, object->schema);
    add_text(out, object->name);
    add_text(out, object->signature);
    add_text(out, object->comment);
    tu_buf_add(out, object->implied ? "i" : "");
    tu_object_texts(object, add_field, out);
    tu_buf_addc(out, ';');
}
