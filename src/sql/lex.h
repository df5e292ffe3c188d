/* The tokens of a dialect. Never fails: bytes it does not know are TU_TOKEN_OP. Linear, no
 * recursion. */
#ifndef TU_SQL_LEX_H
#define TU_SQL_LEX_H

#include <stdbool.h>
#include <stddef.h>

#include "sql/dialect.h"

typedef enum TuTokenType {
    TU_TOKEN_END,
    TU_TOKEN_SPACE,   /* run of white space */
    TU_TOKEN_COMMENT, /* one comment */
    TU_TOKEN_WORD,    /* unquoted identifier or keyword */
    TU_TOKEN_QUOTED,  /* quoted identifier, quotes included */
    TU_TOKEN_STRING,  /* any string literal, quotes and prefix included, dollar quotes too */
    TU_TOKEN_NUMBER,
    TU_TOKEN_OP, /* operator or punctuation: ( ) , ; . and multi-byte operators like || <> :: */
    TU_TOKEN_UNTERMINATED /* quote or comment open at the end of the text */
} TuTokenType;

typedef struct TuToken {
    TuTokenType type;
    const char *text; /* into the source, not terminated */
    size_t len;
} TuToken;

typedef struct TuLexer {
    const TuDialect *dialect;
    const char *at, *end;
    bool backslashes;   /* 'a\'b' is one literal: standard_conforming_strings is off, or MySQL */
    bool string_quotes; /* "a" is a literal */
    const char *stop;   /* MySQL's DELIMITER: no token reaches over it; NULL: none */
    size_t stop_len;
} TuLexer;

void tu_lex_init(TuLexer *lexer, const TuDialect *dialect, const char *text, size_t len);
TuToken tu_lex_next(TuLexer *lexer);
/* The next token that is neither space nor comment. */
TuToken tu_lex_next_solid(TuLexer *lexer);
/* Does a comment that MySQL runs open or close here? */
bool tu_token_is_frame(const TuToken *token);
/* The next solid token that is no such frame. */
TuToken tu_lex_next_run(TuLexer *lexer);
/* Word of any case equal to a lower-case keyword? Quoted tokens are never keywords. */
bool tu_token_is(const TuToken *token, const char *lower_case_keyword);
/* One of several? The list ends with NULL. */
bool tu_token_is_any(const TuToken *token, const char *const *lower_case_keywords);
bool tu_token_is_op(const TuToken *token, const char *op);
/* The name that a WORD or QUOTED token stands for: unquoted words folded to lower case where fold
 * is set (PostgreSQL), quotes undone. */
char *tu_token_name(const TuToken *token, bool fold, TuArena *arena);

/* A statement and its end, as a line of a script that the engine's own program reads: with
 * DELIMITER around a body of MySQL that holds semicolons. */
void tu_sql_write(TuBuf *out, const TuDialect *dialect, const char *sql, size_t len);

/* One statement of a script: leading space and comments are not part of it, nor the semicolon. */
typedef struct TuSqlPart {
    const char *text; /* into the source, not terminated */
    size_t len;
    int line, column; /* of its first token, 1-based, in the source */
    const char *lead; /* comments before it (for annotations), into the source; may be empty */
    size_t lead_len;
} TuSqlPart;

/* Split a script into TuSqlPart (in the arena, added to parts). Knows quotes, comments, dollar
 * quotes, parentheses, trigger and BEGIN ATOMIC bodies. psql's own commands: a matched
 * \restrict/\unrestrict pair is skipped, any other backslash command and COPY FROM stdin data are
 * TU_ERR_PARSE with file, line and column, and so are an unterminated quote or comment, a NUL
 * byte and invalid UTF-8. A byte order mark is skipped. */
TuStatus tu_sql_split(const TuDialect *dialect, const char *text, size_t len, const char *file,
                      TuArena *arena, TuVec *parts, TuError *err);

/* What a file holds beside the SQL that is run. */
typedef struct TuSqlLeftOut {
    size_t copies;   /* COPY ... FROM stdin with its rows, \copy */
    size_t commands; /* of psql */
} TuSqlLeftOut;

/* Blank out, in place, what psql and pg_dump write beside SQL and what says nothing about a schema:
 * COPY ... FROM stdin with its rows, and harmless commands of psql (\; becomes a semicolon). Lines
 * and columns stay. Commands that change what a file means, and rows without an end, are
 * TU_ERR_PARSE with the place and what to do. For a dialect without psql nothing is done. */
TuStatus tu_sql_leave_out(const TuDialect *dialect, char *text, size_t len, const char *file,
                          TuSqlLeftOut *out, TuError *err);

/* The form in which two texts are equal when SQLite means the same: tokens joined by one space,
 * comments gone, words and quoted names in lower case without quotes, == as =, != as <>, outer
 * parentheses taken off. What stands in double quotes is a string to SQLite when there is no such
 * name: it keeps its case unless is_name (may be NULL) says that it is one. */
typedef bool TuIsName(const void *data, const char *word);
void tu_sqlite_form(TuBuf *out, const char *sql, TuIsName *is_name, const void *data);
/* Do two texts mean the same in that form? */
bool tu_sqlite_same_text(const char *a, const char *b);

/* The text behind DEFAULT: a lone word there is a string, quoted in whatever way. NULL for NULL, or
 * when memory is out. */
const char *tu_sqlite_default(const char *expr, TuArena *arena);

#endif
