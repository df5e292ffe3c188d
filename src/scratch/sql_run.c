/* The statements of a SQL model, in the order that the engine accepts. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "model/object.h"
#include "scratch/server.h"
#include "scratch/sql_model.h"

#define SAVEPOINT "trueup_statement"

typedef enum Role {
    ROLE_WORK,
    ROLE_SETTING, /* of the session or the transaction: said again where others are tried again */
    ROLE_NOTHING  /* says nothing about a schema */
} Role;

typedef enum State { STATE_WAITS, STATE_OPEN, STATE_FAILED, STATE_DONE } State;

typedef struct Statement {
    const TuSqlPart *part;
    const TuSqlFile *file;
    size_t index; /* in its file */
    State state;
    TuVec needs; /* Statement: those that wait and create what this one speaks of */
    size_t next; /* of them */
} Statement;

typedef struct Run {
    TuSqlModel *model;
    TuScratch *scratch;
    TuConn *conn;
    const TuSqlFile *file; /* whose settings the session has; NULL: none */
    size_t position;       /* up to this statement of it */
    TuVec waiting;         /* Statement */
    size_t done;           /* of those that waited, in this round */
    TuError first;         /* of this round: its statement waits for no other one */
    TuStatus failed;       /* what ends it all */
    TuError *err;
} Run;

/* ---- words ---- */

/* The frames of comments that are run are no words. */
static TuToken
next_word(TuLexer *lexer)
{
    TuToken token;
    do
        token = tu_lex_next_solid(lexer);
    while (token.type == TU_TOKEN_OP && token.len > 1 &&
           (memcmp(token.text, "/*", 2) == 0 || memcmp(token.text, "*/", 2) == 0));
    return token;
}

static bool
begins(const TuDialect *dialect, const TuSqlPart *part, const char *const *words, size_t count)
{
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, part->text, part->len);
    for (size_t i = 0; i < count && words[i]; i++) {
        TuToken token = next_word(&lexer);
        while (*words[i] == '@' && tu_token_is_op(&token, "@"))
            token = next_word(&lexer);
        if (*words[i] == '@'
                ? token.len != strlen(words[i]) || strncasecmp(token.text, words[i], token.len) != 0
                : !tu_token_is(&token, words[i]))
            return false;
    }
    return true;
}

static Role
role_of(const TuDialect *dialect, const TuSqlPart *part)
{
    static const char *const settings[] = {"set",      "reset", "begin",   "start",     "commit",
                                           "rollback", "end",   "abort",   "savepoint", "release",
                                           "pragma",   "use",   "discard", NULL};
    static const char *const nothing[] = {"lock", "unlock", NULL};
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, part->text, part->len);
    TuToken token = next_word(&lexer);
    if (tu_token_is_any(&token, nothing))
        return ROLE_NOTHING;
    if (tu_token_is_any(&token, settings) || token.type == TU_TOKEN_END)
        return ROLE_SETTING;
    if (!tu_token_is(&token, "select"))
        return ROLE_WORK;
    token = next_word(&lexer);
    if (tu_token_is(&token, "pg_catalog")) {
        next_word(&lexer);
        token = next_word(&lexer);
    }
    return tu_token_is(&token, "set_config") ? ROLE_SETTING : ROLE_WORK;
}

/* ---- what is passed over ---- */

/* What a dump says and another server, or one that has it already, refuses without harm. */
typedef struct Harmless {
    const char *const words[4];
    TuStatus status;
    const char *sqlstate;
} Harmless;

static const Harmless harmless[] = {
    {{"set", "transaction_timeout"}, TU_ERR_DB, "42704"}, /* of PostgreSQL 17 */
    {{"create", "schema", "public"}, TU_ERR_DB, "42P06"},
    /* Of a server that replicates: what it has applied, and not to write this to its log. */
    {{"set", "@@global.gtid_purged"}, TU_ERR_REFUSED, ""},
    {{"set", "@@session.sql_log_bin"}, TU_ERR_DB, "42000"},
};

static bool
is_harmless(const Run *run, const TuSqlPart *part, TuStatus status, const TuError *err)
{
    const TuDialect *dialect = run->model->dialect;
    for (size_t i = 0; i < TU_LEN(harmless); i++)
        if (status == harmless[i].status && strcmp(err->sqlstate, harmless[i].sqlstate) == 0 &&
            begins(dialect, part, harmless[i].words, 4))
            return true;
    return false;
}

/* OWNER TO and GRANT of a dump name roles of the server that it comes from. */
static bool
is_about_rights(const TuDialect *dialect, const TuSqlPart *part)
{
    static const char *const verbs[] = {"grant", "revoke", NULL};
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, part->text, part->len);
    TuToken token = next_word(&lexer);
    if (tu_token_is_any(&token, verbs))
        return true;
    if (!tu_token_is(&token, "alter"))
        return false;
    token = next_word(&lexer);
    bool privileges = tu_token_is(&token, "default"), owner = false;
    for (; token.type != TU_TOKEN_END && !privileges; token = next_word(&lexer)) {
        privileges = owner && tu_token_is(&token, "to");
        owner = tu_token_is(&token, "owner");
    }
    return privileges;
}

static bool
is_of_a_foreign_role(Run *run, const TuSqlPart *part, const TuError *err)
{
    static const char note[] = "owners and privileges of roles that this server does not know are "
                               "left out";
    if (!run->model->dialect->psql_commands || run->model->manages ||
        strcmp(err->sqlstate, "42704") != 0 || strncmp(err->message, "role ", 5) != 0 ||
        !is_about_rights(run->model->dialect, part))
        return false;
    if (!tu_names_have(&run->model->notes, note))
        tu_names_add(&run->model->notes, run->model->arena, note);
    return true;
}

/* A model is the inside of one database, even where the server is there for nothing else. */
static TuStatus
check_database(const Run *run, const TuSqlFile *file, const TuSqlPart *part, TuError *err)
{
    static const struct {
        const char *const words[2];
        const char *what;
        bool mysql_only;
    } heads[] = {{{"create", "database"}, "CREATE DATABASE", false},
                 {{"drop", "database"}, "DROP DATABASE", false},
                 {{"create", "schema"}, "CREATE SCHEMA", true},
                 {{"drop", "schema"}, "DROP SCHEMA", true},
                 {{"use", NULL}, "USE", true}};
    const TuDialect *dialect = run->model->dialect;
    bool mysql = dialect->mysql_commands;
    for (size_t i = 0; (mysql || dialect->psql_commands) && i < TU_LEN(heads); i++) {
        if ((heads[i].mysql_only && !mysql) || !begins(dialect, part, heads[i].words, 2))
            continue;
        tu_error_set(err, TU_ERR_REFUSED, "%s stands in a model, which is one database",
                     heads[i].what);
        tu_error_hint(err, mysql ? "take the statement out (mysqldump: without --databases)"
                                 : "take the statement out (pg_dump: without --create)");
        tu_error_at(err, file->path, part->line, part->column);
        return TU_ERR_REFUSED;
    }
    return TU_OK;
}

/* ---- one statement ---- */

/* The session as a file may expect it. A dump may leave it with settings of its own, or in a
 * transaction. */
static TuStatus
settle(Run *run, TuError *err)
{
    const char *lenient = tu_scratch_lenient(run->scratch);
    TuStatus status = TU_OK;
    run->file = NULL;
    run->position = 0;
    if (tu_conn_in_transaction(run->conn))
        status = tu_conn_exec(run->conn, "COMMIT", err);
    return status == TU_OK && lenient ? tu_conn_exec(run->conn, lenient, err) : status;
}

/* In a transaction of the file a refusal must not take the rest with it. */
static TuStatus
run_part(Run *run, const TuSqlFile *file, const TuSqlPart *part, bool work, TuError *err)
{
    bool nested =
        work && run->model->dialect->transactional_ddl && tu_conn_in_transaction(run->conn);
    TuStatus status = nested ? tu_conn_exec(run->conn, "SAVEPOINT " SAVEPOINT, err) : TU_OK;
    if (status != TU_OK)
        return status;
    status = tu_scratch_run_part(run->conn, part, file->path, run->model->arena, err);
    if (!nested || status == TU_ERR_LOST || status == TU_ERR_NOMEM)
        return status;
    TuStatus back =
        status == TU_OK ? TU_OK : tu_conn_exec(run->conn, "ROLLBACK TO SAVEPOINT " SAVEPOINT, err);
    if (back == TU_OK)
        back = tu_conn_exec(run->conn, "RELEASE SAVEPOINT " SAVEPOINT, err);
    return back == TU_OK ? status : back;
}

/* TU_ERR_DB: it may be tried again. Anything else that is not TU_OK is the end. */
static TuStatus
try_part(Run *run, const TuSqlFile *file, const TuSqlPart *part, Role role, TuError *err)
{
    TuError error = {0};
    TuStatus status = role == ROLE_NOTHING ? TU_OK : check_database(run, file, part, err);
    if (status != TU_OK || role == ROLE_NOTHING)
        return status;
    status = run_part(run, file, part, role == ROLE_WORK, &error);
    /* A setting that fails has taken its transaction with it. */
    bool alone = role == ROLE_WORK || !tu_conn_in_transaction(run->conn);
    if (status != TU_OK && alone &&
        (is_harmless(run, part, status, &error) || is_of_a_foreign_role(run, part, &error)))
        return TU_OK;
    if (status != TU_OK && err)
        *err = error;
    return status;
}

/* Text that does not parse will not do so later. */
static bool
may_wait(Role role, TuStatus status, const TuError *err)
{
    return role == ROLE_WORK && status == TU_ERR_DB && strcmp(err->sqlstate, "42601") != 0;
}

static TuStatus
run_file(Run *run, const TuSqlFile *file, TuError *err)
{
    TuStatus status = settle(run, err);
    for (size_t i = 0; status == TU_OK && i < file->parts.count; i++) {
        const TuSqlPart *part = file->parts.items[i];
        Role role = role_of(run->model->dialect, part);
        TuError error = {0};
        status = try_part(run, file, part, role, &error);
        if (may_wait(role, status, &error)) {
            Statement *statement = TU_NEW(run->model->arena, Statement);
            if (!statement)
                return tu_error_nomem(err);
            *statement = (Statement){.part = part, .file = file, .index = i};
            tu_vec_add(&run->waiting, run->model->arena, statement);
            status = TU_OK;
        } else if (status != TU_OK && err) {
            *err = error;
        }
    }
    return status == TU_OK ? settle(run, err) : status;
}

/* ---- those that wait ---- */

/* Behind CREATE [OR REPLACE ...]: what is created, and its name without its schema. */
static const char *
created_name(const Run *run, const TuSqlPart *part, TuArena *arena)
{
    static const char *const things[] = {
        "table",  "view",      "index",     "type",    "domain",    "sequence",   "function",
        "schema", "procedure", "aggregate", "trigger", "extension", "collation",  "server",
        "event",  "wrapper",   "operator",  "rule",    "policy",    "statistics", NULL};
    static const char *const passed[] = {"if", "not", "exists", "concurrently", NULL};
    const TuDialect *dialect = run->model->dialect;
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, part->text, part->len);
    TuToken token = next_word(&lexer);
    if (!tu_token_is(&token, "create"))
        return NULL;
    for (int i = 0; i < 24 && !tu_token_is_any(&token, things); i++)
        token = next_word(&lexer);
    do
        token = next_word(&lexer);
    while (tu_token_is_any(&token, passed));
    for (;;) {
        TuLexer ahead = lexer;
        TuToken dot = next_word(&ahead);
        if (!tu_token_is_op(&dot, "."))
            break;
        token = next_word(&ahead);
        lexer = ahead;
    }
    if (token.type != TU_TOKEN_WORD && token.type != TU_TOKEN_QUOTED)
        return NULL;
    return tu_token_name(&token, true, arena);
}

/* Run the settings that stand before a statement. */
static TuStatus
enter(Run *run, const Statement *statement, TuError *err)
{
    const TuSqlFile *file = statement->file;
    TuStatus status = TU_OK;
    if (run->file != file || run->position > statement->index)
        status = settle(run, err);
    run->file = file;
    for (; status == TU_OK && run->position < statement->index; run->position++) {
        const TuSqlPart *part = file->parts.items[run->position];
        Role role = role_of(run->model->dialect, part);
        if (role == ROLE_SETTING)
            status = try_part(run, file, part, role, err);
    }
    return status;
}

static void
try_again(Run *run, Statement *statement)
{
    TuError error = {0};
    TuStatus status = enter(run, statement, &error);
    bool entered = status == TU_OK;
    if (entered)
        status = try_part(run, statement->file, statement->part, ROLE_WORK, &error);
    statement->state = status == TU_OK ? STATE_DONE : STATE_FAILED;
    run->done += status == TU_OK;
    if (status == TU_OK || (run->first.status != TU_OK && status == TU_ERR_DB && entered))
        return;
    run->first = error;
    if (status != TU_ERR_DB || !entered)
        run->failed = status;
}

/* Who creates what the others speak of, by name. */
static TuStatus
find_needs(Run *run)
{
    TuArena *arena = tu_arena_new();
    TuMap *creators = tu_map_new();
    for (size_t i = 0; i < run->waiting.count; i++) {
        Statement *statement = run->waiting.items[i];
        tu_map_put(creators, created_name(run, statement->part, arena), statement);
    }
    for (size_t i = 0; i < run->waiting.count; i++) {
        Statement *statement = run->waiting.items[i];
        TuLexer lexer;
        tu_lex_init(&lexer, run->model->dialect, statement->part->text, statement->part->len);
        for (TuToken token = next_word(&lexer);
             token.type != TU_TOKEN_END && token.type != TU_TOKEN_UNTERMINATED;
             token = next_word(&lexer)) {
            bool name = token.type == TU_TOKEN_WORD || token.type == TU_TOKEN_QUOTED;
            Statement *creator =
                name ? tu_map_find(creators, tu_token_name(&token, true, arena)) : NULL;
            if (creator && creator != statement)
                tu_vec_add(&statement->needs, run->model->arena, creator);
        }
    }
    bool failed =
        tu_map_failed(creators) || tu_arena_failed(arena) || tu_arena_failed(run->model->arena);
    tu_map_free(creators);
    tu_arena_free(arena);
    return failed ? tu_error_nomem(run->err) : TU_OK;
}

/* A statement behind those that it needs; of a ring, one is tried before what it needs. */
static void
attempt(Run *run, Statement *statement)
{
    TuVec open = TU_VEC_INIT;
    statement->state = STATE_OPEN;
    tu_vec_add(&open, run->model->arena, statement);
    while (open.count && !run->failed) {
        Statement *top = open.items[open.count - 1];
        if (top->next == top->needs.count) {
            try_again(run, top);
            open.count--;
            continue;
        }
        Statement *need = top->needs.items[top->next++];
        if (need->state != STATE_WAITS)
            continue;
        need->state = STATE_OPEN;
        tu_vec_add(&open, run->model->arena, need);
        if (tu_arena_failed(run->model->arena))
            run->failed = tu_error_nomem(&run->first);
    }
}

static TuStatus
run_round(Run *run)
{
    size_t left = 0;
    run->done = 0;
    run->first = (TuError){0};
    for (size_t i = 0; i < run->waiting.count; i++) {
        Statement *statement = run->waiting.items[i];
        statement->state = STATE_WAITS;
        statement->next = 0;
    }
    for (size_t i = 0; i < run->waiting.count && !run->failed; i++) {
        Statement *statement = run->waiting.items[i];
        if (statement->state == STATE_WAITS)
            attempt(run, statement);
    }
    for (size_t i = 0; i < run->waiting.count; i++) {
        const Statement *statement = run->waiting.items[i];
        if (statement->state != STATE_DONE)
            run->waiting.items[left++] = run->waiting.items[i];
    }
    run->waiting.count = left;
    bool stuck = run->failed != TU_OK || (left && !run->done);
    if (stuck && run->err)
        *run->err = run->first;
    return run->failed != TU_OK ? run->failed : stuck ? run->first.status : TU_OK;
}

TuStatus
tu_sql_model_run(TuSqlModel *model, TuScratch *scratch, TuError *err)
{
    Run run = {.model = model, .scratch = scratch, .conn = tu_scratch_conn(scratch), .err = err};
    TuStatus status = settle(&run, err);
    for (size_t i = 0; status == TU_OK && i < model->files.count; i++)
        status = run_file(&run, model->files.items[i], err);
    if (status == TU_OK && run.waiting.count)
        status = find_needs(&run);
    while (status == TU_OK && run.waiting.count)
        status = run_round(&run);
    if (status == TU_OK)
        status = settle(&run, err);
    return status;
}
