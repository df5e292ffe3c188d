/* The rules of what statements lock and rewrite, held against the server. Needs
 * TRUEUP_TEST_PG_URL. */
#include "config.h"

#include "../scratch/scratch_case.h"
#include "codegen/pg/locks.h"
#include "scratch/measure.h"

static const char *server;
static TuScratch *here;
static TuError err;

static const char set_up[] =
    "CREATE TABLE p (id int PRIMARY KEY, x int, r int);"
    "CREATE TABLE t (id int NOT NULL, a int, b text, c int CONSTRAINT c CHECK (c > 0),"
    " CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id));"
    "ALTER TABLE t ADD CONSTRAINT nv CHECK (a > 0) NOT VALID,"
    " ADD CONSTRAINT fnv FOREIGN KEY (c) REFERENCES p (id) NOT VALID;"
    "CREATE UNIQUE INDEX i ON t (id); CREATE INDEX j ON t (b);"
    "INSERT INTO p VALUES (1, 1); INSERT INTO t VALUES (1, 1, 'b', 1);"
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';"
    "CREATE TRIGGER tg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();"
    "CREATE POLICY pol ON t USING (true); CREATE RULE ru AS ON UPDATE TO t DO ALSO NOTHING;"
    "CREATE MATERIALIZED VIEW m AS SELECT id FROM p;"
    "CREATE TABLE w (d int NOT NULL) PARTITION BY RANGE (d);"
    "CREATE TABLE w1 PARTITION OF w FOR VALUES FROM (1) TO (10);"
    "CREATE TABLE w2 (d int NOT NULL); CREATE TABLE h (id int NOT NULL, x int, r int)";

/* A statement of each form; the other table that it locks. */
static const struct {
    const char *sql, *table, *other;
    bool outside; /* of a transaction: the rule alone says what it locks */
} cases[] = {
    {"CREATE INDEX CONCURRENTLY n ON t (a)", "public.t", NULL, true},
    {"CREATE UNIQUE INDEX CONCURRENTLY n ON t (a)", "public.t", NULL, true},
    {"CREATE INDEX n ON ONLY public.w (d)", "public.w", NULL, false},
    {"CREATE INDEX n ON t (a)", "public.t", NULL, false},
    {"CREATE UNIQUE INDEX n ON t (a)", "public.t", NULL, false},
    {"DROP INDEX CONCURRENTLY j", "public.t", NULL, true},
    {"DROP INDEX j", "public.t", NULL, false},
    {"REINDEX INDEX CONCURRENTLY j", "public.t", NULL, true},
    {"CREATE TRIGGER n BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()", "public.t", NULL,
     false},
    {"CREATE OR REPLACE TRIGGER n BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()", "public.t",
     NULL, false},
    {"CREATE CONSTRAINT TRIGGER n AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()", "public.t",
     NULL, false},
    {"DROP TRIGGER tg ON t", "public.t", NULL, false},
    {"CREATE POLICY n ON t USING (true)", "public.t", NULL, false},
    {"ALTER POLICY pol ON t USING (false)", "public.t", NULL, false},
    {"DROP POLICY pol ON t", "public.t", NULL, false},
    {"CREATE RULE n AS ON DELETE TO t DO ALSO NOTHING", "public.t", NULL, false},
    {"CREATE OR REPLACE RULE ru AS ON UPDATE TO t DO INSTEAD NOTHING", "public.t", NULL, false},
    {"DROP RULE ru ON t", "public.t", NULL, false},
    {"CREATE STATISTICS n ON a, b FROM t", "public.t", NULL, false},
    {"COMMENT ON TABLE t IS 'x'", "public.t", NULL, false},
    {"CREATE TABLE n PARTITION OF w FOR VALUES FROM (20) TO (30)", NULL, "public.w", false},
    {"DROP TABLE t", "public.t", "public.p", false},
    {"DROP MATERIALIZED VIEW m", "public.m", NULL, false},
    {"REFRESH MATERIALIZED VIEW CONCURRENTLY m", "public.m", NULL, true},
    {"REFRESH MATERIALIZED VIEW m", "public.m", NULL, false},
    {"ALTER TABLE t ADD CONSTRAINT n CHECK (id > 0) NOT VALID", "public.t", NULL, false},
    {"ALTER TABLE t ADD CONSTRAINT n CHECK (id > 0)", "public.t", NULL, false},
    {"ALTER TABLE t ADD CONSTRAINT n NOT NULL b NOT VALID", "public.t", NULL, true},
    {"ALTER TABLE t ADD CONSTRAINT n NOT NULL b", "public.t", NULL, true},
    {"ALTER TABLE t ADD CONSTRAINT n FOREIGN KEY (id) REFERENCES p NOT VALID", "public.t",
     "public.p", false},
    {"ALTER TABLE t ADD CONSTRAINT n FOREIGN KEY (id) REFERENCES p", "public.t", "public.p", false},
    {"ALTER TABLE t ADD CONSTRAINT n UNIQUE USING INDEX i", "public.t", NULL, false},
    {"ALTER TABLE t ADD CONSTRAINT n PRIMARY KEY USING INDEX i", "public.t", NULL, false},
    {"ALTER TABLE t ADD CONSTRAINT n UNIQUE (a)", "public.t", NULL, false},
    {"ALTER TABLE t VALIDATE CONSTRAINT fnv", "public.t", "public.p", false},
    {"ALTER TABLE t DROP CONSTRAINT fk", "public.t", "public.p", false},
    {"ALTER TABLE t ALTER CONSTRAINT fk DEFERRABLE", "public.t", NULL, false},
    {"ALTER TABLE t ALTER COLUMN a SET STATISTICS 5", "public.t", NULL, false},
    {"ALTER TABLE t ALTER COLUMN a SET (n_distinct = 5)", "public.t", NULL, false},
    {"ALTER TABLE t ALTER COLUMN a RESET (n_distinct)", "public.t", NULL, false},
    {"ALTER TABLE t ALTER COLUMN a SET NOT NULL", "public.t", NULL, false},
    {"ALTER TABLE t SET (fillfactor = 50)", "public.t", NULL, false},
    {"ALTER TABLE t RESET (fillfactor)", "public.t", NULL, false},
    {"ALTER TABLE t CLUSTER ON i", "public.t", NULL, false},
    {"ALTER TABLE t SET WITHOUT CLUSTER", "public.t", NULL, false},
    {"ALTER TABLE t SET UNLOGGED", "public.t", NULL, false},
    {"ALTER TABLE h SET LOGGED", "public.h", NULL, true},
    {"ALTER TABLE t SET TABLESPACE other", "public.t", NULL, true},
    {"ALTER TABLE t SET ACCESS METHOD heap", "public.t", NULL, true},
    {"ALTER TABLE w ATTACH PARTITION w2 FOR VALUES FROM (10) TO (20)", "public.w2", "public.w",
     false},
    {"ALTER TABLE w DETACH PARTITION w1 CONCURRENTLY", "public.w1", "public.w", true},
    {"ALTER TABLE w DETACH PARTITION w1", "public.w1", "public.w", false},
    {"ALTER TABLE h INHERIT p", "public.h", "public.p", false},
    {"ALTER TABLE t ENABLE TRIGGER tg", "public.t", NULL, false},
    {"ALTER TABLE t DISABLE TRIGGER tg", "public.t", NULL, false},
    {"ALTER TABLE t ENABLE ALWAYS TRIGGER tg", "public.t", NULL, false},
    {"ALTER TABLE t ENABLE REPLICA TRIGGER tg", "public.t", NULL, false},
    {"ALTER TABLE ONLY public.\"t\" ADD COLUMN n int DEFAULT 1", "public.t", NULL, false},
    {"ALTER TABLE t DROP COLUMN b", "public.t", NULL, false},
    {"ALTER TABLE t ENABLE ROW LEVEL SECURITY", "public.t", NULL, false},
    {"ALTER TABLE t ALTER COLUMN a SET DEFAULT 1", "public.t", NULL, false},
    {"ALTER TABLE t REPLICA IDENTITY FULL", "public.t", NULL, false},
};

static void
setup(void)
{
    here = open_scratch(server);
    run_sql(tu_scratch_conn(here), set_up);
}

static void
teardown(void)
{
    tu_scratch_free(here);
}

static const TuMeasured *
measured_of(const TuMeasure *measure, const char *table)
{
    for (size_t i = 0; i < measure->found.count; i++) {
        const TuMeasured *one = measure->found.items[i];
        if (strcmp(one->table, table) == 0)
            return one;
    }
    return NULL;
}

static void
compare(const TuMeasure *measure, const char *sql, const char *table, int level)
{
    const TuMeasured *one = table ? measured_of(measure, table) : NULL;
    int got = one ? one->level : TU_LOCK_NONE;
    ck_assert_msg(!table || got == level, "%s: the rule says %s on %s, the server %s", sql,
                  tu_lock_name(level), table, tu_lock_name(got));
}

START_TEST(test_each_rule_is_what_the_server_does)
{
    TuConn *conn = tu_scratch_conn(here);
    size_t measured = 0;
    bool replaces = strtol(tu_conn_server_version(conn), NULL, 10) >= 14;
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        const TuPgLockRule *rule = tu_pg_lock_rule(cases[i].sql);
        TuArena *arena = tu_arena_new();
        TuMeasure measure;
        ck_assert_msg(rule != NULL, "no rule for %s", cases[i].sql);
        bool here_too = replaces || strstr(cases[i].sql, "REPLACE TRIGGER") == NULL;
        if (cases[i].outside || !here_too) {
            tu_arena_free(arena);
            continue;
        }
        run_sql(conn, "BEGIN");
        ck_assert_int_eq(tu_measure_begin(&measure, conn, arena, &err), TU_OK);
        run_sql(conn, cases[i].sql);
        ck_assert_msg(tu_measure_after(&measure, 0, &err) == TU_OK, "%s", err.message);
        run_sql(conn, "ROLLBACK");
        compare(&measure, cases[i].sql, cases[i].table, rule->lock);
        compare(&measure, cases[i].sql, cases[i].other, rule->other);
        const TuMeasured *one = cases[i].table ? measured_of(&measure, cases[i].table) : NULL;
        bool rewrites = rule->cost == TU_COST_REWRITE || rule->cost == TU_COST_DATA;
        ck_assert_msg((one && one->rewritten) == rewrites, "%s: rewrites", cases[i].sql);
        tu_measure_release(&measure);
        tu_arena_free(arena);
        measured++;
    }
    printf("# %zu statements held against the server\n", measured);
    ck_assert_uint_ge(measured, 45);
}
END_TEST

START_TEST(test_each_rule_has_a_statement)
{
    for (size_t i = 0; i < tu_pg_lock_rule_count; i++) {
        bool found = false;
        for (size_t j = 0; j < TU_LEN(cases) && !found; j++)
            found = tu_pg_lock_rule(cases[j].sql) == &tu_pg_lock_rules[i];
        ck_assert_msg(found, "no statement for the rule \"%s\"", tu_pg_lock_rules[i].form);
    }
    ck_assert_ptr_null(tu_pg_lock_rule("CREATE VIEW v AS SELECT 1"));
    ck_assert_ptr_null(tu_pg_lock_rule("CREATE TABLE t (a int)"));
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_each_rule_is_what_the_server_does,
        test_each_rule_has_a_statement,
    };
    server = pg_server();
    return server ? run_cases("locks on postgresql", tests, TU_LEN(tests), setup, teardown)
                  : no_server();
}
