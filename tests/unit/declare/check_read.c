/* Model files that are right: what the reader makes of them. */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

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

START_TEST(test_example_table_and_columns)
{
    TuModel *model = read_json(example, arena);
    TuObject *customer = get(model, TU_KIND_TABLE, NULL, NULL, "customer");
    ck_assert_str_eq(customer->comment, "who buys");
    ck_assert_str_eq(customer->renamed_from, "client");
    ck_assert_str_eq(customer->pos.file, "m.json");
    ck_assert_int_eq(customer->pos.line, 4);
    ck_assert_int_eq(customer->pos.column, 5);
    static const char *const names[] = {"id", "email", "team_id", "balance"};
    for (size_t i = 0; i < TU_LEN(names); i++)
        ck_assert_str_eq(((TuObject *)customer->children.items[i])->name, names[i]);
    TuColumn *email = (TuColumn *)get(model, TU_KIND_COLUMN, NULL, "customer", "email");
    ck_assert_str_eq(email->type, "varchar(255)");
    ck_assert(email->not_null);
    ck_assert_int_eq(email->obj.pos.line, 9);
    TuColumn *id = (TuColumn *)get(model, TU_KIND_COLUMN, NULL, "customer", "id");
    ck_assert_str_eq(id->identity, "always");
    TuColumn *balance = (TuColumn *)get(model, TU_KIND_COLUMN, NULL, "customer", "balance");
    ck_assert_str_eq(balance->default_expr, "0");
    tu_model_free(model);
}
END_TEST

START_TEST(test_example_constraints_and_indexes)
{
    TuModel *model = read_json(example, arena);
    TuPrimaryKey *pk = (TuPrimaryKey *)get(model, TU_KIND_PRIMARY_KEY, NULL, "customer", "");
    ck_assert_uint_eq(pk->columns.count, 1);
    ck_assert_str_eq(pk->columns.items[0], "id");
    TuUnique *key = (TuUnique *)get(model, TU_KIND_UNIQUE, NULL, "customer", "customer_email_key");
    ck_assert_str_eq(key->columns.items[0], "email");
    TuCheck *check =
        (TuCheck *)get(model, TU_KIND_CHECK, NULL, "customer", "customer_balance_check");
    ck_assert_str_eq(check->expression, "balance >= 0");
    TuForeignKey *fk =
        (TuForeignKey *)get(model, TU_KIND_FOREIGN_KEY, NULL, "customer", "customer_team_fkey");
    ck_assert_str_eq(fk->references.table, "team");
    ck_assert_ptr_null(fk->references.schema);
    ck_assert_str_eq(fk->references.columns.items[0], "id");
    ck_assert_str_eq(fk->on_delete, "set null");
    TuIndex *index =
        (TuIndex *)get(model, TU_KIND_INDEX, NULL, "customer", "customer_lower_email_idx");
    ck_assert_str_eq(index->on.items[0], "lower(email)");
    ck_assert_str_eq(index->where, "balance > 0");
    TuEnum *state = (TuEnum *)get(model, TU_KIND_ENUM, NULL, NULL, "order_state");
    ck_assert_uint_eq(state->values.count, 3);
    TuView *view = (TuView *)get(model, TU_KIND_VIEW, NULL, NULL, "rich_customer");
    ck_assert_str_eq(view->as, "select * from customer where balance > 1000");
    tu_model_free(model);
}
END_TEST

START_TEST(test_short_forms_equal_long_forms)
{
    TuModel *brief =
        read_json("{\"tables\": {\"t\": {\"columns\": {\"a\": \"text\"}, \"primary_key\": [\"a\"],"
                  "\"checks\": {\"c\": \"a <> ''\"}, \"indexes\": {\"i\": [\"a\"]}}},"
                  "\"enums\": {\"e\": [\"x\"]}, \"views\": {\"v\": \"select 1\"},"
                  "\"composite_types\": {\"p\": {\"x\": \"int\", \"attributes\": \"int\"}}}",
                  arena);
    TuModel *full = read_json(
        "{\"composite_types\": {\"p\": {\"attributes\": {\"x\": \"int\", \"attributes\": "
        "\"int\"}}},"
        "\"views\": {\"v\": {\"as\": \"select 1\"}}, \"enums\": {\"e\": {\"values\": [\"x\"]}},"
        "\"tables\": {\"t\": {\"columns\": {\"a\": {\"type\": \"text\"}},"
        "\"primary_key\": {\"columns\": [\"a\"]}, \"checks\": {\"c\": {\"expression\": \"a <> "
        "''\"}},"
        "\"indexes\": {\"i\": {\"on\": [\"a\"]}}}}}",
        arena);
    ck_assert_str_eq(fingerprint(brief, arena), fingerprint(full, arena));
    tu_model_free(brief);
    tu_model_free(full);
}
END_TEST

START_TEST(test_schemas_hold_sections)
{
    TuModel *model = read_json(
        "{\"extensions\": {\"pgcrypto\": \"1.3\"}, \"tables\": {\"t\": {\"columns\": {\"a\": "
        "\"int\"}}},"
        "\"schemas\": {\"app\": {\"comment\": \"ours\", \"tables\": {\"t\": {\"columns\": {\"b\": "
        "\"int\"},"
        "\"foreign_keys\": {\"f\": {\"columns\": [\"b\"], \"references\": \"public.t(a)\"}}}}}}}",
        arena);
    ck_assert_str_eq(get(model, TU_KIND_SCHEMA, NULL, NULL, "app")->comment, "ours");
    ck_assert_ptr_null(get(model, TU_KIND_TABLE, NULL, NULL, "t")->schema);
    TuObject *inner = get(model, TU_KIND_TABLE, "app", NULL, "t");
    ck_assert_str_eq(inner->schema, "app");
    TuObject *fk = tu_object_child(inner, TU_KIND_FOREIGN_KEY, "f");
    ck_assert_str_eq(((TuForeignKey *)fk)->references.schema, "public");
    ck_assert_str_eq(
        ((TuExtension *)get(model, TU_KIND_EXTENSION, NULL, NULL, "pgcrypto"))->version, "1.3");
    tu_model_free(model);
}
END_TEST

START_TEST(test_functions_overload_by_signature)
{
    TuModel *model = read_json("{\"functions\": {\"f(integer, text)\": \"create function f\","
                               "\"f()\": \"create function f\", \"g\": \"create function g\"}}",
                               arena);
    TuObject *f = tu_model_find(model, TU_KIND_FUNCTION, NULL, NULL, "f", "integer, text");
    ck_assert_ptr_nonnull(f);
    ck_assert_ptr_nonnull(tu_model_find(model, TU_KIND_FUNCTION, NULL, NULL, "f", ""));
    ck_assert_ptr_null(get(model, TU_KIND_FUNCTION, NULL, NULL, "g")->signature);
    tu_model_free(model);
}
END_TEST

START_TEST(test_numbers_and_booleans_where_sql_or_digits_stand)
{
    TuModel *model = read_json(
        "{\"tables\": {\"t\": {\"options\": {\"fillfactor\": 70, \"autovacuum_enabled\": false},"
        "\"columns\": {\"a\": {\"type\": \"int\", \"default\": 0, \"statistics\": 100},"
        "\"b\": {\"type\": \"bool\", \"default\": true}}}},"
        "\"sequences\": {\"s\": {\"max\": \"9223372036854775807\", \"start\": -5}}}",
        arena);
    TuColumn *a = (TuColumn *)get(model, TU_KIND_COLUMN, NULL, "t", "a");
    ck_assert_str_eq(a->default_expr, "0");
    ck_assert_str_eq(a->statistics, "100");
    ck_assert_str_eq(((TuColumn *)get(model, TU_KIND_COLUMN, NULL, "t", "b"))->default_expr,
                     "true");
    TuTable *t = (TuTable *)get(model, TU_KIND_TABLE, NULL, NULL, "t");
    ck_assert_str_eq(tu_pairs_find(&t->options, "fillfactor"), "70");
    ck_assert_str_eq(tu_pairs_find(&t->options, "autovacuum_enabled"), "false");
    TuSequence *s = (TuSequence *)get(model, TU_KIND_SEQUENCE, NULL, NULL, "s");
    ck_assert_str_eq(s->max, "9223372036854775807");
    ck_assert_str_eq(s->start, "-5");
    tu_model_free(model);
}
END_TEST

START_TEST(test_enum_declares_renamed_values)
{
    TuModel *model = read_json("{\"enums\": {\"e\": {\"values\": [\"fresh\"],"
                               "\"renamed_values\": {\"new\": \"fresh\"}}}}",
                               arena);
    TuEnum *e = (TuEnum *)get(model, TU_KIND_ENUM, NULL, NULL, "e");
    ck_assert_str_eq(tu_pairs_find(&e->renamed_values, "new"), "fresh");
    TuModel *plain = read_json("{\"enums\": {\"e\": [\"fresh\"]}}", arena);
    ck_assert_str_eq(fingerprint(model, arena), fingerprint(plain, arena));
    tu_model_free(model);
    tu_model_free(plain);
}
END_TEST

START_TEST(test_view_columns_as_list_or_as_objects)
{
    TuModel *model = read_json(
        "{\"views\": {\"v\": {\"as\": \"select 1\", \"columns\": [\"a\"]},"
        "\"w\": {\"as\": \"select 1 as a\", \"columns\": {\"a\": {\"comment\": \"one\"}}}}}",
        arena);
    ck_assert_uint_eq(((TuView *)get(model, TU_KIND_VIEW, NULL, NULL, "v"))->columns.count, 1);
    ck_assert_str_eq(get(model, TU_KIND_COLUMN, NULL, "w", "a")->comment, "one");
    tu_model_free(model);
}
END_TEST

START_TEST(test_case_of_references_is_left_to_the_engine)
{
    TuModel *model = read_json(
        "{\"tables\": {\"Team\": {\"columns\": {\"Id\": \"int\"}, \"primary_key\": [\"id\"]},"
        "\"p\": {\"columns\": {\"t\": \"int\"}, \"foreign_keys\": {\"f\":"
        "{\"columns\": [\"T\"], \"references\": \"team(ID)\"}}}}}",
        arena);
    tu_model_free(model);
}
END_TEST

START_TEST(test_tables_with_columns_from_elsewhere_are_not_judged)
{
    TuModel *model = read_json(
        "{\"tables\": {\"p\": {\"partition_by\": \"LIST (a)\", \"columns\": {\"a\": \"int\"}},"
        "\"c\": {\"partition_of\": \"p\", \"partition_bound\": \"DEFAULT\", \"primary_key\": "
        "[\"a\"]},"
        "\"i\": {\"inherits\": [\"p\"], \"unique\": {\"u\": [\"a\"]}},"
        "\"v\": {\"definition\": \"CREATE VIRTUAL TABLE v USING fts5(x)\", \"unique\": {\"u\": "
        "[\"x\"]}}}}",
        arena);
    tu_model_free(model);
}
END_TEST

START_TEST(test_yaml_equals_json)
{
    TuModel *json = read_json(example, arena);
    TuModel *yaml = read_as("m.yaml",
                            "$schema: trueup-model.schema.json\n"
                            "tables:\n"
                            "  team: {columns: {id: bigint}, primary_key: [id]}\n"
                            "  customer:\n"
                            "    renamed_from: client\n"
                            "    comment: who buys\n"
                            "    columns:\n"
                            "      id: {type: bigint, identity: always}\n"
                            "      email: {type: varchar(255), not_null: true}\n"
                            "      team_id: bigint\n"
                            "      balance: {type: 'numeric(10,2)', default: 0}\n"
                            "    primary_key: [id]\n"
                            "    unique: {customer_email_key: [email]}\n"
                            "    checks: {customer_balance_check: balance >= 0}\n"
                            "    foreign_keys:\n"
                            "      customer_team_fkey:\n"
                            "        columns: [team_id]\n"
                            "        references: team(id)\n"
                            "        on_delete: set null\n"
                            "    indexes:\n"
                            "      customer_lower_email_idx:\n"
                            "        on: [lower(email)]\n"
                            "        where: balance > 0\n"
                            "enums:\n"
                            "  order_state: [new, paid, shipped]\n"
                            "views:\n"
                            "  rich_customer: select * from customer where balance > 1000\n",
                            arena, NULL);
    ck_assert_ptr_nonnull(yaml);
    ck_assert_ptr_null(tu_model_index(yaml));
    ck_assert_str_eq(fingerprint(json, arena), fingerprint(yaml, arena));
    ck_assert_int_eq(get(yaml, TU_KIND_TABLE, NULL, NULL, "customer")->pos.line, 4);
    tu_model_free(json);
    tu_model_free(yaml);
}
END_TEST

START_TEST(test_hostile_names_survive)
{
    TuModel *model = read_json(
        "{\"tables\": {\"a.b\\\"c'); DROP TABLE x; --\": {\"columns\": {\"\\u0001\\n\": \"text\","
        "\" spaces \": \"text\", \"sel\\u00e9ct\": \"text\", \"comment\": \"text\"},"
        "\"primary_key\": [\"\\u0001\\n\"]}}}",
        arena);
    TuObject *table = get(model, TU_KIND_TABLE, NULL, NULL, "a.b\"c'); DROP TABLE x; --");
    ck_assert_ptr_nonnull(tu_object_child(table, TU_KIND_COLUMN, "\x01\n"));
    ck_assert_ptr_nonnull(tu_object_child(table, TU_KIND_COLUMN, " spaces "));
    ck_assert_ptr_nonnull(tu_object_child(table, TU_KIND_COLUMN,
                                          "sel\xc3\xa9"
                                          "ct"));
    tu_model_free(model);
}
END_TEST

/* ---- files ---- */

static char dir[64];

static const char *
in_dir(const char *name)
{
    return tu_arena_printf(arena, "%s/%s", dir, name);
}

static void
put(const char *name, const char *text)
{
    TuError err = {0};
    ck_assert_int_eq(tu_file_write(in_dir(name), text, strlen(text), 0644, false, &err), TU_OK);
}

static void
setup_dir(void)
{
    setup();
    snprintf(dir, sizeof dir, "%s", "/tmp/trueup-declare-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
}

static void
teardown_dir(void)
{
    static const char *const names[] = {"a.json", "b.yaml",        "c.yml",
                                        "d.xml",  "x.schema.json", "notes.txt"};
    for (size_t i = 0; i < TU_LEN(names); i++)
        unlink(in_dir(names[i]));
    rmdir(dir);
    teardown();
}

START_TEST(test_directory_is_merged)
{
    TuModel *model = NULL;
    TuError err = {0};
    TuVec issues = TU_VEC_INIT;
    put("a.json", "{\"tables\": {\"t\": {\"columns\": {\"a\": \"int\"}, \"foreign_keys\":"
                  "{\"f\": {\"columns\": [\"a\"], \"references\": \"app.u(a)\"}}}}}");
    put("b.yaml", "schemas:\n  app:\n    tables:\n      u: {columns: {a: int}}\n");
    put("c.yml", "schemas:\n  app:\n    comment: ours\n    views: {v: select 1}\n");
    put("d.xml", "<trueup><schemas><schema name='app'><enums><enum name='e' values='a'/></enums>"
                 "</schema></schemas></trueup>");
    put("x.schema.json", "{\"type\": \"object\"}");
    put("notes.txt", "no model");
    ck_assert_int_eq(tu_declare_read(dir, arena, &model, &issues, &err), TU_OK);
    ck_assert_ptr_null(tu_model_index(model));
    ck_assert_str_eq(get(model, TU_KIND_TABLE, "app", NULL, "u")->pos.file, in_dir("b.yaml"));
    ck_assert_str_eq(get(model, TU_KIND_SCHEMA, NULL, NULL, "app")->comment, "ours");
    get(model, TU_KIND_VIEW, "app", NULL, "v");
    get(model, TU_KIND_ENUM, "app", NULL, "e");
    tu_model_free(model);
}
END_TEST

START_TEST(test_issues_of_all_files_in_order)
{
    TuModel *model = NULL;
    TuError err = {0};
    TuVec issues = TU_VEC_INIT;
    put("a.json", "{\"tables\": {\"t\": {}},\n \"enums\": {\"e\": 1}}");
    put("b.yaml", "tables:\n  t: {}\n");
    put("c.yml", "tables: [\n");
    put("d.xml", "<trueup>\n<tables>\n<table name='t'/></tables></trueup>");
    ck_assert_int_eq(tu_declare_read(dir, arena, &model, &issues, &err), TU_ERR_PARSE);
    ck_assert_ptr_null(model);
    ck_assert_uint_eq(issues.count, 4);
    TuIssue **found = (TuIssue **)issues.items;
    ck_assert_str_eq(found[0]->file, in_dir("a.json"));
    ck_assert_str_eq(found[0]->path, "enums.e");
    ck_assert_str_eq(found[1]->file, in_dir("b.yaml"));
    ck_assert_str_eq(found[1]->message,
                     tu_arena_printf(arena, "defined twice: also at %s:1:13", in_dir("a.json")));
    ck_assert_str_eq(found[2]->file, in_dir("c.yml"));
    ck_assert_str_eq(found[3]->file, in_dir("d.xml"));
    ck_assert_int_eq(found[3]->line, 3);
    ck_assert_str_eq(found[3]->message, found[1]->message);
    ck_assert_str_eq(err.file, in_dir("a.json"));
    ck_assert_int_eq(err.line, 2);
}
END_TEST

START_TEST(test_no_file_is_an_error)
{
    TuModel *model = NULL;
    TuError err = {0};
    ck_assert_int_eq(tu_declare_read(in_dir("none.json"), arena, &model, NULL, &err), TU_ERR_IO);
    ck_assert_int_eq(tu_declare_read(dir, arena, &model, NULL, &err), TU_ERR_IO);
    ck_assert_ptr_null(model);
}
END_TEST

START_TEST(test_worked_examples_read)
{
    static const char *const paths[] = {"models/shop", "models/shop/shop.json", "models/blog"};
    for (size_t i = 0; i < TU_LEN(paths); i++) {
        TuModel *model = NULL;
        TuError err = {0};
        TuStatus st = tu_declare_read(source_path(paths[i], arena), arena, &model, NULL, &err);
        ck_assert_msg(st == TU_OK, "%s:%d: %s", err.file, err.line, err.message);
        ck_assert_ptr_null(tu_model_index(model));
        tu_model_free(model);
    }
}
END_TEST

/* ---- faults ---- */

static void
fail_every_allocation(const char *file, const char *text, TuStatus end)
{
    TuStatus st = TU_ERR_NOMEM;
    for (long n = 0; n < 100000; n++) {
        TuModel *model = NULL;
        TuVec issues = TU_VEC_INIT;
        tu_alloc_fail_at(n);
        TuArena *own = tu_arena_new();
        st = tu_declare_read_text(text, strlen(text), file, own, &model, &issues, NULL);
        bool failed = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        /* Sorting the issues does without its spare room. */
        if (st == TU_OK || !failed)
            ck_assert_int_eq(st, failed ? TU_ERR_NOMEM : end);
        else
            ck_assert(st == TU_ERR_NOMEM || st == end);
        ck_assert((model != NULL) == (st == TU_OK));
        tu_model_free(model);
        tu_arena_free(own);
        if (!failed)
            return;
    }
    ck_abort_msg("the loop did not end");
}

START_TEST(test_out_of_memory_is_said)
{
    fail_every_allocation("m.json", example, TU_OK);
    fail_every_allocation(
        "m.json",
        "{\"tabels\": 1, \"enums\": {\"e\": 1}, \"functions\": {\"f(\": 1},"
        "\"tables\": {\"t\": {\"columns\": {\"a b\": {\"identity\": \"no\"}},"
        "\"primary_key\": [\"c\"], \"foreign_keys\": {\"f\": {\"columns\": [],"
        "\"references\": \"u(\"}, \"g\": {\"columns\": [], \"references\": \"u\"}}}}}",
        TU_ERR_PARSE);
    fail_every_allocation("m.yaml", "tables: {t: {columns: {a: int}}}\n", TU_OK);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("declare/read");
    TCase *tc = tcase_create("text");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_example_table_and_columns);
    tcase_add_test(tc, test_example_constraints_and_indexes);
    tcase_add_test(tc, test_short_forms_equal_long_forms);
    tcase_add_test(tc, test_schemas_hold_sections);
    tcase_add_test(tc, test_functions_overload_by_signature);
    tcase_add_test(tc, test_numbers_and_booleans_where_sql_or_digits_stand);
    tcase_add_test(tc, test_enum_declares_renamed_values);
    tcase_add_test(tc, test_view_columns_as_list_or_as_objects);
    tcase_add_test(tc, test_case_of_references_is_left_to_the_engine);
    tcase_add_test(tc, test_tables_with_columns_from_elsewhere_are_not_judged);
    tcase_add_test(tc, test_yaml_equals_json);
    tcase_add_test(tc, test_hostile_names_survive);
    tcase_add_test(tc, test_worked_examples_read);
    suite_add_tcase(suite, tc);
    TCase *files = tcase_create("files");
    tcase_add_checked_fixture(files, setup_dir, teardown_dir);
    tcase_add_test(files, test_directory_is_merged);
    tcase_add_test(files, test_issues_of_all_files_in_order);
    tcase_add_test(files, test_no_file_is_an_error);
    suite_add_tcase(suite, files);
    TCase *faults = tcase_create("faults");
    tcase_set_timeout(faults, 60);
    tcase_add_test(faults, test_out_of_memory_is_said);
    suite_add_tcase(suite, faults);
    return run(suite);
}
