/* How a scratch database is made on an engine. */
#ifndef TU_SCRATCH_SERVER_H
#define TU_SCRATCH_SERVER_H

#include "db/dump.h"
#include "model/object.h"
#include "sql/lex.h"

typedef struct TuScratchEngine {
    const TuDialect *dialect;
    const char *url; /* a database of its own that costs nothing and goes by itself; else NULL */
    /* Asked of the server that scratch databases are made on, for the cache: one value, everything
     * that the form of what is created there depends on; and the names of what stands outside of a
     * database, which a model may speak of (NULL: nothing does). */
    const char *environment;
    const char *outside;
    /* The cache gives whole models only: parts of one are not created apart from the rest. */
    bool whole;
    /* Before a user's script runs, and behind it: the settings of a new session, and what it may
     * take for granted (bodies of functions that name what comes later). NULL: nothing. */
    const char *lenient;
    /* With url NULL: create an empty database of that name beside the one of admin; and a query for
     * the name of one that a killed process left behind an hour ago or earlier. */
    TuStatus (*create)(TuConn *admin, const char *name, TuArena *arena, TuError *err);
    const char *stray;
    /* Required where a database can hold ways to others (foreign servers): close them, so that rows
     * put into a copy of a schema stay in the copy. NULL: there are none. */
    TuStatus (*cut_off)(TuConn *conn, TuError *err);
    /* Take out of a declared model that was read back what the session that made it left in it:
     * nobody declared that. NULL: nothing. */
    TuStatus (*forget)(TuConn *conn, TuModel *model, TuError *err);
    /* The engine's own view of a schema as title and text, for an engine whose dump is the text
     * that was given to it. NULL: the dump says it. */
    TuStatus (*render)(TuConn *conn, const TuDumpOptions *options, TuArena *arena, TuPairs *entries,
                       TuError *err);
} TuScratchEngine;

/* Run one statement of a script; an error has its place. One that reaches out is refused, see
 * reach.h, and so is a text that is more than one statement to the engine. */
TuStatus tu_scratch_run_part(TuConn *conn, const TuSqlPart *part, const char *file, TuArena *arena,
                             TuError *err);
/* tu_introspect() of what was declared. */
TuStatus tu_scratch_read(TuConn *conn, TuModel **out, TuError *err);
/* What was carried over into a model may have been lost: a rename that is forgotten is a drop. Then
 * the model is freed: TU_ERR_NOMEM. */
TuStatus tu_realised(TuModel **model, TuError *err);

/* NULL for a dialect without scratch databases. */
const TuScratchEngine *tu_scratch_engine(const TuDialect *dialect);

extern const TuScratchEngine tu_scratch_pg;
extern const TuScratchEngine tu_scratch_sqlite;
extern const TuScratchEngine tu_scratch_mysql;

#endif
