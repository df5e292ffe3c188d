/* Queries for rows that would stop a migration. */
#include "config.h"

#include "codegen/preconditions.h"

#include <stdlib.h>
#include <string.h>

#include "model/compare.h"
#include "sql/lex.h"

typedef struct Checks {
    const TuChanges *changes;
    const TuDialect *dialect;
    TuArena *arena;
    TuNames *out;
    const TuObject *table; /* as it is before */
} Checks;

static void
start(const Checks *checks, TuBuf *sql, const TuObject *table, const char *alias)
{
    /* As migrations name it: there are schemas to tell apart on PostgreSQL alone. */
    const char *schema = checks->dialect == &tu_dialect_pg ? table->schema : NULL;
    tu_buf_add(sql, "SELECT 1 FROM ");
    tu_sql_name(sql, checks->dialect, schema, table->name);
    tu_buf_addf(sql, "%s%s WHERE ", *alias ? " " : "", alias);
}

static void
finish(const Checks *checks, TuBuf *sql)
{
    const char *text = sql->failed ? NULL : tu_buf_dup(sql, checks->arena);
    if (text)
        tu_names_add(checks->out, checks->arena, text);
    tu_buf_release(sql);
}

/* The column before, when it is there and its type stays. */
static const TuColumn *
same_column(const Checks *checks, const TuObject *table, const char *name)
{
    const TuObject *before = tu_object_child(table, TU_KIND_COLUMN, name);
    const TuObject *after = before ? tu_model_find_same(checks->changes->to, before) : NULL;
    const char *a = before ? ((const TuColumn *)before)->type : NULL;
    const char *b = after ? ((const TuColumn *)after)->type : NULL;
    return a && b && strcmp(a, b) == 0 ? (const TuColumn *)before : NULL;
}

static bool
same_columns(const Checks *checks, const TuObject *table, const TuNames *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (!same_column(checks, table, names->items[i]))
            return false;
    return names->count > 0;
}

/* The length in "varchar(20)" and the like, or 0. */
static unsigned long
text_length(const char *type)
{
    static const char *const texts[] = {"varchar(", "character varying(", "char(", "character("};
    for (size_t i = 0; type && i < TU_LEN(texts); i++) {
        size_t len = strlen(texts[i]);
        char *end = NULL;
        unsigned long n = strncmp(type, texts[i], len) == 0 ? strtoul(type + len, &end, 10) : 0;
        if (n && *end == ')' && end[1] == '\0')
            return n;
    }
    return 0;
}

static void
check_column(const Checks *checks, const TuChange *change)
{
    const TuColumn *from = (const TuColumn *)change->from, *to = (const TuColumn *)change->to;
    TuBuf sql = TU_BUF_INIT;
    unsigned long was = text_length(from->type), is = text_length(to->type);
    if (!from->not_null && to->not_null && !to->generated) {
        start(checks, &sql, checks->table, "");
        tu_sql_ident(&sql, checks->dialect, from->obj.name);
        tu_buf_add(&sql, " IS NULL");
        finish(checks, &sql);
    }
    if (is && was > is && checks->dialect != &tu_dialect_sqlite) {
        start(checks, &sql, checks->table, "");
        tu_buf_add(&sql, "char_length(");
        tu_sql_ident(&sql, checks->dialect, from->obj.name);
        tu_buf_addf(&sql, ") > %lu", is);
        finish(checks, &sql);
    }
}

static void
check_unique(const Checks *checks, const TuNames *columns, const char *where)
{
    TuBuf sql = TU_BUF_INIT;
    if (!same_columns(checks, checks->table, columns))
        return;
    start(checks, &sql, checks->table, "");
    for (size_t i = 0; i < columns->count; i++) {
        tu_sql_ident(&sql, checks->dialect, columns->items[i]);
        tu_buf_add(&sql, i + 1 < columns->count ? " IS NOT NULL AND " : " IS NOT NULL");
    }
    if (where)
        tu_buf_addf(&sql, " AND (%s)", where);
    tu_buf_add(&sql, " GROUP BY ");
    tu_sql_ident_list(&sql, checks->dialect, columns);
    tu_buf_add(&sql, " HAVING count(*) > 1");
    finish(checks, &sql);
}

static void
check_expression(const Checks *checks, const TuCheck *check)
{
    TuBuf sql = TU_BUF_INIT;
    if (check->not_valid || check->not_enforced)
        return;
    start(checks, &sql, checks->table, "");
    tu_buf_addf(&sql, "NOT (%s)", check->expression);
    finish(checks, &sql);
}

/* a.x = b.y AND ... */
static void
add_pairs(const Checks *checks, TuBuf *sql, const TuNames *a, const TuNames *b)
{
    for (size_t i = 0; i < a->count; i++) {
        tu_buf_add(sql, i ? " AND c." : "c.");
        tu_sql_ident(sql, checks->dialect, a->items[i]);
        tu_buf_add(sql, " = p.");
        tu_sql_ident(sql, checks->dialect, b->items[i]);
    }
}

static void
check_foreign_key(const Checks *checks, const TuForeignKey *key)
{
    TuBuf sql = TU_BUF_INIT;
    const char *schema = key->references.schema ? key->references.schema : checks->table->schema;
    const TuObject *parent = tu_model_find(checks->changes->from, TU_KIND_TABLE, schema, NULL,
                                           key->references.table, NULL);
    const TuNames *to = &key->references.columns;
    if (!parent || key->not_valid || key->not_enforced || key->period ||
        to->count != key->columns.count || !same_columns(checks, checks->table, &key->columns) ||
        !same_columns(checks, parent, to))
        return;
    start(checks, &sql, checks->table, "c");
    for (size_t i = 0; i < key->columns.count; i++) {
        tu_buf_add(&sql, "c.");
        tu_sql_ident(&sql, checks->dialect, key->columns.items[i]);
        tu_buf_add(&sql, " IS NOT NULL AND ");
    }
    tu_buf_add(&sql, "NOT EXISTS (");
    start(checks, &sql, parent, "p");
    add_pairs(checks, &sql, &key->columns, to);
    tu_buf_addc(&sql, ')');
    finish(checks, &sql);
}

/* The bare column of an index's item, or NULL when it is more than that. */
static const char *
bare_column(const Checks *checks, const char *item)
{
    TuLexer lexer;
    tu_lex_init(&lexer, checks->dialect, item, strlen(item));
    TuToken name = tu_lex_next_solid(&lexer), next = tu_lex_next_solid(&lexer);
    return next.type == TU_TOKEN_END
               ? tu_token_name(&name, checks->dialect->folds_case, checks->arena)
               : NULL;
}

static void
check_index(const Checks *checks, const TuIndex *index)
{
    TuNames columns = {0};
    if (!index->unique || index->nulls_not_distinct)
        return;
    for (size_t i = 0; i < index->on.count; i++) {
        const char *column = bare_column(checks, index->on.items[i]);
        if (!column)
            return;
        tu_names_add(&columns, checks->arena, column);
    }
    check_unique(checks, &columns, index->where);
}

static void
check_new(const Checks *checks, const TuObject *object)
{
    switch (object->kind) {
    case TU_KIND_PRIMARY_KEY:
        if (!((const TuPrimaryKey *)object)->without_overlaps)
            check_unique(checks, &((const TuPrimaryKey *)object)->columns, NULL);
        break;
    case TU_KIND_UNIQUE:
        if (!((const TuUnique *)object)->without_overlaps &&
            !((const TuUnique *)object)->nulls_not_distinct)
            check_unique(checks, &((const TuUnique *)object)->columns, NULL);
        break;
    case TU_KIND_INDEX:
        check_index(checks, (const TuIndex *)object);
        break;
    case TU_KIND_CHECK:
        check_expression(checks, (const TuCheck *)object);
        break;
    case TU_KIND_FOREIGN_KEY:
        check_foreign_key(checks, (const TuForeignKey *)object);
        break;
    default:
        break;
    }
}

void
tu_preconditions(const TuChanges *changes, const TuDialect *dialect, TuArena *arena, TuNames *out)
{
    for (size_t i = 0; i < changes->items.count; i++) {
        const TuChange *table = changes->items.items[i];
        Checks checks = {changes, dialect, arena, out, table->from};
        if (!table->from || !table->to || table->to->kind != TU_KIND_TABLE)
            continue;
        for (size_t j = 0; j < table->children.count; j++) {
            const TuChange *change = table->children.items[j];
            if (change->from && change->to && change->to->kind == TU_KIND_COLUMN)
                check_column(&checks, change);
            else if (change->to && change->to->kind != TU_KIND_COLUMN &&
                     (!change->from || change->fields))
                check_new(&checks, change->to);
        }
    }
}
