/* What differs between the engines when a migration is applied, as data: SQL text and switches.
 * {history}, {metadata} and {audit} in a text stand for the quoted table names, {..._text} for a
 * literal of that, {..._name} for a literal of the bare name, {schema} for the schema, {actor} for
 * who runs this, {is} for the operator "equal". */
#ifndef TU_APPLY_ENGINE_H
#define TU_APPLY_ENGINE_H

#include <stdbool.h>

#include "sql/lex.h"

/* Bits of what the look query finds. */
typedef enum TuHistoryLook {
    TU_LOOK_HISTORY = 1,
    TU_LOOK_METADATA = 2,
    TU_LOOK_AUDIT = 4,
    TU_LOOK_FOREIGN = 8, /* the history's name is there, but the table is not ours */
    TU_LOOK_OLD = 16     /* the audit log is there, but from before it was sealed */
} TuHistoryLook;

/* A setting of the connection that a file may change and that is put back behind it. */
typedef struct TuSessionSetting {
    const char *name;
    const char *read;    /* query for its value, or NULL: PRAGMA name */
    const char *of_file; /* a value that is the database's own: neither put back nor taken back */
} TuSessionSetting;

#define TU_SETTINGS_MOST 40

typedef struct TuApplyEngine {
    const TuDialect *dialect;
    const char *look;                 /* which of the three tables are there: TuHistoryLook */
    const char *const *create_tables; /* NULL-terminated */
    const char *const *upgrade_audit; /* NULL-terminated: what TU_LOOK_OLD lacks */
    const char *column_names;         /* value: those of {history}, sorted, with commas between */
    const char *log_all;    /* rows: clock, actor, the log's columns; one without a log when none */
    const char *log_tail;   /* the same from the last sealed row on */
    const char *begin_read; /* opens a transaction that sees one state of the database */
    const char *now;        /* expression: the database's clock, UTC */
    const char *now_text;   /* column applied_at as 2025-01-15T10:30:00Z */
    const char *actor;      /* expression: who runs this, when the caller does not say */
    const char *begin;      /* opens a migration's transaction */
    const char *is;         /* operator: equal; {is} of the others */
    const char *next_position;     /* expression: for the next row of the history */
    const char *key;               /* column "key" of the metadata, quoted where it must be */
    const char *upsert;            /* of an INSERT, with {key}: what is there is changed ... */
    const char *upserted;          /* ... to the new value of column {column} */
    const char *lock_timeout;      /* how long statements wait: {ms}, {s}; or NULL */
    const char *statement_timeout; /* how long statements run: {ms}, {s}; or NULL */
    bool timeout_lasts;            /* ... said once a file, not in each transaction */
    const char *neutral;           /* undoes what a file set for the session; or NULL */
    const char *blockers;          /* rows of text: who may be in the way; or NULL */
    const TuSessionSetting *saved_settings; /* put back after each file, up to one without a name */
    const char *leftovers;       /* value: statements that take away what else a file left */
    const char *foreign_keys;    /* value: are foreign keys enforced; or NULL */
    const char *broken_keys;     /* rows: table, its rows that break foreign keys; or NULL */
    const char *index_state;     /* value: index $1 is "valid", "invalid"; or NULL */
    const char *index_copy;      /* value: an invalid copy of index $1 that a rebuild left */
    const char *partition_state; /* value: $1 is "attached", or its detachment "pending" */
    bool shows_objects;          /* SHOW CREATE tells what one statement is about */
    const char *script_head;     /* first line of a printed script */
} TuApplyEngine;

/* NULL for a dialect that cannot apply. */
const TuApplyEngine *tu_apply_engine(const TuDialect *dialect);

/* What a statement is, from its first words. */
typedef enum TuStatementClass {
    TU_CLASS_CONTROL = 1,  /* BEGIN, COMMIT ...: not for files */
    TU_CLASS_OUTSIDE = 2,  /* cannot run inside a transaction */
    TU_CLASS_OPAQUE = 4,   /* may commit by itself (CALL, DO): what it did cannot be seen */
    TU_CLASS_SETTING = 8,  /* PRAGMA */
    TU_CLASS_SESSION = 16, /* SET: changes the session alone, what comes later may need it */
    TU_CLASS_FOREIGN = 32  /* leaves the database or the lock that a run stands on */
} TuStatementClass;
unsigned tu_statement_class(const TuApplyEngine *engine, const TuSqlPart *part);

#endif
