/* Which engine's catalogs are read is asked of the connection. */
#include "config.h"

#include "introspect/introspect.h"

#include <string.h>

#include "introspect/introspect_dialects.h"

static const struct {
    const char *dialect;
    TuIntrospectFn *introspect;
} loaders[] = {
    {"postgresql", tu_introspect_pg},
    {"sqlite", tu_introspect_sqlite},
};

TuStatus
tu_introspect(TuConn *conn, TuModel **out, TuError *err)
{
    const char *name = tu_conn_dialect(conn)->name;
    *out = NULL;
    for (size_t i = 0; i < TU_LEN(loaders); i++) {
        if (strcmp(loaders[i].dialect, name) == 0)
            return loaders[i].introspect(conn, out, err);
    }
    return tu_error_set(err, TU_ERR_UNSUPPORTED, "the catalogs of %s cannot be read yet", name);
}
