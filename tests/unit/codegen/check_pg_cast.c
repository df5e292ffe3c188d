/* The lattice of type changes: cast, rewrite, hazard. */
#include "config.h"

#include "pg_case.h"

static const struct {
    const char *from, *to;
    TuPgCast cast;
    const char *hazard; /* NULL: instant and safe */
    bool loses;
} pairs[] = {
    {"character varying(10)", "character varying(20)", TU_PG_CAST_ASSIGNMENT, NULL, false},
    {"varchar(10)", "text", TU_PG_CAST_ASSIGNMENT, NULL, false},
    {"text", "varchar", TU_PG_CAST_ASSIGNMENT, NULL, false},
    {"text", "varchar(10)", TU_PG_CAST_ASSIGNMENT, "TU110", true},
    {"varchar(20)", "varchar(10)", TU_PG_CAST_ASSIGNMENT, "TU110", true},
    {"text", "character(5)", TU_PG_CAST_ASSIGNMENT, "TU110", true},
    {"numeric(10,2)", "numeric(12,2)", TU_PG_CAST_ASSIGNMENT, NULL, false},
    {"numeric(10,2)", "numeric", TU_PG_CAST_ASSIGNMENT, NULL, false},
    {"numeric(10,4)", "numeric(10,2)", TU_PG_CAST_ASSIGNMENT, "TU109", true},
    {"numeric(10,2)", "numeric(8,2)", TU_PG_CAST_ASSIGNMENT, "TU505", false},
    {"integer", "bigint", TU_PG_CAST_ASSIGNMENT, "TU301", false},
    {"bigint", "integer", TU_PG_CAST_ASSIGNMENT, "TU505", false},
    {"double precision", "real", TU_PG_CAST_ASSIGNMENT, "TU109", true},
    {"numeric", "integer", TU_PG_CAST_ASSIGNMENT, "TU109", true},
    {"text", "integer", TU_PG_CAST_EXPLICIT, "TU126", true},
    {"text", "uuid", TU_PG_CAST_EXPLICIT, "TU505", false},
    {"uuid", "text", TU_PG_CAST_ASSIGNMENT, "TU301", false},
    {"integer", "boolean", TU_PG_CAST_INT_BOOL, "TU301", false},
    {"boolean", "smallint", TU_PG_CAST_BOOL_INT, "TU301", false},
    {"integer", "integer[]", TU_PG_CAST_ARRAY, "TU301", false},
    {"integer[]", "integer", TU_PG_CAST_ELEMENT, "TU109", true},
    {"integer[]", "bigint[]", TU_PG_CAST_ASSIGNMENT, "TU301", false},
    {"integer", "date", TU_PG_CAST_TEXT, "TU505", false},
    {"public.a", "public.b", TU_PG_CAST_TEXT, "TU505", false},
    {"timestamp(3) without time zone", "timestamp without time zone", TU_PG_CAST_ASSIGNMENT, NULL,
     false},
    {"timestamp", "timestamp(0)", TU_PG_CAST_ASSIGNMENT, "TU109", true},
    {"timestamp", "date", TU_PG_CAST_ASSIGNMENT, "TU109", true},
    {"timestamp", "timestamptz", TU_PG_CAST_ASSIGNMENT, "TU111", false},
    {"json", "jsonb", TU_PG_CAST_ASSIGNMENT, "TU126", true},
    {"cidr", "inet", TU_PG_CAST_ASSIGNMENT, NULL, false},
    {"inet", "cidr", TU_PG_CAST_ASSIGNMENT, "TU109", true},
};

START_TEST(test_each_pair_has_its_cast_and_hazard)
{
    TuPgRetype how = tu_pg_retype(to, pairs[_i].from, pairs[_i].to);

    ck_assert_msg(how.cast == pairs[_i].cast, "%s to %s: cast %d", pairs[_i].from, pairs[_i].to,
                  (int)how.cast);
    ck_assert_msg(tu_pg_same(how.hazard, pairs[_i].hazard), "%s to %s: %s", pairs[_i].from,
                  pairs[_i].to, how.hazard ? how.hazard : "none");
    ck_assert_int_eq(how.loses, pairs[_i].loses);
    ck_assert_int_eq(how.rewrites, pairs[_i].hazard != NULL);
}
END_TEST

START_TEST(test_a_domain_is_what_it_is_made_of)
{
    TuDomain *plain = (TuDomain *)add(to, TU_KIND_DOMAIN, "word", NULL);
    TuDomain *ruled = (TuDomain *)add(to, TU_KIND_DOMAIN, "short_word", NULL);

    plain->type = "text";
    ruled->type = "public.word";
    ruled->not_null = true;
    ck_assert_str_eq(tu_pg_base_type(to, "public.short_word"), "text");
    ck_assert_ptr_null(tu_pg_retype(to, "text", "public.word").hazard);
    ck_assert_str_eq(tu_pg_retype(to, "text", "public.short_word").hazard, "TU505");
    ck_assert_int_eq(tu_pg_retype(to, "integer", "public.word").cast, TU_PG_CAST_ASSIGNMENT);
}
END_TEST

START_TEST(test_default_storage_follows_the_type)
{
    add_enum(to, "mood", "a", NULL, NULL);
    ck_assert_str_eq(tu_pg_default_storage(to, "integer"), "PLAIN");
    ck_assert_str_eq(tu_pg_default_storage(to, "numeric(10,2)"), "MAIN");
    ck_assert_str_eq(tu_pg_default_storage(to, "text"), "EXTENDED");
    ck_assert_str_eq(tu_pg_default_storage(to, "integer[]"), "EXTENDED");
    ck_assert_str_eq(tu_pg_default_storage(to, "public.mood"), "PLAIN");
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("pg_cast");
    TCase *tcase = tcase_create("pg_cast");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, test_each_pair_has_its_cast_and_hazard, 0, (int)TU_LEN(pairs));
    tcase_add_test(tcase, test_a_domain_is_what_it_is_made_of);
    tcase_add_test(tcase, test_default_storage_follows_the_type);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
