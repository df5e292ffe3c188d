/* Which engine's catalogs are read is asked of the connection. */
#include "config.h"

#include "introspect/introspect.h"

#include <string.h>

#include "introspect/introspect_dialects.h"

/* An engine whose loader is not written yet has no row. */
static const struct {
    const char *dialect;
    TuIntrospectFn *introspect;
} loaders[] = {
    {"postgresql", tu_introspect_pg},
#ifdef TU_INTROSPECT_SQLITE
    {"sqlite", tu_introspect_sqlite},
#endif
    {NULL, NULL},
};

TuStatus
tu_introspect(TuConn *conn, TuModel **out, TuError *err)
{
    const char *name = tu_conn_dialect(conn)->name;
    *out = NULL;
    for (size_t i = 0; i < TU_LEN(loaders); i++) {
        if (loaders[i].dialect && strcmp(loaders[i].dialect, name) == 0)
            return loaders[i].introspect(conn, out, err);
    }
    return tu_error_set(err, TU_ERR_UNSUPPORTED, "the catalogs of %s cannot be read yet", name);
}
