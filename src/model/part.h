/* Models out of models: a part of one, and one with another's objects put in. */
#ifndef TU_MODEL_PART_H
#define TU_MODEL_PART_H

#include "model/object.h"

/* Put the objects in the order that does not depend on how they were read: what stands alone by
 * key, each with its children behind it, whose own order stays; dependencies by that order. Before
 * tu_model_index(). False when memory is out. */
bool tu_model_arrange(TuModel *model);

/* The objects for which keep[id] is set, in a model of their own, indexed. Texts are borrowed: the
 * whole outlives the part. A child is kept only with its parent; dependencies on what is left out
 * are left out. NULL when memory is out. */
TuModel *tu_model_part(const TuModel *model, const bool *keep);

/* Take the objects for which drop[id] is set, with their children, out of a model, and put copies
 * of those of another for which take[id] is set in, with theirs. Dependencies follow the keys.
 * False when one of them leads nowhere then, or when two objects are the same: the model is of no
 * use any more. */
bool tu_model_graft(TuModel *into, const bool *drop, const TuModel *from, const bool *take);

#endif
