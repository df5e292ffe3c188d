/* What the catalog of a SQLite database gave, before it becomes a model. */
#ifndef TU_INTROSPECT_SQLITE_LOAD_H
#define TU_INTROSPECT_SQLITE_LOAD_H

#include "base/error.h"
#include "base/map.h"
#include "model/objects.h"
#include "sql/sqlite_ddl.h"

/* A column as pragma_table_xinfo tells it. */
typedef struct TuSqliteXinfo {
    const char *name;
    const char *type; /* NULL = none */
    bool not_null;
} TuSqliteXinfo;

/* A row of sqlite_schema. */
typedef struct TuSqliteEntry {
    const char *type, *name, *table, *sql;
    bool virtual_table;
    TuVec xinfo; /* TuSqliteXinfo: tables with rows of their own */
} TuSqliteEntry;

typedef struct TuSqliteLoad {
    TuModel *model;
    TuVec entries;    /* TuSqliteEntry: tables first, then indexes, triggers, views, by name */
    TuMap *tables;    /* TuSqliteEntry by name in lower case, while rows come in */
    TuMap *relations; /* TuObject: tables and views by name in lower case */
    TuMap *kinds;     /* from pragma_table_list: name in lower case -> its type */
    TuArena *scratch; /* names in lower case, parsed texts */
} TuSqliteLoad;

/* The name in lower case, in the scratch arena; "" when memory is out. */
const char *tu_sqlite_fold(TuSqliteLoad *load, const char *name);
void tu_sqlite_load_table(TuSqliteLoad *load, const TuSqliteEntry *entry);
void tu_sqlite_load_constraints(TuSqliteLoad *load, TuObject *table, const TuSqliteTable *parsed);
void tu_sqlite_load_index(TuSqliteLoad *load, const TuSqliteEntry *entry);
void tu_sqlite_load_view(TuSqliteLoad *load, const TuSqliteEntry *entry);
void tu_sqlite_load_trigger(TuSqliteLoad *load, const TuSqliteEntry *entry);
/* Views and triggers need every table and view whose name occurs in their text: more than the
 * truth, never less. */
void tu_sqlite_load_needs(TuSqliteLoad *load);

#endif
