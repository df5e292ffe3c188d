/* model × model → changes: matched by key, compared by the kind's field table. */
#include "config.h"

#include "diff/diff.h"
#include "diff/moves.h"

#include <string.h>

#include "model/compare.h"
#include "model/rights.h"

typedef struct Walk {
    TuChanges *changes;
    const TuDiffOptions *options;
    TuCanonical *canonical;
    bool *seen; /* by id in to: there is such an object in from */
} Walk;

static bool
skipped(const Walk *walk, const TuObject *object)
{
    const TuDiffOptions *options = walk->options;
    return (options && options->skip && options->skip(object, options->data)) ||
           !tu_model_manages(walk->changes->from, object) ||
           !tu_model_manages(walk->changes->to, object);
}

static bool
left_out(const Walk *walk, const TuObject *object)
{
    return object->implied || skipped(walk, object);
}

static unsigned
differing_rights(const Walk *walk, const TuObject *from, const TuObject *to)
{
    return tu_rights_differ(walk->changes->from, from, walk->changes->to, to);
}

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Whichever version of an extension is there is fine, unless one side asks for its own. */
static bool
other_version(const TuObject *from, const TuObject *to)
{
    const TuExtension *a = (const TuExtension *)from, *b = (const TuExtension *)to;
    if (!a->version && !b->version)
        return false;
    return !same_text(a->installed ? a->installed : a->version,
                      b->installed ? b->installed : b->version);
}

static uint64_t
differing(const Walk *walk, const TuObject *from, const TuObject *to)
{
    uint64_t fields = tu_object_diff_for(from, to, walk->canonical, walk->changes->arena);
    if (from->kind == TU_KIND_EXTENSION && other_version(from, to))
        fields |= TU_FIELD_BIT(TU_EXTENSION_VERSION);
    return fields;
}

static TuChange *
add_change(Walk *walk, TuVec *list, TuChange *parent, TuChangeOp op, const TuObject *from,
           const TuObject *to)
{
    TuArena *arena = walk->changes->arena;
    TuChange *change = TU_NEW(arena, TuChange);
    if (!change)
        return NULL;
    change->op = op;
    change->from = from;
    change->to = to;
    change->parent = parent;
    tu_vec_add(list, arena, change);
    return change;
}

/* A created or dropped object brings its children along. */
static void
add_whole(Walk *walk, TuVec *list, TuChange *parent, TuChangeOp op, const TuObject *object)
{
    bool create = op == TU_CHANGE_CREATE;
    TuChange *change =
        add_change(walk, list, parent, op, create ? NULL : object, create ? object : NULL);
    for (size_t i = 0; change && i < object->children.count; i++) {
        const TuObject *child = object->children.items[i];
        if (!left_out(walk, child) && !(create && tu_object_is_leftover(child)))
            add_whole(walk, &change->children, change, op, child);
    }
}

/* Same content under another name in the same parent: constraints and indexes hold no data of
 * their own, so this is a rename and nothing is guessed about rows. */
static bool
renamed_by_content(const Walk *walk, const TuObject *from, const TuObject *to)
{
    const TuKindInfo *info = tu_kind_info(from->kind);
    /* The sequence of a column is called after a table that may have another name now. */
    bool owned = from->kind == TU_KIND_SEQUENCE && ((const TuSequence *)from)->owned_by.table;
    if (from->kind != to->kind || !(info->rename_by_content || owned))
        return false;
    uint64_t bits = differing(walk, from, to);
    int comment = tu_field_index(from->kind, "comment");
    return !(comment >= 0 ? bits & ~TU_FIELD_BIT(comment) : bits);
}

static bool
pair_renames(const Walk *walk, TuVec *list)
{
    for (size_t i = 0; i < list->count; i++) {
        TuChange *drop = list->items[i];
        if (!drop || drop->op != TU_CHANGE_DROP ||
            !(drop->from->parent || drop->from->kind == TU_KIND_SEQUENCE))
            continue;
        for (size_t j = 0; j < list->count; j++) {
            TuChange *create = list->items[j];
            if (!create || create->op != TU_CHANGE_CREATE ||
                !renamed_by_content(walk, drop->from, create->to))
                continue;
            drop->op = TU_CHANGE_RENAME;
            drop->to = create->to;
            drop->fields = differing(walk, drop->from, drop->to);
            drop->rights = differing_rights(walk, drop->from, drop->to);
            list->items[j] = NULL;
            break;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i])
            list->items[kept++] = list->items[i];
    }
    bool paired = kept < list->count;
    list->count = kept;
    return paired;
}

static int
compare_changes(const void *a, const void *b)
{
    const TuChange *ca = a, *cb = b;
    const TuObject *oa = ca->to ? ca->to : ca->from, *ob = cb->to ? cb->to : cb->from;
    if (oa->kind == TU_KIND_COLUMN && ob->kind == TU_KIND_COLUMN) {
        if (ca->op != cb->op)
            return ca->op < cb->op ? -1 : 1;
        return oa->id < ob->id ? -1 : oa->id > ob->id;
    }
    return tu_object_compare_key(oa, ob);
}

/* The same object in to. Both sides are usually in the same order, so the one at the same place is
 * looked at before the map is asked. Parents are known to be the same. */
static const TuObject *
find_same(const Walk *walk, const TuObject *object, const TuVec *to, size_t hint)
{
    const TuObject *guess = hint < to->count ? to->items[hint] : NULL;
    if (guess && guess->kind == object->kind && !guess->parent == !object->parent &&
        strcmp(guess->name, object->name) == 0 && same_text(guess->signature, object->signature) &&
        (object->parent || same_text(guess->schema, object->schema)))
        return guess;
    return tu_model_find_same(walk->changes->to, object);
}

static void compare_lists(Walk *walk, TuVec *list, bool nested, const TuVec *from, const TuVec *to);

static void
compare_pair(Walk *walk, TuVec *list, const TuObject *from, const TuObject *to)
{
    bool renamed = !tu_model_same_name(walk->changes->to, from->name, to->name);
    /* Of what the engine makes by itself only the rights are anybody's choice. */
    bool implied = from->implied && to->implied;
    uint64_t fields = implied ? 0 : differing(walk, from, to);
    unsigned rights = differing_rights(walk, from, to);
    TuVec children = TU_VEC_INIT;
    if (from->children.count || to->children.count)
        compare_lists(walk, &children, true, &from->children, &to->children);
    if (!renamed && !fields && !rights && !children.count)
        return;
    TuChange *change =
        add_change(walk, list, NULL, renamed ? TU_CHANGE_RENAME : TU_CHANGE_ALTER, from, to);
    if (!change)
        return;
    change->fields = fields;
    change->rights = rights;
    change->children = children;
    for (size_t i = 0; i < children.count; i++)
        ((TuChange *)children.items[i])->parent = change;
}

/* The schema that every database starts with is nobody's, but a comment on it is. */
static bool
comments_count(const Walk *walk, const TuObject *from, const TuObject *to)
{
    const TuDiffOptions *o = walk->options;
    const char *start = walk->changes->to->default_schema;
    return from->kind == TU_KIND_SCHEMA && from->implied != to->implied && start &&
           strcmp(from->name, start) == 0 && !(o && o->skip && o->skip(from, o->data));
}

/* Of the objects in two lists (all of one parent, or all at the top): what differs. */
static void
compare_lists(Walk *walk, TuVec *list, bool nested, const TuVec *from, const TuVec *to)
{
    size_t hint = 0; /* at the top the index is the id */
    for (size_t i = 0; i < from->count; i++, hint++) {
        const TuObject *object = from->items[i];
        if (!nested && object->parent)
            continue;
        const TuObject *same = find_same(walk, object, to, hint);
        if (same) {
            walk->seen[same->id] = true;
            hint = nested ? hint : same->id;
        }
        if (same && comments_count(walk, object, same)) {
            compare_pair(walk, list, object, same);
            continue;
        }
        if (skipped(walk, object) || (object->implied && !(same && same->implied)))
            continue;
        if (same && tu_object_is_leftover(same)) /* as if it were not there */
            same = tu_object_is_leftover(object) ? object : NULL;
        if (!same)
            add_whole(walk, list, NULL, TU_CHANGE_DROP, object);
        else if (same != object && !skipped(walk, same) && same->implied == object->implied)
            compare_pair(walk, list, object, same);
    }
    for (size_t i = 0; i < to->count; i++) {
        const TuObject *object = to->items[i];
        if ((nested || !object->parent) && !walk->seen[object->id] && !left_out(walk, object) &&
            !tu_object_is_leftover(object))
            add_whole(walk, list, NULL, TU_CHANGE_CREATE, object);
    }
    if (nested && walk->changes->from->ordered && walk->changes->to->ordered)
        tu_diff_moves(walk->changes->arena, list, from, to);
    /* Sorted first: which of two equal ones is renamed must not depend on the load order. */
    tu_vec_sort(list, compare_changes);
    if (pair_renames(walk, list))
        tu_vec_sort(list, compare_changes);
}

bool
tu_change_counts(const TuChange *change)
{
    return change->op != TU_CHANGE_ALTER || change->fields || change->rights;
}

static size_t
count_changes(const TuVec *list)
{
    size_t total = 0;
    for (size_t i = 0; i < list->count; i++) {
        const TuChange *change = list->items[i];
        bool whole = change->op == TU_CHANGE_CREATE || change->op == TU_CHANGE_DROP;
        total += tu_change_counts(change);
        if (!whole)
            total += count_changes(&change->children);
    }
    return total;
}

TuChanges *
tu_diff(const TuModel *from, const TuModel *to, const TuDiffOptions *options)
{
    TuArena *arena = tu_arena_new();
    TuChanges *changes = TU_NEW(arena, TuChanges);
    if (!changes) {
        tu_arena_free(arena);
        return NULL;
    }
    *changes = (TuChanges){.arena = arena, .from = from, .to = to};
    Walk walk = {changes, options, to->canonical ? to->canonical : from->canonical,
                 TU_NEW_N(arena, bool, to->objects.count + 1)};
    if (walk.seen)
        compare_lists(&walk, &changes->items, false, &from->objects, &to->objects);
    changes->total = count_changes(&changes->items);
    if (tu_arena_failed(arena)) {
        tu_arena_free(arena);
        return NULL;
    }
    return changes;
}

void
tu_changes_free(TuChanges *changes)
{
    if (changes)
        tu_arena_free(changes->arena);
}

const char *
tu_change_op_name(TuChangeOp op)
{
    switch (op) {
    case TU_CHANGE_CREATE:
        return "create";
    case TU_CHANGE_DROP:
        return "drop";
    case TU_CHANGE_ALTER:
        return "alter";
    case TU_CHANGE_RENAME:
        return "rename";
    }
    return "";
}

void
tu_change_describe(TuBuf *out, const TuChange *change)
{
    const TuObject *object = change->from ? change->from : change->to;
    const TuKindInfo *info = tu_kind_info(object->kind);
    tu_buf_addf(out, "%s ", tu_change_op_name(change->op));
    tu_object_describe(out, object);
    if (change->op == TU_CHANGE_RENAME)
        tu_buf_addf(out, " to %s", change->to->name);
    const char *sep = ": ";
    for (size_t i = 0; i < info->field_count; i++) {
        if (change->fields & TU_FIELD_BIT(i)) {
            tu_buf_addf(out, "%s%s", sep, info->fields[i].name);
            sep = ", ";
        }
    }
    if (change->rights & TU_RIGHT_OWNER) {
        tu_buf_addf(out, "%sowner", sep);
        sep = ", ";
    }
    if (change->rights & TU_RIGHT_GRANTS)
        tu_buf_addf(out, "%sgrants", sep);
}
