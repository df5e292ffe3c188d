/* What may be lost at any time: named bytes in one SQLite file, shared by all processes of a user,
 * bounded in size. */
#ifndef TU_DB_STORE_H
#define TU_DB_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

typedef struct TuStore TuStore;

#define TU_STORE_MOST (256u << 20) /* bytes in all; the entries used longest ago go first */

/* Open, or create for this user alone, the file of that name in a directory that is made when it is
 * not there. A damaged file is replaced. TU_ERR_IO for a directory or file that belongs to somebody
 * else, that others may write, or that this user may not; TU_ERR_UNSUPPORTED without SQLite. */
TuStatus tu_store_open(const char *directory, const char *name, TuStore **out, TuError *err);
void tu_store_free(TuStore *store); /* takes NULL */

/* What an entry is found by. */
typedef struct TuStoreKey {
    const char *key;    /* this very content */
    const char *family; /* others of a family may stand in */
    const char *source; /* ... rather those from the same place */
} TuStoreKey;

/* The bytes of a key (*exact), or else of the entry of its family, rather from the same source,
 * that was used last; *data is NULL when there is none, or none that is whole. */
TuStatus tu_store_get(TuStore *store, const TuStoreKey *key, TuArena *arena, char **data,
                      size_t *len, bool *exact, TuError *err);
/* Keep bytes under a key; what is too large to be kept is not. */
TuStatus tu_store_put(TuStore *store, const TuStoreKey *key, const char *data, size_t len,
                      TuError *err);

#endif
