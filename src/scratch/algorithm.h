/* MySQL and MariaDB: which algorithm and lock an ALTER TABLE gets. The engine knows; it is asked by
 * running the statement with the best one first. */
#ifndef TU_SCRATCH_ALGORITHM_H
#define TU_SCRATCH_ALGORITHM_H

#include "scratch/measure.h"

/* Run a statement of the section as it stands; an ALTER of a table that was there before, that does
 * not say itself how it is to run, with the first clause that the engine takes. That clause, or why
 * there is none, is added to measure->found. */
TuStatus tu_algorithm_run(TuMeasure *measure, size_t statement, const TuSqlPart *part,
                          TuError *err);
/* The statement with the clause that was found for it, which may be NULL; in the arena. */
const char *tu_algorithm_text(const char *sql, size_t len, const char *clause, TuArena *arena);

#endif
