/* What belongs to the database and to no schema: casts, publications, event triggers. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"

TuStatus
tu_pgcat_read_cast(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    (void)err;
    tu_pgcat_text(reader);
    tu_buf_addf(&reader->buf, "%s as %s", row[1], row[2]);
    TuCast *cast = (TuCast *)tu_pgcat_add_alone(reader, TU_KIND_CAST, TU_PGCAT_CAST,
                                                tu_pgcat_oid(row[0]), reader->buf.s);
    tu_pgcat_text(reader);
    if (!cast)
        return TU_OK;
    cast->inout = *row[3] == 'i';
    cast->context = *row[4] == 'i' ? "implicit" : *row[4] == 'a' ? "assignment" : NULL;
    cast->function = tu_arena_strdup(reader->arena, row[5]);
    return TU_OK;
}

enum {
    ROW_OID,
    ROW_NAME,
    ROW_ALL,
    ROW_INSERT,
    ROW_UPDATE,
    ROW_DELETE,
    ROW_TRUNCATE,
    ROW_VIA_ROOT,
    ROW_GENERATED
};

/* In the order in which pg_dump writes them. */
static const char *
published(TuPgcatReader *reader, const char *const *row)
{
    static const char *const words[] = {"insert", "update", "delete", "truncate"};
    size_t count = 0;
    tu_pgcat_text(reader);
    for (size_t i = 0; i < TU_LEN(words); i++) {
        if (tu_pgcat_bool(row[ROW_INSERT + i]))
            tu_buf_addf(&reader->buf, "%s%s", count++ ? ", " : "", words[i]);
    }
    const char *text = count == 0               ? "none"
                       : count == TU_LEN(words) ? NULL
                                                : tu_pgcat_intern(reader, reader->buf.s);
    tu_pgcat_text(reader);
    return text;
}

TuStatus
tu_pgcat_read_publication(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuPublication *publication =
        (TuPublication *)tu_pgcat_add_alone(reader, TU_KIND_PUBLICATION, TU_PGCAT_PUBLICATION,
                                            tu_pgcat_oid(row[ROW_OID]), row[ROW_NAME]);
    (void)err;
    if (!publication)
        return TU_OK;
    publication->all_tables = tu_pgcat_bool(row[ROW_ALL]);
    publication->publish = published(reader, row);
    publication->via_partition_root = tu_pgcat_bool(row[ROW_VIA_ROOT]);
    publication->generated_columns = *row[ROW_GENERATED] == 's' ? "stored" : NULL;
    return TU_OK;
}

static TuObject *
find_publication(const TuPgcatReader *reader, const char *oid)
{
    TuObject *object = tu_pgcat_get(reader, TU_PGCAT_PUBLICATION, tu_pgcat_oid(oid));
    return object && object->kind == TU_KIND_PUBLICATION ? object : NULL;
}

TuStatus
tu_pgcat_read_publication_schema(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuObject *publication = find_publication(reader, row[0]);
    uint32_t schema = tu_pgcat_oid(row[1]);
    (void)err;
    if (!publication)
        return TU_OK;
    tu_names_add(&((TuPublication *)publication)->schemas, reader->arena,
                 tu_pgcat_schema(reader, schema));
    tu_object_need(reader->model, publication, tu_pgcat_get(reader, TU_PGCAT_NAMESPACE, schema));
    return TU_OK;
}

/* As many as a table can have. */
#define MAX_COLUMNS 1664

static void
read_columns(TuPgcatReader *reader, TuPublicationTable *table, const TuPgcatRel *rel,
             const char *numbers)
{
    uint32_t keys[MAX_COLUMNS];
    size_t count = tu_pgcat_numbers(numbers, keys, MAX_COLUMNS);
    for (size_t i = 0; i < count && i < MAX_COLUMNS; i++) {
        const TuPgcatAttr *attr =
            keys[i] && keys[i] <= rel->attr_count ? &rel->attrs[keys[i] - 1] : NULL;
        if (!attr || !attr->name)
            continue;
        tu_names_add(&table->columns, reader->arena, attr->name);
        tu_object_need(reader->model, &table->obj, attr->column);
    }
}

TuStatus
tu_pgcat_read_publication_table(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuObject *publication = find_publication(reader, row[1]);
    const TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[2]));
    (void)err;
    if (!publication || !rel)
        return TU_OK;
    tu_pgcat_text(reader);
    tu_sql_name(&reader->buf, &tu_dialect_pg, rel->schema, rel->name);
    TuPublicationTable *table =
        (TuPublicationTable *)tu_model_add(reader->model, TU_KIND_PUBLICATION_TABLE, NULL,
                                           tu_buf_dup(&reader->buf, reader->arena), publication);
    tu_pgcat_text(reader);
    if (!table)
        return TU_OK;
    tu_pgcat_put(reader, TU_PGCAT_PUBLICATION_TABLE, tu_pgcat_oid(row[0]), &table->obj);
    read_columns(reader, table, rel, row[3]);
    table->where = tu_pgcat_unwrap(reader, row[4]);
    tu_object_need(reader->model, &table->obj, rel->obj);
    return TU_OK;
}

TuStatus
tu_pgcat_read_event_trigger(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuEventTrigger *trigger = (TuEventTrigger *)tu_pgcat_add_alone(
        reader, TU_KIND_EVENT_TRIGGER, TU_PGCAT_EVENT_TRIGGER, tu_pgcat_oid(row[0]), row[1]);
    (void)err;
    if (!trigger)
        return TU_OK;
    trigger->event = tu_pgcat_intern(reader, row[2]);
    trigger->enabled = tu_pgcat_enabled(row[3]);
    trigger->tags = tu_pgcat_array(reader, reader->arena, row[4]);
    trigger->function = tu_pgcat_intern(reader, row[5]);
    return TU_OK;
}
