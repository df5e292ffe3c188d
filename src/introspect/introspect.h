/* catalogs → model: a constant number of set-based queries in one read-only snapshot. */
#ifndef TU_INTROSPECT_INTROSPECT_H
#define TU_INTROSPECT_INTROSPECT_H

#include "db/conn.h"
#include "model/objects.h"

/* Read everything in the database into a new model (tu_model_free()), indexed, with dependencies.
 * The engine's own schemas are left out, extension members too; what has no kind yet is in
 * model->unmodelled. TU_ERR_DB, TU_ERR_LOST, TU_ERR_NOMEM. */
TuStatus tu_introspect(TuConn *conn, TuModel **out, TuError *err);

/* A model without objects that says what tu_introspect() would say of the engine and its server;
 * NULL when memory is out or the catalogs cannot be read. */
TuModel *tu_introspect_empty(const TuConn *conn);

#endif
