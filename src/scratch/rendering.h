/* The engine's own rendering of a database, as the second judge of a proof: pg_dump -s, or
 * sqlite_schema. */
#ifndef TU_SCRATCH_RENDERING_H
#define TU_SCRATCH_RENDERING_H

#include "base/vec.h"
#include "db/dump.h"

typedef struct TuRendering {
    TuPairs entries; /* title ("TABLE public.t") -> text, order of columns taken out; sorted */
} TuRendering;

/* TU_ERR_UNSUPPORTED when the engine's tool for it is not
 * installed (err says which). */
TuStatus tu_rendering_read(TuConn *conn, const TuDumpOptions *options, TuArena *arena,
                           TuRendering *out, TuError *err);

/* What stands in one and not in the other. Titles whose kind is not modelled go to uncovered (one
 * line each), the rest to out as a readable difference; true when out stays empty. rights (TuRight)
 * are managed. */
bool tu_rendering_compare(const TuRendering *got, const TuRendering *want, unsigned rights,
                          TuArena *arena, TuNames *uncovered, TuBuf *out);

#endif
