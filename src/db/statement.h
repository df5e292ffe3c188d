/* Which statement of a text failed: what the drivers put into an error. */
#ifndef TU_DB_STATEMENT_H
#define TU_DB_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "sql/dialect.h"

/* Where in the text the error is: at a byte, or in the statement behind so many good ones. */
typedef struct TuSqlPlace {
    bool has_byte;
    size_t byte;
    size_t done;
} TuSqlPlace;

/* Set the statement of the error; a long one is cut around the byte. */
void tu_db_error_statement(const TuDialect *dialect, const char *sql, TuSqlPlace place,
                           TuError *err);

#endif
