/* What rows must not be there when a migration begins, as queries: each row that one gives would
 * make a statement fail, or break what it promises. */
#ifndef TU_CODEGEN_PRECONDITIONS_H
#define TU_CODEGEN_PRECONDITIONS_H

#include "diff/diff.h"
#include "sql/dialect.h"

/* Queries for new NOT NULLs, keys, unique indexes, checks, foreign keys and shorter texts on tables
 * that are there already; in the arena. They are in the words of the state before, but may use
 * what only the migration makes: ask the engine before they are written. Changes that are planned
 * by other means (a column that is made anew) may be among them. */
void tu_preconditions(const TuChanges *changes, const TuDialect *dialect, TuArena *arena,
                      TuNames *out);

#endif
