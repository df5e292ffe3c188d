/* Sets of migrations: loading a directory, order, duplicates, heads, circles. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "apply/set.h"
#include "base/buf.h"
#include "base/file.h"

static TuError err;

/* "file|requires" for each; NULL-terminated. Requires "" is no line. */
static TuStatus
order(const char *const *files, TuMigrationSet **out)
{
    TuMigrationSet *set = tu_migration_set_new(&tu_dialect_sqlite);
    for (; *files != NULL; files++) {
        char file[200], text[200];
        const char *bar = strchr(*files, '|');
        snprintf(file, sizeof(file), "%.*s", (int)(bar - *files), *files);
        text[0] = '\0';
        if (bar[1] != '\0')
            snprintf(text, sizeof(text), "-- Requires: %s\n", bar + 1);
        ck_assert_msg(tu_migration_set_add(set, file, text, strlen(text), &err) == TU_OK, "%s",
                      err.message);
    }
    *out = set;
    return tu_migration_set_order(set, &err);
}

static void
ordered(const char *const *files, const char *want)
{
    TuMigrationSet *set;
    TuBuf got = TU_BUF_INIT;
    ck_assert_msg(order(files, &set) == TU_OK, "%s", err.message);
    for (size_t i = 0; i < set->items.count; i++)
        tu_buf_addf(&got, "%s%s", i ? " " : "",
                    ((const TuMigration *)set->items.items[i])->version);
    ck_assert_str_eq(got.s, want);
    tu_buf_release(&got);
    tu_migration_set_free(set);
}

static void
refused(const char *const *files, const char *a, const char *b)
{
    TuMigrationSet *set;
    ck_assert_int_eq(order(files, &set), TU_ERR_PARSE);
    ck_assert_msg(strstr(err.message, a) != NULL, "%s", err.message);
    ck_assert_msg(strstr(err.message, b) != NULL, "%s", err.message);
    tu_migration_set_free(set);
}

START_TEST(test_plain_numbers_follow_their_value)
{
    static const char *const files[] = {"10_c.sql|", "9_b.sql|", "001_a.sql|", NULL};
    ordered(files, "001 9 10");
}
END_TEST

START_TEST(test_requires_decides_the_order)
{
    static const char *const files[] = {"1.0.0_a.sql|", "1.1.0_b.sql|1.2.0", "1.2.0_c.sql|1.0.0",
                                        NULL};
    ordered(files, "1.0.0 1.2.0 1.1.0");
}
END_TEST

START_TEST(test_a_fork_that_is_joined_is_one_head)
{
    static const char *const files[] = {"1.0.0_a.sql|", "1.2.0_c.sql|1.0.0", "1.1.0_b.sql|1.0.0",
                                        "1.3.0_d.sql|1.1.0, 1.2.0", NULL};
    ordered(files, "1.0.0 1.1.0 1.2.0 1.3.0");
}
END_TEST

START_TEST(test_two_heads_are_named)
{
    static const char *const files[] = {"1.0.0_a.sql|", "1.1.0_b.sql|1.0.0", "1.2.0_c.sql|1.0.0",
                                        NULL};
    refused(files, "1.1.0_b.sql", "1.2.0_c.sql");
}
END_TEST

START_TEST(test_duplicates_are_named_however_they_are_written)
{
    static const char *const files[] = {"1_a.sql|", "001_b.sql|", NULL};
    refused(files, "1_a.sql", "001_b.sql");
}
END_TEST

START_TEST(test_a_missing_required_version_is_named)
{
    static const char *const files[] = {"1.0.0_a.sql|", "1.1.0_b.sql|1.0.5", NULL};
    refused(files, "1.1.0_b.sql", "1.0.5");
}
END_TEST

START_TEST(test_a_circle_is_named)
{
    static const char *const files[] = {"1.0.0_a.sql|", "1.1.0_b.sql|1.2.0", "1.2.0_c.sql|1.1.0",
                                        NULL};
    refused(files, "1.1.0_b.sql", "1.2.0_c.sql");
}
END_TEST

START_TEST(test_a_version_that_is_none_names_its_file)
{
    static const char *const files[] = {"1.0_a.sql|", NULL};
    TuMigrationSet *set;
    ck_assert_int_eq(order(files, &set), TU_ERR_PARSE);
    ck_assert_str_eq(err.file, "1.0_a.sql");
    tu_migration_set_free(set);
}
END_TEST

START_TEST(test_an_empty_set_is_in_order)
{
    static const char *const files[] = {NULL};
    ordered(files, "");
}
END_TEST

static char dir[] = "/tmp/check_set_XXXXXX";

static const char *
path_in(const char *name)
{
    static char path[300];
    snprintf(path, sizeof(path), "%s/%s", dir, name);
    return path;
}

START_TEST(test_a_directory_is_loaded)
{
    TuMigrationSet *set = NULL;
    ck_assert_ptr_nonnull(mkdtemp(dir));
    tu_file_write(path_in("001_a.sql"), "select 1;\n", 10, 0644, true, &err);
    tu_file_write(path_in("002_b.sql"), "select 2;\n", 10, 0644, true, &err);
    tu_file_write(path_in("notes.txt"), "x", 1, 0644, true, &err);
    tu_file_write(path_in(".hidden.sql"), "x", 1, 0644, true, &err);
    ck_assert_msg(tu_migration_set_load(dir, &tu_dialect_sqlite, &set, &err) == TU_OK, "%s",
                  err.message);
    ck_assert_uint_eq(set->items.count, 2);
    ck_assert_str_eq(tu_migration_set_head(set)->version, "002");
    ck_assert_ptr_nonnull(tu_migration_set_find(set, "1"));
    ck_assert_ptr_null(tu_migration_set_find(set, "3"));
    tu_migration_set_free(set);

    ck_assert_int_eq(symlink("001_a.sql", path_in("003_c.sql")), 0);
    ck_assert_int_eq(tu_migration_set_load(dir, &tu_dialect_sqlite, &set, &err), TU_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "symbolic link"));
    unlink(path_in("003_c.sql"));
    ck_assert_int_eq(mkfifo(path_in("003_c.sql"), 0600), 0);
    ck_assert_int_eq(tu_migration_set_load(dir, &tu_dialect_sqlite, &set, &err), TU_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "regular"));
    unlink(path_in("003_c.sql"));
    tu_file_write(path_in("oops.sql"), "x", 1, 0644, true, &err);
    ck_assert_int_eq(tu_migration_set_load(dir, &tu_dialect_sqlite, &set, &err), TU_ERR_PARSE);
    ck_assert_ptr_nonnull(strstr(err.message, "oops.sql"));
    unlink(path_in("oops.sql"));
    unlink(path_in("001_a.sql"));
    unlink(path_in("002_b.sql"));
    unlink(path_in("notes.txt"));
    unlink(path_in(".hidden.sql"));
    rmdir(dir);
    ck_assert_int_eq(tu_migration_set_load(dir, &tu_dialect_sqlite, &set, &err), TU_ERR_IO);
    ck_assert_ptr_null(set);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("apply/set");
    TCase *tc = tcase_create("set");
    tcase_add_test(tc, test_plain_numbers_follow_their_value);
    tcase_add_test(tc, test_requires_decides_the_order);
    tcase_add_test(tc, test_a_fork_that_is_joined_is_one_head);
    tcase_add_test(tc, test_two_heads_are_named);
    tcase_add_test(tc, test_duplicates_are_named_however_they_are_written);
    tcase_add_test(tc, test_a_missing_required_version_is_named);
    tcase_add_test(tc, test_a_circle_is_named);
    tcase_add_test(tc, test_a_version_that_is_none_names_its_file);
    tcase_add_test(tc, test_an_empty_set_is_in_order);
    tcase_add_test(tc, test_a_directory_is_loaded);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
