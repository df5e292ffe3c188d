/* Indexes of tables and materialised views. Indexes of partitions are attached to the index of
 * their parent by name; that one is created ON ONLY the parent, so that names stay as declared. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static void
put_list(TuBuf *out, const TuNames *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        tu_buf_add(out, i == 0 ? "" : ", ");
        tu_buf_add(out, texts->items[i]);
    }
}

/* An index on a partitioned table whose partitions have theirs in the model. */
static bool
has_parts(const TuModel *model, const TuIndex *index)
{
    const TuObject *table = index->obj.parent;

    if (table == NULL || table->kind != TU_KIND_TABLE ||
        ((const TuTable *)table)->partition_by == NULL)
        return false;
    for (size_t i = 0; i < model->kinds[TU_KIND_INDEX].count; i++) {
        const TuObject *object = model->kinds[TU_KIND_INDEX].items[i];
        const TuRef *ref = &((const TuIndex *)object)->partition_of;

        if (object->kind == TU_KIND_INDEX && !object->implied && ref->table != NULL &&
            strcmp(ref->table, index->obj.name) == 0)
            return true;
    }
    return false;
}

static void
put_index(TuBuf *out, const TuIndex *index, bool only)
{
    tu_pg_put(out, "CREATE %sINDEX ", index->unique ? "UNIQUE " : "");
    if (index->obj.name[0] != '\0')
        tu_pg_put(out, "%C ", &index->obj);
    tu_pg_put(out, "ON %s%N ", only ? "ONLY " : "", index->obj.parent);
    if (index->method != NULL)
        tu_pg_put(out, "USING %I ", index->method);
    tu_buf_addc(out, '(');
    put_list(out, &index->on);
    tu_buf_addc(out, ')');
    if (index->include.count > 0)
        tu_pg_put(out, " INCLUDE (%P)", &index->include);
    if (index->nulls_not_distinct)
        tu_buf_add(out, " NULLS NOT DISTINCT");
    if (index->options.count > 0) {
        tu_buf_add(out, " WITH ");
        tu_pg_put_options(out, &index->options);
    }
    if (index->tablespace != NULL)
        tu_pg_put(out, " TABLESPACE %I", index->tablespace);
    if (index->where != NULL)
        tu_pg_put(out, " WHERE %s", index->where);
}

static void
attach(TuRender *render, const TuIndex *index)
{
    const TuRef *ref = &index->partition_of;
    TuBuf parent = TU_BUF_INIT;
    const char *schema = ref->schema != NULL ? ref->schema : index->obj.parent->schema;

    tu_sql_name(&parent, &tu_dialect_pg, schema, ref->table);
    tu_pg_say(render, &index->obj, "ALTER INDEX %s ATTACH PARTITION %N", parent.s, &index->obj);
    tu_buf_release(&parent);
}

/* Creating a partition of a table that had this index already brings the partition's own. */
static bool
comes_with_partition(const TuRender *render, const TuIndex *index)
{
    const TuObject *table = index->obj.parent;
    const TuObject *parent, *before;

    if (index->partition_of.table == NULL || table->kind != TU_KIND_TABLE ||
        tu_pg_existed(render, table))
        return false;
    parent = tu_pg_partition_parent(render->to, (const TuTable *)table);
    before = parent == NULL ? NULL : tu_model_find_same(render->from, parent);
    return before != NULL &&
           tu_object_child(before, TU_KIND_INDEX, index->partition_of.table) != NULL;
}

/* Statistics targets of expressions, by their position. */
static void
set_statistics(TuRender *render, const TuObject *index, const TuPairs *from, const TuPairs *to)
{
    for (size_t i = 0; i < from->count; i++)
        if (tu_pairs_find(to, from->items[i].name) == NULL)
            tu_pg_say(render, index, "ALTER INDEX %N ALTER COLUMN %s SET STATISTICS -1", index,
                      from->items[i].name);
    for (size_t i = 0; i < to->count; i++) {
        const TuPair *pair = &to->items[i];

        if (!tu_pg_same(tu_pairs_find(from, pair->name), pair->value))
            tu_pg_say(render, index, "ALTER INDEX %N ALTER COLUMN %s SET STATISTICS %s", index,
                      pair->name, pair->value);
    }
}

static void
create_index(TuRender *render, const TuObject *object)
{
    const TuIndex *index = (const TuIndex *)object;
    TuBuf sql = TU_BUF_INIT;

    if (comes_with_partition(render, index)) {
        tu_pg_comment(render, object);
        return;
    }
    put_index(&sql, index, has_parts(render->to, index));
    TuStatement *statement = tu_pg_say_buf(render, object, &sql);
    if (tu_pg_existed(render, object->parent) && object->parent->kind == TU_KIND_TABLE)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU201",
                         "index build blocks writes on %s", object->parent->name);
    if (index->partition_of.table != NULL)
        attach(render, index);
    set_statistics(render, object, &(TuPairs){0}, &index->statistics);
    tu_pg_comment(render, object);
    tu_pg_replica_index(render, object);
    tu_pg_cluster_index(render, object);
}

static void
drop_index(TuRender *render, const TuObject *object)
{
    const TuIndex *index = (const TuIndex *)object;
    bool parent_goes = false;

    /* A partition's index cannot be dropped alone: it goes with its parent's. */
    if (index->partition_of.table != NULL && object->parent->kind == TU_KIND_TABLE) {
        const TuTable *table = (const TuTable *)object->parent;
        const TuObject *parent = tu_pg_partition_parent(render->from, table);

        parent_goes = parent != NULL;
    }
    if (parent_goes)
        return;
    if (index->invalid) { /* a copy of the schema does not have it */
        tu_pg_say(render, object, "DROP INDEX IF EXISTS %N", object);
        return;
    }
    tu_render_hazard(render, tu_pg_drop(render, object), 0, "TU202",
                     "dropping an index waits for all users of %s", object->parent->name);
}

static TuWay
index_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuIndex *old = (const TuIndex *)from, *new = (const TuIndex *)to;
    uint64_t in_place = TU_FIELD_BIT(TU_INDEX_OPTIONS) | TU_FIELD_BIT(TU_INDEX_TABLESPACE) |
                        TU_FIELD_BIT(TU_INDEX_INVALID) | TU_FIELD_BIT(TU_INDEX_PARTITION_OF) |
                        TU_FIELD_BIT(TU_INDEX_STATISTICS) | TU_FIELD_BIT(TU_INDEX_COMMENT);

    if ((fields & ~in_place) || (old->invalid && !new->invalid))
        return TU_WAY_RECREATE;
    return TU_WAY_ALTER;
}

static void
alter_index(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
            const TuChange *whole)
{
    const TuIndex *old = (const TuIndex *)from, *new = (const TuIndex *)to;

    (void)whole;
    if (fields & TU_FIELD_BIT(TU_INDEX_OPTIONS))
        tu_pg_alter_options(render, to, "INDEX", &old->options, &new->options);
    if (fields & TU_FIELD_BIT(TU_INDEX_TABLESPACE))
        tu_render_hazard(render,
                         tu_pg_say(render, to, "ALTER INDEX %N SET TABLESPACE %I", to,
                                   new->tablespace == NULL ? "pg_default" : new->tablespace),
                         TU_STATEMENT_LONG_LOCK, "TU307", "all of %s is written anew", to->name);
    if (fields & TU_FIELD_BIT(TU_INDEX_STATISTICS))
        set_statistics(render, to, &old->statistics, &new->statistics);
    /* Taken off by DETACH PARTITION of its table. */
    if ((fields & TU_FIELD_BIT(TU_INDEX_PARTITION_OF)) && new->partition_of.table != NULL)
        attach(render, new);
    if (fields & TU_FIELD_BIT(TU_INDEX_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_index(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "INDEX", name);
}

const TuRenderer tu_pg_index = {
    .create = create_index,
    .drop = drop_index,
    .way = index_way,
    .alter = alter_index,
    .rename = rename_index,
};
