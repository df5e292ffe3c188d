/* Traps of statement splitting that only MySQL and MariaDB have. */
#include "config.h"

#include "sql/mysql.h"

#include <string.h>

#include "split_rules.h"

#include "../base/suite.h"

typedef struct Trap {
    const char *sql, *joined; /* the parts, joined by " || " */
} Trap;

static void
check(const Trap *traps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *sql = traps[i].sql;
        TuArena *arena = tu_arena_new();
        TuVec parts = TU_VEC_INIT;
        TuError err = {.status = TU_OK};
        TuBuf buf = TU_BUF_INIT;
        TuStatus st =
            tu_sql_split(&tu_dialect_mysql, sql, strlen(sql), "x.sql", arena, &parts, &err);
        ck_assert_msg(st == TU_OK, "%s: %s", sql, err.message);
        for (size_t j = 0; j < parts.count; j++) {
            const TuSqlPart *part = parts.items[j];
            tu_buf_add(&buf, j > 0 ? " || " : "");
            tu_buf_addn(&buf, part->text, part->len);
        }
        ck_assert_msg(strcmp(buf.s, traps[i].joined) == 0, "%s:\n%s", sql, buf.s);
        const char *broken = split_broken_rule(&tu_dialect_mysql, sql, strlen(sql), arena);
        ck_assert_msg(!broken, "%s: %s", sql, broken);
        tu_buf_release(&buf);
        tu_arena_free(arena);
    }
}

static void
check_error(const char *sql, const char *message, int line, int column)
{
    TuArena *arena = tu_arena_new();
    TuVec parts = TU_VEC_INIT;
    TuError err = {.status = TU_OK};
    TuStatus st = tu_sql_split(&tu_dialect_mysql, sql, strlen(sql), "x.sql", arena, &parts, &err);
    ck_assert_msg(st == TU_ERR_PARSE, "%s was split", sql);
    ck_assert_msg(strstr(err.message, message), "%s: %s", sql, err.message);
    ck_assert_msg(err.line == line && err.column == column, "%s: %d:%d", sql, err.line, err.column);
    tu_arena_free(arena);
}

START_TEST(test_quotes)
{
    static const Trap traps[] = {
        {"SELECT 'a\\'; b'; c", "SELECT 'a\\'; b' || c"},
        {"SELECT \"a;b\", 'c'';d'; e", "SELECT \"a;b\", 'c'';d' || e"},
        {"SELECT \"a\\\";b\"; c", "SELECT \"a\\\";b\" || c"},
        {"SELECT 'a\"; b'; c", "SELECT 'a\"; b' || c"},
        {"SELECT `a;``b`; c", "SELECT `a;``b` || c"},
        {"SELECT `a\\`; b", "SELECT `a\\` || b"},
        {"SELECT `a';b`; c", "SELECT `a';b` || c"},
        {"SELECT '\\\\'; c", "SELECT '\\\\' || c"},
        {"SELECT '\\\\\\'; b'; c", "SELECT '\\\\\\'; b' || c"},
        {"SELECT ''; ''; c", "SELECT '' || '' || c"},
        {"SELECT N'a\\';b'; c", "SELECT N'a\\';b' || c"},
        {"SELECT _utf8mb4'a\\';b'; c", "SELECT _utf8mb4'a\\';b' || c"},
        {"SELECT x'3b', b'01', 0x3B; c", "SELECT x'3b', b'01', 0x3B || c"},
        {"SELECT 'a' ';' \"b;\"; c", "SELECT 'a' ';' \"b;\" || c"},
        {"SELECT 'a\n;\nb'; c", "SELECT 'a\n;\nb' || c"},
        {"SELECT @`a;b`, @'c;d', @e; f", "SELECT @`a;b`, @'c;d', @e || f"},
        {"SELECT 'na\xc3\xafve; \xe2\x98\x83'; c", "SELECT 'na\xc3\xafve; \xe2\x98\x83' || c"},
        {"CREATE USER 'a;b'@'c;d'; e", "CREATE USER 'a;b'@'c;d' || e"},
    };
    check(traps, TU_LEN(traps));
    check_error("a;\nSELECT 'b\\'", "a quote is open", 2, 8);
    check_error("SELECT `a", "a quote is open", 1, 8);
    check_error("SELECT \"a\\\";", "a quote is open", 1, 8);
}
END_TEST

START_TEST(test_comments)
{
    static const Trap traps[] = {
        {"a # ;\n b; c -- ;\n; d", "a # ;\n b || c || d"},
        {"a#;'\n b; c", "a#;'\n b || c"},
        {"# only\n-- this\n/* and ; that */", ""},
        {"SELECT 5--1; c", "SELECT 5--1 || c"},
        {"SELECT 5 --'; b'; c", "SELECT 5 --'; b' || c"},
        {"a --\t;\n b; c", "a --\t;\n b || c"},
        {"a --\x01;\n b; c", "a --\x01;\n b || c"},
        {"a --\n b; c --", "a --\n b || c"},
        {"a --; b", "a -- || b"},
        {"a /* ; */ b; c", "a /* ; */ b || c"},
        {"a /* x /* ; */ b; c", "a /* x /* ; */ b || c"}, /* no nesting */
        {"a /* ' */ b; c", "a /* ' */ b || c"},
        {"a /* -- */ b; c", "a /* -- */ b || c"},
        {"a -- /*\n; b */", "a || b */"},
        {"a '/*' ; b '*/'", "a '/*' || b '*/'"},
        {"SELECT /*+ MAX_EXECUTION_TIME(1); */ 1; c",
         "SELECT /*+ MAX_EXECUTION_TIME(1); */ 1 || c"},
        {"a /**/; b", "a || b"},
        {"SELECT 4 /2; b", "SELECT 4 /2 || b"},
        {";;; a;;\n;", "a"},
    };
    check(traps, TU_LEN(traps));
    check_error("a;\n  /* b; *", "a comment is open", 2, 3);
    check_error("a /*/", "a comment is open", 1, 3);
}
END_TEST

START_TEST(test_comments_that_are_run)
{
    static const Trap traps[] = {
        {"/*!40101 SET NAMES utf8 */; b", "/*!40101 SET NAMES utf8 */ || b"},
        {"/*! SET a = 1 */; b", "/*! SET a = 1 */ || b"},
        {"/*M!100100 SET a='x;y' */; b", "/*M!100100 SET a='x;y' */ || b"},
        {"/*!50003 SET a = '*/;' */; b", "/*!50003 SET a = '*/;' */ || b"},
        {"/*!50003 SET a /* ; ' */ = 1 */; b", "/*!50003 SET a /* ; ' */ = 1 */ || b"},
        {"/*!50003 SET a -- ; ' */\n = 1 */; b", "/*!50003 SET a -- ; ' */\n = 1 */ || b"},
        {"CREATE TABLE t (a int) /*!50100 PARTITION BY HASH (a) */; b",
         "CREATE TABLE t (a int) /*!50100 PARTITION BY HASH (a) */ || b"},
        {"/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR "
         "EACH ROW BEGIN SET @a = 1; SET @b = 2; END */; c",
         "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR "
         "EACH ROW BEGIN SET @a = 1; SET @b = 2; END */ || c"},
        {"/*M!999999\\- enable the sandbox mode */\n/*!40101 SET a=1 */;\nb",
         "/*M!999999\\- enable the sandbox mode */\n/*!40101 SET a=1 */ || b"},
        {"/*!50003 DROP PROCEDURE IF EXISTS p */;\nDELIMITER ;;\nCREATE PROCEDURE p()\nBEGIN a; "
         "b;\nEND ;;\nDELIMITER ;\nc",
         "/*!50003 DROP PROCEDURE IF EXISTS p */ || CREATE PROCEDURE p()\nBEGIN a; b;\nEND || c"},
    };
    check(traps, TU_LEN(traps));
}
END_TEST

START_TEST(test_delimiter)
{
    static const Trap traps[] = {
        {"a;\nDELIMITER $$\nCREATE TRIGGER x BEGIN b; c; END$$\nDELIMITER ;\nd;",
         "a || CREATE TRIGGER x BEGIN b; c; END || d"},
        {"delimiter //\nSELECT 4//\nSELECT 'a//b' //\ndelimiter ;\nb",
         "SELECT 4 || SELECT 'a//b' || b"},
        {"DELIMITER ;;\n/*!50003 CREATE*/ /*!50003 TRIGGER t BEGIN a; END */;;\nDELIMITER ;\nb",
         "/*!50003 CREATE*/ /*!50003 TRIGGER t BEGIN a; END */ || b"},
        {"DELIMITER $$\nSET @a = @b$$\nSELECT a$$\nSELECT 1$$ b", "SET @a = @b || SELECT a || "
                                                                  "SELECT 1 || b"},
        {"DELIMITER $$\nSELECT $$$$ a", "SELECT || a"},
        {"DELIMITER //\nSELECT /* // */ 1 -- //\n// b", "SELECT /* // */ 1 || b"},
        {"DELIMITER //\nSELECT `//`, \"//\" // b", "SELECT `//`, \"//\" || b"},
        {"DELIMITER '//'\na; b//\nDELIMITER \";\"\nc; d", "a; b || c || d"},
        {"DELIMITER go\na; b go\ndelimiter ;\nc", "a; b || c"},
        {"DELIMITER |\na; b| c|", "a; b || c"},
        {"DELIMITER $$\r\na; b$$\r\nDELIMITER ;\r\nc;\r\n", "a; b || c"},
        {"  DELIMITER   $$   \na; b $$\n\tDELIMITER\t;\nc", "a; b || c"},
        {"DELIMITER $$ -- and more\na; b $$", "a; b"},
        {"DELIMITER $$\na; b", "a; b"},
        {"DELIMITER $$\nDELIMITER ;\n", ""},
        {"DELIMITER //", ""},
        {"SELECT delimiter FROM t; b", "SELECT delimiter FROM t || b"},
        {"SELECT 'DELIMITER $$'; b", "SELECT 'DELIMITER $$' || b"},
        {"-- DELIMITER $$\na; b", "a || b"},
        {"/* DELIMITER $$ */ a; b", "a || b"},
        {"DELIMITER $$\nCREATE PROCEDURE p() BEGIN SELECT end, begin FROM t; END $$\nDELIMITER "
         ";\nx",
         "CREATE PROCEDURE p() BEGIN SELECT end, begin FROM t; END || x"},
    };
    check(traps, TU_LEN(traps));
    check_error("a;\nDELIMITER\nb", "names no delimiter", 2, 1);
    check_error("DELIMITER \\\nb", "names no delimiter", 1, 1);
    check_error("DELIMITER ''\nb", "names no delimiter", 1, 1);
}
END_TEST

START_TEST(test_bodies_are_one_statement)
{
    static const char *const bodies[] = {
        "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END",
        "CREATE PROCEDURE p() BEGIN END",
        "CREATE DEFINER=`a`@`%` FUNCTION f() RETURNS int BEGIN IF a THEN b; END IF; RETURN 1; END",
        "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN CASE a WHEN 1 THEN b; END CASE; "
        "END",
        "CREATE OR REPLACE PROCEDURE p() l: BEGIN WHILE a DO SET x = CASE WHEN b THEN 1 END; END "
        "WHILE l; BEGIN c; END; LOOP d; END LOOP; REPEAT e; UNTIL f END REPEAT; END",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN a; b; END",
        "CREATE PROCEDURE p() BEGIN SELECT t.begin, t.`end`; END",
        "CREATE PROCEDURE p() BEGIN SELECT start, end FROM t; SELECT begin, end FROM t; END",
        "CREATE PROCEDURE p() BEGIN CASE a WHEN 1 THEN IF b THEN c; END IF; ELSE BEGIN END; END "
        "CASE; d; END",
        "CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN a; END; b; END",
        "CREATE PROCEDURE p() SQL SECURITY INVOKER COMMENT 'begin;' BEGIN a; END",
        "CREATE PROCEDURE p() BEGIN IF (SELECT CASE WHEN a THEN 1 ELSE 2 END) = 1 THEN b; END IF; "
        "END",
        "CREATE PROCEDURE p() BEGIN FOR i IN 1..2 DO a; END FOR; b; END",
        "CREATE PROCEDURE p() BEGIN -- end;\n a; /* end; */ # end;\n b; END",
        "CREATE FUNCTION f() RETURNS int DETERMINISTIC BEGIN RETURN 'end;'; END",
        "BEGIN NOT ATOMIC a; b; END",
        "CREATE PROCEDURE p() BEGIN SELECT 1 AS case_; SET @begin = 1; SET @x = @end; END",
    };
    for (size_t i = 0; i < TU_LEN(bodies); i++) {
        TuBuf text = TU_BUF_INIT, want = TU_BUF_INIT;
        tu_buf_addf(&text, "%s; SELECT 3", bodies[i]);
        tu_buf_addf(&want, "%s || SELECT 3", bodies[i]);
        const Trap trap = {text.s, want.s};
        check(&trap, 1);
        tu_buf_release(&text);
        tu_buf_release(&want);
    }
    static const Trap none[] = {
        {"CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a = 1; b",
         "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a = 1 || b"},
        {"CREATE TABLE t (a int); BEGIN; b; COMMIT", "CREATE TABLE t (a int) || BEGIN || b || "
                                                     "COMMIT"},
        {"BEGIN WORK; a; COMMIT", "BEGIN WORK || a || COMMIT"},
        {"CREATE PROCEDURE p() SELECT 1; b", "CREATE PROCEDURE p() SELECT 1 || b"},
        {"CREATE TABLE trigger_ (`begin` int); b", "CREATE TABLE trigger_ (`begin` int) || b"},
        {"DROP PROCEDURE p; b", "DROP PROCEDURE p || b"},
    };
    check(none, TU_LEN(none));
}
END_TEST

START_TEST(test_the_mode_decides_what_a_quote_is)
{
    static const char *const plain[] = {
        "SET sql_mode = 'NO_BACKSLASH_ESCAPES'",
        "SET SESSION sql_mode = 'STRICT_ALL_TABLES,no_backslash_escapes'",
        "SET @@sql_mode := \"NO_BACKSLASH_ESCAPES\"",
        "SET @@SESSION.sql_mode = NO_BACKSLASH_ESCAPES",
        "set local sql_mode=1048576",
        "SET foreign_key_checks = 0, sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES')",
        "/*!40101 SET SQL_MODE='NO_BACKSLASH_ESCAPES' */",
        "/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_BACKSLASH_ESCAPES' */",
    };
    static const char *const usual[] = {
        "SET sql_mode = ''",
        "SET sql_mode = DEFAULT",
        "SET sql_mode = @OLD_SQL_MODE",
        "SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES'",
        "SET @@GLOBAL.sql_mode = 'NO_BACKSLASH_ESCAPES'",
        "SET @my_sql_mode = 'NO_BACKSLASH_ESCAPES'",
        "SET @sql_mode = 'NO_BACKSLASH_ESCAPES'",
        "SET sql_mode = 'TRADITIONAL', @x = 'NO_BACKSLASH_ESCAPES'",
        "SELECT 'SET sql_mode = NO_BACKSLASH_ESCAPES'",
    };
    for (size_t i = 0; i < TU_LEN(plain) + TU_LEN(usual); i++) {
        bool is_plain = i < TU_LEN(plain);
        const char *set = is_plain ? plain[i] : usual[i - TU_LEN(plain)];
        TuBuf text = TU_BUF_INIT, want = TU_BUF_INIT;
        tu_buf_addf(&text, "%s; SELECT '\\'; b %s; c", set, is_plain ? "" : "'");
        tu_buf_addf(&want, "%s || SELECT '\\'%s", set, is_plain ? " || b || c" : "; b ' || c");
        const Trap trap = {text.s, want.s};
        check(&trap, 1);
        tu_buf_release(&text);
        tu_buf_release(&want);
    }
}
END_TEST

START_TEST(test_ansi_quotes_are_names)
{
    static const Trap traps[] = {
        {"SET sql_mode='ANSI_QUOTES'; SELECT \"a\\\"; b", "SET sql_mode='ANSI_QUOTES' || SELECT "
                                                          "\"a\\\" || b"},
        {"/*!40101 SET SQL_MODE='ANSI' */; SELECT \"a\\\"; b",
         "/*!40101 SET SQL_MODE='ANSI' */ || SELECT \"a\\\" || b"},
        {"SET sql_mode=ORACLE; SELECT \"a\\\"; b", "SET sql_mode=ORACLE || SELECT \"a\\\" || b"},
        {"SET @@sql_mode='ANSI'; SELECT \"a\\\"; SET sql_mode=DEFAULT; SELECT \"a\\\";b\"; c",
         "SET @@sql_mode='ANSI' || SELECT \"a\\\" || SET sql_mode=DEFAULT || SELECT "
         "\"a\\\";b\" || c"},
        {"SET sql_mode='ANSI'; SET sql_mode = REPLACE(@@sql_mode, 'ANSI_QUOTES', ''); SELECT "
         "\"a\\\";b\"; c",
         "SET sql_mode='ANSI' || SET sql_mode = REPLACE(@@sql_mode, 'ANSI_QUOTES', '') || SELECT "
         "\"a\\\";b\" || c"},
        {"SET sql_mode='ANSI'; SET @old_sql_mode = @@sql_mode; SELECT \"a\\\"; b",
         "SET sql_mode='ANSI' || SET @old_sql_mode = @@sql_mode || SELECT \"a\\\" || b"},
        {"SET sql_mode=4; SELECT 'a\\';b', \"c\\\"; d", "SET sql_mode=4 || SELECT 'a\\';b', "
                                                        "\"c\\\" || d"},
    };
    check(traps, TU_LEN(traps));
}
END_TEST

START_TEST(test_what_a_server_does_not_run)
{
    static const struct {
        const char *comment, *server;
        bool run;
    } cases[] = {
        {"/*! x */", "9.7.0", true},
        {"/*!80030 x */", "9.7.0", true},
        {"/*!99999 x */", "9.7.0", false},
        {"/*!999999\\- x */", "10.11.16-MariaDB", false},
        {"/*M! x */", "9.7.0", false},
        {"/*M!100100 x */", "10.11.16-MariaDB-0+deb12u1", true},
        {"/*M!101200 x */", "10.11.16-MariaDB", false},
        {"/*!50701 x */", "10.11.16-MariaDB", false},
        {"/*!50701 x */", "8.0.30", true},
        {"/*M!50701 x */", "10.11.16-MariaDB", true},
        {"/*!123 x */", "8.0.30", true},
        {"/*!99999 a /* b */ c */", "8.0.30", false},
        {"/*!99999 open", "8.0.30", false},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        const char *text = cases[i].comment, *end = text + strlen(text);
        const char *behind = tu_mysql_not_run(text, end, cases[i].server);
        ck_assert_msg(behind == (cases[i].run ? NULL : end), "%s on %s", text, cases[i].server);
    }
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_quotes);
    tcase_add_test(tests, test_comments);
    tcase_add_test(tests, test_comments_that_are_run);
    tcase_add_test(tests, test_delimiter);
    tcase_add_test(tests, test_bodies_are_one_statement);
    tcase_add_test(tests, test_the_mode_decides_what_a_quote_is);
    tcase_add_test(tests, test_ansi_quotes_are_names);
    tcase_add_test(tests, test_what_a_server_does_not_run);
}

int
main(void)
{
    return run_suite("sql_split_mysql", add_tests);
}
