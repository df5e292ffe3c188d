/* What statements lock and write anew, seen on the server while a section runs on scratch, and the
 * best way to run them. */
#ifndef TU_SCRATCH_MEASURE_H
#define TU_SCRATCH_MEASURE_H

#include "base/map.h"
#include "base/vec.h"
#include "scratch/scratch.h"

/* A table that was there before the section and what the statement did to it. */
typedef struct TuMeasured {
    size_t statement;  /* of the section */
    const char *table; /* qualified, quoted, as it was called then */
    int level;         /* TuLockLevel that the statement added */
    bool rewritten;    /* it has a new file */
    bool reindexed;    /* an index of it has */
    /* MySQL: the engine was asked how it makes the change. */
    bool asked;
    const char *clause; /* "ALGORITHM=INSTANT": with it, it ran; NULL: it takes none */
    const char *why;    /* of a lock or a copy, the engine's words; "": it gives none; NULL: it was
                           not asked, but seen to copy */
} TuMeasured;

typedef struct TuMeasure {
    TuConn *conn;
    TuArena *arena;
    TuMap *relations;   /* owned: by oid; MySQL: tables that the section made, by name */
    const TuVec *known; /* MySQL: what was found before, to be run again so; NULL: ask */
    TuVec found;        /* TuMeasured, in order */
} TuMeasure;

/* Look at the tables that are there. An engine that shows no locks finds nothing. */
TuStatus tu_measure_begin(TuMeasure *measure, TuConn *conn, TuArena *arena, TuError *err);
/* For TuWatch, when clauses may be added: how each statement is run. */
TuStatus tu_measure_run(void *measure, size_t statement, const TuSqlPart *part, TuError *err);
/* For TuWatch: after each statement. Outside of a transaction nothing is seen. */
TuStatus tu_measure_after(void *measure, size_t statement, TuError *err);
void tu_measure_release(TuMeasure *measure);

#endif
