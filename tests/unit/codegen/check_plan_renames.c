/* Declared renames and the way back. */
#include "config.h"

#include "toy.h"

#include "base/alloc.h"

static TuPlan *down;

static TuStatus
rename_all(const TuRename *renames, size_t count)
{
    tu_model_index(from);
    tu_plan_free(plan);
    tu_plan_free(down);
    return tu_plan_renames(&toy, from, renames, count, &plan, &down, &err);
}

#define both(renames, up_text, down_text)                                                \
    do {                                                                                 \
        down = NULL;                                                                     \
        ck_assert_msg(rename_all(renames, TU_LEN(renames)) == TU_OK, "%s", err.message); \
        ck_assert_str_eq(script(plan), up_text);                                         \
        ck_assert_str_eq(script(down), down_text);                                       \
        tu_plan_free(down);                                                              \
        down = NULL;                                                                     \
    } while (0)

START_TEST(test_a_table_and_its_column_are_renamed_together_and_back)
{
    TuObject *table = add_table(from, "client");
    TuObject *column = &add_column(from, table, "mail", "text")->obj;
    const TuRename renames[] = {{.object = table, .name = "customer"},
                                {.object = column, .name = "email"}};
    both(renames,
         "rename column public.client.mail to email\nrename table public.client to customer\n",
         "rename table public.customer to client\nrename column public.client.email to mail\n");
}
END_TEST

START_TEST(test_the_order_in_which_renames_are_given_does_not_matter)
{
    TuObject *a = add_table(from, "a"), *b = add_table(from, "b");
    TuObject *x = &add_column(from, a, "x", "text")->obj,
             *y = &add_column(from, b, "y", "text")->obj;
    const TuRename one[] = {{.object = a, .name = "a2"},
                            {.object = x, .name = "x2"},
                            {.object = b, .name = "b2"},
                            {.object = y, .name = "y2"}};
    const TuRename two[] = {{.object = y, .name = "y2"},
                            {.object = b, .name = "b2"},
                            {.object = x, .name = "x2"},
                            {.object = a, .name = "a2"}};
    const char *up = "rename column public.a.x to x2\nrename column public.b.y to y2\n"
                     "rename table public.a to a2\nrename table public.b to b2\n";
    const char *back = "rename table public.b2 to b\nrename table public.a2 to a\n"
                       "rename column public.b.y2 to y\nrename column public.a.x2 to x\n";
    both(one, up, back);
    both(two, up, back);
}
END_TEST

START_TEST(test_values_of_an_enum_are_renamed_under_its_old_name)
{
    TuObject *type = add(from, TU_KIND_ENUM, "state", NULL);
    const TuRename one[] = {{.object = type, .name = "paid", .value = "payed"},
                            {.object = type, .name = "order_state"}};
    const TuRename two[] = {{.object = type, .name = "order_state"},
                            {.object = type, .name = "paid", .value = "payed"}};
    const char *up = "rename enum public.state value payed to paid\n"
                     "rename enum public.state to order_state\n";
    const char *back = "rename enum public.order_state to state\n"
                       "rename enum public.state value paid to payed\n";
    both(one, up, back);
    both(two, up, back);
}
END_TEST

START_TEST(test_no_renames_are_two_empty_plans)
{
    const TuRename none[] = {{.object = NULL, .name = NULL}};
    down = NULL;
    ck_assert_int_eq(rename_all(none, 0), TU_OK);
    ck_assert_uint_eq(plan->statements.count, 0);
    ck_assert_uint_eq(down->statements.count, 0);
    tu_plan_free(down);
}
END_TEST

START_TEST(test_what_the_engine_cannot_rename_is_named_with_its_place)
{
    TuObject *statistics = add(from, TU_KIND_STATISTICS, "s", NULL);
    statistics->pos = (TuPos){"a.sql", 4, 1};
    const TuRename renames[] = {{.object = statistics, .name = "s2"}};
    down = NULL;
    ck_assert_int_eq(rename_all(renames, 1), TU_ERR_UNSUPPORTED);
    ck_assert_str_eq(err.message, "statistics public.s: postgresql cannot rename it");
    ck_assert_str_eq(err.file, "a.sql");
    ck_assert_ptr_null(plan);
    ck_assert_ptr_null(down);
}
END_TEST

START_TEST(test_a_dialect_without_values_cannot_rename_them)
{
    TuObject *type = add(from, TU_KIND_ENUM, "state", NULL);
    const TuRename renames[] = {{.object = type, .name = "paid", .value = "payed"}};
    TuCodegen plain = toy;
    plain.rename_value = NULL;
    tu_model_index(from);
    ck_assert_int_eq(tu_plan_renames(&plain, from, renames, 1, &plan, &down, &err),
                     TU_ERR_UNSUPPORTED);
}
END_TEST

START_TEST(test_out_of_memory_is_told)
{
    TuObject *table = add_table(from, "client");
    TuObject *column = &add_column(from, table, "mail", "text")->obj;
    const TuRename renames[] = {{.object = table, .name = "customer"},
                                {.object = column, .name = "email"}};
    down = NULL;
    ck_assert_int_eq(rename_all(renames, 2), TU_OK);
    char *want = strdup(script(plan)), *want_back = strdup(script(down));
    bool failing = true;
    for (long n = 0; failing; n++) {
        TuPlan *up = NULL, *back = NULL;
        tu_alloc_fail_at(n);
        TuStatus status = tu_plan_renames(&toy, from, renames, 2, &up, &back, &err);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert(status == TU_OK || (failing && status == TU_ERR_NOMEM));
        if (status == TU_OK) {
            ck_assert_str_eq(script(up), want);
            ck_assert_str_eq(script(back), want_back);
        } else {
            ck_assert(!up && !back);
        }
        tu_plan_free(up);
        tu_plan_free(back);
    }
    free(want);
    free(want_back);
    tu_plan_free(down);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_table_and_its_column_are_renamed_together_and_back,
        test_the_order_in_which_renames_are_given_does_not_matter,
        test_values_of_an_enum_are_renamed_under_its_old_name,
        test_no_renames_are_two_empty_plans,
        test_what_the_engine_cannot_rename_is_named_with_its_place,
        test_a_dialect_without_values_cannot_rename_them,
        test_out_of_memory_is_told,
    };
    return run_cases("plan renames", tests, TU_LEN(tests));
}
