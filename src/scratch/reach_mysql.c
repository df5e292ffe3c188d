/* MySQL and MariaDB: a database is a name before a point there, so every statement could be about
 * another one. What changes something is told by the word before the name. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "scratch/reach.h"
#include "sql/mysql.h"

typedef struct Walk {
    TuLexer lexer;
    TuToken token, before;
    TuToken verb; /* of the statement, or of the one in a body */
    bool set;     /* the SET of an UPDATE was there */
    const char *database, *server_version;
} Walk;

/* The frame of a comment that is run is no word, and one that is not run says nothing. */
static void
next(Walk *walk)
{
    TuToken *token = &walk->token;
    walk->before = *token;
    for (;;) {
        *token = tu_lex_next_solid(&walk->lexer);
        if (!tu_token_is_frame(token))
            return;
        const char *end = *token->text == '/'
                              ? tu_mysql_not_run(token->text, walk->lexer.end, walk->server_version)
                              : NULL;
        walk->lexer.at = end ? end : walk->lexer.at;
    }
}

static bool
at_end(const Walk *walk)
{
    return walk->token.type == TU_TOKEN_END || walk->token.type == TU_TOKEN_UNTERMINATED;
}

static bool
is_name(const TuToken *token)
{
    return token->type == TU_TOKEN_WORD || token->type == TU_TOKEN_QUOTED;
}

/* ---- what a statement is about ---- */

/* The words behind CREATE, ALTER, DROP or RENAME, as far as the one that says what it is. */
static bool
names_shared(Walk walk)
{
    static const char *const shared[] = {"user", "role",     "server",   "tablespace", "logfile",
                                         "undo", "resource", "instance", "library",    NULL};
    static const char *const database[] = {"database", "schema", NULL};
    static const char *const inside[] = {"table",    "view",    "index",     "trigger", "procedure",
                                         "function", "event",   "sequence",  "package", "unique",
                                         "fulltext", "spatial", "temporary", NULL};
    bool alters = tu_token_is(&walk.token, "alter");
    for (next(&walk); !at_end(&walk); next(&walk)) {
        if (tu_token_is(&walk.before, "definer") && tu_token_is_op(&walk.token, "="))
            next(&walk); /* DEFINER = `user`@`host` */
        else if (tu_token_is_any(&walk.token, shared))
            return true;
        else if (tu_token_is_any(&walk.token, inside))
            return false;
        else if (tu_token_is_any(&walk.token, database))
            break;
    }
    if (at_end(&walk))
        return false;
    static const char *const options[] = {"default", "charset",    "character", "collate",
                                          "comment", "encryption", "read",      NULL};
    next(&walk);
    return !alters ||
           !tu_token_is_any(&walk.token, options); /* ALTER DATABASE without a name is ours */
}

/* SET GLOBAL, SET PERSIST, SET @@global.x, SET PASSWORD, SET DEFAULT ROLE. */
static bool
sets_shared(Walk walk)
{
    static const char *const words[] = {"global",   "persist", "persist_only",
                                        "password", "role",    NULL};
    for (; !at_end(&walk); next(&walk)) {
        const TuToken *token = &walk.token;
        bool first = tu_token_is(&walk.before, "set") || tu_token_is_op(&walk.before, ",") ||
                     tu_token_is(&walk.before, "default");
        if (first && tu_token_is_any(token, words))
            return true;
        if (tu_token_is_op(&walk.before, "@") && token->type == TU_TOKEN_OP && token->len >= 7 &&
            (strncasecmp(token->text, "@global", 7) == 0 ||
             strncasecmp(token->text, "@persist", 8) == 0))
            return true;
    }
    return false;
}

/* Whoever does something else does it to the server, or in another way than one can see. */
static bool
is_of_the_server(const Walk *walk)
{
    static const char *const fine[] = {
        "alter",    "analyze",   "begin",      "call",     "check",    "commit", "create",
        "delete",   "desc",      "deallocate", "do",       "describe", "drop",   "explain",
        "handler",  "insert",    "lock",       "optimize", "rename",   "repair", "replace",
        "rollback", "savepoint", "release",    "select",   "set",      "show",   "start",
        "table",    "truncate",  "unlock",     "update",   "values",   "with",   NULL};
    static const char *const ddl[] = {"create", "alter", "drop", "rename", NULL};
    if (tu_token_is_any(&walk->token, ddl))
        return names_shared(*walk);
    if (tu_token_is(&walk->token, "set"))
        return sets_shared(*walk);
    if (tu_token_is(&walk->token, "start")) {
        Walk ahead = *walk;
        next(&ahead);
        return !tu_token_is(&ahead.token, "transaction");
    }
    return is_name(&walk->token) && !tu_token_is_any(&walk->token, fine);
}

/* ---- names with another database ---- */

static void
take_verb(Walk *walk)
{
    static const char *const verbs[] = {"alter",    "create", "delete",  "drop",
                                        "insert",   "rename", "replace", "select",
                                        "truncate", "update", NULL};
    static const char *const no_verb[] = {"on", "key", "for", "after", "before", "or", ".", NULL};
    if (tu_token_is_op(&walk->token, ";"))
        walk->verb = (TuToken){0};
    if (tu_token_is(&walk->token, "set"))
        walk->set = true;
    if (!tu_token_is_any(&walk->token, verbs) || tu_token_is_any(&walk->before, no_verb) ||
        tu_token_is_op(&walk->before, "."))
        return;
    bool column = tu_token_is(&walk->verb, "alter"); /* ALTER TABLE t DROP COLUMN, RENAME TO */
    if (!column || tu_token_is(&walk->token, "select"))
        walk->verb = walk->token;
    walk->set = false;
}

/* Is what stands behind this word changed? */
static bool
is_changed(const Walk *walk)
{
    static const char *const targets[] = {"into",         "update",   "truncate",  "table",
                                          "view",         "trigger",  "procedure", "function",
                                          "event",        "sequence", "exists",    "call",
                                          "low_priority", "ignore",   "quick",     "delayed",
                                          "rename",       "insert",   "replace",   NULL};
    static const char *const all[] = {"drop", "rename", "truncate", NULL};
    static const char *const of_alter[] = {"to", "as", NULL};
    static const char *const on[] = {"create", "drop", NULL};
    static const char *const of_delete[] = {"delete", "from", "join", "using", NULL};
    const TuToken *before = &walk->before, *verb = &walk->verb;
    bool listed = tu_token_is_op(before, ",");
    if (tu_token_is_any(before, targets) || tu_token_is_any(verb, all))
        return true;
    if (tu_token_is(verb, "alter") && tu_token_is_any(before, of_alter))
        return true;
    if (tu_token_is(before, "on") && tu_token_is_any(verb, on))
        return true;
    if (tu_token_is(verb, "update") && !walk->set && (listed || tu_token_is(before, "join")))
        return true;
    return tu_token_is(verb, "delete") && (listed || tu_token_is_any(before, of_delete));
}

/* name.name, where the first one is neither this database nor a row of a trigger. */
static bool
is_elsewhere(const Walk *walk, TuArena *arena)
{
    Walk ahead = *walk;
    next(&ahead);
    if (!is_name(&walk->token) || !tu_token_is_op(&ahead.token, "."))
        return false;
    next(&ahead);
    const char *name = tu_token_name(&walk->token, false, arena);
    return is_name(&ahead.token) && name && strcasecmp(name, walk->database) != 0 &&
           strcasecmp(name, "new") != 0 && strcasecmp(name, "old") != 0;
}

static bool
reaches_out(Walk walk, TuArena *arena)
{
    static const char *const files[] = {"outfile", "dumpfile", NULL};
    next(&walk);
    bool out = is_of_the_server(&walk);
    for (; !out && !at_end(&walk); next(&walk)) {
        bool file = tu_token_is(&walk.before, "into") && tu_token_is_any(&walk.token, files);
        out = file || (is_changed(&walk) && is_elsewhere(&walk, arena));
        take_verb(&walk);
    }
    return out;
}

bool
tu_mysql_reaches_out(const char *sql, size_t len, const char *database, const char *server_version)
{
    Walk walk = {.database = database ? database : "", .server_version = server_version};
    TuArena *arena = tu_arena_new();
    tu_lex_init(&walk.lexer, &tu_dialect_mysql, sql, len);
    bool out = !arena || reaches_out(walk, arena);
    walk.lexer.string_quotes = false; /* as a file may have set it */
    out = out || reaches_out(walk, arena) || tu_arena_failed(arena);
    tu_arena_free(arena);
    return out;
}
