/* changes → nodes → order → statements. The dialect renders; this file decides what and when. */
#include "config.h"

#include "codegen/plan.h"

#include <string.h>

#include "base/alloc.h"
#include "codegen/graph.h"
#include "sql/lex.h"

TuNode *
tu_graph_add(TuGraph *graph, TuNodeOp op, const TuObject *from, const TuObject *to)
{
    TuNode *node = TU_NEW(graph->arena, TuNode);
    if (!node)
        return NULL;
    node->op = op;
    node->from = from;
    node->to = to;
    tu_vec_add(&graph->nodes, graph->arena, node);
    return node;
}

void
tu_graph_edge(TuGraph *graph, TuNode *before, TuNode *after)
{
    if (!before || !after || before == after || before->done || after->done)
        return;
    tu_vec_add(&before->after, graph->arena, after);
    after->waits_for++;
}

const TuRenderer *
tu_graph_renderer(const TuGraph *graph, TuKind kind)
{
    return graph->codegen->renderers[kind];
}

const TuObject *
tu_graph_to(const TuGraph *graph, const TuObject *from)
{
    return graph->partner[from->id];
}

static void
refuse_change(TuGraph *graph, const TuChange *change)
{
    TuBuf what = TU_BUF_INIT;
    tu_change_describe(&what, change);
    graph->status = tu_error_set(graph->err, TU_ERR_UNSUPPORTED,
                                 "this change cannot be made in place: %s", what.s);
    tu_error_hint(graph->err, "create the new object beside the old one, move the rows in a "
                              "hand-written migration, then drop the old one");
    tu_buf_release(&what);
}

static bool
is_inline(const TuGraph *graph, const TuObject *object)
{
    return object->parent && (graph->codegen->inline_kinds & TU_KIND_BIT(object->kind));
}

static bool
has_renderer(TuGraph *graph, const TuObject *object)
{
    if (tu_graph_renderer(graph, object->kind))
        return true;
    if (graph->status == TU_OK) {
        TuBuf what = TU_BUF_INIT;
        tu_object_describe(&what, object);
        graph->status = tu_error_set(graph->err, TU_ERR_UNSUPPORTED, "%s has no %s",
                                     graph->codegen->dialect->name, what.s);
        tu_error_at(graph->err, object->pos.file, object->pos.line, object->pos.column);
        tu_buf_release(&what);
    }
    return false;
}

/* A created object: children that are not part of its own statement get nodes of their own. */
static void
add_create(TuGraph *graph, const TuChange *change)
{
    const TuObject *to = change->to;
    if (!is_inline(graph, to) && !has_renderer(graph, to))
        return;
    graph->to[to->id].node = tu_graph_add(graph, TU_NODE_CREATE, NULL, to);
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (!is_inline(graph, child->to))
            add_create(graph, child);
    }
}

static void
add_drop(TuGraph *graph, const TuChange *change)
{
    const TuObject *from = change->from;
    if (!has_renderer(graph, from))
        return;
    TuFate *fate = &graph->from[from->id];
    fate->goes = true;
    fate->node = tu_graph_add(graph, TU_NODE_DROP, from, NULL);
    for (size_t i = 0; i < from->children.count; i++) {
        const TuObject *child = from->children.items[i];
        graph->from[child->id].goes = true;
    }
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (!(graph->codegen->dropped_with & TU_KIND_BIT(child->from->kind)))
            add_drop(graph, child);
    }
}

static void
add_recreate(TuGraph *graph, const TuChange *change)
{
    const TuObject *from = change->from, *to = change->to;
    TuFate *fate = &graph->from[from->id];
    fate->goes = fate->recreated = true;
    fate->node = tu_graph_add(graph, TU_NODE_DROP, from, NULL);
    graph->to[to->id].recreated = true;
    graph->to[to->id].node = tu_graph_add(graph, TU_NODE_CREATE, NULL, to);
}

static void
add_alter_node(TuGraph *graph, const TuChange *change)
{
    TuNode *node = tu_graph_add(graph, TU_NODE_ALTER, change->from, change->to);
    if (!node)
        return;
    node->fields = change->fields;
    graph->from[change->from->id].node = node;
    graph->to[change->to->id].node = node;
}

static void
add_alter(TuGraph *graph, const TuChange *change)
{
    const TuRenderer *renderer = tu_graph_renderer(graph, change->from->kind);
    if (!has_renderer(graph, change->from))
        return;
    if (renderer->replaces &&
        renderer->replaces(graph->render, change->from, change->to, change->fields)) {
        tu_graph_replace(graph, change->from);
        return;
    }
    TuWay way =
        renderer->way ? renderer->way(change->from, change->to, change->fields) : TU_WAY_RECREATE;
    if (way == TU_WAY_RECREATE && graph->codegen->spares &&
        graph->codegen->spares(graph->changes, change->from, change->to, change->fields))
        way = TU_WAY_ALTER;
    if (way == TU_WAY_RECREATE && graph->render->online && graph->codegen->replaces &&
        graph->codegen->replaces(graph->render, change->from, change->to, change->fields))
        way = TU_WAY_ALTER;
    switch (way) {
    case TU_WAY_DISTURB:
        graph->from[change->from->id].disturbed = true;
        add_alter_node(graph, change);
        break;
    case TU_WAY_ALTER:
        add_alter_node(graph, change);
        break;
    case TU_WAY_RECREATE:
        add_recreate(graph, change);
        break;
    case TU_WAY_REFUSE:
        refuse_change(graph, change);
        break;
    }
}

static void
add_rename(TuGraph *graph, const TuChange *change)
{
    const TuRenderer *renderer = tu_graph_renderer(graph, change->from->kind);
    if (!has_renderer(graph, change->from))
        return;
    if (!renderer->rename || change->from->implied) {
        add_recreate(graph, change);
        return;
    }
    TuNode *node = tu_graph_add(graph, TU_NODE_RENAME, change->from, change->to);
    graph->from[change->from->id].node = node;
    graph->to[change->to->id].node = node;
    if (!change->fields || !node)
        return;
    /* What else differs is changed under the new name. */
    TuChange rest = *change;
    TuObject *renamed = tu_arena_alloc(graph->keep, tu_kind_info(change->from->kind)->size);
    if (!renamed)
        return;
    memcpy(renamed, change->from, tu_kind_info(change->from->kind)->size);
    renamed->name = change->to->name;
    rest.from = renamed;
    add_alter(graph, &rest);
    tu_graph_edge(graph, node, graph->to[change->to->id].node);
}

static void add_change(TuGraph *graph, const TuChange *change);

/* Does the table's own statement take this child's change along? */
static bool
part_of_whole(const TuGraph *graph, const TuChange *child, bool rebuilt)
{
    const TuObject *object = child->from ? child->from : child->to;
    if (!graph->codegen->whole_tables)
        return false;
    return rebuilt ? (graph->codegen->dropped_with & TU_KIND_BIT(object->kind)) != 0
                   : is_inline(graph, object);
}

/* A column that changes in its table's ALTER may have dependants that must be gone meanwhile. */
static void
disturb_by_part(TuGraph *graph, const TuChange *child)
{
    const TuRenderer *renderer =
        child->op == TU_CHANGE_ALTER ? tu_graph_renderer(graph, child->from->kind) : NULL;
    if (renderer && renderer->way &&
        renderer->way(child->from, child->to, child->fields) == TU_WAY_DISTURB)
        graph->from[child->from->id].disturbed = true;
}

/* Engines that alter a table as a whole: one node for the table and its inline children. */
static void
add_whole_table(TuGraph *graph, const TuChange *change)
{
    bool rebuilt = graph->codegen->rebuilds && graph->codegen->rebuilds(graph->render, change);
    bool own = change->fields != 0;
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (part_of_whole(graph, child, rebuilt)) {
            own = true;
            disturb_by_part(graph, child);
        } else {
            add_change(graph, child);
        }
    }
    /* A rebuild takes its indexes and triggers away and brings them back by itself. */
    for (size_t i = 0; rebuilt && i < change->from->children.count; i++) {
        const TuObject *child = change->from->children.items[i];
        if (graph->codegen->dropped_with & TU_KIND_BIT(child->kind))
            graph->from[child->id].goes = true;
    }
    if (!own)
        return;
    add_alter_node(graph, change);
    TuNode *node = graph->to[change->to->id].node;
    if (node)
        node->whole = change;
}

/* Is one of the table's columns changed in a way that takes another table? */
static bool
needs_new_table(const TuGraph *graph, const TuChange *change)
{
    const TuRenderer *table = tu_graph_renderer(graph, change->from->kind);
    if (change->from->kind != TU_KIND_TABLE || !table || !table->carry)
        return false;
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        const TuRenderer *renderer = tu_graph_renderer(graph, TU_KIND_COLUMN);
        if (child->op == TU_CHANGE_ALTER && child->from->kind == TU_KIND_COLUMN &&
            renderer->way(child->from, child->to, child->fields) == TU_WAY_REFUSE)
            return true;
    }
    return false;
}

static void
add_change(TuGraph *graph, const TuChange *change)
{
    switch (change->op) {
    case TU_CHANGE_CREATE:
        add_create(graph, change);
        return;
    case TU_CHANGE_DROP:
        add_drop(graph, change);
        return;
    case TU_CHANGE_RENAME:
        add_rename(graph, change);
        return;
    case TU_CHANGE_ALTER:
        break;
    }
    if (graph->codegen->whole_tables && change->from->kind == TU_KIND_TABLE) {
        add_whole_table(graph, change);
        return;
    }
    if (needs_new_table(graph, change))
        tu_graph_replace(graph, change->from);
    else if (change->fields)
        add_alter(graph, change);
    if (graph->from[change->from->id].recreated)
        return; /* its children come back with it */
    for (size_t i = 0; i < change->children.count; i++)
        add_change(graph, change->children.items[i]);
}

/* ---- the graph's life ---- */

static void
index_dependants(TuGraph *graph)
{
    const TuModel *from = graph->changes->from;
    for (size_t i = 0; i < from->objects.count; i++) {
        TuObject *object = from->objects.items[i];
        for (size_t j = 0; j < object->deps.count; j++) {
            const TuObject *dep = object->deps.items[j];
            tu_vec_add(&graph->needed_by[dep->id], graph->arena, object);
        }
    }
}

static void
pair_renamed(TuGraph *graph, const TuVec *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        const TuChange *change = changes->items[i];
        if (change->op == TU_CHANGE_RENAME)
            graph->partner[change->from->id] = change->to;
        if (change->op == TU_CHANGE_ALTER)
            pair_renamed(graph, &change->children);
    }
}

static bool
init_graph(TuGraph *graph, const TuCodegen *codegen, const TuChanges *changes, TuArena *keep,
           TuError *err)
{
    const TuModel *from = changes->from, *to = changes->to;
    TuArena *arena = tu_arena_new();
    *graph =
        (TuGraph){.arena = arena, .keep = keep, .codegen = codegen, .changes = changes, .err = err};
    graph->from = TU_NEW_N(arena, TuFate, from->objects.count + 1);
    graph->to = TU_NEW_N(arena, TuFate, to->objects.count + 1);
    graph->needed_by = TU_NEW_N(arena, TuVec, from->objects.count + 1);
    graph->partner = TU_NEW_N(arena, const TuObject *, from->objects.count + 1);
    graph->replaced = TU_NEW_N(arena, bool, from->objects.count + 1);
    graph->later = TU_NEW_N(arena, bool, to->objects.count + 1);
    if (!graph->from || !graph->to || !graph->needed_by || !graph->partner || !graph->replaced ||
        !graph->later) {
        tu_arena_free(arena);
        graph->arena = NULL;
        return false;
    }
    for (size_t i = 0; i < from->objects.count; i++)
        graph->partner[i] = tu_model_find_same(to, from->objects.items[i]);
    pair_renamed(graph, &changes->items);
    index_dependants(graph);
    return true;
}

static TuStatus
build_graph(TuGraph *graph, TuVec *order)
{
    for (size_t i = 0; i < graph->changes->items.count; i++)
        add_change(graph, graph->changes->items.items[i]);
    if (graph->status == TU_OK)
        tu_graph_close(graph);
    if (graph->status != TU_OK)
        return graph->status;
    tu_graph_strip(graph);
    tu_graph_split_drops(graph);
    tu_graph_connect(graph);
    tu_graph_add_rights(graph);
    if (graph->status != TU_OK)
        return graph->status;
    if (tu_arena_failed(graph->arena))
        return tu_error_nomem(graph->err);
    return tu_graph_order(graph, order);
}

/* ---- rendering ---- */

static void
render_node(TuRender *render, const TuCodegen *codegen, const TuNode *node)
{
    const TuObject *object = node->from ? node->from : node->to;
    const TuRenderer *renderer = codegen->renderers[object->kind];
    switch (node->op) {
    case TU_NODE_CREATE:
        renderer->create(render, node->to);
        break;
    case TU_NODE_DROP:
        renderer->drop(render, node->from);
        break;
    case TU_NODE_ALTER:
        renderer->alter(render, node->from, node->to, node->fields, node->whole);
        break;
    case TU_NODE_RENAME:
        renderer->rename(render, node->from, node->to->name);
        break;
    case TU_NODE_ASIDE:
        renderer->aside(render, node->from);
        break;
    case TU_NODE_CARRY:
        renderer->carry(render, node->from, node->to);
        break;
    case TU_NODE_DISCARD:
        renderer->discard(render, node->from, node->to);
        break;
    case TU_NODE_RIGHTS:
        codegen->rights(render, node->from, node->to);
        break;
    }
}

/* Clauses of different hazards stay apart: each hazard stands above what it is about. */
static bool
same_hazards(const TuStatement *first, const TuStatement *next)
{
    for (size_t i = 0; first->hazards.count && i < next->hazards.count; i++) {
        const TuHazard *hazard = next->hazards.items[i];
        if (!tu_statement_hazard(first, hazard->rule))
            return false;
    }
    return true;
}

/* Neighbouring clauses of one ALTER become one statement; the heavier flags win. */
static void
merge_clauses(TuPlan *plan)
{
    size_t kept = 0;
    TuBuf sql = TU_BUF_INIT;
    for (size_t i = 0; i < plan->statements.count;) {
        TuStatement *first = plan->statements.items[i];
        size_t end = i + 1;
        while (first->merge && end < plan->statements.count) {
            const TuStatement *next = plan->statements.items[end];
            if (!next->merge || strcmp(next->merge, first->merge) != 0 ||
                next->stage != first->stage || !same_hazards(first, next))
                break;
            if (end == i + 1)
                tu_buf_clear(&sql), tu_buf_add(&sql, first->sql);
            tu_buf_addf(&sql, ",\n   %s", next->sql + strlen(next->merge));
            first->flags |= next->flags;
            first->cost = next->cost > first->cost ? next->cost : first->cost;
            for (size_t j = 0; j < next->locks.count; j++) {
                const TuLock *lock = next->locks.items[j];
                tu_statement_lock(plan, first, lock->table, lock->level);
            }
            for (size_t j = 0; j < next->hazards.count; j++) {
                const TuHazard *hazard = next->hazards.items[j];
                tu_statement_add_hazard(plan, first, hazard->rule, hazard->note);
            }
            end++;
        }
        if (end > i + 1)
            first->sql = tu_buf_dup(&sql, plan->arena);
        plan->statements.items[kept++] = first;
        i = end;
    }
    plan->statements.count = kept;
    tu_buf_release(&sql);
}

/* Texts of models and catalogs are part of what was rendered: none may end its statement and begin
 * another, nor leave a quote or comment open for what comes next. */
static void
check_statements(TuRender *render)
{
    const TuVec *statements = &render->plan->statements;
    TuArena *arena = tu_arena_new();
    for (size_t i = 0; arena && i < statements->count && render->status == TU_OK; i++) {
        const TuStatement *statement = statements->items[i];
        TuVec parts = TU_VEC_INIT;
        TuError why = {0};
        TuStatus st = tu_sql_split(render->dialect, statement->sql, strlen(statement->sql), NULL,
                                   arena, &parts, &why);
        if (st == TU_ERR_NOMEM || tu_arena_failed(arena))
            render->status = tu_error_nomem(render->err);
        else if (st != TU_OK)
            tu_render_fail(render, TU_ERR_PARSE, statement->object, "%s", why.message);
        else if (parts.count != 1)
            tu_render_fail(render, TU_ERR_REFUSED, statement->object,
                           "its text holds more than one statement");
    }
    if (!arena)
        render->status = tu_error_nomem(render->err);
    tu_arena_free(arena);
}

/* Neighbours of one stage make a part. */
static void
make_parts(TuPlan *plan)
{
    TuPlanPart *part = NULL;
    unsigned stage = 0;
    for (size_t i = 0; i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        if (!part || statement->stage != stage) {
            part = TU_NEW(plan->arena, TuPlanPart);
            if (!part)
                return;
            part->first = i;
            part->no_transaction = statement->stage % 2 == 0;
            tu_vec_add(&plan->parts, plan->arena, part);
        }
        stage = statement->stage;
        part->count++;
    }
}

static TuStatus
render_all(TuRender *render, const TuCodegen *codegen, const TuChanges *changes, const TuVec *order,
           bool parts)
{
    if (codegen->begin && order->count)
        codegen->begin(render, changes);
    for (size_t i = 0; i < order->count; i++)
        ((TuNode *)order->items[i])->place = i + 1;
    for (size_t i = 0; i < order->count && render->status == TU_OK; i++) {
        render->node = i + 1;
        render_node(render, codegen, order->items[i]);
    }
    render->node = 0;
    if (codegen->end && order->count && render->status == TU_OK)
        codegen->end(render, changes);
    if (render->status == TU_OK && parts)
        render->status = tu_graph_stage(render->graph, order, render->plan, render->err);
    for (size_t i = 0; parts && codegen->find_locks && i < render->plan->statements.count; i++)
        codegen->find_locks(render, render->plan->statements.items[i]);
    if (render->status != TU_OK)
        return render->status;
    merge_clauses(render->plan);
    make_parts(render->plan);
    if (tu_arena_failed(render->plan->arena))
        return tu_error_nomem(render->err);
    check_statements(render);
    return render->status;
}

static TuPlan *
new_plan(const TuCodegen *codegen)
{
    TuArena *arena = tu_arena_new();
    TuPlan *plan = TU_NEW(arena, TuPlan);
    if (!plan) {
        tu_arena_free(arena);
        return NULL;
    }
    plan->arena = arena;
    plan->dialect = codegen->dialect;
    return plan;
}

void
tu_plan_free(TuPlan *plan)
{
    if (plan)
        tu_arena_free(plan->arena);
}

static TuStatus
make_plan(const TuCodegen *codegen, const TuChanges *changes, unsigned how, bool parts,
          TuPlan **out, TuError *err)
{
    *out = NULL;
    TuGraph graph;
    TuVec order = TU_VEC_INIT;
    unsigned long failures = tu_alloc_failures();
    TuPlan *plan = new_plan(codegen);
    if (!plan || !init_graph(&graph, codegen, changes, plan->arena, err)) {
        tu_plan_free(plan);
        return tu_error_nomem(err);
    }
    TuRender render = {.plan = plan,
                       .dialect = codegen->dialect,
                       .from = changes->from,
                       .to = changes->to,
                       .online = (how & TU_PLAN_ONLINE) != 0,
                       .apart = (how & TU_PLAN_APART) != 0,
                       .graph = &graph,
                       .err = err};
    graph.render = &render;
    render.replaced = graph.replaced;
    render.later = graph.later;
    TuStatus status = build_graph(&graph, &order);
    if (status == TU_OK)
        status = render_all(&render, codegen, changes, &order, parts);
    tu_arena_free(graph.arena);
    /* What an engine can do was asked on scratch memory, where "cannot" is also the answer when
     * there is none. */
    if (tu_alloc_failures() != failures)
        status = tu_error_nomem(err);
    if (status != TU_OK) {
        tu_plan_free(plan);
        return status;
    }
    *out = plan;
    return TU_OK;
}

TuModel *
tu_plan_nothing(const TuModel *model)
{
    TuModel *nothing = tu_model_new();
    const TuVec *schemas = &model->kinds[TU_KIND_SCHEMA];
    if (!nothing)
        return NULL;
    nothing->default_schema = model->default_schema;
    nothing->manages = model->manages;
    for (size_t i = 0; i < schemas->count; i++) {
        const TuObject *schema = schemas->items[i];
        TuObject *there = schema->implied
                              ? tu_model_add(nothing, TU_KIND_SCHEMA, NULL, schema->name, NULL)
                              : NULL;
        if (there)
            there->implied = true;
    }
    tu_model_index(nothing);
    return nothing;
}

TuStatus
tu_plan(const TuCodegen *codegen, const TuChanges *changes, TuPlan **out, TuError *err)
{
    return make_plan(codegen, changes, 0, false, out, err);
}

TuStatus
tu_plan_parts(const TuCodegen *codegen, const TuChanges *changes, unsigned how, TuPlan **out,
              TuError *err)
{
    return make_plan(codegen, changes, how, true, out, err);
}

TuStatus
tu_plan_create(const TuCodegen *codegen, const TuModel *model, TuPlan **out, TuError *err)
{
    *out = NULL;
    TuModel *nothing = tu_plan_nothing(model);
    TuChanges *changes = nothing ? tu_diff(nothing, model, NULL) : NULL;
    TuStatus status = changes ? tu_plan(codegen, changes, out, err) : tu_error_nomem(err);
    tu_changes_free(changes);
    tu_model_free(nothing);
    return status;
}

const TuCodegen *
tu_codegen_find(const TuDialect *dialect)
{
    static const TuCodegen *const all[] = {&tu_codegen_pg, &tu_codegen_sqlite, &tu_codegen_mysql};
    for (size_t i = 0; i < TU_LEN(all); i++) {
        if (all[i]->dialect == dialect)
            return all[i];
    }
    return NULL;
}
