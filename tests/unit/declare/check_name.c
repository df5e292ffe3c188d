/* References and keys of routines. */
#include "config.h"

#include "declare/name.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static TuArena *arena;

static void
setup(void)
{
    arena = tu_arena_new();
}

static void
teardown(void)
{
    tu_arena_free(arena);
}

static void
assert_ref(const char *text, const char *schema, const char *table, const char *columns)
{
    TuRef ref = {0};
    ck_assert_msg(tu_ref_read(text, arena, &ref), "%s", text);
    ck_assert_pstr_eq(ref.schema, schema);
    ck_assert_str_eq(ref.table, table);
    TuBuf joined = TU_BUF_INIT;
    for (size_t i = 0; i < ref.columns.count; i++)
        tu_buf_addf(&joined, "%s|", ref.columns.items[i]);
    ck_assert_str_eq(joined.s, columns);
    tu_buf_release(&joined);
}

START_TEST(test_reference_has_schema_table_and_columns)
{
    assert_ref("team(id)", NULL, "team", "id|");
    assert_ref("team", NULL, "team", "");
    assert_ref("app.team(a,b)", "app", "team", "a|b|");
    assert_ref(" app.Team ( a , \"b\" ) ", "app", "Team", "a|b|");
    assert_ref("\"we ird\".\"t\"(\"a b\")", "we ird", "t", "a b|");
    assert_ref("\"a\"\"b\"(\"(,)\")", NULL, "a\"b", "(,)|");
    assert_ref("größe(straße)", NULL, "größe", "straße|");
}
END_TEST

START_TEST(test_other_text_is_no_reference)
{
    static const char *const wrong[] = {"",      "team(", "team(id",  "team()", "team(id))",
                                        "a.b.c", "(id)",  "team id",  "\"team", "\"\"(a)",
                                        "a.(b)", "a-b",   "team(id,)"};
    TuRef ref = {0};
    for (size_t i = 0; i < TU_LEN(wrong); i++)
        ck_assert_msg(!tu_ref_read(wrong[i], arena, &ref), "%s", wrong[i]);
    ck_assert_ptr_null(ref.table);
}
END_TEST

START_TEST(test_written_reference_reads_back)
{
    static const char *const texts[] = {"team(id)", "team", "app.team(a, b)",
                                        "\"we ird\".\"a\"\"b\"(\"1st\", ok_2, \"a-b\", \"\n\")"};
    for (size_t i = 0; i < TU_LEN(texts); i++) {
        TuRef ref = {0};
        TuBuf out = TU_BUF_INIT;
        ck_assert(tu_ref_read(texts[i], arena, &ref));
        tu_ref_write(&out, ref.schema, &ref);
        ck_assert_str_eq(out.s, texts[i]);
        tu_buf_release(&out);
    }
}
END_TEST

static void
assert_routine(const char *key, const char *name, const char *signature)
{
    const char *read_name, *read_signature;
    TuBuf out = TU_BUF_INIT;
    ck_assert_msg(tu_routine_key_read(key, arena, &read_name, &read_signature), "%s", key);
    ck_assert_str_eq(read_name, name);
    ck_assert_pstr_eq(read_signature, signature);
    tu_routine_key_write(&out, name, signature);
    ck_assert_str_eq(out.s, key);
    tu_buf_release(&out);
}

START_TEST(test_routine_key_has_name_and_signature)
{
    assert_routine("f(integer, text)", "f", "integer, text");
    assert_routine("f()", "f", "");
    assert_routine("f", "f", NULL);
    assert_routine("f(numeric(10,2))", "f", "numeric(10,2)");
    assert_routine("we ird(integer)", "we ird", "integer");
    assert_routine("\"a(b)\"(text)", "a(b)", "text");
    assert_routine("\"\"\"q\"(text)", "\"q", "text");
    const char *name, *signature;
    ck_assert(!tu_routine_key_read("f(integer", arena, &name, &signature));
    ck_assert(!tu_routine_key_read("(integer)", arena, &name, &signature));
    ck_assert(!tu_routine_key_read("\"f(integer)", arena, &name, &signature));
    ck_assert(!tu_routine_key_read("f(integer) x", arena, &name, &signature));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("declare/name");
    TCase *tc = tcase_create("names");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_reference_has_schema_table_and_columns);
    tcase_add_test(tc, test_other_text_is_no_reference);
    tcase_add_test(tc, test_written_reference_reads_back);
    tcase_add_test(tc, test_routine_key_has_name_and_signature);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
