/* The model: objects found by key, whatever their names look like. */
#include "config.h"

#include "fill.h"

#include <string.h>

#include "base/alloc.h"

START_TEST(test_objects_are_found_by_all_parts_of_their_key)
{
    TuModel *model = new_model();
    TuObject *table = add_object(model, TU_KIND_TABLE, "public", "t", NULL);
    TuObject *other = add_object(model, TU_KIND_TABLE, "app", "t", NULL);
    TuObject *column = add_object(model, TU_KIND_COLUMN, "public", "a", table);
    TuObject *f = add_object(model, TU_KIND_FUNCTION, "public", "f", NULL);
    TuObject *g = add_object(model, TU_KIND_FUNCTION, "public", "f", NULL);
    f->signature = "integer";
    g->signature = "text";
    ck_assert_ptr_null(tu_model_index(model));
    ck_assert_ptr_eq(tu_model_find(model, TU_KIND_TABLE, "public", NULL, "t", NULL), table);
    ck_assert_ptr_eq(tu_model_find(model, TU_KIND_TABLE, NULL, NULL, "t", NULL), table);
    ck_assert_ptr_eq(tu_model_find(model, TU_KIND_TABLE, "app", NULL, "t", NULL), other);
    ck_assert_ptr_eq(tu_model_find(model, TU_KIND_COLUMN, "public", "t", "a", NULL), column);
    ck_assert_ptr_null(tu_model_find(model, TU_KIND_COLUMN, "app", "t", "a", NULL));
    ck_assert_ptr_null(tu_model_find(model, TU_KIND_VIEW, "public", NULL, "t", NULL));
    ck_assert_ptr_eq(tu_model_find(model, TU_KIND_FUNCTION, "public", NULL, "f", "text"), g);
    ck_assert_ptr_eq(tu_model_find_same(model, f), f);
    tu_model_free(model);
}
END_TEST

START_TEST(test_a_second_object_of_the_same_key_is_a_duplicate)
{
    TuModel *model = new_model();
    TuObject *table = add_object(model, TU_KIND_TABLE, "public", "t", NULL);
    add_object(model, TU_KIND_COLUMN, "public", "a", table);
    TuObject *second = add_object(model, TU_KIND_COLUMN, "public", "a", table);
    ck_assert_ptr_eq(tu_model_index(model), second);
    second->name = "b";
    ck_assert_ptr_null(tu_model_index(model));
    add_object(model, TU_KIND_PRIMARY_KEY, "public", "x", table);
    TuObject *key = add_object(model, TU_KIND_PRIMARY_KEY, "public", "y", table);
    ck_assert_ptr_eq(tu_model_index(model), key);
    tu_model_free(model);
}
END_TEST

START_TEST(test_a_primary_key_is_found_whatever_its_name)
{
    TuModel *model = new_model();
    TuObject *table = add_object(model, TU_KIND_TABLE, "public", "t", NULL);
    TuObject *key = add_object(model, TU_KIND_PRIMARY_KEY, "public", "t_pkey", table);
    tu_model_index(model);
    ck_assert_ptr_eq(tu_model_find(model, TU_KIND_PRIMARY_KEY, "public", "t", "pk", NULL), key);
    tu_model_free(model);
}
END_TEST

START_TEST(test_extensions_and_schemas_stand_in_no_schema)
{
    TuModel *model = new_model();
    TuObject *extension = add_object(model, TU_KIND_EXTENSION, NULL, "citext", NULL);
    TuObject *schema = add_object(model, TU_KIND_SCHEMA, NULL, "app", NULL);
    tu_model_index(model);
    ck_assert_ptr_eq(tu_model_find(model, TU_KIND_EXTENSION, "app", NULL, "citext", NULL),
                     extension);
    ck_assert_ptr_eq(tu_model_find(model, TU_KIND_SCHEMA, NULL, NULL, "app", NULL), schema);
    tu_model_free(model);
}
END_TEST

START_TEST(test_odd_names_do_not_collide)
{
    static const char *const tables[] = {"a\x1f"
                                         "b",
                                         "a",
                                         "a.b",
                                         "a;b",
                                         "a b",
                                         "A",
                                         "1:a",
                                         "a\n",
                                         "\x1f",
                                         "2"};
    static const char *const columns[] = {"c",
                                          "b\x1f"
                                          "c",
                                          "b.c",
                                          "b;c",
                                          "b c",
                                          "C",
                                          "1:c",
                                          "c\n",
                                          "\x1f\x1f",
                                          "1"};
    TuModel *model = new_model();
    for (size_t i = 0; i < TU_LEN(tables); i++) {
        TuObject *table = add_object(model, TU_KIND_TABLE, "public", tables[i], NULL);
        for (size_t j = 0; j < TU_LEN(columns); j++)
            add_object(model, TU_KIND_COLUMN, "public", columns[j], table);
    }
    TuObject *twice = tu_model_index(model);
    ck_assert_msg(!twice, "%s", twice ? twice->name : "");
    for (size_t i = 0; i < model->objects.count; i++)
        ck_assert_ptr_eq(tu_model_find_same(model, model->objects.items[i]),
                         model->objects.items[i]);
    tu_model_free(model);
}
END_TEST

START_TEST(test_case_decides_unless_names_fold)
{
    TuModel *model = new_model();
    add_object(model, TU_KIND_TABLE, "public", "Orders", NULL);
    tu_model_index(model);
    ck_assert_ptr_null(tu_model_find(model, TU_KIND_TABLE, "public", NULL, "orders", NULL));
    ck_assert(!tu_model_same_name(model, "a", "A"));
    model->fold_names = true;
    tu_model_index(model);
    ck_assert_ptr_nonnull(tu_model_find(model, TU_KIND_TABLE, "public", NULL, "oRDERS", NULL));
    ck_assert(tu_model_same_name(model, "aB", "Ab"));
    ck_assert(!tu_model_same_name(model, "a", "ab"));
    ck_assert(!tu_model_same_name(model, "\xc3\xa4", "\xc3\x84")); /* ASCII only, as SQLite */
    tu_model_free(model);
}
END_TEST

START_TEST(test_needs_are_kept_once_and_not_within_a_family)
{
    TuModel *model = new_model();
    TuObject *table = add_object(model, TU_KIND_TABLE, "public", "t", NULL);
    TuObject *column = add_object(model, TU_KIND_COLUMN, "public", "a", table);
    TuObject *view = add_object(model, TU_KIND_VIEW, "public", "v", NULL);
    tu_object_need(model, view, table);
    tu_object_need(model, view, table);
    tu_object_need(model, view, column);
    tu_object_need(model, view, view);
    tu_object_need(model, view, NULL);
    tu_object_need(model, NULL, table);
    tu_object_need(model, column, table);
    tu_object_need(model, table, column);
    ck_assert_uint_eq(view->deps.count, 2);
    ck_assert_uint_eq(column->deps.count, 0);
    ck_assert_uint_eq(table->deps.count, 0);
    tu_model_free(model);
}
END_TEST

START_TEST(test_children_are_found_by_kind_and_name)
{
    TuModel *model = new_model();
    TuObject *table = add_object(model, TU_KIND_TABLE, "public", "t", NULL);
    TuObject *column = add_object(model, TU_KIND_COLUMN, "public", "a", table);
    TuObject *check = add_object(model, TU_KIND_CHECK, "public", "a", table);
    ck_assert_ptr_eq(tu_object_child(table, TU_KIND_COLUMN, "a"), column);
    ck_assert_ptr_eq(tu_object_child(table, TU_KIND_CHECK, "a"), check);
    ck_assert_ptr_eq(tu_object_child(table, TU_KIND_CHECK, NULL), check);
    ck_assert_ptr_null(tu_object_child(table, TU_KIND_COLUMN, "A"));
    ck_assert_ptr_null(tu_object_child(table, TU_KIND_INDEX, NULL));
    tu_model_free(model);
}
END_TEST

static void
check_description(const TuObject *object, const char *want)
{
    TuBuf text = TU_BUF_INIT;
    tu_object_describe(&text, object);
    ck_assert_str_eq(text.s, want);
    tu_buf_release(&text);
}

START_TEST(test_objects_are_described_for_people)
{
    TuModel *model = new_model();
    TuObject *table = add_object(model, TU_KIND_TABLE, "public", "t", NULL);
    TuObject *check = add_object(model, TU_KIND_CHECK, "public", NULL, table);
    TuObject *function = add_object(model, TU_KIND_FUNCTION, "app", "f", NULL);
    function->signature = "integer, text";
    check_description(table, "table public.t");
    check_description(check, "check constraint public.t.(unnamed)");
    check_description(function, "function app.f(integer, text)");
    check_description(add_object(model, TU_KIND_EXTENSION, NULL, "citext", NULL),
                      "extension citext");
    tu_model_free(model);
}
END_TEST

START_TEST(test_key_order_is_total_and_case_decides_last)
{
    TuModel *model = new_model();
    TuObject *table = add_object(model, TU_KIND_TABLE, "public", "t", NULL);
    const TuObject *sorted[] = {
        add_object(model, TU_KIND_SCHEMA, NULL, "z", NULL),
        add_object(model, TU_KIND_TABLE, "app", "z", NULL),
        add_object(model, TU_KIND_TABLE, "public", "A", NULL),
        add_object(model, TU_KIND_TABLE, "public", "a", NULL),
        add_object(model, TU_KIND_TABLE, "public", "B", NULL),
        table,
        add_object(model, TU_KIND_COLUMN, "public", "a", table),
    };
    for (size_t i = 0; i < TU_LEN(sorted); i++) {
        for (size_t j = 0; j < TU_LEN(sorted); j++) {
            int order = tu_object_compare_key(sorted[i], sorted[j]);
            ck_assert_msg(i < j ? order < 0 : i > j ? order > 0 : order == 0, "%zu %zu", i, j);
        }
    }
    tu_model_free(model);
}
END_TEST

START_TEST(test_what_is_not_modelled_is_kept_with_its_name)
{
    TuModel *model = new_model();
    tu_model_add_unmodelled(model, "publication", "p");
    ck_assert_uint_eq(model->unmodelled.count, 1);
    const TuUnmodelled *entry = model->unmodelled.items[0];
    ck_assert_str_eq(entry->what, "publication");
    ck_assert_str_eq(entry->name, "p");
    tu_model_free(model);
    tu_model_free(NULL);
}
END_TEST

static TuModel *
build_some(void)
{
    TuModel *model = tu_model_new();
    TuObject *table = model ? tu_model_add(model, TU_KIND_TABLE, "public", "t", NULL) : NULL;
    for (int i = 0; table && i < 40; i++) {
        const char *name = tu_arena_printf(model->arena, "c%d", i);
        TuObject *column = tu_model_add(model, TU_KIND_COLUMN, "public", name, table);
        TuObject *view = tu_model_add(model, TU_KIND_VIEW, "public", name, NULL);
        tu_object_need(model, view, column);
    }
    if (model)
        tu_model_index(model);
    return model;
}

START_TEST(test_a_model_that_ran_out_of_memory_says_so)
{
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 10000);
        tu_alloc_fail_at(n);
        TuModel *model = build_some();
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        bool whole = model && model->objects.count == 81 &&
                     tu_model_find(model, TU_KIND_VIEW, "public", NULL, "c39", NULL);
        ck_assert_msg(tu_model_failed(model) || whole, "allocation %ld", n);
        ck_assert_msg(failing || whole, "failed without a reason");
        tu_model_free(model);
    }
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_objects_are_found_by_all_parts_of_their_key);
    tcase_add_test(tests, test_a_second_object_of_the_same_key_is_a_duplicate);
    tcase_add_test(tests, test_a_primary_key_is_found_whatever_its_name);
    tcase_add_test(tests, test_extensions_and_schemas_stand_in_no_schema);
    tcase_add_test(tests, test_odd_names_do_not_collide);
    tcase_add_test(tests, test_case_decides_unless_names_fold);
    tcase_add_test(tests, test_needs_are_kept_once_and_not_within_a_family);
    tcase_add_test(tests, test_children_are_found_by_kind_and_name);
    tcase_add_test(tests, test_objects_are_described_for_people);
    tcase_add_test(tests, test_key_order_is_total_and_case_decides_last);
    tcase_add_test(tests, test_what_is_not_modelled_is_kept_with_its_name);
    tcase_add_test(tests, test_a_model_that_ran_out_of_memory_says_so);
}

int
main(void)
{
    return run_suite("model objects", add_tests);
}
