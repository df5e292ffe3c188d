/* Which PostgreSQL servers we work with, by the number that libpq gives: 150018. */
#ifndef TU_DB_PG_VERSION_H
#define TU_DB_PG_VERSION_H

#include "base/arena.h"
#include "base/error.h"

enum { TU_PG_OLDEST = 13, TU_PG_NEWEST = 18 };

/* TU_ERR_UNSUPPORTED for a server that is too old. */
TuStatus tu_pg_version_check(int number, TuError *err);
/* What to warn about, in the arena; NULL: nothing. */
const char *tu_pg_version_notice(int number, TuArena *arena);

#endif
