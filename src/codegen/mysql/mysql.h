/* What the renderers of MySQL and MariaDB share. */
#ifndef TU_CODEGEN_MYSQL_MYSQL_H
#define TU_CODEGEN_MYSQL_MYSQL_H

#include "codegen/plan.h"

/* Renderers, a row each in tu_codegen_mysql. */
extern const TuRenderer tu_mysql_table;
extern const TuRenderer tu_mysql_column;
extern const TuRenderer tu_mysql_part; /* keys, indexes and checks: rendered with their table */
extern const TuRenderer tu_mysql_foreign_key;
extern const TuRenderer tu_mysql_view;
extern const TuRenderer tu_mysql_trigger;
extern const TuRenderer tu_mysql_function;
extern const TuRenderer tu_mysql_event;
extern const TuRenderer tu_mysql_sequence;

/* ---- text.c: pieces of DDL ---- */

void tu_mysql_ident(TuBuf *out, const char *name);
void tu_mysql_literal(TuBuf *out, const char *text);
void tu_mysql_columns(TuBuf *out, const TuNames *names);
/* Statement of the text of a buffer, which is released. */
TuStatement *tu_mysql_add(TuRender *render, const TuObject *object, TuBuf *sql);
bool tu_mysql_same(const char *a, const char *b);
const char *tu_mysql_option(const TuPairs *options, const char *name);
/* " DEFINER = `a`@`b`" of the account "a@b"; nothing for NULL. */
void tu_mysql_definer(TuBuf *out, const char *account);
/* CREATE behind which a definer is put. */
void tu_mysql_create(TuBuf *out, const char *definition, const char *account);
/* Does a text, or one of several, name the column? */
bool tu_mysql_names(const char *text, const char *name);
bool tu_mysql_any_names(const TuNames *texts, const char *name);

/* ---- column.c ---- */

/* The definition from the type on. */
void tu_mysql_column_definition(TuRender *render, TuBuf *out, const TuColumn *column);
/* FIRST, or AFTER the column that stands before it; nothing for a new one that is the last. */
void tu_mysql_column_place(TuBuf *out, const TuObject *column, bool moved);
/* Is its default another one for each row or user? MySQL adds no column that has one, but gives it
 * one later. */
bool tu_mysql_default_varies(const TuRender *render, const TuColumn *column);
/* Does a collation of the table reach this column? */
bool tu_mysql_is_text(const TuColumn *column);
/* What a change of a column does to its values and to the table, as hazards. True: values may not
 * fit, so that only a strict sql_mode keeps the engine from changing them. */
bool tu_mysql_column_hazard(TuRender *render, TuStatement *statement, const TuColumn *from,
                            const TuColumn *to);

/* ---- apart.c ---- */

bool tu_mysql_is_virtual(const TuColumn *column);
/* No engine makes a virtual column a kept one, or the other way, in place. */
bool tu_mysql_is_remade(const TuChange *change);
/* Is it a virtual column that can come before all else of its table's change, or go after it? */
bool tu_mysql_stands_alone(const TuChange *table, const TuChange *change);
bool tu_mysql_is_functional(const TuObject *part);

/* ---- relation.c ---- */

/* Does a column that a foreign key uses begin or end to be numbered? */
bool tu_mysql_numbers_key(const TuRender *render, const TuChange *table);

/* ---- cast.c ---- */

typedef struct TuMysqlRetype {
    bool copies;        /* the table may be copied: only the engine knows */
    const char *hazard; /* NULL: each value has its place in the new type */
    const char *why;
    bool loses; /* values may change without an error */
} TuMysqlRetype;

TuMysqlRetype tu_mysql_retype(const char *from_type, const char *to_type);
/* Has the second character set all characters of the first? NULL: not known. */
bool tu_mysql_charset_holds(const char *from, const char *to);

/* ---- table.c ---- */

/* "PRIMARY KEY (`id`)", "UNIQUE KEY `a` (`b`)", "CONSTRAINT `c` CHECK (d)": as it stands in a
 * table. */
void tu_mysql_part_definition(TuRender *render, TuBuf *out, const TuObject *part);
/* " ENGINE=MyISAM COLLATE=..." for the options that differ from those of `from` (NULL: none). */
void tu_mysql_table_options(TuBuf *out, const TuTable *from, const TuTable *to);

/* ---- alter.c ---- */

void tu_mysql_alter(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                    const TuChange *whole);

#endif
