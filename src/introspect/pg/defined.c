/* What the query puts together as a whole statement; text search configurations. */
#include "config.h"

#include "introspect/pg/pg.h"

#include "base/compat.h"

static TuKind
kind_of(uint32_t catalog)
{
    return catalog == TU_PGCAT_OPERATOR     ? TU_KIND_OPERATOR
           : catalog == TU_PGCAT_CONVERSION ? TU_KIND_CONVERSION
                                            : TU_KIND_TEXT_SEARCH_DICTIONARY;
}

TuStatus
tu_pgcat_read_defined(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t catalog = tu_pgcat_oid(row[0]);
    TuDefined *defined =
        (TuDefined *)tu_pgcat_add(reader, kind_of(catalog), catalog, tu_pgcat_oid(row[1]),
                                  tu_pgcat_oid(row[3]), tu_arena_strdup(reader->arena, row[2]));
    (void)err;
    if (!defined)
        return TU_OK;
    defined->obj.signature = tu_arena_strdup(reader->arena, row[4]);
    defined->definition = tu_arena_strdup(reader->arena, row[5]);
    return TU_OK;
}

TuStatus
tu_pgcat_read_ts_configuration(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuTextSearchConfiguration *configuration = (TuTextSearchConfiguration *)tu_pgcat_add(
        reader, TU_KIND_TEXT_SEARCH_CONFIGURATION, TU_PGCAT_TS_CONFIGURATION, tu_pgcat_oid(row[0]),
        tu_pgcat_oid(row[2]), tu_arena_strdup(reader->arena, row[1]));
    (void)err;
    if (configuration)
        configuration->parser = tu_pgcat_intern(reader, row[3]);
    return TU_OK;
}

TuStatus
tu_pgcat_read_ts_mapping(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuObject *object = tu_pgcat_get(reader, TU_PGCAT_TS_CONFIGURATION, tu_pgcat_oid(row[0]));
    (void)err;
    if (object && object->kind == TU_KIND_TEXT_SEARCH_CONFIGURATION)
        tu_pairs_add(&((TuTextSearchConfiguration *)object)->mappings, reader->arena,
                     tu_pgcat_intern(reader, row[1]), tu_arena_strdup(reader->arena, row[2]));
    return TU_OK;
}
