/* Portable types become the engine's own. */
#include "config.h"

#include "scratch/adapt.h"

#include <string.h>

#include "model/objects.h"

/* A type of the model's own keeps its name. */
static bool
is_declared(const TuModel *model, const char *type)
{
    static const TuKind kinds[] = {TU_KIND_ENUM, TU_KIND_DOMAIN, TU_KIND_COMPOSITE, TU_KIND_RANGE};
    for (size_t i = 0; i < TU_LEN(kinds); i++) {
        const TuVec *all = &model->kinds[kinds[i]];
        for (size_t j = 0; j < all->count; j++)
            if (strcmp(((const TuObject *)all->items[j])->name, type) == 0)
                return true;
    }
    return false;
}

static TuStatus
adapt_type(TuModel *model, TuEngine engine, const TuObject *object, const char **type, TuError *err)
{
    static const char *const names[] = {"PostgreSQL", "MySQL", "MariaDB", "SQLite"};
    const char *why = NULL;
    if (!*type)
        return TU_OK;
    const char *own = tu_type_here(engine, *type, model->arena, &why);
    if (own == *type || is_declared(model, *type))
        return TU_OK;
    if (!why) {
        *type = own;
        return TU_OK;
    }
    TuBuf what = TU_BUF_INIT;
    tu_object_describe(&what, object);
    tu_error_set(err, TU_ERR_UNSUPPORTED, "%s: %s has no type %s: %s", what.s, names[engine], *type,
                 why);
    tu_error_hint(err, "or give the type by dialect, see models/README.md");
    tu_error_at(err, object->pos.file, object->pos.line, object->pos.column);
    tu_buf_release(&what);
    return TU_ERR_UNSUPPORTED;
}

static TuStatus
adapt_attributes(TuModel *model, TuEngine engine, TuComposite *composite, TuError *err)
{
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && i < composite->attributes.count; i++)
        status =
            adapt_type(model, engine, &composite->obj, &composite->attributes.items[i].value, err);
    return status;
}

TuStatus
tu_adapt(TuModel *declared, const TuConn *conn, TuError *err)
{
    TuEngine engine = tu_engine_of(tu_conn_dialect(conn), tu_conn_server_version(conn));
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && i < declared->objects.count; i++) {
        TuObject *object = declared->objects.items[i];
        if (object->kind == TU_KIND_COLUMN)
            status = adapt_type(declared, engine, object, &((TuColumn *)object)->type, err);
        else if (object->kind == TU_KIND_DOMAIN)
            status = adapt_type(declared, engine, object, &((TuDomain *)object)->type, err);
        else if (object->kind == TU_KIND_COMPOSITE)
            status = adapt_attributes(declared, engine, (TuComposite *)object, err);
    }
    if (status != TU_OK)
        return status;
    tu_adapt_names(declared, engine);
    return tu_model_failed(declared) ? tu_error_nomem(err) : TU_OK;
}
