/* Types that models use on every engine, by SQL's own names. */
#ifndef TU_SQL_TYPES_H
#define TU_SQL_TYPES_H

#include <stdbool.h>

#include "base/arena.h"
#include "sql/dialect.h"

typedef enum TuEngine {
    TU_ENGINE_POSTGRESQL,
    TU_ENGINE_MYSQL,
    TU_ENGINE_MARIADB,
    TU_ENGINE_SQLITE,
    TU_ENGINE_COUNT
} TuEngine;

/* What a type is on one engine. */
typedef struct TuTypeHere {
    const char *own;   /* what is written; NULL: as it stands in the model */
    const char *shown; /* what the catalog says of it; NULL: what is written */
    bool other;        /* comes back under another name: read back it is that type */
    const char *why;   /* not NULL: the engine has no such type, and this is what to do */
} TuTypeHere;

typedef struct TuPortableType {
    const char *name;
    const char *const *also; /* other spellings; NULL at the end */
    bool length;             /* may have one, in parentheses, that every engine understands */
    TuTypeHere on[TU_ENGINE_COUNT];
} TuPortableType;

extern const TuPortableType tu_portable_types[]; /* name NULL at the end */

TuEngine tu_engine_of(const TuDialect *dialect, const char *server_version);
/* The engine's name of a type: what stands in parentheses stays, and a type that is not in the
 * table is itself. NULL where the engine has none, with the reason. */
const char *tu_type_here(TuEngine engine, const char *type, TuArena *arena, const char **why);
/* The portable name of a type as the engine's catalog shows it, where that gives the same type
 * again; else the type itself. */
const char *tu_type_portable(TuEngine engine, const char *type, TuArena *arena);

#endif
