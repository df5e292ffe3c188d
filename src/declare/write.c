/* A model as a document in the vocabulary of model files: sorted by kind and key, short forms
 * wherever only the short field is set. */
#include "config.h"

#include "declare/declare.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "declare/grants.h"
#include "declare/key.h"
#include "declare/name.h"
#include "model/rights.h"
#include "model/secret.h"

typedef struct Writer {
    const TuModel *model;
    TuArena *arena;
    bool (*skip)(const TuObject *, void *);
    void *data;
    bool failed; /* a buffer ran out of memory */
} Writer;

static const void *
value_at(const TuObject *object, const TuField *field)
{
    return (const char *)object + field->offset;
}

static bool
is_set(const TuObject *object, const TuField *field)
{
    const void *at = value_at(object, field);
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
        return *(const char *const *)at != NULL;
    case TU_FIELD_BOOL:
        return *(const bool *)at;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        return ((const TuNames *)at)->count > 0;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        return ((const TuPairs *)at)->count > 0;
    case TU_FIELD_REF:
        return ((const TuRef *)at)->table != NULL;
    }
    return false;
}

/* An empty list is a value where the field has to be there (an enum without values). */
static bool
is_written(const TuObject *object, const TuField *field)
{
    bool list = field->type == TU_FIELD_NAMES || field->type == TU_FIELD_EXPRS ||
                field->type == TU_FIELD_ATTRS;
    return !(field->flags & TU_FIELD_HIDDEN) &&
           (is_set(object, field) || (list && (field->flags & TU_FIELD_REQUIRED)));
}

/* As a number where that keeps every digit. */
static TuDoc *
write_int(Writer *writer, const char *digits)
{
    char *end = NULL;
    long long value = strtoll(digits, &end, 10);
    bool exact = *digits && !*end && value != LLONG_MAX && value != LLONG_MIN &&
                 digits[*digits == '-'] != '0';
    if (strcmp(digits, "0") == 0 || exact)
        return tu_doc_number(writer->arena, value);
    return tu_doc_text(writer->arena, digits);
}

static TuDoc *
write_names(Writer *writer, const TuNames *names)
{
    TuDoc *list = tu_doc_new(writer->arena, TU_DOC_LIST);
    for (size_t i = 0; i < names->count; i++)
        tu_doc_add(list, tu_doc_text(writer->arena, names->items[i]));
    return list;
}

static int
compare_pairs(const void *a, const void *b)
{
    const TuPair *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static TuDoc *
write_pairs(Writer *writer, const TuPairs *pairs, bool ordered)
{
    TuVec sorted = TU_VEC_INIT;
    for (size_t i = 0; i < pairs->count; i++)
        tu_vec_add(&sorted, writer->arena, &pairs->items[i]);
    if (!ordered)
        tu_vec_sort(&sorted, compare_pairs);
    TuDoc *map = tu_doc_new(writer->arena, TU_DOC_MAP);
    for (size_t i = 0; i < sorted.count; i++) {
        const TuPair *pair = sorted.items[i];
        tu_doc_set(map, pair->name,
                   tu_doc_text(writer->arena,
                               tu_secret_sealed(pair->value) ? TU_SECRET_SHOWN : pair->value));
    }
    return map;
}

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* The schema an object stands in: NULL for the default one, and for what has none. */
static const char *
schema_of(const Writer *writer, const TuObject *object)
{
    const TuObject *top = object->parent ? object->parent : object;
    if (tu_kind_info(top->kind)->no_schema || same_text(top->schema, writer->model->default_schema))
        return NULL;
    return top->schema;
}

/* A schema is written where it is not the object's own. */
static TuDoc *
write_ref(Writer *writer, const TuObject *object, const TuRef *ref)
{
    const char *own = schema_of(writer, object);
    const char *schema = ref->schema;
    if (schema &&
        (same_text(schema, own) || (!own && same_text(schema, writer->model->default_schema))))
        schema = NULL;
    TuBuf text = TU_BUF_INIT;
    tu_ref_write(&text, schema, ref);
    TuDoc *node = tu_doc_text(writer->arena, tu_buf_dup(&text, writer->arena));
    writer->failed |= text.failed;
    tu_buf_release(&text);
    return node;
}

static TuDoc *
write_value(Writer *writer, const TuObject *object, const TuField *field)
{
    const void *at = value_at(object, field);
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
    case TU_FIELD_WORD:
        return tu_doc_text(writer->arena, *(const char *const *)at);
    case TU_FIELD_INT:
        return write_int(writer, *(const char *const *)at);
    case TU_FIELD_BOOL:
        return tu_doc_bool(writer->arena, *(const bool *)at);
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        return write_names(writer, at);
    case TU_FIELD_PAIRS:
        return write_pairs(writer, at, false);
    case TU_FIELD_ATTRS:
        return write_pairs(writer, at, true);
    case TU_FIELD_REF:
        return write_ref(writer, object, at);
    }
    return NULL;
}

static unsigned
rights_of(const Writer *writer, const TuObject *object)
{
    unsigned which = writer->model->manages & tu_kind_info(object->kind)->rights;
    unsigned rights = object->grants.count ? which & TU_RIGHT_GRANTS : 0;
    return rights | (tu_owner_named(writer->model, object) ? which & TU_RIGHT_OWNER : 0);
}

/* Of what the engine makes by itself, only the rights are worth a word. */
static bool
is_left_out(const Writer *writer, const TuObject *object)
{
    if (writer->skip && writer->skip(object, writer->data))
        return true;
    return object->implied ? !rights_of(writer, object) : !tu_model_manages(writer->model, object);
}

/* By kind and name; columns keep their order. */
static int
compare_children(const void *a, const void *b)
{
    const TuObject *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->kind == TU_KIND_COLUMN ? 0 : strcmp(x->name, y->name);
}

/* A map that holds nothing but its short field is written as that field. */
static TuDoc *
shorten(const TuObject *object, TuDoc *map)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    for (size_t i = 0; map && map->count == 1 && i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        if ((field->flags & TU_FIELD_SHORT) && strcmp(map->first->key, field->name) == 0) {
            TuDoc *alone = map->first;
            alone->key = NULL;
            return alone;
        }
    }
    return map;
}

static void put_object(Writer *writer, TuDoc *into, const TuObject *object);

static void
put_children(Writer *writer, TuDoc *map, const TuObject *object)
{
    TuVec children = TU_VEC_INIT;
    for (size_t i = 0; i < object->children.count; i++) {
        if (!is_left_out(writer, object->children.items[i]))
            tu_vec_add(&children, writer->arena, object->children.items[i]);
    }
    tu_vec_sort(&children, compare_children);
    for (size_t i = 0; i < children.count; i++)
        put_object(writer, map, children.items[i]);
}

/* inside: the object has its name in itself, not before it. */
static TuDoc *
write_object(Writer *writer, const TuObject *object, bool inside)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    TuDoc *map = tu_doc_new(writer->arena, TU_DOC_MAP);
    if (inside && *object->name)
        tu_doc_set(map, "name", tu_doc_text(writer->arena, object->name));
    if (object->renamed_from)
        tu_doc_set(map, "renamed_from", tu_doc_text(writer->arena, object->renamed_from));
    for (size_t i = 0; i < info->field_count && !object->implied; i++) {
        if (is_written(object, &info->fields[i]))
            tu_doc_set(map, info->fields[i].name, write_value(writer, object, &info->fields[i]));
    }
    unsigned rights = rights_of(writer, object);
    if (rights & TU_RIGHT_OWNER)
        tu_doc_set(map, "owner", tu_doc_text(writer->arena, object->owner));
    if (rights & TU_RIGHT_GRANTS)
        tu_doc_set(map, "grants", tu_grants_write(&object->grants, writer->arena));
    put_children(writer, map, object);
    return object->kind == TU_KIND_SCHEMA ? map : shorten(object, map);
}

/* The key of an object in its section. */
static const char *
object_key(Writer *writer, const TuObject *object)
{
    if (object->kind != TU_KIND_FUNCTION && object->kind != TU_KIND_AGGREGATE &&
        object->kind != TU_KIND_OPERATOR)
        return object->name;
    TuBuf text = TU_BUF_INIT;
    tu_routine_key_write(&text, object->name, object->signature);
    const char *key = tu_buf_dup(&text, writer->arena);
    writer->failed |= text.failed;
    tu_buf_release(&text);
    return key ? key : "";
}

/* Objects without a name come first: then the section is a list. A field of the section's name that
 * is written already (columns of a view) says it all. */
static void
put_object(Writer *writer, TuDoc *into, const TuObject *object)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    bool nameable = tu_may_be_unnamed(object->kind);
    TuDoc *section = tu_doc_find(into, info->section);
    if (section && section->type != TU_DOC_MAP && !nameable)
        return;
    if (info->single) {
        tu_doc_set(into, info->section, write_object(writer, object, true));
        return;
    }
    if (!section) {
        bool list = nameable && !*object->name;
        section = tu_doc_new(writer->arena, list ? TU_DOC_LIST : TU_DOC_MAP);
        tu_doc_set(into, info->section, section);
    }
    if (section && section->type == TU_DOC_LIST)
        tu_doc_add(section, write_object(writer, object, true));
    else
        tu_doc_set(section, object_key(writer, object), write_object(writer, object, false));
}

/* Where an object stands in the file: below the entry of a schema (its own, for a schema), or at
 * the top (NULL). */
typedef struct Entry {
    const char *schema;
    const TuObject *object;
} Entry;

static int
compare_entries(const void *a, const void *b)
{
    const Entry *x = a, *y = b;
    int order = !x->schema || !y->schema ? (x->schema != NULL) - (y->schema != NULL)
                                         : strcmp(x->schema, y->schema);
    if (order == 0 && x->object->kind != y->object->kind)
        order = x->object->kind < y->object->kind ? -1 : 1;
    if (order == 0)
        order = strcmp(x->object->name, y->object->name);
    if (order != 0)
        return order;
    const char *sx = x->object->signature, *sy = y->object->signature;
    return strcmp(sx ? sx : "", sy ? sy : "");
}

static TuVec
sorted_entries(Writer *writer)
{
    TuVec entries = TU_VEC_INIT;
    for (size_t i = 0; i < writer->model->objects.count; i++) {
        const TuObject *object = writer->model->objects.items[i];
        if (object->parent || is_left_out(writer, object))
            continue;
        Entry *entry = TU_NEW(writer->arena, Entry);
        if (!entry)
            break;
        entry->object = object;
        entry->schema = object->kind == TU_KIND_SCHEMA ? object->name : schema_of(writer, object);
        tu_vec_add(&entries, writer->arena, entry);
    }
    tu_vec_sort(&entries, compare_entries);
    return entries;
}

TuDoc *
tu_declare_write(const TuModel *model, TuArena *arena, bool (*skip)(const TuObject *, void *),
                 void *data)
{
    Writer writer = {model, arena, skip, data, false};
    TuVec entries = sorted_entries(&writer);
    TuDoc *root = tu_doc_new(arena, TU_DOC_MAP);
    TuDoc *schemas = NULL;
    for (size_t i = 0; i < entries.count && !tu_arena_failed(arena); i++) {
        const Entry *entry = entries.items[i];
        if (!entry->schema) {
            put_object(&writer, root, entry->object);
            continue;
        }
        if (!schemas) {
            schemas = tu_doc_new(arena, TU_DOC_MAP);
            tu_doc_set(root, tu_kind_info(TU_KIND_SCHEMA)->section, schemas);
        }
        bool own = entry->object->kind == TU_KIND_SCHEMA;
        if (!schemas || !schemas->last || strcmp(schemas->last->key, entry->schema) != 0)
            tu_doc_set(schemas, entry->schema,
                       own ? write_object(&writer, entry->object, false)
                           : tu_doc_new(arena, TU_DOC_MAP));
        if (!own && schemas)
            put_object(&writer, schemas->last, entry->object);
    }
    return writer.failed || tu_arena_failed(arena) ? NULL : root;
}
