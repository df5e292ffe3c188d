/* The state machine: every pair is looked at. */
#include "config.h"

#include <check.h>
#include <stdlib.h>

#include "apply/state.h"

START_TEST(test_every_pair_leads_where_the_table_says)
{
    /* Rows: states; columns: events. -1: cannot happen. */
    static const int want[TU_STATE_COUNT][TU_EVENT_COUNT] = {
        /* PENDING */ {TU_STATE_RUNNING, -1, -1, -1, -1, -1, -1, TU_STATE_APPLIED, -1, -1},
        /* RUNNING */
        {TU_STATE_RUNNING, TU_STATE_RUNNING, TU_STATE_APPLIED, TU_STATE_ROLLED_BACK,
         TU_STATE_FAILED, TU_STATE_APPLIED, TU_STATE_PARTIAL, -1, TU_STATE_APPLIED,
         TU_STATE_ROLLED_BACK},
        /* APPLIED */ {-1, TU_STATE_RUNNING, -1, -1, -1, -1, -1, -1, -1, -1},
        /* FAILED */ {TU_STATE_RUNNING, -1, -1, -1, -1, -1, -1, TU_STATE_APPLIED, -1, -1},
        /* PARTIAL */
        {TU_STATE_RUNNING, TU_STATE_RUNNING, -1, -1, -1, -1, -1, -1, TU_STATE_APPLIED,
         TU_STATE_ROLLED_BACK},
        /* ROLLED_BACK */ {TU_STATE_RUNNING, -1, -1, -1, -1, -1, -1, TU_STATE_APPLIED, -1, -1},
    };
    for (int from = 0; from < TU_STATE_COUNT; from++) {
        for (int event = 0; event < TU_EVENT_COUNT; event++) {
            TuApplyState to = TU_STATE_PENDING;
            bool can = tu_state_next((TuApplyState)from, (TuApplyEvent)event, &to);
            ck_assert_msg((can ? (int)to : -1) == want[from][event], "%d + %d", from, event);
        }
    }
}
END_TEST

START_TEST(test_names_go_both_ways)
{
    for (int i = 0; i < TU_STATE_COUNT; i++) {
        TuApplyState state;
        ck_assert(tu_state_find(tu_state_name((TuApplyState)i), &state));
        ck_assert_int_eq(state, i);
    }
    TuApplyState state;
    ck_assert(!tu_state_find("odd", &state));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("apply/state");
    TCase *tc = tcase_create("state");
    tcase_add_test(tc, test_every_pair_leads_where_the_table_says);
    tcase_add_test(tc, test_names_go_both_ways);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
