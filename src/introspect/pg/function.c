/* Functions and procedures as the server prints them; aggregates, for which it has no such
 * function, are put together from their parts. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"

TuStatus
tu_pgcat_read_function(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuFunction *function =
        (TuFunction *)tu_pgcat_add(reader, TU_KIND_FUNCTION, TU_PGCAT_PROC, tu_pgcat_oid(row[0]),
                                   tu_pgcat_oid(row[2]), tu_arena_strdup(reader->arena, row[1]));
    (void)err;
    if (!function)
        return TU_OK;
    function->obj.signature = tu_arena_strdup(reader->arena, row[4]);
    function->arguments = tu_arena_strdup(reader->arena, row[5]);
    function->procedure = *row[3] == 'p';
    function->returns = function->procedure ? NULL : tu_pgcat_intern(reader, row[6]);
    function->definition = tu_pgcat_trim(reader, row[7]);
    return TU_OK;
}

enum {
    ROW_OID,
    ROW_NAME,
    ROW_SCHEMA,
    ROW_SIGNATURE,
    ROW_KIND,
    ROW_STEP,
    ROW_STATE,
    ROW_STATE_SPACE,
    ROW_FINAL,
    ROW_FINAL_EXTRA,
    ROW_FINAL_MODIFY,
    ROW_COMBINE,
    ROW_SERIAL,
    ROW_DESERIAL,
    ROW_INITIAL,
    ROW_MOVING_STEP,
    ROW_MOVING_INVERSE,
    ROW_MOVING_STATE,
    ROW_MOVING_SPACE,
    ROW_MOVING_FINAL,
    ROW_MOVING_EXTRA,
    ROW_MOVING_INITIAL,
    ROW_SORT,
    ROW_PARALLEL
};

typedef enum PartType {
    PART_TEXT,    /* as it is; "-" and "0" are what the server has for none */
    PART_FLAG,    /* the word alone */
    PART_LITERAL, /* a value */
    PART_MODIFY,  /* read_only ...: what the kind has by itself is left out */
    PART_PARALLEL
} PartType;

static const struct Part {
    const char *word;
    int column;
    PartType type;
} parts[] = {
    {"SFUNC", ROW_STEP, PART_TEXT},
    {"STYPE", ROW_STATE, PART_TEXT},
    {"SSPACE", ROW_STATE_SPACE, PART_TEXT},
    {"FINALFUNC", ROW_FINAL, PART_TEXT},
    {"FINALFUNC_EXTRA", ROW_FINAL_EXTRA, PART_FLAG},
    {"FINALFUNC_MODIFY", ROW_FINAL_MODIFY, PART_MODIFY},
    {"COMBINEFUNC", ROW_COMBINE, PART_TEXT},
    {"SERIALFUNC", ROW_SERIAL, PART_TEXT},
    {"DESERIALFUNC", ROW_DESERIAL, PART_TEXT},
    {"INITCOND", ROW_INITIAL, PART_LITERAL},
    {"MSFUNC", ROW_MOVING_STEP, PART_TEXT},
    {"MINVFUNC", ROW_MOVING_INVERSE, PART_TEXT},
    {"MSTYPE", ROW_MOVING_STATE, PART_TEXT},
    {"MSSPACE", ROW_MOVING_SPACE, PART_TEXT},
    {"MFINALFUNC", ROW_MOVING_FINAL, PART_TEXT},
    {"MFINALFUNC_EXTRA", ROW_MOVING_EXTRA, PART_FLAG},
    {"MINITCOND", ROW_MOVING_INITIAL, PART_LITERAL},
    {"SORTOP", ROW_SORT, PART_TEXT},
    {"PARALLEL", ROW_PARALLEL, PART_PARALLEL},
};

static const char *
modify_word(const char *const *row)
{
    char usual = *row[ROW_KIND] == 'n' ? 'r' : 'w', is = *row[ROW_FINAL_MODIFY];
    if (is == usual || strcmp(row[ROW_FINAL], "-") == 0)
        return NULL;
    return is == 'r' ? "READ_ONLY" : is == 's' ? "SHAREABLE" : "READ_WRITE";
}

static void
add_part(TuBuf *out, const struct Part *part, const char *const *row)
{
    const char *value = row[part->column];
    if (part->type == PART_MODIFY)
        value = modify_word(row);
    else if (part->type == PART_PARALLEL)
        value = *value == 's' ? "SAFE" : *value == 'r' ? "RESTRICTED" : NULL;
    else if (part->type == PART_FLAG && !tu_pgcat_bool(value))
        value = NULL;
    else if (part->type == PART_TEXT && value &&
             (strcmp(value, "-") == 0 || strcmp(value, "0") == 0))
        value = NULL;
    if (!value)
        return;
    tu_buf_addf(out, "%s    %s", part == parts ? "" : ",\n", part->word);
    if (part->type == PART_FLAG)
        return;
    tu_buf_add(out, " = ");
    if (part->type == PART_LITERAL)
        tu_sql_literal(out, &tu_dialect_pg, value);
    else
        tu_buf_add(out, value);
}

TuStatus
tu_pgcat_read_aggregate(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuAggregate *aggregate = (TuAggregate *)tu_pgcat_add(
        reader, TU_KIND_AGGREGATE, TU_PGCAT_PROC, tu_pgcat_oid(row[ROW_OID]),
        tu_pgcat_oid(row[ROW_SCHEMA]), tu_arena_strdup(reader->arena, row[ROW_NAME]));
    TuBuf *out = &reader->buf;
    (void)err;
    if (!aggregate)
        return TU_OK;
    aggregate->obj.signature = tu_arena_strdup(reader->arena, row[ROW_SIGNATURE]);
    tu_pgcat_text(reader);
    tu_buf_add(out, "CREATE AGGREGATE ");
    tu_sql_name(out, &tu_dialect_pg, aggregate->obj.schema, aggregate->obj.name);
    tu_buf_addf(out, "(%s) (\n", *row[ROW_SIGNATURE] ? row[ROW_SIGNATURE] : "*");
    for (size_t i = 0; i < TU_LEN(parts); i++)
        add_part(out, &parts[i], row);
    if (*row[ROW_KIND] == 'h')
        tu_buf_add(out, ",\n    HYPOTHETICAL");
    tu_buf_add(out, "\n)");
    aggregate->definition = tu_buf_dup(out, reader->arena);
    tu_pgcat_text(reader);
    return TU_OK;
}
