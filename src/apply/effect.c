/* Statements that commit in the middle of their work leave something behind when they are
 * interrupted. What the catalog says about them, and how that is tidied up. */
#include "config.h"

#include <string.h>

#include "apply/applier.h"

typedef struct Work {
    enum { WORK_OTHER, WORK_CREATE_INDEX, WORK_DROP_INDEX, WORK_REINDEX, WORK_DETACH } type;
    const char *name;   /* quoted: the index, the partition */
    const char *parent; /* DETACH: the partitioned table */
} Work;

/* ---- what the statement is ---- */

typedef struct Words {
    TuLexer lexer;
    TuToken token; /* the present one */
    TuArena *arena;
    const TuDialect *dialect;
} Words;

static void
next(Words *words)
{
    words->token = tu_lex_next_solid(&words->lexer);
}

static bool
take(Words *words, const char *word)
{
    bool here = tu_token_is(&words->token, word);
    if (here)
        next(words);
    return here;
}

static bool
is_name(const TuToken *token)
{
    return token->type == TU_TOKEN_WORD || token->type == TU_TOKEN_QUOTED;
}

/* name or schema.name; in a schema that is known otherwise, when it is not said. NULL: no name. */
static const char *
take_name(Words *words, const char **schema)
{
    if (!is_name(&words->token))
        return NULL;
    const char *name = tu_token_name(&words->token, true, words->arena);
    next(words);
    if (!tu_token_is_op(&words->token, "."))
        return name;
    next(words);
    if (!is_name(&words->token))
        return NULL;
    *schema = name;
    name = tu_token_name(&words->token, true, words->arena);
    next(words);
    return name;
}

static const char *
quoted(Words *words, const char *schema, const char *name)
{
    TuBuf text = TU_BUF_INIT;
    if (name == NULL)
        return NULL;
    tu_sql_name(&text, words->dialect, schema, name);
    const char *out = tu_buf_dup(&text, words->arena);
    tu_buf_release(&text);
    return out;
}

/* CREATE [UNIQUE] INDEX CONCURRENTLY [IF NOT EXISTS] name ON [ONLY] table: the index stands in the
 * table's schema. */
static void
read_create(Words *words, Work *work)
{
    const char *schema = NULL;
    take(words, "unique");
    if (!take(words, "index") || !take(words, "concurrently"))
        return;
    if (take(words, "if"))
        next(words), next(words);
    if (tu_token_is(&words->token, "on"))
        return;
    const char *name = take_name(words, &schema);
    if (!take(words, "on"))
        return;
    take(words, "only");
    take_name(words, &schema);
    work->name = quoted(words, schema, name);
    work->type = WORK_CREATE_INDEX;
}

static void
read_drop(Words *words, Work *work)
{
    const char *schema = NULL;
    if (!take(words, "index") || !take(words, "concurrently"))
        return;
    if (take(words, "if"))
        next(words);
    const char *name = take_name(words, &schema);
    work->name = quoted(words, schema, name);
    work->type = WORK_DROP_INDEX;
}

static void
read_reindex(Words *words, Work *work)
{
    const char *schema = NULL;
    if (!take(words, "index") || !take(words, "concurrently"))
        return;
    const char *name = take_name(words, &schema);
    work->name = quoted(words, schema, name);
    work->type = WORK_REINDEX;
}

/* ALTER TABLE [IF EXISTS] parent DETACH PARTITION name CONCURRENTLY */
static void
read_detach(Words *words, Work *work)
{
    const char *schema = NULL, *of_parent = NULL;
    if (!take(words, "table"))
        return;
    if (take(words, "if"))
        next(words);
    const char *parent = take_name(words, &of_parent);
    if (!take(words, "detach") || !take(words, "partition"))
        return;
    const char *name = take_name(words, &schema);
    if (!tu_token_is(&words->token, "concurrently"))
        return;
    work->name = quoted(words, schema, name);
    work->parent = quoted(words, of_parent, parent);
    work->type = WORK_DETACH;
}

static void
read_work(const TuApplyEngine *engine, const TuSqlPart *part, TuArena *arena, Work *work)
{
    static const struct {
        const char *verb;
        void (*read)(Words *words, Work *work);
    } verbs[] = {{"create", read_create},
                 {"drop", read_drop},
                 {"reindex", read_reindex},
                 {"alter", read_detach}};
    Words words = {.arena = arena, .dialect = engine->dialect};
    tu_lex_init(&words.lexer, engine->dialect, part->text, part->len);
    next(&words);
    for (size_t i = 0; i < TU_LEN(verbs); i++) {
        if (take(&words, verbs[i].verb)) {
            verbs[i].read(&words, work);
            break;
        }
    }
    if (work->name == NULL || (work->type == WORK_DETACH && work->parent == NULL))
        work->type = WORK_OTHER;
}

/* ---- what the catalog says ---- */

/* A query of the engine about a name: its value, or NULL. */
static TuStatus
look(TuApplier *applier, const char *query, const char *name, const char **out, TuError *err)
{
    TuBuf sql = TU_BUF_INIT;
    const char *at = strstr(query, "$1");
    tu_buf_addn(&sql, query, (size_t)(at - query));
    tu_sql_literal(&sql, applier->history.engine->dialect, name);
    tu_buf_add(&sql, at + 2);
    TuStatus st = sql.failed ? tu_error_nomem(err)
                             : tu_conn_value(applier->conn, sql.s, applier->arena, out, err);
    tu_buf_release(&sql);
    return st;
}

static TuStatus
drop_index(TuApplier *applier, const char *name, TuError *err)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_addf(&sql, "DROP INDEX CONCURRENTLY %s", name);
    TuStatus st = tu_applier_exec(applier, &sql, err);
    tu_buf_release(&sql);
    return st;
}

static bool
is(const char *state, const char *word)
{
    return state != NULL && strcmp(state, word) == 0;
}

/* What REINDEX CONCURRENTLY was building, or had replaced: both are invalid. */
static TuStatus
sweep_copies(TuApplier *applier, const char *index, TuError *err)
{
    TuStatus st = TU_OK;
    for (int i = 0; st == TU_OK && i < 16; i++) {
        const char *copy = NULL;
        st = look(applier, applier->history.engine->index_copy, index, &copy, err);
        if (st != TU_OK || copy == NULL)
            return st;
        st = drop_index(applier, copy, err);
    }
    return st;
}

static TuStatus
settle_index(TuApplier *applier, const Work *work, TuEffect *effect, TuError *err)
{
    const char *state = NULL;
    TuStatus st = look(applier, applier->history.engine->index_state, work->name, &state, err);
    bool invalid = is(state, "invalid");
    if (st == TU_OK && work->type == WORK_REINDEX && state != NULL)
        st = sweep_copies(applier, work->name, err);
    if (st == TU_OK && work->type == WORK_CREATE_INDEX && invalid)
        st = drop_index(applier, work->name, err);
    bool done = work->type == WORK_DROP_INDEX ? state == NULL : is(state, "valid");
    *effect = done ? TU_EFFECT_DONE : TU_EFFECT_NONE;
    return st;
}

static TuStatus
settle_detach(TuApplier *applier, const Work *work, TuEffect *effect, TuError *err)
{
    const char *state = NULL;
    TuStatus st = look(applier, applier->history.engine->partition_state, work->name, &state, err);
    if (st == TU_OK && is(state, "pending")) {
        TuBuf sql = TU_BUF_INIT;
        tu_buf_addf(&sql, "ALTER TABLE %s DETACH PARTITION %s FINALIZE", work->parent, work->name);
        st = tu_applier_exec(applier, &sql, err);
        tu_buf_release(&sql);
        state = NULL;
    }
    *effect = state == NULL ? TU_EFFECT_DONE : TU_EFFECT_NONE;
    return st;
}

TuStatus
tu_applier_settle(TuApplier *applier, const TuSqlPart *part, TuEffect *effect, TuError *err)
{
    const TuApplyEngine *engine = applier->history.engine;
    Work work = {WORK_OTHER, NULL, NULL};
    *effect = TU_EFFECT_UNKNOWN;
    if (engine->index_state == NULL)
        return TU_OK;
    read_work(engine, part, applier->arena, &work);
    switch (work.type) {
    case WORK_OTHER:
        break;
    case WORK_CREATE_INDEX:
    case WORK_DROP_INDEX:
    case WORK_REINDEX:
        return settle_index(applier, &work, effect, err);
    case WORK_DETACH:
        return settle_detach(applier, &work, effect, err);
    }
    return tu_arena_failed(applier->arena) ? tu_error_nomem(err) : TU_OK;
}
