/* "-- @renamed from=old" in declared SQL. */
#ifndef TU_SCRATCH_ANNOTATE_H
#define TU_SCRATCH_ANNOTATE_H

#include "base/error.h"
#include "model/objects.h"
#include "sql/dialect.h"

/* Collect annotations from a script that the engine has accepted: before CREATE TABLE (the table)
 * and inside its parentheses (the column or constraint that follows). Added to out, in the arena.
 */
TuStatus tu_annotations_read(const TuDialect *dialect, const char *script, const char *file,
                             TuArena *arena, TuVec *out, TuError *err);
/* Set renamed_from on the objects that are meant. */
void tu_annotations_apply(const TuVec *annotations, TuModel *model);

#endif
