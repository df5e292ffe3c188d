/* Versions: what parses, how they compare, what comes next. */
#include "config.h"

#include <check.h>
#include <stdlib.h>

#include "compat/version.h"

static TuVersion
version(const char *text)
{
    TuVersion out;
    TuError err;
    ck_assert_msg(tu_version_parse(text, &out, &err) == TU_OK, "%s: %s", text, err.message);
    return out;
}

START_TEST(test_good_versions_are_written_as_they_were_read)
{
    static const char *const good[] = {
        "0.0.0", "1.2.3", "1.2.0-rc.1",     "1.0.0-alpha+001",   "1.0.0+20130313144700",
        "001",   "7",     "20250115103000", "1.0.0-0A.is.legal", "1.0.0--",
    };
    for (size_t i = 0; i < TU_LEN(good); i++) {
        TuVersion v = version(good[i]);
        TuBuf out = TU_BUF_INIT;
        tu_version_write(&out, &v);
        ck_assert_str_eq(out.s, good[i]);
        tu_buf_release(&out);
    }
}
END_TEST

START_TEST(test_bad_versions_are_refused)
{
    static const char *const bad[] = {
        "",
        "1.2",
        "1.2.3.4",
        "01.2.3",
        "1.02.3",
        "1.2.3-",
        "1.2.3-01",
        "1.2.3+",
        "1.2.3-a..b",
        "v1.2.3",
        "1.2.x",
        "-1",
        "1.2.3 ",
        "1.2.3-\xc3\xa9",
        "99999999999999999999999",
        "1.2.3\n",
        "1.2.3-a+b+c",
        "1.0.0-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };
    for (size_t i = 0; i < TU_LEN(bad); i++) {
        TuVersion v;
        TuError err;
        ck_assert_msg(tu_version_parse(bad[i], &v, &err) == TU_ERR_PARSE, "\"%s\"", bad[i]);
    }
}
END_TEST

START_TEST(test_precedence_is_that_of_semver)
{
    static const char *const order[] = {
        "0.9.9",      "1.0.0-alpha",  "1.0.0-alpha.1", "1.0.0-alpha.beta",
        "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1",
        "1.0.0",      "1.0.1",        "1.1.0",         "2",
        "010",        "10.0.1",
    };
    for (size_t i = 0; i < TU_LEN(order); i++) {
        for (size_t j = 0; j < TU_LEN(order); j++) {
            TuVersion a = version(order[i]), b = version(order[j]);
            int got = tu_version_compare(&a, &b);
            ck_assert_msg((got > 0) - (got < 0) == (i > j) - (i < j), "%s ? %s", order[i],
                          order[j]);
        }
    }
}
END_TEST

START_TEST(test_build_metadata_and_width_do_not_order)
{
    TuVersion a = version("1.0.0+a"), b = version("1.0.0+b"), c = version("001"), d = version("1");
    ck_assert_int_eq(tu_version_compare(&a, &b), 0);
    ck_assert_int_eq(tu_version_compare(&c, &d), 0);
    ck_assert_int_eq(tu_version_compare(&a, &c), 0);
}
END_TEST

START_TEST(test_next_follows_the_bump_policy)
{
    static const struct {
        const char *from, *patch, *minor, *major;
    } cases[] = {
        {"1.2.3", "1.2.4", "1.3.0", "2.0.0"},
        {"0.3.1", "0.3.2", "0.3.2", "0.4.0"},
        {"0.0.4", "0.0.5", "0.0.5", "0.0.5"},
        {"1.4.0-rc.1", "1.4.0-rc.2", "1.4.0-rc.2", "2.0.0-rc.1"},
        {"1.4.1-rc.9", "1.4.1-rc.10", "1.5.0-rc.1", "2.0.0-rc.1"},
        {"2.0.0-beta", "2.0.0-beta.1", "2.0.0-beta.1", "2.0.0-beta.1"},
        {"1.0.0+b", "1.0.1", "1.1.0", "2.0.0"},
        {"009", "010", "010", "010"},
        {"999", "1000", "1000", "1000"},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        const char *const want[] = {cases[i].patch, cases[i].minor, cases[i].major};
        for (size_t bump = 0; bump < 3; bump++) {
            TuVersion from = version(cases[i].from), next;
            TuBuf out = TU_BUF_INIT;
            tu_version_next(&from, (TuBump)bump, &next);
            tu_version_write(&out, &next);
            ck_assert_str_eq(out.s, want[bump]);
            tu_buf_release(&out);
        }
    }
}
END_TEST

START_TEST(test_bump_names_go_both_ways)
{
    TuBump bump;
    ck_assert(tu_bump_find("major", &bump) && bump == TU_BUMP_MAJOR);
    ck_assert_str_eq(tu_bump_name(TU_BUMP_MINOR), "minor");
    ck_assert(!tu_bump_find("huge", &bump));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("compat/version");
    TCase *tc = tcase_create("version");
    tcase_add_test(tc, test_good_versions_are_written_as_they_were_read);
    tcase_add_test(tc, test_bad_versions_are_refused);
    tcase_add_test(tc, test_precedence_is_that_of_semver);
    tcase_add_test(tc, test_build_metadata_and_width_do_not_order);
    tcase_add_test(tc, test_next_follows_the_bump_policy);
    tcase_add_test(tc, test_bump_names_go_both_ways);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
