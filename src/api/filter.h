/* Which objects are managed, by patterns: "audit.*", "trigger:*", "index:public.t.*_tmp". */
#ifndef TU_API_FILTER_H
#define TU_API_FILTER_H

#include <stdbool.h>

#include "base/error.h"
#include "model/object.h"

#define TU_FILTER_PARTS 4 /* schema, table, column, privileges: the longest path of an object */

typedef struct TuFilter {
    TuVec rules; /* opaque */
} TuFilter;

/* Patterns from a list with commas: "[kind:]pattern". A pattern is one or more names with dots
 * between, matched against the end of an object's path (schema.name, schema.table.name); * and ?
 * stand for any text and any character, a backslash takes the meaning from the next one. Without a
 * kind it speaks of objects that belong to no other. NULL and "" give no rules. TU_ERR_USAGE. */
TuStatus tu_filter_parse(const char *list, TuArena *arena, TuFilter *out, TuError *err);
/* Does a pattern name this object, or the one that it belongs to? */
bool tu_filter_matches(const TuFilter *filter, const TuObject *object);

#endif
