#include "config.h"

#include "sql/sqlite_ddl.h"

#include <string.h>

#include "sql/lex.h"
#include "sql/sqlite_parse.h"

/* ---- foreign keys ---- */

static const char *
action(TuSqliteParser *p)
{
    if (tu_sqlite_word(p, "set")) {
        if (tu_sqlite_word(p, "null"))
            return "set null";
        tu_sqlite_expect(p, "default");
        return "set default";
    }
    if (tu_sqlite_word(p, "cascade"))
        return "cascade";
    if (tu_sqlite_word(p, "restrict"))
        return "restrict";
    tu_sqlite_expect(p, "no");
    tu_sqlite_expect(p, "action");
    return NULL;
}

static void
match(TuSqliteParser *p, TuSqliteConstraint *key)
{
    const char *word = tu_sqlite_lower(p, tu_sqlite_name(p));
    key->match = word && strcmp(word, "simple") != 0 ? word : NULL;
}

/* REFERENCES t (a, b) ON DELETE ... MATCH ...; the word is taken already. */
static void
references(TuSqliteParser *p, TuSqliteConstraint *key)
{
    key->table = tu_sqlite_name(p);
    if (tu_token_is_op(&p->token, "("))
        key->references = tu_sqlite_name_list(p);
    while (!p->failed) {
        if (tu_sqlite_word(p, "match")) {
            match(p, key);
        } else if (tu_sqlite_word(p, "on")) {
            if (tu_sqlite_word(p, "delete"))
                key->on_delete = action(p);
            else if (tu_sqlite_word(p, "update"))
                key->on_update = action(p);
            else
                p->failed = true;
        } else {
            return;
        }
    }
}

/* [NOT] DEFERRABLE [INITIALLY ...] where one stands. False: there is none. */
static bool
deferral(TuSqliteParser *p, TuSqliteConstraint *key)
{
    bool no = tu_token_is(&p->token, "not") && tu_sqlite_next_is(p, "deferrable");
    if (!no && !tu_token_is(&p->token, "deferrable"))
        return false;
    if (no)
        tu_sqlite_take(p);
    tu_sqlite_take(p);
    bool deferred = false;
    if (tu_sqlite_word(p, "initially")) {
        deferred = tu_sqlite_word(p, "deferred");
        if (!deferred)
            tu_sqlite_expect(p, "immediate");
    }
    if (!key) {
        p->failed = true;
        return true;
    }
    key->deferrable = !no;
    key->initially_deferred = !no && deferred;
    return true;
}

/* ---- keys ---- */

static const char *
on_conflict(TuSqliteParser *p)
{
    static const char *const words[] = {"rollback", "abort", "fail", "ignore", "replace"};
    if (!tu_token_is(&p->token, "on") || !tu_sqlite_next_is(p, "conflict"))
        return NULL;
    tu_sqlite_take(p);
    tu_sqlite_take(p);
    for (size_t i = 0; i < TU_LEN(words); i++) {
        if (tu_sqlite_word(p, words[i]))
            return i == 1 ? NULL : words[i];
    }
    p->failed = true;
    return NULL;
}

static bool
descending(TuSqliteParser *p)
{
    if (tu_sqlite_word(p, "asc"))
        return false;
    return tu_sqlite_word(p, "desc");
}

static const char *
key_part_text(TuSqliteParser *p, const char *name, const char *collation, bool desc)
{
    if (!collation && !desc)
        return name;
    TuBuf text = TU_BUF_INIT;
    tu_sql_ident(&text, &tu_dialect_sqlite, name);
    if (collation) {
        tu_buf_add(&text, " COLLATE ");
        tu_sql_ident(&text, &tu_dialect_sqlite, collation);
    }
    tu_buf_add(&text, desc ? " DESC" : NULL);
    const char *copy = tu_buf_dup(&text, p->arena);
    tu_buf_release(&text);
    return copy;
}

/* (a, b COLLATE c DESC [AUTOINCREMENT]) */
static void
key_parts(TuSqliteParser *p, TuSqliteConstraint *key)
{
    tu_sqlite_expect_op(p, "(");
    do {
        const char *name = tu_sqlite_name(p);
        const char *collation = NULL;
        if (tu_sqlite_word(p, "collate"))
            collation = tu_sqlite_lower(p, tu_sqlite_name(p));
        bool desc = descending(p);
        tu_names_add(&key->columns, p->arena, key_part_text(p, name, collation, desc));
        tu_names_add(&key->names, p->arena, name);
    } while (!p->failed && tu_sqlite_op(p, ","));
    if (key->type == TU_SQLITE_PRIMARY_KEY)
        key->autoincrement = tu_sqlite_word(p, "autoincrement");
    tu_sqlite_expect_op(p, ")");
    key->on_conflict = on_conflict(p);
}

static TuSqliteConstraint *
add_constraint(TuSqliteParser *p, TuVec *list, TuSqliteConstraintType type)
{
    TuSqliteConstraint *constraint = TU_NEW(p->arena, TuSqliteConstraint);
    if (!constraint) {
        p->failed = true;
        return &p->spare;
    }
    constraint->type = type;
    constraint->name = p->constraint_name;
    p->constraint_name = NULL;
    tu_vec_add(list, p->arena, constraint);
    return constraint;
}

static void
check(TuSqliteParser *p, TuVec *list)
{
    TuSqliteConstraint *constraint = add_constraint(p, list, TU_SQLITE_CHECK);
    constraint->expression = tu_sqlite_group(p);
    constraint->on_conflict = on_conflict(p);
}

/* ---- columns ---- */

/* Words that end the type of a column. GENERATED may be part of one, unless ALWAYS follows. */
static bool
ends_type(TuSqliteParser *p)
{
    static const char *const words[] = {"constraint", "primary", "not",        "null",
                                        "unique",     "check",   "default",    "collate",
                                        "references", "as",      "deferrable", "on"};
    for (size_t i = 0; i < TU_LEN(words); i++) {
        if (tu_token_is(&p->token, words[i]))
            return true;
    }
    return tu_token_is(&p->token, "generated") && tu_sqlite_next_is(p, "always");
}

static void
column_type(TuSqliteParser *p, TuSqliteColumn *column)
{
    const char *start = p->token.text;
    size_t words = 0;
    while (tu_sqlite_is_name(p) && !ends_type(p)) {
        tu_sqlite_take(p);
        words++;
    }
    if (words && tu_token_is_op(&p->token, "("))
        tu_sqlite_group(p);
    if (words)
        column->type = tu_sqlite_slice(p, start, p->end);
}

/* A word that is no literal, or a quoted name, is a string to SQLite here. */
static const char *
default_word(TuSqliteParser *p, const TuToken *token)
{
    static const char *const literals[] = {"null",         "true",         "false",
                                           "current_date", "current_time", "current_timestamp"};
    for (size_t i = 0; i < TU_LEN(literals); i++) {
        if (tu_token_is(token, literals[i]))
            return tu_arena_strndup(p->arena, token->text, token->len);
    }
    TuBuf text = TU_BUF_INIT;
    const char *name = tu_token_name(token, false, p->arena);
    tu_sql_literal(&text, &tu_dialect_sqlite, name ? name : "");
    const char *copy = tu_buf_dup(&text, p->arena);
    tu_buf_release(&text);
    return copy;
}

static const char *
default_value(TuSqliteParser *p)
{
    if (tu_token_is_op(&p->token, "("))
        return tu_sqlite_group(p);
    const char *start = p->token.text;
    if (p->token.type == TU_TOKEN_WORD || p->token.type == TU_TOKEN_QUOTED) {
        const char *text = default_word(p, &p->token);
        tu_sqlite_take(p);
        return text;
    }
    if (!tu_sqlite_op(p, "-"))
        tu_sqlite_op(p, "+");
    if (p->token.type != TU_TOKEN_STRING && p->token.type != TU_TOKEN_NUMBER &&
        p->token.type != TU_TOKEN_WORD)
        p->failed = true;
    tu_sqlite_take(p);
    return tu_sqlite_slice(p, start, p->end);
}

static void
generated(TuSqliteParser *p, TuSqliteColumn *column)
{
    column->generated = tu_sqlite_group(p);
    column->stored = tu_sqlite_word(p, "stored");
    if (!column->stored)
        tu_sqlite_word(p, "virtual");
}

static void
column_key(TuSqliteParser *p, TuSqliteColumn *column, TuSqliteConstraintType type)
{
    TuSqliteConstraint *key = add_constraint(p, &column->constraints, type);
    bool desc = false;
    if (type == TU_SQLITE_PRIMARY_KEY) {
        tu_sqlite_expect(p, "key");
        desc = descending(p);
    }
    key->on_conflict = on_conflict(p);
    if (type == TU_SQLITE_PRIMARY_KEY)
        key->autoincrement = tu_sqlite_word(p, "autoincrement");
    tu_names_add(&key->columns, p->arena, key_part_text(p, column->name, NULL, desc));
    tu_names_add(&key->names, p->arena, column->name);
}

static void
not_null(TuSqliteParser *p, TuSqliteColumn *column)
{
    tu_sqlite_take(p);
    tu_sqlite_expect(p, "null");
    column->not_null = true;
    column->on_null_conflict = on_conflict(p);
}

/* One constraint of a column. False: there is none here. */
static bool
column_constraint(TuSqliteParser *p, TuSqliteColumn *column, TuSqliteConstraint **last_key)
{
    if (tu_sqlite_word(p, "constraint")) {
        p->constraint_name = tu_sqlite_name(p);
        return true;
    }
    if (deferral(p, *last_key))
        return true;
    if (tu_token_is(&p->token, "not")) {
        not_null(p, column);
    } else if (tu_sqlite_word(p, "null")) {
        on_conflict(p);
    } else if (tu_sqlite_word(p, "default")) {
        column->default_expr = default_value(p);
    } else if (tu_sqlite_word(p, "collate")) {
        column->collation = tu_sqlite_lower(p, tu_sqlite_name(p));
    } else if (tu_sqlite_word(p, "primary")) {
        column_key(p, column, TU_SQLITE_PRIMARY_KEY);
    } else if (tu_sqlite_word(p, "unique")) {
        column_key(p, column, TU_SQLITE_UNIQUE);
    } else if (tu_sqlite_word(p, "check")) {
        check(p, &column->constraints);
    } else if (tu_sqlite_word(p, "references")) {
        *last_key = add_constraint(p, &column->constraints, TU_SQLITE_FOREIGN_KEY);
        tu_names_add(&(*last_key)->columns, p->arena, column->name);
        references(p, *last_key);
    } else if (tu_token_is(&p->token, "generated") || tu_token_is(&p->token, "as")) {
        if (tu_sqlite_word(p, "generated"))
            tu_sqlite_expect(p, "always");
        tu_sqlite_expect(p, "as");
        generated(p, column);
    } else {
        return false;
    }
    p->constraint_name = NULL; /* of a NOT NULL, DEFAULT ...: means nothing */
    return true;
}

static void
column_definition(TuSqliteParser *p, TuSqliteColumn *column)
{
    const char *start = p->token.text;
    TuSqliteConstraint *last_key = NULL;
    column->name = tu_sqlite_name(p);
    column_type(p, column);
    while (!p->failed && column_constraint(p, column, &last_key))
        ;
    p->constraint_name = NULL;
    column->sql = tu_sqlite_slice(p, start, p->end);
}

/* ---- tables ---- */

static bool
table_constraint(TuSqliteParser *p, TuSqliteTable *table)
{
    TuSqliteConstraint *constraint;
    if (tu_sqlite_word(p, "constraint")) {
        p->constraint_name = tu_sqlite_name(p);
    } else if (tu_sqlite_word(p, "primary")) {
        tu_sqlite_expect(p, "key");
        key_parts(p, add_constraint(p, &table->constraints, TU_SQLITE_PRIMARY_KEY));
    } else if (tu_sqlite_word(p, "unique")) {
        key_parts(p, add_constraint(p, &table->constraints, TU_SQLITE_UNIQUE));
    } else if (tu_sqlite_word(p, "check")) {
        check(p, &table->constraints);
    } else if (tu_sqlite_word(p, "foreign")) {
        constraint = add_constraint(p, &table->constraints, TU_SQLITE_FOREIGN_KEY);
        tu_sqlite_expect(p, "key");
        constraint->columns = tu_sqlite_name_list(p);
        tu_sqlite_expect(p, "references");
        references(p, constraint);
        deferral(p, constraint);
    } else {
        return false;
    }
    return true;
}

static bool
starts_table_constraint(const TuSqliteParser *p)
{
    static const char *const words[] = {"constraint", "primary", "unique", "check", "foreign"};
    for (size_t i = 0; i < TU_LEN(words); i++) {
        if (tu_token_is(&p->token, words[i]))
            return true;
    }
    return false;
}

static void
table_options(TuSqliteParser *p, TuSqliteTable *table)
{
    while (!p->failed && p->token.type != TU_TOKEN_END) {
        if (tu_sqlite_word(p, "without")) {
            tu_sqlite_expect(p, "rowid");
            table->without_rowid = true;
        } else {
            tu_sqlite_expect(p, "strict");
            table->strict = true;
        }
        if (!tu_sqlite_op(p, ","))
            break;
    }
}

static void
create_head(TuSqliteParser *p, const char *what)
{
    tu_sqlite_expect(p, "create");
    if (!tu_sqlite_word(p, "temp"))
        tu_sqlite_word(p, "temporary");
    tu_sqlite_expect(p, what);
    if (tu_sqlite_word(p, "if")) {
        tu_sqlite_expect(p, "not");
        tu_sqlite_expect(p, "exists");
    }
}

static void
table_name(TuSqliteParser *p, TuSqliteTable *table)
{
    TuToken token = p->token;
    table->name = tu_sqlite_name(p);
    if (tu_sqlite_op(p, ".")) {
        token = p->token;
        table->name = tu_sqlite_name(p);
    }
    table->name_at = token.text;
    table->name_len = token.len;
}

bool
tu_sqlite_parse_table(const char *sql, TuArena *arena, TuSqliteTable *out)
{
    TuSqliteParser parser;
    *out = (TuSqliteTable){0};
    tu_sqlite_parser_init(&parser, sql, arena);
    create_head(&parser, "table");
    table_name(&parser, out);
    tu_sqlite_expect_op(&parser, "(");
    do {
        TuSqliteColumn *column = TU_NEW(arena, TuSqliteColumn);
        if (!column || starts_table_constraint(&parser))
            break;
        column_definition(&parser, column);
        tu_vec_add(&out->columns, arena, column);
    } while (!parser.failed && tu_sqlite_op(&parser, ","));
    /* Commas between table constraints are optional. */
    while (!parser.failed && table_constraint(&parser, out))
        tu_sqlite_op(&parser, ",");
    tu_sqlite_expect_op(&parser, ")");
    table_options(&parser, out);
    return tu_sqlite_parser_done(&parser) && out->columns.count > 0;
}

bool
tu_sqlite_parse_column(const char *sql, TuArena *arena, TuSqliteColumn *out)
{
    TuSqliteParser parser;
    *out = (TuSqliteColumn){0};
    tu_sqlite_parser_init(&parser, sql, arena);
    column_definition(&parser, out);
    return tu_sqlite_parser_done(&parser);
}

/* ---- indexes and views ---- */

/* A plain name with COLLATE and direction, and nothing else. Otherwise the parser stands where it
 * stood. */
static bool
plain_part(TuSqliteParser *p, TuSqliteIndexPart *part)
{
    TuSqliteParser before = *p;
    if (tu_sqlite_is_name(p)) {
        part->name = part->text = tu_sqlite_name(p);
        if (tu_sqlite_word(p, "collate"))
            part->collation = tu_sqlite_lower(p, tu_sqlite_name(p));
        part->descending = descending(p);
        if (tu_token_is_op(&p->token, ",") || tu_token_is_op(&p->token, ")"))
            return true;
    }
    *p = before;
    *part = (TuSqliteIndexPart){0};
    return false;
}

static void
expression_part(TuSqliteParser *p, TuSqliteIndexPart *part)
{
    const char *start = p->token.text;
    const char *end = start;
    int depth = 0;
    while (p->token.type != TU_TOKEN_END && p->token.type != TU_TOKEN_UNTERMINATED) {
        if (depth == 0 && (tu_token_is_op(&p->token, ",") || tu_token_is_op(&p->token, ")")))
            break;
        depth += tu_token_is_op(&p->token, "(") ? 1 : tu_token_is_op(&p->token, ")") ? -1 : 0;
        bool asc = depth == 0 && tu_token_is(&p->token, "asc");
        tu_sqlite_take(p);
        if (!asc)
            end = p->end;
    }
    part->text = tu_sqlite_slice(p, start, end);
}

/* What is left of the text, which must hold together. */
static const char *
rest(TuSqliteParser *p)
{
    const char *start = p->token.text;
    while (p->token.type != TU_TOKEN_END && !p->failed) {
        if (p->token.type == TU_TOKEN_UNTERMINATED)
            p->failed = true;
        tu_sqlite_take(p);
    }
    if (p->end <= start)
        p->failed = true;
    return tu_sqlite_slice(p, start, p->end);
}

bool
tu_sqlite_parse_index(const char *sql, TuArena *arena, TuSqliteIndex *out)
{
    TuSqliteParser p;
    *out = (TuSqliteIndex){0};
    tu_sqlite_parser_init(&p, sql, arena);
    tu_sqlite_expect(&p, "create");
    out->unique = tu_sqlite_word(&p, "unique");
    tu_sqlite_expect(&p, "index");
    out->name = tu_sqlite_name(&p);
    tu_sqlite_expect(&p, "on");
    out->table = tu_sqlite_name(&p);
    tu_sqlite_expect_op(&p, "(");
    do {
        TuSqliteIndexPart *part = TU_NEW(arena, TuSqliteIndexPart);
        if (!part)
            return false;
        if (!plain_part(&p, part))
            expression_part(&p, part);
        tu_vec_add(&out->parts, arena, part);
    } while (!p.failed && tu_sqlite_op(&p, ","));
    tu_sqlite_expect_op(&p, ")");
    if (tu_sqlite_word(&p, "where"))
        out->where = rest(&p);
    return tu_sqlite_parser_done(&p);
}

bool
tu_sqlite_parse_view(const char *sql, TuArena *arena, TuSqliteView *out)
{
    TuSqliteParser p;
    *out = (TuSqliteView){0};
    tu_sqlite_parser_init(&p, sql, arena);
    create_head(&p, "view");
    out->name = tu_sqlite_name(&p);
    if (tu_token_is_op(&p.token, "("))
        out->columns = tu_sqlite_name_list(&p);
    tu_sqlite_expect(&p, "as");
    out->as = rest(&p);
    return tu_sqlite_parser_done(&p);
}
