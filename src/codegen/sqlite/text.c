/* Pieces of DDL. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"
#include "sql/lex.h"

void
tu_sqlite_ident(TuBuf *out, const char *name)
{
    tu_sql_ident(out, &tu_dialect_sqlite, name);
}

void
tu_sqlite_literal(TuBuf *out, const char *text)
{
    tu_sql_literal(out, &tu_dialect_sqlite, text);
}

void
tu_sqlite_collate(TuBuf *out, const char *name)
{
    static const char *const own[] = {"BINARY", "NOCASE", "RTRIM"};
    for (size_t i = 0; i < TU_LEN(own); i++) {
        if (tu_sqlite_same_name(own[i], name))
            name = own[i];
    }
    tu_buf_add(out, " COLLATE ");
    tu_sqlite_ident(out, name);
}

void
tu_sqlite_words(TuBuf *out, const char *head, const char *words)
{
    if (!words)
        return;
    tu_buf_add(out, head);
    for (; *words; words++) {
        bool letter = (*words >= 'a' && *words <= 'z') || *words == ' ';
        if (letter)
            tu_buf_addc(out, *words == ' ' ? ' ' : (char)(*words - 32));
    }
}

void
tu_sqlite_verbatim(TuBuf *out, const char *sql)
{
    TuLexer lexer;
    const char *end = sql;
    tu_lex_init(&lexer, &tu_dialect_sqlite, sql, strlen(sql));
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END)
            break;
        if (!tu_token_is_op(&token, ";"))
            end = token.text + token.len;
    }
    tu_buf_addn(out, sql, (size_t)(end - sql));
}

TuStatement *
tu_sqlite_add(TuRender *render, const TuObject *object, TuBuf *sql)
{
    TuStatement *statement = NULL;
    if (sql->failed)
        render->status = tu_error_nomem(render->err);
    else
        statement = tu_render_add(render, object, sql->s);
    tu_buf_release(sql);
    return statement;
}

bool
tu_sqlite_is_constant(const char *expr)
{
    static const char *const words[] = {"null", "true", "false"};
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_sqlite, expr, strlen(expr));
    TuToken token = tu_lex_next_solid(&lexer);
    bool sign = tu_token_is_op(&token, "-") || tu_token_is_op(&token, "+");
    if (sign)
        token = tu_lex_next_solid(&lexer);
    bool constant = token.type == TU_TOKEN_NUMBER || (!sign && token.type == TU_TOKEN_STRING);
    for (size_t i = 0; i < TU_LEN(words) && !sign; i++)
        constant = constant || tu_token_is(&token, words[i]);
    return constant && tu_lex_next_solid(&lexer).type == TU_TOKEN_END;
}

bool
tu_sqlite_is_null(const char *expr)
{
    TuLexer lexer;
    if (!expr)
        return true;
    tu_lex_init(&lexer, &tu_dialect_sqlite, expr, strlen(expr));
    TuToken token = tu_lex_next_solid(&lexer);
    return tu_token_is(&token, "null") && tu_lex_next_solid(&lexer).type == TU_TOKEN_END;
}

bool
tu_sqlite_same_name(const char *a, const char *b)
{
    for (;; a++, b++) {
        char x = *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a;
        char y = *b >= 'A' && *b <= 'Z' ? (char)(*b + 32) : *b;
        if (x != y || x == '\0')
            return x == y;
    }
}

const TuColumn *
tu_sqlite_find_column(const TuObject *table, const char *name)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child->kind == TU_KIND_COLUMN && tu_sqlite_same_name(child->name, name))
            return (const TuColumn *)child;
    }
    return NULL;
}
