/* A few words of state decide where a routine of MySQL ends when no DELIMITER says so. */
#include "config.h"

#include "sql/mysql.h"

#include <string.h>
#include <strings.h>

/* ---- bodies ---- */

/* CREATE [OR REPLACE] [DEFINER = 'a'@'b'] [AGGREGATE] FUNCTION|PROCEDURE|TRIGGER|EVENT|PACKAGE */
static void
first_words(TuMysqlBody *body, const TuToken *token)
{
    static const char *const routines[] = {"function", "procedure", "trigger",
                                           "event",    "package",   NULL};
    static const char *const others[] = {"table",    "view",     "index",     "unique", "fulltext",
                                         "database", "schema",   "user",      "role",   "server",
                                         "spatial",  "sequence", "temporary", NULL};
    if (body->words == 0)
        body->create = tu_token_is(token, "create");
    body->words++;
    if (!body->create || body->routine)
        return;
    if (tu_token_is_any(token, routines))
        body->routine = true;
    else if (tu_token_is_any(token, others))
        body->create = false;
}

void
tu_mysql_body_take(TuMysqlBody *body, const TuToken *token)
{
    static const char *const pairs[] = {"if", "loop", "while", "repeat", "for", NULL};
    bool word = token->type == TU_TOKEN_WORD && !body->after_name;
    bool ended = body->after_end;
    body->after_end = false;
    body->after_name = tu_token_is_op(token, ".") || tu_token_is_op(token, "@");
    if (word && !body->routine)
        first_words(body, token);
    if (!word || !body->routine)
        return;
    if (ended && tu_token_is_any(token, pairs))
        body->depth++; /* END IF: the IF was not counted */
    else if (ended && tu_token_is(token, "case"))
        return; /* END CASE: the CASE was */
    else if (tu_token_is(token, "begin") || (body->depth > 0 && tu_token_is(token, "case")))
        body->depth++;
    else if (body->depth > 0 && tu_token_is(token, "end")) {
        body->depth--;
        body->after_end = true;
    }
}

bool
tu_mysql_body_open(const TuMysqlBody *body)
{
    return body->routine && body->depth > 0;
}

/* ---- what SHOW CREATE says ---- */

/* The text without the word and so many solid tokens behind it, as far as it stands before the
 * word at the end (NULL: anywhere). */
static const char *
without(const char *text, const char *word, size_t more, const char *end, TuArena *arena)
{
    TuLexer lexer;
    TuBuf out = TU_BUF_INIT;
    tu_lex_init(&lexer, &tu_dialect_mysql, text, strlen(text));
    TuToken token = tu_lex_next(&lexer);
    while (token.type != TU_TOKEN_END && !tu_token_is(&token, word) &&
           !(end && tu_token_is(&token, end))) {
        tu_buf_addn(&out, token.text, token.len);
        token = tu_lex_next(&lexer);
    }
    if (tu_token_is(&token, word)) {
        for (size_t i = 0; i < more; i++)
            token = tu_lex_next_solid(&lexer);
        token = tu_lex_next(&lexer);       /* the space */
        if (tu_token_is_op(&token, "@")) { /* a role has no host */
            tu_lex_next_solid(&lexer);
            token = tu_lex_next(&lexer);
        }
    }
    if (token.type != TU_TOKEN_SPACE)
        tu_buf_addn(&out, token.text, token.len);
    tu_buf_addn(&out, lexer.at, (size_t)(lexer.end - lexer.at));
    const char *copy = tu_buf_dup(&out, arena);
    tu_buf_release(&out);
    return copy;
}

const char *
tu_mysql_without_definer(const char *text, TuArena *arena)
{
    return without(text, "definer", 2, NULL, arena); /* = `a` */
}

const char *
tu_mysql_without_start(const char *text, TuArena *arena)
{
    return without(text, "starts", 1, "do", arena);
}

const char *
tu_mysql_without_database(const char *text, const char *database, TuArena *arena)
{
    TuLexer lexer;
    TuBuf out = TU_BUF_INIT, quoted = TU_BUF_INIT;
    tu_sql_ident(&quoted, &tu_dialect_mysql, database);
    bool found = strstr(text, quoted.s) != NULL;
    tu_lex_init(&lexer, &tu_dialect_mysql, text, strlen(text));
    for (TuToken token; found && (token = tu_lex_next(&lexer)).type != TU_TOKEN_END;) {
        TuLexer before = lexer;
        TuToken dot = tu_lex_next(&lexer);
        bool own = token.type == TU_TOKEN_QUOTED && token.len == quoted.len &&
                   memcmp(token.text, quoted.s, quoted.len) == 0 && tu_token_is_op(&dot, ".");
        if (own)
            continue;
        lexer = before;
        tu_buf_addn(&out, token.text, token.len);
    }
    const char *copy = found ? tu_buf_dup(&out, arena) : text;
    tu_buf_release(&quoted);
    tu_buf_release(&out);
    return copy;
}

void
tu_mysql_drop_counter(char *text)
{
    static const char word[] = " AUTO_INCREMENT=";
    for (char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        char *at = *line == ')' ? strstr(line, word) : NULL;
        if (!at || memchr(line, '\n', (size_t)(at - line)))
            continue;
        char *end = at + strlen(word);
        end += strspn(end, "0123456789");
        memmove(at, end, strlen(end) + 1);
    }
}

bool
tu_mysql_introduces(const TuToken *word, TuLexer *lexer, TuToken *literal)
{
    if (word->type != TU_TOKEN_WORD || word->text[0] != '_' || tu_token_is(word, "_binary"))
        return false;
    TuLexer ahead = *lexer;
    *literal = tu_lex_next(&ahead);
    if (literal->type != TU_TOKEN_STRING || literal->text[0] != '\'')
        return false;
    TuLexer behind = ahead;
    TuToken token = tu_lex_next_solid(&behind);
    if (tu_token_is(&token, "collate")) /* of that character set */
        return false;
    *lexer = ahead;
    return true;
}

const char *
tu_mysql_without_introducers(const char *text, TuArena *arena)
{
    TuLexer lexer;
    TuBuf out = TU_BUF_INIT;
    tu_lex_init(&lexer, &tu_dialect_mysql, text, strlen(text));
    for (TuToken token; (token = tu_lex_next(&lexer)).type != TU_TOKEN_END;) {
        TuToken literal;
        if (!tu_mysql_introduces(&token, &lexer, &literal)) {
            tu_buf_addn(&out, token.text, token.len);
            continue;
        }
        for (size_t i = 0; i < literal.len; i++) {
            unsigned char c = (unsigned char)literal.text[i];
            if (c < 0x80 || c >= 0xc0) /* the first byte of a character */
                tu_buf_addc(&out, c < 0x80 ? (char)c : '?');
        }
    }
    const char *copy = tu_buf_dup(&out, arena);
    tu_buf_release(&out);
    return copy;
}

bool
tu_mysql_is_row_bound(const char *generated)
{
    return strcasecmp(generated, "ROW START") == 0 || strcasecmp(generated, "ROW END") == 0;
}

/* ---- commands and settings ---- */

/* Each setting with the value it is pinned to; what is kept of it goes by its own name. */
#define KEPT(name) "@trueup_" name " = @@" name
#define BACK(name) name " = @trueup_" name

const TuMysqlPin *
tu_mysql_pin(const char *server_version)
{
    static const TuMysqlPin mariadb = {
        "SET " KEPT("sql_mode") ", " KEPT("time_zone") ", " KEPT(
            "sql_quote_show_create") ","
                                     " sql_mode = '', time_zone = '+00:00', sql_quote_show_create "
                                     "= 1",
        "SET " BACK("sql_mode") ", " BACK("time_zone") ", " BACK("sql_quote_show_create"),
    };
    static const TuMysqlPin mysql = {
        "SET " KEPT("sql_mode") ", " KEPT("time_zone") ", " KEPT(
            "sql_quote_show_create") ","
                                     " " KEPT(
                                         "information_schema_stats_expiry") ","
                                                                            " " KEPT(
                                                                                "show_gipk_in_"
                                                                                "create_table_and_"
                                                                                "information_"
                                                                                "schema") ","
                                                                                          " sql_"
                                                                                          "mode = "
                                                                                          "'', "
                                                                                          "time_"
                                                                                          "zone = "
                                                                                          "'+00:00'"
                                                                                          ", "
                                                                                          "sql_"
                                                                                          "quote_"
                                                                                          "show_"
                                                                                          "create "
                                                                                          "= 1,"
                                                                                          " informa"
                                                                                          "tion_"
                                                                                          "schema_"
                                                                                          "stats_"
                                                                                          "expiry "
                                                                                          "= 86400,"
                                                                                          " show_"
                                                                                          "gipk_in_"
                                                                                          "create_"
                                                                                          "table_"
                                                                                          "and_"
                                                                                          "informat"
                                                                                          "ion_"
                                                                                          "schema "
                                                                                          "= 1",
        "SET " BACK("sql_mode") ", " BACK("time_zone") ", " BACK(
            "sql_quote_show_create") ","
                                     " " BACK(
                                         "information_schema_stats_expiry") ","
                                                                            " " BACK(
                                                                                "show_gipk_in_"
                                                                                "create_table_and_"
                                                                                "information_"
                                                                                "schema"),
    };
    return strstr(server_version, "MariaDB") ? &mariadb : &mysql;
}
#undef KEPT
#undef BACK

const char *
tu_mysql_delimiter(const char *at, const char *end, const char **text, size_t *len)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    *text = at;
    while (at < end && !strchr(" \t\r\n", *at))
        at++;
    *len = (size_t)(at - *text);
    while (at < end && *at != '\n')
        at++;
    return at;
}

static bool
mentions(const char *text, size_t len, const char *mode)
{
    size_t size = strlen(mode);
    for (size_t i = 0; i + size <= len; i++)
        if (strncasecmp(text + i, mode, size) == 0)
            return true;
    return false;
}

/* A mode that is not written out (@OLD_SQL_MODE, DEFAULT) counts as the usual one. */
void
tu_mysql_read_setting(TuLexer *lexer, const char *statement, size_t len)
{
    TuLexer inner;
    tu_lex_init(&inner, lexer->dialect, statement, len);
    TuToken token = tu_lex_next_solid(&inner);
    if (token.type == TU_TOKEN_OP && token.len > 2 && token.text[0] == '/')
        token = tu_lex_next_solid(&inner);
    if (!tu_token_is(&token, "set"))
        return;
    for (; token.type != TU_TOKEN_END; token = tu_lex_next_solid(&inner)) {
        bool named = tu_token_is(&token, "sql_mode") ||
                     (token.type == TU_TOKEN_OP && token.len > 8 &&
                      strncasecmp(token.text + token.len - 8, "sql_mode", 8) == 0);
        if (!named)
            continue;
        token = tu_lex_next_solid(&inner);
        if (!tu_token_is_op(&token, "=") && !tu_token_is_op(&token, ":="))
            continue;
        token = tu_lex_next_solid(&inner);
        bool text = token.type == TU_TOKEN_STRING;
        bool ansi = text && mentions(token.text, token.len, "ANSI");
        bool plain = text && mentions(token.text, token.len, "NO_BACKSLASH_ESCAPES");
        lexer->string_quotes = !ansi;
        lexer->backslashes = !plain;
    }
}
