/* Column definitions from the fields of a model. SQLite takes any type name; only STRICT tables
 * and numbered keys need one of its own. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"
#include "sql/lex.h"

/* Words, and at most (n) or (n, m) behind them: what the grammar takes without quotes. */
static bool
is_plain_type(const char *type)
{
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_sqlite, type, strlen(type));
    TuToken token = tu_lex_next_solid(&lexer);
    bool word = token.type == TU_TOKEN_WORD;
    while (token.type == TU_TOKEN_WORD) {
        char *name = NULL;
        TuArena *arena = tu_arena_new();
        name = tu_token_name(&token, true, arena);
        bool keyword = !name || tu_sql_is_keyword(&tu_dialect_sqlite, name);
        tu_arena_free(arena);
        if (keyword)
            return false;
        token = tu_lex_next_solid(&lexer);
    }
    if (!word || token.type == TU_TOKEN_END)
        return word;
    if (!tu_token_is_op(&token, "("))
        return false;
    do {
        token = tu_lex_next_solid(&lexer);
        if (tu_token_is_op(&token, "-") || tu_token_is_op(&token, "+"))
            token = tu_lex_next_solid(&lexer);
        if (token.type != TU_TOKEN_NUMBER)
            return false;
        token = tu_lex_next_solid(&lexer);
    } while (tu_token_is_op(&token, ","));
    return tu_token_is_op(&token, ")") && tu_lex_next_solid(&lexer).type == TU_TOKEN_END;
}

static bool
starts_with(const char *type, const char *word)
{
    size_t len = strlen(word);
    for (size_t i = 0; i < len; i++) {
        char c = type[i] >= 'A' && type[i] <= 'Z' ? (char)(type[i] + 32) : type[i];
        if (c != word[i])
            return false;
    }
    return true;
}

/* STRICT knows six types. */
static const char *
strict_type(const char *type)
{
    static const struct {
        const char *starts, *strict;
    } map[] = {
        {"integer", "INTEGER"}, {"int", "INTEGER"},    {"bigint", "INTEGER"},
        {"small", "INTEGER"},   {"serial", "INTEGER"}, {"bigserial", "INTEGER"},
        {"bool", "INTEGER"},    {"real", "REAL"},      {"float", "REAL"},
        {"double", "REAL"},     {"numeric", "REAL"},   {"decimal", "REAL"},
        {"text", "TEXT"},       {"char", "TEXT"},      {"varchar", "TEXT"},
        {"uuid", "TEXT"},       {"json", "TEXT"},      {"timestamp", "TEXT"},
        {"date", "TEXT"},       {"time", "TEXT"},      {"interval", "TEXT"},
        {"blob", "BLOB"},       {"bytea", "BLOB"},
    };
    static const char *const own[] = {"int", "integer", "real", "text", "blob", "any"};
    for (size_t i = 0; i < TU_LEN(own); i++) {
        if (tu_sqlite_same_name(type, own[i]))
            return type;
    }
    for (size_t i = 0; i < TU_LEN(map); i++) {
        if (starts_with(type, map[i].starts))
            return map[i].strict;
    }
    return "ANY";
}

/* A column that numbers itself has to be the INTEGER PRIMARY KEY. */
static bool
numbers_itself(const TuColumn *column)
{
    static const char *const serials[] = {"serial", "bigserial", "smallserial"};
    for (size_t i = 0; column->type && i < TU_LEN(serials); i++) {
        if (tu_sqlite_same_name(column->type, serials[i]))
            return true;
    }
    return column->identity != NULL;
}

static void
add_type(TuRender *render, TuBuf *out, const TuColumn *column, const TuPrimaryKey *key)
{
    const TuTable *table = (const TuTable *)column->obj.parent;
    const char *type = column->type;
    if (numbers_itself(column)) {
        if (!key || table->without_rowid)
            tu_render_fail(render, TU_ERR_UNSUPPORTED, &column->obj,
                           "SQLite numbers only the single column of a primary key by itself");
        if (column->identity_options.count)
            tu_render_fail(render, TU_ERR_UNSUPPORTED, &column->obj,
                           "SQLite has no options for how a column numbers itself");
        type = "integer";
    } else if (key && key->autoincrement) {
        type = "integer";
    }
    if (type && table->strict)
        type = strict_type(type);
    if (!type)
        return;
    tu_buf_addc(out, ' ');
    if (is_plain_type(type))
        tu_buf_add(out, type);
    else
        tu_sqlite_ident(out, type);
}

static void
add_default(TuBuf *out, const char *expr)
{
    static const char *const moments[] = {"current_date", "current_time", "current_timestamp"};
    bool bare = tu_sqlite_is_constant(expr);
    for (size_t i = 0; i < TU_LEN(moments); i++)
        bare = bare || tu_sqlite_same_name(expr, moments[i]);
    tu_buf_addf(out, bare ? " DEFAULT %s" : " DEFAULT (%s)", expr);
}

static void
add_inline_key(TuBuf *out, const TuPrimaryKey *key)
{
    TuArena *arena = tu_arena_new();
    TuSqliteIndexPart part;
    if (*key->obj.name) {
        tu_buf_addc(out, ' ');
        tu_sqlite_add_constraint_name(out, &key->obj);
    }
    tu_buf_add(out, *key->obj.name ? "PRIMARY KEY" : " PRIMARY KEY");
    if (!tu_sqlite_find_column(key->obj.parent, key->columns.items[0]) &&
        tu_sqlite_key_part(key->columns.items[0], arena, &part) && part.descending)
        tu_buf_add(out, " DESC");
    tu_sqlite_words(out, " ON CONFLICT ", key->on_conflict);
    tu_buf_add(out, key->autoincrement ? " AUTOINCREMENT" : NULL);
    tu_arena_free(arena);
}

void
tu_sqlite_add_column(TuRender *render, TuBuf *out, const TuColumn *column, const TuPrimaryKey *key)
{
    tu_sqlite_ident(out, column->obj.name);
    add_type(render, out, column, key);
    if (key)
        add_inline_key(out, key);
    if (column->not_null)
        tu_buf_add(out, " NOT NULL");
    if (column->not_null)
        tu_sqlite_words(out, " ON CONFLICT ", column->on_null_conflict);
    if (column->default_expr)
        add_default(out, column->default_expr);
    if (column->collation)
        tu_sqlite_collate(out, column->collation);
    if (column->generated) {
        bool stored = column->generated_storage && strcmp(column->generated_storage, "stored") == 0;
        tu_buf_addf(out, " GENERATED ALWAYS AS (%s) %s", column->generated,
                    stored ? "STORED" : "VIRTUAL");
    }
}

static const TuPrimaryKey *
primary_key(const TuObject *table)
{
    return (const TuPrimaryKey *)tu_object_child(table, TU_KIND_PRIMARY_KEY, NULL);
}

/* The single column of a key and the part that names it; NULL for keys of several columns. */
static const TuColumn *
single_column(const TuObject *table, const TuPrimaryKey *key, bool *collated, bool *descending)
{
    *collated = *descending = false;
    if (!key || key->columns.count != 1)
        return NULL;
    const TuColumn *column = tu_sqlite_find_column(table, key->columns.items[0]);
    if (column)
        return column;
    TuArena *arena = tu_arena_new();
    TuSqliteIndexPart part;
    if (tu_sqlite_key_part(key->columns.items[0], arena, &part)) {
        column = tu_sqlite_find_column(table, part.name);
        *collated = part.collation != NULL;
        *descending = part.descending;
    }
    tu_arena_free(arena);
    return column;
}

const TuPrimaryKey *
tu_sqlite_inline_key(const TuObject *table, const TuColumn *column)
{
    bool collated, descending;
    const TuPrimaryKey *key = primary_key(table);
    return single_column(table, key, &collated, &descending) == column && !collated ? key : NULL;
}

const TuColumn *
tu_sqlite_rowid_column(const TuObject *table)
{
    bool collated, descending;
    const TuColumn *column = single_column(table, primary_key(table), &collated, &descending);
    if (!column || descending || collated || ((const TuTable *)table)->without_rowid)
        return NULL;
    return column->type && tu_sqlite_same_name(column->type, "integer") ? column : NULL;
}
