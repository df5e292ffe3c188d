/* How one partitioning of MySQL and MariaDB becomes another: the least statements, and no row lost
 * without a word. */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/mysql/mysql.h"
#include "codegen/mysql/partition.h"

static TuModel *from, *to;

static TuTable *
add_table(TuModel *model, const char *partition_by)
{
    TuObject *table = tu_model_add(model, TU_KIND_TABLE, "database", "t", NULL);
    TuColumn *column = (TuColumn *)tu_model_add(model, TU_KIND_COLUMN, "database", "a", table);
    column->type = "int";
    ((TuTable *)table)->partition_by = partition_by;
    return (TuTable *)table;
}

/* "ALTER TABLE `t` ADD PARTITION ...; -- TU116 loses data", a line a statement, with single spaces.
 */
static void
put_statement(TuBuf *out, const TuStatement *statement)
{
    const TuHazard *hazard = tu_statement_hazard(statement, NULL);
    for (const char *c = statement->sql; *c; c++) {
        tu_buf_addc(out, *c == '\n' ? ' ' : *c);
        c += *c == '\n' ? strspn(c + 1, " ") : 0;
    }
    tu_buf_addf(out, ";%s%s%s\n", hazard ? " -- " : "", hazard ? hazard->rule : "",
                statement->flags & TU_STATEMENT_LOSES_DATA ? " loses data" : "");
}

static void
check_change(const char *old, const char *new, const char *expected)
{
    TuError err = {0};
    TuPlan *plan = NULL;
    TuBuf text = TU_BUF_INIT;
    from = tu_model_new();
    to = tu_model_new();
    from->dialect = to->dialect = "mysql";
    from->default_schema = to->default_schema = "database";
    add_table(from, old);
    add_table(to, new);
    tu_model_index(from);
    tu_model_index(to);
    TuChanges *changes = tu_diff(from, to, NULL);
    ck_assert_msg(tu_plan(&tu_codegen_mysql, changes, &plan, &err) == TU_OK, "%s", err.message);
    for (size_t i = 0; i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        if (!(statement->flags & TU_STATEMENT_SETTING))
            put_statement(&text, statement);
    }
    ck_assert_str_eq(text.s, expected);
    tu_buf_release(&text);
    tu_plan_free(plan);
    tu_changes_free(changes);
    tu_model_free(from);
    tu_model_free(to);
}

#define RANGE(list) "RANGE (`a`)\n(" list ")"
#define LIST(list) "LIST (`a`)\n(" list ")"
#define BELOW(name, bound) "PARTITION `" name "` VALUES LESS THAN (" bound ")"
#define IN(name, values) "PARTITION `" name "` VALUES IN (" values ")"

static const struct {
    const char *from, *to, *sql;
} cases[] = {
    /* ranges */
    {RANGE(BELOW("p0", "1")), RANGE(BELOW("p0", "1") ", " BELOW("p1", "2")),
     "ALTER TABLE `t` ADD PARTITION (PARTITION `p1` VALUES LESS THAN (2));\n"},
    {RANGE(BELOW("p0", "1") ", " BELOW("p1", "2") ", " BELOW("p2", "3")), RANGE(BELOW("p0", "1")),
     "ALTER TABLE `t` DROP PARTITION `p1`, `p2`; -- TU116 loses data\n"},
    {RANGE(BELOW("p0", "1") ", " BELOW("p1", "2")), RANGE(BELOW("p1", "2")),
     "ALTER TABLE `t` REORGANIZE PARTITION `p0`, `p1` INTO (PARTITION `p1` VALUES LESS THAN (2)); "
     "-- TU330\n"},
    {RANGE(BELOW("p0", "1") ", " BELOW("p1", "2")),
     RANGE(BELOW("p0", "1") ", " BELOW("p1", "MAXVALUE")),
     "ALTER TABLE `t` REORGANIZE PARTITION `p1` INTO (PARTITION `p1` VALUES LESS THAN (MAXVALUE)); "
     "-- TU330\n"},
    {RANGE(BELOW("p0", "'2020-01-01'")), RANGE(BELOW("p0", "'2021-01-01'")),
     "ALTER TABLE `t` REORGANIZE PARTITION `p0` INTO (PARTITION `p0` VALUES LESS THAN "
     "('2021-01-01')); -- TU330\n"},
    /* what gets narrower is looked at row by row */
    {RANGE(BELOW("p0", "9")), RANGE(BELOW("p0", "5")),
     "ALTER TABLE `t` PARTITION BY RANGE (`a`) (PARTITION `p0` VALUES LESS THAN (5)); -- TU505\n"},
    {RANGE(BELOW("p0", "'b'")), RANGE(BELOW("p0", "'c'")),
     "ALTER TABLE `t` PARTITION BY RANGE (`a`) (PARTITION `p0` VALUES LESS THAN ('c')); -- "
     "TU505\n"},
    /* lists: REORGANIZE would delete rows whose value has no place */
    {LIST(IN("p0", "1,2")), LIST(IN("p0", "1")),
     "ALTER TABLE `t` PARTITION BY LIST (`a`) (PARTITION `p0` VALUES IN (1)); -- TU505\n"},
    {LIST(IN("p0", "1,2") ", " IN("p1", "3")), LIST(IN("p0", "1") ", " IN("p1", "3,2")),
     "ALTER TABLE `t` REORGANIZE PARTITION `p0`, `p1` INTO (PARTITION `p0` VALUES IN (1), "
     "PARTITION `p1` VALUES IN (3,2)); -- TU330\n"},
    {LIST(IN("p0", "1") ", " IN("p1", "2") ", " IN("p2", "3")),
     LIST(IN("p0", "1") ", " IN("p2", "3")),
     "ALTER TABLE `t` DROP PARTITION `p1`; -- TU116 loses data\n"},
    {LIST(IN("p0", "1") ", " IN("p1", "2")), LIST(IN("p0", "1,2")),
     "ALTER TABLE `t` REORGANIZE PARTITION `p0`, `p1` INTO (PARTITION `p0` VALUES IN (1,2)); "
     "-- TU330\n"},
    {LIST(IN("p0", "1")), LIST(IN("p0", "2")),
     "ALTER TABLE `t` PARTITION BY LIST (`a`) (PARTITION `p0` VALUES IN (2)); -- TU505\n"},
    /* what DEFAULT holds may belong into a new one */
    {LIST(IN("p0", "1") ", PARTITION `d` DEFAULT"),
     LIST(IN("p0", "1") ", " IN("p1", "2") ", PARTITION `d` DEFAULT"),
     "ALTER TABLE `t` PARTITION BY LIST (`a`) (PARTITION `p0` VALUES IN (1), PARTITION `p1` VALUES "
     "IN (2), PARTITION `d` DEFAULT); -- TU330\n"},
    /* hashes */
    {"HASH (`a`)\nPARTITIONS 2", "HASH (`a`)\nPARTITIONS 5",
     "ALTER TABLE `t` ADD PARTITION PARTITIONS 3; -- TU330\n"},
    {"KEY (`a`)\nPARTITIONS 4", "KEY (`a`)\nPARTITIONS 3",
     "ALTER TABLE `t` COALESCE PARTITION 1; -- TU330\n"},
    {"HASH (`a`)\n(PARTITION `x`, PARTITION `y`)", "HASH (`a`)\n(PARTITION `x`, PARTITION `z`)",
     "ALTER TABLE `t` REORGANIZE PARTITION `y` INTO (PARTITION `z`); -- TU330\n"},
    /* history is never dropped */
    {"SYSTEM_TIME LIMIT 9\nPARTITIONS 2", "SYSTEM_TIME LIMIT 9\nPARTITIONS 3",
     "ALTER TABLE `t` ADD PARTITION PARTITIONS 1;\n"},
    {"SYSTEM_TIME LIMIT 9\nPARTITIONS 3", "SYSTEM_TIME LIMIT 9\nPARTITIONS 2",
     "ALTER TABLE `t` PARTITION BY SYSTEM_TIME LIMIT 9 PARTITIONS 2; -- TU330\n"},
    /* names in the way of each other, another method, none */
    {RANGE(BELOW("p0", "1") ", " BELOW("p1", "2")), RANGE(BELOW("p1", "1") ", " BELOW("p0", "2")),
     "ALTER TABLE `t` PARTITION BY RANGE (`a`) (PARTITION `p1` VALUES LESS THAN (1), PARTITION "
     "`p0` VALUES LESS THAN (2)); -- TU330\n"},
    {"HASH (`a`)\nPARTITIONS 2", "KEY (`a`)\nPARTITIONS 2",
     "ALTER TABLE `t` PARTITION BY KEY (`a`) PARTITIONS 2; -- TU330\n"},
    {"HASH (`a`)\nPARTITIONS 2", NULL, "ALTER TABLE `t` REMOVE PARTITIONING; -- TU330\n"},
};

START_TEST(test_a_change_of_partitions_takes_the_least_statements)
{
    check_change(cases[_i].from, cases[_i].to, cases[_i].sql);
}
END_TEST

static const struct {
    const char *shown, *clause; /* what SHOW CREATE TABLE says behind the columns */
} clauses[] = {
    {") ENGINE=InnoDB\n/*!50100 PARTITION BY RANGE (`a`)\n(PARTITION p0 VALUES LESS THAN (1) "
     "COMMENT "
     "= 'x' ENGINE = InnoDB,\n PARTITION `p 1` VALUES LESS THAN MAXVALUE ENGINE = InnoDB) */",
     "RANGE (`a`)\n(PARTITION `p0` VALUES LESS THAN (1) COMMENT = 'x',\n PARTITION `p 1` VALUES "
     "LESS THAN MAXVALUE)"},
    {")\n/*!50100 PARTITION BY LINEAR KEY */ /*!50611 ALGORITHM = 1 */ /*!50100 (id)\nPARTITIONS 2 "
     "*/",
     "LINEAR KEY ALGORITHM = 1 (id)\nPARTITIONS 2"},
    {") \n PARTITION BY HASH (`a`)\n(PARTITION `p0` ENGINE = InnoDB,\n PARTITION `p1` ENGINE = "
     "InnoDB)",
     "HASH (`a`)\nPARTITIONS 2"},
    {")\n PARTITION BY SYSTEM_TIME INTERVAL 1 DAY STARTS TIMESTAMP'2026-01-01 00:00:00' "
     "AUTO\nPARTITIONS 7",
     "SYSTEM_TIME INTERVAL 1 DAY STARTS TIMESTAMP'2026-01-01 00:00:00' AUTO"},
    {") ENGINE=InnoDB COMMENT='no PARTITION BY'", NULL},
};

START_TEST(test_a_clause_has_one_form_whatever_the_server_shows)
{
    TuArena *arena = tu_arena_new();
    const char *clause = tu_mysql_partition_clause(clauses[_i].shown, arena);
    if (clauses[_i].clause)
        ck_assert_str_eq(clause, clauses[_i].clause);
    else
        ck_assert_ptr_null(clause);
    tu_arena_free(arena);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("mysql_partition");
    TCase *tests = tcase_create("mysql_partition");
    tcase_add_loop_test(tests, test_a_change_of_partitions_takes_the_least_statements, 0,
                        (int)TU_LEN(cases));
    tcase_add_loop_test(tests, test_a_clause_has_one_form_whatever_the_server_shows, 0,
                        (int)TU_LEN(clauses));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
