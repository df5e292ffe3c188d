/* The history tables themselves: which are there, whose they are, making them and bringing older
 * ones up to date. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "apply/history.h"

/* Whose a table is, by columns that it must have. The first row that fits counts. */
static const struct {
    const char *tool;
    const char *columns; /* sorted, with commas around each */
    bool alone;          /* there are no others */
} tools[] = {
    {"golang-migrate", ",dirty,version,", true},
    {"Ecto", ",inserted_at,version,", true},
    {"Diesel", ",run_on,version,", true},
    {"Rails or dbmate", ",version,", true},
    {"Alembic", ",version_num,", true},
    {"Flyway", ",installed_rank,script,success,", false},
    {"Liquibase", ",author,md5sum,orderexecuted,", false},
    {"goose", ",is_applied,version_id,", false},
    {"Prisma", ",applied_steps_count,migration_name,", false},
    {"sqlx", ",installed_on,success,version,", false},
    {"Knex", ",batch,migration_time,", false},
    {"Atlas", ",executor_version,hash,operator_version,", false},
};

/* Are the words of one list, which are sorted as the other's, in the other one? */
static bool
has_columns(const char *there, const char *wanted, bool alone)
{
    if (alone)
        return strcmp(there, wanted) == 0;
    for (const char *at = wanted; at[1] != '\0'; at += 1 + strcspn(at + 1, ",")) {
        char word[64] = ",";
        size_t len = strcspn(at + 1, ",") + 2;
        if (len >= sizeof(word))
            return false;
        memcpy(word, at, len);
        word[len] = '\0';
        if (strstr(there, word) == NULL)
            return false;
    }
    return true;
}

static const char *
tool_of(const char *columns)
{
    const char *tool = NULL;
    TuBuf text = TU_BUF_INIT;
    tu_buf_addf(&text, ",%s,", columns);
    for (char *c = text.s; *c != '\0'; c++)
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    for (size_t i = 0; tool == NULL && i < TU_LEN(tools); i++)
        tool = has_columns(text.s, tools[i].columns, tools[i].alone) ? tools[i].tool : NULL;
    tu_buf_release(&text);
    return tool;
}

static TuStatus
query_value(const TuHistory *history, TuConn *conn, const char *query, TuArena *arena,
            const char **value, TuError *err)
{
    TuBuf sql = TU_BUF_INIT;
    tu_history_expand(&sql, history, query);
    TuStatus st = sql.failed || arena == NULL ? tu_error_nomem(err)
                                              : tu_conn_value(conn, sql.s, arena, value, err);
    tu_buf_release(&sql);
    return st;
}

static TuStatus
refuse_foreign(const TuHistory *history, TuConn *conn, TuArena *arena, TuError *err)
{
    const char *columns = NULL;
    query_value(history, conn, history->engine->column_names, arena, &columns, NULL);
    const char *tool = columns != NULL ? tool_of(columns) : NULL;
    tu_error_set(err, TU_ERR_REFUSED, "%s is another tool's table%s%s, not a history of trueup",
                 history->quoted[0], tool != NULL ? ", by its columns that of " : "",
                 tool != NULL ? tool : "");
    tu_error_hint(err, "it is left alone; name another with --history-table or history_table in "
                       "trueup.yml");
    return TU_ERR_REFUSED;
}

TuStatus
tu_history_look(const TuHistory *history, TuConn *conn, unsigned *found, TuError *err)
{
    TuArena *arena = tu_arena_new();
    const char *value = NULL;
    TuStatus st = query_value(history, conn, history->engine->look, arena, &value, err);
    *found = value != NULL ? (unsigned)strtoul(value, NULL, 10) : 0;
    if (st == TU_OK && *found & TU_LOOK_FOREIGN)
        st = refuse_foreign(history, conn, arena, err);
    tu_arena_free(arena);
    return st;
}

static TuStatus
run_all(const TuHistory *history, TuConn *conn, const char *const *statements, TuError *err)
{
    TuBuf sql = TU_BUF_INIT;
    TuStatus st = TU_OK;
    for (size_t i = 0; st == TU_OK && statements[i] != NULL; i++) {
        tu_buf_clear(&sql);
        tu_history_expand(&sql, history, statements[i]);
        st = sql.failed ? tu_error_nomem(err) : tu_conn_exec(conn, sql.s, err);
    }
    tu_buf_release(&sql);
    return st;
}

TuStatus
tu_history_ensure(const TuHistory *history, TuConn *conn, TuError *err)
{
    const unsigned all = TU_LOOK_HISTORY | TU_LOOK_METADATA | TU_LOOK_AUDIT;
    const TuApplyEngine *engine = history->engine;
    unsigned found = 0;
    TuStatus st = tu_history_look(history, conn, &found, err);
    if (st != TU_OK || (found & (all | TU_LOOK_OLD)) == all)
        return st;
    st = tu_conn_exec(conn, engine->begin, err);
    if (st != TU_OK)
        return st;
    if ((found & all) != all)
        st = run_all(history, conn, engine->create_tables, err);
    if (st == TU_OK && found & TU_LOOK_OLD)
        st = run_all(history, conn, engine->upgrade_audit, err);
    if (st == TU_OK)
        st = tu_conn_exec(conn, "COMMIT", err);
    if (st != TU_OK) {
        tu_error_context(err, "history table %s", history->quoted[0]);
        if (tu_conn_in_transaction(conn))
            tu_conn_exec(conn, "ROLLBACK", NULL);
    }
    return st;
}
