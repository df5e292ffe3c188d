/* A change on a real SQLite database: from a schema with rows to another, and a look at the
 * result. */
#ifndef TU_TESTS_UNIT_CODEGEN_SQLITE_CASE_H
#define TU_TESTS_UNIT_CODEGEN_SQLITE_CASE_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/plan.h"
#include "introspect/introspect.h"

typedef struct Case {
    TuConn *conn; /* holds the schema to leave, with rows */
    TuModel *from, *to;
    TuChanges *changes;
    TuPlan *plan;
    TuArena *arena;
    TuError err;
    TuStatus status; /* of planning */
} Case;

static inline TuConn *
case_open(const char *sql)
{
    TuConn *conn = NULL;
    TuError err = {0};
    ck_assert_int_eq(tu_conn_open("sqlite::memory:", NULL, &conn, &err), TU_OK);
    ck_assert_msg(tu_conn_exec(conn, sql, &err) == TU_OK, "%s: %s", err.message, sql);
    return conn;
}

static inline TuModel *
case_model(TuConn *conn)
{
    TuModel *model = NULL;
    TuError err = {0};
    ck_assert_msg(tu_introspect(conn, &model, &err) == TU_OK, "%s", err.message);
    return model;
}

static inline Case
case_plan(const char *from, const char *to)
{
    Case c = {.conn = case_open(from), .arena = tu_arena_new()};
    TuConn *wanted = case_open(to);
    c.from = case_model(c.conn);
    c.to = case_model(wanted);
    tu_conn_free(wanted);
    c.from->alters = c.to->alters = 0; /* whatever the library can */
    c.changes = tu_diff(c.from, c.to, NULL);
    ck_assert_ptr_nonnull(c.changes);
    c.status = tu_plan(&tu_codegen_sqlite, c.changes, &c.plan, &c.err);
    return c;
}

static inline void
case_free(Case *c)
{
    tu_plan_free(c->plan);
    tu_changes_free(c->changes);
    tu_model_free(c->from);
    tu_model_free(c->to);
    tu_conn_free(c->conn);
    tu_arena_free(c->arena);
}

/* All statements, as a script without the transaction. */
static inline const char *
case_script(Case *c)
{
    TuBuf out = TU_BUF_INIT;
    for (size_t i = 0; c->plan && i < c->plan->statements.count; i++)
        tu_buf_addf(&out, "%s;\n", ((TuStatement *)c->plan->statements.items[i])->sql);
    const char *copy = tu_buf_dup(&out, c->arena);
    tu_buf_release(&out);
    return copy;
}

static inline const TuStatement *
case_statement(const Case *c, const char *part)
{
    for (size_t i = 0; c->plan && i < c->plan->statements.count; i++) {
        const TuStatement *statement = c->plan->statements.items[i];
        if (strstr(statement->sql, part))
            return statement;
    }
    return NULL;
}

static inline const char *
case_value(Case *c, const char *sql)
{
    const char *value = NULL;
    TuStatus status = tu_conn_value(c->conn, sql, c->arena, &value, &c->err);
    ck_assert_msg(status == TU_OK, "%s: %s", c->err.message, sql);
    return value ? value : "NULL";
}

/* Settings outside, the rest in one transaction; rolled back when a statement fails. */
static inline TuStatus
case_run(Case *c)
{
    TuVec *statements = &c->plan->statements;
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && i < statements->count; i++) {
        const TuStatement *statement = statements->items[i];
        bool open = tu_conn_in_transaction(c->conn);
        bool setting = statement->flags & TU_STATEMENT_SETTING;
        if (open == setting)
            status = tu_conn_exec(c->conn, open ? "COMMIT" : "BEGIN IMMEDIATE", &c->err);
        if (status == TU_OK)
            status = tu_conn_exec(c->conn, statement->sql, &c->err);
    }
    if (tu_conn_in_transaction(c->conn))
        tu_conn_exec(c->conn, status == TU_OK ? "COMMIT" : "ROLLBACK", NULL);
    return status;
}

/* The database is what was wanted: nothing is left to change. */
static inline void
case_arrived(Case *c)
{
    TuModel *now = case_model(c->conn);
    TuChanges *left = tu_diff(now, c->to, NULL);
    TuBuf text = TU_BUF_INIT;
    for (size_t i = 0; i < left->items.count; i++) {
        tu_change_describe(&text, left->items.items[i]);
        tu_buf_addc(&text, '\n');
    }
    ck_assert_msg(left->total == 0, "left: %s\n%s", text.s, case_script(c));
    ck_assert_str_eq(case_value(c, "PRAGMA integrity_check"), "ok");
    ck_assert_str_eq(case_value(c, "SELECT count(*) FROM sqlite_temp_schema"), "0");
    ck_assert_str_eq(case_value(c, "PRAGMA legacy_alter_table"), "0");
    tu_buf_release(&text);
    tu_changes_free(left);
    tu_model_free(now);
}

static inline void
case_apply(Case *c)
{
    ck_assert_msg(c->status == TU_OK, "%s", c->err.message);
    TuStatus status = case_run(c);
    ck_assert_msg(status == TU_OK, "%s: %s\n%s", c->err.message, c->err.statement, case_script(c));
    case_arrived(c);
}

static inline int
case_main(const char *name, TCase *tests)
{
    Suite *suite = suite_create(name);
    tcase_set_timeout(tests, 60);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
