/* Replacing: what holds values that must not be lost is put aside under another name and made anew;
 * columns and rows move to the new one, then the old one goes. And what is let go meanwhile because
 * a thing that it needs is made anew: defaults, rules of domains, types of columns. */
#include "config.h"

#include "codegen/graph.h"

#include <string.h>

#include "model/compare.h"

static bool
typed(const TuGraph *graph, const TuObject *carrier, const TuObject *type)
{
    return graph->codegen->is_typed && graph->codegen->is_typed(carrier, type);
}

/* ---- to replace ---- */

void
tu_graph_replace(TuGraph *graph, const TuObject *object)
{
    TuFate *fate = &graph->from[object->id];
    const TuObject *to = tu_graph_to(graph, object);
    const TuRenderer *renderer = tu_graph_renderer(graph, object->kind);
    if (fate->discard || object->implied || !to)
        return;
    if (!renderer || !renderer->aside) {
        tu_graph_refuse(graph, object, object);
        return;
    }
    TuFate *after = &graph->to[to->id];
    TuNode *create = after->node && after->node != fate->node ? after->node : NULL;
    if (!fate->node)
        fate->node = tu_graph_add(graph, TU_NODE_ASIDE, object, NULL);
    if (!create)
        create = tu_graph_add(graph, TU_NODE_CREATE, NULL, to);
    fate->discard = tu_graph_add(graph, TU_NODE_DISCARD, object, to);
    if (!fate->node || !create || !fate->discard)
        return;
    fate->node->op = TU_NODE_ASIDE;
    fate->node->from = object;
    fate->node->to = NULL;
    create->op = TU_NODE_CREATE;
    create->from = NULL;
    create->to = to;
    after->node = create;
    fate->goes = fate->recreated = after->recreated = true;
    graph->replaced[object->id] = true;
    tu_graph_enqueue(graph, object);
}

/* ---- to let go meanwhile ---- */

/* A column whose default needs something that is made anew lets the default go meanwhile. */
static bool
release_default(TuGraph *graph, const TuObject *object)
{
    const TuColumn *column = (const TuColumn *)object;
    const TuObject *to = tu_graph_to(graph, object);
    TuFate *fate = &graph->from[object->id];
    if (!column->default_expr || !to)
        return false;
    if (fate->goes || (fate->node && fate->node->to != to))
        return true; /* let go already */
    TuColumn *bare = TU_NEW(graph->keep, TuColumn);
    if (!bare)
        return true;
    *bare = *column;
    bare->default_expr = NULL;
    TuNode *release = tu_graph_add(graph, TU_NODE_ALTER, object, &bare->obj);
    if (release)
        release->fields = TU_FIELD_BIT(TU_COLUMN_DEFAULT);
    TuNode *restore = fate->node;
    if (restore) {
        restore->from = &bare->obj;
        restore->fields |=
            ((const TuColumn *)to)->default_expr ? TU_FIELD_BIT(TU_COLUMN_DEFAULT) : 0;
    } else if (((const TuColumn *)to)->default_expr) {
        restore = tu_graph_add(graph, TU_NODE_ALTER, &bare->obj, to);
        if (restore)
            restore->fields = TU_FIELD_BIT(TU_COLUMN_DEFAULT);
        graph->to[to->id].node = restore;
    }
    fate->node = release;
    tu_graph_edge(graph, release, restore);
    return true;
}

/* A column that is altered, its own change included, in a node of its own behind what it needs. */
static TuNode *
alter_again(TuGraph *graph, const TuObject *column, const TuObject *to, uint64_t fields)
{
    TuNode *node = graph->to[to->id].node;
    if (!node) {
        node = tu_graph_add(graph, TU_NODE_ALTER, column, to);
        graph->to[to->id].node = node;
        if (!graph->from[column->id].node)
            graph->from[column->id].node = node;
    }
    if (node)
        node->fields |= fields;
    return node;
}

/* The type of a column is replaced: its values move to the new one. */
static bool
carry_column(TuGraph *graph, const TuObject *column)
{
    TuFate *fate = &graph->from[column->id];
    const TuObject *to = tu_graph_to(graph, column);
    if (!to)
        return false;
    if (((const TuColumn *)column)->generated) {
        tu_graph_recreate(graph, column);
        return true;
    }
    if (graph->codegen->in_key && graph->codegen->in_key(column)) {
        tu_graph_replace(graph, column->parent);
        return true;
    }
    if (!((const TuColumn *)column)->inherited)
        alter_again(graph, column, to, TU_FIELD_BIT(TU_COLUMN_TYPE));
    if (!fate->disturbed) {
        fate->disturbed = true;
        tu_graph_enqueue(graph, column);
    }
    return true;
}

/* The row type of a view or table that a column is of cannot be put aside: its values are text
 * meanwhile. */
static bool
release_type(TuGraph *graph, const TuObject *column)
{
    const TuObject *to = tu_graph_to(graph, column);
    TuFate *fate = &graph->from[column->id];
    TuColumn *bare = TU_NEW(graph->keep, TuColumn);
    size_t len = strlen(((const TuColumn *)column)->type);
    bool array = len > 2 && strcmp(((const TuColumn *)column)->type + len - 2, "[]") == 0;
    if (!to || !bare || fate->node)
        return !bare;
    *bare = *(const TuColumn *)column;
    bare->type = array ? "text[]" : "text";
    bare->default_expr = NULL;
    TuNode *release = tu_graph_add(graph, TU_NODE_ALTER, column, &bare->obj);
    TuNode *restore = tu_graph_add(graph, TU_NODE_ALTER, &bare->obj, to);
    if (!release || !restore)
        return true;
    release->fields = restore->fields = TU_FIELD_BIT(TU_COLUMN_TYPE);
    fate->node = release;
    graph->to[to->id].node = restore;
    tu_graph_edge(graph, release, restore);
    fate->disturbed = true;
    tu_graph_enqueue(graph, column);
    return true;
}

void
tu_graph_release_rows(TuGraph *graph, const TuObject *column)
{
    const TuObject *table = column->parent, *to = tu_graph_to(graph, column);
    const TuVec *users = &graph->needed_by[table->id];
    for (size_t i = 0; to && i < users->count; i++) {
        const TuObject *user = users->items[i];
        const TuObject *after = tu_graph_to(graph, user);
        if (user->kind != TU_KIND_COLUMN || user->parent == table || user->implied || !after ||
            graph->from[user->id].goes || graph->from[user->parent->id].goes ||
            !typed(graph, user, table))
            continue;
        release_type(graph, user);
        tu_graph_edge(graph, graph->from[user->id].node, graph->from[column->id].node);
        tu_graph_edge(graph, graph->to[to->id].node, graph->to[after->id].node);
    }
}

/* The rules and the default of a domain, which need something that is made anew. */
static bool
release_domain(TuGraph *graph, const TuObject *object)
{
    const TuObject *to = tu_graph_to(graph, object);
    const TuRenderer *renderer = tu_graph_renderer(graph, TU_KIND_DOMAIN);
    TuFate *fate = &graph->from[object->id];
    TuDomain *bare = TU_NEW(graph->keep, TuDomain);
    uint64_t fields = TU_FIELD_BIT(TU_DOMAIN_DEFAULT) | TU_FIELD_BIT(TU_DOMAIN_CHECKS);
    if (!to || !bare)
        return !bare;
    if (fate->node && fate->node->to != to)
        return true; /* let go already */
    *bare = *(const TuDomain *)object;
    bare->default_expr = NULL;
    bare->checks = (TuPairs){0};
    if (renderer->replaces && renderer->replaces(graph->render, &bare->obj, to, fields)) {
        tu_graph_replace(graph, object);
        return true;
    }
    TuNode *release = tu_graph_add(graph, TU_NODE_ALTER, object, &bare->obj);
    TuNode *restore = fate->node ? fate->node : tu_graph_add(graph, TU_NODE_ALTER, &bare->obj, to);
    if (!release || !restore)
        return true;
    release->fields = tu_object_diff(object, &bare->obj, NULL);
    restore->from = &bare->obj;
    restore->fields |= tu_object_diff(&bare->obj, to, NULL);
    fate->node = release;
    graph->to[to->id].node = restore;
    tu_graph_edge(graph, release, restore);
    return true;
}

static bool
keep_column(TuGraph *graph, const TuObject *column, const TuObject *object)
{
    if (((const TuColumn *)column)->generated) {
        tu_graph_recreate(graph, column);
        return true;
    }
    if (typed(graph, column, object))
        return graph->replaced[object->id] && object->kind != TU_KIND_TABLE
                   ? carry_column(graph, column)
                   : release_type(graph, column);
    return release_default(graph, column);
}

/* A table stands on something that is made anew: its parent, or a function in its key. */
static bool
keep_table(TuGraph *graph, const TuObject *table, const TuObject *object)
{
    const TuRenderer *renderer = tu_graph_renderer(graph, object->kind);
    if (object->kind == TU_KIND_TABLE && ((const TuTable *)table)->inherits.count)
        return false;
    if (!graph->replaced[object->id]) {
        if (!renderer->aside || !tu_graph_to(graph, object))
            return false;
        tu_graph_replace(graph, object);
    }
    tu_graph_replace(graph, table);
    return true;
}

bool
tu_graph_keep_dependant(TuGraph *graph, const TuObject *dependant, const TuObject *object)
{
    switch (dependant->kind) {
    case TU_KIND_COLUMN:
        return keep_column(graph, dependant, object);
    case TU_KIND_DOMAIN:
        if (!typed(graph, dependant, object))
            return release_domain(graph, dependant);
        break;
    case TU_KIND_TABLE:
        return keep_table(graph, dependant, object);
    case TU_KIND_RANGE:
        tu_graph_recreate(graph, dependant);
        return true;
    case TU_KIND_SEQUENCE:
        return true; /* its owner is made anew */
    default:
        break;
    }
    if (!graph->replaced[object->id] || !tu_graph_to(graph, dependant) ||
        !tu_graph_renderer(graph, dependant->kind)->aside)
        return false;
    tu_graph_replace(graph, dependant);
    return true;
}

/* ---- what goes at once of a table that was put aside ---- */

/* Names in the schema that the new table wants, and what hangs on things that are made anew. */
static bool
goes_at_once(const TuGraph *graph, const TuObject *child)
{
    uint64_t named = TU_KIND_BIT(TU_KIND_PRIMARY_KEY) | TU_KIND_BIT(TU_KIND_UNIQUE) |
                     TU_KIND_BIT(TU_KIND_EXCLUSION) | TU_KIND_BIT(TU_KIND_INDEX) |
                     TU_KIND_BIT(TU_KIND_FOREIGN_KEY);
    if (named & TU_KIND_BIT(child->kind))
        return true;
    for (size_t i = 0; i < child->deps.count; i++) {
        const TuObject *dep = child->deps.items[i];
        if (graph->from[dep->id].goes && !graph->replaced[dep->id] && dep->parent != child->parent)
            return true;
    }
    return false;
}

static void
strip_table(TuGraph *graph, const TuObject *table)
{
    for (size_t i = 0; i < table->children.count; i++) {
        TuObject *child = table->children.items[i];
        const TuColumn *column = (const TuColumn *)child;
        TuFate *fate = &graph->from[child->id];
        if (child->implied || fate->node || !goes_at_once(graph, child) ||
            !tu_graph_renderer(graph, child->kind))
            continue;
        if (child->kind != TU_KIND_COLUMN || column->generated) {
            fate->node = tu_graph_add(graph, TU_NODE_DROP, child, NULL);
        } else if (column->default_expr) {
            TuColumn *bare = TU_NEW(graph->keep, TuColumn);
            if (!bare)
                return;
            *bare = *column;
            bare->default_expr = NULL;
            fate->node = tu_graph_add(graph, TU_NODE_ALTER, child, &bare->obj);
            if (fate->node)
                fate->node->fields = TU_FIELD_BIT(TU_COLUMN_DEFAULT);
            tu_graph_edge(graph, fate->node, graph->from[table->id].node);
        }
    }
}

/* The table of from that a partition hangs on, or NULL. */
static const TuObject *
parent_table(const TuObject *table)
{
    const char *name = ((const TuTable *)table)->partition_of.table;
    for (size_t i = 0; name && i < table->deps.count; i++) {
        const TuObject *dep = table->deps.items[i];
        if (dep->kind == TU_KIND_TABLE && strcmp(dep->name, name) == 0)
            return dep;
    }
    return NULL;
}

/* The replaced table that takes this one along when it goes, or NULL. */
static const TuObject *
taken_along(const TuGraph *graph, const TuObject *table)
{
    const TuObject *top = NULL;
    for (const TuObject *up = parent_table(table); up; up = parent_table(up))
        top = graph->from[up->id].discard ? up : top;
    return top;
}

void
tu_graph_strip(TuGraph *graph)
{
    const TuModel *from = graph->changes->from;
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *table = from->objects.items[i];
        TuFate *fate = &graph->from[i];
        if (table->kind != TU_KIND_TABLE || !fate->goes)
            continue;
        const TuObject *top = taken_along(graph, table);
        if (fate->discard || top)
            strip_table(graph, table);
        if (top && !fate->discard && fate->node) {
            fate->node->done = true; /* its rows are carried over with those of the whole */
            fate->node = graph->from[top->id].discard;
        }
    }
}

/* ---- order ---- */

/* A table of to, new or attached, that rows of another may go to when they are carried. */
static void
connect_carry(TuGraph *graph, const TuObject *to, TuNode *carry)
{
    const TuModel *model = graph->changes->to;
    graph->to[to->id].node->ready = carry;
    for (size_t i = 0; i < model->kinds[TU_KIND_TABLE].count; i++) {
        const TuObject *part = model->kinds[TU_KIND_TABLE].items[i];
        const TuObject *up = parent_table(part);
        TuNode *node = graph->to[part->id].node;
        while (up && up != to)
            up = parent_table(up);
        if (!up || !node)
            continue;
        node->ready = carry;
        tu_graph_edge(graph, node, carry);
    }
}

/* What is made of a replaced thing has moved, or was put aside and goes, before the old one goes.
 */
static void
connect_discard(TuGraph *graph, const TuObject *object, TuNode *discard)
{
    const TuVec *users = &graph->needed_by[object->id];
    for (size_t i = 0; i < users->count; i++) {
        const TuObject *user = users->items[i];
        const TuObject *table = user->parent ? user->parent : user;
        const TuObject *to = tu_graph_to(graph, user);
        const TuObject *top = table->kind == TU_KIND_TABLE ? taken_along(graph, table) : NULL;
        TuNode *restore = to ? graph->to[to->id].node : NULL;
        if (graph->from[table->id].discard)
            tu_graph_edge(graph, graph->from[table->id].discard, discard);
        else if (restore && restore->op == TU_NODE_ALTER)
            tu_graph_edge(graph, restore, discard);
        if (top)
            tu_graph_edge(graph, graph->from[top->id].discard, discard);
    }
}

void
tu_graph_connect_replaced(TuGraph *graph)
{
    const TuModel *from = graph->changes->from;
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *object = from->objects.items[i];
        const TuFate *fate = &graph->from[i];
        const TuObject *to = fate->discard ? tu_graph_to(graph, object) : NULL;
        TuNode *create = to ? graph->to[to->id].node : NULL;
        if (!create)
            continue;
        tu_graph_edge(graph, fate->node, create);
        tu_graph_edge(graph, create, fate->discard);
        connect_discard(graph, object, fate->discard);
        if (!tu_graph_renderer(graph, object->kind)->carry || taken_along(graph, object))
            continue;
        TuNode *carry = tu_graph_add(graph, TU_NODE_CARRY, object, to);
        tu_graph_edge(graph, create, carry);
        tu_graph_edge(graph, carry, fate->discard);
        connect_carry(graph, to, carry);
    }
}
