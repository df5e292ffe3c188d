/* Scratch databases: realise, prove. Dropped on every exit path; strays older than an hour with our
 * prefix and marker are swept. */
#ifndef TU_SCRATCH_SCRATCH_H
#define TU_SCRATCH_SCRATCH_H

#include "codegen/plan.h"
#include "db/conn.h"
#include "model/objects.h"
#include "sql/lex.h"

typedef struct TuScratch TuScratch;

/* An empty database on the server of url (PostgreSQL: trueup_scratch_..., SQLite: :memory:). The
 * URL may be that of the live database: nothing of it is touched. */
TuStatus tu_scratch_open(const char *url, TuScratch **out, TuError *err);
void tu_scratch_free(TuScratch *scratch); /* drops it; takes NULL */
TuConn *tu_scratch_conn(TuScratch *scratch);
/* Statement that lets scripts name what comes later, or NULL. */
const char *tu_scratch_lenient(const TuScratch *scratch);
/* The server was named for scratch databases: scripts may speak of all of it (roles, databases).
 * Without this, such a statement is TU_ERR_REFUSED. */
void tu_scratch_own_server(TuScratch *scratch);
/* Does a scratch database for this URL touch no server at all? */
bool tu_scratch_is_free(const char *url);
/* Create a declared model here and read it back: *out is the engine's own form of it. renamed_from
 * and positions are carried over. An error of the engine carries the file, line and column of the
 * declared object. */
TuStatus tu_realise_model(TuScratch *scratch, TuModel *declared, TuModel **out, TuError *err);
/* Run files, and the .sql files of directories, in an order that the engine accepts, and read back.
 * "-- @renamed from=old" before a CREATE TABLE or a column is carried over. What psql and pg_dump
 * write beside SQL is left out as tu_sql_leave_out() does; no setting of one file reaches the next.
 */
TuStatus tu_realise_sql(TuScratch *scratch, const TuNames *paths, TuModel **out, TuError *err);

/* Run a script of the user or of ours, statement by statement; an error carries file, line and
 * column. With patience, statements that fail are tried again after the others, until a round
 * brings nothing: for scripts whose order the engine has to find. */
TuStatus tu_scratch_run(TuConn *conn, const char *script, const char *file, bool patience,
                        TuError *err);
/* Who watches a section run: called after each statement, in its transaction if it has one. run
 * runs it; NULL: as it stands. */
typedef struct TuWatch {
    TuStatus (*run)(void *data, size_t statement, const TuSqlPart *part, TuError *err);
    TuStatus (*after)(void *data, size_t statement, TuError *err);
    void *data;
} TuWatch;

/* Run a migration's section as the applier does: part by part, each in its transaction or outside
 * of one; of a section that is one transaction, leading and trailing settings (PRAGMA) outside.
 * What has not been committed is rolled back when something fails. watch may be NULL. */
TuStatus tu_scratch_migrate(TuConn *conn, const char *script, const char *name,
                            const TuWatch *watch, TuError *err);

/* Make an empty database hold what another one holds, by the engine's own script where there is a
 * tool for it, else by ours from the model. Owners and privileges come along when rights (TuRight)
 * asks for any: whom a thing was granted says little without its owner. */
TuStatus tu_scratch_rebuild(TuConn *conn, const TuModel *model, TuConn *from, unsigned rights,
                            TuError *err);

#endif
