/* Indexes of tables and materialised views. Indexes of partitions are attached to the index of
 * their parent by name; that one is created ON ONLY the parent, so that names stay as declared. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

/* The name of a column as a model has it, or SQL text as the catalog prints it: "a DESC" is a
 * column of that name only where there is none that is called a. */
static bool
is_column(const TuIndex *index, const char *text)
{
    char first[256];
    size_t len = strcspn(text, " ");
    if (tu_object_child(index->obj.parent, TU_KIND_COLUMN, text) == NULL ||
        strchr(text, '(') != NULL || text[0] == '"' || len >= sizeof first)
        return false;
    memcpy(first, text, len);
    first[len] = '\0';
    return text[len] == '\0' || tu_object_child(index->obj.parent, TU_KIND_COLUMN, first) == NULL;
}

static void
put_keys(TuBuf *out, const TuIndex *index)
{
    for (size_t i = 0; i < index->on.count; i++) {
        tu_buf_add(out, i == 0 ? "" : ", ");
        tu_pg_put(out, is_column(index, index->on.items[i]) ? "%I" : "%s", index->on.items[i]);
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

typedef enum Form { PLAIN, ONLY, CONCURRENTLY } Form;

static void
put_index(TuBuf *out, const TuIndex *index, Form form)
{
    tu_pg_put(out, "CREATE %sINDEX %s", index->unique ? "UNIQUE " : "",
              form == CONCURRENTLY ? "CONCURRENTLY " : "");
    if (index->obj.name[0] != '\0')
        tu_pg_put(out, "%C ", &index->obj);
    tu_pg_put(out, "ON %s%N ", form == ONLY ? "ONLY " : "", index->obj.parent);
    if (index->method != NULL)
        tu_pg_put(out, "USING %I ", index->method);
    tu_buf_addc(out, '(');
    put_keys(out, index);
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

/* ---- online ---- */

static bool
builds_online(const TuRender *render, const TuObject *table)
{
    return tu_pg_online(render, table) && !tu_pg_is_partitioned(table);
}

/* The part of a partitioned index from position *at on, or NULL. */
static const TuIndex *
next_part(const TuModel *model, const TuIndex *index, size_t *at)
{
    while (*at < model->kinds[TU_KIND_INDEX].count) {
        const TuIndex *part = model->kinds[TU_KIND_INDEX].items[(*at)++];
        const char *schema = part->partition_of.schema;

        if (part->partition_of.table != NULL &&
            strcmp(part->partition_of.table, index->obj.name) == 0 &&
            (schema == NULL || tu_pg_same(schema, index->obj.parent->schema)))
            return part;
    }
    return NULL;
}

/* Can all of a partitioned index be built part by part? */
static bool
parts_can(const TuRender *render, const TuIndex *index, int depth)
{
    const TuIndex *part;
    size_t at = 0;

    if (!tu_pg_online(render, index->obj.parent) || depth > 16)
        return false;
    while ((part = next_part(render->to, index, &at)) != NULL) {
        const TuObject *table = part->obj.parent;

        if (!tu_pg_existed(render, table))
            continue;
        if (tu_model_find_same(render->from, &part->obj) != NULL || table->kind != TU_KIND_TABLE ||
            ((const TuTable *)table)->server != NULL)
            return false;
        if (tu_pg_is_partitioned(table) && !parts_can(render, part, depth + 1))
            return false;
    }
    return true;
}

/* A partition that is made after the index of the whole gets its own along. */
static bool
comes_along(const TuRender *render, const TuIndex *part)
{
    const TuVec *statements = &render->plan->statements;

    if (tu_pg_existed(render, part->obj.parent))
        return false;
    for (size_t i = 0; i < statements->count; i++)
        if (((const TuStatement *)statements->items[i])->object == part->obj.parent)
            return false;
    return true;
}

/* The indexes of partitioned tables alone, which takes no time, and then those of the partitions.
 */
static void
build_parts(TuRender *render, const TuIndex *index, bool partitioned)
{
    const TuIndex *part;
    size_t at = 0;

    if (partitioned) {
        TuBuf sql = TU_BUF_INIT;

        put_index(&sql, index, ONLY);
        tu_pg_say_buf(render, &index->obj, &sql);
    }
    while ((part = next_part(render->to, index, &at)) != NULL) {
        bool online = builds_online(render, part->obj.parent);

        if (comes_along(render, part))
            continue;
        if (tu_pg_is_partitioned(part->obj.parent)) {
            build_parts(render, part, partitioned);
        } else if (!partitioned) {
            TuBuf sql = TU_BUF_INIT;

            put_index(&sql, part, online ? CONCURRENTLY : PLAIN);
            TuStatement *statement = tu_pg_say_buf(render, &part->obj, &sql);
            if (online)
                tu_pg_outside(statement);
        }
    }
}

static void
attach_parts(TuRender *render, const TuIndex *index)
{
    const TuIndex *part;
    size_t at = 0;

    while ((part = next_part(render->to, index, &at)) != NULL) {
        if (comes_along(render, part))
            continue;
        if (tu_pg_is_partitioned(part->obj.parent))
            attach_parts(render, part);
        attach(render, part);
    }
}

/* Does what an old index needs stay as it is? */
static bool
is_same(const TuRender *render, const TuObject *needed)
{
    const TuObject *to = tu_model_find_same(render->to, needed);
    uint64_t fields = to == NULL ? 1 : tu_object_diff(needed, to, NULL);

    if (needed->kind == TU_KIND_COLUMN)
        fields &= TU_FIELD_BIT(TU_COLUMN_TYPE) | TU_FIELD_BIT(TU_COLUMN_COLLATION) |
                  TU_FIELD_BIT(TU_COLUMN_GENERATED) | TU_FIELD_BIT(TU_COLUMN_GENERATED_STORAGE);
    if (needed->kind == TU_KIND_TABLE)
        return to != NULL;
    return to != NULL && fields == 0 && !tu_pg_is_replaced(render, needed);
}

bool
tu_pg_index_replaces(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuIndex *old = (const TuIndex *)from;
    const TuVec *keys = &render->from->kinds[TU_KIND_FOREIGN_KEY];

    (void)fields;
    if (from->kind != TU_KIND_INDEX || !builds_online(render, to->parent) || old->invalid ||
        old->partition_of.table != NULL || ((const TuIndex *)to)->partition_of.table != NULL)
        return false;
    for (size_t i = 0; i < keys->count; i++)
        if (tu_pg_needs(keys->items[i], from))
            return false;
    for (size_t i = 0; i < from->deps.count; i++)
        if (!is_same(render, from->deps.items[i]))
            return false;
    return true;
}

/* The old index stands aside until the new one is ready. */
static void
replace_index(TuRender *render, const TuIndex *from, const TuIndex *to)
{
    const TuObject *object = &to->obj, *table = object->parent;
    const char *aside = tu_pg_free_name(render, table, from->obj.name, "_old");
    TuBuf sql = TU_BUF_INIT, old = TU_BUF_INIT;

    if (aside == NULL)
        return;
    tu_sql_name(&old, &tu_dialect_pg, table->schema, aside);
    tu_pg_say(render, object, "ALTER INDEX %N RENAME TO %I", object, aside);
    put_index(&sql, to, CONCURRENTLY);
    tu_pg_outside(tu_pg_say_buf(render, object, &sql));
    size_t first = render->plan->statements.count;
    set_statistics(render, object, &(TuPairs){0}, &to->statistics);
    tu_pg_comment(render, object);
    tu_pg_mark_since(render, first, TU_STATEMENT_LATER);
    tu_pg_replica_index(render, object);
    tu_pg_cluster_index(render, object);
    tu_pg_outside(tu_pg_say(render, object, "DROP INDEX CONCURRENTLY %s", old.s));
    tu_buf_release(&old);
}

/* ---- create, drop ---- */

static void
build_index(TuRender *render, const TuIndex *index)
{
    const TuObject *object = &index->obj;
    bool online = builds_online(render, object->parent), parts = has_parts(render->to, index);
    TuBuf sql = TU_BUF_INIT;

    if (online && index->partition_of.table != NULL &&
        !tu_pg_online(render, tu_pg_partition_parent(render->to, (const TuTable *)object->parent)))
        online = false;
    put_index(&sql, index, parts ? ONLY : online ? CONCURRENTLY : PLAIN);
    TuStatement *statement = tu_pg_say_buf(render, object, &sql);
    if (online && !parts)
        tu_pg_outside(statement);
    else if (tu_pg_existed(render, object->parent) && object->parent->kind == TU_KIND_TABLE)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU201",
                         "index build blocks writes on %s", object->parent->name);
    if (index->partition_of.table != NULL)
        attach(render, index);
}

static void
create_index(TuRender *render, const TuObject *object)
{
    const TuIndex *index = (const TuIndex *)object;

    if (comes_with_partition(render, index)) {
        tu_pg_comment(render, object);
        return;
    }
    bool parts = tu_pg_is_partitioned(object->parent) && index->partition_of.table == NULL &&
                 !has_parts(render->to, index) && parts_can(render, index, 0);
    if (parts) {
        build_parts(render, index, true);
        build_parts(render, index, false);
        attach_parts(render, index);
    } else {
        build_index(render, index);
    }
    size_t first = render->plan->statements.count;
    set_statistics(render, object, &(TuPairs){0}, &index->statistics);
    tu_pg_comment(render, object);
    if (!parts && builds_online(render, object->parent))
        tu_pg_mark_since(render, first, TU_STATEMENT_LATER);
    tu_pg_replica_index(render, object);
    tu_pg_cluster_index(render, object);
}

static void
drop_index(TuRender *render, const TuObject *object)
{
    const TuIndex *index = (const TuIndex *)object;
    const TuObject *table = tu_model_find_same(render->to, object->parent);
    bool parent_goes = false;

    /* A partition's index cannot be dropped alone: it goes with its parent's. */
    if (index->partition_of.table != NULL && object->parent->kind == TU_KIND_TABLE) {
        const TuObject *parent =
            tu_pg_partition_parent(render->from, (const TuTable *)object->parent);

        parent_goes = parent != NULL;
    }
    if (parent_goes)
        return;
    if (table != NULL && builds_online(render, table) && !tu_pg_is_partitioned(object->parent)) {
        TuStatement *statement = tu_pg_say(render, object, "DROP INDEX CONCURRENTLY %s%N",
                                           index->invalid ? "IF EXISTS " : "", object);

        if (tu_pg_outside(statement) != NULL)
            statement->plain = tu_arena_printf(render->plan->arena, "DROP INDEX %s",
                                               statement->sql + strlen("DROP INDEX CONCURRENTLY "));
        return;
    }
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
    if (index_way(from, to, fields) == TU_WAY_RECREATE) {
        replace_index(render, old, new);
        return;
    }
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
