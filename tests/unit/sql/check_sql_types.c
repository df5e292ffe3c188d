/* Portable types: what they are on each engine, the way back, and the manual's table of them. */
#include "config.h"

#include "sql/types.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"

static const char *
shown(const TuPortableType *row, TuEngine engine)
{
    const TuTypeHere *here = &row->on[engine];
    return here->shown ? here->shown : here->own ? here->own : row->name;
}

/* There and back is the name again, or the table says that it is not. */
START_TEST(test_each_type_both_ways)
{
    TuArena *arena = tu_arena_new();
    for (const TuPortableType *row = tu_portable_types; row->name; row++) {
        for (int engine = 0; engine < TU_ENGINE_SQLITE; engine++) {
            const TuTypeHere *here = &row->on[engine];
            const char *why = NULL;
            const char *own = tu_type_here((TuEngine)engine, row->name, arena, &why);
            ck_assert_msg((own == NULL) == (here->why != NULL), "%s %d", row->name, engine);
            ck_assert_pstr_eq(why, here->why);
            if (!own)
                continue;
            const char *back =
                tu_type_portable((TuEngine)engine, shown(row, (TuEngine)engine), arena);
            ck_assert_msg((strcmp(back, row->name) == 0) == !here->other, "%s on %d comes as %s",
                          row->name, engine, back);
            /* Whatever it comes back as is the same type there. */
            const char *again = tu_type_here((TuEngine)engine, back, arena, &why);
            const char *first =
                tu_type_here((TuEngine)engine, shown(row, (TuEngine)engine), arena, &why);
            ck_assert_msg(again && first, "%s on %d", row->name, engine);
            for (size_t i = 0; row->also[i]; i++) {
                const char *same = tu_type_here((TuEngine)engine, row->also[i], arena, &why);
                ck_assert_ptr_nonnull(same);
                if (here->own)
                    ck_assert_str_eq(same, own);
            }
        }
    }
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_sqlite_keeps_every_name)
{
    TuArena *arena = tu_arena_new();
    for (const TuPortableType *row = tu_portable_types; row->name; row++) {
        const char *why = NULL;
        ck_assert_str_eq(tu_type_here(TU_ENGINE_SQLITE, row->name, arena, &why), row->name);
        ck_assert_str_eq(tu_type_portable(TU_ENGINE_SQLITE, row->name, arena), row->name);
    }
    tu_arena_free(arena);
}
END_TEST

static const struct {
    TuEngine engine;
    const char *type, *own;
} heres[] = {
    {TU_ENGINE_MYSQL, "TimestampTZ(3)", "timestamp(3)"},
    {TU_ENGINE_MYSQL, "timestamp(6) without time zone", "datetime(6)"},
    {TU_ENGINE_MARIADB, "uuid", "uuid"},
    {TU_ENGINE_MYSQL, "uuid", "char(36)"},
    {TU_ENGINE_MYSQL, "numeric(10, 2)", "decimal(10, 2)"},
    {TU_ENGINE_MYSQL, "int unsigned", "int unsigned"},
    {TU_ENGINE_MYSQL, "enum('a','b')", "enum('a','b')"},
    {TU_ENGINE_MYSQL, "timestamp", "timestamp"},
    {TU_ENGINE_POSTGRESQL, "timestamp", "timestamp"},
    {TU_ENGINE_POSTGRESQL, "datetime(3)", "timestamp(3) without time zone"},
    {TU_ENGINE_POSTGRESQL, "varchar(20)", "character varying(20)"},
    {TU_ENGINE_POSTGRESQL, "clob", "text"},
    {TU_ENGINE_POSTGRESQL, "text[]", "text[]"},
    {TU_ENGINE_POSTGRESQL, "\"blob\"", "\"blob\""},
    {TU_ENGINE_POSTGRESQL, "mood", "mood"},
};

START_TEST(test_what_a_type_is_here)
{
    TuArena *arena = tu_arena_new();
    const char *why = NULL;
    const char *own = tu_type_here(heres[_i].engine, heres[_i].type, arena, &why);
    ck_assert_pstr_eq(own, heres[_i].own);
    tu_arena_free(arena);
}
END_TEST

static const struct {
    TuEngine engine;
    const char *type, *portable;
} backs[] = {
    {TU_ENGINE_MARIADB, "int(11)", "integer"},
    {TU_ENGINE_MARIADB, "int(5)", "int(5)"},
    {TU_ENGINE_MARIADB, "int(10) unsigned", "int(10) unsigned"},
    {TU_ENGINE_MYSQL, "decimal(10,2)", "numeric(10,2)"},
    {TU_ENGINE_MYSQL, "decimal(10,2) unsigned", "decimal(10,2) unsigned"},
    {TU_ENGINE_MYSQL, "float(7,3)", "float(7,3)"},
    {TU_ENGINE_MYSQL, "datetime(6)", "timestamp(6) without time zone"},
    {TU_ENGINE_MYSQL, "mediumtext", "mediumtext"},
    {TU_ENGINE_POSTGRESQL, "timestamp(3) with time zone", "timestamptz(3)"},
    {TU_ENGINE_POSTGRESQL, "character varying(20)", "varchar(20)"},
    {TU_ENGINE_POSTGRESQL, "integer[]", "integer[]"},
};

START_TEST(test_what_a_type_is_elsewhere)
{
    TuArena *arena = tu_arena_new();
    ck_assert_str_eq(tu_type_portable(backs[_i].engine, backs[_i].type, arena), backs[_i].portable);
    tu_arena_free(arena);
}
END_TEST

/* ---- the manual ---- */

static void
put_cell(TuBuf *out, const TuPortableType *row, TuEngine engine)
{
    const TuTypeHere *here = &row->on[engine];
    if (here->why)
        tu_buf_add(out, " no |");
    else
        tu_buf_addf(out, " `%s`%s |", here->own ? here->own : row->name, here->other ? "\\*" : "");
}

START_TEST(test_the_manual_has_the_table)
{
    TuArena *arena = tu_arena_new();
    const char *top = getenv("top_srcdir");
    char *manual = NULL;
    TuError err = {0};
    TuStatus st = tu_file_read(tu_arena_printf(arena, "%s/models/README.md", top ? top : "."),
                               arena, &manual, NULL, &err);
    ck_assert_msg(st == TU_OK, "%s", err.message);
    for (const TuPortableType *row = tu_portable_types; row->name; row++) {
        TuBuf line = TU_BUF_INIT;
        tu_buf_addf(&line, "\n| `%s` | ", row->name);
        for (size_t i = 0; row->also[i]; i++)
            tu_buf_addf(&line, "%s`%s`", i ? ", " : "", row->also[i]);
        tu_buf_add(&line, row->also[0] ? " |" : "|");
        for (int engine = 0; engine < TU_ENGINE_SQLITE; engine++)
            put_cell(&line, row, (TuEngine)engine);
        tu_buf_addc(&line, '\n');
        ck_assert_msg(strstr(manual, line.s) != NULL, "models/README.md lacks %s", line.s);
        for (int engine = 0; engine < TU_ENGINE_SQLITE; engine++)
            if (row->on[engine].why)
                ck_assert_msg(strstr(manual, row->on[engine].why) != NULL, "%s",
                              row->on[engine].why);
        tu_buf_release(&line);
    }
    tu_arena_free(arena);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("types");
    TCase *tests = tcase_create("types");
    tcase_add_test(tests, test_each_type_both_ways);
    tcase_add_test(tests, test_sqlite_keeps_every_name);
    tcase_add_loop_test(tests, test_what_a_type_is_here, 0, (int)TU_LEN(heres));
    tcase_add_loop_test(tests, test_what_a_type_is_elsewhere, 0, (int)TU_LEN(backs));
    tcase_add_test(tests, test_the_manual_has_the_table);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
