/* What objects are where they do not say it themselves: fields of a kind for a schema, or for the
 * whole model. */
#include "config.h"

#include "declare/reader.h"

#include <string.h>

#include "declare/key.h"
#include "model/compare.h"

void
tu_reader_given(TuReader *reader, const TuObject *object, uint64_t fields)
{
    if (reader->model == reader->apart)
        return;
    if (object->id >= reader->given_cap) {
        size_t cap = reader->given_cap ? 2 * reader->given_cap : 256;
        while (cap <= object->id)
            cap *= 2;
        uint64_t *given = TU_NEW_N(reader->scratch, uint64_t, cap);
        if (!given)
            return;
        if (reader->given_cap)
            memcpy(given, reader->given, reader->given_cap * sizeof *given);
        reader->given = given;
        reader->given_cap = cap;
    }
    reader->given[object->id] |= fields;
}

/* ---- reading ---- */

static TuDefault *
find_default(const TuReader *reader, const char *schema, TuKind kind, const TuField *field)
{
    for (size_t i = 0; i < reader->defaults.count; i++) {
        TuDefault *one = reader->defaults.items[i];
        if (one->values->kind == kind && one->field == field &&
            strcmp(one->schema ? one->schema : "", schema ? schema : "") == 0)
            return one;
    }
    return NULL;
}

static void
add_default(TuReader *reader, const char *schema, TuKind kind, const TuField *field,
            const TuDoc *node)
{
    const TuDefault *before = find_default(reader, schema, kind, field);
    TuDefault *one = TU_NEW(reader->scratch, TuDefault);
    TuObject *values = tu_arena_alloc(reader->scratch, tu_kind_info(kind)->size);
    if (!one || !values)
        return;
    if (before) {
        tu_reader_key_issue(reader, node, "given twice: also at %s:%d:%d", before->pos.file,
                            before->pos.line, before->pos.column);
        return;
    }
    values->kind = kind;
    *one = (TuDefault){schema, values, field, {reader->file, node->key_line, node->key_column}};
    if (tu_reader_value(reader, values, field, node) && reader->model != reader->apart)
        tu_vec_add(&reader->defaults, reader->scratch, one);
}

bool
tu_may_be_default(const TuField *field)
{
    return !(field->flags & (TU_FIELD_HIDDEN | TU_FIELD_REQUIRED));
}

static void
read_kind(TuReader *reader, const char *schema, TuKind kind, const TuDoc *map)
{
    const TuKindInfo *info = tu_kind_info(kind);
    TuNames known = {0};
    if (map->type != TU_DOC_MAP) {
        tu_reader_expected(reader, map, "a map of keys");
        return;
    }
    for (size_t i = 0; i < info->field_count; i++)
        if (tu_may_be_default(&info->fields[i]))
            tu_names_add(&known, reader->scratch, info->fields[i].name);
    for (const TuDoc *node = map->first; node; node = node->next) {
        int index = tu_field_index(kind, node->key);
        if (index < 0 || !tu_may_be_default(&info->fields[index])) {
            tu_reader_unknown(reader, node, "key", &known);
            continue;
        }
        size_t mark = tu_reader_enter(reader, node->key);
        add_default(reader, schema, kind, &info->fields[index], node);
        tu_reader_leave(reader, mark);
    }
}

bool
tu_has_defaults(TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    for (size_t i = 0; i < info->field_count; i++)
        if (tu_may_be_default(&info->fields[i]))
            return kind != TU_KIND_PUBLICATION_TABLE; /* "tables" are tables */
    return false;
}

void
tu_reader_defaults(TuReader *reader, const char *schema, const TuDoc *map)
{
    TuNames known = {0};
    if (map->type != TU_DOC_MAP) {
        tu_reader_expected(reader, map, "a map of sections");
        return;
    }
    for (int kind = 0; kind < TU_KIND_COUNT; kind++)
        if (tu_has_defaults((TuKind)kind))
            tu_names_add(&known, reader->scratch, tu_kind_info((TuKind)kind)->section);
    for (const TuDoc *node = map->first; node; node = node->next) {
        int kind = 0;
        while (kind < TU_KIND_COUNT && (!tu_has_defaults((TuKind)kind) ||
                                        strcmp(tu_kind_info((TuKind)kind)->section, node->key)))
            kind++;
        if (kind == TU_KIND_COUNT) {
            tu_reader_unknown(reader, node, "key", &known);
            continue;
        }
        size_t mark = tu_reader_enter(reader, node->key);
        read_kind(reader, schema, (TuKind)kind, node);
        tu_reader_leave(reader, mark);
    }
}

/* ---- filling in ---- */

/* What an object has of a map stays, and what is missing there comes in. */
static void
merge(TuReader *reader, TuPairs *into, const TuPairs *from)
{
    for (size_t i = 0; i < from->count; i++)
        if (!tu_pairs_find(into, from->items[i].name))
            tu_pairs_add(into, reader->model->arena, from->items[i].name, from->items[i].value);
}

static void
fill(TuReader *reader, TuObject *object, const TuDefault *one)
{
    const TuField *field = one->field;
    void *at = (char *)object + field->offset;
    const void *from = (const char *)one->values + field->offset;
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
        *(const char **)at = *(const char *const *)from;
        return;
    case TU_FIELD_BOOL:
        *(bool *)at = *(const bool *)from;
        return;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        *(TuNames *)at = *(const TuNames *)from;
        ((TuNames *)at)->cap = 0;
        return;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        merge(reader, at, from);
        return;
    case TU_FIELD_REF:
        *(TuRef *)at = *(const TuRef *)from;
        ((TuRef *)at)->columns.cap = 0;
        return;
    }
}

/* Where the whole statement is given, there is nothing to add. */
static bool
is_whole(const TuObject *object, uint64_t given)
{
    int index = tu_field_index(object->kind, "definition");
    return index >= 0 && (given >> index & 1);
}

static const char *
schema_of(const TuObject *object)
{
    const TuObject *top = object->parent ? object->parent : object;
    return top->kind == TU_KIND_SCHEMA ? top->name : top->schema;
}

static void
fill_object(TuReader *reader, TuObject *object, bool of_schema)
{
    uint64_t given = object->id < reader->given_cap ? reader->given[object->id] : 0;
    const TuField *fields = tu_kind_info(object->kind)->fields;
    const char *schema = schema_of(object);
    uint64_t filled = 0;
    for (size_t i = 0; i < reader->defaults.count; i++) {
        const TuDefault *one = reader->defaults.items[i];
        bool here = one->schema ? schema && strcmp(one->schema, schema) == 0 : !of_schema;
        if (one->values->kind != object->kind || (one->schema != NULL) != of_schema || !here)
            continue;
        uint64_t bit = UINT64_C(1) << (one->field - fields);
        bool map = one->field->type == TU_FIELD_PAIRS || one->field->type == TU_FIELD_ATTRS;
        if (is_whole(object, given) || ((given & bit) && !map))
            continue;
        fill(reader, object, one);
        filled |= bit;
    }
    tu_reader_given(reader, object, filled);
}

void
tu_reader_fill(TuReader *reader)
{
    const TuModel *model = reader->model;
    if (!reader->defaults.count)
        return;
    for (size_t i = 0; i < model->objects.count; i++) {
        fill_object(reader, model->objects.items[i], true); /* the nearer one first */
        fill_object(reader, model->objects.items[i], false);
    }
}
