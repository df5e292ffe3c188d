/* The commands of psql that files of users hold beside SQL: which are harmless to leave out, and
 * what to do about the rest. */
#ifndef TU_SQL_PSQL_H
#define TU_SQL_PSQL_H

#include <stdbool.h>
#include <stddef.h>

#include "sql/dialect.h"

typedef enum TuPsqlAction {
    TU_PSQL_SKIP,      /* says nothing about the schema */
    TU_PSQL_DATA,      /* rows from elsewhere */
    TU_PSQL_ROWS,      /* rows in the lines behind it, to one with \. alone */
    TU_PSQL_SEMICOLON, /* \; ends a statement */
    TU_PSQL_REFUSE
} TuPsqlAction;

typedef struct TuPsqlCommand {
    TuPsqlAction action;
    const char *name; /* into the text, with the backslash */
    size_t name_len;
    const char *end;  /* of the command: the end of its line, but for \; */
    const char *hint; /* REFUSE: what to do instead */
} TuPsqlCommand;

/* The command at a backslash. */
void tu_psql_read(const char *at, const char *end, TuPsqlCommand *out);
/* Behind the line with \. alone that ends the rows of a COPY, which begin at the start of a line;
 * NULL when there is none. */
const char *tu_psql_rows_end(const char *at, const char *end);

#endif
