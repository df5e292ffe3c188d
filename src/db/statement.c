/* Finds the statement that failed in the text that was sent. */
#include "config.h"

#include "db/statement.h"

#include <string.h>

#include "model/secret.h"
#include "sql/lex.h"

#define SHOWN 900 /* bytes, of which half stand before the place of the error */

static TuSqlPart
pick(const TuDialect *dialect, const char *sql, TuSqlPlace place)
{
    TuVec parts = TU_VEC_INIT;
    TuArena *arena = tu_arena_new();
    TuSqlPart picked = {.text = sql, .len = strlen(sql)};
    TuStatus st = tu_sql_split(dialect, sql, picked.len, NULL, arena, &parts, NULL);
    for (size_t i = 0; st == TU_OK && i < parts.count; i++) {
        const TuSqlPart *part = parts.items[i];
        size_t end = (size_t)(part->text - sql) + part->len;
        if (place.has_byte ? place.byte <= end : i == place.done) {
            picked = *part;
            break;
        }
    }
    tu_arena_free(arena);
    return picked;
}

/* The statement with three stars for each literal behind the name of a secret: password 'x'. Says
 * whether there was one. */
static bool
veil(const TuDialect *dialect, const TuSqlPart *part, TuBuf *out)
{
    TuArena *arena = tu_arena_new();
    TuLexer lexer;
    bool secret = false, found = false;
    tu_lex_init(&lexer, dialect, part->text, part->len);
    for (TuToken token = tu_lex_next(&lexer); token.type != TU_TOKEN_END;
         token = tu_lex_next(&lexer)) {
        bool hidden = secret && token.type == TU_TOKEN_STRING;
        if (hidden)
            tu_buf_add(out, "'" TU_SECRET_SHOWN "'");
        else
            tu_buf_addn(out, token.text, token.len);
        found |= hidden;
        if (token.type == TU_TOKEN_SPACE || token.type == TU_TOKEN_COMMENT)
            continue;
        bool word = token.type == TU_TOKEN_WORD || token.type == TU_TOKEN_QUOTED;
        const char *name = word ? tu_token_name(&token, true, arena) : NULL;
        secret = name && tu_secret_name(name);
    }
    tu_arena_free(arena);
    return found;
}

void
tu_db_error_statement(const TuDialect *dialect, const char *sql, TuSqlPlace place, TuError *err)
{
    TuSqlPart part = pick(dialect, sql, place);
    size_t begin = (size_t)(part.text - sql);
    size_t from = 0;
    if (err && place.has_byte && place.byte >= begin && place.byte <= begin + part.len)
        err->statement_byte = (int)(place.byte - begin) + 1;
    if (place.has_byte && place.byte > begin + SHOWN / 2 && part.len > SHOWN) {
        from = place.byte - begin - SHOWN / 2;
        from = from < part.len ? from : part.len;
        while (from < part.len && ((unsigned char)part.text[from] & 0xc0) == 0x80)
            from++;
    }
    TuBuf text = TU_BUF_INIT;
    if (veil(dialect, &part, &text)) {
        tu_error_statement(err, text.s);
        tu_buf_release(&text);
        return;
    }
    tu_buf_clear(&text);
    tu_buf_add(&text, from > 0 ? "..." : "");
    tu_buf_addn(&text, part.text + from, part.len - from);
    tu_error_statement(err, text.s);
    tu_buf_release(&text);
}

static void
scrub_text(char *text, const char *secret)
{
    size_t len = strlen(secret);
    for (char *at = strstr(text, secret); at; at = strstr(at + 3, secret)) {
        memcpy(at, "***", 3);
        memmove(at + 3, at + len, strlen(at + len) + 1);
    }
}

/* A password like the user's name or shorter than four bytes would take the sense out of messages;
 * servers do not repeat it, so this is the second line of defence. */
void
tu_db_error_hide(const char *secret, const char *const *known, size_t count, TuError *err)
{
    if (!err || !secret || strlen(secret) < 4)
        return;
    for (size_t i = 0; i < count; i++)
        if (known[i] && strcmp(known[i], secret) == 0)
            return;
    scrub_text(err->message, secret);
    scrub_text(err->hint, secret);
    scrub_text(err->statement, secret);
}
