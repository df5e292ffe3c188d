/* Indexes. Those behind a constraint give it what the constraint's own row does not have. Plain
 * btree keys are put together here; anything more comes from the server's text of the index. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"
#include "sql/lex.h"

enum {
    ROW_OID,
    ROW_TABLE,
    ROW_NAME,
    ROW_METHOD,
    ROW_TABLESPACE,
    ROW_OPTIONS,
    ROW_UNIQUE,
    ROW_NULLS_NOT_DISTINCT,
    ROW_VALID,
    ROW_CLUSTERED,
    ROW_REPLICA_IDENTITY,
    ROW_KEYS,
    ROW_SORTING,
    ROW_COLLATIONS,
    ROW_KEY_COUNT,
    ROW_DEFINITION,
    ROW_EXPRESSION,
    ROW_WHERE,
    ROW_STATISTICS
};

enum { BTREE = 403, SORT_DESC = 1, SORT_NULLS_FIRST = 2 };

static void
add_key(TuPgcatReader *reader, TuIndex *index, const char *text, const char *end)
{
    while (text < end && *text == ' ')
        text++;
    while (end > text && end[-1] == ' ')
        end--;
    tu_names_add(&index->on, reader->arena,
                 tu_arena_strndup(reader->arena, text, (size_t)(end - text)));
}

/* The keys are what stands in the first parentheses of CREATE INDEX. */
static void
split_definition(TuPgcatReader *reader, TuIndex *index, const char *definition)
{
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_pg, definition, strlen(definition));
    const char *start = NULL;
    int depth = 0;
    for (TuToken token = tu_lex_next(&lexer); token.type != TU_TOKEN_END;
         token = tu_lex_next(&lexer)) {
        if (tu_token_is_op(&token, "(") && depth++ == 0)
            start = token.text + 1;
        else if (tu_token_is_op(&token, ",") && depth == 1) {
            add_key(reader, index, start, token.text);
            start = token.text + 1;
        } else if (tu_token_is_op(&token, ")") && --depth == 0) {
            add_key(reader, index, start, token.text);
            return;
        }
    }
}

static void
add_sorting(TuBuf *text, uint32_t sorting)
{
    bool down = sorting & SORT_DESC, first = sorting & SORT_NULLS_FIRST;
    if (down)
        tu_buf_add(text, first ? " DESC" : " DESC NULLS LAST");
    else if (first)
        tu_buf_add(text, " NULLS FIRST");
}

static void
add_column(TuPgcatReader *reader, const TuPgcatAttr *attr, uint32_t collation)
{
    tu_sql_ident(&reader->buf, &tu_dialect_pg, attr->name);
    if (collation != 0 && collation != attr->collation)
        tu_buf_addf(&reader->buf, " COLLATE %s",
                    tu_pgcat_name(reader, TU_PGCAT_COLLATION, collation));
}

/* Columns, and one expression, with the default operator classes of a btree. */
static void
compose_keys(TuPgcatReader *reader, TuIndex *index, const TuPgcatRel *rel, const char *const *row)
{
    uint32_t keys[TU_PGCAT_MAX_KEYS] = {0}, sorting[TU_PGCAT_MAX_KEYS] = {0};
    uint32_t collations[TU_PGCAT_MAX_KEYS] = {0};
    size_t count = (size_t)tu_pgcat_int(row[ROW_KEY_COUNT]);
    tu_pgcat_numbers(row[ROW_KEYS], keys, TU_PGCAT_MAX_KEYS);
    tu_pgcat_numbers(row[ROW_SORTING], sorting, TU_PGCAT_MAX_KEYS);
    tu_pgcat_numbers(row[ROW_COLLATIONS], collations, TU_PGCAT_MAX_KEYS);
    for (size_t i = 0; i < count && i < TU_PGCAT_MAX_KEYS; i++) {
        if (keys[i] > rel->attr_count || (keys[i] == 0 && !row[ROW_EXPRESSION]))
            continue;
        tu_pgcat_text(reader);
        if (keys[i] == 0)
            tu_buf_add(&reader->buf, row[ROW_EXPRESSION]);
        else
            add_column(reader, &rel->attrs[keys[i] - 1], collations[i]);
        add_sorting(&reader->buf, sorting[i]);
        tu_names_add(&index->on, reader->arena, tu_pgcat_intern(reader, reader->buf.s));
    }
    tu_pgcat_text(reader);
}

static void
fill(TuPgcatReader *reader, TuIndex *index, const TuPgcatRel *rel, const char *const *row)
{
    uint32_t method = tu_pgcat_oid(row[ROW_METHOD]);
    size_t key_count = (size_t)tu_pgcat_int(row[ROW_KEY_COUNT]);
    index->unique = tu_pgcat_bool(row[ROW_UNIQUE]);
    index->nulls_not_distinct = tu_pgcat_bool(row[ROW_NULLS_NOT_DISTINCT]);
    index->invalid = !tu_pgcat_bool(row[ROW_VALID]);
    index->tablespace =
        tu_pgcat_name(reader, TU_PGCAT_TABLESPACE, tu_pgcat_oid(row[ROW_TABLESPACE]));
    index->where = tu_pgcat_unwrap(reader, row[ROW_WHERE]);
    if (method != BTREE)
        index->method = tu_pgcat_name(reader, TU_PGCAT_METHOD, method);
    tu_pgcat_options(reader, &index->options, row[ROW_OPTIONS], "");
    tu_pgcat_options(reader, &index->statistics, row[ROW_STATISTICS], "");
    index->include = tu_pgcat_column_names(reader, rel, row[ROW_KEYS], key_count, TU_PGCAT_MAX_KEYS,
                                           &index->obj);
    const char *definition = tu_pgcat_trim(reader, row[ROW_DEFINITION]);
    if (definition)
        split_definition(reader, index, definition);
    else
        compose_keys(reader, index, rel, row);
}

/* The constraint's row does not have these. */
static void
fill_constraint(TuPgcatReader *reader, TuObject *constraint, const TuPgcatRel *rel,
                const char *const *row)
{
    size_t key_count = (size_t)tu_pgcat_int(row[ROW_KEY_COUNT]);
    TuNames include = {0};
    if (constraint->kind != TU_KIND_EXCLUSION)
        include = tu_pgcat_column_names(reader, rel, row[ROW_KEYS], key_count, TU_PGCAT_MAX_KEYS,
                                        constraint);
    const char *tablespace =
        tu_pgcat_name(reader, TU_PGCAT_TABLESPACE, tu_pgcat_oid(row[ROW_TABLESPACE]));
    if (constraint->kind == TU_KIND_PRIMARY_KEY) {
        TuPrimaryKey *key = (TuPrimaryKey *)constraint;
        key->include = include;
        key->tablespace = tablespace;
        tu_pgcat_options(reader, &key->options, row[ROW_OPTIONS], "");
    } else if (constraint->kind == TU_KIND_UNIQUE) {
        TuUnique *unique = (TuUnique *)constraint;
        unique->include = include;
        unique->nulls_not_distinct = tu_pgcat_bool(row[ROW_NULLS_NOT_DISTINCT]);
        unique->tablespace = tablespace;
        tu_pgcat_options(reader, &unique->options, row[ROW_OPTIONS], "");
    } else if (tablespace) {
        tu_pgcat_unmodelled(reader, "tablespace of an exclusion's index", "%s.%s", rel->schema,
                            row[ROW_NAME]);
    }
}

static void
note_uses(TuPgcatReader *reader, const TuPgcatRel *rel, const char *const *row)
{
    if (tu_pgcat_bool(row[ROW_REPLICA_IDENTITY]) && rel->obj->kind == TU_KIND_TABLE)
        ((TuTable *)rel->obj)->replica_identity =
            tu_arena_printf(reader->arena, "index %s", row[ROW_NAME]);
    if (!tu_pgcat_bool(row[ROW_CLUSTERED]))
        return;
    const char *name = tu_arena_strdup(reader->arena, row[ROW_NAME]);
    if (rel->obj->kind == TU_KIND_TABLE)
        ((TuTable *)rel->obj)->cluster_on = name;
    else if (rel->obj->kind == TU_KIND_MATERIALIZED_VIEW)
        ((TuMaterializedView *)rel->obj)->cluster_on = name;
}

TuStatus
tu_pgcat_read_index(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t oid = tu_pgcat_oid(row[ROW_OID]);
    TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[ROW_TABLE]));
    (void)err;
    if (!rel || !rel->obj || rel->obj->kind == TU_KIND_COMPOSITE)
        return TU_OK;
    note_uses(reader, rel, row);
    TuObject *known = tu_pgcat_get(reader, TU_PGCAT_CLASS, oid);
    if (known) {
        fill_constraint(reader, known, rel, row);
        return TU_OK;
    }
    TuIndex *index = (TuIndex *)tu_pgcat_add_child(reader, TU_KIND_INDEX, TU_PGCAT_CLASS, oid, rel,
                                                   row[ROW_NAME]);
    if (index)
        fill(reader, index, rel, row);
    return TU_OK;
}
