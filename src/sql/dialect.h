/* What differs in the text of SQL between the engines, as data. Everything that reaches SQL goes
 * through tu_sql_ident(), tu_sql_name() or tu_sql_literal(). */
#ifndef TU_SQL_DIALECT_H
#define TU_SQL_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"

typedef struct TuDialect {
    const char *name;           /* "postgresql", "sqlite": URL scheme, golden folder */
    const char *default_schema; /* "public", "main" */
    size_t max_ident;           /* bytes; 0 = no limit */
    bool short_characters; /* names hold no character of four bytes: it would become another one */
    bool folds_case;       /* unquoted names fold to lower case: one with upper case needs quotes */
    bool nested_comments;
    bool cr_ends_comment; /* a carriage return ends a -- comment, as a newline does */
    bool dollar_quotes;
    bool escape_strings;       /* E'..\'..' */
    bool hash_comments;        /* # to the end of the line */
    bool backtick_idents;      /* `a` */
    bool bracket_idents;       /* [a] */
    bool trigger_bodies;       /* CREATE TRIGGER ... BEGIN ...; END is one statement */
    bool atomic_bodies;        /* BEGIN ATOMIC ... END is one statement */
    bool psql_commands;        /* a backslash outside quotes is a command of psql */
    bool mysql_commands;       /* DELIMITER lines; routines with BEGIN ... END are one statement */
    bool conditional_comments; /* what stands in a comment that begins with an exclamation mark is
                                  run: it is no comment */
    bool dash_needs_space;     /* -- begins a comment only when a space or a
                                  control character follows */
    bool backslash_strings;    /* 'a\'b' is one literal, unless sql_mode says otherwise */
    bool string_quotes;        /* "a" is a literal, unless sql_mode says otherwise */
    bool implied_schema; /* default_schema is a word for the database of the URL: never written */
    bool quotes_always;  /* names are always quoted, as the engine prints them */
    bool folds_columns;  /* columns whose names differ in case only are the same one */
    bool loose_keys;     /* a foreign key may refer to a table that is not there */
    char ident_quote;    /* '"' or '`' */
    bool transactional_ddl;
    const char *const *keywords; /* sorted, lower case: words that must be quoted as names */
    size_t keyword_count;
} TuDialect;

/* Is this word (of any case) one of the dialect's keywords? */
bool tu_sql_is_keyword(const TuDialect *dialect, const char *word);

extern const TuDialect tu_dialect_pg;
extern const TuDialect tu_dialect_sqlite;
extern const TuDialect tu_dialect_mysql; /* and MariaDB */
/* By name ("postgresql", "postgres", "sqlite", "mysql", "mariadb"), or NULL. */
const TuDialect *tu_dialect_find(const char *name);

/* A name, quoted where the dialect needs it (upper case, keyword, odd characters). */
void tu_sql_ident(TuBuf *out, const TuDialect *dialect, const char *name);
/* schema.name; a schema of NULL is left out. */
void tu_sql_name(TuBuf *out, const TuDialect *dialect, const char *schema, const char *name);
/* 'text', or NULL for a NULL pointer. Text with backslashes is safe whatever the server's
 * standard_conforming_strings says. */
void tu_sql_literal(TuBuf *out, const TuDialect *dialect, const char *text);
/* a, "B", c */
void tu_sql_ident_list(TuBuf *out, const TuDialect *dialect, const TuNames *names);
/* Text for a one-line comment: control characters, newlines and comment ends made harmless. */
void tu_sql_comment_text(TuBuf *out, const char *text);
/* May this be an object's name here? UTF-8, not empty, not too long. TU_ERR_PARSE. */
TuStatus tu_sql_check_name(const TuDialect *dialect, const char *name, TuError *err);

/* PostgreSQL: what the engine calls the sequence that it makes for a column, if that is free. */
void tu_pg_sequence_name(TuBuf *out, const char *table, const char *column);

#endif
