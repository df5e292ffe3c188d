/* Views. CREATE OR REPLACE where the old columns are the first of the new ones; else the view and
 * what stands on it are made anew. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static void
put_view(TuBuf *sql, const TuView *view)
{
    tu_pg_put(sql, "VIEW %N", &view->obj);
    if (view->columns.count > 0)
        tu_pg_put(sql, " (%P)", &view->columns);
    if (view->options.count > 0) {
        tu_buf_add(sql, " WITH ");
        tu_pg_put_options(sql, &view->options);
    }
    tu_buf_add(sql, " AS\n");
    tu_pg_put_trimmed(sql, view->as);
}

/* What the engine keeps with a view's columns: their comments and defaults for INSERT. */
static void
render_columns(TuRender *render, const TuObject *view)
{
    for (size_t i = 0; i < view->children.count; i++) {
        const TuObject *child = view->children.items[i];
        const TuColumn *column = (const TuColumn *)child;

        if (child->kind != TU_KIND_COLUMN)
            continue;
        if (column->default_expr != NULL)
            tu_pg_say(render, view, "ALTER VIEW %N ALTER COLUMN %C SET DEFAULT %s", view, child,
                      column->default_expr);
        tu_pg_comment(render, child);
    }
}

static void
create_view(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;

    tu_buf_add(&sql, "CREATE ");
    put_view(&sql, (const TuView *)object);
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
    render_columns(render, object);
}

/* The next column of a view from position *at on, or NULL. */
static const TuColumn *
next_column(const TuObject *view, size_t *at)
{
    while (*at < view->children.count) {
        const TuObject *child = view->children.items[(*at)++];

        if (child->kind == TU_KIND_COLUMN)
            return (const TuColumn *)child;
    }
    return NULL;
}

static bool
columns_are_prefix(const TuObject *from, const TuObject *to)
{
    size_t i = 0, j = 0, count = 0;
    const TuColumn *old, *new;

    while ((old = next_column(from, &i)) != NULL) {
        new = next_column(to, &j);
        if (new == NULL || !tu_pg_same(old->obj.name, new->obj.name) ||
            !tu_pg_same(old->type, new->type) || !tu_pg_same(old->collation, new->collation))
            return false;
        count++;
    }
    return count > 0;
}

static TuWay
view_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    uint64_t text = TU_FIELD_BIT(TU_VIEW_AS) | TU_FIELD_BIT(TU_VIEW_COLUMNS);

    if ((fields & text) == 0 || columns_are_prefix(from, to))
        return TU_WAY_ALTER;
    return TU_WAY_RECREATE;
}

/* Comments of columns whose view is replaced, not made anew: they come and go with it. */
static void
comment_columns(TuRender *render, const TuObject *from, const TuObject *to)
{
    size_t i = 0, j = 0;
    const TuColumn *new;

    while ((new = next_column(to, &j)) != NULL) {
        const TuColumn *old = next_column(from, &i);

        if (!tu_pg_same(old == NULL ? NULL : old->obj.comment, new->obj.comment))
            tu_pg_comment_changed(render, &new->obj);
    }
}

static void
alter_view(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
           const TuChange *whole)
{
    const TuView *old = (const TuView *)from, *new = (const TuView *)to;

    (void)whole;
    if (fields & (TU_FIELD_BIT(TU_VIEW_AS) | TU_FIELD_BIT(TU_VIEW_COLUMNS))) {
        TuBuf sql = TU_BUF_INIT;

        tu_buf_add(&sql, "CREATE OR REPLACE ");
        put_view(&sql, new);
        tu_pg_say_buf(render, to, &sql);
        comment_columns(render, from, to);
    } else if (fields & TU_FIELD_BIT(TU_VIEW_OPTIONS)) {
        tu_pg_alter_options(render, to, "VIEW", &old->options, &new->options);
    }
    if (fields & TU_FIELD_BIT(TU_VIEW_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_view(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "VIEW", name);
}

const TuRenderer tu_pg_view = {
    .create = create_view,
    .drop = tu_pg_drop_plain,
    .way = view_way,
    .alter = alter_view,
    .rename = rename_view,
};
