#include "config.h"

#include "sql/sqlite_parse.h"

#include <string.h>

void
tu_sqlite_parser_init(TuSqliteParser *p, const char *sql, TuArena *arena)
{
    *p = (TuSqliteParser){.arena = arena, .end = sql};
    tu_lex_init(&p->lexer, &tu_dialect_sqlite, sql, strlen(sql));
    p->token = tu_lex_next_solid(&p->lexer);
}

bool
tu_sqlite_parser_done(const TuSqliteParser *p)
{
    return !p->failed && p->token.type == TU_TOKEN_END && !tu_arena_failed(p->arena);
}

void
tu_sqlite_take(TuSqliteParser *p)
{
    if (p->failed || p->token.type == TU_TOKEN_END)
        return;
    p->end = p->token.text + p->token.len;
    p->token = tu_lex_next_solid(&p->lexer);
}

bool
tu_sqlite_word(TuSqliteParser *p, const char *keyword)
{
    if (p->failed || !tu_token_is(&p->token, keyword))
        return false;
    tu_sqlite_take(p);
    return true;
}

bool
tu_sqlite_op(TuSqliteParser *p, const char *op)
{
    if (p->failed || !tu_token_is_op(&p->token, op))
        return false;
    tu_sqlite_take(p);
    return true;
}

void
tu_sqlite_expect(TuSqliteParser *p, const char *keyword)
{
    if (!tu_sqlite_word(p, keyword))
        p->failed = true;
}

void
tu_sqlite_expect_op(TuSqliteParser *p, const char *op)
{
    if (!tu_sqlite_op(p, op))
        p->failed = true;
}

bool
tu_sqlite_next_is(const TuSqliteParser *p, const char *keyword)
{
    TuLexer ahead = p->lexer;
    TuToken next = tu_lex_next_solid(&ahead);
    return tu_token_is(&next, keyword);
}

bool
tu_sqlite_is_name(const TuSqliteParser *p)
{
    bool name = p->token.type == TU_TOKEN_WORD || p->token.type == TU_TOKEN_QUOTED ||
                (p->token.type == TU_TOKEN_STRING && p->token.text[0] == '\'');
    return name && !p->failed; /* a failed parser takes nothing any more: loops must end */
}

const char *
tu_sqlite_name(TuSqliteParser *p)
{
    if (p->failed || !tu_sqlite_is_name(p)) {
        p->failed = true;
        return "";
    }
    TuToken token = p->token;
    if (token.type == TU_TOKEN_STRING)
        token.type = TU_TOKEN_QUOTED;
    const char *name = tu_token_name(&token, false, p->arena);
    tu_sqlite_take(p);
    if (!name)
        p->failed = true;
    return name ? name : "";
}

TuNames
tu_sqlite_name_list(TuSqliteParser *p)
{
    TuNames names = {0};
    tu_sqlite_expect_op(p, "(");
    do
        tu_names_add(&names, p->arena, tu_sqlite_name(p));
    while (!p->failed && tu_sqlite_op(p, ","));
    tu_sqlite_expect_op(p, ")");
    return names;
}

const char *
tu_sqlite_lower(TuSqliteParser *p, const char *text)
{
    char *copy = tu_arena_strdup(p->arena, text);
    for (char *c = copy; c && *c; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + ('a' - 'A'));
    }
    return copy ? copy : "";
}

const char *
tu_sqlite_group(TuSqliteParser *p)
{
    int depth = 1;
    tu_sqlite_expect_op(p, "(");
    const char *start = p->token.text, *end = start;
    while (!p->failed && depth > 0) {
        if (p->token.type == TU_TOKEN_END || p->token.type == TU_TOKEN_UNTERMINATED) {
            p->failed = true;
            break;
        }
        depth += tu_token_is_op(&p->token, "(") ? 1 : tu_token_is_op(&p->token, ")") ? -1 : 0;
        if (depth > 0)
            end = p->token.text + p->token.len;
        tu_sqlite_take(p);
    }
    return tu_sqlite_slice(p, start, end);
}

const char *
tu_sqlite_slice(TuSqliteParser *p, const char *start, const char *end)
{
    const char *text = p->failed ? "" : tu_arena_strndup(p->arena, start, (size_t)(end - start));
    return text ? text : "";
}

bool
tu_sqlite_mentions(const char *sql, const char *name)
{
    TuLexer lexer;
    size_t len = strlen(name);
    tu_lex_init(&lexer, &tu_dialect_sqlite, sql, strlen(sql));
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END)
            return false;
        bool quoted = token.type == TU_TOKEN_QUOTED ||
                      (token.type == TU_TOKEN_STRING && token.text[0] == '\'');
        if (token.type != TU_TOKEN_WORD && !quoted)
            continue;
        /* Doubled quotes inside are rare: then the lengths differ and the answer may be no only if
         * the name holds a quote, so such names always count as mentioned. */
        const char *text = token.text + (quoted ? 1 : 0);
        size_t text_len = token.len - (quoted ? 2 : 0);
        if (quoted && strpbrk(name, "\"`'"))
            return true;
        size_t i = 0;
        while (text_len == len && i < len) {
            char a = text[i], b = name[i];
            a = a >= 'A' && a <= 'Z' ? (char)(a + 32) : a;
            b = b >= 'A' && b <= 'Z' ? (char)(b + 32) : b;
            if (a != b)
                break;
            i++;
        }
        if (text_len == len && i == len)
            return true;
    }
}
