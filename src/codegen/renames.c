/* Declared renames, made before everything else, and the way back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "codegen/plan.h"

/* The object as it is called at that moment: below a parent and by a name of the moment. */
static TuObject *
called(TuArena *arena, const TuObject *object, const char *name, TuObject *parent)
{
    size_t size = tu_kind_info(object->kind)->size;
    TuObject *copy = tu_arena_alloc(arena, size);
    if (copy) {
        memcpy(copy, object, size);
        copy->name = name;
        copy->parent = parent;
    }
    return copy;
}

/* One step on the way: what is called `from` at that moment gets the name `to`. */
typedef struct Step {
    const TuObject *object;
    const char *from, *to;
    bool value; /* of an enum, whose name at that moment is the object's */
} Step;

static void
render_step(TuRender *render, const TuCodegen *codegen, const Step *step, bool back)
{
    const TuRenderer *renderer = codegen->renderers[step->object->kind];
    const char *from = back ? step->to : step->from, *to = back ? step->from : step->to;
    if (step->value && codegen->rename_value) {
        codegen->rename_value(render, step->object, from, to);
    } else if (!step->value && renderer && renderer->rename) {
        const TuObject *object = step->object;
        if (strcmp(from, object->name) != 0)
            object = called(render->plan->arena, object, from, object->parent);
        if (object)
            renderer->rename(render, object, to);
    } else {
        tu_render_fail(render, TU_ERR_UNSUPPORTED, step->object, "%s cannot rename it",
                       codegen->dialect->name);
    }
}

/* Children and values are renamed while what holds them has its old name, so they come first; back,
 * last. */
static int
child_first(const void *a, const void *b)
{
    const TuRename *ra = a, *rb = b;
    int child_a = ra->object->parent == NULL, child_b = rb->object->parent == NULL;
    if (child_a != child_b)
        return child_a - child_b;
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
add_step(TuVec *steps, TuArena *arena, const TuRename *rename, const char *from, const char *to)
{
    Step *step = TU_NEW(arena, Step);
    if (!step)
        return;
    *step = (Step){rename->object, from, to, rename->value != NULL};
    tu_vec_add(steps, arena, step);
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
    TuVec children = TU_VEC_INIT, others = TU_VEC_INIT, sorted = TU_VEC_INIT, steps = TU_VEC_INIT;
    *up = *down = NULL;
    for (size_t i = 0; i < count; i++) {
        TuRename *copy = TU_NEW(arena, TuRename);
        if (copy) {
            *copy = renames[i];
            tu_vec_add(&sorted, arena, copy);
        }
    }
    tu_vec_sort(&sorted, child_first);
    for (size_t i = 0; i < sorted.count; i++) {
        const TuRename *rename = sorted.items[i];
        bool inside = rename->object->parent || rename->value;
        tu_vec_add(inside ? &children : &others, arena, sorted.items[i]);
    }
    order_steps(from, &children, arena, &steps);
    order_steps(from, &others, arena, &steps);
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
