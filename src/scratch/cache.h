/* What the engine made of declared models, kept from run to run. Whatever is wrong with the cache,
 * the answer is the same without it. */
#ifndef TU_SCRATCH_CACHE_H
#define TU_SCRATCH_CACHE_H

#include "db/store.h"
#include "scratch/scratch.h"
#include "scratch/units.h"

typedef struct TuRealiseOptions {
    const char *url;    /* server for scratch databases */
    bool own_server;    /* see tu_scratch_own_server() */
    bool no_cache;      /* neither read nor written */
    const char *source; /* where the model stands: of several that are kept, the likely one */
    void (*progress)(const char *step, void *data); /* NULL: silent */
    void *data;
} TuRealiseOptions;

typedef struct TuRealised {
    TuModel *model;      /* the caller's */
    TuScratch *scratch;  /* holds the whole model; NULL when it did not have to be created */
    TuConn *conn;        /* of the scratch database, or one of its own that holds nothing */
    size_t created;      /* objects that were created to find it out */
    const char *problem; /* why there is no cache, or NULL; in the arena */
} TuRealised;

/* The engine's own form of a declared model, from the cache as far as it is there. What out holds
 * is the caller's even after an error. */
TuStatus tu_realise_cached(TuModel *declared, const TuRealiseOptions *options, TuArena *arena,
                           TuRealised *out, TuError *err);

/* The same of a SQL model, files and directories. manages (TuRight): owners and privileges that
 * must not be passed over. */
TuStatus tu_realise_sql_cached(const TuNames *paths, unsigned manages,
                               const TuRealiseOptions *options, TuArena *arena, TuRealised *out,
                               TuError *err);

/* A model that was realised, and which unit made what. */
typedef struct TuKeptModel {
    TuModel *model;
    size_t key_count;
    const char **keys; /* of the units it was made from; NULL: never to be used again */
    uint32_t *makers;  /* by id of an object that stands alone: its key, or TU_NO_UNIT */
} TuKeptModel;

/* The store of this user; NULL with a reason when there is none. */
TuStore *tu_cache_open(TuArena *arena, const char **problem);
/* What engine and server give to all keys. */
TuStatus tu_cache_environment(TuConn *conn, bool own_server, TuArena *arena, const char **out,
                              TuNames *outside, TuError *err);
/* Options of foreign servers that hold passwords, and all of user mappings, are kept nowhere. */
bool tu_cache_secret(const TuModel *model);
void tu_cache_write(TuBuf *out, const TuKeptModel *kept);
/* Into a new model of the engine; false for bytes that are no such thing. */
bool tu_cache_read(TuKeptModel *kept, TuConn *conn, const char *bytes, size_t len, TuArena *arena);

#endif
