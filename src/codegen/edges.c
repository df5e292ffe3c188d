/* Who comes before whom: dependencies of both models, and names that are free only after a drop. */
#include "config.h"

#include <string.h>

#include "codegen/graph.h"
#include "model/compare.h"

/* The node through which an object of from goes or changes: its own, or its dropped parent's. */
static TuNode *
from_node(const TuGraph *graph, const TuObject *object)
{
    TuNode *node = graph->from[object->id].node;
    if (!node && object->parent)
        return from_node(graph, object->parent);
    return node;
}

/* What the engine made along with a parent's constraint changes through that, not when the table
 * that it stands in is altered; and a foreign key to each partition is made with the partition. */
static bool
follows(const TuObject *object, const TuNode *own, const TuNode *node)
{
    return object->implied && !own && node &&
           (node->op == TU_NODE_ALTER || node->op == TU_NODE_ASIDE || node->op == TU_NODE_DISCARD ||
            node->ready || object->kind == TU_KIND_FOREIGN_KEY);
}

TuNode *
tu_graph_to_node(const TuGraph *graph, const TuObject *object)
{
    TuNode *node = graph->to[object->id].node;
    if (!node && object->parent)
        return tu_graph_to_node(graph, object->parent);
    return node;
}

/* Columns and types that do not change themselves pass on what they are made of: a foreign key
 * needs the enum of its columns. */
static bool
is_carrier(const TuObject *object)
{
    uint64_t carriers =
        TU_KIND_BIT(TU_KIND_COLUMN) | TU_KIND_BIT(TU_KIND_COMPOSITE) | TU_KIND_BIT(TU_KIND_DOMAIN);
    return (carriers & TU_KIND_BIT(object->kind)) != 0;
}

static void
connect_carried_from(TuGraph *graph, TuNode *node, const TuObject *carrier)
{
    if (!is_carrier(carrier) || graph->from[carrier->id].node || node->op != TU_NODE_DROP)
        return;
    for (size_t i = 0; i < carrier->deps.count; i++) {
        const TuObject *type = carrier->deps.items[i];
        TuNode *needed = graph->from[type->id].node;
        if (needed && needed->op == TU_NODE_ALTER)
            tu_graph_edge(graph, node, needed);
    }
}

static void
connect_carried_to(TuGraph *graph, TuNode *node, const TuObject *carrier)
{
    if (!is_carrier(carrier) || graph->to[carrier->id].node || node->op != TU_NODE_CREATE)
        return;
    for (size_t i = 0; i < carrier->deps.count; i++) {
        const TuObject *type = carrier->deps.items[i];
        TuNode *needed = graph->to[type->id].node;
        if (needed && needed->op == TU_NODE_ALTER)
            tu_graph_edge(graph, needed, node);
    }
}

/* What a table has from a parent can go only when the table has left that. */
static bool
leaves_parent(const TuNode *node, const TuObject *column)
{
    if (node->op != TU_NODE_ALTER || node->to->kind != TU_KIND_TABLE ||
        column->kind != TU_KIND_COLUMN || !((const TuColumn *)column)->inherited)
        return false;
    const TuTable *from = (const TuTable *)node->from, *to = (const TuTable *)node->to;
    return (from->partition_of.table && !to->partition_of.table) ||
           (from->inherits.count && (node->fields & TU_FIELD_BIT(TU_TABLE_INHERITS)));
}

/* The old one, put aside, is needed until what stands on it has gone or moved. */
static void
connect_leaving(TuGraph *graph, const TuObject *object, TuNode *node, const TuObject *dep,
                TuNode *needed)
{
    bool drops = node->op == TU_NODE_DROP;
    const TuObject *table = object->parent ? object->parent : object;
    TuNode *discard = graph->from[table->id].discard;

    switch (needed->op) {
    case TU_NODE_DROP:
        if (dep->parent != table || drops)
            tu_graph_edge(graph, node->op == TU_NODE_ASIDE && discard ? discard : node, needed);
        break;
    case TU_NODE_ASIDE: /* tables that are detached do it before */
        if (drops || (object->kind == TU_KIND_TABLE && node->op == TU_NODE_ALTER))
            tu_graph_edge(graph, node, needed);
        else if (node->op == TU_NODE_ALTER && !graph->from[dep->id].discard)
            tu_graph_edge(graph, node, needed);
        break;
    case TU_NODE_DISCARD:
        if (node->op != TU_NODE_DISCARD)
            tu_graph_edge(graph, node, needed);
        break;
    default:
        if (drops)
            tu_graph_edge(graph, node, needed);
        break;
    }
}

/* Leaving: who needs something goes or changes before it does. */
static void
connect_from(TuGraph *graph, const TuObject *object)
{
    TuNode *node = from_node(graph, object);
    if (follows(object, graph->from[object->id].node, node))
        return;
    for (size_t i = 0; node && i < object->deps.count; i++) {
        TuNode *needed = from_node(graph, object->deps.items[i]);
        connect_carried_from(graph, node, object->deps.items[i]);
        if (!needed || needed == node)
            continue;
        connect_leaving(graph, object, node, object->deps.items[i], needed);
    }
    TuNode *own = graph->from[object->id].node;
    TuNode *parent = object->parent ? from_node(graph, object->parent) : NULL;
    if (!own || !parent || own == parent || own->op != TU_NODE_DROP)
        return;
    if (leaves_parent(parent, object))
        tu_graph_edge(graph, parent, own);
    else
        tu_graph_edge(graph, own, parent);
}

/* A table that becomes a part of another has all its columns by then. */
static bool
joins_parent(const TuNode *node)
{
    if (node->op != TU_NODE_ALTER || node->to->kind != TU_KIND_TABLE)
        return false;
    const TuTable *from = (const TuTable *)node->from, *to = (const TuTable *)node->to;
    return to->partition_of.table && !from->partition_of.table;
}

/* A new table that takes the rows of an old one is made use of when they are there. */
static TuNode *
usable(TuNode *node, const TuObject *user)
{
    return node->ready && user->kind != TU_KIND_TABLE && user->kind != TU_KIND_FUNCTION
               ? node->ready
               : node;
}

/* A trigger that runs behind another one is created behind it. */
static void
connect_trigger(TuGraph *graph, const TuObject *object)
{
    const char *name = ((const TuTrigger *)object)->follows;
    const TuObject *before =
        name && object->parent ? tu_object_child(object->parent, TU_KIND_TRIGGER, name) : NULL;
    TuNode *node = graph->to[object->id].node, *needed = before ? graph->to[before->id].node : NULL;
    if (node && needed && node != needed && node->op == TU_NODE_CREATE &&
        needed->op == TU_NODE_CREATE)
        tu_graph_edge(graph, needed, node);
}

/* Arriving: what is needed is there, and in its new form, first. */
static void
connect_to(TuGraph *graph, const TuObject *object)
{
    TuNode *node = tu_graph_to_node(graph, object);
    if (follows(object, graph->to[object->id].node, node))
        return;
    bool unchanged = node && !graph->to[object->id].node && node->op == TU_NODE_ALTER;
    for (size_t i = 0; node && i < object->deps.count; i++) {
        const TuObject *dep = object->deps.items[i];
        TuNode *needed = tu_graph_to_node(graph, dep);
        if (unchanged && dep->parent && dep->parent == object->parent)
            continue; /* the change of the table that both stand in is neither's own */
        connect_carried_to(graph, node, object->deps.items[i]);
        if (needed && needed != node && needed->op != TU_NODE_DROP && node->op != TU_NODE_DROP)
            tu_graph_edge(graph, usable(needed, object), node);
    }
    TuNode *own = graph->to[object->id].node;
    TuNode *parent = object->parent ? tu_graph_to_node(graph, object->parent) : NULL;
    if (!own || !parent || own == parent || parent->op == TU_NODE_DROP)
        return;
    if (object->kind == TU_KIND_COLUMN && joins_parent(parent))
        tu_graph_edge(graph, own, parent);
    else if (own->op == TU_NODE_CREATE)
        tu_graph_edge(graph, usable(parent, object), own);
}

#define OWN_SPACE                                                       \
    (TU_KIND_BIT(TU_KIND_STATISTICS) | TU_KIND_BIT(TU_KIND_COLLATION) | \
     TU_KIND_BIT(TU_KIND_OPERATOR) | TU_KIND_BIT(TU_KIND_CONVERSION) |  \
     TU_KIND_BIT(TU_KIND_TEXT_SEARCH_DICTIONARY) | TU_KIND_BIT(TU_KIND_TEXT_SEARCH_CONFIGURATION))

/* Whose names cannot meet: functions, what stands in no schema, statistics, and what is local to a
 * table have spaces of their own; tables, types and indexes share that of their schema. */
static int
name_space(const TuObject *object, bool local)
{
    if (object->kind == TU_KIND_FUNCTION || object->kind == TU_KIND_AGGREGATE)
        return TU_KIND_FUNCTION;
    if (object->kind == TU_KIND_CHECK || object->kind == TU_KIND_FOREIGN_KEY)
        return TU_KIND_CHECK;
    if (local || (OWN_SPACE & TU_KIND_BIT(object->kind)) || tu_kind_info(object->kind)->no_schema)
        return (int)object->kind;
    return TU_KIND_TABLE;
}

static void
name_key(TuBuf *key, const TuObject *object, const char *name)
{
    const TuObject *parent = object->parent;
    const char *schema = parent ? parent->schema : object->schema;
    bool local = parent && object->kind != TU_KIND_INDEX && object->kind != TU_KIND_PRIMARY_KEY &&
                 object->kind != TU_KIND_UNIQUE && object->kind != TU_KIND_EXCLUSION;
    tu_buf_clear(key);
    tu_buf_addf(key, "%d\x1f%s\x1f%s\x1f%s\x1f%s", name_space(object, local), schema ? schema : "",
                local ? parent->name : "", name, object->signature ? object->signature : "");
}

/* A name is taken only after whoever had it let it go. */
static void
connect_names(TuGraph *graph)
{
    TuMap *leaving = tu_map_new();
    TuBuf key = TU_BUF_INIT;
    const TuModel *from = graph->changes->from, *to = graph->changes->to;
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *object = from->objects.items[i];
        TuNode *node = object->implied ? NULL : from_node(graph, object);
        bool leaves = node && (node->op == TU_NODE_DROP || node->op == TU_NODE_ASIDE ||
                               (node->op == TU_NODE_RENAME && node->from == object));
        if (!leaves)
            continue;
        name_key(&key, object, object->name);
        tu_map_put(leaving, tu_buf_dup(&key, graph->arena), node);
    }
    for (size_t i = 0; i < to->objects.count; i++) {
        const TuObject *object = to->objects.items[i];
        TuNode *node = object->implied ? NULL : tu_graph_to_node(graph, object);
        /* A table that is changed as a whole brings its new indexes along. */
        bool brought =
            node && node->whole && object != node->to && !tu_model_find_same(from, object);
        if (!node || (node->op != TU_NODE_CREATE && node->op != TU_NODE_RENAME && !brought))
            continue;
        name_key(&key, object, object->name);
        TuNode *before = tu_map_find(leaving, key.s);
        if (before && before != node)
            tu_graph_edge(graph, before, node);
    }
    if (key.failed || tu_map_failed(leaving))
        graph->status = tu_error_nomem(graph->err);
    tu_buf_release(&key);
    tu_map_free(leaving);
}

/* A foreign key finds the key it refers to by columns: one that leaves must be gone by then, or the
 * new foreign key hangs on it. */
static void
connect_keys(TuGraph *graph, const TuObject *key)
{
    const TuModel *from = graph->changes->from;
    TuNode *node = key->kind == TU_KIND_FOREIGN_KEY ? graph->to[key->id].node : NULL;
    for (size_t i = 0; node && node->op == TU_NODE_CREATE && i < key->deps.count; i++) {
        const TuObject *table = tu_model_find_same(from, key->deps.items[i]);
        if (!table || table->kind != TU_KIND_TABLE)
            continue;
        for (size_t j = 0; j < table->children.count; j++) {
            const TuObject *child = table->children.items[j];
            TuNode *leaving = graph->from[child->id].node;
            if ((child->kind == TU_KIND_PRIMARY_KEY || child->kind == TU_KIND_UNIQUE ||
                 child->kind == TU_KIND_INDEX) &&
                leaving && leaving->op == TU_NODE_DROP)
                tu_graph_edge(graph, leaving, node);
        }
    }
}

static bool
same_parent(const TuTable *a, const TuTable *b)
{
    return a->partition_of.table && b->partition_of.table &&
           strcmp(a->partition_of.table, b->partition_of.table) == 0 &&
           (!a->partition_of.schema || !b->partition_of.schema ||
            strcmp(a->partition_of.schema, b->partition_of.schema) == 0);
}

/* Bounds are free only after the partitions that had them are gone or moved. */
static void
connect_partition(TuGraph *graph, const TuObject *table)
{
    const TuModel *from = graph->changes->from;
    const TuTable *part = (const TuTable *)table;
    TuNode *node = graph->to[table->id].node;
    bool alters = node && node->op == TU_NODE_ALTER &&
                  (node->fields &
                   (TU_FIELD_BIT(TU_TABLE_PARTITION_OF) | TU_FIELD_BIT(TU_TABLE_PARTITION_BOUND)));
    if (!node || !part->partition_of.table || (node->op != TU_NODE_CREATE && !alters))
        return;
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *other = from->objects.items[i];
        TuNode *leaving = other->kind == TU_KIND_TABLE ? graph->from[i].node : NULL;
        if (!leaving || leaving == node || !same_parent(part, (const TuTable *)other))
            continue;
        if (leaving->op == TU_NODE_DROP || (leaving->op == TU_NODE_ALTER && !alters))
            tu_graph_edge(graph, leaving, node);
    }
}

/* The same column of the tables that this one is a part of. */
static const TuObject *
column_above(const TuObject *column, size_t at)
{
    const TuObject *table = column->parent->deps.items[at];
    return table->kind == TU_KIND_TABLE ? tu_object_child(table, TU_KIND_COLUMN, column->name)
                                        : NULL;
}

/* A column that comes with a parent's: the parent's is added in between its drop and its create;
 * and a table that is made as a part of it, or becomes one, finds it as it is to be. */
static void
connect_inherited(TuGraph *graph, const TuObject *column)
{
    TuNode *own = graph->to[column->id].node;
    TuNode *table = graph->to[column->parent->id].node;
    const TuObject *before = tu_model_find_same(graph->changes->from, column);
    if (column->kind != TU_KIND_COLUMN || !((const TuColumn *)column)->inherited ||
        column->parent->kind != TU_KIND_TABLE)
        return;
    for (size_t i = 0; i < column->parent->deps.count; i++) {
        const TuObject *above = column_above(column, i);
        TuNode *node = above ? graph->to[above->id].node : NULL;
        if (!node)
            continue;
        if (table && (joins_parent(table) || table->op == TU_NODE_CREATE))
            tu_graph_edge(graph, node, table);
        else if (own && own->op == TU_NODE_CREATE && node->op == TU_NODE_CREATE)
            tu_graph_edge(graph, node, own);
        if (before && own && own->op == TU_NODE_CREATE && graph->from[before->id].node)
            tu_graph_edge(graph, graph->from[before->id].node, node);
    }
}

/* The nodes of a table's columns stand before a node, or behind it. */
static void
connect_columns(TuGraph *graph, const TuObject *table, const TuFate *fates, TuNode *node,
                bool before)
{
    for (size_t i = 0; table && i < table->children.count; i++) {
        const TuObject *column = table->children.items[i];
        TuNode *other = column->kind == TU_KIND_COLUMN ? fates[column->id].node : NULL;
        if (other)
            tu_graph_edge(graph, before ? other : node, before ? node : other);
    }
}

/* A partition leaves before its parent's columns change, and joins when they have. */
static void
connect_parts(TuGraph *graph, const TuObject *table)
{
    TuNode *node = graph->to[table->id].node;
    if (!node || node->op != TU_NODE_ALTER || node->to->kind != TU_KIND_TABLE)
        return;
    bool joins = joins_parent(node);
    const TuTable *from = (const TuTable *)node->from, *to = (const TuTable *)node->to;
    if (!joins && !(from->partition_of.table && !to->partition_of.table))
        return;
    const TuObject *side = joins ? node->to : node->from;
    if (!joins)
        connect_columns(graph, node->from, graph->from, node, false);
    for (size_t i = 0; i < side->deps.count; i++) {
        const TuObject *parent = side->deps.items[i];
        if (parent->kind != TU_KIND_TABLE)
            continue;
        const TuObject *old = tu_model_find_same(graph->changes->from, parent);
        const TuObject *new = tu_model_find_same(graph->changes->to, parent);
        if (!old || !new)
            continue;
        connect_columns(graph, old, graph->from, node, joins);
        connect_columns(graph, new, graph->to, node, joins);
    }
}

/* Is this table named in the list of another's parents? */
static bool
is_named(const TuGraph *graph, const TuNames *names, const TuObject *table)
{
    TuBuf name = TU_BUF_INIT;
    bool found = false;
    tu_sql_name(&name, graph->codegen->dialect, table->schema, table->name);
    for (size_t i = 0; i < names->count && !found; i++)
        found = strcmp(names->items[i], name.s) == 0;
    tu_buf_release(&name);
    return found;
}

/* A new parent's column that the heir does not have yet comes to it from the parent, so the heir is
 * one by then; a column that it has from another parent is there before it becomes the heir. */
static void
connect_new_columns(TuGraph *graph, const TuObject *parent, TuNode *heir)
{
    for (size_t i = 0; i < parent->children.count; i++) {
        const TuObject *column = parent->children.items[i];
        TuNode *node = column->kind == TU_KIND_COLUMN ? graph->to[column->id].node : NULL;
        if (!node)
            continue;
        const TuObject *before = tu_object_child(heir->from, TU_KIND_COLUMN, column->name);
        bool later =
            node->op == TU_NODE_CREATE && !(before && ((const TuColumn *)before)->inherited);
        tu_graph_edge(graph, later ? heir : node, later ? node : heir);
    }
}

/* A table that gets another parent finds that without the columns that it drops; one that leaves a
 * parent does so before the parent's columns change. */
static void
connect_heir(TuGraph *graph, const TuObject *table)
{
    TuNode *node = graph->to[table->id].node;
    if (!node || node->op != TU_NODE_ALTER || node->to->kind != TU_KIND_TABLE ||
        !(node->fields & TU_FIELD_BIT(TU_TABLE_INHERITS)))
        return;
    const TuNames *before = &((const TuTable *)node->from)->inherits;
    const TuNames *after = &((const TuTable *)node->to)->inherits;
    const TuVec *old = &node->from->deps, *new = &node->to->deps;
    for (size_t i = 0; i < new->count; i++) {
        const TuObject *parent = new->items[i];
        if (parent->kind != TU_KIND_TABLE || !is_named(graph, after, parent) ||
            is_named(graph, before, parent))
            continue;
        connect_columns(graph, tu_model_find_same(graph->changes->from, parent), graph->from, node,
                        true);
        connect_new_columns(graph, parent, node);
    }
    for (size_t i = 0; i < old->count; i++) {
        const TuObject *parent = old->items[i];
        if (parent->kind != TU_KIND_TABLE || !is_named(graph, before, parent) ||
            is_named(graph, after, parent))
            continue;
        connect_columns(graph, parent, graph->from, node, false);
        const TuObject *stays = tu_model_find_same(graph->changes->to, parent);
        connect_columns(graph, stays, graph->to, node, false);
    }
}

void
tu_graph_connect(TuGraph *graph)
{
    const TuModel *from = graph->changes->from, *to = graph->changes->to;
    tu_graph_connect_replaced(graph);
    for (size_t i = 0; i < from->objects.count; i++)
        connect_from(graph, from->objects.items[i]);
    for (size_t i = 0; i < to->objects.count; i++)
        connect_to(graph, to->objects.items[i]);
    for (size_t i = 0; i < to->objects.count; i++) {
        const TuObject *object = to->objects.items[i];
        connect_keys(graph, object);
        if (object->kind == TU_KIND_TRIGGER)
            connect_trigger(graph, object);
        if (object->parent)
            connect_inherited(graph, object);
        if (object->kind != TU_KIND_TABLE)
            continue;
        connect_partition(graph, object);
        connect_parts(graph, object);
        connect_heir(graph, object);
    }
    /* What is recreated goes before it comes. */
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *same =
            graph->from[i].recreated ? tu_graph_to(graph, from->objects.items[i]) : NULL;
        if (same)
            tu_graph_edge(graph, graph->from[i].node, graph->to[same->id].node);
    }
    connect_names(graph);
}
