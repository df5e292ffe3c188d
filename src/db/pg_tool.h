/* What pg_dump and pg_restore need to reach the database of a connection. */
#ifndef TU_DB_PG_TOOL_H
#define TU_DB_PG_TOOL_H

#include "db/child.h"
#include "db/pg.h"

typedef struct TuPgTool {
    const char *conninfo; /* without the password; for --dbname */
    char **environment;
    TuSecretFile secret;
} TuPgTool;

/* settings: more for the session's options, such as " -c name=value"; may be "". In the arena;
 * release in any case. */
TuStatus tu_pg_tool_prepare(TuConn *conn, const char *settings, TuArena *arena, TuPgTool *out,
                            TuError *err);
void tu_pg_tool_release(TuPgTool *tool);
/* pg_dump or pg_restore of the server's version or a newer one; $TRUEUP_PG_DUMP names the first and
 * the folder of the second. */
const char *tu_pg_tool_path(TuConn *conn, const char *program, TuArena *arena);
/* What a tool failed with (pg_dump, pg_restore), without secrets, with what to install where it is
 * not there or too old; gives the status. */
TuStatus tu_pg_tool_explain(const TuConn *conn, const char *program, TuStatus status, TuError *err);

#endif
