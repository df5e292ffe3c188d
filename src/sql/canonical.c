/* SQLite keeps the text of a definition as it was typed; this is the form in which two texts that
 * mean the same compare equal. For comparing only: it is not run. */
#include "config.h"

#include "sql/lex.h"

#include <string.h>

/* Words that mean something else when they are quoted: the keywords without a fallback to a name,
 * and the literals. Only their quotes are kept. */
static bool
keeps_quotes(const char *word)
{
    static const char *const words[] = {"add",          "all",
                                        "alter",        "and",
                                        "as",           "autoincrement",
                                        "between",      "case",
                                        "check",        "collate",
                                        "commit",       "constraint",
                                        "create",       "current_date",
                                        "current_time", "current_timestamp",
                                        "default",      "deferrable",
                                        "delete",       "distinct",
                                        "drop",         "else",
                                        "escape",       "exists",
                                        "false",        "foreign",
                                        "from",         "group",
                                        "having",       "in",
                                        "index",        "insert",
                                        "intersect",    "into",
                                        "is",           "isnull",
                                        "join",         "limit",
                                        "not",          "nothing",
                                        "notnull",      "null",
                                        "on",           "or",
                                        "order",        "primary",
                                        "references",   "returning",
                                        "select",       "set",
                                        "table",        "then",
                                        "to",           "transaction",
                                        "true",         "union",
                                        "unique",       "update",
                                        "using",        "values",
                                        "when",         "where"};
    for (size_t i = 0; i < TU_LEN(words); i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

static void
fail(TuBuf *out)
{
    tu_buf_release(out);
    out->failed = true;
}

static bool
is_plain_word(const char *name)
{
    bool first = true;
    for (const char *c = name; *c; c++, first = false) {
        bool letter = (*c >= 'a' && *c <= 'z') || *c == '_' || (unsigned char)*c >= 0x80;
        if (!letter && (first || !((*c >= '0' && *c <= '9') || *c == '$')))
            return false;
    }
    return !first;
}

static void
add_lower(TuBuf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        tu_buf_addc(out, (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]));
}

static void
add_in_quotes(TuBuf *out, const char *name)
{
    tu_buf_addc(out, '"');
    for (; *name; name++) {
        tu_buf_add(out, *name == '"' ? "\"" : NULL);
        tu_buf_addc(out, *name);
    }
    tu_buf_addc(out, '"');
}

/* A quoted name without its quotes, as long as it cannot be taken for anything else then. What
 * stands in double quotes may be a string: then its case counts. */
static void
add_quoted(TuBuf *out, const TuToken *token, TuIsName *is_name, const void *data)
{
    TuBuf word = TU_BUF_INIT, name = TU_BUF_INIT;
    char quote = token->text[token->len - 1];
    for (size_t i = 1; i + 1 < token->len; i++) {
        tu_buf_addc(&word, token->text[i]);
        if (token->text[i] == quote)
            i++; /* doubled */
    }
    if (quote != '"' || (is_name && !word.failed && is_name(data, word.s)))
        add_lower(&name, word.s, word.len);
    else
        tu_buf_add(&name, word.s);
    if (name.failed || word.failed)
        fail(out);
    else if (is_plain_word(name.s) && !keeps_quotes(name.s))
        tu_buf_add(out, name.s);
    else
        add_in_quotes(out, name.s);
    tu_buf_release(&name);
    tu_buf_release(&word);
}

static void
add_token(TuBuf *out, const TuToken *token, TuIsName *is_name, const void *data)
{
    switch (token->type) {
    case TU_TOKEN_QUOTED:
        add_quoted(out, token, is_name, data);
        return;
    case TU_TOKEN_STRING:
        if (token->text[0] == '\'')
            tu_buf_addn(out, token->text, token->len);
        else
            add_lower(out, token->text, token->len); /* x'AB' */
        return;
    case TU_TOKEN_WORD:
    case TU_TOKEN_NUMBER:
        add_lower(out, token->text, token->len);
        return;
    case TU_TOKEN_OP:
        if (tu_token_is_op(token, "=="))
            tu_buf_add(out, "=");
        else if (tu_token_is_op(token, "!="))
            tu_buf_add(out, "<>");
        else
            tu_buf_addn(out, token->text, token->len);
        return;
    case TU_TOKEN_UNTERMINATED:
        tu_buf_addn(out, token->text, token->len);
        return;
    case TU_TOKEN_SPACE:
    case TU_TOKEN_COMMENT:
    case TU_TOKEN_END:
        return;
    }
}

typedef struct Tokens {
    TuToken *items;
    size_t count;
} Tokens;

static Tokens
read_tokens(const char *sql, TuArena *arena)
{
    TuLexer lexer;
    Tokens tokens = {NULL, 0};
    tu_lex_init(&lexer, &tu_dialect_sqlite, sql, strlen(sql));
    while (tu_lex_next_solid(&lexer).type != TU_TOKEN_END)
        tokens.count++;
    tokens.items = TU_NEW_N(arena, TuToken, tokens.count + 1);
    if (!tokens.items) {
        tokens.count = 0;
        return tokens;
    }
    tu_lex_init(&lexer, &tu_dialect_sqlite, sql, strlen(sql));
    for (size_t i = 0; i < tokens.count; i++)
        tokens.items[i] = tu_lex_next_solid(&lexer);
    while (tokens.count > 0 && tu_token_is_op(&tokens.items[tokens.count - 1], ";"))
        tokens.count--;
    return tokens;
}

/* How many parentheses stand around the whole text. One pass: depth is what is open at a token,
 * and the lowest depth between the first and the last run of parentheses is the answer. */
static size_t
outer_parens(const Tokens *tokens)
{
    size_t opens = 0;
    size_t closes = 0;
    while (opens < tokens->count && tu_token_is_op(&tokens->items[opens], "("))
        opens++;
    while (closes < tokens->count - opens &&
           tu_token_is_op(&tokens->items[tokens->count - 1 - closes], ")"))
        closes++;
    size_t depth = opens;
    size_t lowest = opens;
    for (size_t i = opens; i + closes < tokens->count; i++) {
        if (tu_token_is_op(&tokens->items[i], "("))
            depth++;
        else if (tu_token_is_op(&tokens->items[i], ")") && depth > 0)
            depth--;
        else if (tu_token_is_op(&tokens->items[i], ";"))
            return 0; /* no expression, so nothing to take apart */
        lowest = depth < lowest ? depth : lowest;
    }
    /* depth parentheses are still open: the closing run takes them off from the inside. */
    if (depth != closes || opens + closes == tokens->count)
        return 0;
    return lowest < closes ? lowest : closes;
}

void
tu_sqlite_form(TuBuf *out, const char *sql, TuIsName *is_name, const void *data)
{
    TuArena *arena = tu_arena_new();
    Tokens tokens = read_tokens(sql ? sql : "", arena);
    size_t outer = outer_parens(&tokens);
    for (size_t i = outer; i + outer < tokens.count; i++) {
        if (i > outer)
            tu_buf_addc(out, ' ');
        add_token(out, &tokens.items[i], is_name, data);
    }
    if (tu_arena_failed(arena))
        fail(out);
    tu_arena_free(arena);
}

const char *
tu_sqlite_default(const char *expr, TuArena *arena)
{
    static const char *const values[] = {"null",         "true",         "false",
                                         "current_date", "current_time", "current_timestamp"};
    TuLexer lexer;
    if (!expr)
        return NULL;
    tu_lex_init(&lexer, &tu_dialect_sqlite, expr, strlen(expr));
    TuToken word = tu_lex_next_solid(&lexer), rest = tu_lex_next_solid(&lexer);
    for (size_t i = 0; i < TU_LEN(values); i++) {
        if (tu_token_is(&word, values[i]))
            return expr;
    }
    if (rest.type != TU_TOKEN_END || (word.type != TU_TOKEN_QUOTED && word.type != TU_TOKEN_WORD))
        return expr;
    TuBuf text = TU_BUF_INIT;
    tu_sql_literal(&text, &tu_dialect_sqlite, tu_token_name(&word, false, arena));
    const char *literal = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return literal;
}

bool
tu_sqlite_same_text(const char *a, const char *b)
{
    TuBuf ca = TU_BUF_INIT, cb = TU_BUF_INIT;
    tu_sqlite_form(&ca, a, NULL, NULL);
    tu_sqlite_form(&cb, b, NULL, NULL);
    bool same = !ca.failed && !cb.failed && strcmp(ca.s, cb.s) == 0;
    tu_buf_release(&ca);
    tu_buf_release(&cb);
    return same;
}
