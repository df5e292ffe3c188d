/* The model: objects in load order, found by key. */
#include "config.h"

#include "model/objects.h"

#include <string.h>

TuModel *
tu_model_new(void)
{
    TuArena *arena = tu_arena_new();
    TuModel *model = TU_NEW(arena, TuModel);
    if (!model) {
        tu_arena_free(arena);
        return NULL;
    }
    model->arena = arena;
    return model;
}

void
tu_model_free(TuModel *model)
{
    if (!model)
        return;
    tu_map_free(model->by_key);
    tu_arena_free(model->arena);
}

bool
tu_model_failed(const TuModel *model)
{
    return !model || tu_arena_failed(model->arena) ||
           (model->by_key && tu_map_failed(model->by_key));
}

TuObject *
tu_model_add(TuModel *model, TuKind kind, const char *schema, const char *name, TuObject *parent)
{
    TuObject *object = tu_arena_alloc(model->arena, tu_kind_info(kind)->size);
    if (!object)
        return NULL;
    object->kind = kind;
    object->id = (uint32_t)model->objects.count;
    object->schema = schema;
    object->name = name ? name : "";
    object->parent = parent;
    tu_vec_add(&model->objects, model->arena, object);
    tu_vec_add(&model->kinds[kind], model->arena, object);
    if (parent)
        tu_vec_add(&parent->children, model->arena, object);
    return object;
}

void
tu_model_add_unmodelled(TuModel *model, const char *what, const char *name)
{
    TuUnmodelled *entry = TU_NEW(model->arena, TuUnmodelled);
    if (!entry)
        return;
    entry->what = what;
    entry->name = name;
    tu_vec_add(&model->unmodelled, model->arena, entry);
}

/* ASCII only: how engines that fold names compare them, whatever the locale. */
static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static uint64_t
hash_part(uint64_t hash, const char *part, bool fold)
{
    for (; part && *part; part++)
        hash = (hash ^ (unsigned char)(fold ? lower(*part) : *part)) * UINT64_C(0x100000001b3);
    return (hash ^ 0xff) * UINT64_C(0x100000001b3);
}

/* What tu_map_find_id() finds an object by, unless another one has it already. */
static uint64_t
hash_key(const TuModel *model, TuKind kind, const char *schema, const char *parent,
         const char *name, const char *signature)
{
    const TuKindInfo *info = tu_kind_info(kind);
    bool fold = model->fold_names;
    uint64_t hash = UINT64_C(0xcbf29ce484222325) + (uint64_t)kind;
    hash = hash_part(hash, info->no_schema ? NULL : schema ? schema : model->default_schema, fold);
    hash = hash_part(hash, parent, fold);
    /* One per parent: the name is not part of what it is. */
    hash = hash_part(hash, info->single ? NULL : name, fold);
    return hash_part(hash, signature, fold);
}

static bool
same_part(const TuModel *model, const char *a, const char *b)
{
    return tu_model_same_name(model, a ? a : "", b ? b : "");
}

static bool
has_key(const TuModel *model, const TuObject *object, TuKind kind, const char *schema,
        const char *parent, const char *name, const char *signature)
{
    const TuKindInfo *info = tu_kind_info(kind);
    const TuObject *above = object->parent;
    const char *its_schema = above ? above->schema : object->schema;
    return object->kind == kind && (info->single || same_part(model, object->name, name)) &&
           same_part(model, above ? above->name : NULL, parent) &&
           same_part(model, object->signature, signature) &&
           (info->no_schema || same_part(model, its_schema ? its_schema : model->default_schema,
                                         schema ? schema : model->default_schema));
}

TuObject *
tu_model_find(const TuModel *model, TuKind kind, const char *schema, const char *parent,
              const char *name, const char *signature)
{
    uint64_t hash = hash_key(model, kind, schema, parent, name, signature);
    for (;; hash++) { /* two keys of one hash stand behind each other */
        TuObject *object = tu_map_find_id(model->by_key, hash);
        if (!object || has_key(model, object, kind, schema, parent, name, signature))
            return object;
    }
}

TuObject *
tu_model_find_same(const TuModel *model, const TuObject *object)
{
    return tu_model_find(
        model, object->kind, object->parent ? object->parent->schema : object->schema,
        object->parent ? object->parent->name : NULL, object->name, object->signature);
}

/* Who belongs to whom, so that renderers need not search the whole model for it. */
static void
index_owners(TuModel *model)
{
    model->parts.count = 0;
    for (size_t i = 0; i < model->kinds[TU_KIND_TABLE].count; i++) {
        TuTable *table = model->kinds[TU_KIND_TABLE].items[i];
        table->obj.owned.count = 0;
        if (table->partition_of.table || table->inherits.count)
            tu_vec_add(&model->parts, model->arena, table);
    }
    for (size_t i = 0; i < model->kinds[TU_KIND_SEQUENCE].count; i++) {
        TuSequence *sequence = model->kinds[TU_KIND_SEQUENCE].items[i];
        const TuRef *owner = &sequence->owned_by;
        TuObject *table = owner->table
                              ? tu_model_find(model, TU_KIND_TABLE,
                                              owner->schema ? owner->schema : sequence->obj.schema,
                                              NULL, owner->table, NULL)
                              : NULL;
        if (table && !sequence->obj.implied)
            tu_vec_add(&table->owned, model->arena, sequence);
    }
}

TuObject *
tu_model_index(TuModel *model)
{
    TuObject *duplicate = NULL;
    tu_map_free(model->by_key);
    model->by_key = tu_map_new();
    if (!model->by_key)
        tu_arena_fail(model->arena);
    for (size_t i = 0; i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        const TuObject *parent = object->parent;
        const char *schema = parent ? parent->schema : object->schema;
        const char *above = parent ? parent->name : NULL;
        uint64_t hash =
            hash_key(model, object->kind, schema, above, object->name, object->signature);
        TuObject *other;
        while ((other = tu_map_find_id(model->by_key, hash)) != NULL &&
               !has_key(model, other, object->kind, schema, above, object->name, object->signature))
            hash++;
        if (other && !duplicate)
            duplicate = object;
        tu_map_put_id(model->by_key, hash, object);
    }
    index_owners(model);
    return duplicate;
}

bool
tu_model_same_name(const TuModel *model, const char *a, const char *b)
{
    size_t i = 0;
    if (!model->fold_names)
        return strcmp(a, b) == 0;
    while (a[i] && lower(a[i]) == lower(b[i]))
        i++;
    return a[i] == b[i];
}

TuObject *
tu_object_child(const TuObject *parent, TuKind kind, const char *name)
{
    for (size_t i = 0; i < parent->children.count; i++) {
        TuObject *child = parent->children.items[i];
        if (child->kind == kind &&
            (!name || (*child->name == *name && strcmp(child->name, name) == 0)))
            return child;
    }
    return NULL;
}

void
tu_object_need(TuModel *model, TuObject *object, TuObject *needed)
{
    if (!object || !needed || object == needed || object->parent == needed ||
        needed->parent == object)
        return;
    for (size_t i = 0; i < object->deps.count; i++) {
        if (object->deps.items[i] == needed)
            return;
    }
    tu_vec_add(&object->deps, model->arena, needed);
}

/* A name that holds a newline must not look like a line of its own. */
static void
one_line(TuBuf *out, size_t start)
{
    for (size_t i = start; i < out->len; i++) {
        if ((unsigned char)out->s[i] < 0x20 || out->s[i] == 0x7f)
            out->s[i] = '?';
    }
}

void
tu_object_describe(TuBuf *out, const TuObject *object)
{
    const TuObject *parent = object->parent;
    size_t start = out->len;
    tu_buf_addf(out, "%s ", tu_kind_info(object->kind)->name);
    const char *schema = parent ? parent->schema : object->schema;
    if (schema)
        tu_buf_addf(out, "%s.", schema);
    if (parent)
        tu_buf_addf(out, "%s.", parent->name);
    tu_buf_add(out, *object->name ? object->name : "(unnamed)");
    if (object->signature)
        tu_buf_addf(out, "(%s)", object->signature);
    one_line(out, start);
}

/* Case decides last, so that models with and without it list their objects in the same order. */
static int
compare_text(const char *a, const char *b)
{
    size_t i = 0;
    a = a ? a : "";
    b = b ? b : "";
    while (a[i] && lower(a[i]) == lower(b[i]))
        i++;
    int order = (int)(unsigned char)lower(a[i]) - (int)(unsigned char)lower(b[i]);
    return order ? order : strcmp(a, b);
}

bool
tu_object_is_leftover(const TuObject *object)
{
    if (object->kind != TU_KIND_INDEX || !((const TuIndex *)object)->invalid)
        return false;
    return !object->parent || object->parent->kind != TU_KIND_TABLE ||
           !((const TuTable *)object->parent)->partition_by;
}

int
tu_object_compare_key(const TuObject *a, const TuObject *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    const TuObject *pa = a->parent, *pb = b->parent;
    int order = compare_text(pa ? pa->schema : a->schema, pb ? pb->schema : b->schema);
    if (!order)
        order = compare_text(pa ? pa->name : NULL, pb ? pb->name : NULL);
    if (!order)
        order = compare_text(a->name, b->name);
    return order ? order : compare_text(a->signature, b->signature);
}
