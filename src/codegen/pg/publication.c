/* Publications. Tables and schemas come and go one by one; what is published about a table is
 * changed by taking it out and putting it in again. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

/* "public.orders (id, total) WHERE (total > 0)" */
static void
put_table(TuBuf *out, const TuObject *object)
{
    const TuPublicationTable *table = (const TuPublicationTable *)object;

    tu_buf_add(out, object->name);
    if (table->columns.count > 0)
        tu_pg_put(out, " (%P)", &table->columns);
    if (table->where != NULL)
        tu_pg_put(out, " WHERE (%s)", table->where);
}

static void
put_members(TuBuf *out, const TuPublication *publication)
{
    const TuVec *children = &publication->obj.children;
    size_t count = 0;

    for (size_t i = 0; i < children->count; i++) {
        const TuObject *child = children->items[i];

        if (child->kind != TU_KIND_PUBLICATION_TABLE || child->implied)
            continue;
        tu_buf_add(out, count++ == 0 ? "\n    FOR TABLE " : ", ");
        put_table(out, child);
    }
    if (publication->schemas.count > 0)
        tu_pg_put(out, "%sTABLES IN SCHEMA %P", count == 0 ? "\n    FOR " : ", ",
                  &publication->schemas);
}

static void
put_publish(TuBuf *out, const TuPublication *publication)
{
    const char *what = publication->publish;

    if (what == NULL)
        what = "insert, update, delete, truncate";
    else if (tu_pg_same(what, "none"))
        what = "";
    tu_pg_put(out, "publish = %L", what);
}

static void
put_settings(TuBuf *out, const TuPublication *publication)
{
    size_t count = 0;

    if (publication->publish != NULL) {
        tu_buf_add(out, count++ == 0 ? "\n    WITH (" : ", ");
        put_publish(out, publication);
    }
    if (publication->via_partition_root)
        tu_pg_put(out, "%spublish_via_partition_root = true", count++ == 0 ? "\n    WITH (" : ", ");
    if (publication->generated_columns != NULL)
        tu_pg_put(out, "%spublish_generated_columns = %I", count++ == 0 ? "\n    WITH (" : ", ",
                  publication->generated_columns);
    if (count > 0)
        tu_buf_addc(out, ')');
}

static void
create_publication(TuRender *render, const TuObject *object)
{
    const TuPublication *publication = (const TuPublication *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE PUBLICATION %C", object);
    if (publication->all_tables)
        tu_buf_add(&sql, "\n    FOR ALL TABLES");
    else
        put_members(&sql, publication);
    put_settings(&sql, publication);
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
}

static TuWay
publication_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return fields & TU_FIELD_BIT(TU_PUBLICATION_ALL_TABLES) ? TU_WAY_RECREATE : TU_WAY_ALTER;
}

static void
change_schemas(TuRender *render, const TuObject *object, const char *verb, const TuNames *names,
               const TuNames *others)
{
    TuBuf list = TU_BUF_INIT;

    for (size_t i = 0; i < names->count; i++)
        if (!tu_names_have(others, names->items[i]))
            tu_pg_put(&list, "%s%I", list.len > 0 ? ", " : "", names->items[i]);
    if (list.failed)
        tu_render_fail(render, TU_ERR_NOMEM, object, "out of memory");
    else if (list.len > 0)
        tu_pg_say(render, object, "ALTER PUBLICATION %C %s TABLES IN SCHEMA %s", object, verb,
                  list.s);
    tu_buf_release(&list);
}

static void
change_settings(TuRender *render, const TuPublication *to, uint64_t fields)
{
    TuBuf set = TU_BUF_INIT;

    if (fields & TU_FIELD_BIT(TU_PUBLICATION_PUBLISH))
        put_publish(&set, to);
    if (fields & TU_FIELD_BIT(TU_PUBLICATION_VIA_PARTITION_ROOT))
        tu_pg_put(&set, "%spublish_via_partition_root = %s", set.len > 0 ? ", " : "",
                  to->via_partition_root ? "true" : "false");
    if (fields & TU_FIELD_BIT(TU_PUBLICATION_GENERATED_COLUMNS))
        tu_pg_put(&set, "%spublish_generated_columns = %I", set.len > 0 ? ", " : "",
                  to->generated_columns == NULL ? "none" : to->generated_columns);
    if (set.failed)
        tu_render_fail(render, TU_ERR_NOMEM, &to->obj, "out of memory");
    else if (set.len > 0)
        tu_pg_say(render, &to->obj, "ALTER PUBLICATION %C SET (%s)", &to->obj, set.s);
    tu_buf_release(&set);
}

static void
alter_publication(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                  const TuChange *whole)
{
    const TuPublication *old = (const TuPublication *)from, *new = (const TuPublication *)to;

    (void)whole;
    change_schemas(render, to, "DROP", &old->schemas, &new->schemas);
    change_schemas(render, to, "ADD", &new->schemas, &old->schemas);
    change_settings(render, new, fields);
    if (fields & TU_FIELD_BIT(TU_PUBLICATION_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_publication(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER PUBLICATION %C RENAME TO %I", from, name);
}

const TuRenderer tu_pg_publication = {
    .create = create_publication,
    .drop = tu_pg_drop_plain,
    .way = publication_way,
    .alter = alter_publication,
    .rename = rename_publication,
};

static void
add_table(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "ALTER PUBLICATION %C ADD TABLE ", object->parent);
    put_table(&sql, object);
    tu_pg_say_buf(render, object, &sql);
}

static void
drop_table(TuRender *render, const TuObject *object)
{
    tu_pg_say(render, object, "ALTER PUBLICATION %C DROP TABLE %s", object->parent, object->name);
}

const TuRenderer tu_pg_publication_table = {
    .create = add_table,
    .drop = drop_table,
};
