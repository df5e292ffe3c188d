/* Declared models and SQL files, created on scratch and read back. */
#include "config.h"

#include "scratch_case.h"

#include <sys/stat.h>

#include "base/alloc.h"
#include "base/file.h"
#include "model/compare.h"

static TuScratch *scratch;
static TuModel *declared, *real;
static TuError err;
static char dir[64];

static void
setup(void)
{
    scratch = open_scratch(SQLITE);
    declared = tu_model_new();
    real = NULL;
    memset(&err, 0, sizeof err);
    snprintf(dir, sizeof dir, "/tmp/trueup-realise-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
}

static void
remove_files(void)
{
    static const char *const names[] = {"1_views.sql", "2_tables.sql", "a.sql", "notes.txt"};
    char path[128];
    for (size_t i = 0; i < TU_LEN(names); i++) {
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        unlink(path);
    }
    rmdir(dir);
}

static void
teardown(void)
{
    tu_model_free(real);
    tu_model_free(declared);
    tu_scratch_free(scratch);
    remove_files();
}

static const char *
write_file(const char *name, const char *text, size_t len)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    ck_assert_int_eq(tu_file_write(path, text, len, 0600, false, &err), TU_OK);
    return path;
}

static TuObject *
declare(TuKind kind, const char *name, TuObject *parent, int line)
{
    TuObject *object = tu_model_add(declared, kind, NULL, name, parent);
    object->pos = (TuPos){"shop.json", line, 5};
    return object;
}

static TuStatus
realise(void)
{
    return tu_realise_model(scratch, declared, &real, &err);
}

START_TEST(test_a_declared_model_comes_back_in_the_engines_form)
{
    TuObject *table = declare(TU_KIND_TABLE, "t", NULL, 1);
    ((TuColumn *)declare(TU_KIND_COLUMN, "a", table, 2))->type = "INT";
    ((TuView *)declare(TU_KIND_VIEW, "v", NULL, 3))->as = "SELECT a FROM t";
    ck_assert_msg(realise() == TU_OK, "%s", err.message);
    ck_assert_str_eq(real->dialect, "sqlite");
    ck_assert_ptr_nonnull(tu_model_find(real, TU_KIND_COLUMN, "main", "t", "a", NULL));
    ck_assert_ptr_nonnull(tu_model_find(real, TU_KIND_VIEW, "main", NULL, "v", NULL));
    ck_assert_str_eq(declared->default_schema, "main");
}
END_TEST

START_TEST(test_what_the_engine_cannot_keep_is_carried_over)
{
    TuObject *table = declare(TU_KIND_TABLE, "customer", NULL, 7);
    table->renamed_from = "client";
    TuColumn *column = (TuColumn *)declare(TU_KIND_COLUMN, "email", table, 8);
    column->obj.renamed_from = "mail";
    column->type = "TEXT";
    ck_assert_int_eq(realise(), TU_OK);
    const TuObject *found = tu_model_find(real, TU_KIND_TABLE, "main", NULL, "customer", NULL);
    ck_assert_str_eq(found->renamed_from, "client");
    ck_assert_str_eq(found->pos.file, "shop.json");
    ck_assert_int_eq(found->pos.line, 7);
    found = tu_model_find(real, TU_KIND_COLUMN, "main", "customer", "email", NULL);
    ck_assert_str_eq(found->renamed_from, "mail");
    /* Its strings are its own. */
    tu_model_free(declared);
    declared = tu_model_new();
    ck_assert_str_eq(found->pos.file, "shop.json");
}
END_TEST

START_TEST(test_views_may_be_declared_in_any_order)
{
    TuObject *table = declare(TU_KIND_TABLE, "t", NULL, 1);
    ((TuColumn *)declare(TU_KIND_COLUMN, "a", table, 2))->type = "INT";
    ((TuView *)declare(TU_KIND_VIEW, "a_first", NULL, 3))->as = "SELECT a FROM b_second";
    ((TuView *)declare(TU_KIND_VIEW, "b_second", NULL, 4))->as = "SELECT a FROM t";
    TuTrigger *trigger = (TuTrigger *)declare(TU_KIND_TRIGGER, "tr", table, 5);
    trigger->definition = "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END";
    ck_assert_msg(realise() == TU_OK, "%s", err.message);
    ck_assert_ptr_nonnull(tu_model_find(real, TU_KIND_VIEW, "main", NULL, "a_first", NULL));
    ck_assert_ptr_nonnull(tu_model_find(real, TU_KIND_TRIGGER, "main", "t", "tr", NULL));
}
END_TEST

START_TEST(test_what_the_engine_refuses_has_its_place_in_the_file)
{
    TuObject *table = declare(TU_KIND_TABLE, "t", NULL, 1);
    ((TuColumn *)declare(TU_KIND_COLUMN, "a", table, 2))->type = "INT";
    TuIndex *index = (TuIndex *)declare(TU_KIND_INDEX, "i", table, 12);
    tu_names_add(&index->on, declared->arena, "no_such_function(a)");
    ck_assert_int_eq(realise(), TU_ERR_DB);
    ck_assert_str_eq(err.file, "shop.json");
    ck_assert_int_eq(err.line, 12);
    ck_assert_int_eq(err.column, 5);
    ck_assert_ptr_nonnull(strstr(err.message, "index t.i: "));
    ck_assert_ptr_nonnull(strstr(err.message, "no_such_function"));
    ck_assert_ptr_null(real);
}
END_TEST

START_TEST(test_a_kind_that_the_engine_lacks_is_refused_before_anything_runs)
{
    declare(TU_KIND_TABLE, "t", NULL, 1);
    TuEnum *type = (TuEnum *)declare(TU_KIND_ENUM, "state", NULL, 9);
    tu_names_add(&type->values, declared->arena, "new");
    ck_assert_int_eq(realise(), TU_ERR_UNSUPPORTED);
    ck_assert_str_eq(err.message, "sqlite has no enum state");
    ck_assert_int_eq(err.line, 9);
}
END_TEST

START_TEST(test_an_empty_model_is_an_empty_database)
{
    ck_assert_int_eq(realise(), TU_OK);
    ck_assert_uint_eq(real->objects.count, 0);
}
END_TEST

/* ---- SQL ---- */

static TuStatus
realise_sql(TuScratch *on, const char *path, TuModel **out)
{
    const TuNames paths = {&path, 1, 0};
    return tu_realise_sql(on, &paths, out, &err);
}

START_TEST(test_a_file_of_sql_is_run_and_read_back)
{
    const char *sql = "-- @renamed from=client\nCREATE TABLE customer (\n  id int,\n"
                      "  email text -- @renamed from=mail\n);\n";
    const char *path = write_file("a.sql", sql, strlen(sql));
    ck_assert_msg(realise_sql(scratch, path, &real) == TU_OK, "%s", err.message);
    const TuObject *table = tu_model_find(real, TU_KIND_TABLE, "main", NULL, "customer", NULL);
    ck_assert_str_eq(table->renamed_from, "client");
    ck_assert_str_eq(tu_object_child(table, TU_KIND_COLUMN, "email")->renamed_from, "mail");
}
END_TEST

START_TEST(test_a_directory_may_be_in_any_order)
{
    const char *views = "CREATE TRIGGER g BEFORE INSERT ON w BEGIN SELECT 1; END;"
                        "CREATE INDEX i ON t (a);INSERT INTO t VALUES (1);";
    const char *tables = "BEGIN;\nCREATE INDEX j ON w (b);CREATE TABLE t (a);\n";
    const char *last = "CREATE TABLE w AS SELECT a AS b FROM t;\n";
    write_file("1_views.sql", views, strlen(views));
    write_file("2_tables.sql", tables, strlen(tables));
    write_file("a.sql", last, strlen(last));
    write_file("notes.txt", "not SQL at all", 14);
    ck_assert_msg(realise_sql(scratch, dir, &real) == TU_OK, "%s", err.message);
    ck_assert_ptr_nonnull(tu_model_find(real, TU_KIND_TRIGGER, "main", "w", "g", NULL));
    ck_assert_ptr_nonnull(tu_model_find(real, TU_KIND_INDEX, "main", "w", "j", NULL));
}
END_TEST

/* Not that of the statement that waits for it. */
START_TEST(test_of_statements_that_fail_the_first_cause_is_named)
{
    const char *views = "CREATE INDEX i ON t (a);\nCREATE INDEX j ON t (a);\n";
    const char *tables = "-- a comment\n\n  CREATE TABLE t AS SELECT nowhere AS a;\n";
    write_file("1_views.sql", views, strlen(views));
    const char *path = write_file("2_tables.sql", tables, strlen(tables));
    ck_assert_int_eq(realise_sql(scratch, dir, &real), TU_ERR_DB);
    ck_assert_str_eq(err.file, path);
    ck_assert_int_eq(err.line, 3);
    ck_assert_int_eq(err.column, 3);
}
END_TEST

START_TEST(test_errors_in_sql_have_their_place)
{
    const char *sql = "CREATE TABLE t (a);\n\n  CREATE INDEX i ON t (b);\n";
    const char *path = write_file("a.sql", sql, strlen(sql));
    ck_assert_int_eq(realise_sql(scratch, path, &real), TU_ERR_DB);
    ck_assert_str_eq(err.file, path);
    ck_assert_int_eq(err.line, 3);
    ck_assert_int_eq(err.column, 3);
    ck_assert_ptr_null(real);
}
END_TEST

START_TEST(test_text_that_is_no_sql_is_refused)
{
    const char *path = write_file("a.sql", "CREATE TABLE t (a);\0DROP", 24);
    ck_assert_int_eq(realise_sql(scratch, path, &real), TU_ERR_PARSE);
    path = write_file("a.sql", "CREATE TABLE \xff\xfe (a);", 20);
    ck_assert_int_eq(realise_sql(scratch, path, &real), TU_ERR_PARSE);
    ck_assert_int_eq(realise_sql(scratch, "/nowhere/a.sql", &real), TU_ERR_IO);
}
END_TEST

START_TEST(test_a_transaction_that_a_script_leaves_open_is_closed)
{
    const char *sql = "BEGIN;\nCREATE TABLE t (a);\n";
    const char *path = write_file("a.sql", sql, strlen(sql));
    ck_assert_int_eq(realise_sql(scratch, path, &real), TU_OK);
    ck_assert(!tu_conn_in_transaction(tu_scratch_conn(scratch)));
    ck_assert_ptr_nonnull(tu_model_find(real, TU_KIND_TABLE, "main", NULL, "t", NULL));
}
END_TEST

/* ---- memory ---- */

static void
declare_some(void)
{
    TuObject *table = declare(TU_KIND_TABLE, "t", NULL, 1);
    table->renamed_from = "old_t";
    for (int i = 0; i < 6; i++) {
        const char *name = tu_arena_printf(declared->arena, "Column %d", i);
        TuColumn *column = (TuColumn *)declare(TU_KIND_COLUMN, name, table, 2 + i);
        column->type = "INT";
        column->default_expr = "1 + 1";
        column->obj.renamed_from = name + 1;
    }
    TuCheck *check = (TuCheck *)declare(TU_KIND_CHECK, "positive", table, 9);
    check->expression = "\"Column 1\" > 0";
    TuIndex *index = (TuIndex *)declare(TU_KIND_INDEX, "i", table, 10);
    tu_names_add(&index->on, declared->arena, "\"Column 2\"");
    ((TuView *)declare(TU_KIND_VIEW, "a", NULL, 3))->as = "SELECT * FROM b";
    ((TuView *)declare(TU_KIND_VIEW, "b", NULL, 3))->as = "SELECT * FROM t";
}

START_TEST(test_out_of_memory_gives_no_model_or_the_whole)
{
    declare_some();
    ck_assert_msg(realise() == TU_OK, "%s", err.message);
    char want[TU_SHA256_HEX + 7], print[TU_SHA256_HEX + 7];
    ck_assert(tu_model_fingerprint(real, NULL, NULL, want));
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 100000);
        TuScratch *own = open_scratch(SQLITE);
        TuModel *got = NULL;
        tu_model_free(declared);
        declared = tu_model_new();
        declare_some();
        tu_alloc_fail_at(n);
        TuStatus status = tu_realise_model(own, declared, &got, &err);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(status == TU_OK || (failing && status == TU_ERR_NOMEM),
                      "allocation %ld: %d %s", n, status, err.message);
        ck_assert((status == TU_OK) == (got != NULL));
        if (got) {
            ck_assert(tu_model_fingerprint(got, NULL, NULL, print));
            ck_assert_msg(strcmp(print, want) == 0, "allocation %ld: another model", n);
            const TuObject *table = tu_model_find(got, TU_KIND_TABLE, "main", NULL, "t", NULL);
            const TuObject *column = tu_object_child(table, TU_KIND_COLUMN, "Column 5");
            ck_assert_msg(table->renamed_from && column->renamed_from, "allocation %ld", n);
        }
        tu_model_free(got);
        tu_scratch_free(own);
    }
}
END_TEST

START_TEST(test_out_of_memory_gives_no_model_or_the_whole_of_sql)
{
    const char *sql = "-- @renamed from=old_t\nCREATE TABLE t (\n  a int CHECK (a > 0),\n"
                      "  -- @renamed from=old_b\n  b text DEFAULT 'x'\n);\n"
                      "CREATE VIEW v AS SELECT a FROM t;\n";
    const char *path = write_file("a.sql", sql, strlen(sql));
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 100000);
        TuScratch *own = open_scratch(SQLITE);
        TuModel *got = NULL;
        tu_alloc_fail_at(n);
        TuStatus status = realise_sql(own, path, &got);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(status == TU_OK || (failing && status == TU_ERR_NOMEM),
                      "allocation %ld: %d %s", n, status, err.message);
        ck_assert((status == TU_OK) == (got != NULL));
        if (got) {
            const TuObject *table = tu_model_find(got, TU_KIND_TABLE, "main", NULL, "t", NULL);
            ck_assert_msg(table && table->renamed_from &&
                              tu_object_child(table, TU_KIND_COLUMN, "b")->renamed_from &&
                              tu_model_find(got, TU_KIND_VIEW, "main", NULL, "v", NULL),
                          "allocation %ld", n);
        }
        tu_model_free(got);
        tu_scratch_free(own);
    }
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_declared_model_comes_back_in_the_engines_form,
        test_what_the_engine_cannot_keep_is_carried_over,
        test_views_may_be_declared_in_any_order,
        test_what_the_engine_refuses_has_its_place_in_the_file,
        test_a_kind_that_the_engine_lacks_is_refused_before_anything_runs,
        test_an_empty_model_is_an_empty_database,
        test_a_file_of_sql_is_run_and_read_back,
        test_a_directory_may_be_in_any_order,
        test_of_statements_that_fail_the_first_cause_is_named,
        test_errors_in_sql_have_their_place,
        test_text_that_is_no_sql_is_refused,
        test_a_transaction_that_a_script_leaves_open_is_closed,
        test_out_of_memory_gives_no_model_or_the_whole,
        test_out_of_memory_gives_no_model_or_the_whole_of_sql,
    };
    return run_cases("realise", tests, TU_LEN(tests), setup, teardown);
}
