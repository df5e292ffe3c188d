/* What the planner works on: one node per action, edges "before → after". */
#ifndef TU_CODEGEN_GRAPH_H
#define TU_CODEGEN_GRAPH_H

#include "codegen/plan.h"

typedef enum TuNodeOp {
    TU_NODE_RENAME,
    TU_NODE_DROP,
    TU_NODE_ALTER,
    TU_NODE_CREATE,
    TU_NODE_ASIDE,   /* replaced: the old one gets another name */
    TU_NODE_CARRY,   /* replaced: its rows move to the new one */
    TU_NODE_DISCARD, /* replaced: the old one goes */
    TU_NODE_RIGHTS
} TuNodeOp;

typedef struct TuNode TuNode;
struct TuNode {
    TuNodeOp op;
    const TuObject *from, *to; /* DROP, ASIDE: from; CREATE: to; RIGHTS: to; the others: both */
    uint64_t fields;           /* ALTER */
    const TuChange *whole;     /* ALTER of a table as a whole: its change; else NULL */
    TuNode *ready;             /* CREATE: what has to be done before it can be used; or NULL */
    TuVec after;               /* TuNode that must come later */
    size_t waits_for;          /* nodes that must come before and are not done */
    size_t place;              /* in the order, from 1; 0: not in it */
    bool done;
};

/* What happens to an object of one of the two models. */
typedef struct TuFate {
    TuNode *node;    /* its own node, or NULL */
    TuNode *discard; /* from side: replaced, and this throws the old one away; else NULL */
    bool recreated;  /* dropped and created again although nothing or little of it differs */
    bool goes;       /* from side: will not be there any more for a while or for ever */
    bool disturbed;  /* from side: altered so that dependants must be gone meanwhile */
    bool queued;     /* in the work list of the closure */
} TuFate;

typedef struct TuGraph TuGraph;
struct TuGraph {
    TuArena *arena; /* scratch */
    TuArena *keep;  /* the plan's: for objects that statements point at */
    const TuCodegen *codegen;
    const TuChanges *changes;
    TuRender *render;
    TuVec nodes;              /* TuNode */
    TuFate *from, *to;        /* by object id */
    TuVec *needed_by;         /* by id in from: TuObject that need it */
    bool *replaced;           /* by id in from: see TuRender */
    bool *later;              /* by id in to: see TuRender */
    const TuObject **partner; /* by id in from: the same object in to, or NULL */
    TuVec queue;              /* TuObject of from whose dependants have to be looked at */
    TuError *err;
    TuStatus status;
};

TuNode *tu_graph_add(TuGraph *graph, TuNodeOp op, const TuObject *from, const TuObject *to);
void tu_graph_edge(TuGraph *graph, TuNode *before, TuNode *after);

/* closure.c: what has to be recreated because something below it goes. */
TuStatus tu_graph_close(TuGraph *graph);
/* What is below changes: look at its dependants (again). */
void tu_graph_enqueue(TuGraph *graph, const TuObject *object);
/* Drop it and create it again. */
void tu_graph_recreate(TuGraph *graph, const TuObject *object);
void tu_graph_refuse(TuGraph *graph, const TuObject *dependant, const TuObject *needed);
/* replace.c: put aside, made anew, carried over. */
void tu_graph_replace(TuGraph *graph, const TuObject *object);
/* A dependant that holds values or cannot be dropped, of an object that is made anew: it is let go
 * meanwhile or moves along. False when it cannot. */
bool tu_graph_keep_dependant(TuGraph *graph, const TuObject *dependant, const TuObject *object);
/* This column gets another type, which columns of its table's row type do not allow. */
void tu_graph_release_rows(TuGraph *graph, const TuObject *column);
/* After the closure: what of replaced tables has to go at once. */
void tu_graph_strip(TuGraph *graph);
/* split.c: parts of dropped tables that would stand in a ring go by themselves first. */
void tu_graph_split_drops(TuGraph *graph);
/* The ring of nodes that wait for the next one each is opened by a check or default that comes by
 * itself, or by a name for the meantime. Nodes that wait for less now are put into changed; false
 * when nothing can be split. */
bool tu_graph_break_ring(TuGraph *graph, const TuVec *ring, TuVec *changed);
/* The node that brings an object of to: its own, or its parent's. */
TuNode *tu_graph_to_node(const TuGraph *graph, const TuObject *object);
/* Edges of what is replaced. */
void tu_graph_connect_replaced(TuGraph *graph);
/* rights.c: owners and privileges, of what is changed and of what was made anew. */
void tu_graph_add_rights(TuGraph *graph);
/* edges.c: dependencies and shared names. */
void tu_graph_connect(TuGraph *graph);
/* order.c: deterministic topological order into out (TuNode). A cycle is TU_ERR_INTERNAL naming its
 * members, unless the dialect's dependencies are guesses. */
TuStatus tu_graph_order(TuGraph *graph, TuVec *out);
/* parts.c: the stage of each statement, and the plan's statements in order of their stages. */
TuStatus tu_graph_stage(const TuGraph *graph, const TuVec *order, TuPlan *plan, TuError *err);
/* Is this object of to there all the time, from before the plan to after it? */
bool tu_graph_stays(const TuGraph *graph, const TuObject *to);
const TuRenderer *tu_graph_renderer(const TuGraph *graph, TuKind kind);
/* The same object on the other side, or NULL; renamed pairs included. */
const TuObject *tu_graph_to(const TuGraph *graph, const TuObject *from);

#endif
