/* Suggestions for mistyped names. */
#include "config.h"

#include "base/suggest.h"

#include <string.h>

#include "suite.h"

START_TEST(test_suggestion_is_at_most_two_slips_away)
{
    TuArena *arena = tu_arena_new();
    TuNames known = {0};
    static const char *const words[] = {"type", "not_null", "default", "on"};
    for (size_t i = 0; i < TU_LEN(words); i++)
        tu_names_add(&known, arena, words[i]);
    ck_assert_pstr_eq(tu_name_suggest("tpye", &known), "type");
    ck_assert_pstr_eq(tu_name_suggest("notnull", &known), "not_null");
    ck_assert_pstr_eq(tu_name_suggest("defalut", &known), "default");
    ck_assert_pstr_eq(tu_name_suggest("no", &known), "on");
    ck_assert_pstr_eq(tu_name_suggest("xyz", &known), NULL);
    ck_assert_pstr_eq(tu_name_suggest("deffaullt_", &known), NULL);
    char longer[200];
    memset(longer, 'a', sizeof longer - 1);
    longer[sizeof longer - 1] = 0;
    ck_assert_pstr_eq(tu_name_suggest(longer, &known), NULL);
    tu_arena_free(arena);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_suggestion_is_at_most_two_slips_away);
}

int
main(void)
{
    return run_suite("suggest", add_tests);
}
