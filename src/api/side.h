/* One side of a comparison: a state, its model, and a database that holds it. */
#ifndef TU_API_SIDE_H
#define TU_API_SIDE_H

#include "api/session.h"
#include "scratch/scratch.h"

typedef struct TuSide {
    const char *what; /* for people: the display URL or the path */
    TuModel *model;   /* owned */
    TuConn *conn;     /* of the state's engine; borrowed from scratch, else owned */
    TuScratch *scratch;
    TuModel *declared; /* owned; NULL unless the state is a model that is in no database yet: then
                          conn holds nothing, see tu_side_hold() */
    TuNames sql;       /* paths; the same for a model that is SQL */
    const char *no_cache; /* why the cache was of no use, or NULL */
    bool live;            /* a database of the user's: read only */
    bool missing;         /* the database is a file that is not there yet: taken as empty */
    TuVec issues;         /* TuIssue, when reading the model failed */
} TuSide;

/* Open a state (see trueup.h). engine_url says on which server scratch databases are made; NULL is
 * allowed for states that are databases. */
TuStatus tu_side_open(TrueupSession *session, const char *state, const char *engine_url,
                      TuArena *arena, TuSide *out, TuError *err);
/* Make conn a database that holds the state. */
TuStatus tu_side_hold(TrueupSession *session, TuSide *side, const char *engine_url, TuError *err);
void tu_side_release(TuSide *side);
/* All that is wrong in a model file, into the public error. */
void tu_side_issues(const TuSide *side, TrueupError *err);
/* Which URL decides about the engine of a state: its own when it is a database, else NULL. */
const char *tu_side_url(const TrueupSession *session, const char *state, TuArena *arena);

#endif
