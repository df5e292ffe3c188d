/* What a change of a type does to values on MySQL and MariaDB. */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/mysql/mysql.h"

static const struct {
    const char *from, *to;
    const char *hazard; /* NULL: each value has its place */
    bool loses, copies;
} pairs[] = {
    {"int(11)", "int(11)", NULL, false, false},
    {"int(11)", "bigint(20)", NULL, false, true},
    {"int(11) unsigned", "bigint(20)", NULL, false, true},
    {"int", "bigint unsigned", "TU505", false, true},
    {"int unsigned", "int", "TU505", false, true},
    {"bigint(20)", "int(11)", "TU505", false, true},
    {"int(11)", "decimal(10,0)", NULL, false, true},
    {"int(11)", "decimal(10,2)", "TU505", false, true},
    {"int(11)", "double", NULL, false, true},
    {"bigint(20)", "double", "TU109", true, true},
    {"int(11)", "float", "TU109", true, true},
    {"decimal(10,2)", "decimal(12,2)", NULL, false, true},
    {"decimal(10,4)", "decimal(10,2)", "TU109", true, true},
    {"decimal(10,2)", "decimal(8,2)", "TU505", false, true},
    {"decimal(10,2)", "int(11)", "TU109", true, true},
    {"decimal(9,0)", "int(11)", NULL, false, true},
    {"decimal(10,0)", "int(11)", "TU505", false, true},
    {"double", "float", "TU109", true, true},
    {"float", "double", NULL, false, true},
    {"double", "double(10,2)", "TU109", true, true},
    {"double", "int(11)", "TU109", true, true},
    {"varchar(10)", "varchar(20)", NULL, false, false},
    {"varchar(20)", "varchar(10)", "TU505", false, true},
    {"varchar(20)", "text", NULL, false, true},
    {"varchar(20)", "tinytext", NULL, false, true},
    {"varchar(100)", "tinytext", "TU505", false, true},
    {"text", "mediumtext", NULL, false, true},
    {"text", "varchar(100)", "TU505", false, true},
    {"varchar(10)", "char(10)", "TU110", true, true},
    {"char(10)", "varchar(10)", NULL, false, true},
    {"varchar(10)", "int(11)", "TU126", true, true},
    {"varchar(99)", "json", "TU126", true, true},
    {"json", "longtext", NULL, false, true},
    {"int(11)", "varchar(11)", NULL, false, true},
    {"int(11)", "varchar(5)", "TU505", false, true},
    {"enum('a','b')", "enum('a','b','c')", NULL, false, false},
    {"enum('a','b')", "enum('b','a')", NULL, false, true},
    {"enum('a','b')", "enum('a')", "TU505", false, true},
    {"enum('a','it''s')", "enum('a','its')", "TU505", false, true},
    {"set('a','b')", "set('a','b','c')", NULL, false, false},
    {"set('a','b')", "set('b')", "TU505", false, true},
    {"enum('a','b')", "varchar(30)", NULL, false, true},
    {"varchar(30)", "enum('a','b')", "TU505", false, true},
    {"datetime(6)", "datetime", "TU109", true, true},
    {"datetime", "datetime(3)", NULL, false, true},
    {"time(3)", "time", "TU109", true, true},
    {"datetime", "date", "TU109", true, true},
    {"date", "datetime", NULL, false, true},
    {"timestamp", "datetime", "TU111", false, true},
    {"bit(8)", "bit(2)", "TU505", false, true},
    {"varbinary(10)", "varbinary(20)", NULL, false, true},
    {"blob", "text", "TU505", false, true},
    {"uuid", "char(36)", "TU505", false, true},
};

START_TEST(test_each_pair_has_its_hazard)
{
    TuMysqlRetype how = tu_mysql_retype(pairs[_i].from, pairs[_i].to);
    ck_assert_msg(tu_mysql_same(how.hazard, pairs[_i].hazard), "%s to %s: %s", pairs[_i].from,
                  pairs[_i].to, how.hazard ? how.hazard : "none");
    ck_assert_int_eq(how.why != NULL, how.hazard != NULL);
    ck_assert_int_eq(how.loses, pairs[_i].loses);
    ck_assert_msg(how.copies == pairs[_i].copies, "%s to %s", pairs[_i].from, pairs[_i].to);
}
END_TEST

static const struct {
    const char *from, *to;
    bool holds;
} charsets[] = {
    {"latin1", "utf8mb4", true},  {"utf8mb3", "utf8mb4", true}, {"latin1", "utf8mb3", true},
    {"ascii", "latin1", true},    {"utf8mb4", "utf16", true},   {"utf8mb4", "utf8mb3", false},
    {"utf8mb4", "latin1", false}, {"latin1", "latin2", false},  {"latin1", "latin1", true},
    {NULL, "utf8mb4", true},      {NULL, "latin1", false},      {"latin1", NULL, false},
    {NULL, NULL, true},
};

START_TEST(test_character_sets_that_hold_all_of_another)
{
    ck_assert_msg(tu_mysql_charset_holds(charsets[_i].from, charsets[_i].to) == charsets[_i].holds,
                  "%s to %s", charsets[_i].from, charsets[_i].to);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("codegen/mysql/cast");
    TCase *types = tcase_create("types");
    tcase_add_loop_test(types, test_each_pair_has_its_hazard, 0, (int)TU_LEN(pairs));
    tcase_add_loop_test(types, test_character_sets_that_hold_all_of_another, 0,
                        (int)TU_LEN(charsets));
    suite_add_tcase(suite, types);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
