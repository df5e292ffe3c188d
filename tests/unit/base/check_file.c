/* Files: whole reads, writes that replace or refuse, sorted listings. */
#include "config.h"

#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "suite.h"

static char dir[64];
static TuArena *arena;
static TuError err;

static void
set_up(void)
{
    snprintf(dir, sizeof(dir), "check_file.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    arena = tu_arena_new();
    memset(&err, 0, sizeof(err));
}

static const char *
in_dir(const char *name)
{
    return tu_arena_printf(arena, "%s/%s", dir, name);
}

static void
tear_down(void)
{
    DIR *stream = opendir(dir);
    const struct dirent *entry;
    while (stream != NULL && (entry = readdir(stream)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            (void)remove(in_dir(entry->d_name));
    if (stream != NULL)
        closedir(stream);
    rmdir(dir);
    tu_arena_free(arena);
}

static size_t
count_files(void)
{
    TuNames names = {0};
    ck_assert_int_eq(tu_file_list(dir, NULL, arena, &names, &err), TU_OK);
    return names.count;
}

static void
assert_content(const char *path, const char *content)
{
    char *text = NULL;
    size_t len = 0;
    ck_assert_int_eq(tu_file_read(path, arena, &text, &len, &err), TU_OK);
    ck_assert_uint_eq(len, strlen(content));
    ck_assert_str_eq(text, content);
}

START_TEST(test_what_is_written_is_read)
{
    const char *path = in_dir("a.sql");
    struct stat info;
    ck_assert_int_eq(tu_file_write(path, "select 1", 8, 0600, false, &err), TU_OK);
    assert_content(path, "select 1");
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_uint_eq(info.st_mode & 0777, 0600);
    ck_assert_int_eq(tu_file_write(path, "", 0, 0600, false, &err), TU_OK);
    assert_content(path, "");
    ck_assert_uint_eq(count_files(), 1); /* no temporary name is left */
}
END_TEST

START_TEST(test_exclusive_write_refuses_an_existing_file)
{
    const char *path = in_dir("a.sql");
    ck_assert_int_eq(tu_file_write(path, "one", 3, 0600, true, &err), TU_OK);
    ck_assert_int_eq(tu_file_write(path, "two", 3, 0600, true, &err), TU_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "exists already"));
    assert_content(path, "one");
    ck_assert_uint_eq(count_files(), 1);
}
END_TEST

START_TEST(test_only_regular_files_are_touched)
{
    char *text = NULL;
    const char *pipe_path = in_dir("pipe");
    ck_assert_int_eq(mkfifo(pipe_path, 0600), 0);
    ck_assert_int_eq(tu_file_read(pipe_path, arena, &text, NULL, &err), TU_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "is not a regular file"));
    ck_assert_int_eq(tu_file_write(pipe_path, "x", 1, 0600, false, &err), TU_ERR_IO);
    ck_assert_int_eq(tu_file_read(dir, arena, &text, NULL, &err), TU_ERR_IO);
    ck_assert_int_eq(tu_file_write(dir, "x", 1, 0600, false, &err), TU_ERR_IO);
    ck_assert_ptr_null(text);
}
END_TEST

START_TEST(test_missing_places_are_errors_with_names)
{
    char *text = NULL;
    TuNames names = {0};
    ck_assert_int_eq(tu_file_read(in_dir("none"), arena, &text, NULL, &err), TU_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "none\": No such file"));
    ck_assert_int_eq(tu_file_write(in_dir("none/a"), "x", 1, 0600, false, &err), TU_ERR_IO);
    ck_assert_int_eq(tu_file_write(in_dir("none/a"), "x", 1, 0600, true, &err), TU_ERR_IO);
    ck_assert_int_eq(tu_file_list(in_dir("none"), NULL, arena, &names, &err), TU_ERR_IO);
    ck_assert_uint_eq(count_files(), 0);
}
END_TEST

START_TEST(test_too_large_a_file_is_refused)
{
    char *text = NULL;
    const char *path = in_dir("large");
    ck_assert_int_eq(tu_file_write(path, "", 0, 0600, false, &err), TU_OK);
    ck_assert_int_eq(truncate(path, (off_t)TU_FILE_MAX + 1), 0);
    ck_assert_int_eq(tu_file_read(path, arena, &text, NULL, &err), TU_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "is too large"));
}
END_TEST

/* A file that is not read is a table that is dropped. */
START_TEST(test_list_refuses_links_that_lead_nowhere)
{
    static const char *const suffixes[] = {".json", NULL};
    TuNames names = {0};
    ck_assert_int_eq(symlink("ring.json", in_dir("ring.json")), 0);
    ck_assert_int_eq(tu_file_list(dir, suffixes, arena, &names, &err), TU_ERR_IO);
    ck_assert_msg(strstr(err.message, "ring.json") != NULL, "%s", err.message);
    ck_assert_int_eq(rename(in_dir("ring.json"), in_dir(".#a.json")), 0);
    ck_assert_int_eq(tu_file_list(dir, suffixes, arena, &names, &err), TU_OK);
    ck_assert_uint_eq(names.count, 0);
    ck_assert_int_eq(unlink(in_dir(".#a.json")), 0);
}
END_TEST

START_TEST(test_list_is_sorted_and_filtered)
{
    static const char *const written[] = {"b.json", "a.yaml", "B.json", "c.txt", ".json", "json"};
    static const char *const suffixes[] = {".json", ".yaml", NULL};
    static const char *const listed[] = {".json", "B.json", "a.yaml", "b.json"};
    TuNames names = {0};
    for (size_t i = 0; i < TU_LEN(written); i++)
        ck_assert_int_eq(tu_file_write(in_dir(written[i]), "", 0, 0600, false, &err), TU_OK);
    ck_assert_int_eq(mkdir(in_dir("d.json"), 0700), 0);
    ck_assert_int_eq(tu_file_list(dir, suffixes, arena, &names, &err), TU_OK);
    ck_assert_uint_eq(names.count, TU_LEN(listed));
    for (size_t i = 0; i < TU_LEN(listed); i++)
        ck_assert_str_eq(names.items[i], listed[i]);
}
END_TEST

START_TEST(test_kinds_of_places_are_told_apart)
{
    ck_assert(tu_file_is_dir(dir));
    ck_assert(tu_file_exists(dir));
    ck_assert(!tu_file_exists(in_dir("a")));
    ck_assert_int_eq(tu_file_write(in_dir("a"), "", 0, 0600, false, &err), TU_OK);
    ck_assert(tu_file_exists(in_dir("a")));
    ck_assert(!tu_file_is_dir(in_dir("a")));
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_what_is_written_is_read);
    tcase_add_test(tests, test_exclusive_write_refuses_an_existing_file);
    tcase_add_test(tests, test_only_regular_files_are_touched);
    tcase_add_test(tests, test_missing_places_are_errors_with_names);
    tcase_add_test(tests, test_too_large_a_file_is_refused);
    tcase_add_test(tests, test_list_is_sorted_and_filtered);
    tcase_add_test(tests, test_list_refuses_links_that_lead_nowhere);
    tcase_add_test(tests, test_kinds_of_places_are_told_apart);
}

int
main(void)
{
    return run_suite("file", add_tests);
}
