/* A proof on the part of a large database that a migration has to do with. */
#ifndef TU_SCRATCH_SLICE_H
#define TU_SCRATCH_SLICE_H

#include "scratch/prove.h"

/* Databases with more tables and views than this, on both sides together, are proven on a slice. */
#define TU_SLICE_ABOVE 600

typedef struct TuSlice {
    TuModel *from, *to; /* owned; as the engine has them */
    TuScratch *from_scratch, *to_scratch;
    size_t objects, of; /* that stand alone: in the slices, in the models */
} TuSlice;

/* Are the models large enough? */
bool tu_slice_pays(const TuModel *from, const TuModel *to);
/* What the changes create, alter and drop, with what that needs and what depends on it, in scratch
 * databases: all of it, but without foreign keys that lead out. renames may be NULL. False in *made
 * where the slice cannot stand for the whole: then it has to be proven in full. */
TuStatus tu_slice_make(const TuModel *from, const TuModel *to, const TuChanges *changes,
                       const TuRename *renames, size_t rename_count, const TuProveOptions *options,
                       TuSlice *out, bool *made, TuError *err);
void tu_slice_release(TuSlice *slice);

#endif
