/* Which statements must not run in a scratch database that lies beside the user's own. */
#include "config.h"

#include <string.h>

#include "scratch/reach.h"

#include "../base/suite.h"

static bool
mysql_out(const char *sql)
{
    return tu_mysql_reaches_out(sql, strlen(sql), "trueup_scratch_1", "10.11.16-MariaDB");
}

START_TEST(test_mysql_what_stays_inside)
{
    static const char *const inside[] = {
        "CREATE TABLE t (id int)",
        "CREATE TABLE trueup_scratch_1.t (id int)",
        "CREATE TABLE `user` (`database` int, `grant` int)",
        "CREATE TABLE t (a int, FOREIGN KEY (a) REFERENCES other.p (id) ON UPDATE CASCADE)",
        "CREATE TABLE t AS SELECT a.id FROM other.a AS a",
        "CREATE DEFINER=`u`@`h` SQL SECURITY INVOKER VIEW v AS SELECT a.x FROM a JOIN b ON a.x = "
        "b.x",
        "/*!50001 CREATE ALGORITHM=UNDEFINED */ /*!50013 DEFINER=`u`@`h` */ /*!50001 VIEW v AS "
        "SELECT 1 */",
        "CREATE DEFINER = 'u'@'h' PROCEDURE p() BEGIN UPDATE t SET t.a = 1; DELETE FROM t WHERE "
        "t.a = 1; END",
        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SELECT max(a) INTO new.a FROM t",
        "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = OLD.a",
        "CREATE INDEX i ON t (a)",
        "ALTER TABLE t RENAME TO u",
        "ALTER TABLE t DROP COLUMN a, RENAME COLUMN b TO c",
        "ALTER DATABASE CHARACTER SET utf8mb4",
        "INSERT INTO t SELECT a.b, c.d FROM a, c ON DUPLICATE KEY UPDATE x = a.b",
        "UPDATE t SET a = (SELECT b.c FROM b), d = b.e",
        "REPLACE INTO t VALUES (REPLACE('a', 'b', 'c'))",
        "SELECT * FROM other.t FOR UPDATE",
        "SET foreign_key_checks = 0",
        "SET @global := 1, NAMES = 'x'",
        "LOCK TABLES t WRITE",
        "START TRANSACTION",
        "DROP TABLE IF EXISTS t, u",
        "/*M!999999\\- enable the sandbox mode */ /*!40101 SET @a = 1 */",
        "",
    };
    for (size_t i = 0; i < TU_LEN(inside); i++)
        ck_assert_msg(!mysql_out(inside[i]), "%s", inside[i]);
}
END_TEST

START_TEST(test_mysql_what_reaches_out)
{
    static const char *const outside[] = {
        "CREATE DATABASE x",
        "/*!999999 SELECT */ DROP USER x",
        "/*!50701 SELECT */ DROP /* a */ USER x",
        "/*!999999 ' */ DROP USER x -- '",
        "/*!50000 DROP */ /*M!100000 USER */ x",
        "DROP TABLE \"other\".\"t\"",
        "CREATE OR REPLACE DATABASE x",
        "drop schema if exists x",
        "ALTER DATABASE x CHARACTER SET utf8mb4",
        "CREATE USER u",
        "CREATE OR REPLACE USER u",
        "DROP ROLE r",
        "RENAME USER a TO b",
        "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'h')",
        "CREATE TABLESPACE s ADD DATAFILE 's.ibd'",
        "GRANT ALL ON *.* TO u",
        "SET GLOBAL x = 1",
        "SET @a = 1, PERSIST x = 1",
        "SET @@global.x = 1",
        "SET PASSWORD = 'x'",
        "FLUSH PRIVILEGES",
        "KILL 1",
        "USE other",
        "LOAD DATA INFILE 'x' INTO TABLE t",
        "EXECUTE IMMEDIATE 'DROP DATABASE x'",
        "SELECT 1 INTO OUTFILE '/x'",
        "START REPLICA",
        "CREATE TABLE other.t (id int)",
        "CREATE TABLE IF NOT EXISTS other.t (id int)",
        "CREATE OR REPLACE VIEW other.v AS SELECT 1",
        "CREATE INDEX i ON other.t (a)",
        "DROP TABLE t, `other`.t",
        "DROP TRIGGER other.g",
        "TRUNCATE other.t",
        "RENAME TABLE t TO other.t",
        "ALTER TABLE t RENAME TO other.t",
        "ALTER TABLE other.t ADD a int",
        "/*!50000 DROP TABLE other.t */",
        "INSERT INTO other.t VALUES (1)",
        "INSERT IGNORE INTO other . t VALUES (1)",
        "INSERT other.t VALUES (1)",
        "REPLACE other.t VALUES (1)",
        "UPDATE other.t SET a = 1",
        "UPDATE t, other.u SET u.a = 1",
        "DELETE FROM other.t",
        "DELETE t FROM t JOIN other.u",
        "CALL other.p()",
        "CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW INSERT INTO other.log VALUES (1)",
        "CREATE PROCEDURE p() BEGIN SELECT a.b FROM a; DELETE FROM other.t; END",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO TRUNCATE other.t",
    };
    for (size_t i = 0; i < TU_LEN(outside); i++)
        ck_assert_msg(mysql_out(outside[i]), "%s", outside[i]);
}
END_TEST

START_TEST(test_postgresql)
{
    static const struct {
        const char *sql;
        bool out;
    } cases[] = {
        {"CREATE TABLE t (id int)", false},
        {"GRANT SELECT ON t TO r", false},
        {"CREATE USER MAPPING FOR u SERVER s", false},
        {"CREATE ROLE r", true},
        {"ALTER SYSTEM SET x = 1", true},
        {"GRANT a TO b", true},
        {"COPY t TO PROGRAM 'x'", true},
        {"DO $$ BEGIN DROP ROLE r; END $$", true},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++)
        ck_assert_msg(tu_statement_reaches_out(&tu_dialect_pg, cases[i].sql,
                                               strlen(cases[i].sql)) == cases[i].out,
                      "%s", cases[i].sql);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_mysql_what_stays_inside);
    tcase_add_test(tests, test_mysql_what_reaches_out);
    tcase_add_test(tests, test_postgresql);
}

int
main(void)
{
    return run_suite("reach", add_tests);
}
