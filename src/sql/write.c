/* Statements as a script that the engine's own program reads. */
#include "config.h"

#include <string.h>

#include "sql/lex.h"

/* The mysql program knows no bodies: it cuts at every semicolon, unless told of another end. */
static const char *
delimiter(const char *sql, size_t len)
{
    static const char *const words[] = {";;", "$$", "//", "~~", "@@@"};
    for (size_t i = 0; i < TU_LEN(words); i++) {
        size_t size = strlen(words[i]);
        bool found = false;
        for (size_t at = 0; !found && at + size <= len; at++)
            found = memcmp(sql + at, words[i], size) == 0;
        if (!found)
            return words[i];
    }
    return "-trueup-";
}

/* Does a semicolon stand outside of quotes and comments, under one reading of backslashes? */
static bool
holds_end(const TuDialect *dialect, bool backslashes, const char *sql, size_t len,
          TuTokenType *last)
{
    TuLexer lexer;
    bool found = false;
    tu_lex_init(&lexer, dialect, sql, len);
    lexer.backslashes = backslashes;
    for (;;) {
        TuToken token = tu_lex_next(&lexer);
        if (token.type == TU_TOKEN_END)
            return found;
        found = found || token.type == TU_TOKEN_UNTERMINATED || tu_token_is_op(&token, ";");
        if (token.type != TU_TOKEN_SPACE)
            *last = token.type;
    }
}

void
tu_sql_write(TuBuf *out, const TuDialect *dialect, const char *sql, size_t len)
{
    TuTokenType last = TU_TOKEN_END, other = TU_TOKEN_END;
    bool usual = holds_end(dialect, dialect->backslash_strings, sql, len, &last);
    /* Which of them is right sql_mode says when the statement runs. */
    bool body = dialect->mysql_commands && (usual || holds_end(dialect, false, sql, len, &other));
    const char *end = body ? delimiter(sql, len) : ";";
    if (body)
        tu_buf_addf(out, "DELIMITER %s\n", end);
    tu_buf_addn(out, sql, len);
    tu_buf_add(out, body || last == TU_TOKEN_COMMENT || other == TU_TOKEN_COMMENT ? "\n" : "");
    tu_buf_addf(out, "%s\n", end);
    if (body)
        tu_buf_add(out, "DELIMITER ;\n");
}
