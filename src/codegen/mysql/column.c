/* Columns: their definition, and what a change of one does. */
#include "config.h"

#include "codegen/mysql/mysql.h"

#include <string.h>
#include <strings.h>

#include "sql/lex.h"
#include "sql/mysql.h"

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

bool
tu_mysql_default_varies(const TuRender *render, const TuColumn *column)
{
    static const char *const words[] = {"uuid",        "uuid_short", "rand",         "random_bytes",
                                        "sysdate",     "user",       "current_user", "session_user",
                                        "system_user", NULL};
    const char *version = render->to->server_version;
    version = version ? version : render->from->server_version;
    if (!column->default_expr || (version && strstr(version, "MariaDB")))
        return false;
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, column->default_expr, strlen(column->default_expr));
    for (TuToken token; (token = tu_lex_next_solid(&lexer)).type != TU_TOKEN_END;)
        if (tu_token_is_any(&token, words))
            return true;
    return false;
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
    tu_buf_add(out, column->type);
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

/* That of its texts: its own, or what its collation or the table's begins with. */
static const char *
charset_of(const TuRender *render, const TuColumn *column)
{
    const TuTable *table = (const TuTable *)column->obj.parent;
    const char *collation = column->collation;
    if (column->charset || !tu_mysql_is_text(column))
        return column->charset;
    if (!collation)
        collation = tu_mysql_option(&table->options, "collation");
    return collation ? tu_arena_strndup(render->plan->arena, collation, strcspn(collation, "_"))
                     : NULL;
}

void
tu_mysql_column_place(TuBuf *out, const TuObject *column, bool moved)
{
    const TuObject *table = column->parent, *before = NULL;
    bool last = true;
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child == column) {
            last = true;
            for (size_t j = i + 1; j < table->children.count; j++)
                last = last && ((const TuObject *)table->children.items[j])->kind != TU_KIND_COLUMN;
            break;
        }
        if (child->kind == TU_KIND_COLUMN)
            before = child;
    }
    if (last && !moved)
        return;
    tu_buf_add(out, before ? " AFTER " : " FIRST");
    if (before)
        tu_mysql_ident(out, before->name);
}

bool
tu_mysql_column_hazard(TuRender *render, TuStatement *statement, const TuColumn *from,
                       const TuColumn *to)
{
    const char *table = from->obj.parent->name, *name = from->obj.name;
    const char *charset = charset_of(render, from), *new_charset = charset_of(render, to);
    bool texts = tu_mysql_is_text(from) && tu_mysql_is_text(to);
    bool fails = false;
    TuMysqlRetype how = tu_mysql_retype(from->type, to->type);
    if (how.hazard && !from->generated) {
        fails = strcmp(how.hazard, "TU111") != 0;
        tu_render_hazard(render, statement,
                         how.loses ? TU_STATEMENT_LOSES_DATA : TU_STATEMENT_LONG_LOCK, how.hazard,
                         "%s.%s from %s to %s: %s", table, name, from->type, to->type, how.why);
    }
    if (texts && !from->generated && !tu_mysql_charset_holds(charset, new_charset)) {
        const char *what = new_charset ? new_charset : "the database's character set";
        fails = true;
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU505",
                         "%s.%s becomes %s: characters that it does not have make it fail", table,
                         name, what);
    }
    if (!from->not_null && to->not_null && !from->generated) {
        fails = true;
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU505",
                         "fails where %s.%s is NULL", table, name);
    }
    if (how.copies || (texts && !tu_mysql_same(charset, new_charset)))
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU301",
                         "%s may be copied while writers wait: %s.%s from %s to %s", table, table,
                         name, from->type, to->type);
    return fails;
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
