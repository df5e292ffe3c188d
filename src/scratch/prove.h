/* The proof: on scratch, from → up = to → down = from → up = to, with rows in it, judged by
 * introspection and by the engine's own rendering. */
#ifndef TU_SCRATCH_PROVE_H
#define TU_SCRATCH_PROVE_H

#include "base/sha256.h"
#include "codegen/plan.h"
#include "scratch/measure.h"
#include "scratch/scratch.h"

/* A state that the proof leaves or reaches: its model and a database that holds it. The database
 * is only read, unless the state that is left says that it is there for the proof: then it runs in
 * it, once, and does not try again on empty tables. */
typedef struct TuState {
    const TuModel *model;
    TuConn *conn;
    bool disposable;
} TuState;

typedef struct TuProof {
    bool proven;
    bool rendering;         /* the engine's own rendering was a judge too */
    size_t rows;            /* rows that were there while it ran */
    const char *reason;     /* why it is not proven, or NULL; in the arena */
    const char *detail;     /* the difference, several lines, or NULL; in the arena */
    const char *with_rows;  /* what fails when the tables hold rows, though it is proven on empty
                               ones; NULL: nothing */
    size_t slice, slice_of; /* proven on a slice: objects that stand alone, in it and in all; else
                               0. The fingerprints are those of the slices then. */
    TuNames uncovered;      /* differences in what is not modelled, one line each */
    TuVec up_locks, down_locks;   /* TuMeasured */
    char from[TU_SHA256_HEX + 7]; /* fingerprints */
    char to[TU_SHA256_HEX + 7];
} TuProof;

typedef struct TuProveOptions {
    /* Objects that are none of the proof's business (history tables ...); NULL: none. */
    bool (*skip)(const TuObject *object, void *data);
    void *data;
    const char *scratch_url; /* server for the scratch database */
    bool own_server;         /* it holds nothing else: see tu_scratch_own_server() */
    unsigned rights;         /* TuRight: these are managed */
    bool all_rights;         /* owners and privileges are compared even where they are not */
    bool rows_change;        /* the scripts change rows on purpose: they are not compared */
    bool up_only;            /* there is no way down: prove up alone */
    bool clauses;            /* MySQL: what is proven gets the clauses that are in the locks */
    void (*progress)(const char *step, void *data); /* NULL: silent */
    void *progress_data;
} TuProveOptions;

/* Run up and down as scripts (what a migration file holds). A script that fails or does not reach
 * its state is not an error of the call: proof->proven is false and the reason says it. Errors:
 * scratch database, lost connection, memory. */
TuStatus tu_prove(const TuState *from, const TuState *to, const char *up, const char *down,
                  const TuProveOptions *options, TuArena *arena, TuProof *proof, TuError *err);

/* Differences that up leaves behind, by introspection only, as lines for people. */
void tu_changes_print(TuBuf *out, const TuChanges *changes, size_t most);

#endif
