/* "-- @renamed from=old" in declared SQL, in all its spellings. */
#include "config.h"

#include "scratch_case.h"

#include "base/alloc.h"
#include "scratch/annotate.h"

static TuArena *arena;
static TuModel *model;
static TuError err;
static TuBuf text = TU_BUF_INIT;

static void
setup(void)
{
    arena = tu_arena_new();
    model = NULL;
}

static void
teardown(void)
{
    tu_buf_release(&text);
    tu_model_free(model);
    tu_arena_free(arena);
}

/* What was said about which object: "t<old t.a<b ", in the model's order. */
static const char *
found(void)
{
    tu_buf_clear(&text);
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        if (object->renamed_from)
            tu_buf_addf(&text, "%s%s%s<%s ", object->parent ? object->parent->name : "",
                        object->parent ? "." : "", object->name, object->renamed_from);
    }
    return text.s;
}

/* On the engine itself: SQLite runs the script. */
static const char *
on_sqlite(const char *script)
{
    TuConn *conn = open_at(SQLITE);
    TuVec annotations = TU_VEC_INIT;
    ck_assert_msg(tu_scratch_run(conn, script, "a.sql", false, &err) == TU_OK, "%s", err.message);
    model = read_model(conn);
    tu_conn_free(conn);
    ck_assert_int_eq(
        tu_annotations_read(&tu_dialect_sqlite, script, "a.sql", arena, &annotations, &err), TU_OK);
    tu_annotations_apply(&annotations, model);
    return found();
}

/* Of the text alone, for what SQLite does not have: t (a, b, "Odd"), app.t (a), index, check, enum.
 */
static const char *
on_postgresql(const char *script)
{
    TuVec annotations = TU_VEC_INIT;
    model = tu_model_new();
    model->default_schema = "public";
    const char *const columns[] = {"a", "b", "Odd", "table"};
    const char *const schemas[] = {"public", "app"};
    for (size_t i = 0; i < 2; i++) {
        TuObject *table = tu_model_add(model, TU_KIND_TABLE, schemas[i], "t", NULL);
        for (size_t j = 0; j < TU_LEN(columns); j++)
            tu_model_add(model, TU_KIND_COLUMN, schemas[i], columns[j], table);
        tu_model_add(model, TU_KIND_CHECK, schemas[i], "chk", table);
        tu_model_add(model, TU_KIND_FOREIGN_KEY, schemas[i], "fk", table);
        tu_model_add(model, TU_KIND_INDEX, schemas[i], "idx", table);
        TuEnum *type = (TuEnum *)tu_model_add(model, TU_KIND_ENUM, schemas[i], "e", NULL);
        tu_names_add(&type->values, model->arena, "new");
        tu_names_add(&type->values, model->arena, "paid");
        tu_model_add(model, TU_KIND_VIEW, schemas[i], "v", NULL);
        tu_model_add(model, i ? TU_KIND_TRIGGER : TU_KIND_POLICY, schemas[i], i ? "trg" : "pol",
                     table);
        if (i)
            tu_model_add(model, TU_KIND_RULE, schemas[i], "rul", table);
        tu_model_add(model, TU_KIND_FUNCTION, "public", "f", NULL)->signature =
            i ? "integer" : "text";
        tu_model_add(model, TU_KIND_AGGREGATE, schemas[i], "s", NULL)->signature = "integer";
    }
    tu_model_index(model);
    ck_assert_int_eq(
        tu_annotations_read(&tu_dialect_pg, script, "a.sql", arena, &annotations, &err), TU_OK);
    tu_annotations_apply(&annotations, model);
    return found();
}

START_TEST(test_a_comment_before_a_table_is_about_the_table)
{
    ck_assert_str_eq(on_sqlite("-- @renamed from=client\nCREATE TABLE customer (id int);"),
                     "customer<client ");
}
END_TEST

START_TEST(test_the_table_may_be_written_in_any_way)
{
    ck_assert_str_eq(
        on_sqlite("-- about orders\n-- @renamed from=a\n\n"
                  "create table if not exists \"t 1\" (x);\n"
                  "/* @renamed from=b */ CREATE TABLE main.[t 2] (x);\n"
                  "/* several\n * lines\n * @renamed from=c\n */CREATE TABLE `t3` (x);\n"
                  "CREATE TABLE t4 (x);\n"),
        "t 1<a t 2<b t3<c ");
}
END_TEST

START_TEST(test_kinds_of_table_on_postgresql)
{
    ck_assert_str_eq(on_postgresql("-- @renamed from=old\nCREATE UNLOGGED TABLE app.t (a int);"),
                     "t<old ");
    ck_assert_ptr_nonnull(
        ((TuObject *)tu_model_find(model, TU_KIND_TABLE, "app", NULL, "t", NULL))->renamed_from);
}
END_TEST

START_TEST(test_a_comment_on_its_own_line_is_about_the_column_that_follows)
{
    ck_assert_str_eq(on_sqlite("CREATE TABLE t (\n  a int,\n  -- @renamed from=old\n  b int,\n"
                               "  c int\n);"),
                     "t.b<old ");
}
END_TEST

START_TEST(test_a_comment_behind_a_column_is_about_that_column)
{
    ck_assert_str_eq(on_sqlite("CREATE TABLE t (\n  a int, -- @renamed from=old\n  b int,\n"
                               "  c int -- @renamed from=x\n);"),
                     "t.a<old t.c<x ");
}
END_TEST

START_TEST(test_a_comment_within_a_column_is_about_that_column)
{
    ck_assert_str_eq(on_sqlite("CREATE TABLE t (\n  a /* @renamed from=old */ int,\n"
                               "  b int DEFAULT (1 + 2) /* @renamed from=x */ NOT NULL, c int\n);"),
                     "t.a<old t.b<x ");
}
END_TEST

START_TEST(test_a_comment_right_before_a_column_is_about_it)
{
    ck_assert_str_eq(on_sqlite("CREATE TABLE t (/* @renamed from=old */ a int, "
                               "/* @renamed from=x */ \"b c\" int);"),
                     "t.a<old t.b c<x ");
}
END_TEST

START_TEST(test_commas_within_parentheses_end_no_column)
{
    ck_assert_str_eq(on_sqlite("CREATE TABLE t (\n  a numeric(10, 2), -- @renamed from=old\n"
                               "  b int DEFAULT (max(1, 2)), -- @renamed from=x\n  c int\n);"),
                     "t.a<old t.b<x ");
}
END_TEST

START_TEST(test_names_may_be_quoted)
{
    ck_assert_str_eq(on_sqlite("-- @renamed from=\"Old one\"\nCREATE TABLE t (\n"
                               "  -- @renamed from=\"a \"\"b\"\"\"\n  a int\n);"),
                     "t<Old one t.a<a \"b\" ");
}
END_TEST

START_TEST(test_spaces_do_not_matter)
{
    ck_assert_str_eq(on_sqlite("--@renamed   from = a\nCREATE TABLE t (x);\n"
                               "-- @renamed from=b  \nCREATE TABLE u (x);\n"
                               "/*@renamed from=c*/CREATE TABLE v (x);\n"
                               "-- @Renamed FROM=d\r\nCREATE TABLE w (x);\n"),
                     "t<a u<b v<c w<d ");
}
END_TEST

START_TEST(test_unquoted_names_fold_where_the_engine_folds_them)
{
    ck_assert_str_eq(on_postgresql("-- @renamed from=OLD\nCREATE TABLE T (\n"
                                   "  -- @renamed from=\"Was\"\n  \"Odd\" int,\n  A int"
                                   " -- @renamed from=B0\n);"),
                     "t<old t.a<b0 t.Odd<Was ");
}
END_TEST

START_TEST(test_a_schema_before_the_old_name_says_where_it_was)
{
    ck_assert_str_eq(on_postgresql("-- @renamed from=public.old\nCREATE TABLE t (a int);\n"
                                   "-- @renamed from=public.e\nCREATE TYPE app.e AS ENUM ();\n"
                                   "-- @renamed from=\"Odd\".v\nCREATE VIEW app.v AS SELECT 1;"),
                     "t<old e<public.e v<Odd.v ");
}
END_TEST

START_TEST(test_parts_are_meant_with_their_tables)
{
    ck_assert_str_eq(on_postgresql("-- @renamed from=a\nCREATE CONSTRAINT TRIGGER trg AFTER UPDATE "
                                   "OF a ON app.t EXECUTE FUNCTION f();\n"
                                   "-- @renamed from=b\nCREATE POLICY pol ON t USING (true);\n"
                                   "-- @renamed from=c\nCREATE OR REPLACE RULE rul AS ON INSERT TO "
                                   "ONLY app.t DO NOTHING;\n"
                                   "-- @renamed from=d\nALTER TABLE IF EXISTS ONLY app.t ADD "
                                   "CONSTRAINT chk CHECK (a > 0);"),
                     "t.pol<b t.chk<d t.trg<a t.rul<c ");
}
END_TEST

START_TEST(test_routines_of_a_name_are_meant_together)
{
    ck_assert_str_eq(on_postgresql("-- @renamed from=g\nCREATE FUNCTION f(a int) RETURNS int "
                                   "LANGUAGE sql AS 'SELECT 1';\n"
                                   "-- @renamed from=old.s\nCREATE AGGREGATE app.s(int) (x = y);"),
                     "f<g f<g s<old.s ");
}
END_TEST

START_TEST(test_constraints_are_meant_by_name)
{
    ck_assert_str_eq(on_postgresql("CREATE TABLE t (\n  a int CHECK (a > 0),\n"
                                   "  -- @renamed from=old_check\n"
                                   "  CONSTRAINT chk CHECK (a > 1),\n"
                                   "  CONSTRAINT fk FOREIGN KEY (a) REFERENCES u"
                                   " -- @renamed from=old_key\n);"),
                     "t.chk<old_check t.fk<old_key ");
}
END_TEST

START_TEST(test_indexes_and_views_are_meant_too)
{
    ck_assert_str_eq(
        on_postgresql("-- @renamed from=old_idx\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT "
                      "EXISTS idx ON t (a);\n"
                      "-- @renamed from=old_v\nCREATE OR REPLACE VIEW v AS SELECT 1;\n"
                      "-- @renamed from=old_e\nCREATE TYPE e AS ENUM ('new', 'paid');"),
        "t.idx<old_idx e<old_e v<old_v ");
}
END_TEST

START_TEST(test_values_of_an_enum_are_meant_too)
{
    ck_assert_str_eq(on_postgresql("CREATE TYPE e AS ENUM (\n  'new', -- @renamed from=fresh\n"
                                   "  -- @renamed from=\"payed up\"\n  'paid'\n);"),
                     "");
    const TuEnum *type = (TuEnum *)tu_model_find(model, TU_KIND_ENUM, "public", NULL, "e", NULL);
    ck_assert_uint_eq(type->renamed_values.count, 2);
    ck_assert_str_eq(tu_pairs_find(&type->renamed_values, "fresh"), "new");
    ck_assert_str_eq(tu_pairs_find(&type->renamed_values, "payed up"), "paid");
}
END_TEST

START_TEST(test_text_that_only_looks_like_it_is_none)
{
    ck_assert_str_eq(on_sqlite("-- not renamed from=x\nCREATE TABLE t (\n"
                               "  a text DEFAULT '-- @renamed from=b',\n  -- @renamedfrom=x\n"
                               "  c int CHECK (c > /* @renamed from=d */ 0)\n);\n"
                               "INSERT INTO t VALUES (1, 2); -- renamed\n"),
                     "");
}
END_TEST

START_TEST(test_a_comment_behind_a_statement_is_about_its_object)
{
    ck_assert_str_eq(on_sqlite("CREATE TABLE t (x); -- @renamed from=a\nCREATE TABLE u (x);\n"
                               "-- @renamed from=c\nCREATE TABLE w (x);"),
                     "t<a w<c ");
}
END_TEST

START_TEST(test_a_comment_before_a_leading_comma_is_about_what_follows)
{
    ck_assert_str_eq(on_sqlite("CREATE TABLE t (\n  a int -- @renamed from=x\n"
                               "  -- @renamed from=old\n, b int\n, c int\n);"),
                     "t.a<x t.b<old ");
}
END_TEST

static void
refused(const char *script, const char *message, int line, int column)
{
    TuVec annotations = TU_VEC_INIT;
    TuStatus status =
        tu_annotations_read(&tu_dialect_pg, script, "a.sql", arena, &annotations, &err);
    ck_assert_msg(status == TU_ERR_PARSE, "%s: %d", script, status);
    ck_assert_str_eq(err.message, message);
    ck_assert_str_eq(err.file, "a.sql");
    ck_assert_int_eq(err.line, line);
    ck_assert_int_eq(err.column, column);
}

/* What is meant as an annotation and says nothing would lose the rows of what is renamed. */
START_TEST(test_an_annotation_that_says_nothing_is_refused)
{
    const char *what = "@renamed does not say from=what";
    refused("CREATE TABLE t (\n  -- @renamed\n  a int);", what, 2, 6);
    refused("-- @renamed from=\nCREATE TABLE t (a int);", what, 1, 4);
    refused("-- @renamed old\nCREATE TABLE t (a int);", what, 1, 4);
    refused("-- @renamed: from old\nCREATE TABLE t (a int);", what, 1, 4);
    refused("-- @renamed from=\"open\nCREATE TABLE t (a int);", what, 1, 4);
    refused("-- @renamed from=\"\"\nCREATE TABLE t (a int);", what, 1, 4);
}
END_TEST

START_TEST(test_an_annotation_that_stands_by_nothing_is_refused)
{
    refused("-- @renamed from=x\nINSERT INTO t VALUES (1);",
            "@renamed stands by nothing that can be renamed", 1, 1);
    refused("CREATE TABLE t (a int,\n  -- @renamed from=x\n  CHECK (a > 0));",
            "@renamed stands by nothing that has a name", 2, 3);
    refused("CREATE TABLE t (a int, -- @renamed from=x\n  -- @renamed from=y\n"
            "  -- @renamed from=z\n  b int);",
            "@renamed stands twice by one thing", 3, 3);
}
END_TEST

START_TEST(test_a_table_that_is_not_there_is_no_harm)
{
    ck_assert_str_eq(on_postgresql("-- @renamed from=x\nCREATE TABLE nowhere (\n"
                                   "  -- @renamed from=y\n  a int);\nCREATE TABLE"),
                     "");
}
END_TEST

START_TEST(test_out_of_memory_is_told)
{
    const char *script =
        "-- @renamed from=old\nCREATE TABLE t (\n  a int, -- @renamed from=\"x y\"\n"
        "  -- @renamed from=z\n  b int\n);";
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 10000);
        TuVec annotations = TU_VEC_INIT;
        TuModel *fresh = tu_model_new();
        TuObject *table = tu_model_add(fresh, TU_KIND_TABLE, "public", "t", NULL);
        TuObject *a = tu_model_add(fresh, TU_KIND_COLUMN, "public", "a", table);
        TuObject *b = tu_model_add(fresh, TU_KIND_COLUMN, "public", "b", table);
        fresh->default_schema = "public";
        tu_model_index(fresh);
        TuArena *own = tu_arena_new();
        tu_alloc_fail_at(n);
        TuStatus status =
            tu_annotations_read(&tu_dialect_pg, script, "a.sql", own, &annotations, &err);
        if (status == TU_OK)
            tu_annotations_apply(&annotations, fresh);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert(status == TU_OK || (failing && status == TU_ERR_NOMEM));
        bool whole = table->renamed_from && a->renamed_from && b->renamed_from;
        ck_assert_msg(status != TU_OK || whole || tu_model_failed(fresh), "allocation %ld", n);
        tu_arena_free(own);
        tu_model_free(fresh);
    }
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_comment_before_a_table_is_about_the_table,
        test_the_table_may_be_written_in_any_way,
        test_kinds_of_table_on_postgresql,
        test_a_comment_on_its_own_line_is_about_the_column_that_follows,
        test_a_comment_behind_a_column_is_about_that_column,
        test_a_comment_within_a_column_is_about_that_column,
        test_a_comment_right_before_a_column_is_about_it,
        test_commas_within_parentheses_end_no_column,
        test_names_may_be_quoted,
        test_spaces_do_not_matter,
        test_unquoted_names_fold_where_the_engine_folds_them,
        test_a_schema_before_the_old_name_says_where_it_was,
        test_parts_are_meant_with_their_tables,
        test_routines_of_a_name_are_meant_together,
        test_constraints_are_meant_by_name,
        test_indexes_and_views_are_meant_too,
        test_values_of_an_enum_are_meant_too,
        test_text_that_only_looks_like_it_is_none,
        test_a_comment_behind_a_statement_is_about_its_object,
        test_a_comment_before_a_leading_comma_is_about_what_follows,
        test_an_annotation_that_says_nothing_is_refused,
        test_an_annotation_that_stands_by_nothing_is_refused,
        test_a_table_that_is_not_there_is_no_harm,
        test_out_of_memory_is_told,
    };
    return run_cases("annotations", tests, TU_LEN(tests), setup, teardown);
}
