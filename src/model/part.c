/* Cutting models apart and putting them together. */
#include "config.h"

#include "model/part.h"

#include <string.h>

#include "model/objects.h"

/* ---- order ---- */

static int
compare_keys(const void *a, const void *b)
{
    return tu_object_compare_key(a, b);
}

static int
compare_ids(const void *a, const void *b)
{
    const TuObject *left = a, *right = b;
    return left->id < right->id ? -1 : left->id > right->id;
}

static void
place(TuModel *model, TuObject *object)
{
    TuVec *kind = &model->kinds[object->kind];
    object->id = (uint32_t)model->objects.count;
    model->objects.items[model->objects.count++] = object;
    kind->items[kind->count++] = object;
    for (size_t i = 0; i < object->children.count; i++)
        place(model, object->children.items[i]);
}

bool
tu_model_arrange(TuModel *model)
{
    TuArena *scratch = tu_arena_new();
    TuVec top = TU_VEC_INIT;
    for (size_t i = 0; i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        if (!object->parent)
            tu_vec_add(&top, scratch, object);
    }
    bool good = !tu_arena_failed(scratch);
    if (good) {
        tu_vec_sort(&top, compare_keys);
        model->objects.count = 0;
        for (int kind = 0; kind < TU_KIND_COUNT; kind++)
            model->kinds[kind].count = 0;
        for (size_t i = 0; i < top.count; i++)
            place(model, top.items[i]);
        for (size_t i = 0; i < model->objects.count; i++)
            tu_vec_sort(&((TuObject *)model->objects.items[i])->deps, compare_ids);
    }
    tu_arena_free(scratch);
    return good;
}

/* ---- copies ---- */

/* An object with the same fields; its texts are those of the original. */
static TuObject *
clone(TuModel *into, const TuObject *object, TuObject *parent)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    TuObject *copy = tu_model_add(into, object->kind, object->schema, object->name, parent);
    if (!copy)
        return NULL;
    const TuObject head = *copy;
    memcpy(copy, object, info->size);
    copy->id = head.id;
    copy->parent = parent;
    copy->children = copy->owned = copy->deps = (TuVec)TU_VEC_INIT;
    for (size_t i = 0; i < info->field_count; i++) {
        void *at = (char *)copy + info->fields[i].offset;
        switch (info->fields[i].type) { /* a list that grows must not grow into the original */
        case TU_FIELD_NAMES:
        case TU_FIELD_EXPRS:
            ((TuNames *)at)->cap = 0;
            break;
        case TU_FIELD_PAIRS:
        case TU_FIELD_ATTRS:
            ((TuPairs *)at)->cap = 0;
            break;
        case TU_FIELD_REF:
            ((TuRef *)at)->columns.cap = 0;
            break;
        case TU_FIELD_STR:
        case TU_FIELD_EXPR:
        case TU_FIELD_WORD:
        case TU_FIELD_INT:
        case TU_FIELD_BOOL:
            break;
        }
    }
    return copy;
}

static void
own_names(TuArena *arena, TuNames *names)
{
    const TuNames borrowed = *names;
    *names = (TuNames){0};
    for (size_t i = 0; i < borrowed.count; i++)
        tu_names_add(names, arena, tu_arena_strdup(arena, borrowed.items[i]));
}

static void
own_pairs(TuArena *arena, TuPairs *pairs)
{
    const TuPairs borrowed = *pairs;
    *pairs = (TuPairs){0};
    for (size_t i = 0; i < borrowed.count; i++)
        tu_pairs_add(pairs, arena, tu_arena_strdup(arena, borrowed.items[i].name),
                     tu_arena_strdup(arena, borrowed.items[i].value));
}

static void
own_field(TuArena *arena, TuObject *object, const TuField *field)
{
    void *at = (char *)object + field->offset;
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
        *(const char **)at = tu_arena_strdup(arena, *(const char **)at);
        return;
    case TU_FIELD_BOOL:
        return;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        own_names(arena, at);
        return;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        own_pairs(arena, at);
        return;
    case TU_FIELD_REF:
        ((TuRef *)at)->schema = tu_arena_strdup(arena, ((TuRef *)at)->schema);
        ((TuRef *)at)->table = tu_arena_strdup(arena, ((TuRef *)at)->table);
        own_names(arena, &((TuRef *)at)->columns);
        return;
    }
}

/* Texts into the arena of the object's own model. A comment may be a field too. */
static void
own_texts(TuArena *arena, TuObject *object)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    object->schema = tu_arena_strdup(arena, object->schema);
    object->name = tu_arena_strdup(arena, object->name);
    object->signature = tu_arena_strdup(arena, object->signature);
    object->renamed_from = tu_arena_strdup(arena, object->renamed_from);
    object->pos.file = tu_arena_strdup(arena, object->pos.file);
    const char *comment = object->comment;
    for (size_t i = 0; i < info->field_count; i++)
        own_field(arena, object, &info->fields[i]);
    if (object->comment == comment)
        object->comment = tu_arena_strdup(arena, comment);
}

/* ---- a part ---- */

static TuModel *
empty_like(const TuModel *model)
{
    TuModel *like = tu_model_new();
    if (!like)
        return NULL;
    like->dialect = model->dialect;
    like->server_version = model->server_version;
    like->default_schema = model->default_schema;
    like->canonical = model->canonical;
    like->ordered = model->ordered;
    like->alters = model->alters;
    like->fold_names = model->fold_names;
    return like;
}

TuModel *
tu_model_part(const TuModel *model, const bool *keep)
{
    TuModel *part = empty_like(model);
    TuObject **copies = part ? TU_NEW_N(part->arena, TuObject *, model->objects.count + 1) : NULL;
    for (size_t i = 0; copies && i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        TuObject *parent = object->parent ? copies[object->parent->id] : NULL;
        if (keep[i] && (parent || !object->parent))
            copies[i] = clone(part, object, parent);
    }
    for (size_t i = 0; copies && i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        for (size_t j = 0; copies[i] && j < object->deps.count; j++) {
            TuObject *needed = copies[((const TuObject *)object->deps.items[j])->id];
            if (needed)
                tu_vec_add(&copies[i]->deps, part->arena, needed);
        }
    }
    if (part)
        tu_model_index(part);
    if (part && tu_model_failed(part)) {
        tu_model_free(part);
        part = NULL;
    }
    return part;
}

/* ---- grafting ---- */

/* A child that goes alone is taken out of its parent's list. */
static void
cut_children(TuObject *object, const bool *drop)
{
    size_t kept = 0;
    for (size_t i = 0; i < object->children.count; i++) {
        const TuObject *child = object->children.items[i];
        if (!drop[child->id])
            object->children.items[kept++] = object->children.items[i];
    }
    object->children.count = kept;
}

static void
bring(TuModel *into, const TuModel *from, const bool *take)
{
    TuObject **copies = TU_NEW_N(into->arena, TuObject *, from->objects.count + 1);
    for (size_t i = 0; copies && i < from->objects.count; i++) {
        const TuObject *object = from->objects.items[i];
        TuObject *parent = object->parent ? copies[object->parent->id] : NULL;
        if (!parent && (object->parent || !take[i]))
            continue;
        copies[i] = clone(into, object, parent);
        if (!copies[i])
            return;
        own_texts(into->arena, copies[i]);
        /* Strangers for now: connect() finds who they are here. */
        for (size_t j = 0; j < object->deps.count; j++)
            tu_vec_add(&copies[i]->deps, into->arena, object->deps.items[j]);
    }
}

/* Every dependency to the object of its key here; those that were here before lead there already,
 * unless what they led to is gone. */
static bool
connect(TuModel *model, const bool *gone, size_t before)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        for (size_t j = 0; j < object->deps.count; j++) {
            const TuObject *needed = object->deps.items[j];
            if (i < before && !gone[needed->id])
                continue;
            object->deps.items[j] = tu_model_find_same(model, needed);
            if (!object->deps.items[j])
                return false;
        }
    }
    return true;
}

bool
tu_model_graft(TuModel *into, const bool *drop, const TuModel *from, const bool *take)
{
    size_t count = into->objects.count, kept = 0;
    bool *gone = TU_NEW_N(into->arena, bool, count + 1);
    if (!gone)
        return false;
    for (size_t i = 0; i < count; i++) {
        const TuObject *parent = ((const TuObject *)into->objects.items[i])->parent;
        gone[i] = drop[i] || (parent && gone[parent->id]);
    }
    for (size_t i = 0; i < count; i++) {
        TuObject *object = into->objects.items[i];
        if (gone[i])
            continue;
        cut_children(object, drop);
        into->objects.items[kept++] = object; /* ids stay as they were until it is arranged */
    }
    into->objects.count = kept;
    bring(into, from, take);
    if (tu_model_failed(into) || tu_model_index(into) || !connect(into, gone, kept))
        return false;
    return tu_model_arrange(into) && !tu_model_failed(into);
}
