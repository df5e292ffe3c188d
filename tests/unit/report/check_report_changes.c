/* Changes for people and for programs. */
#include "config.h"

#include "../diff/diff_case.h"

#include "base/alloc.h"
#include "report/changes.h"

static TuArena *arena;

static void
begin(void)
{
    setup();
    arena = tu_arena_new();
}

static void
end(void)
{
    tu_arena_free(arena);
    teardown();
}

static const char *
report(void)
{
    compare(NULL);
    tu_buf_clear(&text);
    tu_report_changes(&text, changes);
    return text.s;
}

static const char *
json_of(TuDoc *doc)
{
    tu_buf_clear(&text);
    tu_json_write(&text, doc);
    for (char *c = text.s; *c; c++) {
        if (*c == '\n')
            *c = ' ';
    }
    return text.s;
}

static void
has(const char *part)
{
    ck_assert_msg(strstr(text.s, part) != NULL, "no %s in %s", part, text.s);
}

START_TEST(test_no_change_is_no_line)
{
    ck_assert_str_eq(report(), "");
    ck_assert_str_eq(json_of(tu_report_changes_json(changes, NULL, 0, arena)), "[]");
}
END_TEST

START_TEST(test_each_change_is_a_line_with_its_mark)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(from, a, "gone", "text");
    add_column(from, a, "typed", "integer");
    add_column(to, b, "typed", "bigint")->not_null = true;
    add_column(to, b, "new", "text");
    add_index(from, a, "old_i", "typed");
    add_index(to, b, "new_i", "typed");
    add_column(to, add(to, TU_KIND_TABLE, "u", NULL), "x", "text");
    add(from, TU_KIND_VIEW, "v", NULL);
    ck_assert_str_eq(report(),
                     "+ column public.t.new\n"
                     "- column public.t.gone\n"
                     "~ column public.t.typed: type integer -> bigint, not_null (none) -> "
                     "true\n"
                     "> index public.t.old_i -> new_i\n"
                     "+ table public.u\n"
                     "- view public.v\n");
}
END_TEST

START_TEST(test_long_values_are_cut_and_stay_on_one_line)
{
    TuView *a = (TuView *)add(from, TU_KIND_VIEW, "v", NULL);
    TuView *b = (TuView *)add(to, TU_KIND_VIEW, "v", NULL);
    a->as = "SELECT 1\n\t  FROM\n   t";
    b->as = "SELECT "
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    ck_assert_str_eq(report(),
                     "~ view public.v: as SELECT 1 FROM t -> SELECT "
                     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                     " ...\n");
}
END_TEST

START_TEST(test_a_value_of_just_that_length_is_whole)
{
    TuView *a = (TuView *)add(from, TU_KIND_VIEW, "v", NULL);
    TuView *b = (TuView *)add(to, TU_KIND_VIEW, "v", NULL);
    a->as = "x";
    b->as =
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; /* 80 */
    ck_assert_str_eq(report(),
                     "~ view public.v: as x -> "
                     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                     "aaa\n");
}
END_TEST

/* A name of several bytes a character is not cut within one. */
START_TEST(test_text_is_cut_between_characters)
{
    TuView *a = (TuView *)add(from, TU_KIND_VIEW, "v", NULL);
    TuView *b = (TuView *)add(to, TU_KIND_VIEW, "v", NULL);
    TuBuf value = TU_BUF_INIT;
    tu_buf_addc(&value, 'a');
    for (int i = 0; i < 100; i++)
        tu_buf_add(&value, "\xc3\xa4");
    a->as = "x";
    b->as = value.s;
    report();
    for (const char *c = text.s; *c; c++)
        ck_assert_msg((unsigned char)*c != 0xc3 || ((unsigned char)c[1] & 0xc0) == 0x80, "%s",
                      text.s);
    tu_buf_release(&value);
}
END_TEST

/* Control characters of a comment must not write to the terminal. */
START_TEST(test_control_characters_are_not_printed)
{
    add(from, TU_KIND_VIEW, "v", NULL)->comment = "a\x1b[31mred\r\n\x07";
    add(to, TU_KIND_VIEW, "v", NULL)->comment = "b";
    report();
    for (const char *c = text.s; *c; c++)
        ck_assert_msg(*c == '\n' || (unsigned char)*c >= 0x20, "a control character");
    ck_assert_ptr_eq(strchr(text.s, '\n'), text.s + text.len - 1);
}
END_TEST

START_TEST(test_programs_get_every_value_whole)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(from, a, "x", "integer");
    add_column(to, b, "x", "bigint")->default_expr = "'a \"quoted\"\nline'";
    add(to, TU_KIND_FUNCTION, "f", NULL)->signature = "integer";
    compare(NULL);
    json_of(tu_report_changes_json(changes, NULL, 0, arena));
    has("\"op\": \"alter\"");
    has("\"table\": \"t\"");
    has("\"type\": { \"from\": \"integer\", \"to\": \"bigint\" }");
    has("\"default\": { \"from\": null, \"to\": \"'a \\\"quoted\\\"\\nline'\" }");
    has("\"op\": \"create\"");
    has("\"signature\": \"integer\"");
}
END_TEST

START_TEST(test_renames_are_told_with_both_names)
{
    TuObject *table = add(from, TU_KIND_TABLE, "client", NULL);
    TuObject *type = add(from, TU_KIND_ENUM, "state", NULL);
    const TuRename renames[] = {{.object = table, .name = "customer"},
                                {.object = type, .name = "paid", .value = "payed"}};
    compare(NULL);
    tu_buf_clear(&text);
    tu_report_renames(&text, renames, 2);
    ck_assert_str_eq(text.s, "> table public.client -> customer\n"
                             "> enum public.state value payed -> paid\n");
    json_of(tu_report_changes_json(changes, renames, 2, arena));
    has("\"op\": \"rename\"");
    has("\"new_name\": \"customer\"");
    has("\"value\": \"payed\"");
}
END_TEST

START_TEST(test_hazards_are_listed_with_their_statements)
{
    TuPlan plan = {.arena = arena};
    TuRender render = {.plan = &plan};
    tu_render_add(&render, NULL, "SELECT 1");
    TuStatement *statement = tu_render_add(&render, NULL, "DROP TABLE t");
    tu_render_hazard(&render, statement, TU_STATEMENT_LOSES_DATA, "TU102", "table %s goes", "t");
    json_of(tu_report_hazards_json(&plan, arena));
    has("\"rule\": \"TU102\"");
    has("\"note\": \"table t goes\"");
    has("\"loses_data\": true");
    has("\"statement\": \"DROP TABLE t\"");
    ck_assert_ptr_null(strstr(text.s, "SELECT 1"));
    ck_assert_str_eq(json_of(tu_report_hazards_json(NULL, arena)), "[]");
}
END_TEST

START_TEST(test_out_of_memory_is_told)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(from, a, "x", "integer");
    add_column(to, b, "x", "bigint");
    char *want = strdup(report());
    bool failing = true;
    for (long n = 0; failing; n++) {
        TuBuf own = TU_BUF_INIT, json = TU_BUF_INIT;
        TuArena *fresh = tu_arena_new();
        tu_alloc_fail_at(n);
        tu_report_changes(&own, changes);
        TuDoc *doc = tu_report_changes_json(changes, NULL, 0, fresh);
        if (doc)
            tu_json_write(&json, doc);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(own.failed || strcmp(own.s, want) == 0, "allocation %ld: %s", n, own.s);
        ck_assert_msg(tu_arena_failed(fresh) || json.failed || strstr(json.s, "\"bigint\""),
                      "allocation %ld: %s", n, json.s);
        tu_buf_release(&own);
        tu_buf_release(&json);
        tu_arena_free(fresh);
    }
    free(want);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_no_change_is_no_line,
        test_each_change_is_a_line_with_its_mark,
        test_long_values_are_cut_and_stay_on_one_line,
        test_a_value_of_just_that_length_is_whole,
        test_text_is_cut_between_characters,
        test_control_characters_are_not_printed,
        test_programs_get_every_value_whole,
        test_renames_are_told_with_both_names,
        test_hazards_are_listed_with_their_statements,
        test_out_of_memory_is_told,
    };
    Suite *suite = suite_create("report");
    TCase *tcase = tcase_create("report");
    tcase_add_checked_fixture(tcase, begin, end);
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
