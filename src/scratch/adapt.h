/* What a model leaves to the engine it is realised on: types by portable names, and the names of
 * keys, checks and indexes that it gives none. */
#ifndef TU_SCRATCH_ADAPT_H
#define TU_SCRATCH_ADAPT_H

#include "db/conn.h"
#include "model/object.h"
#include "sql/types.h"

/* Into the model, whose default schema is set; a second time changes nothing. TU_ERR_UNSUPPORTED
 * with the place of a type that the engine has nothing for. */
TuStatus tu_adapt(TuModel *declared, const TuConn *conn, TuError *err);
/* The names alone; see models/README.md. */
void tu_adapt_names(TuModel *declared, TuEngine engine);

#endif
