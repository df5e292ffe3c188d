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

/* What INSERT takes for the columns that are not given. */
static void
set_defaults(TuRender *render, const TuObject *view, const TuPairs *from, const TuPairs *to)
{
    for (size_t i = 0; i < to->count; i++) {
        const TuPair *pair = &to->items[i];

        if (from == NULL || !tu_pg_same(tu_pairs_find(from, pair->name), pair->value))
            tu_pg_say(render, view, "ALTER VIEW %N ALTER COLUMN %I SET DEFAULT %s", view,
                      pair->name, pair->value);
    }
    for (size_t i = 0; from != NULL && i < from->count; i++)
        if (tu_pairs_find(to, from->items[i].name) == NULL)
            tu_pg_say(render, view, "ALTER VIEW %N ALTER COLUMN %I DROP DEFAULT", view,
                      from->items[i].name);
}

static void
create_view(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;

    tu_buf_add(&sql, "CREATE ");
    put_view(&sql, (const TuView *)object);
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
    set_defaults(render, object, NULL, &((const TuView *)object)->column_defaults);
    tu_pg_comment_columns(render, object, NULL, &((const TuView *)object)->column_comments);
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
    } else if (fields & TU_FIELD_BIT(TU_VIEW_OPTIONS)) {
        tu_pg_alter_options(render, to, "VIEW", &old->options, &new->options);
    }
    if (fields & TU_FIELD_BIT(TU_VIEW_COLUMN_DEFAULTS))
        set_defaults(render, to, &old->column_defaults, &new->column_defaults);
    if (fields & TU_FIELD_BIT(TU_VIEW_COLUMN_COMMENTS))
        tu_pg_comment_columns(render, to, &old->column_comments, &new->column_comments);
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
