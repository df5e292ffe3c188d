/* What the renderers of SQLite share. */
#ifndef TU_CODEGEN_SQLITE_SQLITE_H
#define TU_CODEGEN_SQLITE_SQLITE_H

#include "codegen/plan.h"
#include "sql/sqlite_ddl.h"

typedef enum TuSqliteAnswer { TU_SQLITE_UNASKED, TU_SQLITE_NO, TU_SQLITE_YES } TuSqliteAnswer;

/* What is found out once per plan. */
typedef struct TuSqliteMemo {
    TuSqliteAnswer *rebuilds; /* by id of the table in from */
    bool texts_known;
    TuVec from_texts, to_texts; /* TuObject: views and triggers */
    TuVec from_ill, to_ill;     /* those that may be broken meanwhile */
} TuSqliteMemo;

/* NULL when memory is out. */
TuSqliteMemo *tu_sqlite_memo(TuRender *render);

/* Renderers, a row each in tu_codegen_sqlite. */
extern const TuRenderer tu_sqlite_table;
extern const TuRenderer tu_sqlite_column;
extern const TuRenderer tu_sqlite_constraint;
extern const TuRenderer tu_sqlite_index;
extern const TuRenderer tu_sqlite_view;
extern const TuRenderer tu_sqlite_trigger;

/* ---- text.c: pieces of DDL ---- */

void tu_sqlite_ident(TuBuf *out, const char *name);
void tu_sqlite_literal(TuBuf *out, const char *text);
/* COLLATE name, with a space before it; those of SQLite itself as its pragmas print them. */
void tu_sqlite_collate(TuBuf *out, const char *name);
/* The model's words for an action or a match rule, which are keywords here; NULL: nothing. */
void tu_sqlite_words(TuBuf *out, const char *head, const char *words);
/* Stored text up to its last token: a comment at its end would swallow the semicolon. */
void tu_sqlite_verbatim(TuBuf *out, const char *sql);
/* Statement of the text of a buffer, which is released. */
TuStatement *tu_sqlite_add(TuRender *render, const TuObject *object, TuBuf *sql);
/* Would SQLite take it for ADD COLUMN ... DEFAULT: a number, string, blob, NULL, true, false? */
bool tu_sqlite_is_constant(const char *expr);
bool tu_sqlite_is_null(const char *expr);
/* Column of a table by name, whatever the case; or NULL. */
const TuColumn *tu_sqlite_find_column(const TuObject *table, const char *name);
bool tu_sqlite_same_name(const char *a, const char *b);

/* ---- column.c ---- */

/* Definition from the fields; key is the primary key where it stands in the column, or NULL. */
void tu_sqlite_add_column(TuRender *render, TuBuf *out, const TuColumn *column,
                          const TuPrimaryKey *key);
/* The primary key that is written in its column: a single plain one; else NULL. */
const TuPrimaryKey *tu_sqlite_inline_key(const TuObject *table, const TuColumn *column);
/* The column that is the rowid under another name, or NULL. */
const TuColumn *tu_sqlite_rowid_column(const TuObject *table);

/* ---- constraint.c ---- */

/* As it stands in a table, or in the definition of its only column. */
void tu_sqlite_add_constraint(TuRender *render, TuBuf *out, const TuObject *constraint,
                              bool in_column);
/* CONSTRAINT name, unless the name is one that content gave. */
void tu_sqlite_add_constraint_name(TuBuf *out, const TuObject *constraint);
/* One part of a key: a column's name, or a name with COLLATE and direction. */
void tu_sqlite_add_key_part(TuBuf *out, const TuObject *table, const char *part);
bool tu_sqlite_key_part(const char *part, TuArena *arena, TuSqliteIndexPart *out);

/* ---- table.c ---- */

/* CREATE TABLE under another name, from the stored text or the fields. */
void tu_sqlite_add_table(TuRender *render, TuBuf *out, const TuTable *table, const char *name);

/* ---- comments.c ---- */

/* Into a CREATE TABLE that has no comments those that an older text of the table has, beside the
 * columns and constraints that are in both. */
void tu_sqlite_keep_comments(TuBuf *sql, const char *old_sql);

/* ---- alter.c ---- */

bool tu_sqlite_is_virtual(const TuTable *table);
/* Must the table be rebuilt for this change? Answered once per table. */
bool tu_sqlite_rebuilds(TuRender *render, const TuChange *change);
void tu_sqlite_alter(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                     const TuChange *whole);

/* ---- inplace.c: constraints that come and go in place ---- */

/* Does the library do the whole change, checks and NOT NULL alone, without a rebuild? */
bool tu_sqlite_in_place(const TuRender *render, const TuChange *change);
void tu_sqlite_change_in_place(TuRender *render, const TuChange *change);

/* ---- addable.c: ADD COLUMN in place ---- */

/* May every column that the change adds be added in place, with the constraints that it adds? */
bool tu_sqlite_addable(const TuChange *change);
void tu_sqlite_add_columns(TuRender *render, const TuChange *change);

/* ---- droppable.c: DROP COLUMN in place ---- */

bool tu_sqlite_droppable(TuRender *render, const TuChange *change);
void tu_sqlite_drop_columns(TuRender *render, const TuChange *change);

/* ---- rebuild.c ---- */

void tu_sqlite_rebuild(TuRender *render, const TuTable *from, const TuTable *to);

/* ---- guard.c: what makes a script fail instead of losing something ---- */

/* Around a plan: settings, the guard's table, foreign keys counted before and after. */
void tu_sqlite_begin(TuRender *render, const TuChanges *changes);
void tu_sqlite_end(TuRender *render, const TuChanges *changes);
/* All rows of one table are in the other. */
TuStatement *tu_sqlite_guard_rows(TuRender *render, const TuObject *table, const char *into,
                                  const char *from);

/* ---- affinity.c ---- */

/* What may be lost when values of one declared type go into a column of the other: a hazard code
 * with a note, or NULL. */
const char *tu_sqlite_conversion(const char *from_type, const char *to_type, const char **note);

#endif
