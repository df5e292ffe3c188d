/* Models for other engines. */
#ifndef TU_API_PORTABLE_H
#define TU_API_PORTABLE_H

#include "db/conn.h"
#include "model/object.h"

/* Portable names into a model that was read from conn's engine; realised there, it is the same. */
void tu_model_port(TuModel *model, const TuConn *conn);

#endif
