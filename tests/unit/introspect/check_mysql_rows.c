/* Rows of information_schema and texts of SHOW CREATE TABLE on the scripted connection: what
 * becomes of them. */
#include "config.h"

#include "pg_suite.h"

#include "db/fake.h"
#include "introspect/introspect_dialects.h"
#include "introspect/mysql/load.h"

#define NO "\\N"
#define MAX_STEPS 40

static TuFakeStep steps[MAX_STEPS];
static size_t step_count;

/* A step for each query that the flavour is asked; none gives rows until rows_of() says so. */
static void
begin_steps(TuMysqlFlavour flavour)
{
    step_count = 0;
    for (size_t i = 0; i < tu_mysql_query_count; i++)
        if (tu_mysql_queries[i].sql[flavour])
            steps[step_count++] = (TuFakeStep){.sql = "SELECT", .column_count = 1};
}

/* The rows of the query whose taker is this one. */
static void
rows_of(TuMysqlFlavour flavour, void (*take)(TuMysqlLoad *, const char *const *),
        const char *const *values, size_t count, size_t columns)
{
    size_t at = 0;
    for (size_t i = 0; i < tu_mysql_query_count; i++) {
        if (!tu_mysql_queries[i].sql[flavour])
            continue;
        if (tu_mysql_queries[i].take == take) {
            ck_assert_uint_eq(count % columns, 0);
            steps[at].rows = values;
            steps[at].column_count = columns;
            steps[at].row_count = count / columns;
            return;
        }
        at++;
    }
    ck_abort_msg("the flavour is not asked that");
}
#define ROWS(flavour, taker, columns, ...)                          \
    do {                                                            \
        static const char *const values_[] = {__VA_ARGS__};         \
        rows_of(flavour, taker, values_, TU_LEN(values_), columns); \
    } while (0)
#define SHOWS(name, text)                                                                    \
    do {                                                                                     \
        static const char *const values_[] = {name, text};                                   \
        steps[step_count++] = (TuFakeStep){                                                  \
            .sql = "SHOW CREATE TABLE", .rows = values_, .row_count = 1, .column_count = 2}; \
    } while (0)

static TuModel *
read_model(const char *version)
{
    TuModel *model = NULL;
    TuError err = {0};
    TuConn *conn = tu_fake_conn_new(&tu_dialect_mysql, version, steps, step_count);
    TuStatus status = tu_introspect_mysql(conn, &model, &err);
    ck_assert_msg(status == TU_OK, "%s", err.message);
    ck_assert_uint_eq(tu_fake_conn_left(conn), 0);
    tu_conn_free(conn);
    return model;
}

/* table, column, position, default, nullable, type, charset, collation, extra, comment, expression,
 * data type, srid */
#define COLUMN(table, name, fallback, nullable, type, extra, expression, data_type) \
    table, name, "1", fallback, nullable, type, NO, NO, extra, "", expression, data_type, NO

START_TEST(test_periods_of_mariadb_are_told_by_the_definition)
{
    begin_steps(TU_MARIADB);
    ROWS(TU_MARIADB, tu_mysql_take_database, 1, "shop");
    ROWS(TU_MARIADB, tu_mysql_take_table, 6, "rent", "BASE TABLE", "InnoDB", NO, "", "");
    ROWS(TU_MARIADB, tu_mysql_take_column, 13,
         COLUMN("rent", "id", NO, "NO", "int(11)", "", NO, "int"),
         COLUMN("rent", "s", NO, "NO", "date", "", NO, "date"),
         COLUMN("rent", "e", NO, "NO", "date", "", NO, "date"));
    ROWS(TU_MARIADB, tu_mysql_take_index_part, 10, "rent", "PRIMARY", "0", "id", "A", NO, "BTREE",
         "", "0", NO, "rent", "PRIMARY", "0", "e", "A", NO, "BTREE", "", "0", NO, "rent", "PRIMARY",
         "0", "s", "A", NO, "BTREE", "", "0", NO);
    ROWS(TU_MARIADB, tu_mysql_take_check, 4, "rent", "term", "Table", "`s` < `e`", "rent", "own",
         "Table", "`id` > 0");
    SHOWS("rent",
          "CREATE TABLE `rent` (\n  `id` int(11) NOT NULL,\n  `s` date NOT NULL,\n  `e` date "
          "NOT NULL,\n  PERIOD FOR `term` (`s`, `e`),\n  PRIMARY KEY (`id`,`term` WITHOUT "
          "OVERLAPS),\n  CONSTRAINT `own` CHECK (`id` > 0)\n) ENGINE=InnoDB");
    TuModel *model = read_model("10.11.19-MariaDB");
    check_fact(model, "table database.rent", "options", "period `term` (`s`, `e`)");
    check_fact(model, "primary key database.rent.(unnamed)", "columns", "id, term");
    check_fact(model, "primary key database.rent.(unnamed)", "without_overlaps", "true");
    ck_assert(get_described(model, "check constraint database.rent.term")->implied);
    ck_assert(!get_described(model, "check constraint database.rent.own")->implied);
    tu_model_free(model);
}
END_TEST

START_TEST(test_the_end_of_a_version_is_not_part_of_a_unique_key)
{
    begin_steps(TU_MARIADB);
    ROWS(TU_MARIADB, tu_mysql_take_database, 1, "shop");
    ROWS(TU_MARIADB, tu_mysql_take_table, 6, "v", "SYSTEM VERSIONED", "InnoDB", NO, "", "");
    ROWS(TU_MARIADB, tu_mysql_take_column, 13,
         COLUMN("v", "id", NO, "NO", "int(11)", "", NO, "int"),
         COLUMN("v", "rs", NO, "NO", "timestamp(6)", "STORED GENERATED", "ROW START", "timestamp"),
         COLUMN("v", "re", NO, "NO", "timestamp(6)", "STORED GENERATED", "ROW END", "timestamp"));
    ROWS(TU_MARIADB, tu_mysql_take_index_part, 10, "v", "PRIMARY", "0", "id", "A", NO, "BTREE", "",
         "0", NO, "v", "PRIMARY", "0", "re", "A", NO, "BTREE", "", "0", NO, "v", "ends", "1", "re",
         "A", NO, "BTREE", "", "0", NO);
    SHOWS("v",
          "CREATE TABLE `v` (\n  `id` int(11) NOT NULL,\n  `rs` timestamp(6) GENERATED ALWAYS AS "
          "ROW START,\n  `re` timestamp(6) GENERATED ALWAYS AS ROW END,\n  PRIMARY KEY "
          "(`id`,`re`),\n  KEY `ends` (`re`),\n  PERIOD FOR SYSTEM_TIME (`rs`, `re`)\n) "
          "ENGINE=InnoDB WITH SYSTEM VERSIONING");
    TuModel *model = read_model("10.11.19-MariaDB");
    check_fact(model, "table database.v", "options", "system_versioning on");
    check_fact(model, "primary key database.v.(unnamed)", "columns", "id");
    check_fact(model, "index database.v.ends", "on", "`re`");
    check_fact(model, "column database.v.rs", "generated", "ROW START");
    check_fact(model, "column database.v.rs", "not_null", "");
    tu_model_free(model);
}
END_TEST

START_TEST(test_a_key_to_another_database_says_so)
{
    begin_steps(TU_MYSQL);
    ROWS(TU_MYSQL, tu_mysql_take_database, 1, "shop");
    ROWS(TU_MYSQL, tu_mysql_take_table, 6, "pet", "BASE TABLE", "InnoDB", NO, "", "", "owner",
         "BASE TABLE", "InnoDB", NO, "", "");
    ROWS(TU_MYSQL, tu_mysql_take_column, 13, COLUMN("owner", "id", NO, "NO", "int", "", "", "int"),
         COLUMN("pet", "o", NO, "YES", "int", "", "", "int"));
    ROWS(TU_MYSQL, tu_mysql_take_key_column, 6, "pet", "far", "o", "people", "owner", "id", "pet",
         "near", "o", "shop", "owner", "id");
    SHOWS("pet", "CREATE TABLE `pet` (\n  `o` int DEFAULT NULL\n) ENGINE=InnoDB");
    SHOWS("owner", "CREATE TABLE `owner` (\n  `id` int NOT NULL\n) ENGINE=InnoDB");
    TuModel *model = read_model("9.7.4");
    check_fact(model, "foreign key database.pet.far", "references", "people.owner(id)");
    check_fact(model, "foreign key database.pet.near", "references", "database.owner(id)");
    ck_assert(needs(model, "foreign key database.pet.near", "table database.owner"));
    ck_assert(!needs(model, "foreign key database.pet.far", "table database.owner"));
    tu_model_free(model);
}
END_TEST

START_TEST(test_a_default_in_hexadecimal_is_text_again)
{
    begin_steps(TU_MYSQL);
    ROWS(TU_MYSQL, tu_mysql_take_table, 6, "d", "BASE TABLE", "InnoDB", NO, "", "");
    ROWS(TU_MYSQL, tu_mysql_take_column, 13,
         COLUMN("d", "a", "\xc3\xbc?", "YES", "varchar(9)", "", "", "varchar"),
         COLUMN("d", "b", "?", "YES", "varchar(9)", "", "", "varchar"));
    SHOWS("d",
          "CREATE TABLE `d` (\n  `a` varchar(9) DEFAULT 0xC3BCF09F9880,\n  `b` varchar(9) DEFAULT "
          "'?'\n) ENGINE=InnoDB");
    TuModel *model = read_model("9.7.4");
    check_fact(model, "column database.d.a", "default", "'\xc3\xbc\xf0\x9f\x98\x80'");
    check_fact(model, "column database.d.b", "default", "'?'");
    tu_model_free(model);
}
END_TEST

START_TEST(test_what_an_engine_keeps_to_itself_is_reported)
{
    begin_steps(TU_MYSQL);
    ROWS(TU_MYSQL, tu_mysql_take_table, 6, "far", "BASE TABLE", "FEDERATED", NO, "", "");
    ROWS(TU_MYSQL, tu_mysql_take_column, 13, COLUMN("far", "a", NO, "YES", "int", "", "", "int"));
    SHOWS("far", "CREATE TABLE `far` (\n  `a` int DEFAULT NULL\n) ENGINE=FEDERATED");
    TuModel *model = read_model("9.7.4");
    check_fact(model, "table database.far", "options", "engine FEDERATED");
    ck_assert(is_reported(model, "options of the engine", "database.far (FEDERATED)"));
    tu_model_free(model);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_what_an_engine_keeps_to_itself_is_reported);
    tcase_add_test(tests, test_periods_of_mariadb_are_told_by_the_definition);
    tcase_add_test(tests, test_the_end_of_a_version_is_not_part_of_a_unique_key);
    tcase_add_test(tests, test_a_key_to_another_database_says_so);
    tcase_add_test(tests, test_a_default_in_hexadecimal_is_text_again);
}

int
main(void)
{
    return run_suite("mysql_rows", add_tests);
}
