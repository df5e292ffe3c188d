/* "-- @renamed from=old" in declared SQL. */
#ifndef TU_SCRATCH_ANNOTATE_H
#define TU_SCRATCH_ANNOTATE_H

#include "base/error.h"
#include "model/objects.h"
#include "sql/dialect.h"

/* Collect annotations from a script that the engine has accepted: before a CREATE
 * of a kind with names or an ALTER TABLE ... ADD CONSTRAINT, or behind it on its last line (that
 * object; of a routine all that have the name), and inside the parentheses of
 * a table or enum (the column, named constraint or value that it stands in, behind on the same
 * line, or before). Added to out, in the arena. TU_ERR_PARSE for one that says nothing or stands by
 * nothing. */
TuStatus tu_annotations_read(const TuDialect *dialect, const char *script, const char *file,
                             TuArena *arena, TuVec *out, TuError *err);
/* Set renamed_from on the objects that are meant. */
void tu_annotations_apply(const TuVec *annotations, TuModel *model);

#endif
