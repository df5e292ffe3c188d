/* The small steps of the parser of SQLite's CREATE texts: look at a token, take it, or fail for
 * good. After a failure every step does nothing. */
#ifndef TU_SQL_SQLITE_PARSE_H
#define TU_SQL_SQLITE_PARSE_H

#include "sql/lex.h"
#include "sql/sqlite_ddl.h"

typedef struct TuSqliteParser {
    TuLexer lexer;
    TuToken token;   /* to look at */
    const char *end; /* behind the last one taken */
    TuArena *arena;
    const char *constraint_name; /* given by CONSTRAINT, for what comes next */
    bool failed;
    TuSqliteConstraint spare; /* written to when memory is out */
} TuSqliteParser;

void tu_sqlite_parser_init(TuSqliteParser *p, const char *sql, TuArena *arena);
/* Was everything understood, to the end of the text? */
bool tu_sqlite_parser_done(const TuSqliteParser *p);

void tu_sqlite_take(TuSqliteParser *p);
/* Take it if it is this keyword or operator. */
bool tu_sqlite_word(TuSqliteParser *p, const char *keyword);
bool tu_sqlite_op(TuSqliteParser *p, const char *op);
/* Take it, or fail. */
void tu_sqlite_expect(TuSqliteParser *p, const char *keyword);
void tu_sqlite_expect_op(TuSqliteParser *p, const char *op);
/* Is the token behind the one to look at this keyword? */
bool tu_sqlite_next_is(const TuSqliteParser *p, const char *keyword);

/* Names may be bare, quoted in three ways, or written as a string. */
bool tu_sqlite_is_name(const TuSqliteParser *p);
const char *tu_sqlite_name(TuSqliteParser *p);
/* (a, b) */
TuNames tu_sqlite_name_list(TuSqliteParser *p);
const char *tu_sqlite_lower(TuSqliteParser *p, const char *text);
/* Text between parentheses, which are taken. */
const char *tu_sqlite_group(TuSqliteParser *p);
const char *tu_sqlite_slice(TuSqliteParser *p, const char *start, const char *end);

#endif
