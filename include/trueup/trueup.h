/* libtrueup: snapshot, diff, autogenerate, prove and apply schema migrations.
 *
 * A session holds settings. One function per verb does the work and gives a result that can be read
 * as text for people or as JSON, with the exit code that a command line should end with. Nothing is
 * printed and no process-wide state is kept: two sessions in two threads are independent; one
 * session belongs to one thread at a time. SIGPIPE and the like are the caller's; the environment
 * is read (PG*, TRUEUP_PG_DUMP) and must not change meanwhile.
 *
 * A struct begins with its size, so that it can grow at its end: set it to sizeof. An options
 * pointer may be NULL where nothing in it is required. *out is NULL unless a call returns
 * TRUEUP_OK. */
#ifndef TRUEUP_TRUEUP_H
#define TRUEUP_TRUEUP_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Library version, e.g. "0.1.0". Static. Since 0.1. */
const char *trueup_version(void);

/** What a call ended with. Negative values say what went wrong. */
typedef enum TrueupStatus {
    TRUEUP_OK = 0,
    TRUEUP_ERR_NOMEM = -1,
    TRUEUP_ERR_IO = -2,
    TRUEUP_ERR_USAGE = -3,
    TRUEUP_ERR_CONFIG = -4,
    TRUEUP_ERR_PARSE = -5,
    TRUEUP_ERR_CONNECT = -6,
    TRUEUP_ERR_DB = -7,
    TRUEUP_ERR_LOST = -8,
    TRUEUP_ERR_UNSUPPORTED = -9,
    TRUEUP_ERR_REFUSED = -10,
    TRUEUP_ERR_DECISION = -11,
    TRUEUP_ERR_PARTIAL = -12,
    TRUEUP_ERR_VERSION = -13,
    TRUEUP_ERR_LOCKED = -14,
    TRUEUP_ERR_DIFFERS = -15,
    TRUEUP_ERR_INTERNAL = -16
} TrueupStatus;

/** Filled by a call that fails, emptied by one that begins; owned by the caller, fixed buffers. Set
 * size before the call. May be NULL. */
typedef struct TrueupError {
    size_t size; /**< sizeof(TrueupError) */
    TrueupStatus status;
    int exit_code; /**< what a command should end with: 1, 2, 3, 4, 5, 6, 7, 64 or 78 */
    char message[2048];
    char hint[1024];
    char sqlstate[6];
    char statement[1024];
    char file[512];
    int line, column; /**< 1-based; 0 = unknown */
    char more[16384]; /**< further lines (all errors of a model, rename questions); "" when none */
    /** All errors of a model as a JSON list of objects with file, line, column, path and message;
     * "" when it is not that, or size says that the caller does not know it. Since 0.1. */
    char issues[32768];
} TrueupError;

/** Settings of a session. Strings are copied. NULL and 0 mean the default. */
typedef struct TrueupSettings {
    size_t size;             /**< sizeof(TrueupSettings) */
    const char *url;         /**< database: postgresql://..., sqlite:path */
    const char *scratch_url; /**< server for scratch databases; the database's own by default */
    const char *models;      /**< declared model: file or directory; several, and patterns, one a
                                line */
    const char *migrations;  /**< directory of migration files */
    const char *history;     /**< history table; "schema_migrations" */
    const char *schemas;     /**< managed schemas, comma separated; "*" all; default: those that the
                                  model names, and the database's default one */
    const char *environment; /**< for sections marked "-- Only:" */
    bool strict_coverage;    /**< what is not modelled and differs is a refusal */
    bool no_scratch;         /**< prove nothing, compare as best as can be */
    unsigned lock_timeout_ms; /**< per statement that locks; 5000, or what a migration says */
    unsigned applier_wait_ms; /**< for another applier; 10000 */
    /** Progress of long work, for people; may be NULL. */
    void (*progress)(const char *what, void *data);
    void *data;
    const char *include; /**< manage only what these patterns name, comma separated: "app_*",
                              "audit.*", "trigger:*" (kind:schema.table.name); default: all */
    const char *exclude; /**< leave what these patterns name alone */
    bool coverage;       /**< results get the part "coverage": per kind, what is managed */
    bool no_cache;       /**< realise models in full, and keep nothing of it */
    bool privileges;     /**< privileges and default privileges are managed, too */
    bool owners;         /**< owners are managed, too */
    bool offline;        /**< migrations may block who reads and writes: plain statements in one
                              transaction (PostgreSQL) */
    const char *backups; /**< directory of backups; "backups" */
    const char *backup;  /**< when a run backs up first: "never" (default), "destructive" (where
                              rows may be lost, and before rollbacks), "always" */
    unsigned statement_timeout_ms; /**< for each statement of a migration, where the engine can; 0:
                                        the server's */
    unsigned lock_retries;         /**< how often what lost a lock is tried again; 10 */
    unsigned retry_delay_ms;       /**< before the first time, then doubled; 500 */
    const char *log_file; /**< JSON lines of what was applied, rolled back ...; made with 0600 */
    const char *command;  /**< what was asked for, without secrets: for the audit log */
} TrueupSettings;

typedef struct TrueupSession TrueupSession;
typedef struct TrueupResult TrueupResult;

/** New session, release with trueup_session_free(). Opens nothing yet. Since 0.1. */
TrueupStatus trueup_session_new(const TrueupSettings *settings, TrueupSession **out,
                                TrueupError *err);
/** Takes NULL. Since 0.1. */
void trueup_session_free(TrueupSession *session);
/** Stop what trueup_up() or trueup_down() runs in another thread: its statement is cancelled, its
 * transaction rolled back or its journal written, its lock given back, and the call fails. False
 * when the session runs nothing that has to be tidied up. Not for signal handlers. Since 0.1. */
bool trueup_session_interrupt(TrueupSession *session);

/** Results: release with trueup_result_free(), which takes NULL. Texts are borrowed from it. */
void trueup_result_free(TrueupResult *result);
/** 0 done or in sync, 2 differences or pending (where the verb says so), 3 refused ... */
int trueup_result_exit_code(const TrueupResult *result);
/** For people; ends with a newline, or is "". */
const char *trueup_result_text(const TrueupResult *result);
/** One JSON document; a newline may follow it. */
const char *trueup_result_json(const TrueupResult *result);
/** A named part: "up", "down", "file", "path", "sql"; NULL when the result has none. */
const char *trueup_result_part(const TrueupResult *result, const char *name);
/** Warnings for people, one line each, or "": for stderr. */
const char *trueup_result_warnings(const TrueupResult *result);

/** A state is a URL, a model file or directory (.json, .yaml, .yml, .xml, .sql), or one of the
 * words "database", "model", "migrations" (the session's own) and "empty". */
typedef struct TrueupInspectOptions {
    size_t size;
    const char *state;  /**< NULL: the session's database */
    const char *format; /**< "json" (default), "yaml", "xml", "sql", "text" (a summary) */
    /** Write into this directory: a file for each table, view, routine and event, the rest by kind.
     * Made when it is not there; one with model files is refused. NULL: no file is written. */
    const char *directory;
    bool portable; /**< types by the names that every engine knows */
} TrueupInspectOptions;
/** Write a state as a model. The text is the document itself; with a directory it names the files
 * that were written. Since 0.1. */
TrueupStatus trueup_inspect(TrueupSession *session, const TrueupInspectOptions *options,
                            TrueupResult **out, TrueupError *err);

typedef struct TrueupDiffOptions {
    size_t size;
    const char *from, *to;      /**< states; NULL: the database, the model */
    const char *const *renames; /**< "old=new", "table.old=new"; NULL-terminated; may be NULL */
    bool sql;                   /**< make up and down scripts (parts "up" and "down") */
    bool no_proof;              /**< do not prove them */
    bool offline;               /**< as in the settings, for this call */
} TrueupDiffOptions;
/** Compare two states. Exit code 2 when they differ, 0 when not, 3 when the scripts could not be
 * proven. Since 0.1. */
TrueupStatus trueup_diff(TrueupSession *session, const TrueupDiffOptions *options,
                         TrueupResult **out, TrueupError *err);

typedef struct TrueupAutogenerateOptions {
    size_t size;
    const char *message;           /**< required */
    const char *version;           /**< NULL: the successor that the change's class asks for */
    const char *from;              /**< NULL: the database; "migrations": replay the files */
    const char *const *renames;    /**< "old=new", "table.old=new"; NULL-terminated */
    const char *const *no_renames; /**< "old", "table.old" or "*": it is none */
    bool no_proof;
    bool dry_run; /**< write no file; the text is in part "file" */
    bool offline; /**< as in the settings, for this call */
} TrueupAutogenerateOptions;
/** Write the proven migration that brings the database to the model: parts "path" and "file". No
 * file when nothing differs. TRUEUP_ERR_DECISION when a likely rename is not answered (questions
 * in err->more, one "table.old=new" or "old=new" a line), TRUEUP_ERR_REFUSED when it could not be
 * proven, TRUEUP_ERR_DIFFERS when the database does not stand at the head of the migrations.
 * Since 0.1. */
TrueupStatus trueup_autogenerate(TrueupSession *session, const TrueupAutogenerateOptions *options,
                                 TrueupResult **out, TrueupError *err);

typedef struct TrueupNewOptions {
    size_t size;
    const char *message; /**< required */
    const char *version; /**< NULL: the next patch version */
} TrueupNewOptions;
/** Write an empty migration to be filled by hand: part "path". Since 0.1. */
TrueupStatus trueup_new(TrueupSession *session, const TrueupNewOptions *options, TrueupResult **out,
                        TrueupError *err);

typedef struct TrueupVerifyOptions {
    size_t size;
    const char *version; /**< NULL: all files */
} TrueupVerifyOptions;
/** Replay the migrations on scratch and run each file up, down and up. Exit code 3 when one does
 * not hold. Since 0.1. */
TrueupStatus trueup_verify(TrueupSession *session, const TrueupVerifyOptions *options,
                           TrueupResult **out, TrueupError *err);

typedef struct TrueupApplyOptions {
    size_t size;
    const char *to; /**< up: last version to apply; down: version to go back to; NULL: head, one */
    unsigned steps; /**< down: how many; 0 = 1, unless to is given */
    const char *const *allow; /**< hazards that may run, "TU102"; NULL-terminated; may be NULL */
    bool dry_run;             /**< run nothing, say what would run */
    bool sql;                 /**< run nothing, give the script (part "sql") */
    bool accept_drift;        /**< run although the schema is not the expected one */
    /** Shown the plan before anything runs; false stops with TRUEUP_ERR_REFUSED. NULL: go on. */
    bool (*confirm)(const char *plan, bool hazardous, void *data);
    void *data;
    /** A statement was interrupted whose effect cannot be seen: "done" or "undone"; NULL: refuse
     * and ask */
    const char *interrupted;
    const char *backup; /**< as in the settings, for this call */
    bool auto_restore;  /**< where a run stops in the middle and its engine cannot take it back,
                             restore the backup that it made */
} TrueupApplyOptions;
/** Apply pending migrations. Since 0.1. */
TrueupStatus trueup_up(TrueupSession *session, const TrueupApplyOptions *options,
                       TrueupResult **out, TrueupError *err);
/** Roll back applied migrations. Since 0.1. */
TrueupStatus trueup_down(TrueupSession *session, const TrueupApplyOptions *options,
                         TrueupResult **out, TrueupError *err);
/** Count migrations (all, or up to options->to) as applied without running them, for a database
 * that has their schema already. TRUEUP_ERR_DIFFERS when it has another one, unless
 * options->accept_drift. Since 0.1. */
TrueupStatus trueup_stamp(TrueupSession *session, const TrueupApplyOptions *options,
                          TrueupResult **out, TrueupError *err);

typedef struct TrueupRepairOptions {
    size_t size;
    bool dry_run;
    bool reseal;        /**< the history was changed by hand, and is right as it is now */
    const char *reason; /**< for reseal, required; kept in the audit log */
} TrueupRepairOptions;
/** Clear an unfinished migration after looking: when the schema is the one before it or the one
 * behind it, it is rolled back or applied. TRUEUP_ERR_PARTIAL when it is neither. Since 0.1. */
TrueupStatus trueup_repair(TrueupSession *session, const TrueupRepairOptions *options,
                           TrueupResult **out, TrueupError *err);
/** Where the database stands. Exit code 2 when something is pending or wrong. Since 0.1. */
TrueupStatus trueup_status(TrueupSession *session, TrueupResult **out, TrueupError *err);
/** What ran, newest first. Since 0.1. */
TrueupStatus trueup_history(TrueupSession *session, TrueupResult **out, TrueupError *err);

typedef struct TrueupCheckOptions {
    size_t size;
    const char *at_least; /**< this version is enough, whatever else is pending; NULL: all of it */
    bool schema;          /**< read the schema, too: it must be what the last migration left */
    unsigned wait_ms;     /**< how long to wait until it is ready; 0: look once */
} TrueupCheckOptions;
/** Is the database ready: nothing pending, nothing unfinished? For health checks and for programs
 * at their start; reads the history alone unless schema is set. Exit code 0 ready, 2 not (7 after
 * waiting). A server that does not answer is an error; while waiting it is asked again. Since
 * 0.1. */
TrueupStatus trueup_check(TrueupSession *session, const TrueupCheckOptions *options,
                          TrueupResult **out, TrueupError *err);

/** Write the whole database, data included, into a file of the directory of backups, under the lock
 * of those who apply, and check it: parts "path". By pg_dump, mariadb-dump or mysqldump, and
 * SQLite's backup interface. reason may be NULL. Since 0.1. */
TrueupStatus trueup_backup_create(TrueupSession *session, const char *reason, TrueupResult **out,
                                  TrueupError *err);
/** What is there, newest first. Since 0.1. */
TrueupStatus trueup_backup_list(TrueupSession *session, TrueupResult **out, TrueupError *err);
/** One backup, by name, the beginning of it, or "latest" (NULL): its manifest, after its data was
 * compared with it. TRUEUP_ERR_REFUSED when they do not agree. Since 0.1. */
TrueupStatus trueup_backup_show(TrueupSession *session, const char *name, TrueupResult **out,
                                TrueupError *err);

typedef struct TrueupRestoreOptions {
    size_t size;
    const char *name;    /**< as for trueup_backup_show() */
    const char *confirm; /**< name of the database, whose whole content is replaced then */
    bool no_safety;      /**< do not back up first what is replaced */
} TrueupRestoreOptions;
/** Bring a backup into the session's database, which is empty, or named in confirm. Since 0.1. */
TrueupStatus trueup_backup_restore(TrueupSession *session, const TrueupRestoreOptions *options,
                                   TrueupResult **out, TrueupError *err);

typedef struct TrueupPruneOptions {
    size_t size;
    unsigned keep; /**< how many of the newest stay; 0 = 7 */
    unsigned days; /**< younger ones stay as well; 0: whatever their age */
    bool dry_run;
} TrueupPruneOptions;
/** Delete old backups; the newest one whose data is whole always stays. Since 0.1. */
TrueupStatus trueup_backup_prune(TrueupSession *session, const TrueupPruneOptions *options,
                                 TrueupResult **out, TrueupError *err);

/** The schema of model files. Format "json" (NULL: the same) gives the JSON Schema, as text and
 * JSON, "xsd" the XML Schema. Since 0.1. */
TrueupStatus trueup_model_schema(const char *format, TrueupResult **out, TrueupError *err);

#ifdef __cplusplus
}
#endif

#endif
