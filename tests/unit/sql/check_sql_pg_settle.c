/* Forms that PostgreSQL does not keep. What stands on the right is what it prints in the second
 * round. */
#include "config.h"

#include "sql/pg_settle.h"

#include <string.h>

#include "../base/suite.h"

START_TEST(test_casts_of_arrays_go_to_their_elements)
{
    static const char *const cases[][2] = {
        {"((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
         "((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character "
         "varying)::text]))"},
        {"(ARRAY[x, lower(',]'::text)])::public.\"T x\"[]",
         "ARRAY[(x)::public.\"T x\", (lower(',]'::text))::public.\"T x\"]"},
        {"(ARRAY[f(a, b[1]), c])::bigint[] || (ARRAY[1])::bigint[]",
         "ARRAY[(f(a, b[1]))::bigint, (c)::bigint] || ARRAY[(1)::bigint]"},
        {"f((ARRAY[a])::character varying[])", "f(ARRAY[(a)::character varying])"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TuArena *arena = tu_arena_new();
        ck_assert_str_eq(tu_pg_settle(cases[i][0], arena), cases[i][1]);
        ck_assert_str_eq(tu_pg_settle(cases[i][1], arena), cases[i][1]);
        tu_arena_free(arena);
    }
}
END_TEST

START_TEST(test_anything_else_stays)
{
    static const char *const texts[] = {
        "a = ANY (ARRAY[1, 2])",
        "'(ARRAY[a])::text[]'",
        "AS $x$ SELECT (ARRAY[a])::text[] $x$",
        "\"(ARRAY[a])::text[]\"",
        "(ARRAY[a])::text",
        "(ARRAY[ARRAY[a]])::text[]",
        "(ARRAY[a])::numeric(3,1)[]",
        "(ARRAY[])::text[]",
        "(ARRAY[a)::text[]",
        "(ARRAY[a",
        "(ARRAY[a]) || b",
        "",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        TuArena *arena = tu_arena_new();
        ck_assert_str_eq(tu_pg_settle(texts[i], arena), texts[i]);
        tu_arena_free(arena);
    }
    ck_assert_ptr_null(tu_pg_settle(NULL, NULL));
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_casts_of_arrays_go_to_their_elements);
    tcase_add_test(tests, test_anything_else_stays);
}

int
main(void)
{
    return run_suite("sql_pg_settle", add_tests);
}
