/* A few words of state decide where a routine of MySQL ends when no DELIMITER says so. */
#include "config.h"

#include "sql/mysql.h"

#include <stdlib.h>
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
    if (body->words == 0) {
        body->create = tu_token_is(token, "create");
        body->depth = tu_token_is(token, "begin"); /* BEGIN NOT ATOMIC, or a transaction's */
    } else if (body->words == 1 && body->depth == 1) {
        body->routine = tu_token_is(token, "not");
        body->depth = body->routine;
    }
    body->words++;
    if (!body->create || body->routine)
        return;
    if (tu_token_is_any(token, routines))
        body->routine = true;
    else if (tu_token_is_any(token, others))
        body->create = false;
}

static void
open_block(TuMysqlBody *body, bool is_case)
{
    uint64_t bit = body->depth < 64 ? (uint64_t)1 << body->depth : 0;
    body->cases = is_case ? body->cases | bit : body->cases & ~bit;
    body->depth++;
}

/* BEGIN and END are no reserved words: a block ends behind a statement, only CASE ends anywhere. */
static bool
closes_block(const TuMysqlBody *body, bool behind_statement)
{
    bool is_case =
        body->depth > 0 && body->depth <= 64 && (body->cases >> (body->depth - 1) & 1) != 0;
    return body->depth > 0 && (is_case || behind_statement);
}

/* Is a name, and not a block, expected behind this token? */
static bool
expects_name(const TuToken *token)
{
    static const char *const words[] = {"select", "where", "and",      "or", "by",
                                        "on",     "set",   "distinct", NULL};
    static const char ends[] = ");:";
    if (token->type == TU_TOKEN_WORD)
        return tu_token_is_any(token, words);
    return token->type == TU_TOKEN_OP && token->len > 0 && !strchr(ends, token->text[0]);
}

static void
take_word(TuMysqlBody *body, const TuToken *token, bool ended, bool behind_statement)
{
    static const char *const pairs[] = {"if", "loop", "while", "repeat", "for", NULL};
    if (ended && tu_token_is_any(token, pairs)) {
        open_block(body, false); /* END IF: the IF was not counted */
    } else if (ended && tu_token_is(token, "case")) {
        return; /* END CASE: the CASE was */
    } else if (tu_token_is(token, "begin") && !body->no_begin) {
        open_block(body, false);
        body->after_statement = true;
    } else if (body->depth > 0 && tu_token_is(token, "case")) {
        open_block(body, true);
    } else if (tu_token_is(token, "end") && closes_block(body, behind_statement)) {
        body->depth--;
        body->after_end = true;
    }
}

void
tu_mysql_body_take(TuMysqlBody *body, const TuToken *token)
{
    if (tu_token_is_frame(token))
        return;
    bool word = token->type == TU_TOKEN_WORD && !body->after_name;
    bool ended = body->after_end, behind_statement = body->after_statement;
    body->after_end = false;
    body->after_name = tu_token_is_op(token, ".") || tu_token_is_op(token, "@");
    body->after_statement = tu_token_is_op(token, ";");
    if (word && !body->routine)
        first_words(body, token);
    else if (word)
        take_word(body, token, ended, behind_statement);
    body->no_begin = expects_name(token);
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

const char *
tu_mysql_view_here(const char *text, const char *database, TuArena *arena)
{
    TuBuf name = TU_BUF_INIT;
    bool other = false;
    tu_sql_ident(&name, &tu_dialect_mysql, database);
    for (const char *at = strstr(text, name.s); at; at = strstr(at + 1, name.s))
        other = other || at[name.len] != '.';
    tu_buf_release(&name);
    return other ? text : tu_mysql_without_database(text, database, arena);
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
    char quote = at < end && strchr("'\"`", *at) ? *at : '\0';
    at += quote != '\0';
    *text = at;
    while (at < end && (quote ? *at != quote && *at != '\n' : !strchr(" \t\r\n", *at)))
        at++;
    *len = (size_t)(at - *text);
    while (at < end && *at != '\n')
        at++;
    return at;
}

/* MAJOR.MINOR.PATCH as in such a comment: 80030, 101116. */
static unsigned long
comment_version(const char *server_version)
{
    unsigned long parts[3] = {0, 0, 0};
    const char *at = server_version;
    for (size_t i = 0; i < 3; i++) {
        char *end = NULL;
        parts[i] = strtoul(at, &end, 10);
        at = end && *end == '.' ? end + 1 : "";
    }
    return parts[0] * 10000 + parts[1] * 100 + parts[2];
}

/* Comments inside of it count, once. */
static const char *
comment_end(const char *c, const char *end)
{
    for (bool inside = false; end - c >= 2; c++) {
        bool close = c[0] == '*' && c[1] == '/';
        if (close && !inside)
            return c + 2;
        bool open = !inside && c[0] == '/' && c[1] == '*';
        inside = (inside || open) && !close;
        c += close || open;
    }
    return end;
}

const char *
tu_mysql_not_run(const char *comment, const char *end, const char *server_version)
{
    bool mariadb = strstr(server_version, "MariaDB") != NULL;
    bool marked = end - comment > 3 && comment[2] == 'M';
    const char *at = comment + (marked ? 4 : 3);
    unsigned long version = 0;
    size_t digits = 0;
    for (; at < end && digits < 6 && *at >= '0' && *at <= '9'; at++, digits++)
        version = version * 10 + (unsigned long)(*at - '0');
    bool run = digits < 5 || version <= comment_version(server_version);
    if (marked && !mariadb)
        run = false;
    if (!marked && mariadb && version >= 50700 && version <= 50999)
        run = false; /* what only MySQL has */
    return run ? NULL : comment_end(at, end);
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

/* Is this the variable itself? The words behind @@ and a point are the session's, @a is the user's
 * own. */
static bool
names_mode(const TuToken *before, const TuToken *token)
{
    bool own = token->type == TU_TOKEN_OP && token->len == 9 && tu_token_is_op(before, "@") &&
               strncasecmp(token->text, "@sql_mode", 9) == 0;
    return own || tu_token_is(token, "sql_mode");
}

typedef struct Modes {
    bool ansi, plain; /* said so far */
} Modes;

/* One value: a text with names, a name, a number. */
static void
add_mode(const TuToken *token, Modes *modes)
{
    static const char *const ansi[] = {"ANSI", "ORACLE", "MSSQL", "DB2", "POSTGRESQL", "MAXDB"};
    unsigned long bits = token->type == TU_TOKEN_NUMBER ? strtoul(token->text, NULL, 10) : 0;
    modes->ansi = modes->ansi || (bits & 4) != 0;
    modes->plain = modes->plain || (bits & 1048576) != 0;
    if (token->type != TU_TOKEN_STRING && token->type != TU_TOKEN_WORD)
        return;
    for (size_t i = 0; i < TU_LEN(ansi); i++)
        modes->ansi = modes->ansi || mentions(token->text, token->len, ansi[i]);
    modes->plain = modes->plain || mentions(token->text, token->len, "NO_BACKSLASH_ESCAPES");
}

/* The expression behind "sql_mode =", up to the comma behind it. A mode that is not written out
 * (@OLD_SQL_MODE, DEFAULT) counts as the usual one; CONCAT adds to what is, REPLACE takes away. */
static TuToken
read_modes(TuLexer *lexer, TuLexer *inner)
{
    Modes modes = {false, false};
    size_t parens = 0;
    TuToken token = tu_lex_next_solid(inner);
    bool adds = tu_token_is(&token, "concat") || tu_token_is(&token, "concat_ws");
    bool takes = tu_token_is(&token, "replace");
    while (token.type != TU_TOKEN_END && !(parens == 0 && tu_token_is_op(&token, ","))) {
        parens += tu_token_is_op(&token, "(");
        parens -= parens > 0 && tu_token_is_op(&token, ")");
        add_mode(&token, &modes);
        token = tu_lex_next_solid(inner);
    }
    bool ansi = !lexer->string_quotes, plain = !lexer->backslashes;
    if (adds)
        modes = (Modes){ansi || modes.ansi, plain || modes.plain};
    if (takes)
        modes = (Modes){ansi && !modes.ansi, plain && !modes.plain};
    lexer->string_quotes = !modes.ansi;
    lexer->backslashes = !modes.plain;
    return token;
}

void
tu_mysql_read_setting(TuLexer *lexer, const char *statement, size_t len)
{
    TuLexer inner;
    TuToken before = {TU_TOKEN_SPACE, statement, 0};
    tu_lex_init(&inner, lexer->dialect, statement, len);
    inner.string_quotes = lexer->string_quotes;
    inner.backslashes = lexer->backslashes;
    TuToken token = tu_lex_next_run(&inner);
    if (!tu_token_is(&token, "set"))
        return;
    bool global = false;
    while (token.type != TU_TOKEN_END) {
        bool named = names_mode(&before, &token) && !global;
        global = tu_token_is(&token, "global") || (global && !tu_token_is_op(&token, ","));
        global = global || (token.type == TU_TOKEN_OP && token.len == 7 &&
                            strncasecmp(token.text, "@global", 7) == 0);
        before = token;
        token = tu_lex_next_solid(&inner);
        if (named && (tu_token_is_op(&token, "=") || tu_token_is_op(&token, ":=")))
            token = read_modes(lexer, &inner);
    }
}
