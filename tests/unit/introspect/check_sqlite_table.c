/* SQLite's catalog → model: many spellings of CREATE TABLE and what they come to. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "introspect/introspect.h"
#include "model/compare.h"

static TuModel *
read_back(const char *sql)
{
    TuConn *conn = NULL;
    TuModel *model = NULL;
    TuError err = {0};
    ck_assert_msg(tu_conn_open("sqlite::memory:", NULL, &conn, &err) == TU_OK, "%s", err.message);
    ck_assert_msg(tu_conn_exec(conn, sql, &err) == TU_OK, "%s: %s", err.message, sql);
    uint64_t before = tu_conn_round_trips(conn);
    ck_assert_msg(tu_introspect(conn, &model, &err) == TU_OK, "%s", err.message);
    ck_assert_uint_eq(tu_conn_round_trips(conn) - before, 1);
    tu_conn_free(conn);
    return model;
}

/* "column a: type=INT not_null=true" per object, in load order; the table only when it has
 * options. */
static void
print_model(TuBuf *out, const TuModel *model)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        const TuKindInfo *info = tu_kind_info(object->kind);
        TuBuf fields = TU_BUF_INIT;
        for (size_t j = 0; j < info->field_count; j++) {
            TuBuf value = TU_BUF_INIT;
            if (!(info->fields[j].flags & TU_FIELD_NOTE))
                tu_field_print(&value, object, &info->fields[j]);
            if (value.len)
                tu_buf_addf(&fields, " %s=%s", info->fields[j].name, value.s);
            tu_buf_release(&value);
        }
        if (object->kind != TU_KIND_TABLE || fields.len)
            tu_buf_addf(out, "%s %s:%s\n", info->name, object->name, fields.s);
        tu_buf_release(&fields);
    }
}

static void
expect(const char *sql, const char *want)
{
    TuModel *model = read_back(sql);
    TuBuf got = TU_BUF_INIT;
    print_model(&got, model);
    ck_assert_msg(strcmp(got.s, want) == 0, "%s\ngave:\n%swanted:\n%s", sql, got.s, want);
    tu_buf_release(&got);
    tu_model_free(model);
}

static const struct {
    const char *sql, *want;
} tables[] = {
    {"CREATE TABLE t (a, b INT, c UNSIGNED BIG INT, d \"weird type(1)\", e numeric(10, 2))",
     "column a:\n"
     "column b: type=INT\n"
     "column c: type=UNSIGNED BIG INT\n"
     "column d: type=weird type(1)\n"
     "column e: type=numeric(10, 2)\n"},
    {"CREATE TABLE t (a INT DEFAULT -1, b DEFAULT +5, c DEFAULT (1+2), d DEFAULT 'x''y', "
     "e DEFAULT x'00ff', f DEFAULT CURRENT_TIMESTAMP, g DEFAULT true, h DEFAULT NULL)",
     "column a: type=INT default=-1\n"
     "column b: default=+5\n"
     "column c: default=1+2\n"
     "column d: default='x''y'\n"
     "column e: default=x'00ff'\n"
     "column f: default=CURRENT_TIMESTAMP\n"
     "column g: default=true\n"
     "column h: default=NULL\n"},
    /* A word or a quoted name as a default is a string. */
    {"CREATE TABLE t (a DEFAULT active, b DEFAULT \"Dq\", c DEFAULT [br])",
     "column a: default='active'\n"
     "column b: default='Dq'\n"
     "column c: default='br'\n"},
    {"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)",
     "column id: type=INTEGER\n"
     "primary key : columns=id autoincrement=true\n"},
    {"CREATE TABLE t (id INTEGER, PRIMARY KEY (id AUTOINCREMENT))",
     "column id: type=INTEGER\n"
     "primary key : columns=id autoincrement=true\n"},
    /* Only a column's own DESC keeps an INTEGER key from being the rowid. */
    {"CREATE TABLE t (id INTEGER PRIMARY KEY DESC)", "column id: type=INTEGER\n"
                                                     "primary key : columns=id DESC\n"},
    {"CREATE TABLE t (ID INTEGER, PRIMARY KEY (id DESC))", "column ID: type=INTEGER\n"
                                                           "primary key : columns=ID\n"},
    {"CREATE TABLE t (a, b, CONSTRAINT pk PRIMARY KEY (b COLLATE NOCASE DESC, \"A\") "
     "ON CONFLICT FAIL)",
     "column a:\n"
     "column b:\n"
     "primary key pk: columns=b COLLATE nocase DESC, a on_conflict=fail\n"},
    {"CREATE TABLE t (a UNIQUE, b CONSTRAINT ub UNIQUE ON CONFLICT REPLACE, UNIQUE (b, a), "
     "CONSTRAINT n UNIQUE (a))",
     "column a:\n"
     "column b:\n"
     "unique constraint #unique(a): columns=a\n"
     "unique constraint ub: columns=b on_conflict=replace\n"
     "unique constraint #unique(b,a): columns=b, a\n"
     "unique constraint n: columns=a\n"},
    /* Unnamed checks are known by their meaning; equal ones and equal names are told apart. */
    {"CREATE TABLE t (a CHECK (a > 0) CHECK ( \"A\">0 ), CONSTRAINT c CHECK (a<9) "
     "CONSTRAINT c CHECK (a<8), CHECK (a IN ('X', ')')))",
     "column a:\n"
     "check constraint #check(a > 0): expression=a > 0\n"
     "check constraint #check(a > 0)#2: expression=\"A\">0\n"
     "check constraint c: expression=a<9\n"
     "check constraint #c#2: expression=a<8\n"
     "check constraint #check(a in ( 'X' , ')' )): expression=a IN ('X', ')')\n"},
    {"CREATE TABLE p (id INTEGER PRIMARY KEY);"
     "CREATE TABLE T (a REFERENCES P, b CONSTRAINT f REFERENCES p (id) ON DELETE SET NULL "
     "ON UPDATE CASCADE MATCH FULL NOT NULL DEFERRABLE INITIALLY DEFERRED, "
     "FOREIGN KEY (a, b) REFERENCES q (x, y) ON DELETE NO ACTION NOT DEFERRABLE)",
     "column id: type=INTEGER\n"
     "primary key : columns=id\n"
     "column a:\n"
     "column b: not_null=true\n"
     "foreign key #fkey(a)->P: columns=a references=main.p\n"
     "foreign key f: columns=b references=main.p(id) on_delete=set null on_update=cascade "
     "match=full deferrable=true initially_deferred=true\n"
     "foreign key #fkey(a,b)->q: columns=a, b references=main.q(x, y)\n"},
    {"CREATE TABLE t (a INT NOT NULL ON CONFLICT IGNORE, b TEXT COLLATE NoCase NULL, "
     "c GENERATED ALWAYS AS (a * 2), d INT AS (a || ')') STORED)",
     "column a: type=INT not_null=true on_null_conflict=ignore\n"
     "column b: type=TEXT collation=nocase\n"
     "column c: generated=a * 2 generated_storage=virtual\n"
     "column d: type=INT generated=a || ')' generated_storage=stored\n"},
    {"CREATE TABLE 't' ('a' TEXT PRIMARY KEY, [b c] ANY, `d\"e` INT) WITHOUT ROWID, STRICT",
     "table t: strict=true without_rowid=true\n"
     "column a: type=TEXT not_null=true\n"
     "column b c: type=ANY\n"
     "column d\"e: type=INT\n"
     "primary key : columns=a\n"},
    {"CREATE TABLE t (a INT, -- one, two (\n /* three , ( */ b TEXT CONSTRAINT x CONSTRAINT y "
     "CHECK (b <> '--'))",
     "column a: type=INT\n"
     "column b: type=TEXT\n"
     "check constraint y: expression=b <> '--'\n"},
    {"CREATE TABLE a (x, y); CREATE TABLE t AS SELECT x, count(*), 'l' AS lit FROM a;"
     "DROP TABLE a",
     "column x:\n"
     "column count(*):\n"
     "column lit:\n"},
    {"CREATE VIRTUAL TABLE f USING fts5(body, tokenize = 'porter')",
     "table f: definition=CREATE VIRTUAL TABLE f USING fts5(body, tokenize = 'porter')\n"},
    {"CREATE TABLE \"order\" (\"group\" TEXT COLLATE nocase, b);"
     "CREATE UNIQUE INDEX i ON \"order\" (\"group\" COLLATE NOCASE, b COLLATE rtrim DESC, "
     "lower(b) ASC) WHERE b > 1 -- end",
     "column group: type=TEXT collation=nocase\n"
     "column b:\n"
     "index i: on=\"group\", b COLLATE rtrim DESC, lower(b) unique=true where=b > 1\n"},
    {"CREATE TABLE t (a); CREATE VIEW v (x, \"y z\") AS SELECT a, 1 FROM t;"
     "CREATE TRIGGER g INSTEAD OF INSERT ON v BEGIN SELECT 1; END",
     "column a:\n"
     "view v: as=SELECT a, 1 FROM t columns=x, y z\n"
     "trigger g: definition=CREATE TRIGGER g INSTEAD OF INSERT ON v BEGIN SELECT 1; END\n"},
};

START_TEST(test_spelling_comes_to_the_same_facts)
{
    expect(tables[_i].sql, tables[_i].want);
}
END_TEST

/* Pairs that mean the same to SQLite: the diff must be empty, and so the fingerprint equal. */
static const char *const same[][2] = {
    {"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT UNIQUE)",
     "CREATE TABLE \"T\"(ID integer, \"a\" int, primary key(id), unique(a))"},
    {"CREATE TABLE t (a varchar(10) DEFAULT (1 + 2) CHECK ((a != 1)))",
     "create table t (a VARCHAR ( 10 ) CHECK (a<>1) default ((1+2)))"},
    {"CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a REFERENCES p ON DELETE CASCADE)",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a, FOREIGN KEY(a) REFERENCES p "
     "ON DELETE CASCADE ON UPDATE NO ACTION)"},
    {"CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t;",
     "CREATE TABLE t (a); CREATE VIEW v AS select \"a\" /* x */ from [t] -- y\n;"},
};

START_TEST(test_what_means_the_same_has_one_fingerprint)
{
    char a[TU_SHA256_HEX + 7], b[TU_SHA256_HEX + 7];
    TuModel *left = read_back(same[_i][0]), *right = read_back(same[_i][1]);
    TuBuf la = TU_BUF_INIT, lb = TU_BUF_INIT;
    tu_model_serialise(&la, left, NULL, NULL);
    tu_model_serialise(&lb, right, NULL, NULL);
    ck_assert_str_eq(la.s, lb.s);
    ck_assert(tu_model_fingerprint(left, NULL, NULL, a));
    ck_assert(tu_model_fingerprint(right, NULL, NULL, b));
    ck_assert_str_eq(a, b);
    tu_buf_release(&la);
    tu_buf_release(&lb);
    tu_model_free(left);
    tu_model_free(right);
}
END_TEST

START_TEST(test_views_and_triggers_need_what_they_name)
{
    TuModel *model = read_back("CREATE TABLE t (a); CREATE TABLE u (a); CREATE TABLE w (a);"
                               "CREATE VIEW v2 AS SELECT 'w' FROM V1;"
                               "CREATE VIEW v1 AS SELECT * FROM \"T\" AS x;"
                               "CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM [u]; END");
    const TuObject *v1 = tu_model_find(model, TU_KIND_VIEW, "main", NULL, "v1", NULL);
    const TuObject *v2 = tu_model_find(model, TU_KIND_VIEW, NULL, NULL, "V2", NULL);
    const TuObject *g = tu_model_find(model, TU_KIND_TRIGGER, "main", "t", "g", NULL);
    ck_assert_ptr_nonnull(v1);
    ck_assert_uint_eq(v1->deps.count, 1);
    ck_assert_str_eq(((TuObject *)v1->deps.items[0])->name, "t");
    ck_assert_uint_eq(v2->deps.count, 2); /* 'w' may be a name too */
    ck_assert_uint_eq(g->deps.count, 1);
    ck_assert_str_eq(((TuObject *)g->deps.items[0])->name, "u");
    tu_model_free(model);
}
END_TEST

START_TEST(test_what_the_engine_keeps_for_itself_is_left_out)
{
    TuModel *model = read_back("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a UNIQUE);"
                               "CREATE VIRTUAL TABLE f USING fts5(x); ANALYZE;"
                               "CREATE TEMP TABLE t (other)");
    size_t tables_found = 0;
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        tables_found += object->kind == TU_KIND_TABLE;
        ck_assert_int_ne(object->kind, TU_KIND_INDEX);
    }
    ck_assert_uint_eq(tables_found, 2);
    ck_assert_ptr_nonnull(tu_model_find(model, TU_KIND_COLUMN, NULL, "t", "a", NULL));
    tu_model_free(model);
}
END_TEST

/* Text that SQLite would not store today: what a later version may. */
START_TEST(test_text_that_is_not_understood_is_kept_whole)
{
    TuModel *model = read_back(
        "CREATE TABLE t (a, b); PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a, b CHECK (b > 0) NEWISH (1))';");
    const TuTable *table =
        (const TuTable *)tu_model_find(model, TU_KIND_TABLE, NULL, NULL, "t", NULL);
    ck_assert_ptr_nonnull(table);
    ck_assert_ptr_nonnull(table->definition);
    ck_assert_uint_eq(table->obj.children.count, 0);
    tu_model_free(model);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("introspect/sqlite");
    TCase *tests = tcase_create("sqlite");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_spelling_comes_to_the_same_facts, 0, (int)TU_LEN(tables));
    tcase_add_loop_test(tests, test_what_means_the_same_has_one_fingerprint, 0, (int)TU_LEN(same));
    tcase_add_test(tests, test_views_and_triggers_need_what_they_name);
    tcase_add_test(tests, test_what_the_engine_keeps_for_itself_is_left_out);
    tcase_add_test(tests, test_text_that_is_not_understood_is_kept_whole);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
