/* Relations: tables, views, materialized views, composite types; inheritance and partitioning.
 * Sequences become objects in sequence.c, when it is known that they are not an identity's. */
#include "config.h"

#include "introspect/pg/pg.h"

#include "base/compat.h"

enum {
    ROW_OID,
    ROW_NAME,
    ROW_SCHEMA,
    ROW_KIND,
    ROW_PERSISTENCE,
    ROW_METHOD,
    ROW_TABLESPACE,
    ROW_OPTIONS,
    ROW_TOAST_OPTIONS,
    ROW_SECURITY,
    ROW_FORCE_SECURITY,
    ROW_IDENTITY,
    ROW_ATTR_COUNT,
    ROW_TYPE,
    ROW_POPULATED,
    ROW_OF_TYPE,
    ROW_BOUND
};

enum { HEAP = 2 }; /* OID of the access method */

static TuKind
kind_of(char relkind)
{
    switch (relkind) {
    case 'v':
        return TU_KIND_VIEW;
    case 'm':
        return TU_KIND_MATERIALIZED_VIEW;
    case 'c':
        return TU_KIND_COMPOSITE;
    default:
        return TU_KIND_TABLE;
    }
}

static const char *
access_method(const TuPgcatReader *reader, const char *const *row)
{
    uint32_t method = tu_pgcat_oid(row[ROW_METHOD]);
    return method == HEAP ? NULL : tu_pgcat_name(reader, TU_PGCAT_METHOD, method);
}

static const char *
tablespace(const TuPgcatReader *reader, const char *const *row)
{
    return tu_pgcat_name(reader, TU_PGCAT_TABLESPACE, tu_pgcat_oid(row[ROW_TABLESPACE]));
}

static void
fill_table(TuPgcatReader *reader, TuTable *table, const char *const *row)
{
    table->unlogged = *row[ROW_PERSISTENCE] == 'u';
    table->row_security = tu_pgcat_bool(row[ROW_SECURITY]);
    table->force_row_security = tu_pgcat_bool(row[ROW_FORCE_SECURITY]);
    if (*row[ROW_IDENTITY] == 'f')
        table->replica_identity = "full";
    else if (*row[ROW_IDENTITY] == 'n' && *row[ROW_KIND] != 'f')
        table->replica_identity = "nothing"; /* an index: see tu_pgcat_read_index() */
    table->tablespace = tablespace(reader, row);
    table->access_method = access_method(reader, row);
    tu_pgcat_options(reader, &table->options, row[ROW_OPTIONS], "");
    tu_pgcat_options(reader, &table->options, row[ROW_TOAST_OPTIONS], "toast.");
    table->partition_bound = tu_arena_strdup(reader->arena, row[ROW_BOUND]);
    if (row[ROW_OF_TYPE])
        table->of_type = tu_arena_strdup(reader->arena, row[ROW_OF_TYPE]);
}

static void
fill(TuPgcatReader *reader, TuObject *object, const char *const *row)
{
    if (object->kind == TU_KIND_TABLE) {
        fill_table(reader, (TuTable *)object, row);
    } else if (object->kind == TU_KIND_VIEW) {
        tu_pgcat_options(reader, &((TuView *)object)->options, row[ROW_OPTIONS], "");
    } else if (object->kind == TU_KIND_MATERIALIZED_VIEW) {
        TuMaterializedView *view = (TuMaterializedView *)object;
        tu_pgcat_options(reader, &view->options, row[ROW_OPTIONS], "");
        tu_pgcat_options(reader, &view->options, row[ROW_TOAST_OPTIONS], "toast.");
        view->tablespace = tablespace(reader, row);
        view->access_method = access_method(reader, row);
        view->no_data = !tu_pgcat_bool(row[ROW_POPULATED]);
    }
}

TuStatus
tu_pgcat_read_relation(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t oid = tu_pgcat_oid(row[ROW_OID]), schema = tu_pgcat_oid(row[ROW_SCHEMA]);
    TuPgcatRel *rel = TU_NEW(reader->scratch, TuPgcatRel);
    (void)err;
    if (!rel || !tu_pgcat_schema(reader, schema))
        return TU_OK;
    rel->oid = oid;
    rel->kind = *row[ROW_KIND];
    rel->unlogged = *row[ROW_PERSISTENCE] == 'u';
    rel->schema = tu_pgcat_schema(reader, schema);
    rel->schema_oid = schema;
    rel->name = tu_arena_strdup(reader->arena, row[ROW_NAME]);
    tu_map_put_id(reader->rels, oid, rel);
    if (rel->kind == 'S')
        return TU_OK;
    rel->attr_count = (size_t)tu_pgcat_int(row[ROW_ATTR_COUNT]);
    rel->attrs = TU_NEW_N(reader->scratch, TuPgcatAttr, rel->attr_count + 1);
    if (!rel->attrs)
        rel->attr_count = 0;
    rel->obj = tu_pgcat_add(reader, kind_of(rel->kind), TU_PGCAT_CLASS, oid, schema, rel->name);
    if (!rel->obj)
        return TU_OK;
    tu_pgcat_put(reader, TU_PGCAT_TYPE, tu_pgcat_oid(row[ROW_TYPE]), rel->obj);
    fill(reader, rel->obj, row);
    return TU_OK;
}

static void
inherit_table(TuPgcatReader *reader, TuTable *table, const TuPgcatRel *parent)
{
    if (table->partition_bound) {
        table->partition_of.schema = parent->schema;
        table->partition_of.table = parent->name;
        return;
    }
    tu_pgcat_text(reader);
    tu_sql_name(&reader->buf, &tu_dialect_pg, parent->schema, parent->name);
    tu_names_add(&table->inherits, reader->arena, tu_buf_dup(&reader->buf, reader->arena));
    tu_pgcat_text(reader);
}

/* The engine makes the indexes of partitions along with that of the partitioned table. */
static void
inherit_index(TuIndex *index, const TuObject *parent)
{
    index->partition_of.schema = parent->schema;
    index->partition_of.table = parent->name;
    index->obj.implied = true;
}

TuStatus
tu_pgcat_read_inheritance(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t child_oid = tu_pgcat_oid(row[0]), parent_oid = tu_pgcat_oid(row[1]);
    TuObject *child = tu_pgcat_get(reader, TU_PGCAT_CLASS, child_oid);
    TuObject *parent = tu_pgcat_get(reader, TU_PGCAT_CLASS, parent_oid);
    const TuPgcatRel *parent_rel = tu_pgcat_rel(reader, parent_oid);
    (void)err;
    if (!child || !parent)
        return TU_OK;
    if (child->kind == TU_KIND_TABLE && parent_rel)
        inherit_table(reader, (TuTable *)child, parent_rel);
    else if (child->kind == TU_KIND_INDEX)
        inherit_index((TuIndex *)child, parent);
    if (child->kind != TU_KIND_EXTENSION)
        tu_object_need(reader->model, child, parent);
    return TU_OK;
}

TuStatus
tu_pgcat_read_partition_key(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuObject *table = tu_pgcat_get(reader, TU_PGCAT_CLASS, tu_pgcat_oid(row[0]));
    (void)err;
    if (table && table->kind == TU_KIND_TABLE)
        ((TuTable *)table)->partition_by = tu_arena_strdup(reader->arena, row[1]);
    return TU_OK;
}
