/* The class of a change: what applications can still do when it was made. */
#ifndef TU_COMPAT_CLASS_H
#define TU_COMPAT_CLASS_H

#include "compat/version.h"
#include "model/objects.h"

/* from NULL: created; to NULL: dropped; name differs: renamed. fields: bits that differ. What comes
 * with a new table is not asked about: nobody wrote to it before. */
TuBump tu_class_of(const TuObject *from, const TuObject *to, uint64_t fields);
/* The same of an owner and privileges that differ (TuRight). */
TuBump tu_class_of_rights(const TuObject *from, const TuObject *to, unsigned rights);

#endif
