/* Enums, domains, ranges, and the types of columns by (type, modifier); collations. Composite types
 * are relations. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"
#include "base/utf8.h"

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
    domain->default_expr = tu_pgcat_trim(reader, row[ROW_DEFAULT]);
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
    else if (*row[ROW_KIND] == 'r')
        tu_pgcat_add(reader, TU_KIND_RANGE, TU_PGCAT_TYPE, oid, schema,
                     tu_arena_strdup(reader->arena, row[ROW_NAME]));
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

/* ---- ranges ---- */

/* The name that the server makes of a range's: "multi" stands before the first "range" in it, or
 * the word is added, shortened to 63 bytes. */
static bool
is_usual_multirange(TuPgcatReader *reader, const char *range, const char *name)
{
    const char *word = strstr(range, "range");
    tu_pgcat_text(reader);
    if (word)
        tu_buf_addf(&reader->buf, "%.*smulti%s", (int)(word - range), range, word);
    else
        tu_buf_addf(&reader->buf, "%.*s_multirange", (int)tu_utf8_prefix(range, 52), range);
    size_t len = tu_utf8_prefix(reader->buf.s, 63);
    bool usual = strncmp(reader->buf.s, name, len) == 0 && name[len] == '\0';
    tu_pgcat_text(reader);
    return usual;
}

enum {
    RANGE_OID,
    RANGE_SUBTYPE,
    RANGE_OPCLASS,
    RANGE_COLLATION,
    RANGE_CANONICAL,
    RANGE_DIFF,
    RANGE_MULTI,
    RANGE_MULTI_NAME,
    RANGE_MULTI_SCHEMA
};

/* What needs the multirange type needs the range. */
static void
read_multirange(TuPgcatReader *reader, TuRange *range, const char *const *row)
{
    uint32_t oid = tu_pgcat_oid(row[RANGE_MULTI]);
    const char *schema = tu_pgcat_schema(reader, tu_pgcat_oid(row[RANGE_MULTI_SCHEMA]));
    TuPgcatType *type = oid ? tu_map_find_id(reader->types, oid) : NULL;
    if (!oid || !schema)
        return;
    if (type)
        type->element = tu_pgcat_oid(row[RANGE_OID]);
    if (strcmp(schema, range->obj.schema) == 0 &&
        is_usual_multirange(reader, range->obj.name, row[RANGE_MULTI_NAME]))
        return;
    tu_pgcat_text(reader);
    tu_sql_name(&reader->buf, &tu_dialect_pg, schema, row[RANGE_MULTI_NAME]);
    range->multirange = tu_buf_dup(&reader->buf, reader->arena);
    tu_pgcat_text(reader);
}

TuStatus
tu_pgcat_read_range(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuObject *object = tu_pgcat_get(reader, TU_PGCAT_TYPE, tu_pgcat_oid(row[RANGE_OID]));
    (void)err;
    if (!object || object->kind != TU_KIND_RANGE)
        return TU_OK;
    TuRange *range = (TuRange *)object;
    range->subtype = tu_pgcat_intern(reader, row[RANGE_SUBTYPE]);
    range->opclass = tu_pgcat_intern(reader, row[RANGE_OPCLASS]);
    range->collation =
        tu_pgcat_name(reader, TU_PGCAT_COLLATION, tu_pgcat_oid(row[RANGE_COLLATION]));
    range->canonical = tu_pgcat_intern(reader, row[RANGE_CANONICAL]);
    range->subtype_diff = tu_pgcat_intern(reader, row[RANGE_DIFF]);
    read_multirange(reader, range, row);
    return TU_OK;
}

/* ---- collations ---- */

enum {
    COLLATION_OID,
    COLLATION_NAME,
    COLLATION_SCHEMA,
    COLLATION_PROVIDER,
    COLLATION_DETERMINISTIC,
    COLLATION_COLLATE,
    COLLATION_CTYPE,
    COLLATION_LOCALE,
    COLLATION_ICU_LOCALE,
    COLLATION_RULES
};

TuStatus
tu_pgcat_read_collation(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuCollation *collation = (TuCollation *)tu_pgcat_add(
        reader, TU_KIND_COLLATION, TU_PGCAT_COLLATION, tu_pgcat_oid(row[COLLATION_OID]),
        tu_pgcat_oid(row[COLLATION_SCHEMA]), tu_arena_strdup(reader->arena, row[COLLATION_NAME]));
    const char *order = row[COLLATION_COLLATE], *letters = row[COLLATION_CTYPE];
    (void)err;
    if (!collation)
        return TU_OK;
    char provider = *row[COLLATION_PROVIDER];
    collation->provider = provider == 'i' ? "icu" : provider == 'b' ? "builtin" : NULL;
    collation->nondeterministic = !tu_pgcat_bool(row[COLLATION_DETERMINISTIC]);
    const char *locale = row[COLLATION_LOCALE] ? row[COLLATION_LOCALE] : row[COLLATION_ICU_LOCALE];
    if (!locale && order && letters && strcmp(order, letters) == 0)
        locale = order;
    collation->locale = tu_arena_strdup(reader->arena, locale);
    if (!locale) {
        collation->lc_collate = tu_arena_strdup(reader->arena, order);
        collation->lc_ctype = tu_arena_strdup(reader->arena, letters);
    }
    collation->rules = tu_arena_strdup(reader->arena, row[COLLATION_RULES]);
    return TU_OK;
}
