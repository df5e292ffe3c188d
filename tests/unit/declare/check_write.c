/* Models as documents: what is written reads back to the same model, and always the same bytes. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static TuArena *arena;

static void
setup(void)
{
    arena = tu_arena_new();
}

static void
teardown(void)
{
    tu_arena_free(arena);
}

static const char *
written(const TuModel *model)
{
    TuBuf text = TU_BUF_INIT;
    TuDoc *doc = tu_declare_write(model, arena, NULL, NULL);
    ck_assert_ptr_nonnull(doc);
    tu_json_write(&text, doc);
    const char *copy = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return copy;
}

/* Written, read and written again: the same model, the same bytes. */
static void
assert_round_trip(const TuModel *model)
{
    const char *text = written(model);
    TuModel *again = read_json(text, arena);
    ck_assert_str_eq(fingerprint(model, arena), fingerprint(again, arena));
    ck_assert_str_eq(text, written(again));
    tu_model_free(again);
}

START_TEST(test_example_is_written_as_it_is_read)
{
    TuModel *model = read_json(example, arena);
    const char *text = written(model);
    ck_assert_ptr_nonnull(strstr(text, "\"primary_key\": [\"id\"]"));
    ck_assert_ptr_nonnull(strstr(text, "\"team_id\": \"bigint\""));
    ck_assert_ptr_nonnull(strstr(text, "\"customer_balance_check\": \"balance >= 0\""));
    ck_assert_ptr_nonnull(strstr(text, "\"references\": \"team(id)\""));
    ck_assert_ptr_nonnull(strstr(text, "\"order_state\": [\"new\", \"paid\", \"shipped\"]"));
    ck_assert_ptr_nonnull(strstr(text, "\"renamed_from\": \"client\""));
    assert_round_trip(model);
    tu_model_free(model);
}
END_TEST

START_TEST(test_objects_are_sorted_and_columns_are_not)
{
    TuModel *model =
        read_json("{\"views\": {\"v\": \"select 1\"}, \"schemas\": {\"b\": {}, \"a\": {\"enums\": "
                  "{\"e\": []}}},"
                  "\"tables\": {\"u\": {}, \"t\": {\"indexes\": {\"j\": [\"z\"], \"i\": [\"z\"]},"
                  "\"columns\": {\"z\": \"int\", \"a\": \"int\"}}}}",
                  arena);
    TuBuf text = TU_BUF_INIT;
    for (const char *s = written(model); *s; s++)
        if (*s != ' ' && *s != '\n')
            tu_buf_addc(&text, *s);
    ck_assert_str_eq(text.s, "{\"tables\":{\"t\":{\"columns\":{\"z\":\"int\",\"a\":\"int\"},"
                             "\"indexes\":{\"i\":[\"z\"],\"j\":[\"z\"]}},\"u\":{}},"
                             "\"views\":{\"v\":\"select1\"},"
                             "\"schemas\":{\"a\":{\"enums\":{\"e\":[]}},\"b\":{}}}");
    tu_buf_release(&text);
    tu_model_free(model);
}
END_TEST

/* Every field of every kind, set to something that reads back. */
static const char everything[] =
    "{\"extensions\": {\"x\": {\"version\": \"1\", \"schema\": \"app\", \"comment\": \"c\"}},"
    "\"enums\": {\"e\": {\"values\": [\"a\", \"b\"], \"renamed_from\": \"d\","
    "\"renamed_values\": {\"z\": \"a\"}}},"
    "\"domains\": {\"d\": {\"type\": \"int\", \"default\": \"1\", \"not_null\": true,"
    "\"collation\": \"C\", \"checks\": {\"b\": \"value > 0\", \"a\": \"value < 9\"}}},"
    "\"composite_types\": {\"p\": {\"y\": \"int\", \"x\": \"int\"}, \"empty\": {},"
    "\"q\": {\"attributes\": {\"attributes\": \"int\"}, \"comment\": \"c\"}},"
    "\"sequences\": {\"s\": {\"type\": \"int\", \"start\": 1, \"min\": \"-9223372036854775808\","
    "\"max\": \"99999999999999999999\", \"cycle\": true, \"owned_by\": \"app.t(id)\"}, \"plain\": "
    "{}},"
    "\"functions\": {\"f(int)\": \"create function\", \"f()\": {\"definition\": \"create "
    "procedure\","
    "\"procedure\": true}, \"\\\"f(\\\"(int)\": \"create\"},"
    "\"aggregates\": {\"g(int)\": \"create aggregate\"},"
    "\"tables\": {\"we \\\"ird\": {\"unlogged\": true, \"row_security\": true,"
    "\"replica_identity\": \"full\", \"options\": {\"fillfactor\": 70}, \"without_rowid\": true,"
    "\"partition_by\": \"range (a)\", \"columns\": {\"b\": {\"type\": \"int\", \"not_null\": true,"
    "\"identity\": \"by default\", \"identity_options\": {\"start\": 5}, \"statistics\": 7,"
    "\"comment\": \"c\"}, \"a\": {\"type\": \"int\", \"generated\": \"b + 1\","
    "\"generated_storage\": \"stored\", \"renamed_from\": \"o\"}, \"untyped\": {}},"
    "\"primary_key\": {\"name\": \"#1\", \"columns\": [\"b\"], \"autoincrement\": true},"
    "\"unique\": {\"#2\": {\"columns\": [\"a\"], \"nulls_not_distinct\": true}},"
    "\"checks\": {\"c\": {\"expression\": \"a > 0\", \"not_valid\": true}},"
    "\"exclusions\": {\"x\": \"EXCLUDE USING gist (a WITH =)\"},"
    "\"indexes\": {\"i\": {\"on\": [\"a\", \"lower(b) DESC\"], \"unique\": true, \"method\": "
    "\"gist\","
    "\"include\": [\"b\"], \"where\": \"a > 0\", \"options\": {\"fillfactor\": 50}}},"
    "\"foreign_keys\": {\"f\": {\"columns\": [\"a\"], \"references\":"
    "\"\\\"we \\\"\\\"ird\\\"(b)\", \"on_delete\": \"set null\", \"set_columns\": [\"a\"],"
    "\"match\": \"full\", \"deferrable\": true},"
    "\"g\": {\"columns\": [\"a\"], \"references\": \"app.t\"}},"
    "\"rules\": {\"r\": \"CREATE RULE\"}, \"triggers\": {\"t\": {\"definition\": \"CREATE "
    "TRIGGER\","
    "\"enabled\": \"always\"}}, \"policies\": {\"p\": {\"command\": \"select\", \"roles\": [\"r\"],"
    "\"using\": \"true\", \"with_check\": \"a > 0\"}}}},"
    "\"views\": {\"v\": {\"as\": \"select 1\", \"columns\": [\"a\"], \"options\": {\"o\": \"1\"},"
    "\"triggers\": {\"t\": \"CREATE TRIGGER\"}}},"
    "\"materialized_views\": {\"m\": {\"as\": \"select 1\", \"indexes\": {\"mi\": [\"a\"]}}},"
    "\"statistics\": {\"st\": {\"definition\": \"CREATE STATISTICS\", \"target\": 9}},"
    "\"schemas\": {\"app\": {\"comment\": \"c\", \"renamed_from\": \"old\","
    "\"tables\": {\"t\": {\"columns\": {\"id\": \"int\"}, \"primary_key\": [\"id\"],"
    "\"foreign_keys\": {\"f\": {\"columns\": [\"id\"], \"references\": \"t(id)\"}}}}}}}";

START_TEST(test_every_kind_and_field_reads_back)
{
    TuModel *model = read_json(everything, arena);
    assert_round_trip(model);
    tu_model_free(model);
}
END_TEST

START_TEST(test_worked_examples_read_back)
{
    static const char *const paths[] = {"models/shop", "models/blog"};
    for (size_t i = 0; i < TU_LEN(paths); i++) {
        TuModel *model = NULL;
        TuError err = {0};
        TuStatus st = tu_declare_read(source_path(paths[i], arena), arena, &model, NULL, &err);
        ck_assert_msg(st == TU_OK, "%s", err.message);
        assert_round_trip(model);
        tu_model_free(model);
    }
}
END_TEST

/* A model as introspection gives it: the default schema has its name. */
static TuModel *
live_model(void)
{
    TuModel *model = tu_model_new();
    ck_assert_ptr_nonnull(model);
    model->default_schema = "public";
    tu_model_add(model, TU_KIND_SCHEMA, NULL, "public", NULL)->implied = true;
    TuObject *t = tu_model_add(model, TU_KIND_TABLE, "public", "t", NULL);
    TuColumn *a = (TuColumn *)tu_model_add(model, TU_KIND_COLUMN, "public", "a", t);
    a->type = "integer";
    TuObject *hidden = tu_model_add(model, TU_KIND_INDEX, "public", "t_pkey", t);
    hidden->implied = true;
    TuForeignKey *f = (TuForeignKey *)tu_model_add(model, TU_KIND_FOREIGN_KEY, "public", "f", t);
    tu_names_add(&f->columns, model->arena, "a");
    f->references.schema = "public";
    f->references.table = "t";
    TuObject *u = tu_model_add(model, TU_KIND_TABLE, "app", "u", NULL);
    TuForeignKey *g = (TuForeignKey *)tu_model_add(model, TU_KIND_FOREIGN_KEY, "app", "g", u);
    g->references.schema = "public";
    g->references.table = "t";
    return model;
}

START_TEST(test_default_schema_stands_at_the_top)
{
    TuModel *model = live_model();
    TuDoc *doc = tu_declare_write(model, arena, NULL, NULL);
    TuDoc *t = tu_doc_find(tu_doc_find(doc, "tables"), "t");
    ck_assert_ptr_nonnull(t);
    ck_assert_ptr_null(tu_doc_find(t, "indexes"));
    TuDoc *f = tu_doc_find(tu_doc_find(t, "foreign_keys"), "f");
    ck_assert_str_eq(tu_doc_find(f, "references")->text, "t");
    TuDoc *schemas = tu_doc_find(doc, "schemas");
    ck_assert_uint_eq(schemas->count, 1);
    TuDoc *u = tu_doc_find(tu_doc_find(tu_doc_find(schemas, "app"), "tables"), "u");
    TuDoc *g = tu_doc_find(tu_doc_find(u, "foreign_keys"), "g");
    ck_assert_str_eq(tu_doc_find(g, "references")->text, "public.t");
    tu_model_free(model);
}
END_TEST

static bool
is_named(const TuObject *object, void *name)
{
    return strcmp(object->name, name) == 0;
}

START_TEST(test_skipped_objects_are_left_out_with_their_children)
{
    TuModel *model = live_model();
    char t[] = "t", f[] = "f";
    TuDoc *doc = tu_declare_write(model, arena, is_named, t);
    ck_assert_ptr_null(tu_doc_find(doc, "tables"));
    doc = tu_declare_write(model, arena, is_named, f);
    TuDoc *table = tu_doc_find(tu_doc_find(doc, "tables"), "t");
    ck_assert_ptr_nonnull(table);
    ck_assert_ptr_null(tu_doc_find(table, "foreign_keys"));
    tu_model_free(model);
}
END_TEST

START_TEST(test_out_of_memory_gives_no_document)
{
    TuModel *model = read_json(everything, arena);
    for (long n = 0; n < 100000; n++) {
        tu_alloc_fail_at(n);
        TuArena *own = tu_arena_new();
        TuDoc *doc = tu_declare_write(model, own, NULL, NULL);
        bool failed = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        /* A sort that cannot have its spare room does without. */
        ck_assert(failed || doc);
        tu_arena_free(own);
        if (!failed)
            break;
    }
    tu_model_free(model);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("declare/write");
    TCase *tc = tcase_create("documents");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_example_is_written_as_it_is_read);
    tcase_add_test(tc, test_objects_are_sorted_and_columns_are_not);
    tcase_add_test(tc, test_every_kind_and_field_reads_back);
    tcase_add_test(tc, test_worked_examples_read_back);
    tcase_add_test(tc, test_default_schema_stands_at_the_top);
    tcase_add_test(tc, test_skipped_objects_are_left_out_with_their_children);
    tcase_add_test(tc, test_out_of_memory_gives_no_document);
    suite_add_tcase(suite, tc);
    return run(suite);
}
