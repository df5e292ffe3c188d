/* model × model → changes. No SQL, no engine. */
#ifndef TU_DIFF_DIFF_H
#define TU_DIFF_DIFF_H

#include "base/error.h"
#include "model/objects.h"

typedef enum TuChangeOp {
    TU_CHANGE_CREATE,
    TU_CHANGE_DROP,
    TU_CHANGE_ALTER,
    TU_CHANGE_RENAME
} TuChangeOp;

/* from is NULL for a create, to for a drop. A table on both sides whose children differ has an
 * ALTER with the children's changes below it (fields may be 0); a table that is created or dropped
 * has its children's creates or drops below it. */
typedef struct TuChange TuChange;
struct TuChange {
    TuChangeOp op;
    const TuObject *from, *to;
    uint64_t fields;  /* ALTER and RENAME: what differs, bits of the kind's field table */
    unsigned rights;  /* ALTER and RENAME: TuRight that differ */
    TuChange *parent; /* the table's change, or NULL */
    TuVec children;   /* TuChange */
};

typedef struct TuChanges {
    TuArena *arena;           /* owned */
    TuVec items;              /* TuChange of the top level, in key order */
    const TuModel *from, *to; /* borrowed */
    size_t total;             /* with children, without those below a create or drop */
} TuChanges;

typedef struct TuDiffOptions {
    /* Objects for which this is true are left alone on both sides (NULL: none). */
    bool (*skip)(const TuObject *object, void *data);
    void *data;
} TuDiffOptions;

/* Changes that lead from one model to the other; both are borrowed and outlive the result. NULL
 * when memory is out. */
TuChanges *tu_diff(const TuModel *from, const TuModel *to, const TuDiffOptions *options);
void tu_changes_free(TuChanges *changes);

/* A column or table that goes while a similar one comes: likely a rename, never guessed. */
typedef struct TuRenameQuestion {
    const TuObject *from, *to;
} TuRenameQuestion;
/* TuRenameQuestion in key order, in changes->arena. */
TuVec tu_changes_rename_questions(const TuChanges *changes);

/* The answer that it is one: "old=new", "table.old=new", "schema.old=schema.new". */
void tu_rename_question_put(TuBuf *out, const TuRenameQuestion *question);

/* One line for people: "alter column public.t.a: type, not_null". */
void tu_change_describe(TuBuf *out, const TuChange *change);
const char *tu_change_op_name(TuChangeOp op);
/* Does it say something by itself, not only through its children? */
bool tu_change_counts(const TuChange *change);

#endif
