/* The audit log: rows are added and never changed. Each is sealed by a hash over its content and
 * the seal before it, and names the digest of the history row that it left, so that a change of
 * either table by hand is found. What a printed script adds has no seal; the next sealed row covers
 * it. Several histories may share the table: each has a chain of its own. */
#ifndef TU_APPLY_LOG_H
#define TU_APPLY_LOG_H

#include "apply/history.h"

#define TU_HISTORY_FORMAT 2 /* of the tables; 1 had no seals */

typedef struct TuLogEntry {
    const char *id, *at, *actor; /* the database's */
    const char *host;            /* from where: user, machine, process */
    const char *command;         /* as typed, secrets masked; or NULL */
    const char *action;          /* "up", "down", "stamp", "repair", "seal" */
    const char *version;         /* NULL: of the whole run */
    const char *result;          /* "started", "done", a state, "refused" ... */
    const char *detail;          /* error, reason; or NULL */
    const char *plan_hash;       /* over what is to run; or NULL */
    const char *run;             /* the same for all rows of one run */
    const char *history;         /* table's name; NULL: from before there were seals */
    const char *row_digest;      /* of the version's history row after it; or NULL */
    const char *chain;           /* the seal; NULL: none */
} TuLogEntry;

typedef struct TuLog {
    TuVec entries;            /* TuLogEntry, the oldest first */
    const char *head;         /* the last seal, as the metadata know it; NULL: nothing was sealed */
    long format;              /* of the tables; 0: not said */
    const char *fingerprints; /* format of the fingerprints; NULL: not said */
} TuLog;

/* The history (TuHistoryRow) and all of its log; empty where there is none, the log too where it is
 * older than seals. found: of tu_history_look(); 0: look. For one state of both, inside of a
 * transaction. TU_ERR_REFUSED for another tool's table, TU_ERR_VERSION for one that a newer trueup
 * wrote. */
TuStatus tu_log_read(const TuHistory *history, TuConn *conn, unsigned found, TuArena *arena,
                     TuVec *rows, TuLog *out, TuError *err);
/* Add an entry; fills in at, actor, history and chain, in the arena. To be called inside of a
 * transaction. */
TuStatus tu_log_append(const TuHistory *history, TuConn *conn, TuLogEntry *entry, TuArena *arena,
                       TuError *err);
/* The INSERT of an entry without a seal, for scripts. */
void tu_log_print(TuBuf *out, const TuHistory *history, const TuLogEntry *entry);

/* What does not fit together, as TuError in problems: TU_ERR_REFUSED. rows are the history's. */
void tu_log_verify(const TuHistory *history, const TuLog *log, const TuVec *rows, TuArena *arena,
                   TuVec *problems);
/* Is there a row that no seal covers: of older tables, by a script? */
bool tu_log_unsealed(const TuLog *log, const TuVec *rows);
/* Each of these gets an entry; and with all, each that does not fit its seal. Inside of a
 * transaction. like: what all the entries have. */
TuStatus tu_log_seal(const TuHistory *history, TuConn *conn, const TuLog *log, const TuVec *rows,
                     const TuLogEntry *like, bool all, TuArena *arena, TuError *err);
/* An entry of this action stands for all before it, as it is then. */
#define TU_LOG_RESEAL "reseal"

#endif
