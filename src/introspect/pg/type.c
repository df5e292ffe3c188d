/* Enums, domains, and the types of columns by (type, modifier). Composite types are relations. */
#include "config.h"

#include "introspect/pg/pg.h"

#include "base/compat.h"

enum {
    ROW_OID,
    ROW_NAME,
    ROW_SCHEMA,
    ROW_KIND,
    ROW_ELEMENT,
    ROW_COLLATION,
    ROW_BASE_COLLATION,
    ROW_NOT_NULL,
    ROW_BASE,
    ROW_DEFAULT
};

static TuObject *
add_domain(TuPgcatReader *reader, const char *const *row, uint32_t oid, uint32_t schema)
{
    TuDomain *domain = (TuDomain *)tu_pgcat_add(reader, TU_KIND_DOMAIN, TU_PGCAT_TYPE, oid, schema,
                                                tu_arena_strdup(reader->arena, row[ROW_NAME]));
    if (!domain)
        return NULL;
    uint32_t collation = tu_pgcat_oid(row[ROW_COLLATION]);
    domain->type = tu_pgcat_intern(reader, row[ROW_BASE]);
    domain->default_expr = tu_arena_strdup(reader->arena, row[ROW_DEFAULT]);
    domain->not_null = tu_pgcat_bool(row[ROW_NOT_NULL]);
    if (collation != tu_pgcat_oid(row[ROW_BASE_COLLATION]))
        domain->collation = tu_pgcat_name(reader, TU_PGCAT_COLLATION, collation);
    return &domain->obj;
}

TuStatus
tu_pgcat_read_type(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t oid = tu_pgcat_oid(row[ROW_OID]), schema = tu_pgcat_oid(row[ROW_SCHEMA]);
    TuPgcatType *type = TU_NEW(reader->scratch, TuPgcatType);
    (void)err;
    if (!type)
        return TU_OK;
    type->element = tu_pgcat_oid(row[ROW_ELEMENT]);
    if (*row[ROW_KIND] == 'e')
        tu_pgcat_add(reader, TU_KIND_ENUM, TU_PGCAT_TYPE, oid, schema,
                     tu_arena_strdup(reader->arena, row[ROW_NAME]));
    else if (*row[ROW_KIND] == 'd')
        add_domain(reader, row, oid, schema);
    tu_map_put_id(reader->types, oid, type);
    return TU_OK;
}

TuStatus
tu_pgcat_read_enum_label(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuObject *object = tu_pgcat_get(reader, TU_PGCAT_TYPE, tu_pgcat_oid(row[0]));
    (void)err;
    if (object && object->kind == TU_KIND_ENUM)
        tu_names_add(&((TuEnum *)object)->values, reader->arena,
                     tu_arena_strdup(reader->arena, row[1]));
    return TU_OK;
}

TuStatus
tu_pgcat_read_column_type(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuPgcatColumnType *type = TU_NEW(reader->scratch, TuPgcatColumnType);
    (void)err;
    if (!type)
        return TU_OK;
    type->text = tu_pgcat_intern(reader, row[2]);
    type->collation = tu_pgcat_oid(row[3]);
    type->storage = *row[4];
    tu_map_put_id(reader->column_types,
                  (uint64_t)tu_pgcat_oid(row[0]) << 32 | (uint32_t)tu_pgcat_int(row[1]), type);
    return TU_OK;
}
