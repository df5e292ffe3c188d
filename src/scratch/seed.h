/* Typed rows for a proof, and what must survive of them. */
#ifndef TU_SCRATCH_SEED_H
#define TU_SCRATCH_SEED_H

#include "db/conn.h"
#include "diff/diff.h"

/* Put a few rows into the tables that the changes touch and into those they refer to. What a
 * constraint or trigger refuses stays empty, and so does what is out of scope. Triggers do not fire
 * where that can be told. Counts the rows that are there. */
TuStatus tu_seed(TuConn *conn, const TuChanges *changes, const TuDiffOptions *scope, TuArena *arena,
                 size_t *rows, TuError *err);

/* Is it a foreign table, or is one among its parts and heirs? Their rows are not ours: not to be
 * written, not to be counted. */
bool tu_reaches_abroad(const TuModel *model, const TuObject *table);

/* The rows of a table over the columns that the changes leave alone. */
typedef struct TuKept {
    const TuObject *table;
    TuNames columns;
    bool only;        /* without the rows of tables that inherit from it */
    const char *part; /* which of its rows, as SQL behind its name; NULL: all of them */
    TuVec lines;      /* const char *, sorted */
} TuKept;

/* Which rows and values have to survive (TuKept, tables that have rows), with their content now. */
TuStatus tu_kept_read(TuConn *conn, const TuChanges *changes, TuArena *arena, TuVec *out,
                      TuError *err);
/* Are they still there? More may have come. The first loss goes to out as a sentence. */
TuStatus tu_kept_compare(TuConn *conn, const TuVec *kept, TuArena *arena, TuBuf *out, TuError *err);

#endif
