/* Statements into parts. Each statement gets a stage: odd ones are transactions, even ones run
 * outside of any. A statement comes in the first stage of its sort that what it needs allows; what
 * is dropped and made again goes as late as it comes back, so that nobody misses it between. */
#include "config.h"

#include <string.h>

#include "codegen/graph.h"

#define OUTSIDE (TU_STATEMENT_NO_TRANSACTION | TU_STATEMENT_LATER)

typedef struct Splitter {
    const TuGraph *graph;
    const TuVec *order; /* TuNode; a node's place counts from 1 */
    TuPlan *plan;
    TuVec *before;     /* by place: TuNode that come before */
    size_t *followers; /* by place: nodes that come after, its own create not counted */
    TuVec *statements; /* by place: TuStatement */
    unsigned *least;   /* by place: not before this stage */
    unsigned *out;     /* by place: from here on, what needs it can come */
    unsigned *all;     /* by place: from here on, all of it is done */
} Splitter;

static TuNode *
node_at(const Splitter *s, size_t place)
{
    return s->order->items[place - 1];
}

/* The create of an object that this node drops, or NULL. */
static const TuNode *
own_create(const Splitter *s, const TuNode *node)
{
    const TuGraph *graph = s->graph;
    if (node->op != TU_NODE_DROP || !graph->from[node->from->id].recreated)
        return NULL;
    const TuObject *to = tu_graph_to(graph, node->from);
    const TuNode *create = to ? graph->to[to->id].node : NULL;
    return create && create->op == TU_NODE_CREATE && create->place ? create : NULL;
}

bool
tu_graph_stays(const TuGraph *graph, const TuObject *to)
{
    const TuObject *from = graph ? tu_model_find_same(graph->changes->from, to) : NULL;
    if (!from || graph->replaced[from->id])
        return false;
    const TuFate *fate = &graph->to[to->id];
    return !fate->recreated && !(fate->node && fate->node->op == TU_NODE_CREATE);
}

/* What reads a column need not be gone while the column keeps its type. */
static bool
may_cross(const Splitter *s, const TuNode *node, const TuNode *next)
{
    uint64_t readers = TU_KIND_BIT(TU_KIND_VIEW) | TU_KIND_BIT(TU_KIND_MATERIALIZED_VIEW) |
                       TU_KIND_BIT(TU_KIND_FUNCTION) | TU_KIND_BIT(TU_KIND_POLICY);
    return own_create(s, node) && (readers & TU_KIND_BIT(node->from->kind)) &&
           next->op == TU_NODE_ALTER && next->from->kind == TU_KIND_COLUMN &&
           !s->graph->from[next->from->id].disturbed;
}

static bool
prepare(Splitter *s)
{
    TuArena *arena = s->graph->arena;
    size_t count = s->order->count + 1;
    s->before = TU_NEW_N(arena, TuVec, count);
    s->statements = TU_NEW_N(arena, TuVec, count);
    s->followers = TU_NEW_N(arena, size_t, count);
    s->least = TU_NEW_N(arena, unsigned, count);
    s->out = TU_NEW_N(arena, unsigned, count);
    s->all = TU_NEW_N(arena, unsigned, count);
    if (!s->before || !s->statements || !s->followers || !s->least || !s->out || !s->all)
        return false;
    for (size_t i = 1; i < count; i++) {
        TuNode *node = node_at(s, i);
        const TuNode *own = own_create(s, node);
        for (size_t j = 0; j < node->after.count; j++) {
            const TuNode *next = node->after.items[j];
            if (next->place > i && !may_cross(s, node, next)) {
                tu_vec_add(&s->before[next->place], arena, node);
                s->followers[i] += next != own;
            }
        }
    }
    for (size_t i = 0; i < s->plan->statements.count; i++) {
        TuStatement *statement = s->plan->statements.items[i];
        tu_vec_add(&s->statements[statement->node], arena, statement);
    }
    return !tu_arena_failed(arena);
}

/* Inside a transaction a short lock is enough: what waits for this statement blocks anyway. */
static void
use_plain_forms(Splitter *s)
{
    for (size_t i = 0; i < s->plan->statements.count; i++) {
        TuStatement *statement = s->plan->statements.items[i];
        if (!statement->plain || !s->followers[statement->node])
            continue;
        statement->sql = statement->plain;
        statement->flags &= ~(unsigned)OUTSIDE;
    }
}

/* A key, and what becomes part of a whole, need columns in their final form. */
static bool
needs_all(const TuNode *node)
{
    const TuObject *object = node->to ? node->to : node->from;
    return object->kind == TU_KIND_PRIMARY_KEY || object->kind == TU_KIND_TABLE;
}

/* The first stage that what comes before a node allows; early leaves out what only frees its
 * name. */
static unsigned
stage_before(const Splitter *s, const TuNode *node, bool early)
{
    const TuVec *before = &s->before[node->place];
    const unsigned *stages = needs_all(node) && !early ? s->all : s->out;
    unsigned stage = early ? 0 : s->least[node->place];
    for (size_t i = 0; i < before->count; i++) {
        const TuNode *other = before->items[i];
        if (early && own_create(s, other) == node)
            continue;
        if (stages[other->place] > stage)
            stage = stages[other->place];
    }
    return stage;
}

static unsigned
stage_of(const Splitter *s, const TuStatement *statement, unsigned base)
{
    if (!(statement->flags & OUTSIDE))
        return base | 1;
    /* Before everything else only what others wait for. */
    bool first = statement->flags & TU_STATEMENT_EARLY || s->followers[statement->node];
    unsigned stage = (base + 1) & ~1u;
    return stage == 0 && !first ? 2 : stage;
}

static void
place_node(Splitter *s, const TuNode *node)
{
    const TuVec *statements = &s->statements[node->place];
    unsigned before = stage_before(s, node, false), own = 0;
    s->out[node->place] = before;
    s->all[node->place] = before;
    for (size_t i = 0; i < statements->count; i++) {
        TuStatement *statement = statements->items[i];
        bool early = (statement->flags & TU_STATEMENT_EARLY) != 0;
        unsigned base = early ? stage_before(s, node, true) : before;
        own = stage_of(s, statement, base > own ? base : own);
        statement->stage = own;
        if (!(statement->flags & TU_STATEMENT_LAST) && own > s->out[node->place])
            s->out[node->place] = own;
        if (own > s->all[node->place])
            s->all[node->place] = own;
    }
}

static void
place_all(Splitter *s)
{
    for (size_t i = 1; i <= s->order->count; i++)
        place_node(s, node_at(s, i));
}

/* What is dropped and comes back in a later transaction is dropped in that one. */
static bool
drop_later(Splitter *s, const TuNode *drop)
{
    const TuNode *create = own_create(s, drop);
    const TuVec *statements = &s->statements[drop->place];
    unsigned back = create ? s->out[create->place] : 0, least = s->least[drop->place];
    if (back % 2 == 0 || !statements->count)
        return false;
    const TuStatement *first = statements->items[0];
    if (first->stage >= back || first->stage % 2 == 0 || least >= back)
        return false;
    s->least[drop->place] = back;
    place_all(s);
    if (s->out[create->place] == back)
        return true;
    s->least[drop->place] = least; /* it only moves on: there has to be a gap */
    place_all(s);
    return false;
}

static void
close_gaps(Splitter *s)
{
    bool moved = true;
    for (size_t round = 0; moved && round < 16; round++) {
        moved = false;
        for (size_t i = s->order->count; i > 0; i--)
            moved = drop_later(s, node_at(s, i)) || moved;
    }
}

static TuStatus
sort_statements(Splitter *s, TuError *err)
{
    TuVec *all = &s->plan->statements;
    unsigned most = 0;
    size_t count = 0;
    bool heads = s->graph->codegen->part_head != NULL;
    void **sorted = TU_NEW_N(s->graph->arena, void *, all->count + 1);
    if (!sorted)
        return tu_error_nomem(err);
    for (size_t i = 0; i < all->count; i++) {
        const TuStatement *statement = all->items[i];
        most = statement->stage > most ? statement->stage : most;
    }
    for (unsigned stage = 0; stage <= most; stage++) {
        for (size_t i = 0; i < all->count; i++) {
            TuStatement *statement = all->items[i];
            if (statement->stage == stage && !(heads && statement->flags & TU_STATEMENT_SETTING))
                sorted[count++] = statement;
        }
    }
    if (count)
        memcpy(all->items, sorted, count * sizeof *sorted);
    all->count = count;
    return TU_OK;
}

TuStatus
tu_graph_stage(const TuGraph *graph, const TuVec *order, TuPlan *plan, TuError *err)
{
    Splitter s = {.graph = graph, .order = order, .plan = plan};
    if (!prepare(&s))
        return tu_error_nomem(err);
    use_plain_forms(&s);
    place_all(&s);
    close_gaps(&s);
    return sort_statements(&s, err);
}
