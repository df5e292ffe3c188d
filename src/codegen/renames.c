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

static void
render_one(TuRender *render, const TuCodegen *codegen, const TuObject *object,
           const TuRename *rename, bool back)
{
    const TuRenderer *renderer = codegen->renderers[object->kind];
    if (rename->value && codegen->rename_value) {
        codegen->rename_value(render, object, back ? rename->name : rename->value,
                              back ? rename->value : rename->name);
    } else if (!rename->value && renderer && renderer->rename) {
        renderer->rename(render, object, back ? rename->object->name : rename->name);
    } else {
        tu_render_fail(render, TU_ERR_UNSUPPORTED, object, "%s cannot rename it",
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

static TuStatus
render_renames(const TuCodegen *codegen, const TuModel *from, const TuVec *sorted, bool back,
               TuPlan **out, TuError *err)
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
    for (size_t i = 0; i < sorted->count && render.status == TU_OK; i++) {
        const TuRename *rename = sorted->items[back ? sorted->count - 1 - i : i];
        const TuObject *object = rename->object;
        if (back && !rename->value)
            object = called(arena, object, rename->name, object->parent);
        if (object)
            render_one(&render, codegen, object, rename, back);
    }
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
    TuVec sorted = TU_VEC_INIT;
    *up = *down = NULL;
    for (size_t i = 0; i < count; i++) {
        TuRename *copy = TU_NEW(arena, TuRename);
        if (copy) {
            *copy = renames[i];
            tu_vec_add(&sorted, arena, copy);
        }
    }
    tu_vec_sort(&sorted, child_first);
    TuStatus status = tu_arena_failed(arena)
                          ? tu_error_nomem(err)
                          : render_renames(codegen, from, &sorted, false, up, err);
    if (status == TU_OK)
        status = render_renames(codegen, from, &sorted, true, down, err);
    if (status != TU_OK) {
        tu_plan_free(*up);
        *up = NULL;
    }
    tu_arena_free(arena);
    return status;
}
