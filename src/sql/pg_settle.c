/* Casts of arrays: when PostgreSQL reads what it printed it pushes them down to the elements. */
#include "config.h"

#include "sql/pg_settle.h"

#include <string.h>

#include "sql/lex.h"

static const char opening[] = "(ARRAY[";

/* Where the elements end, from behind the bracket before them; NULL: this is none that we know. */
static const char *
elements_end(TuLexer *lexer)
{
    size_t depth = 0;
    TuToken token = tu_lex_next_solid(lexer);
    if (tu_token_is(&token, "array") || tu_token_is_op(&token, "]"))
        return NULL;
    for (; token.type != TU_TOKEN_END; token = tu_lex_next_solid(lexer)) {
        if (depth == 0 && tu_token_is_op(&token, "]"))
            return token.text;
        depth += tu_token_is_op(&token, "(") || tu_token_is_op(&token, "[");
        if (tu_token_is_op(&token, ")") || tu_token_is_op(&token, "]")) {
            if (depth == 0)
                return NULL;
            depth--;
        }
    }
    return NULL;
}

/* ")::name[]": a name of words and points. Its length, or 0. */
static size_t
type_length(TuLexer *lexer, const char **type)
{
    TuToken token = tu_lex_next_solid(lexer);
    if (!tu_token_is_op(&token, ")"))
        return 0;
    token = tu_lex_next_solid(lexer);
    if (!tu_token_is_op(&token, "::"))
        return 0;
    *type = lexer->at;
    do
        token = tu_lex_next_solid(lexer);
    while (token.type == TU_TOKEN_WORD || token.type == TU_TOKEN_QUOTED ||
           tu_token_is_op(&token, "."));
    size_t len = (size_t)(token.text - *type);
    if (!tu_token_is_op(&token, "["))
        return 0;
    token = tu_lex_next_solid(lexer);
    return tu_token_is_op(&token, "]") ? len : 0;
}

static void
add_cast(TuBuf *out, const char *element, const char *end, const char *type, size_t type_len)
{
    while (element < end && *element == ' ')
        element++;
    tu_buf_addc(out, '(');
    tu_buf_addn(out, element, (size_t)(end - element));
    tu_buf_add(out, ")::");
    tu_buf_addn(out, type, type_len);
}

static void
add_elements(TuBuf *out, const char *from, const char *end, const char *type, size_t type_len)
{
    TuLexer lexer;
    size_t depth = 0;
    const char *element = from;
    tu_lex_init(&lexer, &tu_dialect_pg, from, (size_t)(end - from));
    tu_buf_add(out, "ARRAY[");
    for (TuToken token; (token = tu_lex_next_solid(&lexer)).type != TU_TOKEN_END;) {
        depth += tu_token_is_op(&token, "(") || tu_token_is_op(&token, "[");
        depth -= tu_token_is_op(&token, ")") || tu_token_is_op(&token, "]");
        if (depth > 0 || !tu_token_is_op(&token, ","))
            continue;
        add_cast(out, element, token.text, type, type_len);
        tu_buf_add(out, ", ");
        element = lexer.at;
    }
    add_cast(out, element, end, type, type_len);
    tu_buf_addc(out, ']');
}

/* At an opening parenthesis: the whole cast in its other form; the lexer is moved behind it. */
static bool
take_cast(TuBuf *out, TuLexer *lexer, const char *open)
{
    TuLexer ahead = *lexer;
    const char *type = NULL;
    if ((size_t)(lexer->end - open) < sizeof opening - 1 ||
        memcmp(open, opening, sizeof opening - 1) != 0)
        return false;
    const char *from = open + sizeof opening - 1;
    ahead.at = from;
    const char *end = elements_end(&ahead);
    size_t len = end ? type_length(&ahead, &type) : 0;
    if (len == 0)
        return false;
    add_elements(out, from, end, type, len);
    lexer->at = ahead.at;
    return true;
}

const char *
tu_pg_settle(const char *text, TuArena *arena)
{
    TuLexer lexer;
    TuBuf out = TU_BUF_INIT;
    if (!text || !strstr(text, opening))
        return text;
    tu_lex_init(&lexer, &tu_dialect_pg, text, strlen(text));
    for (TuToken token; (token = tu_lex_next(&lexer)).type != TU_TOKEN_END;) {
        if (!tu_token_is_op(&token, "(") || !take_cast(&out, &lexer, token.text))
            tu_buf_addn(&out, token.text, token.len);
    }
    const char *settled = tu_buf_dup(&out, arena);
    tu_buf_release(&out);
    return settled;
}
