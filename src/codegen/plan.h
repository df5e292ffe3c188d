/* changes → ordered statements. No connection. The order is deterministic: kind rank, name, then a
 * topological sort over real dependencies. */
#ifndef TU_CODEGEN_PLAN_H
#define TU_CODEGEN_PLAN_H

#include "base/error.h"
#include "diff/diff.h"
#include "sql/dialect.h"

typedef enum TuStatementFlag {
    TU_STATEMENT_LOSES_DATA = 1,
    TU_STATEMENT_LONG_LOCK = 2,
    TU_STATEMENT_NO_TRANSACTION = 4,
    TU_STATEMENT_SETTING = 8, /* session setting, not part of what changes */
    TU_STATEMENT_LATER = 16,  /* not in the transaction of what it follows: a long scan, say */
    TU_STATEMENT_EARLY = 32,  /* needs nothing of what its own object's drop frees */
    TU_STATEMENT_LAST = 64,   /* what needs the object need not wait for it */
    TU_STATEMENT_JOINED = 128 /* what it does at once could be several statements: TU_PLAN_APART */
} TuStatementFlag;

/* Modes of table locks, weakest first, in the engine's own order. */
typedef enum TuLockLevel {
    TU_LOCK_NONE,
    TU_LOCK_ACCESS_SHARE,
    TU_LOCK_ROW_SHARE,
    TU_LOCK_ROW_EXCLUSIVE,
    TU_LOCK_SHARE_UPDATE_EXCLUSIVE,
    TU_LOCK_SHARE, /* from here on writers wait */
    TU_LOCK_SHARE_ROW_EXCLUSIVE,
    TU_LOCK_EXCLUSIVE,
    TU_LOCK_ACCESS_EXCLUSIVE /* readers, too */
} TuLockLevel;
const char *tu_lock_name(int level); /* "ACCESS EXCLUSIVE" */

/* How long a statement works, the shortest first. */
typedef enum TuCost {
    TU_COST_INSTANT,
    TU_COST_SCAN,        /* reads all rows */
    TU_COST_INDEX_BUILD, /* and builds an index */
    TU_COST_DATA,        /* writes rows */
    TU_COST_REWRITE      /* writes the whole table anew */
} TuCost;
const char *tu_cost_name(TuCost cost); /* "index build" */

/* The strongest lock on a table that is there before the plan. */
typedef struct TuLock {
    const char *table; /* qualified, quoted */
    int level;
} TuLock;

/* What a reviewer has to know of a statement. */
typedef struct TuHazard {
    const char *rule; /* "TU103" */
    const char *note; /* one line */
} TuHazard;

typedef struct TuStatement {
    const char *sql;        /* without the final semicolon */
    unsigned flags;         /* TuStatementFlag */
    const TuObject *object; /* what it is about; may be NULL */
    TuVec hazards;          /* TuHazard, one of a rule */
    const char *merge;      /* "ALTER TABLE public.t": sql is this, a space and clauses, and may be
                               merged with the neighbour's clauses; NULL otherwise */
    const char *role;       /* it gives something to this role, or takes it; NULL: to none */
    const char *plain;      /* of a statement outside a transaction: the form for inside, used when
                               others have to follow it there; NULL: none */
    TuVec locks;            /* TuLock */
    TuCost cost;
    size_t node;    /* place of its action in the order, from 1; 0: none */
    unsigned stage; /* odd: in a transaction; even: outside. Parts are numbered so */
} TuStatement;

/* Statements that run in one transaction, or one by one outside. */
typedef struct TuPlanPart {
    size_t first, count;
    bool no_transaction;
} TuPlanPart;

typedef struct TuPlan {
    TuArena *arena; /* owned */
    const TuDialect *dialect;
    TuVec statements;         /* TuStatement in order */
    TuVec parts;              /* TuPlanPart in order; several only from tu_plan_parts() */
    const char *irreversible; /* why it cannot be undone in full; NULL when it can */
} TuPlan;

typedef struct TuCodegen TuCodegen;

typedef enum TuPlanHow {
    TU_PLAN_ONLINE = 1, /* where the engine has a form that does not block those who read and write,
                           that one */
    TU_PLAN_APART = 2   /* not joined into one statement what may be done worse in it */
} TuPlanHow;

/* The statement's hazard of this rule, or NULL; of any rule (NULL), its first. */
const TuHazard *tu_statement_hazard(const TuStatement *statement, const char *rule);
/* Note a hazard, behind what was noted of its rule. */
void tu_statement_add_hazard(TuPlan *plan, TuStatement *statement, const char *rule,
                             const char *note);
void tu_statement_drop_hazard(TuStatement *statement, const char *rule);
/* The statement locks a table at this level or a stronger one. */
void tu_statement_lock(TuPlan *plan, TuStatement *statement, const char *table, int level);
/* "ACCESS EXCLUSIVE on public.a, SHARE on public.b, instant"; nothing without locks. */
void tu_statement_put_locks(TuBuf *out, const TuStatement *statement);

/* Statements that lead from changes->from to changes->to. TU_ERR_UNSUPPORTED names the object that
 * cannot be changed; TU_ERR_INTERNAL an unbreakable cycle with its members. */
TuStatus tu_plan(const TuCodegen *codegen, const TuChanges *changes, TuPlan **out, TuError *err);
/* The same in parts: what cannot run in a transaction, or should not run in that of its neighbours,
 * stands in parts of its own, as few as there can be. how: TuPlanHow. */
TuStatus tu_plan_parts(const TuCodegen *codegen, const TuChanges *changes, unsigned how,
                       TuPlan **out, TuError *err);
/* Statements that create a whole model (changes from nothing). */
TuStatus tu_plan_create(const TuCodegen *codegen, const TuModel *model, TuPlan **out, TuError *err);
/* The model of an empty database in which this one could be created: it has the schema that every
 * database starts with, if the model knows of it. tu_model_free() it; NULL when memory is out. */
TuModel *tu_plan_nothing(const TuModel *model);
void tu_plan_free(TuPlan *plan);
/* Statements and semicolons as a script, a blank line between statements of different tables. */
void tu_plan_write(TuBuf *out, const TuPlan *plan);

/* One or two plans as a section of a migration file ("-- Transaction:" lines between the parts), or
 * as a script that stands alone (BEGIN and COMMIT around them). */
typedef struct TuPlanText {
    const TuPlan *plans[2]; /* in order; either may be NULL */
    bool script;
    unsigned lock_timeout_ms;
    const TuNames *without; /* statements for these roles are left out; may be NULL */
    TuVec *order;   /* what was written: TuStatement, or NULL for a setting; NULL: not wanted */
    TuArena *arena; /* for order */
} TuPlanText;
void tu_plan_text(TuBuf *out, const TuPlanText *text);

/* A rename that the user declared or answered, applied before everything else. */
typedef struct TuRename {
    const TuObject *object; /* in the from model */
    const char *name;       /* the new name */
    const char *value;      /* enum value renamed: the old value; else NULL */
    const char *schema;     /* where it moves to, by the name before any rename; else NULL */
    const TuObject *made;   /* that schema, where it has to be created first; else NULL */
} TuRename;

/* Statements that rename, and those that rename back; from is the model before. *up and *down are
 * new plans. TU_ERR_UNSUPPORTED names an object that the engine cannot rename. */
TuStatus tu_plan_renames(const TuCodegen *codegen, const TuModel *from, const TuRename *renames,
                         size_t count, TuPlan **up, TuPlan **down, TuError *err);

/* ---- What a dialect gives ---- */

/* One rendering run: renderers append statements. */
typedef struct TuRender {
    TuPlan *plan;
    const TuDialect *dialect;
    const TuModel *from, *to;
    TuError *err;
    TuStatus status;      /* sticky: a renderer that cannot sets it through tu_render_fail() */
    const TuVec *renames; /* TuRename, while tu_plan_renames() runs; else NULL */
    bool *made;        /* by id in to: new, or made anew by this plan; NULL: there are no rights */
    void *memo;        /* what the dialect found out once, in plan->arena; NULL at first */
    const bool *later; /* by id in to: its table's create leaves this check, generated column or
                          default out, for it comes by itself; NULL: nothing is */
    const bool *replaced; /* by id in from: it is put aside and made anew; NULL: nothing is */
    bool online;          /* prefer forms that do not block readers and writers */
    bool apart;           /* statements of their own for what an engine does worse together */
    size_t node;          /* place of the action that is rendered, from 1 */
    const struct TuGraph *graph; /* NULL: none */
} TuRender;

/* Append a statement made of text; returns it for flags, or NULL when memory is out. The text is
 * copied. */
TuStatement *tu_render_add(TuRender *render, const TuObject *object, const char *sql);
TuStatement *tu_render_addf(TuRender *render, const TuObject *object, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* "HEAD CLAUSE" that may be merged with neighbours of the same head. */
TuStatement *tu_render_clause(TuRender *render, const TuObject *object, const char *head,
                              const char *clause);
void tu_render_hazard(TuRender *render, TuStatement *statement, unsigned flags, const char *hazard,
                      const char *fmt, ...) __attribute__((format(printf, 5, 6)));
void tu_render_fail(TuRender *render, TuStatus status, const TuObject *object, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* A name that neither model has in this object's schema or table: "mood_old". In the plan. */
const char *tu_name_aside(TuRender *render, const TuObject *object);

typedef enum TuWay {
    TU_WAY_ALTER,    /* in place; whatever depends on it is not touched */
    TU_WAY_DISTURB,  /* in place, but dependants of the kinds in .disturbs must be gone meanwhile */
    TU_WAY_RECREATE, /* drop and create, with everything that depends on it */
    TU_WAY_REFUSE    /* cannot be done in place: a column's table is replaced, else say so */
} TuWay;

typedef struct TuRenderer {
    /* Required. create renders the object with the children of the dialect's inline kinds. */
    void (*create)(TuRender *render, const TuObject *object);
    void (*drop)(TuRender *render, const TuObject *object);
    /* How a change of these fields is made; NULL: always RECREATE. */
    TuWay (*way)(const TuObject *from, const TuObject *to, uint64_t fields);
    /* Render an ALTER: required when way ever says ALTER or DISTURB. Comments are the renderer's
     * too. For tables children holds the table's change with the inline children below it when
     * the dialect alters a table as a whole (see whole_tables); otherwise NULL. */
    void (*alter)(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                  const TuChange *whole);
    /* Rename in place; NULL: a rename by content is a drop and a create. */
    void (*rename)(TuRender *render, const TuObject *from, const char *name);
    /* Replacing, for what holds values that must not be lost: it is put aside under another name
     * and made anew, what it holds is carried over, and the old one is thrown away. replaces says
     * whether this change needs that and is asked before way; carry is for what holds rows itself.
     * All optional; aside and discard come together. */
    bool (*replaces)(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields);
    void (*aside)(TuRender *render, const TuObject *from);
    void (*carry)(TuRender *render, const TuObject *from, const TuObject *to);
    void (*discard)(TuRender *render, const TuObject *from, const TuObject *to);
} TuRenderer;

struct TuCodegen {
    const TuDialect *dialect;
    const TuRenderer *const *renderers; /* by kind; NULL: this engine has no such kind */
    uint64_t inline_kinds; /* children that a table's create renders and its drop takes along */
    uint64_t dropped_with; /* children that go with their dropped table without a statement */
    bool soft_deps;        /* dependencies are guessed from names: a cycle is cut, not an error */
    bool whole_tables;     /* inline children's changes go to the table's alter as a whole */
    uint64_t disturbed_by_type; /* dependants that must be gone while a DISTURB runs */
    /* Of those kinds, must this one be gone while this object is changed? NULL: all. */
    bool (*disturbs)(const TuObject *from, const TuObject *to, const TuObject *dependant);
    /* Does the server change in place what its elders must recreate? Asked where a way says
     * RECREATE; optional. */
    bool (*spares)(const TuChanges *changes, const TuObject *from, const TuObject *to,
                   uint64_t fields);
    /* Is this column, domain or composite type made of the type, or only its default or check? */
    bool (*is_typed)(const TuObject *carrier, const TuObject *type);
    /* Is a column part of what its table is partitioned by, so that it cannot be retyped? */
    bool (*in_key)(const TuObject *column);
    /* Whole tables only: does this change need a rebuild (then the rebuild renders all children
     * that the table has in `to`, indexes and triggers too)? Optional. */
    bool (*rebuilds)(TuRender *render, const TuChange *table_change);
    /* Online: may this object be replaced by its alter although its way says RECREATE? Optional. */
    bool (*replaces)(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields);
    /* The locks and the cost of a statement of a plan in parts; optional. */
    void (*find_locks)(TuRender *render, TuStatement *statement);
    /* What limits a SELECT to the rows of a table that its alter leaves there: " PARTITION (`a`)".
     * NULL: all of them. Optional. */
    const char *(*kept_rows)(const TuObject *from, const TuObject *to, TuArena *arena);
    /* Settings at the head of a part in a transaction; optional. With it, settings that begin and
     * end add are left out of plans in parts. */
    void (*part_head)(TuBuf *out, const TuStatement *const *statements, size_t count,
                      unsigned lock_timeout_ms);
    /* Statements around the plan (settings); optional. */
    void (*begin)(TuRender *render, const TuChanges *changes);
    void (*end)(TuRender *render, const TuChanges *changes);
    /* Owner and privileges of an object of to, and those of its columns, as the last of all; those
     * it had are known from `from`, or are the engine's own where it is made (render->made).
     * Optional: an engine without roles has none. */
    void (*rights)(TuRender *render, const TuObject *from, const TuObject *to);
    /* Does altering this object make it anew, so that its rights are gone? Optional. */
    bool (*remakes)(const TuRender *render, const TuObject *from, const TuObject *to);
    /* Move an object to another schema; optional. */
    void (*move)(TuRender *render, const TuObject *object, const char *schema);
    /* Rename an enum value; optional. */
    void (*rename_value)(TuRender *render, const TuObject *object, const char *from,
                         const char *to);
};

extern const TuCodegen tu_codegen_pg;
extern const TuCodegen tu_codegen_sqlite;
extern const TuCodegen tu_codegen_mysql;
const TuCodegen *tu_codegen_find(const TuDialect *dialect);

#endif
