/* Deterministic topological order: a heap of ready nodes, keyed by phase, kind and name. */
#include "config.h"

#include <string.h>

#include "codegen/graph.h"
#include "model/objects.h"

static bool
fires_less(const TuNode *node)
{
    const char *enabled =
        node->op == TU_NODE_ALTER ? ((const TuEventTrigger *)node->to)->enabled : NULL;
    return node->op == TU_NODE_DROP || (enabled && strcmp(enabled, "disabled") == 0);
}

/* Renames first; then what holds no rows goes; then things come and change in kind order; tables,
 * columns and types that nobody needs any more go. Owners and privileges follow when all is there,
 * and last what later objects are given: those of this plan must not get it yet. Event triggers are
 * outside of it all, so that they do not fire for what the plan does. */
static int
phase(const TuNode *node)
{
    const TuObject *object = node->from ? node->from : node->to;
    if (object->kind == TU_KIND_EVENT_TRIGGER && node->op != TU_NODE_RIGHTS)
        return fires_less(node) ? -1 : 6;
    if (object->kind == TU_KIND_EVENT_TRIGGER)
        return 7;
    if (object->kind == TU_KIND_DEFAULT_PRIVILEGE)
        return 5;
    switch (node->op) {
    case TU_NODE_RIGHTS:
        return 4;
    case TU_NODE_RENAME:
        return 0;
    case TU_NODE_DROP:
        return object->parent && object->kind != TU_KIND_COLUMN                            ? 1
               : object->kind == TU_KIND_VIEW || object->kind == TU_KIND_MATERIALIZED_VIEW ? 1
                                                                                           : 3;
    case TU_NODE_DISCARD:
        return 3;
    case TU_NODE_ALTER:
    case TU_NODE_CREATE:
    case TU_NODE_ASIDE:
    case TU_NODE_CARRY:
        return 2;
    }
    return 2;
}

/* Clauses of one table stand together, so that they can be merged. */
static int
rank(const TuObject *object)
{
    switch (object->kind) {
    case TU_KIND_COLUMN:
    case TU_KIND_PRIMARY_KEY:
    case TU_KIND_UNIQUE:
    case TU_KIND_CHECK:
    case TU_KIND_EXCLUSION:
        return TU_KIND_COLUMN;
    default:
        return (int)object->kind;
    }
}

static int
compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int
compare_nodes(const TuNode *a, const TuNode *b)
{
    const TuObject *oa = a->to ? a->to : a->from, *ob = b->to ? b->to : b->from;
    int pa = phase(a), pb = phase(b);
    if (pa != pb)
        return pa - pb;
    int order = pa == 1 || pa == 3 ? rank(ob) - rank(oa) : rank(oa) - rank(ob);
    if (order)
        return order;
    const TuObject *ta = oa->parent ? oa->parent : oa, *tb = ob->parent ? ob->parent : ob;
    order = compare_text(ta->schema, tb->schema);
    if (!order)
        order = compare_text(ta->name, tb->name);
    if (!order && oa->kind == TU_KIND_COLUMN && ob->kind == TU_KIND_COLUMN && a->op == b->op)
        return oa->id < ob->id ? -1 : oa->id > ob->id; /* columns in their own order */
    if (!order)
        order = (int)oa->kind - (int)ob->kind;
    if (!order)
        order = tu_object_compare_key(oa, ob);
    return order ? order : (int)a->op - (int)b->op;
}

typedef struct Heap {
    TuNode **items;
    size_t count;
} Heap;

static void
heap_push(Heap *heap, TuNode *node)
{
    size_t at = heap->count++;
    while (at && compare_nodes(node, heap->items[(at - 1) / 2]) < 0) {
        heap->items[at] = heap->items[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap->items[at] = node;
}

static TuNode *
heap_pop(Heap *heap)
{
    TuNode *top = heap->items[0], *last = heap->items[--heap->count];
    size_t at = 0;
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= heap->count)
            break;
        if (child + 1 < heap->count &&
            compare_nodes(heap->items[child + 1], heap->items[child]) < 0)
            child++;
        if (compare_nodes(last, heap->items[child]) <= 0)
            break;
        heap->items[at] = heap->items[child];
        at = child;
    }
    if (heap->count)
        heap->items[at] = last;
    return top;
}

/* A node that this one waits for. */
static TuNode *
waited_for(const TuGraph *graph, const TuNode *node)
{
    for (size_t i = 0; i < graph->nodes.count; i++) {
        TuNode *other = graph->nodes.items[i];
        for (size_t j = 0; !other->done && j < other->after.count; j++) {
            if (other->after.items[j] == node)
                return other;
        }
    }
    return NULL;
}

/* Going back from any node that still waits ends in the ring itself. */
static TuNode *
find_ring(const TuGraph *graph)
{
    TuNode *node = NULL;
    for (size_t i = 0; i < graph->nodes.count && !node; i++) {
        TuNode *other = graph->nodes.items[i];
        node = other->done ? NULL : other;
    }
    for (size_t i = 0; node && i < graph->nodes.count; i++)
        node = waited_for(graph, node);
    return node;
}

/* The ring's members, for the error; a handful is enough to see it. */
static TuStatus
report_cycle(TuGraph *graph)
{
    static const char *const verbs[] = {"rename",    "drop",          "alter",        "create",
                                        "put aside", "carry rows of", "drop the old", "grant"};
    TuBuf members = TU_BUF_INIT;
    const TuNode *start = find_ring(graph), *node = start;
    for (size_t shown = 0; node && shown < 8; shown++) {
        tu_buf_addf(&members, "%s%s ", shown ? ", which waits for " : "", verbs[node->op]);
        tu_object_describe(&members, node->from ? node->from : node->to);
        node = waited_for(graph, node);
        if (node == start)
            break;
    }
    TuStatus status =
        tu_error_set(graph->err, TU_ERR_INTERNAL,
                     "no order of statements satisfies all dependencies: %s", members.s);
    tu_error_hint(graph->err, "split the change into two migrations");
    tu_buf_release(&members);
    return status;
}

/* The smallest node that still waits: where dependencies are guesses, a cycle is cut there. */
static TuNode *
smallest_left(const TuGraph *graph)
{
    TuNode *best = NULL;
    for (size_t i = 0; i < graph->nodes.count; i++) {
        TuNode *node = graph->nodes.items[i];
        if (!node->done && (!best || compare_nodes(node, best) < 0))
            best = node;
    }
    return best;
}

static void
finish(TuNode *node, Heap *heap, TuVec *out, TuArena *arena)
{
    node->done = true;
    tu_vec_add(out, arena, node);
    for (size_t i = 0; i < node->after.count; i++) {
        TuNode *next = node->after.items[i];
        if (--next->waits_for == 0 && !next->done)
            heap_push(heap, next);
    }
}

/* Open a ring; nodes that are ready now go into the heap. False when it cannot be opened. */
static bool
open_ring(TuGraph *graph, Heap *heap, size_t *left)
{
    TuVec ring = TU_VEC_INIT, changed = TU_VEC_INIT;
    size_t before = graph->nodes.count;
    TuNode *start = find_ring(graph), *node = start;
    do {
        tu_vec_add(&ring, graph->arena, node);
        node = node ? waited_for(graph, node) : NULL;
    } while (node && node != start && ring.count <= before);
    if (!node || !tu_graph_break_ring(graph, &ring, &changed) || tu_arena_failed(graph->arena))
        return false;
    for (size_t i = 0; i < changed.count; i++) {
        TuNode *ready = changed.items[i];
        if (!ready->done && ready->waits_for == 0)
            heap_push(heap, ready);
    }
    *left += graph->nodes.count - before;
    return true;
}

TuStatus
tu_graph_order(TuGraph *graph, TuVec *out)
{
    size_t left = 0;
    /* Room for the nodes that opening rings adds, one for each object at most. */
    size_t room = graph->nodes.count + graph->changes->from->objects.count +
                  graph->changes->to->objects.count + 1;
    Heap heap = {TU_NEW_N(graph->arena, TuNode *, room), 0};
    if (!heap.items)
        return tu_error_nomem(graph->err);
    for (size_t i = 0; i < graph->nodes.count; i++) {
        TuNode *node = graph->nodes.items[i];
        left += !node->done;
        if (!node->done && node->waits_for == 0)
            heap_push(&heap, node);
    }
    while (left) {
        if (heap.count) {
            finish(heap_pop(&heap), &heap, out, graph->arena);
        } else if (graph->codegen->soft_deps) {
            finish(smallest_left(graph), &heap, out, graph->arena);
        } else if (open_ring(graph, &heap, &left)) {
            continue;
        } else {
            return report_cycle(graph);
        }
        left--;
    }
    return TU_OK;
}
