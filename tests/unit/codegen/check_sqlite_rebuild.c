/* The rebuild on tables with rows: what must survive it, and what must make it fail. */
#include "config.h"

#include "sqlite_case.h"

#include "codegen/sqlite/sqlite.h"

/* Foreign keys are enforced, as an application would have it. */
#define FAMILY                                                                                \
    "PRAGMA foreign_keys = ON;"                                                               \
    "CREATE TABLE p (id INTEGER PRIMARY KEY AUTOINCREMENT, a %s, log INT);"                   \
    "CREATE TABLE c (id INTEGER PRIMARY KEY, pid INT REFERENCES p (id) ON DELETE CASCADE);"   \
    "CREATE TABLE n (pid INT REFERENCES p (id) ON DELETE SET NULL);"                          \
    "CREATE TABLE r (pid INT REFERENCES p (id) ON DELETE RESTRICT);"                          \
    "CREATE VIEW v AS SELECT a FROM p;"                                                       \
    "CREATE TRIGGER tp AFTER UPDATE OF a ON p BEGIN UPDATE p SET log = 1 WHERE id = new.id; " \
    "END;"                                                                                    \
    "CREATE TRIGGER tc AFTER INSERT ON c BEGIN UPDATE p SET a = 7 WHERE id = new.pid; END;"   \
    "CREATE INDEX ip ON p (a) WHERE a > 0;"

static const char *
family(TuArena *arena, const char *definition, const char *rows)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_addf(&sql, FAMILY, definition);
    tu_buf_add(&sql, rows);
    const char *copy = tu_buf_dup(&sql, arena);
    tu_buf_release(&sql);
    return copy;
}

START_TEST(test_rows_children_triggers_views_and_counter_survive)
{
    TuArena *arena = tu_arena_new();
    Case c = case_plan(
        family(arena, "INT",
               "INSERT INTO p (id, a) VALUES (1, 1), (2, 2), (9, 9); DELETE FROM p WHERE id = 9;"
               "INSERT INTO c VALUES (1, 1), (2, 2); INSERT INTO n VALUES (1);"
               "INSERT INTO r VALUES (2);"),
        family(arena, "BIGINT NOT NULL DEFAULT 0", ""));
    case_apply(&c);
    ck_assert_str_eq(case_value(&c, "SELECT group_concat(id || ':' || a) FROM p"), "1:7,2:7");
    ck_assert_str_eq(case_value(&c, "SELECT count(*) FROM c"), "2");
    ck_assert_str_eq(case_value(&c, "SELECT pid FROM n"), "1");
    ck_assert_str_eq(case_value(&c, "SELECT count(*) FROM v"), "2");
    ck_assert_str_eq(case_value(&c, "SELECT seq FROM sqlite_sequence WHERE name = 'p'"), "9");
    ck_assert_str_eq(case_value(&c, "SELECT count(*) FROM sqlite_sequence"), "1");
    ck_assert_str_eq(case_value(&c, "PRAGMA foreign_keys"), "1");
    /* The trigger of the other table finds the new one, which has its own. */
    ck_assert_int_eq(
        tu_conn_exec(c.conn, "UPDATE p SET log = 0; INSERT INTO c VALUES (3, 1)", NULL), TU_OK);
    ck_assert_str_eq(case_value(&c, "SELECT log FROM p WHERE id = 1"), "1");
    ck_assert_int_eq(tu_conn_exec(c.conn, "DELETE FROM p WHERE id = 1", NULL), TU_OK);
    ck_assert_str_eq(case_value(&c, "SELECT count(*) FROM c"), "1");
    case_free(&c);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_emptied_table_keeps_its_counter)
{
    Case c = case_plan("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a);"
                       "INSERT INTO t VALUES (100, 1); DELETE FROM t",
                       "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a UNIQUE)");
    case_apply(&c);
    ck_assert_str_eq(case_value(&c, "INSERT INTO t (a) VALUES (1) RETURNING id"), "101");
    case_free(&c);
}
END_TEST

START_TEST(test_rowid_is_kept_where_no_column_carries_it)
{
    static const char *const cases[][3] = {
        {"CREATE TABLE t (a); INSERT INTO t (rowid, a) VALUES (5, 'x'), (9, 'y')",
         "CREATE TABLE t (a UNIQUE)", "SELECT group_concat(rowid || a) FROM t"},
        {"CREATE TABLE t (a, rowid TEXT); INSERT INTO t (oid, a) VALUES (5, 'x'), (9, 'y')",
         "CREATE TABLE t (a UNIQUE, rowid TEXT)", "SELECT group_concat(_rowid_ || a) FROM t"},
        /* A new INTEGER PRIMARY KEY takes over what was the rowid. */
        {"CREATE TABLE t (a); INSERT INTO t (rowid, a) VALUES (5, 'x'), (9, 'y')",
         "CREATE TABLE t (a, id INTEGER PRIMARY KEY)", "SELECT group_concat(id || a) FROM t"},
        {"CREATE TABLE t (id INTEGER PRIMARY KEY, a); INSERT INTO t VALUES (5, 'x'), (9, 'y')",
         "CREATE TABLE t (id INT PRIMARY KEY, a)", "SELECT group_concat(rowid || a) FROM t"},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        Case c = case_plan(cases[i][0], cases[i][1]);
        case_apply(&c);
        ck_assert_str_eq(case_value(&c, cases[i][2]), "5x,9y");
        case_free(&c);
    }
}
END_TEST

START_TEST(test_values_are_carried_over)
{
    static const char *const cases[][4] = {
        /* A default fills what may not be NULL any more. */
        {"CREATE TABLE t (a); INSERT INTO t VALUES (1), (NULL)",
         "CREATE TABLE t (a NOT NULL DEFAULT (2 + 3))", "SELECT group_concat(a) FROM t", "1,5"},
        /* Generated columns are computed, and become values when they are none any more. */
        {"CREATE TABLE t (a, b AS (a * 2)); INSERT INTO t VALUES (1), (2)",
         "CREATE TABLE t (a UNIQUE, b AS (a * 3))", "SELECT group_concat(b) FROM t", "3,6"},
        {"CREATE TABLE t (a, b AS (a * 2)); INSERT INTO t VALUES (1), (2)", "CREATE TABLE t (a, b)",
         "SELECT group_concat(b) FROM t", "2,4"},
        {"CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('0012')", "CREATE TABLE t (a INT)",
         "SELECT a FROM t", "12"},
        {"CREATE TABLE t (\"select\", `b c`); INSERT INTO t VALUES (1, 2)",
         "CREATE TABLE T (\"SELECT\" UNIQUE, [b c])", "SELECT \"select\" || \"B C\" FROM t", "12"},
        {"CREATE TABLE t (k TEXT PRIMARY KEY, a) WITHOUT ROWID; INSERT INTO t VALUES ('x', 1)",
         "CREATE TABLE t (k TEXT PRIMARY KEY, a INT NOT NULL) WITHOUT ROWID, STRICT",
         "SELECT k || a FROM t", "x1"},
        /* No column stays: the rows do, by their rowid. */
        {"CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)", "CREATE TABLE t (b DEFAULT (7))",
         "SELECT group_concat(b) FROM t", "7,7"},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        Case c = case_plan(cases[i][0], cases[i][1]);
        case_apply(&c);
        ck_assert_str_eq(case_value(&c, cases[i][2]), cases[i][3]);
        case_free(&c);
    }
}
END_TEST

/* What fails rolls back, and says why. */
static const char *const failing[][4] = {
    {"CREATE TABLE t (a); INSERT INTO t VALUES (1), (NULL)", "CREATE TABLE t (a NOT NULL)",
     "NOT NULL constraint failed", "SELECT count(*) FROM t"},
    {"CREATE TABLE t (a); INSERT INTO t VALUES (1), (1)", "CREATE TABLE t (a UNIQUE)",
     "UNIQUE constraint failed", "SELECT count(*) FROM t"},
    /* REPLACE and IGNORE would lose rows without a word: the row guard speaks. */
    {"CREATE TABLE t (a); INSERT INTO t VALUES (1), (1)",
     "CREATE TABLE t (a UNIQUE ON CONFLICT REPLACE)", "rows were lost", "SELECT count(*) FROM t"},
    {"CREATE TABLE t (a); INSERT INTO t VALUES (1), (NULL)",
     "CREATE TABLE t (a NOT NULL ON CONFLICT IGNORE)", "rows were lost", "SELECT count(*) FROM t"},
    /* A new foreign key, and a parent key that changes its values. */
    {"CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a); INSERT INTO p VALUES (1);"
     "INSERT INTO t VALUES (1), (2)",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a REFERENCES p)",
     "a foreign key broke", "SELECT count(*) FROM t"},
    {"CREATE TABLE p (id TEXT COLLATE nocase PRIMARY KEY); CREATE TABLE t (a TEXT REFERENCES p);"
     "INSERT INTO p VALUES ('a'), ('B'); INSERT INTO t VALUES ('a'), ('b')",
     "CREATE TABLE p (id TEXT PRIMARY KEY); CREATE TABLE t (a TEXT REFERENCES p)",
     "a foreign key broke", "SELECT count(*) FROM t"},
};

START_TEST(test_loss_makes_the_script_fail)
{
    Case c = case_plan(failing[_i][0], failing[_i][1]);
    ck_assert_msg(c.status == TU_OK, "%s", c.err.message);
    ck_assert_int_ne(case_run(&c), TU_OK);
    ck_assert_msg(strstr(c.err.message, failing[_i][2]) != NULL, "%s", c.err.message);
    ck_assert_str_eq(case_value(&c, failing[_i][3]), "2");
    ck_assert_str_eq(
        case_value(&c, "SELECT count(*) FROM sqlite_schema WHERE name LIKE '%trueup%'"), "0");
    case_free(&c);
}
END_TEST

START_TEST(test_foreign_keys_still_on_makes_the_script_fail)
{
    TuArena *arena = tu_arena_new();
    Case c =
        case_plan(family(arena, "INT",
                         "INSERT INTO p (id) VALUES (1); INSERT INTO c (id, pid) VALUES (1, 1)"),
                  family(arena, "TEXT", ""));
    /* Inside a transaction the setting does nothing. */
    ck_assert_int_eq(tu_conn_exec(c.conn, "BEGIN", &c.err), TU_OK);
    TuStatus status = tu_conn_exec(c.conn, case_script(&c), &c.err);
    ck_assert_int_ne(status, TU_OK);
    ck_assert_msg(strstr(c.err.message, "CHECK constraint failed") != NULL, "%s", c.err.message);
    ck_assert_int_eq(tu_conn_exec(c.conn, "ROLLBACK", &c.err), TU_OK);
    ck_assert_str_eq(case_value(&c, "SELECT count(*) FROM c"), "1");
    case_free(&c);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_what_was_broken_before_does_not_fail)
{
    Case c =
        case_plan("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a REFERENCES p, b);"
                  "INSERT INTO t VALUES (4, 1), (5, 2)",
                  "CREATE TABLE p (id INTEGER PRIMARY KEY);"
                  "CREATE TABLE t (a REFERENCES p, b UNIQUE)");
    case_apply(&c);
    case_free(&c);
}
END_TEST

START_TEST(test_key_that_points_nowhere_is_not_checked)
{
    Case c = case_plan("CREATE TABLE p (x); CREATE TABLE t (a REFERENCES p (x), b REFERENCES nope);"
                       "INSERT INTO t VALUES (4, 1)",
                       "CREATE TABLE p (x);"
                       "CREATE TABLE t (a UNIQUE REFERENCES p (x), b REFERENCES nope)");
    case_apply(&c);
    case_free(&c);
}
END_TEST

/* A child that is rebuilt first refers to a key that its parent gets only later. */
START_TEST(test_references_are_counted_before_and_after_everything)
{
    Case c = case_plan("CREATE TABLE c (x REFERENCES p (id)); CREATE TABLE p (id INTEGER PRIMARY "
                       "KEY, a); INSERT INTO p VALUES (1, 2); INSERT INTO c VALUES (1)",
                       "CREATE TABLE c (y TEXT UNIQUE REFERENCES p (a));"
                       "CREATE TABLE p (id INTEGER PRIMARY KEY, a UNIQUE)");
    case_apply(&c);
    case_free(&c);
}
END_TEST

/* Index and trigger names are those of the whole database. */
START_TEST(test_names_move_between_rebuilt_tables)
{
    Case c =
        case_plan("CREATE TABLE a (x); CREATE TABLE b (x); CREATE TABLE z (x);"
                  "CREATE INDEX i ON b (x); CREATE INDEX j ON a (x); CREATE INDEX k ON z (x);"
                  "CREATE TRIGGER g AFTER INSERT ON b BEGIN SELECT 1; END;"
                  "INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)",
                  "CREATE TABLE a (x UNIQUE); CREATE TABLE b (x UNIQUE);"
                  "CREATE INDEX i ON a (x); CREATE INDEX j ON b (x); CREATE INDEX k ON a (x DESC);"
                  "CREATE TRIGGER g AFTER INSERT ON a BEGIN SELECT 1; END;");
    case_apply(&c);
    case_free(&c);
}
END_TEST

START_TEST(test_name_of_the_new_table_is_free)
{
    Case c =
        case_plan("CREATE TABLE t (a); CREATE TABLE T__TRUEUP_NEW (b); INSERT INTO t VALUES (1)",
                  "CREATE TABLE t (a UNIQUE); CREATE TABLE T__TRUEUP_NEW (b)");
    case_apply(&c);
    ck_assert_str_eq(case_value(&c, "SELECT a FROM t"), "1");
    case_free(&c);
}
END_TEST

START_TEST(test_broken_views_do_not_stop_a_rebuild)
{
    Case c = case_plan("CREATE TABLE t (a, b); CREATE VIEW v AS SELECT nope FROM t;"
                       "CREATE VIEW w AS SELECT 1 FROM missing; INSERT INTO t VALUES (1, 2)",
                       "CREATE TABLE t (a); CREATE VIEW v AS SELECT nope FROM t;"
                       "CREATE VIEW w AS SELECT 1 FROM missing");
    case_apply(&c);
    case_free(&c);
}
END_TEST

/* ---- comments ---- */

static const struct {
    const char *old, *new, *kept; /* kept NULL: the new text as it is */
} comments[] = {
    {"CREATE TABLE t ( -- head\n  a INT, -- of a\n  -- over b\n  b /* in b */ TEXT,\n  c, /* of c "
     "*/"
     " -- more of c\n  CHECK (a > 0) -- of the check\n  -- the end\n) STRICT",
     "CREATE TABLE x (b TEXT NOT NULL, a INT, d, CHECK ( a>0 )) STRICT",
     "CREATE TABLE x ( -- head\n    -- over b\n    b TEXT NOT NULL, /* in b */\n    a INT, -- of "
     "a\n"
     "    d,\n    CHECK ( a>0 ) -- of the check\n    -- the end\n) STRICT"},
    {"CREATE TABLE t (a -- one\n  /* two */ INT\n, b)", "CREATE TABLE x (a TEXT, b)",
     "CREATE TABLE x (\n    a TEXT, -- one\n    /* two */\n    b\n)"},
    {"CREATE TABLE t (\"a, b)\" INT, -- odd\n c (1, 2) /* c */)",
     "CREATE TABLE x (\"A, B)\" TEXT, c)",
     "CREATE TABLE x (\n    \"A, B)\" TEXT, -- odd\n    c /* c */\n)"},
    {"CREATE TABLE t (a -- gone\n, b)", "CREATE TABLE x (b, c)",
     "CREATE TABLE x (\n    b,\n    c\n)"},
    {"CREATE TABLE t (a, -- old\n b)", "CREATE TABLE x (a, -- new\n b TEXT)", NULL},
    {"CREATE TABLE t (a, b '-- no comment')", "CREATE TABLE x (a, b)", NULL},
    {"CREATE TABLE t (a /* open", "CREATE TABLE x (a, b)", NULL},
    {"CREATE TABLE t -- a\n(a)", "CREATE TABLE x (a) /* b */", NULL},
};

START_TEST(test_comments_stay_beside_what_stays)
{
    const char *wanted = comments[_i].kept ? comments[_i].kept : comments[_i].new;
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, comments[_i].new);
    tu_sqlite_keep_comments(&sql, comments[_i].old);
    ck_assert_str_eq(sql.s, wanted);
    tu_buf_release(&sql);
}
END_TEST

int
main(void)
{
    TCase *tests = tcase_create("rebuild");
    tcase_add_test(tests, test_rows_children_triggers_views_and_counter_survive);
    tcase_add_test(tests, test_emptied_table_keeps_its_counter);
    tcase_add_test(tests, test_rowid_is_kept_where_no_column_carries_it);
    tcase_add_test(tests, test_values_are_carried_over);
    tcase_add_loop_test(tests, test_loss_makes_the_script_fail, 0, (int)TU_LEN(failing));
    tcase_add_test(tests, test_foreign_keys_still_on_makes_the_script_fail);
    tcase_add_test(tests, test_what_was_broken_before_does_not_fail);
    tcase_add_test(tests, test_key_that_points_nowhere_is_not_checked);
    tcase_add_test(tests, test_references_are_counted_before_and_after_everything);
    tcase_add_test(tests, test_names_move_between_rebuilt_tables);
    tcase_add_test(tests, test_name_of_the_new_table_is_free);
    tcase_add_test(tests, test_broken_views_do_not_stop_a_rebuild);
    tcase_add_loop_test(tests, test_comments_stay_beside_what_stays, 0, (int)TU_LEN(comments));
    return case_main("codegen/sqlite rebuild", tests);
}
