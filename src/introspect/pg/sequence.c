/* Sequences, and the options of identity columns, which are those of their sequences. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/compat.h"
#include "sql/dialect.h"

enum {
    ROW_OID,
    ROW_TYPE,
    ROW_START,
    ROW_INCREMENT,
    ROW_MIN,
    ROW_MAX,
    ROW_CACHE,
    ROW_CYCLE,
    ROW_TABLE,
    ROW_COLUMN,
    ROW_OWNERSHIP
};

typedef struct IntegerType {
    uint32_t oid;
    const char *name, *min, *max;
} IntegerType;

static const IntegerType types[] = {
    {20, "bigint", "-9223372036854775808", "9223372036854775807"},
    {21, "smallint", "-32768", "32767"},
    {23, "integer", "-2147483648", "2147483647"},
};

static const IntegerType *
find_type(uint32_t oid)
{
    for (size_t i = 0; i < TU_LEN(types); i++)
        if (types[i].oid == oid)
            return &types[i];
    return &types[0];
}

static void
add_option(TuPgcatReader *reader, TuColumn *column, const char *name, const char *value,
           const char *usual)
{
    if (strcmp(value, usual) != 0)
        tu_pairs_add(&column->identity_options, reader->arena, name,
                     tu_pgcat_intern(reader, value));
}

static void
add_name(TuPgcatReader *reader, TuColumn *column, const char *name)
{
    TuBuf usual = TU_BUF_INIT;
    tu_pg_sequence_name(&usual, column->obj.parent->name, column->obj.name);
    if (!usual.failed)
        add_option(reader, column, "sequence", name, usual.s);
    tu_buf_release(&usual);
}

/* What is as the server sets it by itself, going up or down, is left out. */
static void
fill_identity(TuPgcatReader *reader, const TuPgcatRel *rel, TuColumn *column,
              const char *const *row)
{
    const IntegerType *type = find_type(tu_pgcat_oid(row[ROW_TYPE]));
    bool down = *row[ROW_INCREMENT] == '-';
    add_name(reader, column, rel->name);
    add_option(reader, column, "start", row[ROW_START], down ? row[ROW_MAX] : row[ROW_MIN]);
    add_option(reader, column, "increment", row[ROW_INCREMENT], "1");
    add_option(reader, column, "min", row[ROW_MIN], down ? type->min : "1");
    add_option(reader, column, "max", row[ROW_MAX], down ? "-1" : type->max);
    add_option(reader, column, "cache", row[ROW_CACHE], "1");
    if (tu_pgcat_bool(row[ROW_CYCLE]))
        tu_pairs_add(&column->identity_options, reader->arena, "cycle", "true");
}

static void
add_sequence(TuPgcatReader *reader, const TuPgcatRel *rel, const TuPgcatRel *owner,
             const char *column, const char *const *row)
{
    TuSequence *sequence = (TuSequence *)tu_pgcat_add(reader, TU_KIND_SEQUENCE, TU_PGCAT_CLASS,
                                                      rel->oid, rel->schema_oid, rel->name);
    if (!sequence)
        return;
    sequence->type = find_type(tu_pgcat_oid(row[ROW_TYPE]))->name;
    sequence->start = tu_pgcat_intern(reader, row[ROW_START]);
    sequence->increment = tu_pgcat_intern(reader, row[ROW_INCREMENT]);
    sequence->min = tu_pgcat_intern(reader, row[ROW_MIN]);
    sequence->max = tu_pgcat_intern(reader, row[ROW_MAX]);
    sequence->cache = tu_pgcat_intern(reader, row[ROW_CACHE]);
    sequence->cycle = tu_pgcat_bool(row[ROW_CYCLE]);
    sequence->unlogged = rel->unlogged;
    if (!column)
        return;
    sequence->owned_by.schema = owner->schema;
    sequence->owned_by.table = owner->name;
    tu_names_add(&sequence->owned_by.columns, reader->arena, column);
}

TuStatus
tu_pgcat_read_sequence(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    const TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[ROW_OID]));
    const TuPgcatRel *owner = tu_pgcat_rel(reader, tu_pgcat_oid(row[ROW_TABLE]));
    size_t at = (size_t)tu_pgcat_oid(row[ROW_COLUMN]) - 1;
    const TuPgcatAttr *attr = owner && at < owner->attr_count ? &owner->attrs[at] : NULL;
    (void)err;
    if (!rel)
        return TU_OK;
    if (row[ROW_OWNERSHIP] && *row[ROW_OWNERSHIP] == 'i') {
        if (attr && attr->column)
            fill_identity(reader, rel, (TuColumn *)attr->column, row);
    } else {
        add_sequence(reader, rel, owner, attr && attr->column ? attr->name : NULL, row);
    }
    return TU_OK;
}
