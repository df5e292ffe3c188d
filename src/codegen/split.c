/* Rings broken by splitting: what stands in a ring by a part that can go or come by itself. */
#include "config.h"

#include "codegen/graph.h"

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
