/* Kinds x dialects: what the catalogs of an engine give can be rendered, and nothing is rendered
 * that they never give. */
#include "config.h"

#include "../scratch/scratch_case.h"

#include "model/compare.h"

static const char sqlite_all[] =
    "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT UNIQUE, CHECK (a <> ''));"
    "CREATE TABLE c (p REFERENCES p);"
    "CREATE INDEX i ON c (p);"
    "CREATE VIEW v AS SELECT id FROM p;"
    "CREATE TRIGGER tr AFTER INSERT ON p BEGIN SELECT 1; END;";

static const char pg_all[] =
    "CREATE SCHEMA app;"
    "CREATE EXTENSION btree_gist;"
    "CREATE TYPE app.state AS ENUM ('new', 'paid');"
    "CREATE DOMAIN app.mail AS text CHECK (VALUE ~ '@');"
    "CREATE TYPE app.pair AS (a integer, b text);"
    "CREATE SEQUENCE app.s;"
    "CREATE FUNCTION app.f(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';"
    "CREATE FUNCTION app.tr() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;"
    "CREATE AGGREGATE app.total(integer) (SFUNC = pg_catalog.int4pl, STYPE = integer, INITCOND = "
    "0);"
    "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER far FOREIGN DATA WRAPPER w;"
    "CREATE USER MAPPING FOR public SERVER far;"
    "CREATE FOREIGN TABLE app.away (a integer) SERVER far;"
    "CREATE TABLE app.p (id integer PRIMARY KEY, a text UNIQUE, b integer,"
    " CONSTRAINT positive CHECK (b > 0), CONSTRAINT apart EXCLUDE USING gist (b WITH =));"
    "CREATE TABLE app.c (p integer REFERENCES app.p, q integer);"
    "CREATE INDEX i ON app.c (p);"
    "CREATE VIEW app.v AS SELECT id FROM app.p;"
    "CREATE MATERIALIZED VIEW app.m AS SELECT id FROM app.p;"
    "CREATE RULE r AS ON DELETE TO app.c DO INSTEAD NOTHING;"
    "CREATE TRIGGER tr BEFORE INSERT ON app.p FOR EACH ROW EXECUTE FUNCTION app.tr();"
    "CREATE POLICY own ON app.p USING (true);"
    "CREATE STATISTICS app.st ON p, q FROM app.c;"
    "CREATE OPERATOR app.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);"
    "CREATE CONVERSION app.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;"
    "CREATE TEXT SEARCH DICTIONARY app.dict (TEMPLATE = simple, STOPWORDS = english);"
    "CREATE TEXT SEARCH CONFIGURATION app.ts (COPY = simple);"
    "CREATE COLLATION app.coll (locale = 'C');"
    "CREATE TYPE app.span AS RANGE (subtype = integer);"
    "CREATE CAST (integer AS app.state) WITH INOUT;"
    "CREATE PUBLICATION pub FOR TABLE app.p;"
    "CREATE FUNCTION app.et() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN END$$;"
    "CREATE EVENT TRIGGER et ON sql_drop EXECUTE FUNCTION app.et();"
    "ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC;";

static void
check_kinds(const char *url, const char *sql, const TuCodegen *codegen)
{
    TuScratch *scratch = open_scratch(url);
    run_sql(tu_scratch_conn(scratch), sql);
    TuModel *model = read_model(tu_scratch_conn(scratch));
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        bool given = model->kinds[kind].count != 0;
        const TuRenderer *renderer = codegen->renderers[kind];
        ck_assert_msg(given == (renderer != NULL), "%s: %s %s", codegen->dialect->name,
                      tu_kind_info((TuKind)kind)->name,
                      given ? "is read but cannot be rendered" : "is rendered but never read");
        ck_assert_msg(!renderer || (renderer->create && renderer->drop), "%s",
                      tu_kind_info((TuKind)kind)->name);
    }
    tu_model_free(model);
    tu_scratch_free(scratch);
}

START_TEST(test_sqlite_renders_what_it_reads)
{
    check_kinds(SQLITE, sqlite_all, &tu_codegen_sqlite);
}
END_TEST

START_TEST(test_postgresql_renders_what_it_reads)
{
    if (pg_server())
        check_kinds(pg_server(), pg_all, &tu_codegen_pg);
}
END_TEST

/* All of it, created by our plan on an empty database, is the same again; and our own way back to
 * nothing leaves nothing. */
static void
check_round_trip(const char *url, const char *sql, const TuCodegen *codegen)
{
    TuScratch *a = open_scratch(url), *b = open_scratch(url);
    TuError err = {0};
    TuConn *conn = tu_scratch_conn(b);
    TuModel *nothing = read_model(conn);
    run_sql(tu_scratch_conn(a), sql);
    TuModel *model = read_model(tu_scratch_conn(a));
    TuChanges *ways[] = {tu_diff(nothing, model, NULL), tu_diff(model, nothing, NULL)};
    for (int back = 0; back < 2; back++) {
        TuPlan *plan = NULL;
        TuBuf script = TU_BUF_INIT;
        ck_assert_msg(tu_plan(codegen, ways[back], &plan, &err) == TU_OK, "%s", err.message);
        tu_plan_write(&script, plan);
        ck_assert_msg(tu_scratch_migrate(conn, script.s, "way", NULL, &err) == TU_OK, "%s: %s\n%s",
                      err.message, err.statement, script.s);
        TuModel *now = read_model(conn);
        TuChanges *left = tu_diff(now, back ? nothing : model, NULL);
        TuBuf text = TU_BUF_INIT;
        tu_changes_print(&text, left, 20);
        ck_assert_msg(left->total == 0, "%s\n%s", text.s, script.s);
        tu_buf_release(&text);
        tu_buf_release(&script);
        tu_changes_free(left);
        tu_model_free(now);
        tu_plan_free(plan);
    }
    tu_changes_free(ways[0]);
    tu_changes_free(ways[1]);
    tu_model_free(model);
    tu_model_free(nothing);
    tu_scratch_free(a);
    tu_scratch_free(b);
}

START_TEST(test_every_kind_of_sqlite_can_be_made_and_taken_away)
{
    check_round_trip(SQLITE, sqlite_all, &tu_codegen_sqlite);
}
END_TEST

START_TEST(test_every_kind_of_postgresql_can_be_made_and_taken_away)
{
    if (pg_server())
        check_round_trip(pg_server(), pg_all, &tu_codegen_pg);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_sqlite_renders_what_it_reads,
        test_postgresql_renders_what_it_reads,
        test_every_kind_of_sqlite_can_be_made_and_taken_away,
        test_every_kind_of_postgresql_can_be_made_and_taken_away,
    };
    return run_cases("kinds", tests, TU_LEN(tests), NULL, NULL);
}
