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

/* Put *** wherever a secret stands in the error; not when it is one of the known names (user,
 * database ...; entries may be NULL). */
void tu_db_error_hide(const char *secret, const char *const *known, size_t count, TuError *err);

#endif
