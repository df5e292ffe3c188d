/* Declared renames, made before everything else, and the way back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "codegen/plan.h"

/* The object as it is called at that moment: in a schema and by a name of the moment. */
static TuObject *
called(TuArena *arena, const TuObject *object, const char *schema, const char *name)
{
    size_t size = tu_kind_info(object->kind)->size;
    TuObject *copy = tu_arena_alloc(arena, size);
    if (copy) {
        memcpy(copy, object, size);
        copy->name = name;
        copy->schema = schema;
    }
    return copy;
}

typedef enum StepWhat {
    STEP_RENAME,
    STEP_VALUE, /* of an enum, whose name at that moment is the object's */
    STEP_MOVE,  /* from and to are schemas */
    STEP_SCHEMA /* a schema is made, for what moves there */
} StepWhat;

/* One step on the way: what is called `from` at that moment gets the name `to`. */
typedef struct Step {
    StepWhat what;
    const TuObject *object;
    const char *from, *to;
    const char *at; /* the schema where it is renamed, or the name by which it moves */
} Step;

static void
cannot(TuRender *render, const TuCodegen *codegen, const TuObject *object, const char *what)
{
    tu_render_fail(render, TU_ERR_UNSUPPORTED, object, "%s cannot %s it", codegen->dialect->name,
                   what);
}

static void
render_step(TuRender *render, const TuCodegen *codegen, const Step *step, bool back)
{
    const TuRenderer *renderer = codegen->renderers[step->object->kind];
    const char *from = back ? step->to : step->from, *to = back ? step->from : step->to;
    const TuObject *object = step->object;
    TuArena *arena = render->plan->arena;
    switch (step->what) {
    case STEP_VALUE:
        if (codegen->rename_value)
            codegen->rename_value(render, object, from, to);
        else
            cannot(render, codegen, object, "rename");
        break;
    case STEP_RENAME:
        if (strcmp(from, object->name) != 0 || step->at != object->schema)
            object = called(arena, object, step->at, from);
        if (!renderer || !renderer->rename)
            cannot(render, codegen, step->object, "rename");
        else if (object)
            renderer->rename(render, object, to);
        break;
    case STEP_MOVE:
        object = called(arena, object, from, step->at);
        if (!codegen->move)
            cannot(render, codegen, step->object, "move");
        else if (object)
            codegen->move(render, object, to);
        break;
    case STEP_SCHEMA:
        if (back)
            renderer->drop(render, object);
        else
            renderer->create(render, object);
        break;
    }
}

/* Children and values are renamed while what holds them has its old name, so they come first, and
 * schemas last; back, it is the other way. */
static int
rank_of(const TuRename *rename)
{
    return rename->object->parent ? 0 : rename->object->kind == TU_KIND_SCHEMA ? 2 : 1;
}

static int
inner_first(const void *a, const void *b)
{
    const TuRename *ra = a, *rb = b;
    if (rank_of(ra) != rank_of(rb))
        return rank_of(ra) - rank_of(rb);
    int order = tu_object_compare_key(ra->object, rb->object);
    return order ? order : (ra->value == NULL) - (rb->value == NULL);
}

/* ---- chains and swaps: a name is free before it is taken ---- */

static const char *
old_name(const TuRename *rename)
{
    return rename->value ? rename->value : rename->object->name;
}

static bool
same_space(const TuRename *a, const TuRename *b)
{
    const TuObject *x = a->object, *y = b->object;
    if (!a->value != !b->value)
        return false;
    if (a->value)
        return x == y;
    return x->parent == y->parent &&
           (x->schema == y->schema || (x->schema && y->schema && !strcmp(x->schema, y->schema)));
}

/* The one that has the name which this one wants, and still has to give it up. */
static const TuRename *
in_the_way(const TuVec *pending, const TuRename *rename)
{
    for (size_t i = 0; i < pending->count; i++) {
        const TuRename *other = pending->items[i];
        if (other != rename && same_space(other, rename) &&
            strcmp(old_name(other), rename->name) == 0)
            return other;
    }
    return NULL;
}

static void
put_step(TuVec *steps, TuArena *arena, Step step)
{
    Step *copy = TU_NEW(arena, Step);
    if (!copy)
        return;
    *copy = step;
    tu_vec_add(steps, arena, copy);
}

static void
add_step(TuVec *steps, TuArena *arena, const TuRename *rename, const char *from, const char *to)
{
    put_step(steps, arena,
             (Step){rename->value ? STEP_VALUE : STEP_RENAME, rename->object, from, to,
                    rename->object->schema});
}

/* A name that nothing has: no object of either model nor any of the renames. */
static const char *
name_between(const TuModel *from, const TuVec *all, const TuRename *rename, TuArena *arena)
{
    TuPlan plan = {.arena = arena};
    TuRender render = {.plan = &plan, .from = from, .to = from};
    TuObject named = *rename->object;
    named.name = old_name(rename);
    const char *name = tu_name_aside(&render, &named);
    for (size_t i = 0; name && i < all->count; i++) {
        if (strcmp(((const TuRename *)all->items[i])->name, name) == 0) {
            named.name = name;
            name = tu_name_aside(&render, &named);
            i = 0;
        }
    }
    return name;
}

/* Steps in an order in which each name is free; where names are swapped, the first of them has
 * another name meanwhile. */
static void
order_steps(const TuModel *from, TuVec *pending, TuArena *arena, TuVec *steps)
{
    TuVec last = TU_VEC_INIT, all = *pending;
    all.items = TU_NEW_N(arena, void *, pending->count + 1);
    if (!all.items || !pending->count)
        return;
    memcpy(all.items, pending->items, pending->count * sizeof *all.items);
    while (pending->count) {
        size_t next = 0;
        while (next < pending->count && in_the_way(pending, pending->items[next]))
            next++;
        bool ring = next == pending->count;
        const TuRename *rename = pending->items[ring ? 0 : next];
        const char *name = ring ? name_between(from, &all, rename, arena) : rename->name;
        if (!name)
            return;
        add_step(steps, arena, rename, old_name(rename), name);
        if (ring)
            add_step(&last, arena, rename, name, rename->name);
        next = ring ? 0 : next;
        memmove(pending->items + next, pending->items + next + 1,
                (pending->count - next - 1) * sizeof *pending->items);
        pending->count--;
    }
    for (size_t i = 0; i < last.count; i++)
        tu_vec_add(steps, arena, last.items[i]);
}

/* ---- moves to other schemas ---- */

static bool
has_name(const TuModel *model, const char *schema, const char *name)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        const char *in = object->parent ? object->parent->schema : object->schema;
        bool named = !object->parent || object->kind == TU_KIND_INDEX;
        if (named && in && strcmp(in, schema) == 0 && strcmp(object->name, name) == 0)
            return true;
    }
    return false;
}

static void
make_schema(TuVec *steps, TuArena *arena, const TuObject *schema)
{
    for (size_t i = 0; i < steps->count; i++) {
        const Step *step = steps->items[i];
        if (step->what == STEP_SCHEMA && step->object == schema)
            return;
    }
    put_step(steps, arena, (Step){STEP_SCHEMA, schema, schema->name, schema->name, NULL});
}

/* Its name changes where the new one is free: in the old schema or in the new one, or by a third
 * name. */
static void
add_move(const TuModel *from, TuVec *steps, const TuVec *all, TuArena *arena,
         const TuRename *rename)
{
    const TuObject *object = rename->object;
    const char *old = object->schema, *new = rename->schema, *name = object->name;
    if (rename->made)
        make_schema(steps, arena, rename->made);
    bool same = strcmp(name, rename->name) == 0;
    if (!same && has_name(from, new, name)) {
        const char *free = has_name(from, old, rename->name)
                               ? name_between(from, all, rename, arena)
                               : rename->name;
        if (!free)
            return;
        put_step(steps, arena, (Step){STEP_RENAME, object, name, free, old});
        name = free;
    }
    put_step(steps, arena, (Step){STEP_MOVE, object, old, new, name});
    if (strcmp(name, rename->name) != 0)
        put_step(steps, arena, (Step){STEP_RENAME, object, name, rename->name, new});
}

static TuStatus
render_steps(const TuCodegen *codegen, const TuModel *from, const TuVec *sorted, const TuVec *steps,
             bool back, TuPlan **out, TuError *err)
{
    TuArena *arena = tu_arena_new();
    TuPlan *plan = TU_NEW(arena, TuPlan);
    if (!plan) {
        tu_arena_free(arena);
        return tu_error_nomem(err);
    }
    *plan = (TuPlan){.arena = arena, .dialect = codegen->dialect};
    TuRender render = {.plan = plan,
                       .dialect = codegen->dialect,
                       .from = from,
                       .to = from,
                       .err = err,
                       .renames = sorted};
    for (size_t i = 0; i < steps->count && render.status == TU_OK; i++)
        render_step(&render, codegen, steps->items[back ? steps->count - 1 - i : i], back);
    TuStatus status = render.status;
    if (status == TU_OK && tu_arena_failed(arena))
        status = tu_error_nomem(err);
    if (status != TU_OK)
        tu_plan_free(plan);
    else
        *out = plan;
    return status;
}

TuStatus
tu_plan_renames(const TuCodegen *codegen, const TuModel *from, const TuRename *renames,
                size_t count, TuPlan **up, TuPlan **down, TuError *err)
{
    TuArena *arena = tu_arena_new();
    TuVec sorted = TU_VEC_INIT, steps = TU_VEC_INIT;
    TuVec groups[3] = {TU_VEC_INIT, TU_VEC_INIT, TU_VEC_INIT}; /* by rank */
    *up = *down = NULL;
    for (size_t i = 0; i < count; i++) {
        TuRename *copy = TU_NEW(arena, TuRename);
        if (copy) {
            *copy = renames[i];
            tu_vec_add(&sorted, arena, copy);
        }
    }
    tu_vec_sort(&sorted, inner_first);
    for (size_t i = 0; i < sorted.count; i++) {
        const TuRename *rename = sorted.items[i];
        if (!rename->schema)
            tu_vec_add(&groups[rename->value ? 0 : rank_of(rename)], arena, sorted.items[i]);
    }
    order_steps(from, &groups[0], arena, &steps);
    order_steps(from, &groups[1], arena, &steps);
    for (size_t i = 0; i < sorted.count; i++) {
        const TuRename *rename = sorted.items[i];
        if (rename->schema)
            add_move(from, &steps, &sorted, arena, rename);
    }
    order_steps(from, &groups[2], arena, &steps);
    TuStatus status = tu_arena_failed(arena)
                          ? tu_error_nomem(err)
                          : render_steps(codegen, from, &sorted, &steps, false, up, err);
    if (status == TU_OK)
        status = render_steps(codegen, from, &sorted, &steps, true, down, err);
    if (status != TU_OK) {
        tu_plan_free(*up);
        *up = NULL;
    }
    tu_arena_free(arena);
    return status;
}
