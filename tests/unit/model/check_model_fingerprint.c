/* Fingerprints: the same for the same model whatever the load order, another one for any other
 * model, and the same on every machine. */
#include "config.h"

#include "fill.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "introspect/introspect_dialects.h"

typedef struct Spec {
    TuKind kind;
    const char *schema, *name, *parent;
} Spec;

static const Spec specs[] = {
    {TU_KIND_SCHEMA, NULL, "app", NULL},        {TU_KIND_ENUM, "app", "state", NULL},
    {TU_KIND_SEQUENCE, "public", "s", NULL},    {TU_KIND_TABLE, "public", "t", NULL},
    {TU_KIND_TABLE, "app", "t", NULL},          {TU_KIND_VIEW, "app", "v", NULL},
    {TU_KIND_FUNCTION, "app", "f", NULL},       {TU_KIND_COLUMN, "public", "a", "t"},
    {TU_KIND_COLUMN, "public", "b", "t"},       {TU_KIND_PRIMARY_KEY, "public", "t_pkey", "t"},
    {TU_KIND_CHECK, "public", "t_check", "t"},  {TU_KIND_INDEX, "public", "t_a_idx", "t"},
    {TU_KIND_FOREIGN_KEY, "public", "fk", "t"}, {TU_KIND_TRIGGER, "public", "tr", "t"},
};

static void
add_spec(TuModel *model, const Spec *spec)
{
    TuObject *parent = NULL;
    for (size_t i = 0; spec->parent && i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        if (object->kind == TU_KIND_TABLE && strcmp(object->schema, spec->schema) == 0)
            parent = object;
    }
    TuObject *object = add_object(model, spec->kind, spec->schema, spec->name, parent);
    object->signature = spec->kind == TU_KIND_FUNCTION ? "integer" : NULL;
    fill_all(object, 1, model->arena);
}

/* Parents first, the rest in the order that the seed gives. */
static TuModel *
shuffled(unsigned seed)
{
    TuModel *model = new_model();
    size_t order[TU_LEN(specs)];
    for (size_t i = 0; i < TU_LEN(specs); i++)
        order[i] = i;
    for (size_t i = TU_LEN(specs); seed && i > 1; i--) {
        seed = seed * 1103515245u + 12345u;
        size_t j = (seed >> 16) % i, swap = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swap;
    }
    for (int children = 0; children < 2; children++) {
        for (size_t i = 0; i < TU_LEN(specs); i++) {
            if (!specs[order[i]].parent == !children)
                add_spec(model, &specs[order[i]]);
        }
    }
    ck_assert_ptr_null(tu_model_index(model));
    return model;
}

START_TEST(test_load_order_does_not_matter)
{
    TuModel *plain = shuffled(0);
    Print want = fingerprint(plain);
    for (unsigned seed = 1; seed < 40; seed++) {
        TuModel *model = shuffled(seed);
        ck_assert_str_eq(fingerprint(model).text, want.text);
        tu_model_free(model);
    }
    tu_model_free(plain);
}
END_TEST

/* Recorded in migration files: whoever changes this breaks every project's history. */
START_TEST(test_the_form_is_the_one_that_files_hold)
{
    TuModel *model = new_model();
    TuObject *table = add_object(model, TU_KIND_TABLE, "public", "t", NULL);
    TuColumn *column = (TuColumn *)add_object(model, TU_KIND_COLUMN, "public", "id", table);
    column->type = "bigint";
    column->not_null = true;
    TuForeignKey *key =
        (TuForeignKey *)add_object(model, TU_KIND_FOREIGN_KEY, "public", "fk", table);
    fill_names(&key->columns, model->arena, "id", NULL);
    key->references.table = "u";
    fill_names(&key->references.columns, model->arena, "id", NULL);
    TuBuf text = TU_BUF_INIT;
    tu_model_serialise(&text, model, NULL, NULL);
    ck_assert_str_eq(text.s, "tables 6:public;-;1:t;-;\n"
                             "columns 6:public;1:t;2:id;-; type=6:bigint; not_null=1\n"
                             "foreign_keys 6:public;1:t;2:fk;-; columns=1[2:id;]"
                             " references=6:public;1:u;1[2:id;]\n");
    tu_buf_release(&text);
    tu_model_free(model);
}
END_TEST

START_TEST(test_a_model_of_nothing_is_the_hash_of_nothing)
{
    TuModel *model = new_model();
    ck_assert_str_eq(fingerprint(model).text, "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b9"
                                              "34ca495991b7852b855");
    tu_model_free(model);
}
END_TEST

static Print
print_without(size_t left_out, int changed)
{
    TuModel *model = new_model();
    for (size_t i = 0; i < TU_LEN(specs); i++) {
        if (i != left_out)
            add_spec(model, &specs[i]);
    }
    TuObject *last = model->objects.items[model->objects.count - 1];
    if (changed == 1)
        last->name = "tr2";
    if (changed == 2)
        last->implied = true;
    if (changed == 3) {
        last->renamed_from = "old";
        last->pos = (TuPos){"a.json", 3, 4};
        tu_object_need(model, last, model->objects.items[1]);
        model->server_version = "15.18";
    }
    Print print = fingerprint(model);
    tu_model_free(model);
    return print;
}

START_TEST(test_an_object_that_is_missing_renamed_or_implied_changes_it)
{
    Print want = print_without(SIZE_MAX, 0);
    for (size_t i = TU_LEN(specs); i-- > 0;) {
        if (specs[i].kind != TU_KIND_TABLE)
            ck_assert_str_ne(print_without(i, 0).text, want.text);
    }
    ck_assert_str_ne(print_without(SIZE_MAX, 1).text, want.text);
    ck_assert_str_eq(print_without(SIZE_MAX, 2).text, print_without(TU_LEN(specs) - 1, 0).text);
}
END_TEST

START_TEST(test_what_files_and_servers_add_does_not_change_it)
{
    ck_assert_str_eq(print_without(SIZE_MAX, 3).text, print_without(SIZE_MAX, 0).text);
}
END_TEST

static bool
skip_tables(const TuObject *object, void *data)
{
    (*(size_t *)data)++;
    return object->kind == TU_KIND_TABLE || object->parent;
}

START_TEST(test_what_is_skipped_is_not_in_it)
{
    TuModel *model = shuffled(0), *rest = new_model();
    for (size_t i = 0; i < TU_LEN(specs); i++) {
        if (!specs[i].parent && specs[i].kind != TU_KIND_TABLE)
            add_spec(rest, &specs[i]);
    }
    Print print;
    size_t asked = 0;
    ck_assert(tu_model_fingerprint(model, skip_tables, &asked, print.text));
    ck_assert_uint_eq(asked, TU_LEN(specs));
    ck_assert_str_eq(print.text, fingerprint(rest).text);
    tu_model_free(rest);
    tu_model_free(model);
}
END_TEST

/* ---- names that could be taken for structure ---- */

static Print
print_of_reference(const char *schema, const char *table, const char *a, const char *b)
{
    TuModel *model = new_model();
    TuObject *parent = add_object(model, TU_KIND_TABLE, "public", "t", NULL);
    TuForeignKey *key =
        (TuForeignKey *)add_object(model, TU_KIND_FOREIGN_KEY, "public", "fk", parent);
    key->references.schema = schema;
    key->references.table = table;
    if (a)
        fill_names(&key->references.columns, model->arena, a, b);
    Print print = fingerprint(model);
    tu_model_free(model);
    return print;
}

START_TEST(test_references_with_odd_names_are_told_apart)
{
    Print two = print_of_reference("s", "t", "a", "b");
    ck_assert_str_ne(print_of_reference("s", "t", "a, b", NULL).text, two.text);
    ck_assert_str_ne(print_of_reference("s", "t(a, b)", NULL, NULL).text, two.text);
    ck_assert_str_ne(print_of_reference("s.t", "u", NULL, NULL).text,
                     print_of_reference("s", "t.u", NULL, NULL).text);
    ck_assert_str_eq(print_of_reference(NULL, "t", "a", "b").text,
                     print_of_reference("public", "t", "a", "b").text);
}
END_TEST

static Print
print_of_names(const char *table, const char *column, const char *type, const char *comment)
{
    TuModel *model = new_model();
    TuObject *parent = add_object(model, TU_KIND_TABLE, "public", table, NULL);
    TuColumn *object = (TuColumn *)add_object(model, TU_KIND_COLUMN, "public", column, parent);
    object->type = type;
    object->obj.comment = comment;
    Print print = fingerprint(model);
    tu_model_free(model);
    return print;
}

START_TEST(test_names_and_texts_that_look_like_structure_are_told_apart)
{
    const char *const odd[][4] = {
        {"t", "a", "int", "c"},
        {"t", "a;1:b", "int", "c"},
        {"t;1:a", "b", "int", "c"},
        {"t", "a", "int; comment=1:c;", NULL},
        {"t", "a", "int", "c;\ncolumns 6:public;1:t;1:b;-;"},
        {"t", "a\nb", "int", "c"},
        {"t", "a", NULL, "int;1:c"},
        {"t", "a", "", "c"},
        {"t", "a", NULL, "c"},
        {"t", "-", NULL, "c"},
        {"t\x1f"
         "a",
         "b", "int", "c"},
        {"t",
         "a\x1f"
         "b",
         "int", "c"},
        {"T", "a", "int", "c"},
    };
    for (size_t i = 0; i < TU_LEN(odd); i++) {
        Print a = print_of_names(odd[i][0], odd[i][1], odd[i][2], odd[i][3]);
        for (size_t j = i + 1; j < TU_LEN(odd); j++) {
            Print b = print_of_names(odd[j][0], odd[j][1], odd[j][2], odd[j][3]);
            ck_assert_msg(strcmp(a.text, b.text) != 0, "%zu and %zu", i, j);
        }
    }
}
END_TEST

START_TEST(test_case_of_names_does_not_matter_where_names_fold)
{
    Print prints[3];
    for (int i = 0; i < 3; i++) {
        TuModel *model = new_model();
        model->fold_names = i < 2;
        model->canonical = i < 2 ? tu_sqlite_canonical : NULL;
        const char *const names[] = {i == 1 ? "Orders" : "orders", i == 1 ? "ID" : "id"};
        TuObject *table = add_object(model, TU_KIND_TABLE, "main", names[0], NULL);
        add_object(model, TU_KIND_COLUMN, "main", names[1], table);
        TuForeignKey *key =
            (TuForeignKey *)add_object(model, TU_KIND_FOREIGN_KEY, "main", "fk", table);
        fill_names(&key->columns, model->arena, names[1], NULL);
        key->references.table = names[0];
        fill_names(&key->references.columns, model->arena, names[1], NULL);
        prints[i] = fingerprint(model);
        tu_model_free(model);
    }
    ck_assert_str_eq(prints[0].text, prints[1].text);
}
END_TEST

START_TEST(test_out_of_memory_is_told_and_never_another_fingerprint)
{
    TuModel *model = shuffled(7);
    model->canonical = tu_sqlite_canonical;
    Print want = fingerprint(model), print;
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 10000);
        tu_alloc_fail_at(n);
        bool ok = tu_model_fingerprint(model, NULL, NULL, print.text);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(ok || failing, "failed without a reason");
        if (ok)
            ck_assert_str_eq(print.text, want.text);
    }
    tu_model_free(model);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_load_order_does_not_matter);
    tcase_add_test(tests, test_the_form_is_the_one_that_files_hold);
    tcase_add_test(tests, test_a_model_of_nothing_is_the_hash_of_nothing);
    tcase_add_test(tests, test_an_object_that_is_missing_renamed_or_implied_changes_it);
    tcase_add_test(tests, test_what_files_and_servers_add_does_not_change_it);
    tcase_add_test(tests, test_what_is_skipped_is_not_in_it);
    tcase_add_test(tests, test_references_with_odd_names_are_told_apart);
    tcase_add_test(tests, test_names_and_texts_that_look_like_structure_are_told_apart);
    tcase_add_test(tests, test_case_of_names_does_not_matter_where_names_fold);
    tcase_add_test(tests, test_out_of_memory_is_told_and_never_another_fingerprint);
}

int
main(void)
{
    return run_suite("model fingerprint", add_tests);
}
