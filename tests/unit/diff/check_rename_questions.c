/* Likely renames that nobody declared. */
#include "config.h"

#include "diff_case.h"

#include "base/alloc.h"

/* "t.a=b t=u ": the questions in their order. */
static const char *
questions(void)
{
    compare(NULL);
    TuVec all = tu_changes_rename_questions(changes);
    tu_buf_clear(&text);
    for (size_t i = 0; i < all.count; i++) {
        tu_rename_question_put(&text, all.items[i]);
        tu_buf_addc(&text, ' ');
    }
    return text.s;
}

START_TEST(test_a_column_that_goes_while_one_of_its_type_comes_is_a_question)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(from, a, "name", "text");
    add_column(to, b, "title", "text");
    ck_assert_str_eq(questions(), "t.name=title ");
}
END_TEST

START_TEST(test_a_table_that_goes_to_another_schema_is_a_question)
{
    TuObject *a = tu_model_add(from, TU_KIND_TABLE, "old", "t", NULL);
    TuObject *b = tu_model_add(to, TU_KIND_TABLE, "new", "t", NULL);
    add_column(from, a, "name", "text");
    add_column(to, b, "name", "text");
    ck_assert_str_eq(questions(), "old.t=new.t ");
}
END_TEST

START_TEST(test_a_column_of_another_type_is_none)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(from, a, "name", "text");
    add_column(to, b, "count", "integer");
    ck_assert_str_eq(questions(), "");
}
END_TEST

START_TEST(test_a_column_that_only_goes_or_only_comes_is_none)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add(from, TU_KIND_TABLE, "u", NULL);
    add_column(to, add(to, TU_KIND_TABLE, "u", NULL), "new", "text");
    add_column(from, a, "name", "text");
    (void)b;
    ck_assert_str_eq(questions(), "");
}
END_TEST

START_TEST(test_columns_without_a_type_are_alike)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(from, a, "x", NULL);
    add_column(to, b, "y", NULL);
    add_column(to, b, "z", "text");
    ck_assert_str_eq(questions(), "t.x=y ");
}
END_TEST

START_TEST(test_two_that_may_be_the_new_one_are_two_questions_in_key_order)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(from, a, "x", "text");
    add_column(to, b, "b", "text");
    add_column(to, b, "a", "text");
    ck_assert_str_eq(questions(), "t.x=b t.x=a "); /* columns stand in their own order */
}
END_TEST

START_TEST(test_a_table_that_goes_while_a_similar_one_comes_is_a_question)
{
    TuObject *a = add(from, TU_KIND_TABLE, "client", NULL);
    TuObject *b = add(to, TU_KIND_TABLE, "customer", NULL);
    TuObject *c = add(to, TU_KIND_TABLE, "other", NULL);
    add_column(from, a, "id", "bigint");
    add_column(from, a, "email", "text");
    add_column(to, b, "id", "bigint");
    add_column(to, b, "mail", "text");
    add_column(to, c, "id", "bigint");
    add_column(to, c, "p", "text");
    add_column(to, c, "q", "text");
    ck_assert_str_eq(questions(), "client=customer ");
}
END_TEST

START_TEST(test_tables_without_columns_are_not_alike)
{
    add(from, TU_KIND_TABLE, "a", NULL);
    add(to, TU_KIND_TABLE, "b", NULL);
    ck_assert_str_eq(questions(), "");
}
END_TEST

START_TEST(test_columns_of_new_and_dropped_tables_are_none)
{
    add_column(from, add(from, TU_KIND_TABLE, "t", NULL), "a", "text");
    add_column(to, add(to, TU_KIND_TABLE, "u", NULL), "b", "text");
    ck_assert_str_eq(questions(), "");
}
END_TEST

START_TEST(test_kinds_without_rows_are_never_asked_about)
{
    ((TuView *)add(from, TU_KIND_VIEW, "v", NULL))->as = "SELECT 1";
    ((TuView *)add(to, TU_KIND_VIEW, "w", NULL))->as = "SELECT 1";
    ck_assert_str_eq(questions(), "");
}
END_TEST

START_TEST(test_columns_are_alike_whatever_their_case_where_names_fold)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "u", NULL);
    add_column(from, a, "ID", "INTEGER");
    add_column(from, a, "x", "text");
    add_column(to, b, "id", "integer");
    add_column(to, b, "y", "text");
    from->fold_names = to->fold_names = true;
    ck_assert_str_eq(questions(), "t=u ");
    from->fold_names = to->fold_names = false;
    ck_assert_str_eq(questions(), "");
}
END_TEST

START_TEST(test_out_of_memory_is_told)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    for (int i = 0; i < 30; i++) {
        add_column(from, a, tu_arena_printf(from->arena, "a%d", i), "text");
        add_column(to, b, tu_arena_printf(to->arena, "b%d", i), "text");
    }
    compare(NULL);
    tu_alloc_fail_at(0);
    TuVec all = tu_changes_rename_questions(changes);
    tu_alloc_fail_at(-1);
    ck_assert(all.count == 900 || tu_arena_failed(changes->arena));
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_column_that_goes_while_one_of_its_type_comes_is_a_question,
        test_a_table_that_goes_to_another_schema_is_a_question,
        test_a_column_of_another_type_is_none,
        test_a_column_that_only_goes_or_only_comes_is_none,
        test_columns_without_a_type_are_alike,
        test_two_that_may_be_the_new_one_are_two_questions_in_key_order,
        test_a_table_that_goes_while_a_similar_one_comes_is_a_question,
        test_tables_without_columns_are_not_alike,
        test_columns_of_new_and_dropped_tables_are_none,
        test_kinds_without_rows_are_never_asked_about,
        test_columns_are_alike_whatever_their_case_where_names_fold,
        test_out_of_memory_is_told,
    };
    return run_cases("rename questions", tests, TU_LEN(tests));
}
