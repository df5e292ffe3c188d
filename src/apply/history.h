/* The history tables: their text, their rows. Statements are built as text with literals, so that
 * running and printing them is the same thing. */
#ifndef TU_APPLY_HISTORY_H
#define TU_APPLY_HISTORY_H

#include "apply/engine.h"
#include "apply/state.h"
#include "base/vec.h"
#include "db/conn.h"

typedef struct TuHistoryRow {
    const char *version, *description, *checksum;
    long long position; /* order of application */
    TuApplyState state;
    bool down; /* what ran last, or runs, is the down section */
    const char *applied_at, *applied_by;
    long long execution_time_ms;
    const char *error_message;
    size_t statements_done;
    const char *from_fingerprint, *to_fingerprint; /* of a halted run: where it stands */
    const char *step_fingerprint; /* before a statement whose effect a crash leaves open */
    const char *prefix_checksum;  /* over the statements done */
    const char *rollback_sql, *tool_version;
} TuHistoryRow;

typedef struct TuHistory {
    const TuApplyEngine *engine;
    const char *schema, *names[3];    /* history, metadata, audit: bare */
    const char *quoted[3];            /* with schema, quoted */
    const char *actor, *tool_version; /* actor NULL: the engine's expression */
} TuHistory;

/* Names as bare text, NULL for the default. Everything lives in the arena. */
TuStatus tu_history_init(TuHistory *history, const TuDialect *dialect, const char *schema,
                         const char *table, TuArena *arena, TuError *err);

/* A template of engine.h with the names filled in. */
void tu_history_expand(TuBuf *out, const TuHistory *history, const char *text);
/* Which of the tables are there: TuHistoryLook. TU_ERR_REFUSED, naming the tool, when another one
 * has a table of the history's name. */
TuStatus tu_history_look(const TuHistory *history, TuConn *conn, unsigned *found, TuError *err);
/* Create what is missing and bring older tables up to date; to be called under the lock.
 * TU_ERR_REFUSED as above. */
TuStatus tu_history_ensure(const TuHistory *history, TuConn *conn, TuError *err);
/* TuHistoryRow in order of application, from a table that is there. */
TuStatus tu_history_read(const TuHistory *history, TuConn *conn, TuArena *arena, TuVec *rows,
                         TuError *err);
/* One version's row; *row is NULL when there is none. */
TuStatus tu_history_read_one(const TuHistory *history, TuConn *conn, const char *version,
                             TuArena *arena, const TuHistoryRow **row, TuError *err);

/* ---- statements, each one without its semicolon ---- */

/* How long statements wait for locks from here on; nothing where the engine cannot. */
void tu_history_lock_timeout(TuBuf *out, const TuHistory *history, unsigned ms);
/* The same for how long they run. */
void tu_history_statement_timeout(TuBuf *out, const TuHistory *history, unsigned ms);

typedef struct TuHistoryStart {
    const char *version, *description, *checksum;
    bool down;
    const char *from_fingerprint; /* may be NULL */
    const char *rollback_sql;     /* up only; may be NULL */
} TuHistoryStart;
/* A row in state running: a new one, or the version's own moved to the end. Down: the row is kept
 * and marked. */
void tu_history_start(TuBuf *out, const TuHistory *history, const TuHistoryStart *start);
/* An interrupted run goes on, maybe with a corrected file: its checksum and rollback count. */
void tu_history_resume(TuBuf *out, const TuHistory *history, const TuHistoryStart *start);
/* After a statement of a section without transaction. */
void tu_history_progress(TuBuf *out, const TuHistory *history, const char *version, size_t done,
                         const char *prefix_checksum, const char *step_fingerprint);

typedef struct TuHistoryFinish {
    const char *version;
    TuApplyState state;
    bool down;
    size_t done;
    long long ms;
    const char *error;          /* NULL when all went well */
    const char *to_fingerprint; /* NULL keeps what is there */
    bool keep_step;             /* leave step_fingerprint for the resume */
} TuHistoryFinish;
void tu_history_finish(TuBuf *out, const TuHistory *history, const TuHistoryFinish *finish);
/* schema_version in the metadata from the history; and any other key. */
void tu_history_metadata(TuBuf *out, const TuHistory *history);
void tu_history_set(TuBuf *out, const TuHistory *history, const char *key, const char *value);

#define TU_HISTORY_DIGEST 68 /* "v1:", 64 digits, the NUL */
/* Over all of a row but what the journal writes while it runs. False when memory is out. */
bool tu_history_digest(const TuHistoryRow *row, char out[TU_HISTORY_DIGEST]);

#endif
