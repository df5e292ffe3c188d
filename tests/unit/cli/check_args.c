/* The parser of the command line, over the real tables of commands. */
#include "config.h"

#include "cli/args.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static TuArena *arena;
static TuArgs args;
static TuError err;

static void
setup(void)
{
    arena = tu_arena_new();
    memset(&err, 0, sizeof err);
}

static void
teardown(void)
{
    tu_arena_free(arena);
}

/* Words with spaces between. */
static TuStatus
parse(const char *line)
{
    char *argv[16];
    int argc = 0;
    while (*line && argc < 16) {
        size_t len = strcspn(line, " ");
        argv[argc++] = tu_arena_strndup(arena, line, len);
        line += len + strspn(line + len, " ");
    }
    return tu_args_parse(argc, argv, arena, &args, &err);
}

static const TuOption *
option_of(const TuCmd *cmd, const char *name)
{
    for (size_t i = 0; i < cmd->option_count; i++)
        if (name ? cmd->options[i].name && strcmp(cmd->options[i].name, name) == 0
                 : !cmd->options[i].name)
            return &cmd->options[i];
    ck_abort_msg("no option %s", name ? name : "without a name");
    return NULL;
}

static const void *
value_of(const char *name)
{
    return (const char *)args.values + option_of(args.cmd, name)->at;
}

#define TEXT_OF(name) (*(const char *const *)value_of(name))

START_TEST(test_global_options_stand_before_or_after_the_command)
{
    ck_assert_int_eq(parse("--url a -q status --models b -y"), TU_OK);
    ck_assert_ptr_eq(args.cmd, &tu_cmd_status);
    ck_assert_str_eq(args.global.url, "a");
    ck_assert_str_eq(args.global.models, "b");
    ck_assert(args.global.quiet && args.global.yes);
}
END_TEST

START_TEST(test_values_come_in_all_spellings)
{
    static const char *const lines[] = {
        "new --message x", "new --message=x", "new -m x", "new -mx", "new --message y --message x",
        "new -qm x"};
    for (size_t i = 0; i < TU_LEN(lines); i++) {
        ck_assert_int_eq(parse(lines[i]), TU_OK);
        ck_assert_str_eq(TEXT_OF("message"), "x");
    }
    ck_assert_int_eq(parse("new --message=--x"), TU_OK);
    ck_assert_str_eq(TEXT_OF("message"), "--x");
    ck_assert_int_eq(parse("new --message="), TU_OK);
    ck_assert_str_eq(TEXT_OF("message"), "");
}
END_TEST

START_TEST(test_lists_grow)
{
    ck_assert_int_eq(parse("diff --rename a=b --rename=c=d"), TU_OK);
    const TuNames *names = value_of("rename");
    ck_assert_uint_eq(names->count, 2);
    ck_assert_str_eq(names->items[0], "a=b");
    ck_assert_str_eq(names->items[1], "c=d");
}
END_TEST

START_TEST(test_two_dashes_end_the_options)
{
    ck_assert_int_eq(parse("inspect -- --url"), TU_OK);
    ck_assert_str_eq(TEXT_OF(NULL), "--url");
    ck_assert_int_eq(parse("inspect -"), TU_OK);
    ck_assert_str_eq(TEXT_OF(NULL), "-");
}
END_TEST

START_TEST(test_durations_have_a_unit)
{
    static const struct {
        const char *line;
        unsigned ms;
    } good[] = {{"status --lock-timeout 250ms", 250},
                {"status --lock-timeout=5s", 5000},
                {"status --lock-timeout 2min", 120000}};
    static const char *const bad[] = {"5", "s", "-5s", "0s", "5h", "99999999999s", "+5s", "5 s"};
    for (size_t i = 0; i < TU_LEN(good); i++) {
        ck_assert_int_eq(parse(good[i].line), TU_OK);
        ck_assert_uint_eq(args.global.lock_timeout_ms, good[i].ms);
    }
    for (size_t i = 0; i < TU_LEN(bad); i++) {
        ck_assert_int_eq(parse(tu_arena_printf(arena, "status --lock-timeout %s", bad[i])),
                         TU_ERR_USAGE);
    }
}
END_TEST

START_TEST(test_an_own_option_hides_a_global_one)
{
    ck_assert_int_eq(parse("new -m x --version 1.0.0"), TU_OK);
    ck_assert_str_eq(TEXT_OF("version"), "1.0.0");
    ck_assert(!args.global.version);
    ck_assert_int_eq(parse("--version"), TU_OK);
    ck_assert(args.global.version);
    ck_assert_int_eq(parse("up --version 1"), TU_ERR_USAGE);
}
END_TEST

START_TEST(test_what_is_wrong_is_a_usage_error)
{
    static const char *const bad[] = {"dif",
                                      "diff --form",
                                      "diff --from",
                                      "diff --from --to b",
                                      "status --yes=1",
                                      "status x",
                                      "-m x new",
                                      "status --format sql",
                                      "--format sql status",
                                      "--scratch some status",
                                      "down --steps 0",
                                      "down --steps 4294967297",
                                      "down --steps 1x",
                                      "new",
                                      "-z"};
    for (size_t i = 0; i < TU_LEN(bad); i++) {
        ck_assert_msg(parse(bad[i]) == TU_ERR_USAGE, "%s is taken", bad[i]);
        ck_assert(err.message[0]);
    }
}
END_TEST

START_TEST(test_help_needs_nothing_else)
{
    ck_assert_int_eq(parse("new --help"), TU_OK);
    ck_assert(args.global.help);
    ck_assert_int_eq(parse(""), TU_OK);
    ck_assert_ptr_null(args.cmd);
}
END_TEST

START_TEST(test_tables_are_sound)
{
    TuNames names = {0};
    tu_command_names(&names, arena);
    for (size_t i = 0; i < names.count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_str_ne(names.items[i], names.items[j]);
    for (const TuCmd *const *cmd = tu_commands; *cmd; cmd++) {
        ck_assert((*cmd)->summary && (*cmd)->formats && (*cmd)->run);
        for (size_t i = 0; i < (*cmd)->option_count; i++) {
            const TuOption *option = &(*cmd)->options[i];
            ck_assert(option->at < (*cmd)->args_size);
            ck_assert((option->type == TU_OPTION_FLAG) == (option->argument == NULL));
            ck_assert(!option->name || option->help);
        }
        if ((*cmd)->required)
            ck_assert_int_eq(option_of(*cmd, (*cmd)->required)->type, TU_OPTION_TEXT);
    }
}
END_TEST

START_TEST(test_memory_that_runs_out_is_an_error)
{
    long n = 0;
    TuStatus status;
    do {
        tu_arena_free(arena);
        arena = tu_arena_new();
        char diff[] = "diff", rename[] = "--rename", a[] = "a=b", form[] = "--form=x";
        char *argv[] = {diff, rename, a, form};
        tu_alloc_fail_at(n++);
        status = tu_args_parse(4, argv, arena, &args, &err);
        ck_assert(status == TU_ERR_NOMEM || status == TU_ERR_USAGE);
    } while (tu_alloc_did_fail());
    tu_alloc_fail_at(-1);
    ck_assert_int_eq(status, TU_ERR_USAGE);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("cli/args");
    TCase *tc = tcase_create("args");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_global_options_stand_before_or_after_the_command);
    tcase_add_test(tc, test_values_come_in_all_spellings);
    tcase_add_test(tc, test_lists_grow);
    tcase_add_test(tc, test_two_dashes_end_the_options);
    tcase_add_test(tc, test_durations_have_a_unit);
    tcase_add_test(tc, test_an_own_option_hides_a_global_one);
    tcase_add_test(tc, test_what_is_wrong_is_a_usage_error);
    tcase_add_test(tc, test_help_needs_nothing_else);
    tcase_add_test(tc, test_tables_are_sound);
    tcase_add_test(tc, test_memory_that_runs_out_is_an_error);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
