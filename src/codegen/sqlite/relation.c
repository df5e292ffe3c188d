/* Indexes, views and triggers: created as the catalog has them, changed by drop and create. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"

static void
drop(TuRender *render, const TuObject *object, const char *what)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_addf(&sql, "DROP %s ", what);
    tu_sqlite_ident(&sql, object->name);
    tu_sqlite_add(render, object, &sql);
}

static const char *
unsupported(const TuIndex *index)
{
    return index->include.count                                   ? "INCLUDE"
           : index->nulls_not_distinct                            ? "NULLS NOT DISTINCT"
           : index->options.count                                 ? "storage parameters"
           : index->tablespace                                    ? "tablespaces"
           : index->method && strcmp(index->method, "btree") != 0 ? "other index methods than btree"
                                                                  : NULL;
}

static void
add_index(TuRender *render, TuBuf *out, const TuIndex *index)
{
    const TuObject *object = &index->obj;
    const char *what = unsupported(index);
    if (what)
        tu_render_fail(render, TU_ERR_UNSUPPORTED, object, "SQLite has no %s", what);
    tu_buf_add(out, index->unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
    tu_sqlite_ident(out, object->name);
    tu_buf_add(out, " ON ");
    tu_sqlite_ident(out, object->parent->name);
    tu_buf_add(out, " (");
    for (size_t i = 0; i < index->on.count; i++) {
        tu_buf_add(out, i ? ", " : NULL);
        if (tu_sqlite_find_column(object->parent, index->on.items[i]))
            tu_sqlite_ident(out, index->on.items[i]);
        else
            tu_buf_add(out, index->on.items[i]);
    }
    tu_buf_addc(out, ')');
    if (index->where)
        tu_buf_addf(out, " WHERE %s", index->where);
}

static void
create_index(TuRender *render, const TuObject *object)
{
    const TuIndex *index = (const TuIndex *)object;
    TuBuf sql = TU_BUF_INIT;
    if (index->sql)
        tu_sqlite_verbatim(&sql, index->sql);
    else
        add_index(render, &sql, index);
    tu_sqlite_add(render, object, &sql);
}

static void
drop_index(TuRender *render, const TuObject *object)
{
    drop(render, object, "INDEX");
}

static void
create_view(TuRender *render, const TuObject *object)
{
    const TuView *view = (const TuView *)object;
    TuBuf sql = TU_BUF_INIT;
    if (view->sql) {
        tu_sqlite_verbatim(&sql, view->sql);
    } else {
        if (view->options.count)
            tu_render_fail(render, TU_ERR_UNSUPPORTED, object, "SQLite has no options of views");
        tu_buf_add(&sql, "CREATE VIEW ");
        tu_sqlite_ident(&sql, object->name);
        if (view->columns.count) {
            tu_buf_add(&sql, " (");
            tu_sql_ident_list(&sql, &tu_dialect_sqlite, &view->columns);
            tu_buf_addc(&sql, ')');
        }
        tu_buf_add(&sql, " AS ");
        tu_sqlite_verbatim(&sql, view->as);
    }
    tu_sqlite_add(render, object, &sql);
}

static void
drop_view(TuRender *render, const TuObject *object)
{
    drop(render, object, "VIEW");
}

static void
create_trigger(TuRender *render, const TuObject *object)
{
    const TuTrigger *trigger = (const TuTrigger *)object;
    TuBuf sql = TU_BUF_INIT;
    if (trigger->enabled)
        tu_render_fail(render, TU_ERR_UNSUPPORTED, object, "SQLite cannot disable triggers");
    tu_sqlite_verbatim(&sql, trigger->definition);
    tu_sqlite_add(render, object, &sql);
}

static void
drop_trigger(TuRender *render, const TuObject *object)
{
    drop(render, object, "TRIGGER");
}

const TuRenderer tu_sqlite_index = {.create = create_index, .drop = drop_index};
const TuRenderer tu_sqlite_view = {.create = create_view, .drop = drop_view};
const TuRenderer tu_sqlite_trigger = {.create = create_trigger, .drop = drop_trigger};
