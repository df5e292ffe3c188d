/* Which engine's catalogs are read is asked of the connection. */
#include "config.h"

#include "introspect/introspect.h"

#include <string.h>

#include "base/alloc.h"
#include "introspect/introspect_dialects.h"
#include "sql/lex.h"

static const struct {
    const char *dialect;
    TuIntrospectFn *introspect;
    TuCanonical *canonical; /* NULL: the engine's texts are canonical */
    bool fold_names, ordered;
    unsigned (*probe)(void); /* NULL: its versions say what it can alter */
} loaders[] = {
    {"postgresql", tu_introspect_pg, NULL, false, false, NULL},
    {"sqlite", tu_introspect_sqlite, tu_sqlite_canonical, true, false, tu_sqlite_probe},
    {"mysql", tu_introspect_mysql, NULL, false, true, NULL},
};

/* A text that could not be parsed for want of memory would be one that we do not know. */
static TuStatus
introspect_whole(TuIntrospectFn *introspect, TuConn *conn, TuModel **out, TuError *err)
{
    unsigned long failures = tu_alloc_failures();
    TuStatus status = introspect(conn, out, err);
    if (tu_alloc_failures() == failures)
        return status;
    tu_model_free(*out);
    *out = NULL;
    return tu_error_nomem(err);
}

TuStatus
tu_introspect(TuConn *conn, TuModel **out, TuError *err)
{
    const char *name = tu_conn_dialect(conn)->name;
    *out = NULL;
    for (size_t i = 0; i < TU_LEN(loaders); i++) {
        if (strcmp(loaders[i].dialect, name) == 0)
            return introspect_whole(loaders[i].introspect, conn, out, err);
    }
    return tu_error_set(err, TU_ERR_UNSUPPORTED, "the catalogs of %s cannot be read yet", name);
}

TuModel *
tu_introspect_empty(const TuConn *conn)
{
    const TuDialect *dialect = tu_conn_dialect(conn);
    for (size_t i = 0; i < TU_LEN(loaders); i++) {
        TuModel *model = strcmp(loaders[i].dialect, dialect->name) == 0 ? tu_model_new() : NULL;
        if (!model)
            continue;
        model->dialect = loaders[i].dialect;
        model->server_version = tu_arena_strdup(model->arena, tu_conn_server_version(conn));
        model->default_schema = dialect->default_schema;
        model->canonical = loaders[i].canonical;
        model->fold_names = loaders[i].fold_names;
        model->ordered = loaders[i].ordered;
        model->alters = loaders[i].probe ? loaders[i].probe() : 0;
        return model;
    }
    return NULL;
}
