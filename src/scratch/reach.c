/* Statements that reach beyond the database they run in. A scratch database mostly lies beside the
 * user's own: there CREATE ROLE or ALTER SYSTEM in a script of the user would be meant for scratch
 * and happen to the whole server. */
#include "config.h"

#include <string.h>

#include "scratch/reach.h"

typedef struct Words {
    TuLexer lexer;
    TuToken token;
} Words;

static void
next(Words *words)
{
    words->token = tu_lex_next_solid(&words->lexer);
}

/* The words are behind CREATE, ALTER, DROP or COMMENT ON: is that something of the whole server? */
static bool
names_shared(Words *words)
{
    static const char *const shared[] = {"role",       "group",  "database",     "user",
                                         "tablespace", "system", "subscription", NULL};
    bool user = tu_token_is(&words->token, "user");
    bool yes = tu_token_is_any(&words->token, shared);
    next(words);
    return yes && !(user && tu_token_is(&words->token, "mapping"));
}

/* GRANT role TO role, and GRANT ... ON DATABASE, TABLESPACE or PARAMETER; REVOKE likewise. */
static bool
grants_shared(Words *words)
{
    static const char *const shared[] = {"database", "tablespace", "parameter", NULL};
    while (words->token.type != TU_TOKEN_END) {
        bool on = tu_token_is(&words->token, "on");
        next(words);
        if (on)
            return tu_token_is_any(&words->token, shared);
    }
    return true;
}

static bool
has_word(Words *words, const char *word)
{
    while (words->token.type != TU_TOKEN_END && words->token.type != TU_TOKEN_UNTERMINATED) {
        if (tu_token_is(&words->token, word))
            return true;
        next(words);
    }
    return false;
}

/* The body of DO is a text to the lexer; whatever stands in it is looked at word by word. */
static bool
body_reaches_out(const TuDialect *dialect, const TuToken *body)
{
    static const char *const verbs[] = {"create", "alter", "drop", NULL};
    const char *start = memchr(body->text + 1, body->text[0], body->len - 1);
    if (body->len < 4 || !start)
        return false;
    Words words;
    tu_lex_init(&words.lexer, dialect, start + 1, body->len - (size_t)(start + 1 - body->text));
    for (next(&words); words.token.type != TU_TOKEN_END;) {
        bool verb = tu_token_is_any(&words.token, verbs);
        next(&words);
        if (verb && names_shared(&words))
            return true;
    }
    return false;
}

static bool
do_reaches_out(const TuDialect *dialect, Words *words)
{
    while (words->token.type != TU_TOKEN_END) {
        if (words->token.type == TU_TOKEN_STRING && words->token.text[0] == '$')
            return body_reaches_out(dialect, &words->token);
        next(words);
    }
    return false;
}

bool
tu_statement_reaches_out(const TuDialect *dialect, const char *sql, size_t len)
{
    static const char *const verbs[] = {"create", "alter", "drop", NULL};
    static const char *const grants[] = {"grant", "revoke", NULL};
    static const char *const owned[] = {"reassign", "drop", NULL};
    Words words;
    if (!dialect->psql_commands) /* no server */
        return false;
    tu_lex_init(&words.lexer, dialect, sql, len);
    next(&words);
    const TuToken first = words.token;
    next(&words);
    if (tu_token_is_any(&first, owned) && tu_token_is(&words.token, "owned"))
        return true;
    if (tu_token_is_any(&first, verbs))
        return names_shared(&words);
    if (tu_token_is_any(&first, grants))
        return grants_shared(&words);
    if (tu_token_is(&first, "comment")) {
        next(&words);
        return names_shared(&words);
    }
    if (tu_token_is(&first, "copy"))
        return has_word(&words, "program");
    return tu_token_is(&first, "do") && do_reaches_out(dialect, &words);
}

bool
tu_statement_is_secret(const TuDialect *dialect, const char *sql, size_t len)
{
    Words words;
    tu_lex_init(&words.lexer, dialect, sql, len);
    next(&words);
    next(&words);
    if (!tu_token_is(&words.token, "user"))
        return false;
    next(&words);
    return tu_token_is(&words.token, "mapping");
}

static TuStatus
guard_one(const TuConn *conn, const char *sql, size_t len, TuError *err)
{
    bool out = tu_conn_dialect(conn)->mysql_commands
                   ? tu_mysql_reaches_out(sql, len, conn->database, tu_conn_server_version(conn))
                   : tu_statement_reaches_out(tu_conn_dialect(conn), sql, len);
    if (!out)
        return TU_OK;
    TuBuf text = TU_BUF_INIT;
    tu_buf_addn(&text, sql, len);
    tu_error_set(err, TU_ERR_REFUSED,
                 "this statement reaches beyond its database, so it is not run on scratch beside "
                 "yours");
    tu_error_hint(err, "name a server that holds nothing else with --scratch-url");
    tu_error_statement(err, text.s);
    tu_buf_release(&text);
    return TU_ERR_REFUSED;
}

TuStatus
tu_scratch_guard(const TuConn *conn, const char *sql, size_t len, TuError *err)
{
    if (!conn->guest)
        return TU_OK;
    if (!memchr(sql, ';', len))
        return guard_one(conn, sql, len, err);
    TuArena *arena = tu_arena_new();
    TuVec parts = TU_VEC_INIT;
    /* A text that does not split is for the engine to refuse. */
    TuStatus status = TU_OK;
    tu_sql_split(tu_conn_dialect(conn), sql, len, NULL, arena, &parts, NULL);
    for (size_t i = 0; status == TU_OK && i < parts.count; i++) {
        const TuSqlPart *part = parts.items[i];
        status = guard_one(conn, part->text, part->len, err);
    }
    tu_arena_free(arena);
    return status;
}
