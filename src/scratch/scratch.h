/* Scratch databases: realise, prove. Dropped on every exit path; strays older than an hour with our
 * prefix and marker are swept. */
#ifndef TU_SCRATCH_SCRATCH_H
#define TU_SCRATCH_SCRATCH_H

#include "codegen/plan.h"
#include "db/conn.h"
#include "model/objects.h"

typedef struct TuScratch TuScratch;

/* An empty database on the server of url (PostgreSQL: trueup_scratch_..., SQLite: :memory:). The
 * URL may be that of the live database: nothing of it is touched. */
TuStatus tu_scratch_open(const char *url, TuScratch **out, TuError *err);
void tu_scratch_free(TuScratch *scratch); /* drops it; takes NULL */
TuConn *tu_scratch_conn(TuScratch *scratch);
/* Empty again (a new database of the same kind). */
TuStatus tu_scratch_reset(TuScratch *scratch, TuError *err);
/* Drop all our scratch databases that a SIGINT or SIGTERM would leave behind: async-signal-safe
 * cleaning is not possible, so the CLI calls this from its normal exit path. */

/* Create a declared model here and read it back: *out is the engine's own form of it. renamed_from
 * and positions are carried over. An error of the engine carries the file, line and column of the
 * declared object. */
TuStatus tu_realise_model(TuScratch *scratch, const TuModel *declared, TuModel **out, TuError *err);
/* Run a file, or the .sql files of a directory in name order, and read back. "-- @renamed from=old"
 * before a CREATE TABLE or a column is carried over. */
TuStatus tu_realise_sql(TuScratch *scratch, const char *path, TuModel **out, TuError *err);

/* The engine's own rendering of a database, order-insensitive: entries (TuPair: title, text)
 * sorted. PostgreSQL: pg_dump -s; SQLite: sqlite_schema. TU_ERR_UNSUPPORTED when there is no
 * pg_dump that fits (the hint says which). */
TuStatus tu_rendering(TuConn *conn, TuArena *arena, TuPairs *out, TuError *err);
/* First difference for people, into out; true when equal. */
bool tu_rendering_equal(const TuPairs *a, const TuPairs *b, TuBuf *out);

#endif
