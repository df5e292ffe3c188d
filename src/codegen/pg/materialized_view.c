/* Materialised views. A new query is a new view: the engine cannot replace one. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static const char *
own_storage(const TuRender *render, const TuObject *view, const char *name)
{
    const TuObject *column = tu_object_child(view, TU_KIND_COLUMN, name);

    return column == NULL ? "EXTENDED"
                          : tu_pg_default_storage(render->to, ((const TuColumn *)column)->type);
}

/* "name storage": the column's part is what stands before the last space. */
static void
set_column(TuRender *render, const TuObject *view, const char *setting, const char *value)
{
    const char *what = strrchr(setting, ' ');
    TuBuf column = TU_BUF_INIT, clause = TU_BUF_INIT;

    if (what == NULL)
        return;
    tu_buf_addn(&column, setting, (size_t)(what - setting));
    what++;
    if (strcmp(what, "storage") == 0)
        tu_pg_put(&clause, "SET STORAGE %s",
                  value != NULL ? value : own_storage(render, view, column.s));
    else if (strcmp(what, "compression") == 0)
        tu_pg_put(&clause, "SET COMPRESSION %s", value != NULL ? value : "default");
    else if (strcmp(what, "statistics") == 0)
        tu_pg_put(&clause, "SET STATISTICS %s", value != NULL ? value : "-1");
    else if (value != NULL)
        tu_pg_put(&clause, "SET (%I=%s)", what, value);
    else
        tu_pg_put(&clause, "RESET (%I)", what);
    tu_pg_say(render, view, "ALTER MATERIALIZED VIEW %N ALTER COLUMN %I %s", view, column.s,
              clause.s);
    tu_buf_release(&column);
    tu_buf_release(&clause);
}

static void
set_columns(TuRender *render, const TuObject *view, const TuPairs *from, const TuPairs *to)
{
    for (size_t i = 0; from != NULL && i < from->count; i++)
        if (tu_pairs_find(to, from->items[i].name) == NULL)
            set_column(render, view, from->items[i].name, NULL);
    for (size_t i = 0; i < to->count; i++) {
        const TuPair *pair = &to->items[i];

        if (from == NULL || !tu_pg_same(tu_pairs_find(from, pair->name), pair->value))
            set_column(render, view, pair->name, pair->value);
    }
}

static void
create_materialized_view(TuRender *render, const TuObject *object)
{
    const TuMaterializedView *view = (const TuMaterializedView *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE MATERIALIZED VIEW %N", object);
    if (view->access_method != NULL)
        tu_pg_put(&sql, " USING %I", view->access_method);
    if (view->options.count > 0) {
        tu_buf_add(&sql, " WITH ");
        tu_pg_put_options(&sql, &view->options);
    }
    if (view->tablespace != NULL)
        tu_pg_put(&sql, " TABLESPACE %I", view->tablespace);
    tu_buf_add(&sql, " AS\n");
    tu_pg_put_trimmed(&sql, view->as);
    if (view->no_data)
        tu_buf_add(&sql, "\nWITH NO DATA");
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
    set_columns(render, object, NULL, &view->column_settings);
    tu_pg_comment_columns(render, object, NULL, &view->column_comments);
}

static void
drop_materialized_view(TuRender *render, const TuObject *object)
{
    tu_render_hazard(render, tu_pg_drop(render, object), 0, "TU124",
                     "what materialized view %s holds must be computed again", object->name);
}

static TuWay
materialized_view_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return fields & TU_FIELD_BIT(TU_MATERIALIZED_VIEW_AS) ? TU_WAY_RECREATE : TU_WAY_ALTER;
}

static void
alter_storage(TuRender *render, const TuMaterializedView *view, uint64_t fields)
{
    const TuObject *object = &view->obj;

    if (fields & TU_FIELD_BIT(TU_MATERIALIZED_VIEW_ACCESS_METHOD))
        tu_render_hazard(
            render,
            tu_pg_say(render, object, "ALTER MATERIALIZED VIEW %N SET ACCESS METHOD %I", object,
                      view->access_method == NULL ? "heap" : view->access_method),
            TU_STATEMENT_LONG_LOCK, "TU307", "all of %s is written anew", object->name);
    if (fields & TU_FIELD_BIT(TU_MATERIALIZED_VIEW_TABLESPACE))
        tu_render_hazard(
            render,
            tu_pg_say(render, object, "ALTER MATERIALIZED VIEW %N SET TABLESPACE %I", object,
                      view->tablespace == NULL ? "pg_default" : view->tablespace),
            TU_STATEMENT_LONG_LOCK, "TU307", "all of %s is written anew", object->name);
}

static void
alter_materialized_view(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                        const TuChange *whole)
{
    const TuMaterializedView *old = (const TuMaterializedView *)from;
    const TuMaterializedView *new = (const TuMaterializedView *)to;

    (void)whole;
    alter_storage(render, new, fields);
    if (fields & TU_FIELD_BIT(TU_MATERIALIZED_VIEW_OPTIONS))
        tu_pg_alter_options(render, to, "MATERIALIZED VIEW", &old->options, &new->options);
    if (fields & TU_FIELD_BIT(TU_MATERIALIZED_VIEW_NO_DATA))
        tu_render_hazard(render,
                         tu_pg_say(render, to, "REFRESH MATERIALIZED VIEW %N%s", to,
                                   new->no_data ? " WITH NO DATA" : ""),
                         TU_STATEMENT_LONG_LOCK, "TU225", "refresh blocks readers of %s", to->name);
    if (fields & TU_FIELD_BIT(TU_MATERIALIZED_VIEW_CLUSTER_ON))
        tu_pg_cluster_on(render, to, old->cluster_on, new->cluster_on);
    if (fields & TU_FIELD_BIT(TU_MATERIALIZED_VIEW_COLUMN_SETTINGS))
        set_columns(render, to, &old->column_settings, &new->column_settings);
    if (fields & TU_FIELD_BIT(TU_MATERIALIZED_VIEW_COLUMN_COMMENTS))
        tu_pg_comment_columns(render, to, &old->column_comments, &new->column_comments);
    if (fields & TU_FIELD_BIT(TU_MATERIALIZED_VIEW_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_materialized_view(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "MATERIALIZED VIEW", name);
}

const TuRenderer tu_pg_materialized_view = {
    .create = create_materialized_view,
    .drop = drop_materialized_view,
    .way = materialized_view_way,
    .alter = alter_materialized_view,
    .rename = rename_materialized_view,
};
