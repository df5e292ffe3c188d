/* What the parts of a run share: one connection, one history, one migration at a time. */
#ifndef TU_APPLY_APPLIER_H
#define TU_APPLY_APPLIER_H

#include "apply/apply.h"

typedef struct TuApplier {
    TuConn *conn; /* borrowed; its content is replaced when it was lost and opened again */
    const TuApplyOptions *options;
    TuHistory history;
    TuArena *arena;
    const char *lock_name;
    bool locked;
    unsigned found; /* TuHistoryLook; 0: not looked yet */
    TuApplyResult result;
    TuLog log;         /* as it was when the run began */
    TuLogEntry like;   /* what all entries of this run have */
    TuLogEntry latest; /* the last one written */
    bool started;      /* the log says that something is to run */
} TuApplier;

/* One section of one migration, up or down. */
typedef struct TuStep {
    bool down;
    const char *version, *description, *checksum;
    const char *file; /* for messages */
    const char *rollback_sql;
    const TuSection *section;
    const char *before, *after; /* expected fingerprints, or NULL */
    const TuHistoryRow *row;    /* as planned; NULL: none */
    const TuVec *checks;        /* of the migration, on the way up; or NULL */
} TuStep;

/* Of the connection, before a step. */
typedef struct TuSettings {
    const char *values[TU_SETTINGS_MOST]; /* of the engine's saved_settings; NULL: not read */
    bool keys_enforced;
} TuSettings;

/* Rows that break foreign keys, by table. */
typedef struct TuBrokenKeys {
    bool known; /* they were counted */
    bool enforced;
    long rows;
    TuPairs tables; /* with the number of their rows */
    TuArena *arena;
} TuBrokenKeys;

TuStatus tu_applier_init(TuApplier *applier, TuConn *conn, const TuApplyOptions *options,
                         TuError *err);
void tu_applier_release(TuApplier *applier); /* unlocks too */
TuStatus tu_applier_lock(TuApplier *applier, TuError *err);
/* Open the lost connection again, lock it. */
TuStatus tu_applier_reopen(TuApplier *applier, TuError *err);

/* ---- the audit log ---- */

/* Add an entry, of a version with the digest of its row as it is now. Inside of a transaction. */
TuStatus tu_applier_record(TuApplier *applier, const char *action, const char *version,
                           const char *result, const char *detail, TuError *err);
/* The same in a transaction of its own, and told. */
TuStatus tu_applier_record_alone(TuApplier *applier, const char *action, const char *version,
                                 const char *result, const char *detail, TuError *err);
/* The latest entry is committed: hand it to the caller's log. */
void tu_applier_tell(const TuApplier *applier);
/* Read history and log in one state of the database; what was changed by hand goes to problems. */
TuStatus tu_applier_read(TuApplier *applier, TuVec *rows, TuVec *problems, TuError *err);
/* Seal the rows that no entry covers; under the lock. reason: not NULL: seal all as it is now, with
 * this in the log, whatever was changed by hand. */
TuStatus tu_applier_seal(TuApplier *applier, const char *reason, TuError *err);
/* Lock, tables, history: in this order, because two runs may start on an empty database. */
TuStatus tu_applier_prepare(TuApplier *applier, TuVec *rows, TuVec *problems, TuError *err);
/* What is to run is known: said in the log before it begins. todo: of TuStep pointers. */
TuStatus tu_applier_start(TuApplier *applier, const char *action, const TuVec *todo, TuError *err);
/* The end of a run, for the log: done, or what went wrong. */
void tu_applier_finish(TuApplier *applier, const char *action, TuStatus st, const TuError *err);

/* Has the caller asked to stop? TU_ERR_DB then. */
TuStatus tu_applier_check_stop(const TuApplier *applier, TuError *err);
/* Run the text in sql and clear it. */
TuStatus tu_applier_exec(TuApplier *applier, TuBuf *sql, TuError *err);
TuStatus tu_applier_exec_text(void *applier, TuBuf *sql, TuError *err); /* the same as a TuSqlFn */
TuStatus tu_applier_begin(TuApplier *applier, TuError *err);
/* How long statements wait for locks, where that is said once for a whole file. */
TuStatus tu_applier_set_timeout(TuApplier *applier, TuError *err);
void tu_applier_rollback(TuApplier *applier);
/* The live fingerprint; "" without a function for it. */
TuStatus tu_applier_fingerprint(TuApplier *applier, char out[TU_FINGERPRINT_SIZE], TuError *err);
/* TU_ERR_DIFFERS when the live schema is not the expected one before the step. */
TuStatus tu_applier_check_before(TuApplier *applier, const TuStep *step,
                                 char live[TU_FINGERPRINT_SIZE], TuError *err);
/* Is the section for this environment? */
bool tu_section_wanted(const TuSection *section, const char *environment);
/* One statement of the step; the error says which and where. */
TuStatus tu_applier_statement(TuApplier *applier, const TuStep *step, size_t index, TuError *err);
TuStatus tu_applier_save_settings(TuApplier *applier, TuSettings *out, TuError *err);
/* Put the settings back, and take away what else a file left in the session. */
void tu_applier_restore_settings(TuApplier *applier, const TuSettings *saved);
/* Before statements of a step run, when they may break foreign keys; then, before COMMIT, are there
 * more rows that do? TU_ERR_REFUSED with the tables. */
void tu_applier_count_broken(TuApplier *applier, const TuStep *step, size_t from, size_t to,
                             bool enforced, TuBrokenKeys *out);
TuStatus tu_applier_check_broken(TuApplier *applier, const TuStep *step, const TuBrokenKeys *before,
                                 TuError *err);
/* The history row as it is now, inside a transaction, must be the one that was planned with. Sets
 * *already when another run has done the step, *stale with TU_ERR_LOCKED when one is at it. */
TuStatus tu_applier_look_again(TuApplier *applier, const TuStep *step, bool *already, bool *stale,
                               TuError *err);
/* One line for error_message from an error. */
void tu_applier_describe(TuBuf *out, const TuError *err);
void tu_applier_report(const TuApplier *applier, TuApplyReport report, const TuStep *step,
                       const char *text, long long ms);
/* Wait before the n-th retry: doubled each time, half to one and a half of it, at most 30 s. */
void tu_applier_pause(const TuApplier *applier, unsigned n);
/* Add who may hold the locks to the hint. */
void tu_applier_blame(TuApplier *applier, TuError *err);
unsigned tu_applier_retries(const TuApplier *applier);
long long tu_applier_now_ms(void); /* monotonic */

/* Did a statement that commits in the middle of its work (CREATE INDEX CONCURRENTLY ...) take
 * effect? An index that it left invalid is dropped, a pending detachment is finished. UNKNOWN: it
 * is no such statement. */
typedef enum TuEffect { TU_EFFECT_UNKNOWN, TU_EFFECT_NONE, TU_EFFECT_DONE } TuEffect;
TuStatus tu_applier_settle(TuApplier *applier, const TuSqlPart *part, TuEffect *effect,
                           TuError *err);

/* What a statement that commits by itself finds of what it is about (MySQL), to be kept before it
 * runs: "opaque" when its effect cannot be seen, "" when only the whole schema can tell. */
#define TU_MARK_SIZE 96
TuStatus tu_applier_mark(TuApplier *applier, const TuSqlPart *part, char out[TU_MARK_SIZE],
                         TuError *err);
/* Is it a mark of tu_applier_mark() that was kept, and not a fingerprint? */
bool tu_applier_is_mark(const char *kept);
/* Did the statement take effect since? UNKNOWN: the mark is another statement's, or the statement's
 * objects cannot be read now. */
TuStatus tu_applier_compare_mark(TuApplier *applier, const TuSqlPart *part, const char *kept,
                                 TuEffect *effect, TuError *err);

/* The queries that must give no row before the step. TU_ERR_REFUSED when one does. */
TuStatus tu_applier_preconditions(TuApplier *applier, const TuStep *step, TuError *err);

/* Statements that a section may not have: transaction control, what cannot run in a transaction.
 * TU_ERR_REFUSED with the line. */
TuStatus tu_step_check(const TuApplyEngine *engine, const TuStep *step, TuError *err);
/* Number of leading and trailing settings (PRAGMA) of a section with transaction. */
void tu_step_edges(const TuApplyEngine *engine, const TuSection *section, size_t *leading,
                   size_t *trailing);
/* Run the step: in one transaction with its history row, or statement by statement. */
TuStatus tu_step_run(TuApplier *applier, const TuStep *step, TuError *err);
TuStatus tu_step_transaction(TuApplier *applier, const TuStep *step, TuError *err);
TuStatus tu_step_journal(TuApplier *applier, const TuStep *step, TuError *err);

/* The statements that close a step: row and metadata; each goes to fn. The log is the caller's. */
typedef TuStatus TuSqlFn(void *data, TuBuf *sql, TuError *err);
TuStatus tu_step_close(const TuHistory *history, const TuHistoryFinish *finish, TuSqlFn *fn,
                       void *data, TuError *err);
/* The same on the connection, inside of a transaction, with the entry in the log. */
TuStatus tu_applier_close(TuApplier *applier, const TuStep *step, const TuHistoryFinish *finish,
                          TuError *err);
/* The step of an item of the plan, or of a history row that is rolled back (its section in the
 * arena; TU_ERR_REFUSED when it cannot be). last is the last applied row, or NULL. */
void tu_step_up(const TuApplyItem *item, const char *expected, TuStep *out);
TuStatus tu_step_down(const TuHistory *history, const TuHistoryRow *row, const TuMigrationSet *set,
                      TuArena *arena, TuStep *out, TuError *err);
/* TuHistoryRow to be rolled back, the last one first. TU_ERR_USAGE for a `to` that is not applied.
 */
TuStatus tu_step_pick_down(const TuVec *rows, const TuApplyOptions *options, TuArena *arena,
                           TuVec *out, TuError *err);

#endif
