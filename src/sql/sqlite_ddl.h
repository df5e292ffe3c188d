/* What the CREATE texts that SQLite stores say: its pragmas do not tell checks, constraint names,
 * collations, conflict clauses, generated expressions or deferrability. Every token is consumed: a
 * text that is not understood in full is refused, so nothing can be unseen. */
#ifndef TU_SQL_SQLITE_DDL_H
#define TU_SQL_SQLITE_DDL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

typedef enum TuSqliteConstraintType {
    TU_SQLITE_PRIMARY_KEY,
    TU_SQLITE_UNIQUE,
    TU_SQLITE_CHECK,
    TU_SQLITE_FOREIGN_KEY
} TuSqliteConstraintType;

typedef struct TuSqliteConstraint {
    TuSqliteConstraintType type;
    const char *name; /* as given by CONSTRAINT; NULL = none */
    /* Plain names; a part of a key with COLLATE or DESC is SQL text: a COLLATE "nocase" DESC. */
    TuNames columns;
    TuNames names; /* of a key: the names alone */
    bool autoincrement;
    const char *on_conflict;           /* lower case; NULL = abort */
    const char *expression;            /* CHECK: without its parentheses */
    const char *table;                 /* FOREIGN KEY: what it refers to */
    TuNames references;                /* its columns; empty: the primary key */
    const char *on_delete, *on_update; /* lower case; NULL = no action */
    const char *match;                 /* lower case; NULL = simple */
    bool deferrable, initially_deferred;
} TuSqliteConstraint;

typedef struct TuSqliteColumn {
    const char *name;
    const char *sql;  /* the whole definition */
    const char *type; /* as written; NULL = none */
    bool not_null;
    const char *on_null_conflict;
    const char *default_expr; /* a bare word or quoted name became the string that it stands for */
    const char *collation;    /* lower case; NULL = none given */
    const char *generated;
    bool stored;
    TuVec constraints; /* TuSqliteConstraint that stand in the definition */
} TuSqliteColumn;

typedef struct TuSqliteTable {
    const char *name;
    const char *name_at; /* its token in the text */
    size_t name_len;
    TuVec columns;     /* TuSqliteColumn */
    TuVec constraints; /* TuSqliteConstraint of the table */
    bool strict, without_rowid;
} TuSqliteTable;

/* One part of an index: text is its expression without COLLATE and direction where it is a plain
 * name (then name is set), else the whole part without ASC. */
typedef struct TuSqliteIndexPart {
    const char *name;
    const char *text;
    const char *collation; /* lower case; of a plain name; NULL = the column's */
    bool descending;       /* of a plain name */
} TuSqliteIndexPart;

typedef struct TuSqliteIndex {
    const char *name, *table;
    bool unique;
    TuVec parts; /* TuSqliteIndexPart */
    const char *where;
} TuSqliteIndex;

typedef struct TuSqliteView {
    const char *name;
    TuNames columns;
    const char *as;
} TuSqliteView;

/* What ALTER TABLE can do with constraints, in a library that is new enough. */
typedef enum TuSqliteAlter {
    TU_SQLITE_ADD_CHECK = 1,  /* ADD [CONSTRAINT name] CHECK (...) */
    TU_SQLITE_DROP_CHECK = 2, /* DROP CONSTRAINT name */
    TU_SQLITE_SET_NOT_NULL = 4,
    TU_SQLITE_DROP_NOT_NULL = 8
} TuSqliteAlter;

/* Everything goes into the arena. False: not understood (or memory is out). */
bool tu_sqlite_parse_table(const char *sql, TuArena *arena, TuSqliteTable *out);
bool tu_sqlite_parse_index(const char *sql, TuArena *arena, TuSqliteIndex *out);
bool tu_sqlite_parse_view(const char *sql, TuArena *arena, TuSqliteView *out);
/* One column definition, as in ALTER TABLE ADD COLUMN. */
bool tu_sqlite_parse_column(const char *sql, TuArena *arena, TuSqliteColumn *out);

/* Does an identifier token of the text stand for this name, whatever the case? */
bool tu_sqlite_mentions(const char *sql, const char *name);

#endif
