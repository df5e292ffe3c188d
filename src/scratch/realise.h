/* The steps of realising a declared model. */
#ifndef TU_SCRATCH_REALISE_H
#define TU_SCRATCH_REALISE_H

#include "scratch/scratch.h"

/* Create what is declared in an empty database and read it back, as the engine has it. */
TuStatus tu_realise_create(TuConn *conn, TuModel *declared, TuModel **out, TuError *err);
/* Put in what the file said and the engine cannot keep (renames, positions). Frees the realised
 * model when memory is out. */
TuStatus tu_realise_carry(TuModel *declared, TuModel **realised, TuError *err);

/* The object that a refused statement is about: of a table, the part that the engine means, where
 * that can be told. */
const TuObject *tu_realise_culprit(const TuDialect *dialect, const TuStatement *statement,
                                   const TuError *err);

#endif
