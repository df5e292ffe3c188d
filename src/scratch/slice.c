/* Slices: what has to be there for a migration to run as it would on the whole. */
#include "config.h"

#include "scratch/slice.h"

#include <string.h>

#include "model/part.h"
#include "scratch/realise.h"

/* How much of an object matters. */
typedef enum Level {
    LEVEL_OUT,
    LEVEL_NEEDED, /* must be there; keys to tables that are not may be missing */
    LEVEL_TOUCHED /* is changed, or depends on what is: what depends on it comes too */
} Level;

typedef struct Side {
    const TuModel *model;
    unsigned char *levels; /* by id of what stands alone */
    TuVec *dependants;     /* by id of what stands alone: TuObject, children too */
} Side;

typedef struct Slicer {
    TuArena *arena;
    Side sides[2]; /* from, to */
    TuVec queues[2];
    const TuRename *renames;
    size_t rename_count;
} Slicer;

static const TuObject *
top_of(const TuObject *object)
{
    while (object->parent)
        object = object->parent;
    return object;
}

static void
mark(Slicer *slicer, int side, const TuObject *object, Level level)
{
    const TuObject *top = object ? top_of(object) : NULL;
    if (!top || slicer->sides[side].levels[top->id] >= level)
        return;
    slicer->sides[side].levels[top->id] = (unsigned char)level;
    tu_vec_add(&slicer->queues[side], slicer->arena, (void *)(uintptr_t)top);
}

/* The same object in the other model, under its other name. */
static const TuObject *
counterpart(const Slicer *slicer, int side, const TuObject *object)
{
    const TuModel *other = slicer->sides[1 - side].model;
    for (size_t i = 0; i < slicer->rename_count; i++) {
        const TuRename *rename = &slicer->renames[i];
        const TuObject *old = rename->object;
        if (rename->value || old->parent || old->kind != object->kind)
            continue;
        if (side == 0 && old == object)
            return tu_model_find(other, old->kind, old->schema, NULL, rename->name, old->signature);
        if (side == 1 && strcmp(rename->name, object->name) == 0 &&
            tu_model_find(other, old->kind, object->schema, NULL, old->name, old->signature) == old)
            return old;
    }
    return tu_model_find_same(other, object);
}

/* The table that a foreign key refers to; SQLite has no dependency for it. NULL where there is
 * none.
 */
static TuObject *
target_of(const TuModel *model, const TuObject *object)
{
    if (object->kind != TU_KIND_FOREIGN_KEY || !object->parent)
        return NULL;
    const TuRef *ref = &((const TuForeignKey *)object)->references;
    return ref->table ? tu_model_find(model, TU_KIND_TABLE,
                                      ref->schema ? ref->schema : object->parent->schema, NULL,
                                      ref->table, NULL)
                      : NULL;
}

/* What an object with its children needs. Foreign keys are followed from what is touched alone:
 * those of the rest would lead through the whole database. */
static void
follow_needs(Slicer *slicer, int side, const TuObject *object, Level level)
{
    for (size_t i = 0; i < object->deps.count; i++) {
        const TuObject *needed = object->deps.items[i];
        bool parent = object->kind == TU_KIND_TABLE && needed->kind == TU_KIND_TABLE;
        if (object->kind == TU_KIND_FOREIGN_KEY && level < LEVEL_TOUCHED)
            continue;
        /* The other parts of a partitioned table have a say in what a part may be. */
        mark(slicer, side, needed, parent && level == LEVEL_TOUCHED ? LEVEL_TOUCHED : LEVEL_NEEDED);
    }
    if (level == LEVEL_TOUCHED)
        mark(slicer, side, target_of(slicer->sides[side].model, object), LEVEL_NEEDED);
    for (size_t i = 0; i < object->children.count; i++)
        follow_needs(slicer, side, object->children.items[i], level);
    for (size_t i = 0; i < object->owned.count; i++)
        mark(slicer, side, object->owned.items[i], level);
}

static void
follow(Slicer *slicer, int side, const TuObject *top)
{
    const Side *here = &slicer->sides[side];
    Level level = (Level)here->levels[top->id];
    const TuVec *dependants = &here->dependants[top->id];
    mark(slicer, 1 - side, counterpart(slicer, side, top), level);
    follow_needs(slicer, side, top, level);
    if (top->kind == TU_KIND_SEQUENCE && ((const TuSequence *)top)->owned_by.table)
        mark(slicer, side,
             tu_model_find(here->model, TU_KIND_TABLE,
                           ((const TuSequence *)top)->owned_by.schema
                               ? ((const TuSequence *)top)->owned_by.schema
                               : top->schema,
                           NULL, ((const TuSequence *)top)->owned_by.table, NULL),
             LEVEL_NEEDED);
    for (size_t i = 0; level == LEVEL_TOUCHED && i < dependants->count; i++) {
        const TuObject *dependant = dependants->items[i];
        mark(slicer, side, dependant,
             dependant->kind == TU_KIND_FOREIGN_KEY ? LEVEL_NEEDED : LEVEL_TOUCHED);
    }
}

static bool
init_side(Slicer *slicer, int number, const TuModel *model)
{
    Side *side = &slicer->sides[number];
    size_t count = model->objects.count + 1;
    *side = (Side){model, TU_NEW_N(slicer->arena, unsigned char, count),
                   TU_NEW_N(slicer->arena, TuVec, count)};
    if (!side->levels || !side->dependants)
        return false;
    for (size_t i = 0; i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        const TuObject *target = target_of(model, object);
        if (target && target != object->parent)
            tu_vec_add(&side->dependants[target->id], slicer->arena, object);
        for (size_t j = 0; j < object->deps.count; j++) {
            const TuObject *needed = top_of(object->deps.items[j]);
            /* A schema is needed by all that stands in it; that is not touched with it. */
            if (needed != top_of(object) && needed->kind != TU_KIND_SCHEMA)
                tu_vec_add(&side->dependants[needed->id], slicer->arena, object);
        }
    }
    return !tu_arena_failed(slicer->arena);
}

/* What triggers on the statements themselves is always there. */
static void
mark_everywhere(Slicer *slicer)
{
    for (int side = 0; side < 2; side++) {
        const TuModel *model = slicer->sides[side].model;
        for (size_t i = 0; i < model->objects.count; i++) {
            const TuObject *object = model->objects.items[i];
            if (strcmp(tu_kind_info(object->kind)->name, "event trigger") == 0)
                mark(slicer, side, object, LEVEL_NEEDED);
        }
    }
}

static void
mark_changes(Slicer *slicer, const TuChanges *changes)
{
    for (size_t i = 0; i < changes->items.count; i++) {
        const TuChange *change = changes->items.items[i];
        /* Its from side may be a model in which the renames are made. */
        if (change->from)
            mark(slicer, 0, tu_model_find_same(slicer->sides[0].model, change->from),
                 LEVEL_TOUCHED);
        if (change->to)
            mark(slicer, 1, change->to, LEVEL_TOUCHED);
    }
    for (size_t i = 0; i < slicer->rename_count; i++)
        mark(slicer, 0, slicer->renames[i].object, LEVEL_TOUCHED);
}

static void
run_queues(Slicer *slicer)
{
    size_t done[2] = {0, 0};
    while (done[0] < slicer->queues[0].count || done[1] < slicer->queues[1].count) {
        int side = done[0] < slicer->queues[0].count ? 0 : 1;
        follow(slicer, side, slicer->queues[side].items[done[side]++]);
    }
}

/* ---- can it stand for the whole? ---- */

/* What has no kind and hangs on what is touched would not be in the slice. */
static bool
has_strangers(const Slicer *slicer, int number, bool rights)
{
    const Side *side = &slicer->sides[number];
    for (size_t i = 0; i < side->model->unmodelled.count; i++) {
        const TuUnmodelled *entry = side->model->unmodelled.items[i];
        bool right = strcmp(entry->what, "privileges") == 0 || strcmp(entry->what, "owner") == 0 ||
                     strcmp(entry->what, "default privileges") == 0;
        if (right && !rights)
            continue;
        if (strcmp(entry->what, "event trigger") == 0)
            return true;
        for (size_t j = 0; j < slicer->queues[number].count; j++) {
            const TuObject *top = slicer->queues[number].items[j];
            if (side->levels[top->id] == LEVEL_TOUCHED && strstr(entry->name, top->name))
                return true;
        }
    }
    return false;
}

static bool
leads_out(const Side *side, const TuObject *key)
{
    const TuObject *target = target_of(side->model, key);
    bool out = target && side->levels[target->id] == LEVEL_OUT;
    for (size_t i = 0; key->kind == TU_KIND_FOREIGN_KEY && i < key->deps.count; i++)
        out |= side->levels[top_of(key->deps.items[i])->id] == LEVEL_OUT;
    return out;
}

/* Children of what is in, but no foreign keys that lead out, unless the engine lets them (loose).
 * Gives the number of what stands alone. */
static size_t
choose(const Side *side, bool loose, bool *keep)
{
    size_t count = 0;
    for (size_t i = 0; i < side->model->objects.count; i++) {
        const TuObject *object = side->model->objects.items[i];
        keep[i] =
            side->levels[top_of(object)->id] != LEVEL_OUT && (loose || !leads_out(side, object));
        count += keep[i] && !object->parent;
    }
    return count;
}

static size_t
count_alone(const TuModel *model)
{
    size_t count = 0;
    for (size_t i = 0; i < model->objects.count; i++)
        count += ((const TuObject *)model->objects.items[i])->parent == NULL;
    return count;
}

static size_t
count_relations(const TuModel *model)
{
    return model->kinds[TU_KIND_TABLE].count + model->kinds[TU_KIND_VIEW].count +
           model->kinds[TU_KIND_MATERIALIZED_VIEW].count;
}

bool
tu_slice_pays(const TuModel *from, const TuModel *to)
{
    return count_relations(from) + count_relations(to) > TU_SLICE_ABOVE;
}

/* ---- building ---- */

/* Create a part of a model in a scratch database and look whether it is what it was. */
static TuStatus
build(const TuModel *model, const bool *keep, const TuProveOptions *options, TuScratch **scratch,
      TuModel **out, bool *same, TuError *err)
{
    TuModel *part = tu_model_part(model, keep);
    TuError why = {0};
    *same = false;
    if (!part)
        return tu_error_nomem(err);
    TuStatus status = tu_scratch_open(options->scratch_url, scratch, err);
    if (status == TU_OK && options->own_server)
        tu_scratch_own_server(*scratch);
    if (status == TU_OK) {
        status = tu_realise_create(tu_scratch_conn(*scratch), part, out, &why);
        if (status == TU_ERR_NOMEM && err)
            *err = why;
        status = status == TU_ERR_NOMEM ? status : TU_OK;
    }
    if (status == TU_OK && *out) {
        const TuDiffOptions diff = {options->skip, options->data};
        TuChanges *left = tu_diff(*out, part, &diff);
        *same = left && left->total == 0;
        if (!left)
            status = tu_error_nomem(err);
        tu_changes_free(left);
    }
    tu_model_free(part);
    return status;
}

static TuStatus
build_both(const Slicer *slicer, const TuProveOptions *options, TuSlice *out, bool *made,
           TuError *err)
{
    bool *keep[2], same = false;
    size_t count[2];
    const TuDialect *dialect = NULL;
    TuStatus status = tu_conn_url_dialect(options->scratch_url, &dialect, err);
    const TuCodegen *codegen = status == TU_OK ? tu_codegen_find(dialect) : NULL;
    if (!codegen)
        return status;
    for (int i = 0; i < 2; i++) {
        keep[i] = TU_NEW_N(slicer->arena, bool, slicer->sides[i].model->objects.count + 1);
        if (!keep[i])
            return tu_error_nomem(err);
        count[i] = choose(&slicer->sides[i], codegen->soft_deps, keep[i]);
    }
    size_t from = count_alone(slicer->sides[0].model), to = count_alone(slicer->sides[1].model);
    out->objects = count[0] > count[1] ? count[0] : count[1];
    out->of = from > to ? from : to;
    if (out->objects > out->of / 2)
        return TU_OK;
    status =
        build(slicer->sides[0].model, keep[0], options, &out->from_scratch, &out->from, &same, err);
    if (status == TU_OK && same)
        status =
            build(slicer->sides[1].model, keep[1], options, &out->to_scratch, &out->to, &same, err);
    *made = status == TU_OK && same;
    return status;
}

/* Schemas reach everywhere. */
static bool
moves_schemas(const TuRename *renames, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (renames[i].schema || renames[i].object->kind == TU_KIND_SCHEMA)
            return true;
    return false;
}

TuStatus
tu_slice_make(const TuModel *from, const TuModel *to, const TuChanges *changes,
              const TuRename *renames, size_t rename_count, const TuProveOptions *options,
              TuSlice *out, bool *made, TuError *err)
{
    TuArena *arena = tu_arena_new();
    Slicer slicer = {.arena = arena, .renames = renames, .rename_count = rename_count};
    *out = (TuSlice){0};
    *made = false;
    if (moves_schemas(renames, rename_count)) {
        tu_arena_free(arena);
        return TU_OK;
    }
    TuStatus status = TU_OK;
    if (!init_side(&slicer, 0, from) || !init_side(&slicer, 1, to))
        status = tu_error_nomem(err);
    if (status == TU_OK) {
        mark_changes(&slicer, changes);
        mark_everywhere(&slicer);
        run_queues(&slicer);
        if (tu_arena_failed(arena))
            status = tu_error_nomem(err);
    }
    if (status == TU_OK && !has_strangers(&slicer, 0, options->rights) &&
        !has_strangers(&slicer, 1, options->rights))
        status = build_both(&slicer, options, out, made, err);
    if (!*made)
        tu_slice_release(out);
    tu_arena_free(arena);
    return status;
}

void
tu_slice_release(TuSlice *slice)
{
    tu_model_free(slice->from);
    tu_model_free(slice->to);
    tu_scratch_free(slice->from_scratch);
    tu_scratch_free(slice->to_scratch);
    *slice = (TuSlice){0};
}
