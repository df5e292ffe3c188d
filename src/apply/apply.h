/* Applying migrations: lock, history, run, verify, record; and back. Nothing is printed here: what
 * happens is reported through a callback. */
#ifndef TU_APPLY_APPLY_H
#define TU_APPLY_APPLY_H

#include "apply/history.h"
#include "apply/log.h"
#include "apply/set.h"
#include "db/conn.h"

#define TU_FINGERPRINT_SIZE 72 /* "sha256:", 64 digits, the NUL */

/* Fingerprint of the live schema, history tables left out. Called inside the
 * migration's own transaction: it must not end it. */
typedef TuStatus TuFingerprintFn(TuConn *conn, char out[TU_FINGERPRINT_SIZE], void *data,
                                 TuError *err);

typedef enum TuApplyReport {
    TU_REPORT_PLANNED,   /* dry run: would run */
    TU_REPORT_HAZARD,    /* text: rule and what it does; sql: the reason it is allowed, or NULL */
    TU_REPORT_STARTED,   /* one migration begins */
    TU_REPORT_STATEMENT, /* statement index of count begins */
    TU_REPORT_RETRY,     /* text: why the transaction is tried again */
    TU_REPORT_RESUMED,   /* text: from where an interrupted migration goes on */
    TU_REPORT_SKIPPED,   /* text: why nothing is run */
    TU_REPORT_APPLIED,
    TU_REPORT_ROLLED_BACK,
    TU_REPORT_STAMPED, /* counted as applied; text: how it was found so */
    TU_REPORT_CLEARED  /* counted as rolled back; text: how it was found so */
} TuApplyReport;

typedef struct TuApplyNews {
    TuApplyReport report;
    const char *version, *description;
    const char *file;    /* NULL when there is none */
    size_t index, count; /* statements, from 1 */
    const char *sql;     /* STATEMENT: its text, not terminated, sql_len bytes */
    size_t sql_len;
    const char *text; /* one line; may be NULL */
    long long ms;     /* APPLIED, ROLLED_BACK: how long it took */
} TuApplyNews;
typedef void TuApplyReportFn(void *data, const TuApplyNews *news);

/* An interrupted statement whose effect the catalog does not show (CALL, DO; anything without
 * fingerprints): was it done? */
typedef enum TuInterrupted {
    TU_INTERRUPTED_ASK, /* TU_ERR_DECISION */
    TU_INTERRUPTED_DONE,
    TU_INTERRUPTED_UNDONE
} TuInterrupted;

/* What a run did, when it is certain: the entries of the audit log, and those that could not get
 * there (at and actor are NULL then). */
typedef void TuApplyLogFn(void *data, const TuLogEntry *entry);

/* Zero is a good default everywhere. */
typedef struct TuApplyOptions {
    const char *history_table;  /* NULL: "schema_migrations" */
    const char *history_schema; /* NULL: the engine's default schema */
    const char *actor;          /* NULL: the session's user */
    const char *command;        /* as typed, secrets masked, for the audit log; may be NULL */
    const char *environment;    /* for "-- Only:"; NULL: none */
    const char *to;             /* up: last version to apply; down: version to stay at */
    size_t steps;               /* down without `to`: how many; 0: one */
    const char *const *allow;   /* NULL-terminated hazard rules allowed for this run; may be NULL */
    bool allow_strict;          /* every hazard needs an Allow line, not only data loss (TU1xx) */
    bool dry_run;               /* check and report, run nothing, create nothing */
    bool expect_drift;          /* do not compare fingerprints before a migration */
    TuInterrupted interrupted;
    unsigned lock_wait_ms;         /* for other appliers; 0: 30 s */
    unsigned lock_timeout_ms;      /* for each statement's locks, where the engine can, whatever a
                                      file says; 0: 5 s, or what the file says */
    unsigned statement_timeout_ms; /* for each statement of a file, where the engine can: PostgreSQL
                                      in transactions, MariaDB; 0: the server's */
    unsigned lock_retries;         /* how often a transaction is tried again; 0: 10 */
    unsigned retry_ms;             /* first delay between tries, doubled with jitter; 0: 500 ms */
    TuFingerprintFn *fingerprint;  /* NULL: nothing is verified */
    void *fingerprint_data;
    /* Called under the lock when something is to run, before its first statement: the place for a
     * backup. destructive: rows may be lost, or it is a rollback. An error stops the run. May be
     * NULL. */
    TuStatus (*before)(bool destructive, void *data, TuError *err);
    void *before_data;
    TuApplyReportFn *report; /* may be NULL */
    void *report_data;
    TuApplyLogFn *log; /* may be NULL */
    void *log_data;
    /* Between statements and tries: true stops the run, as a statement that fails does. NULL:
     * never. holds is told when the lock is held, so that the statement that runs can be stopped
     * from another thread, and when it is given back; may be NULL. */
    bool (*stopped)(void *data);
    void (*holds)(TuConn *conn, bool held, void *data);
    void *stop_data;
    /* Open a lost connection again; NULL: by its URL. */
    TuStatus (*reopen)(const TuConn *lost, TuConn **out, void *data, TuError *err);
    void *reopen_data;
} TuApplyOptions;

typedef struct TuApplyResult {
    size_t files;        /* applied or rolled back by this call */
    size_t statements;   /* that ran */
    const char *version; /* where the database stands now, borrowed from set or ""; up only */
} TuApplyResult;

/* ---- plan ---- */

typedef struct TuApplyItem {
    const TuMigration *migration;
    const TuHistoryRow *row; /* NULL: none */
    TuApplyState state;
} TuApplyItem;

typedef struct TuApplyPlan {
    TuVec items;                    /* TuApplyItem for each file, in order */
    TuVec todo;                     /* TuApplyItem to be run by up, in order */
    TuVec missing;                  /* TuHistoryRow applied, without a file */
    TuVec problems;                 /* TuError: why up refuses, the first one first */
    const TuHistoryRow *head;       /* last applied; NULL: none */
    const TuHistoryRow *unfinished; /* running or partial; NULL: none */
    size_t applied;
} TuApplyPlan;

/* What is pending, given the files and the history (TuHistoryRow). No connection. An edited file,
 * a missing one, one out of order and a bad `to` are problems of the plan, not errors. */
TuStatus tu_apply_plan(const TuMigrationSet *set, const TuVec *rows, const TuApplyOptions *options,
                       TuArena *arena, TuApplyPlan *out, TuError *err);
/* The first of a list of problems as the error, its status; TU_OK when there is none. */
TuStatus tu_apply_first_problem(const TuVec *problems, TuError *err);
/* Hazards of the plan's todo that nothing allows: TU_ERR_REFUSED with the line to add. Reports each
 * hazard. */
TuStatus tu_apply_gate(const TuApplyPlan *plan, const TuApplyOptions *options, TuError *err);

/* Is there a hazard of data loss (TU1xx) in what is to be done? */
bool tu_apply_loses(const TuApplyPlan *plan);

/* ---- doing ---- */

/* Apply what is pending. result may be NULL. TU_ERR_REFUSED (edited, missing or out-of-order file,
 * hazard not allowed), TU_ERR_DIFFERS (drift before, or another schema than promised after: rolled
 * back), TU_ERR_DB (a statement failed: rolled back; message, statement, file and line say which),
 * TU_ERR_PARTIAL (a section without transaction stopped in the middle), TU_ERR_DECISION (it was
 * interrupted in a statement whose effect cannot be seen: options->interrupted), TU_ERR_LOCKED,
 * TU_ERR_LOST. */
TuStatus tu_apply_up(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
                     TuApplyResult *result, TuError *err);
/* Roll back by the text kept in the history. set may be NULL: it only gives lines for errors. */
TuStatus tu_apply_down(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
                       TuApplyResult *result, TuError *err);

/* Count the migrations up to options->to (NULL: all) as applied without running them: the database
 * has their schema already. TU_ERR_DIFFERS when the last one promises another schema than the live
 * one, unless options->expect_drift; TU_ERR_PARTIAL when one is not finished; TU_ERR_REFUSED as
 * tu_apply_up(). */
TuStatus tu_apply_stamp(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
                        TuApplyResult *result, TuError *err);
/* An unfinished migration whose schema is, on looking, the one before it or the one behind it is
 * rolled back or applied. TU_ERR_PARTIAL when it is neither, TU_ERR_DECISION when there is nothing
 * to compare with; nothing is changed then. */
TuStatus tu_apply_repair(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
                         TuApplyResult *result, TuError *err);
/* After somebody has looked: take history and log as they are now, with the reason in the log,
 * which keeps what did not fit. TU_ERR_USAGE without a reason. */
TuStatus tu_apply_reseal(TuConn *conn, const TuApplyOptions *options, const char *reason,
                         TuError *err);

typedef struct TuApplyStatus {
    TuApplyPlan plan;
    TuVec rows; /* TuHistoryRow, all */
    TuLog log;
    bool tampered; /* rows were changed by hand: the first problems of the plan */
    char fingerprint[TU_FINGERPRINT_SIZE]; /* live; "" without a fingerprint function */
    const char *expected; /* fingerprint after the last applied migration, or NULL */
    bool drift;           /* they differ */
} TuApplyStatus;

/* Where the database stands; changes nothing and takes no lock. Everything in the arena. */
TuStatus tu_apply_status(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
                         TuArena *arena, TuApplyStatus *out, TuError *err);
/* TuHistoryRow in order of application; log may be NULL. */
TuStatus tu_apply_history(TuConn *conn, const TuApplyOptions *options, TuArena *arena, TuVec *rows,
                          TuLog *log, TuError *err);

/* ---- printing ---- */

/* The whole script that up would run: history tables, transactions, history rows. rows may be empty
 * (offline). Problems and hazards refuse as in tu_apply_up(). */
TuStatus tu_apply_write_up(TuBuf *out, const TuMigrationSet *set, const TuVec *rows,
                           const TuApplyOptions *options, TuError *err);
/* The same for down; rows are the history's, so there is no offline form. */
TuStatus tu_apply_write_down(TuBuf *out, const TuDialect *dialect, const TuVec *rows,
                             const TuApplyOptions *options, TuError *err);

#endif
