/* Rings broken by splitting: what stands in a ring by a part that can go or come by itself. */
#include "config.h"

#include "codegen/graph.h"
#include "model/compare.h"

#include <string.h>

/* The dropped table that a dropped table's foreign key refers to, or NULL. */
static const TuObject *
dropped_target(const TuGraph *graph, const TuObject *key)
{
    if (key->kind != TU_KIND_FOREIGN_KEY || key->implied || !key->parent ||
        !graph->from[key->parent->id].goes)
        return NULL;
    for (size_t i = 0; i < key->deps.count; i++) {
        const TuObject *dep = key->deps.items[i];
        const TuObject *table = dep->kind == TU_KIND_TABLE ? dep : dep->parent;
        if (table && table != key->parent && table->kind == TU_KIND_TABLE &&
            graph->from[table->id].goes)
            return table;
    }
    return NULL;
}

/* Tables that are dropped together and refer to each other in a ring: their foreign keys go first.
 * Tables that nobody left refers to are peeled off; what stays is in or behind a ring. */
static void
split_dropped_keys(TuGraph *graph)
{
    const TuModel *from = graph->changes->from;
    size_t *referrers = TU_NEW_N(graph->arena, size_t, from->objects.count + 1);
    bool *peeled = TU_NEW_N(graph->arena, bool, from->objects.count + 1);
    TuVec queue = TU_VEC_INIT;
    if (!referrers || !peeled)
        return;
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *target = dropped_target(graph, from->objects.items[i]);
        if (target)
            referrers[target->id]++;
    }
    for (size_t i = 0; i < from->objects.count; i++) {
        TuObject *table = from->objects.items[i];
        if (table->kind == TU_KIND_TABLE && graph->from[i].goes && !referrers[i])
            tu_vec_add(&queue, graph->arena, table);
    }
    for (size_t i = 0; i < queue.count; i++) {
        const TuObject *table = queue.items[i];
        peeled[table->id] = true;
        for (size_t j = 0; j < table->children.count; j++) {
            const TuObject *target = dropped_target(graph, table->children.items[j]);
            if (target && --referrers[target->id] == 0)
                tu_vec_add(&queue, graph->arena, from->objects.items[target->id]);
        }
    }
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *key = from->objects.items[i];
        const TuObject *target = dropped_target(graph, key);
        if (target && !peeled[target->id] && !peeled[key->parent->id] && !graph->from[i].node)
            graph->from[i].node = tu_graph_add(graph, TU_NODE_DROP, key, NULL);
    }
}

/* A partition cannot go while a foreign key refers to its whole: keys to dropped partitioned tables
 * go first. */
static void
split_keys_to_partitions(TuGraph *graph)
{
    const TuModel *from = graph->changes->from;
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *key = from->objects.items[i];
        if (key->kind != TU_KIND_FOREIGN_KEY || key->implied || graph->from[i].node ||
            !key->parent || !graph->from[key->parent->id].goes)
            continue;
        for (size_t j = 0; j < key->deps.count && !graph->from[i].node; j++) {
            const TuObject *dep = key->deps.items[j];
            const TuObject *table = dep->parent ? dep->parent : dep;
            if (table->kind == TU_KIND_TABLE && ((const TuTable *)table)->partition_by &&
                graph->from[table->id].goes &&
                strcmp(((const TuForeignKey *)key)->references.table, table->name) == 0)
                graph->from[i].node = tu_graph_add(graph, TU_NODE_DROP, key, NULL);
        }
    }
}

/* Rules and policies of dropped tables that name another table that goes: they could make a ring
 * with inheritance, foreign keys or each other, so they go by themselves first. */
static void
split_dropped_rules(TuGraph *graph)
{
    const TuModel *from = graph->changes->from;
    uint64_t kinds = TU_KIND_BIT(TU_KIND_RULE) | TU_KIND_BIT(TU_KIND_POLICY);
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *rule = from->objects.items[i];
        if (!(kinds & TU_KIND_BIT(rule->kind)) || !rule->parent || rule->implied ||
            graph->from[i].node || !graph->from[rule->parent->id].goes)
            continue;
        for (size_t j = 0; j < rule->deps.count && !graph->from[i].node; j++) {
            const TuObject *dep = rule->deps.items[j];
            const TuObject *other = dep->parent ? dep->parent : dep;
            if (other != rule->parent && graph->from[other->id].goes)
                graph->from[i].node = tu_graph_add(graph, TU_NODE_DROP, rule, NULL);
        }
    }
}

void
tu_graph_split_drops(TuGraph *graph)
{
    split_dropped_keys(graph);
    split_keys_to_partitions(graph);
    split_dropped_rules(graph);
}

/* ---- rings of statements ---- */

static bool
remove_edge(TuNode *before, TuNode *after)
{
    for (size_t i = 0; i < before->after.count; i++) {
        if (before->after.items[i] != after)
            continue;
        before->after.items[i] = before->after.items[--before->after.count];
        after->waits_for--;
        return true;
    }
    return false;
}

/* Does the child need what this node brings, other than by its type? */
static bool
needs_node(const TuGraph *graph, const TuObject *child, const TuNode *needed)
{
    bool (*typed)(const TuObject *, const TuObject *) = graph->codegen->is_typed;
    bool found = false;
    for (size_t i = 0; i < child->deps.count; i++) {
        const TuObject *dep = child->deps.items[i];
        if (tu_graph_to_node(graph, dep) != needed)
            continue;
        if (child->kind == TU_KIND_COLUMN && typed && typed(child, dep))
            return false;
        found = true;
    }
    return found;
}

static bool
can_come_later(const TuObject *child)
{
    const TuColumn *column = (const TuColumn *)child;
    if (child->implied)
        return false;
    if (child->kind == TU_KIND_CHECK)
        return *child->name && !((const TuCheck *)child)->inherited;
    return child->kind == TU_KIND_COLUMN && !column->inherited &&
           (column->generated || column->default_expr);
}

/* The child comes by itself, behind its table and all that it needs. */
static void
come_later(TuGraph *graph, const TuObject *child, TuNode *table, TuVec *changed)
{
    TuNode *node;
    const TuColumn *column = (const TuColumn *)child;
    TuColumn *bare =
        child->kind == TU_KIND_COLUMN && !column->generated ? TU_NEW(graph->keep, TuColumn) : NULL;
    if (bare) {
        *bare = *column;
        bare->default_expr = NULL;
        node = tu_graph_add(graph, TU_NODE_ALTER, &bare->obj, child);
        if (node)
            node->fields = TU_FIELD_BIT(TU_COLUMN_DEFAULT);
    } else {
        node = tu_graph_add(graph, TU_NODE_CREATE, NULL, child);
    }
    if (!node)
        return;
    graph->later[child->id] = true;
    graph->to[child->id].node = node;
    tu_graph_edge(graph, table->ready ? table->ready : table, node);
    for (size_t i = 0; i < child->deps.count; i++) {
        TuNode *brings = tu_graph_to_node(graph, child->deps.items[i]);
        if (brings && brings != table)
            tu_graph_edge(graph, brings, node);
        if (brings && brings != table && !brings->done)
            remove_edge(brings, table);
    }
    tu_vec_add(changed, graph->arena, node);
}

static bool
split_table(TuGraph *graph, TuNode *table, TuNode *needed, TuVec *changed)
{
    size_t waited = table->waits_for;
    if (table->op != TU_NODE_CREATE || table->to->kind != TU_KIND_TABLE)
        return false;
    for (size_t i = 0; i < table->to->children.count; i++) {
        const TuObject *child = table->to->children.items[i];
        if (!graph->later[child->id] && can_come_later(child) && needs_node(graph, child, needed))
            come_later(graph, child, table, changed);
    }
    if (table->waits_for == waited)
        return false;
    tu_vec_add(changed, graph->arena, table);
    return true;
}

/* What a table that is dropped has of a function that needs the table goes before both. */
static void
go_first(TuGraph *graph, const TuObject *child, TuNode *table, TuVec *changed)
{
    const TuColumn *column = (const TuColumn *)child;
    TuNode *node;
    if (child->kind == TU_KIND_COLUMN && !column->generated) {
        TuColumn *bare = TU_NEW(graph->keep, TuColumn);
        if (!bare)
            return;
        *bare = *column;
        bare->default_expr = NULL;
        node = tu_graph_add(graph, TU_NODE_ALTER, child, &bare->obj);
        if (node)
            node->fields = TU_FIELD_BIT(TU_COLUMN_DEFAULT);
    } else {
        node = tu_graph_add(graph, TU_NODE_DROP, child, NULL);
    }
    if (!node)
        return;
    graph->from[child->id].node = node;
    tu_graph_edge(graph, node, table);
    for (size_t i = 0; i < child->deps.count; i++) {
        const TuObject *dep = child->deps.items[i];
        TuNode *takes = graph->from[dep->parent ? dep->parent->id : dep->id].node;
        if (!takes || takes == table || takes->op != TU_NODE_DROP || takes->done)
            continue;
        tu_graph_edge(graph, node, takes);
        remove_edge(table, takes);
        tu_vec_add(changed, graph->arena, takes);
    }
    tu_vec_add(changed, graph->arena, node);
}

static bool
can_go_first(const TuObject *child)
{
    const TuColumn *column = (const TuColumn *)child;
    if (child->kind == TU_KIND_COLUMN)
        return !column->inherited && !child->implied && (column->generated || column->default_expr);
    return !child->implied;
}

static bool
split_drop(TuGraph *graph, TuNode *table, TuNode *waiting, TuVec *changed)
{
    size_t before = changed->count;
    if (table->op != TU_NODE_DROP || table->from->kind != TU_KIND_TABLE ||
        waiting->op != TU_NODE_DROP)
        return false;
    for (size_t i = 0; i < table->from->children.count; i++) {
        const TuObject *child = table->from->children.items[i];
        bool needs = false;
        for (size_t j = 0; j < child->deps.count && !needs; j++) {
            const TuObject *dep = child->deps.items[j];
            needs = dep == waiting->from || (dep->parent && dep->parent == waiting->from);
        }
        if (needs && can_go_first(child) && !graph->from[child->id].node)
            go_first(graph, child, table, changed);
    }
    return changed->count > before;
}

/* Names that are swapped: one of them gets another name meanwhile. */
static bool
split_rename(TuGraph *graph, TuNode *rename, TuNode *waiting, TuVec *changed)
{
    if (rename->op != TU_NODE_RENAME ||
        (waiting->op != TU_NODE_RENAME && waiting->op != TU_NODE_CREATE))
        return false;
    size_t size = tu_kind_info(rename->from->kind)->size;
    TuObject *between = tu_arena_alloc(graph->keep, size);
    if (!between)
        return false;
    memcpy(between, rename->from, size);
    between->name = tu_name_aside(graph->render, rename->from);
    TuNode *first = tu_graph_add(graph, TU_NODE_RENAME, rename->from, between);
    if (!first || !between->name)
        return false;
    rename->from = between;
    while (remove_edge(rename, waiting))
        continue;
    tu_graph_edge(graph, first, waiting);
    tu_graph_edge(graph, first, rename);
    tu_vec_add(changed, graph->arena, first);
    return true;
}

bool
tu_graph_break_ring(TuGraph *graph, const TuVec *ring, TuVec *changed)
{
    for (size_t i = 0; i < ring->count; i++) {
        if (split_table(graph, ring->items[i], ring->items[(i + 1) % ring->count], changed))
            return true;
    }
    for (size_t i = 0; i < ring->count; i++) {
        TuNode *waiting = ring->items[i], *node = ring->items[(i + 1) % ring->count];
        if (split_drop(graph, node, waiting, changed) ||
            split_rename(graph, node, waiting, changed))
            return true;
    }
    return false;
}
