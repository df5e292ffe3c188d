/* Schemas, extensions with their members, and names that are only looked up. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"

enum { PG_CATALOG = 11 }; /* OID of the schema */

TuStatus
tu_pgcat_read_schema(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t oid = tu_pgcat_oid(row[0]);
    char *name = tu_arena_strdup(reader->arena, row[1]);
    (void)err;
    tu_map_put_id(reader->schemas, oid, name);
    TuObject *schema = tu_model_add(reader->model, TU_KIND_SCHEMA, NULL, name, NULL);
    if (!schema)
        return TU_OK;
    schema->implied = strcmp(row[1], "public") == 0; /* every database starts with it */
    tu_pgcat_put(reader, TU_PGCAT_NAMESPACE, oid, schema);
    return TU_OK;
}

TuStatus
tu_pgcat_read_extension(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t oid = tu_pgcat_oid(row[0]), schema = tu_pgcat_oid(row[2]);
    (void)err;
    TuExtension *extension = (TuExtension *)tu_model_add(
        reader->model, TU_KIND_EXTENSION, NULL, tu_arena_strdup(reader->arena, row[1]), NULL);
    if (!extension)
        return TU_OK;
    extension->installed = tu_arena_strdup(reader->arena, row[3]);
    extension->fixed = !tu_pgcat_bool(row[4]);
    extension->default_comment = tu_arena_strdup(reader->arena, row[5]);
    extension->in_schema = schema == PG_CATALOG ? "pg_catalog" : tu_pgcat_schema(reader, schema);
    /* Every database starts with plpgsql. */
    extension->obj.implied = oid < 16384 && strcmp(row[1], "plpgsql") == 0;
    tu_pgcat_put(reader, TU_PGCAT_EXTENSION, oid, &extension->obj);
    tu_object_need(reader->model, &extension->obj,
                   tu_pgcat_get(reader, TU_PGCAT_NAMESPACE, schema));
    return TU_OK;
}

/* A schema that came with an extension is not ours, but what users put there is. */
static void
disown_schema(TuPgcatReader *reader, uint32_t oid)
{
    TuObject *schema = tu_pgcat_get(reader, TU_PGCAT_NAMESPACE, oid);
    if (schema)
        schema->implied = true;
}

TuStatus
tu_pgcat_read_member(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t catalog = tu_pgcat_oid(row[0]), oid = tu_pgcat_oid(row[1]);
    TuObject *extension = tu_pgcat_get(reader, TU_PGCAT_EXTENSION, tu_pgcat_oid(row[2]));
    (void)err;
    if (!extension)
        return TU_OK;
    reader->has_members = true;
    if (catalog == TU_PGCAT_PROC)
        reader->model->of_extensions[TU_KIND_FUNCTION]++;
    if (catalog == TU_PGCAT_NAMESPACE)
        disown_schema(reader, oid);
    else
        tu_pgcat_put(reader, catalog, oid, extension);
    return TU_OK;
}

/* Collations as SQL text, the rest as plain names. */
TuStatus
tu_pgcat_read_name(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t catalog = tu_pgcat_oid(row[0]), oid = tu_pgcat_oid(row[1]);
    uint32_t schema = tu_pgcat_oid(row[2]);
    const char *text = row[3];
    (void)err;
    tu_pgcat_text(reader);
    if (catalog == TU_PGCAT_COLLATION) {
        tu_sql_name(&reader->buf, &tu_dialect_pg, tu_pgcat_schema(reader, schema), row[3]);
        text = reader->buf.s;
    }
    tu_map_put_id(reader->names, (uint64_t)catalog << 32 | oid,
                  tu_arena_strdup(reader->arena, text));
    tu_pgcat_text(reader);
    return TU_OK;
}
