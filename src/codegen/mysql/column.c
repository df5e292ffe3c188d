/* Columns: their definition, and what a change of one does. */
#include "config.h"

#include "codegen/mysql/mysql.h"

#include <string.h>
#include <strings.h>

#include "sql/lex.h"
#include "sql/mysql.h"

/* Types that model files use on every engine, by the names they have here. What stands in
 * parentheses stays. */
static const struct {
    const char *type;
    const char *mysql;
    const char *mariadb; /* NULL: the same */
} own_types[] = {
    {"timestamptz", "timestamp", NULL},
    {"timestamp with time zone", "timestamp", NULL},
    {"timestamp without time zone", "datetime", NULL},
    {"time with time zone", "time", NULL},
    {"time without time zone", "time", NULL},
    {"timetz", "time", NULL},
    {"jsonb", "json", NULL},
    {"bytea", "longblob", NULL},
    {"uuid", "char(36)", "uuid"},
};

/* Is it this type, with or without parentheses in or behind it? They are in *length. */
static bool
is_type(const char *type, const char *word, const char **length, size_t *len)
{
    *length = strchr(type, '(');
    *len = *length ? strcspn(*length, ")") + 1 : 0;
    size_t before = *length ? (size_t)(*length - type) : strlen(type);
    const char *after = *length && (*length)[*len - 1] ? *length + *len : "";
    while (*length && before && type[before - 1] == ' ')
        before--;
    size_t rest = strlen(after);
    return strlen(word) == before + rest && strncasecmp(type, word, before) == 0 &&
           strncasecmp(after, word + before, rest) == 0;
}

static const char *
own_type(const TuRender *render, const char *type)
{
    const char *version = render->to ? render->to->server_version : NULL;
    if (!version && render->from)
        version = render->from->server_version;
    bool mariadb = version && strstr(version, "MariaDB");
    for (size_t i = 0; type && i < TU_LEN(own_types); i++) {
        const char *length = NULL;
        size_t len = 0;
        if (!is_type(type, own_types[i].type, &length, &len))
            continue;
        const char *own =
            mariadb && own_types[i].mariadb ? own_types[i].mariadb : own_types[i].mysql;
        return len ? tu_arena_printf(render->plan->arena, "%s%.*s", own, (int)len, length) : own;
    }
    return type;
}

static bool
starts(const char *text, const char *word)
{
    return strncasecmp(text, word, strlen(word)) == 0;
}

bool
tu_mysql_is_text(const TuColumn *column)
{
    static const char *const words[] = {"char", "varchar",    "character", "tinytext",
                                        "text", "mediumtext", "longtext",  "enum",
                                        "set",  "national"};
    for (size_t i = 0; column->type && i < TU_LEN(words); i++)
        if (starts(column->type, words[i]))
            return true;
    return false;
}

/* A literal, with or without a sign, or one of the names of the current time. */
static bool
needs_parentheses(const char *expr)
{
    static const char *const plain[] = {"null", "true",      "false",          "current_timestamp",
                                        "now",  "localtime", "localtimestamp", "b",
                                        "x"};
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, expr, strlen(expr));
    TuToken token = tu_lex_next_solid(&lexer);
    if (tu_token_is_op(&token, "("))
        return false;
    if (tu_token_is_op(&token, "-") || tu_token_is_op(&token, "+"))
        token = tu_lex_next_solid(&lexer);
    bool named = false;
    for (size_t i = 0; i < TU_LEN(plain); i++)
        named = named || tu_token_is(&token, plain[i]);
    if (named) /* now(6) */
        return false;
    if (token.type != TU_TOKEN_STRING && token.type != TU_TOKEN_NUMBER)
        return true;
    return tu_lex_next_solid(&lexer).type != TU_TOKEN_END;
}

static void
add_generated(TuBuf *out, const TuColumn *column)
{
    if (tu_mysql_is_row_bound(column->generated)) {
        tu_buf_addf(out, " GENERATED ALWAYS AS %s", column->generated);
        return;
    }
    bool stored = column->generated_storage && strcmp(column->generated_storage, "stored") == 0;
    tu_buf_addf(out, " GENERATED ALWAYS AS (%s) %s", column->generated,
                stored ? "STORED" : "VIRTUAL");
}

static void
add_default(TuBuf *out, const TuColumn *column)
{
    bool wrap = needs_parentheses(column->default_expr);
    tu_buf_addf(out, wrap ? " DEFAULT (%s)" : " DEFAULT %s", column->default_expr);
}

/* MariaDB does not take NOT NULL for a generated column, and gives its own nullness. */
static void
add_nullness(TuBuf *out, const TuColumn *column)
{
    if (column->not_null)
        tu_buf_add(out, " NOT NULL");
    else if (starts(column->type, "timestamp") && !column->generated)
        tu_buf_add(out, " NULL"); /* else NOT NULL, on servers set up the old way */
}

void
tu_mysql_column_definition(TuRender *render, TuBuf *out, const TuColumn *column)
{
    const char *srid = tu_mysql_option(&column->options, "srid");
    if (!column->type) {
        tu_render_fail(render, TU_ERR_UNSUPPORTED, &column->obj, "a column needs a type");
        return;
    }
    tu_buf_add(out, own_type(render, column->type));
    if (column->charset)
        tu_buf_addf(out, " CHARACTER SET %s", column->charset);
    if (column->collation)
        tu_buf_addf(out, " COLLATE %s", column->collation);
    if (column->generated)
        add_generated(out, column);
    add_nullness(out, column);
    if (srid)
        tu_buf_addf(out, " SRID %s", srid);
    if (column->default_expr)
        add_default(out, column);
    if (column->on_update)
        tu_buf_addf(out, " ON UPDATE %s", column->on_update);
    if (column->invisible)
        tu_buf_add(out, " INVISIBLE");
    if (column->identity)
        tu_buf_add(out, " AUTO_INCREMENT");
    if (tu_mysql_option(&column->options, "system_versioning"))
        tu_buf_add(out, " WITHOUT SYSTEM VERSIONING");
    if (column->obj.comment) {
        tu_buf_add(out, " COMMENT ");
        tu_mysql_literal(out, column->obj.comment);
    }
    if (column->check)
        tu_buf_addf(out, " CHECK (%s)", column->check);
}

void
tu_mysql_column_hazard(TuRender *render, TuStatement *statement, const TuColumn *from,
                       const TuColumn *to)
{
    const char *table = from->obj.parent->name, *name = from->obj.name;
    if (!tu_mysql_same(from->type, to->type) || !tu_mysql_same(from->charset, to->charset))
        tu_render_hazard(
            render, statement, TU_STATEMENT_LONG_LOCK, "TU301",
            "the type of %s.%s goes from %s to %s: the table may be copied, and values "
            "that do not fit make it fail",
            table, name, from->type, to->type);
    else if (!from->not_null && to->not_null)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU505",
                         "fails where %s.%s is NULL", table, name);
}

static TuWay
way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuColumn *a = (const TuColumn *)from, *b = (const TuColumn *)to;
    (void)fields;
    bool type = !tu_mysql_same(a->type, b->type) || !tu_mysql_same(a->charset, b->charset) ||
                !tu_mysql_same(a->collation, b->collation) || a->not_null != b->not_null ||
                !a->generated != !b->generated;
    return type ? TU_WAY_DISTURB : TU_WAY_ALTER;
}

static void
rename_column(TuRender *render, const TuObject *object, const char *name)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "ALTER TABLE ");
    tu_mysql_ident(&sql, object->parent->name);
    tu_buf_add(&sql, " RENAME COLUMN ");
    tu_mysql_ident(&sql, object->name);
    tu_buf_add(&sql, " TO ");
    tu_mysql_ident(&sql, name);
    tu_mysql_add(render, object, &sql);
}

static void
not_alone(TuRender *render, const TuObject *object)
{
    tu_render_fail(render, TU_ERR_INTERNAL, object, "is rendered with its table only");
}

const TuRenderer tu_mysql_column = {
    .create = not_alone,
    .drop = not_alone,
    .way = way,
    .rename = rename_column,
};
const TuRenderer tu_mysql_part = {.create = not_alone, .drop = not_alone};
