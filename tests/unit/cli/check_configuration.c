/* Values of the configuration file: environments, ${...}, paths. Errors with their place are in
 * tests/cli/configuration.sh. */
#include "config.h"

#include "cli/configuration.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

static TuArena *arena;
static TuConfig *config;
static TuError err;
static char folder[64];

static void
setup(void)
{
    arena = tu_arena_new();
    config = NULL;
    memset(&err, 0, sizeof err);
    snprintf(folder, sizeof folder, "/tmp/check_configuration.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static const char *
path_of(const char *name)
{
    return tu_arena_printf(arena, "%s/%s", folder, name);
}

static void
teardown(void)
{
    unlink(path_of("c.yml"));
    unlink(path_of("secret"));
    rmdir(folder);
    tu_arena_free(arena);
}

static void
write_file(const char *name, const char *text)
{
    ck_assert_int_eq(tu_file_write(path_of(name), text, strlen(text), 0600, false, &err), TU_OK);
}

static TuStatus
read_text(const char *text)
{
    write_file("c.yml", text);
    return tu_config_find(path_of("c.yml"), arena, &config, &err);
}

static const char *
get(const char *env, const char *key)
{
    const char *value = NULL;
    TuStatus status = tu_config_get(config, env, key, arena, &value, &err);
    return status == TU_OK ? value : err.message;
}

START_TEST(test_an_environment_comes_before_the_common_keys)
{
    ck_assert_int_eq(read_text("models: m\n"
                               "url: postgresql://dev/x\n"
                               "environments:\n"
                               "  prod: { url: 'postgresql://prod/x' }\n"
                               "  test:\n"),
                     TU_OK);
    ck_assert_str_eq(get(NULL, "url"), "postgresql://dev/x");
    ck_assert_str_eq(get("prod", "url"), "postgresql://prod/x");
    ck_assert_str_eq(get("test", "url"), "postgresql://dev/x");
    ck_assert_str_eq(get("prod", "models"), path_of("m"));
    ck_assert_ptr_null(get("prod", "migrations"));
    ck_assert_int_eq(tu_config_check_env(config, "prod", &err), TU_OK);
    ck_assert_int_eq(tu_config_check_env(config, NULL, &err), TU_OK);
    ck_assert_int_eq(tu_config_check_env(config, "other", &err), TU_ERR_CONFIG);
}
END_TEST

START_TEST(test_references_are_put_in)
{
    setenv("CHECK_NAME", "a}b", 1);
    unsetenv("CHECK_NONE");
    write_file("secret", "top secret\r\n\n");
    ck_assert_int_eq(read_text("url: x${CHECK_NAME}y${CHECK_NAME}\n"
                               "scratch_url: '${file:secret}'\n"
                               "history_table: '$${x} $y {z}'\n"
                               "models: ${CHECK_NONE}\n"
                               "migrations: '${open'\n"),
                     TU_OK);
    ck_assert_str_eq(get(NULL, "url"), "xa}bya}b");
    ck_assert_str_eq(get(NULL, "scratch_url"), "top secret");
    ck_assert_str_eq(get(NULL, "history_table"), "${x} $y {z}");
    ck_assert_str_eq(get(NULL, "models"), "the variable \"CHECK_NONE\" is not set");
    ck_assert_int_eq(err.line, 4);
    ck_assert_str_eq(get(NULL, "migrations"), "a ${ has no }");
}
END_TEST

START_TEST(test_relative_paths_count_from_the_file)
{
    static const struct {
        const char *url, *expected; /* %s: the folder */
    } urls[] = {{"sqlite:a.db", "sqlite:%s/a.db"},      {"sqlite://a.db", "sqlite://%s/a.db"},
                {"sqlite:/a.db", "sqlite:/a.db"},       {"sqlite:///a.db", "sqlite:///a.db"},
                {"sqlite::memory:", "sqlite::memory:"}, {"postgresql://h/d", "postgresql://h/d"}};
    for (size_t i = 0; i < TU_LEN(urls); i++) {
        const char *percent = strstr(urls[i].expected, "%s");
        const char *expected =
            percent ? tu_arena_printf(arena, "%.*s%s%s", (int)(percent - urls[i].expected),
                                      urls[i].expected, folder, percent + 2)
                    : urls[i].expected;
        ck_assert_int_eq(read_text(tu_arena_printf(arena, "url: '%s'\n", urls[i].url)), TU_OK);
        ck_assert_str_eq(get(NULL, "url"), expected);
    }
    ck_assert_int_eq(read_text("models: /m\nmigrations: ../n\n"), TU_OK);
    ck_assert_str_eq(get(NULL, "models"), "/m");
    ck_assert_str_eq(get(NULL, "migrations"), path_of("../n"));
}
END_TEST

START_TEST(test_lists_get_commas_and_nothing_is_not_set)
{
    ck_assert_int_eq(read_text("schemas: [a, b]\nurl:\nmodels: ''\n"), TU_OK);
    ck_assert_str_eq(get(NULL, "schemas"), "a,b");
    ck_assert_ptr_null(get(NULL, "url"));
    ck_assert_ptr_null(get(NULL, "models"));
    ck_assert_int_eq(read_text("# nothing\n"), TU_OK);
    ck_assert_ptr_null(get("x", "url"));
    ck_assert_int_eq(read_text("- a\n"), TU_ERR_CONFIG);
    ck_assert_int_eq(read_text("schemas: [1]\n"), TU_ERR_CONFIG);
    ck_assert_int_eq(read_text("environments: [a]\n"), TU_ERR_CONFIG);
    ck_assert_int_eq(read_text("environments: { a: b }\n"), TU_ERR_CONFIG);
}
END_TEST

START_TEST(test_memory_that_runs_out_is_an_error)
{
    const char *text = "url: 'sqlite:x'\nschemas: [a]\n";
    const char *value = NULL;
    char path[128];
    long n = 0;
    TuStatus status;
    write_file("c.yml", text);
    snprintf(path, sizeof path, "%s/c.yml", folder);
    do {
        tu_arena_free(arena);
        arena = tu_arena_new();
        tu_alloc_fail_at(n++);
        status = tu_config_find(path, arena, &config, &err);
        if (status == TU_OK)
            status = tu_config_get(config, NULL, "url", arena, &value, &err);
        ck_assert(status == TU_OK || status == TU_ERR_NOMEM);
    } while (tu_alloc_did_fail());
    tu_alloc_fail_at(-1);
    ck_assert_int_eq(status, TU_OK);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("cli/configuration");
    TCase *tc = tcase_create("configuration");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_an_environment_comes_before_the_common_keys);
    tcase_add_test(tc, test_references_are_put_in);
    tcase_add_test(tc, test_relative_paths_count_from_the_file);
    tcase_add_test(tc, test_lists_get_commas_and_nothing_is_not_set);
    tcase_add_test(tc, test_memory_that_runs_out_is_an_error);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
