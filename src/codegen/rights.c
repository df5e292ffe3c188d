/* Whose owner and privileges have to be rendered: of what the changes say, and of what is new or
 * was made anew, which starts with those that the engine gives. */
#include "config.h"

#include "codegen/graph.h"
#include "model/rights.h"

typedef struct Marks {
    TuGraph *graph;
    bool *changed;         /* by id in to: has other rights than before */
    const TuObject **from; /* by id in to: the same object in from, or NULL */
} Marks;

/* Columns are rendered with what they belong to. */
static void
mark(Marks *marks, const TuObject *object)
{
    marks->changed[object->kind == TU_KIND_COLUMN ? object->parent->id : object->id] = true;
}

static void
mark_changes(Marks *marks, const TuVec *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        const TuChange *change = changes->items[i];
        if (change->op == TU_CHANGE_CREATE || change->op == TU_CHANGE_DROP)
            continue;
        if (change->rights)
            mark(marks, change->to);
        mark_changes(marks, &change->children);
    }
}

static bool
is_made(const Marks *marks, const TuObject *to)
{
    const TuGraph *graph = marks->graph;
    const TuFate *fate = &graph->to[to->id];
    const TuObject *from = marks->from[to->id];
    if (fate->recreated || (fate->node && fate->node->op == TU_NODE_CREATE))
        return true;
    return from && fate->node && fate->node->op == TU_NODE_ALTER && graph->codegen->remakes &&
           graph->codegen->remakes(graph->render, from, to);
}

/* A column without an old one is new, whatever made it: views gain theirs with their text. */
static void
mark_columns(Marks *marks, const TuObject *to)
{
    bool *made = marks->graph->render->made;
    for (size_t i = 0; i < to->children.count; i++) {
        const TuObject *child = to->children.items[i];
        if (child->kind != TU_KIND_COLUMN)
            continue;
        made[child->id] = made[to->id] || !marks->from[child->id] || is_made(marks, child);
        if (made[child->id] && child->grants.count)
            mark(marks, child);
    }
}

static void
add_node(Marks *marks, const TuObject *to)
{
    TuGraph *graph = marks->graph;
    bool *made = graph->render->made;
    unsigned rights = tu_kind_info(to->kind)->rights;
    bool reached = marks->changed[to->id] || graph->to[to->id].node;
    if (to->parent || !rights || !reached)
        return;
    made[to->id] = is_made(marks, to);
    mark_columns(marks, to);
    /* A default privilege is nothing but its grants: its own renderer creates them. */
    bool own = made[to->id] && to->kind == TU_KIND_DEFAULT_PRIVILEGE;
    if (own || (!made[to->id] && !marks->changed[to->id]))
        return;
    TuNode *node = tu_graph_add(graph, TU_NODE_RIGHTS, marks->from[to->id], to);
    tu_graph_edge(graph, graph->to[to->id].node, node);
}

/* A table's columns may be new though nothing of itself changes. */
static bool
has_new_columns(const Marks *marks, const TuObject *to)
{
    for (size_t i = 0; i < to->children.count; i++) {
        const TuObject *child = to->children.items[i];
        if (child->kind == TU_KIND_COLUMN && child->grants.count &&
            marks->graph->to[child->id].node)
            return true;
    }
    return false;
}

void
tu_graph_add_rights(TuGraph *graph)
{
    const TuModel *from = graph->changes->from, *to = graph->changes->to;
    Marks marks = {graph, TU_NEW_N(graph->arena, bool, to->objects.count + 1),
                   TU_NEW_N(graph->arena, const TuObject *, to->objects.count + 1)};
    graph->render->made = TU_NEW_N(graph->arena, bool, to->objects.count + 1);
    if (!graph->codegen->rights || !marks.changed || !marks.from || !graph->render->made)
        return;
    for (size_t i = 0; i < from->objects.count; i++)
        if (graph->partner[i])
            marks.from[graph->partner[i]->id] = from->objects.items[i];
    mark_changes(&marks, &graph->changes->items);
    for (size_t i = 0; i < to->objects.count; i++) {
        const TuObject *object = to->objects.items[i];
        if (has_new_columns(&marks, object))
            mark(&marks, object);
        add_node(&marks, object);
    }
}
