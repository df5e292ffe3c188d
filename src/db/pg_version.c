/* Which servers we work with. */
#include "config.h"

#include "db/pg_version.h"

#include <stdio.h>

#include "base/compat.h"

TuStatus
tu_pg_version_check(int number, TuError *err)
{
    int major = number / 10000;
    if (number <= 0 || major >= TU_PG_OLDEST) /* a pooler may not say */
        return TU_OK;
    tu_error_set(err, TU_ERR_UNSUPPORTED, "PostgreSQL %d is too old: servers from %d on are needed",
                 major, TU_PG_OLDEST);
    tu_error_hint(err, "this works with, and is tested on, PostgreSQL %d to %d", TU_PG_OLDEST,
                  TU_PG_NEWEST);
    return TU_ERR_UNSUPPORTED;
}

const char *
tu_pg_version_notice(int number, TuArena *arena)
{
    int major = number / 10000;
    if (major <= TU_PG_NEWEST)
        return NULL;
    return tu_arena_printf(arena,
                           "PostgreSQL %d is newer than this program, which is tested on %d to %d: "
                           "what is new in it may be missed",
                           major, TU_PG_OLDEST, TU_PG_NEWEST);
}
