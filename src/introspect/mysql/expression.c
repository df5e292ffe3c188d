/* Expressions of columns, checks and indexes as information_schema tells them → as the model has
 * them. */
#include "config.h"

#include "introspect/mysql/load.h"

#include <string.h>

#include "base/utf8.h"
#include "sql/mysql.h"

/* ---- what MySQL does to the text ---- */

/* Quotes are escaped once more. */
static void
undo_escapes(char *text)
{
    char *to = text;
    static const char escaped[] = "'\\\"nrZ", plain[] = "'\\\"\n\r\x1a";
    for (const char *c = text; *c; c++) {
        const char *at = c[0] == '\\' && c[1] ? strchr(escaped, c[1]) : NULL;
        *to++ = at ? plain[at - escaped] : *c;
        c += at != NULL;
    }
    *to = '\0';
}

/* The bytes came one by one, as characters of latin1: put together again, unless that makes no
 * sense. */
static void
add_joined(TuBuf *out, const TuToken *token)
{
    TuBuf joined = TU_BUF_INIT;
    const unsigned char *c = (const unsigned char *)token->text, *end = c + token->len;
    for (; c < end && (*c < 0x80 || (end - c > 1 && (*c & 0xfe) == 0xc2)); c++) {
        tu_buf_addc(&joined, *c < 0x80 ? (char)*c : (char)((*c & 3) << 6 | (c[1] & 0x3f)));
        c += *c >= 0x80;
    }
    if (c == end && !joined.failed && tu_utf8_check(joined.s, joined.len) == joined.len)
        tu_buf_addn(out, joined.s, joined.len);
    else
        tu_buf_addn(out, token->text, token->len);
    tu_buf_release(&joined);
}

/* Their latin1 is that of Windows, which has letters where the standard has control characters. */
static void
add_latin1(TuBuf *out, const TuToken *token)
{
    static const char *const letters[] = {
        "€",  NULL, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", NULL, "Ž", NULL,
        NULL, "‘",  "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", NULL, "ž", "Ÿ"};
    for (size_t i = 0; i < token->len; i++) {
        const unsigned char *c = (const unsigned char *)token->text + i;
        bool control = c[0] == 0xc2 && i + 1 < token->len && c[1] >= 0x80 && c[1] < 0xa0;
        const char *letter = control ? letters[c[1] - 0x80] : NULL;
        if (letter)
            tu_buf_add(out, letter);
        else
            tu_buf_addc(out, (char)*c);
        i += letter != NULL;
    }
}

/* ---- its tokens ---- */

/* The character set before a literal says nothing, but how the literal is to be read. */
static void
add_tokens(TuBuf *out, const char *text)
{
    static const char *const utf8[] = {"_utf8mb4", "_utf8mb3", "_utf8", NULL};
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, text, strlen(text));
    for (TuToken token; (token = tu_lex_next(&lexer)).type != TU_TOKEN_END;) {
        TuToken literal;
        if (!tu_mysql_introduces(&token, &lexer, &literal))
            add_joined(out, &token);
        else if (tu_token_is_any(&token, utf8))
            add_joined(out, &literal);
        else if (tu_token_is(&token, "_latin1"))
            add_latin1(out, &literal);
        else
            tu_buf_addn(out, literal.text, literal.len);
    }
}

const char *
tu_mysql_expression(const TuMysqlLoad *load, const char *text)
{
    TuArena *arena = load->model->arena;
    char *copy = text && *text ? tu_arena_strdup(arena, text) : NULL;
    if (copy && load->flavour == TU_MARIADB && load->database) /* nextval(`here`.`s`) */
        return tu_mysql_without_database(copy, load->database, arena);
    if (!copy || load->flavour == TU_MARIADB)
        return copy;
    TuBuf out = TU_BUF_INIT;
    undo_escapes(copy);
    add_tokens(&out, copy);
    const char *expression = tu_buf_dup(&out, arena);
    tu_buf_release(&out);
    return expression;
}
