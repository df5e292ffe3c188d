/* What is particular to scripts of the mysql program: DELIMITER, bodies with BEGIN ... END, and
 * sql_mode, which changes what a quote means. */
#ifndef TU_SQL_MYSQL_H
#define TU_SQL_MYSQL_H

#include <stdint.h>

#include "sql/lex.h"

/* Where a statement stands; zero it at its first token. */
typedef struct TuMysqlBody {
    size_t words; /* seen so far, up to the word that says what is created */
    bool create, routine;
    size_t depth;   /* of BEGIN and CASE */
    uint64_t cases; /* which of them are CASE: a bit for each, as far as there are bits */
    bool after_end, after_name, after_statement;
    bool no_begin; /* an expression goes on: BEGIN is a name here */
} TuMysqlBody;

/* Read one solid token of a statement. */
void tu_mysql_body_take(TuMysqlBody *body, const TuToken *token);
/* Is a semicolon here inside of a body? */
bool tu_mysql_body_open(const TuMysqlBody *body);

/* "DELIMITER $$" from behind its word to the end of the line; the end of the line, and what was
 * named. NULL and a length of 0: nothing is named. */
const char *tu_mysql_delimiter(const char *at, const char *end, const char **text, size_t *len);
/* The text of SHOW CREATE without "DEFINER = `a`@`b`". */
const char *tu_mysql_without_definer(const char *text, TuArena *arena);
/* A CREATE EVENT without "STARTS '...'", which the server puts in when nothing is said. */
const char *tu_mysql_without_start(const char *text, TuArena *arena);
/* A text without the name of its own database before names: nextval(`here`.`s`). */
const char *tu_mysql_without_database(const char *text, const char *database, TuArena *arena);
/* MySQL puts a character set before each literal of an expression, another one whenever it writes
 * the table anew (that of the column it is compared with). Is the word such a one, that may go?
 * Then the lexer, which stands behind the word, goes behind the literal. */
bool tu_mysql_introduces(const TuToken *word, TuLexer *lexer, TuToken *literal);
/* A CREATE TABLE of MySQL without them, for comparing: with them go the characters that they do not
 * have, so that all but ASCII is a question mark. */
const char *tu_mysql_without_introducers(const char *text, TuArena *arena);
/* The same of a view: MariaDB names the database there only when the view looks into another one,
 * too. Where a table or column goes by that name as well, nobody can tell them apart: it stays. */
const char *tu_mysql_view_here(const char *text, const char *database, TuArena *arena);
/* Is a column generated as this the begin or end of a version (MariaDB)? */
bool tu_mysql_is_row_bound(const char *generated);
/* Of information_schema.EVENTS: 1 where the event starts when it was made or changed. */
#define TU_MYSQL_STARTED                                                                     \
    "LEAST(ABS(TIMESTAMPDIFF(SECOND, CONVERT_TZ(STARTS, TIME_ZONE, @@time_zone), CREATED))," \
    " ABS(TIMESTAMPDIFF(SECOND, CONVERT_TZ(STARTS, TIME_ZONE, @@time_zone), LAST_ALTERED))) <= 1"

/* Where the next number of AUTO_INCREMENT stands is no part of a schema: taken out of the text of a
 * SHOW CREATE TABLE. */
void tu_mysql_drop_counter(char *text);

/* Settings that shape what SHOW CREATE and information_schema tell: statements that pin them, and
 * that put them back. Definitions come out with 'literals' and `names`. */
typedef struct TuMysqlPin {
    const char *set, *back;
} TuMysqlPin;
const TuMysqlPin *tu_mysql_pin(const char *server_version);

/* A comment that is run by some servers, from its first byte on: behind its end, if this server
 * does not run it (one that names no version, or an older one, runs); else NULL. */
const char *tu_mysql_not_run(const char *comment, const char *end, const char *server_version);

/* What a statement that sets sql_mode means for the quotes of those behind it. */
void tu_mysql_read_setting(TuLexer *lexer, const char *statement, size_t len);

#endif
