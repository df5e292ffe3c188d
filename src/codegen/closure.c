/* What has to be dropped and created again because something it needs goes or is changed under it.
 */
#include "config.h"

#include <string.h>

#include "codegen/graph.h"
#include "model/compare.h"
#include "model/objects.h"

/* Kinds that hold no rows: dropping and creating them again loses nothing. */
#define RECREATABLE                                                                                \
    (TU_KIND_BIT(TU_KIND_FUNCTION) | TU_KIND_BIT(TU_KIND_AGGREGATE) |                              \
     TU_KIND_BIT(TU_KIND_PRIMARY_KEY) | TU_KIND_BIT(TU_KIND_UNIQUE) | TU_KIND_BIT(TU_KIND_CHECK) | \
     TU_KIND_BIT(TU_KIND_EXCLUSION) | TU_KIND_BIT(TU_KIND_INDEX) |                                 \
     TU_KIND_BIT(TU_KIND_FOREIGN_KEY) | TU_KIND_BIT(TU_KIND_VIEW) |                                \
     TU_KIND_BIT(TU_KIND_MATERIALIZED_VIEW) | TU_KIND_BIT(TU_KIND_RULE) |                          \
     TU_KIND_BIT(TU_KIND_TRIGGER) | TU_KIND_BIT(TU_KIND_POLICY) |                                  \
     TU_KIND_BIT(TU_KIND_STATISTICS) | TU_KIND_BIT(TU_KIND_CAST) | TU_KIND_BIT(TU_KIND_OPERATOR) | \
     TU_KIND_BIT(TU_KIND_CONVERSION) | TU_KIND_BIT(TU_KIND_TEXT_SEARCH_DICTIONARY) |               \
     TU_KIND_BIT(TU_KIND_TEXT_SEARCH_CONFIGURATION) | TU_KIND_BIT(TU_KIND_PUBLICATION_TABLE) |     \
     TU_KIND_BIT(TU_KIND_EVENT_TRIGGER) | TU_KIND_BIT(TU_KIND_FOREIGN_DATA_WRAPPER) |              \
     TU_KIND_BIT(TU_KIND_SERVER) | TU_KIND_BIT(TU_KIND_USER_MAPPING))

/* Its rows are elsewhere. */
static bool
is_foreign_table(const TuObject *object)
{
    return object->kind == TU_KIND_TABLE && ((const TuTable *)object)->server;
}

void
tu_graph_enqueue(TuGraph *graph, const TuObject *object)
{
    TuFate *fate = &graph->from[object->id];
    if (fate->queued)
        return;
    fate->queued = true;
    tu_vec_add(&graph->queue, graph->arena, graph->changes->from->objects.items[object->id]);
}

/* The node that an object already has becomes a drop, and a create stands beside it. */
void
tu_graph_recreate(TuGraph *graph, const TuObject *object)
{
    TuFate *fate = &graph->from[object->id];
    const TuObject *to = tu_graph_to(graph, object);
    if (fate->goes || object->implied)
        return;
    fate->goes = true;
    fate->recreated = true;
    if (fate->node) {
        fate->node->op = TU_NODE_DROP;
        fate->node->to = NULL;
    } else {
        fate->node = tu_graph_add(graph, TU_NODE_DROP, object, NULL);
    }
    if (to) {
        graph->to[to->id].recreated = true;
        graph->to[to->id].node = tu_graph_add(graph, TU_NODE_CREATE, NULL, to);
    }
    tu_graph_enqueue(graph, object);
}

/* Children that a recreated object takes along must come back with it. */
static void
recreate_children(TuGraph *graph, const TuObject *from)
{
    const TuObject *to = tu_graph_to(graph, from);
    for (size_t i = 0; i < from->children.count; i++) {
        TuObject *child = from->children.items[i];
        TuFate *fate = &graph->from[child->id];
        if (fate->goes)
            continue;
        fate->goes = true;
        if (fate->node && (fate->node->op == TU_NODE_ALTER || fate->node->op == TU_NODE_RENAME))
            fate->node->done = true; /* overtaken */
        fate->node = NULL;
        if (!(graph->codegen->dropped_with & TU_KIND_BIT(child->kind)) && !child->implied &&
            tu_graph_renderer(graph, child->kind))
            fate->node = tu_graph_add(graph, TU_NODE_DROP, child, NULL); /* not taken along */
        tu_graph_enqueue(graph, child);
    }
    for (size_t i = 0; to && i < to->children.count; i++) {
        TuObject *child = to->children.items[i];
        bool inlined = (graph->codegen->inline_kinds & TU_KIND_BIT(child->kind)) != 0;
        TuNode *node = graph->to[child->id].node;
        if (node && inlined)
            node->done = true;
        if (node && node->done)
            graph->to[child->id].node = node = NULL;
        if (child->implied || node || inlined || !tu_graph_renderer(graph, child->kind))
            continue;
        graph->to[child->id].recreated = true;
        graph->to[child->id].node = tu_graph_add(graph, TU_NODE_CREATE, NULL, child);
    }
}

/* Is the dependant's own change such that it no longer needs what goes? Order sees to the rest. */
static bool
lets_go(const TuGraph *graph, const TuObject *dependant, const TuObject *needed)
{
    const TuFate *fate = &graph->from[dependant->id];
    if (!fate->node || fate->node->op != TU_NODE_ALTER)
        return false;
    const TuObject *to = tu_graph_to(graph, dependant);
    for (size_t i = 0; to && i < to->deps.count; i++) {
        const TuObject *dep = to->deps.items[i];
        if (dep == tu_graph_to(graph, needed))
            return false;
    }
    return to != NULL;
}

void
tu_graph_refuse(TuGraph *graph, const TuObject *dependant, const TuObject *needed)
{
    TuBuf a = TU_BUF_INIT, b = TU_BUF_INIT;
    tu_object_describe(&a, needed);
    tu_object_describe(&b, dependant);
    graph->status = tu_error_set(graph->err, TU_ERR_UNSUPPORTED,
                                 "%s cannot be replaced while %s needs it", a.s, b.s);
    tu_error_hint(graph->err, "change it in two migrations: first free %s from it", b.s);
    tu_buf_release(&a);
    tu_buf_release(&b);
}

/* Dependants of a changed object that must be gone meanwhile go; columns and types made of a
 * changed type change with it, and disturb what needs them. */
static void
disturb(TuGraph *graph, const TuObject *object, const TuObject *dependant)
{
    const TuObject *to = tu_graph_to(graph, object);
    uint64_t carriers =
        TU_KIND_BIT(TU_KIND_COLUMN) | TU_KIND_BIT(TU_KIND_COMPOSITE) | TU_KIND_BIT(TU_KIND_DOMAIN);
    TuFate *its = &graph->from[dependant->id];
    if ((graph->codegen->disturbed_by_type & TU_KIND_BIT(dependant->kind)) &&
        (!graph->codegen->disturbs || !to || graph->codegen->disturbs(object, to, dependant))) {
        tu_graph_recreate(graph, dependant);
    } else if (object->kind != TU_KIND_COLUMN && (carriers & TU_KIND_BIT(dependant->kind)) &&
               !its->disturbed) {
        its->disturbed = true;
        tu_graph_enqueue(graph, dependant);
    }
}

static void
look_at(TuGraph *graph, const TuObject *object)
{
    const TuFate *fate = &graph->from[object->id];
    const TuVec *dependants = &graph->needed_by[object->id];
    for (size_t i = 0; i < dependants->count; i++) {
        const TuObject *dependant = dependants->items[i];
        const TuFate *its = &graph->from[dependant->id];
        uint64_t bit = TU_KIND_BIT(dependant->kind);
        if (its->goes || dependant->implied ||
            (dependant->parent && graph->from[dependant->parent->id].goes))
            continue;
        if (!fate->goes) { /* disturbed only */
            disturb(graph, object, dependant);
        } else if (lets_go(graph, dependant, object)) {
            continue;
        } else if ((RECREATABLE & bit) || is_foreign_table(dependant)) {
            tu_graph_recreate(graph, dependant);
        } else if (fate->recreated && !tu_graph_keep_dependant(graph, dependant, object)) {
            tu_graph_refuse(graph, dependant, object);
        }
    }
    if (fate->recreated)
        recreate_children(graph, object);
    else if (object->kind == TU_KIND_COLUMN && !fate->goes)
        tu_graph_release_rows(graph, object);
}

TuStatus
tu_graph_close(TuGraph *graph)
{
    const TuModel *from = graph->changes->from;
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuFate *fate = &graph->from[i];
        if (fate->goes || fate->disturbed)
            tu_graph_enqueue(graph, from->objects.items[i]);
    }
    /* The queue grows while it is worked off; recreating what was only disturbed queues again. */
    for (size_t i = 0; i < graph->queue.count && graph->status == TU_OK; i++) {
        const TuObject *object = graph->queue.items[i];
        graph->from[object->id].queued = false;
        look_at(graph, object);
    }
    return graph->status;
}
