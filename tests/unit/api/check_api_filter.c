/* Patterns that say what is managed. */
#include "config.h"

#include "../model/fill.h"

#include <string.h>

#include "api/coverage.h"

static TuModel *model;
static TrueupSession session;
static TuError err;
static TuObject *orders, *audit, *column, *trigger, *view;

static void
setup(void)
{
    model = new_model();
    session = (TrueupSession){.arena = tu_arena_new()};
    orders = add_object(model, TU_KIND_TABLE, "public", "orders", NULL);
    column = add_object(model, TU_KIND_COLUMN, "public", "id", orders);
    trigger = add_object(model, TU_KIND_TRIGGER, "public", "t_audit", orders);
    audit = add_object(model, TU_KIND_TABLE, "audit", "Log.2024", NULL);
    view = add_object(model, TU_KIND_VIEW, "public", "orders_view", NULL);
    err = (TuError){0};
}

static void
teardown(void)
{
    tu_arena_free(session.arena);
    tu_model_free(model);
}

static bool
matches(const char *list, const TuObject *object)
{
    TuFilter filter;
    ck_assert_int_eq(tu_filter_parse(list, session.arena, &filter, &err), TU_OK);
    return tu_filter_matches(&filter, object);
}

START_TEST(test_a_pattern_names_the_end_of_a_path)
{
    ck_assert(matches("orders", orders));
    ck_assert(matches("public.orders", orders));
    ck_assert(matches("public.*", orders));
    ck_assert(matches("or?ers", orders));
    ck_assert(matches("order*", view));
    ck_assert(!matches("order", orders));
    ck_assert(!matches("audit.*", orders));
    ck_assert(!matches("x.public.orders", orders));
    ck_assert(matches("audit.Log\\.2024", audit));
    ck_assert(matches("a, public.orders ,b", orders));
    ck_assert(!matches("", orders));
    ck_assert(!matches(NULL, orders));
}
END_TEST

START_TEST(test_what_belongs_to_an_object_goes_with_it)
{
    ck_assert(matches("orders", column));
    ck_assert(matches("orders", trigger));
    ck_assert(!matches("id", column)); /* without a kind: what belongs to no other */
    ck_assert(matches("column:id", column));
    ck_assert(!matches("column:id", orders));
    ck_assert(matches("trigger:*", trigger));
    ck_assert(!matches("trigger:*", column));
    ck_assert(matches("trigger:public.orders.*_audit", trigger));
    ck_assert(!matches("trigger:audit.*.*_audit", trigger));
    ck_assert(matches("table:orders*", orders));
    ck_assert(!matches("table:orders*", view));
    ck_assert(matches("foreign_key:*,views:*", view));
    ck_assert(!matches("materialized view:*", view));
}
END_TEST

START_TEST(test_a_pattern_that_means_nothing_is_refused)
{
    TuFilter filter;
    ck_assert_int_eq(tu_filter_parse("tabel:x", session.arena, &filter, &err), TU_ERR_USAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "\"tabel\""));
    ck_assert_ptr_nonnull(strstr(err.hint, "table"));
    ck_assert_int_eq(tu_filter_parse("a..b", session.arena, &filter, &err), TU_ERR_USAGE);
    ck_assert_int_eq(tu_filter_parse("a.", session.arena, &filter, &err), TU_ERR_USAGE);
    ck_assert_int_eq(tu_filter_parse("a.b.c.d.e", session.arena, &filter, &err), TU_ERR_USAGE);
    ck_assert_int_eq(tu_filter_parse("table:", session.arena, &filter, &err), TU_ERR_USAGE);
}
END_TEST

static TuScopeReason
reason(const char *include, const char *exclude, const TuObject *object)
{
    TuScope scope;
    session.settings.schemas = "*";
    session.settings.include = include;
    session.settings.exclude = exclude;
    ck_assert_int_eq(tu_scope_init(&scope, &session, model, session.arena, &err), TU_OK);
    TuScopeReason why = tu_scope_reason(&scope, object);
    tu_scope_release(&scope);
    return why;
}

START_TEST(test_excluding_wins_over_including)
{
    ck_assert_int_eq(reason("orders*", NULL, orders), TU_SCOPE_MANAGED);
    ck_assert_int_eq(reason("orders*", NULL, audit), TU_SCOPE_FILTER);
    ck_assert_int_eq(reason("orders*", "view:*", view), TU_SCOPE_FILTER);
    ck_assert_int_eq(reason(NULL, "audit.*", audit), TU_SCOPE_FILTER);
    ck_assert_int_eq(reason(NULL, "trigger:*", trigger), TU_SCOPE_FILTER);
    ck_assert_int_eq(reason(NULL, "trigger:*", orders), TU_SCOPE_MANAGED);
    TuObject *schema = add_object(model, TU_KIND_SCHEMA, NULL, "audit", NULL);
    ck_assert_int_eq(reason("orders", NULL, schema), TU_SCOPE_MANAGED);
}
END_TEST

START_TEST(test_the_ledger_counts_every_object_once)
{
    TuScope scope;
    TuCoverage coverage;
    TuBuf text = TU_BUF_INIT;
    add_object(model, TU_KIND_INDEX, "public", "auto", orders)->implied = true;
    model->of_extensions[TU_KIND_FUNCTION] = 7;
    model->others_of_extensions = 2;
    tu_model_add_unmodelled(model, "operator", "public.===(integer,integer)");
    tu_model_add_unmodelled(model, "operator", "\"od\"\"d\".===(integer,integer)");
    tu_model_add_unmodelled(model, "language", "plx");
    session.settings.schemas = "public";
    session.settings.include = NULL;
    session.settings.exclude = "orders_*";
    ck_assert_int_eq(tu_scope_init(&scope, &session, model, session.arena, &err), TU_OK);
    ck_assert_int_eq(tu_coverage_count(model, &scope, session.arena, &coverage, &err), TU_OK);
    ck_assert_uint_eq(coverage.rows[TU_KIND_TABLE].managed, 1);
    ck_assert_uint_eq(coverage.rows[TU_KIND_TABLE].filtered, 1);
    ck_assert_uint_eq(coverage.rows[TU_KIND_VIEW].managed, 0);
    ck_assert_uint_eq(coverage.rows[TU_KIND_VIEW].filtered, 1);
    ck_assert_uint_eq(coverage.rows[TU_KIND_INDEX].managed, 0);
    ck_assert_uint_eq(coverage.unmodelled.count, 2); /* of another schema: not ours */
    tu_report_coverage(&text, &coverage);
    ck_assert_ptr_nonnull(
        strstr(text.s, "function                     0         0              7"));
    ck_assert_ptr_nonnull(strstr(text.s, "not modelled: operator public.===(integer,integer)\n"));
    ck_assert_ptr_nonnull(strstr(text.s, "not modelled: language plx\n"));
    ck_assert_ptr_null(strstr(text.s, "index"));
    tu_buf_clear(&text);
    tu_json_write(&text, tu_report_coverage_json(&coverage, session.arena));
    ck_assert_ptr_nonnull(strstr(text.s, "\"other_of_extensions\": 2"));
    ck_assert_ptr_nonnull(strstr(text.s, "\"name\": \"plx\""));
    tu_buf_release(&text);
    tu_scope_release(&scope);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_pattern_names_the_end_of_a_path,       test_what_belongs_to_an_object_goes_with_it,
        test_a_pattern_that_means_nothing_is_refused, test_excluding_wins_over_including,
        test_the_ledger_counts_every_object_once,
    };
    Suite *suite = suite_create("filter");
    TCase *tcase = tcase_create("filter");
    tcase_add_checked_fixture(tcase, setup, teardown);
    for (size_t i = 0; i < TU_LEN(tests); i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
