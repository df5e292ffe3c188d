/* A database with a little of everything, read from a live server: TRUEUP_TEST_PG_URL, a
 * superuser's URL. pg_rich.sql is the database, the tables below are what it reads as. */
#include "config.h"

#include "pg_suite.h"

#include <unistd.h>

#include "base/file.h"

static char database[64];
static TuConn *server, *conn;
static TuArena *arena;
static TuModel *model;

static void
run_sql(TuConn *on, const char *sql)
{
    TuError err = {0};
    TuStatus status = tu_conn_exec(on, sql, &err);
    ck_assert_msg(status == TU_OK, "%s: %s", err.message, err.statement);
}

static TuConn *
open_url(const char *url)
{
    TuConn *opened = NULL;
    TuError err = {0};
    TuStatus status = tu_conn_open(url, NULL, &opened, &err);
    ck_assert_msg(status == TU_OK, "%s", err.message);
    return opened;
}

static TuModel *
read_model(void)
{
    TuModel *read = NULL;
    TuError err = {0};
    TuStatus status = tu_introspect(conn, &read, &err);
    ck_assert_msg(status == TU_OK, "%s: %s", err.message, err.statement);
    return read;
}

/* Fragments as in the catalog queries: "@15{new|old}". */
static const char *
for_server(const char *text)
{
    TuPgcatQuery query = {.sql = text};
    TuBuf out = TU_BUF_INIT;
    tu_pgcat_query_text(&out, &query, (int)strtol(tu_conn_server_version(conn), NULL, 10));
    const char *copy = tu_buf_dup(&out, arena);
    tu_buf_release(&out);
    return copy;
}

static void
load_rich(void)
{
    const char *dir = getenv("srcdir");
    char path[1024];
    char *sql = NULL;
    TuError err = {0};
    snprintf(path, sizeof(path), "%s/tests/unit/introspect/pg_rich.sql", dir ? dir : ".");
    ck_assert_msg(tu_file_read(path, arena, &sql, NULL, &err) == TU_OK, "%s", err.message);
    run_sql(conn, for_server(sql));
}

static void
setup(void)
{
    char sql[128];
    arena = tu_arena_new();
    server = open_url(getenv("TRUEUP_TEST_PG_URL"));
    snprintf(database, sizeof(database), "trueup_check_pg_%ld", (long)getpid());
    snprintf(sql, sizeof(sql), "CREATE DATABASE %s TEMPLATE template0", database);
    run_sql(server, sql);
    conn = open_url(tu_conn_sibling_url(server, database, arena));
}

static void
setup_rich(void)
{
    setup();
    load_rich();
    model = read_model();
}

static void
teardown(void)
{
    char sql[128];
    tu_model_free(model);
    model = NULL;
    tu_conn_free(conn);
    snprintf(sql, sizeof(sql), "DROP DATABASE %s", database);
    run_sql(server, sql);
    tu_conn_free(server);
    tu_arena_free(arena);
}

static const struct {
    const char *object, *field, *value;
} facts[] = {
    {"schema app", "comment", "the application"},
    {"extension hstore", "schema", "app"},
    {"enum app.mood", "values", "sad, it's ok, meh, happy"},
    {"enum app.mood", "comment", "how"},
    {"domain app.positive", "type", "numeric(10,2)"},
    {"domain app.positive", "default", "1"},
    {"domain app.positive", "not_null", "true"},
    {"domain app.positive", "checks", "pos VALUE > (0)::numeric, big VALUE < (1000)::numeric"},
    {"domain app.ctext", "collation", "\"C\""},
    {"composite type app.pair", "attributes", "a integer, b app.mood, c text COLLATE \"C\""},
    {"composite type app.trio", "attributes", "one bigint, two integer, three integer"},
    {"sequence app.counter", "type", "smallint"},
    {"sequence app.counter", "start", "10"},
    {"sequence app.counter", "increment", "-2"},
    {"sequence app.counter", "min", "-100"},
    {"sequence app.counter", "cache", "5"},
    {"sequence app.counter", "cycle", "true"},
    {"sequence app.counter", "owned_by", ""},
    {"sequence app.customer_num_seq", "owned_by", "app.customer(num)"},
    {"function app.is_good(integer)", "returns", "boolean"},
    {"function app.is_good(integer)", "comment", "good?"},
    {"function app.next_code(text)", "arguments", "prefix text, OUT code text"},
    {"function app.tidy(integer)", "procedure", "true"},
    {"function app.tidy(integer)", "returns", ""},
    {"aggregate app.moods(app.mood)", "definition",
     "CREATE AGGREGATE app.moods(app.mood) (\n    SFUNC = app.add_mood,\n    STYPE = integer,\n"
     "    INITCOND = '0',\n    PARALLEL = SAFE\n)"},
    {"range type app.span", "subtype", "double precision"},
    {"range type app.span", "multirange", ""},
    {"collation app.mine", "locale", "C"},
    {"collation app.mine", "provider", ""},
    {"cast app.pair as text", "inout", "true"},
    {"publication pub", "publish", ""},
    {"published table pub.app.customer", "columns", ""},
    {"event trigger ev", "function", "app.evt"},
    {"event trigger ev", "enabled", "disabled"},
    {"operator app.===(integer, integer)", "definition",
     "CREATE OPERATOR app.=== (\n    FUNCTION = int4eq,\n    LEFTARG = integer,\n"
     "    RIGHTARG = integer\n)"},
    {"text search configuration app.ts", "parser", "\"default\""},
    {"table app.customer", "comment", "who buys"},
    {"table app.customer", "row_security", "true"},
    {"table app.customer", "force_row_security", "true"},
    {"table app.customer", "replica_identity", "index customer_ri"},
    {"table app.customer", "options", "fillfactor 70, toast.autovacuum_enabled false"},
    {"table app.log", "partition_by", "RANGE (at)"},
    {"table app.log_2020", "partition_of", "app.log"},
    {"table app.log_2020", "partition_bound",
     "FOR VALUES FROM ('2020-01-01 00:00:00+00') TO ('2021-01-01 00:00:00+00')"},
    {"table app.log_rest", "partition_bound", "DEFAULT"},
    {"table public.base", "unlogged", "true"},
    {"table public.child", "inherits", "public.base"},
    {"column app.customer.id", "identity", "by default"},
    {"column app.customer.id", "identity_options", "start 100, increment 5"},
    {"column app.Order.id", "identity", "always"},
    {"column app.Order.id", "identity_options", ""},
    {"column app.customer.num", "default", "nextval('app.customer_num_seq'::regclass)"},
    {"column app.customer.email", "type", "character varying(255)"},
    {"column app.customer.email", "not_null", "true"},
    {"column app.customer.email", "default", "'a@b'::character varying"},
    {"server srv", "wrapper", "postgres_fdw"},
    {"server srv", "version", "9"},
    {"server srv", "options", "host away"},
    {"user mapping srv.public", "options", "password ***, user me"},
    {"table app.far", "server", "srv"},
    {"table app.far", "foreign_options", "table_name there"},
    {"table app.far", "replica_identity", ""},
    {"column app.far.a", "foreign_options", "column_name b"},
    {"column app.customer.email", "comment", "where to write"},
    {"column app.customer.ms", "type", "app.mood[]"},
    {"column app.customer.gross", "generated", "net * 2"},
    {"column app.customer.gross", "generated_storage", "stored"},
    {"column app.customer.gross", "default", ""},
    {"column app.customer.name", "collation", "\"C\""},
    {"column app.customer.name", "statistics", "500"},
    {"column app.customer.big", "storage", "external"},
    {"column app.customer.Z z", "compression", "@14{pglz|}"},
    {"column app.log.note", "inherited", ""},
    {"column app.log_2020.note", "inherited", "true"},
    {"column public.child.more", "inherited", ""},
    {"column app.moved.a", "not_null", "true"},
    {"primary key app.Order.Order_pkey", "columns", "id, part"},
    {"unique constraint app.customer.customer_email_key", "columns", "email"},
    {"unique constraint app.customer.customer_email_key", "include", "code"},
    {"unique constraint app.customer.customer_email_key", "deferrable", "true"},
    {"unique constraint app.customer.customer_email_key", "initially_deferred", "true"},
    {"unique constraint app.customer.nnd", "nulls_not_distinct", "@15{true|}"},
    {"check constraint app.customer.good", "expression",
     "app.is_good(net) AND ((net < 10) OR (net > 20))"},
    {"check constraint app.customer.good", "no_inherit", "true"},
    {"check constraint app.customer.good", "comment", "is good"},
    {"check constraint app.Order.later", "not_valid", "true"},
    {"check constraint public.child.base_check", "inherited", "true"},
    {"exclusion constraint app.Order.no_overlap", "definition",
     "EXCLUDE USING gist (customer WITH =, during WITH &&) WHERE ((part > 0))"},
    {"foreign key app.Order.order_customer_fkey", "references", "app.customer(id)"},
    {"foreign key app.Order.order_customer_fkey", "on_delete", "set null"},
    {"foreign key app.Order.order_customer_fkey", "on_update", "cascade"},
    {"foreign key app.Order.order_customer_fkey", "set_columns", "@15{customer|}"},
    {"foreign key app.Order.order_customer_fkey", "deferrable", "true"},
    {"foreign key app.Order.self_fk", "match", "full"},
    {"foreign key app.Order.self_fk", "not_valid", "true"},
    {"index app.customer.customer_lower_idx", "on",
     "lower((email)::text) text_pattern_ops DESC, ((net + 1)), name NULLS FIRST"},
    {"index app.customer.customer_lower_idx", "include", "num"},
    {"index app.customer.customer_lower_idx", "where", "(net > 0) AND (m = 'happy'::app.mood)"},
    {"index app.customer.customer_lower_idx", "comment", "fast"},
    {"index app.customer.customer_plain_idx", "on",
     "name, net DESC, num DESC NULLS LAST, id NULLS FIRST"},
    {"index app.customer.customer_plain_idx", "options", "fillfactor 50"},
    {"index app.customer.customer_plain_idx", "method", ""},
    {"index app.customer.customer_trgm_idx", "on", "name public.gist_trgm_ops (siglen='32')"},
    {"index app.customer.customer_trgm_idx", "method", "gist"},
    {"index app.customer.customer_ri", "unique", "true"},
    {"index app.customer.customer_ri", "nulls_not_distinct", "@15{true|}"},
    {"index app.log_2020.log_2020_note_idx", "partition_of", "app.log_note_idx"},
    {"index app.customer.customer_coll_idx", "on", "email COLLATE \"C\", \"Z z\""},
    {"view app.richer", "as",
     "@16{SELECT id\n   FROM app.rich\n  WHERE (n > 5)|"
     "SELECT rich.id\n   FROM app.rich\n  WHERE (rich.n > 5)}"},
    {"view app.rich", "options", "security_barrier true"},
    {"view app.rich", "comment", "rich ones"},
    {"column app.rich.email", "type", "character varying(255)"},
    {"materialized view app.sums", "no_data", "true"},
    {"index app.sums.sums_idx", "on", "customer"},
    {"rule public.base.no_del", "definition",
     "CREATE RULE no_del AS\n    ON DELETE TO public.base DO INSTEAD NOTHING"},
    {"rule public.base.no_del", "enabled", "disabled"},
    {"rule public.base.no_del", "comment", "keep"},
    {"trigger app.customer.touch", "definition",
     "CREATE TRIGGER touch BEFORE UPDATE OF email ON app.customer FOR EACH ROW WHEN"
     " ((new.net > 0)) EXECUTE FUNCTION app.touch()"},
    {"trigger app.customer.touch", "enabled", "disabled"},
    {"trigger app.customer.touch", "comment", "touch it"},
    {"trigger app.Order.late", "enabled", ""},
    {"policy app.customer.mine", "command", "update"},
    {"policy app.customer.mine", "restrictive", "true"},
    {"policy app.customer.mine", "using", "app.is_good(net)"},
    {"policy app.customer.mine", "with_check", "(net > 0) OR (net < 5)"},
    {"policy app.customer.mine", "comment", "only mine"},
    {"statistics app.cust_stats", "definition",
     "CREATE STATISTICS app.cust_stats (dependencies) ON email, code FROM app.customer"},
    {"statistics app.cust_stats", "target", "200"},
};

START_TEST(test_what_the_fields_hold)
{
    for (size_t i = 0; i < TU_LEN(facts); i++)
        check_fact(model, facts[i].object, facts[i].field, for_server(facts[i].value));
}
END_TEST

static const struct {
    const char *object, *needed;
} dependencies[] = {
    {"extension hstore", "schema app"},
    {"table app.customer", "schema app"},
    {"composite type app.pair", "enum app.mood"},
    {"function app.add_mood(integer, app.mood)", "enum app.mood"},
    {"aggregate app.moods(app.mood)", "function app.add_mood(integer, app.mood)"},
    {"table app.log_2020", "table app.log"},
    {"table public.child", "table public.base"},
    {"column app.customer.num", "sequence app.customer_num_seq"},
    {"column app.customer.code", "function app.next_code(text)"},
    {"column app.customer.m", "enum app.mood"},
    {"column app.customer.ms", "enum app.mood"},
    {"column app.customer.price", "domain app.positive"},
    {"column app.customer.doms", "domain app.positive"},
    {"column app.customer.extra", "extension hstore"},
    {"column app.customer.gross", "column app.customer.net"},
    {"check constraint app.customer.good", "function app.is_good(integer)"},
    {"check constraint app.customer.good", "column app.customer.net"},
    {"unique constraint app.customer.customer_email_key", "column app.customer.code"},
    {"foreign key app.Order.order_customer_fkey", "table app.customer"},
    {"foreign key app.Order.order_customer_fkey", "column app.customer.id"},
    {"foreign key app.Order.order_customer_fkey", "primary key app.customer.customer_pkey"},
    {"foreign key app.Order.self_fk", "primary key app.Order.Order_pkey"},
    {"foreign key public.points.points_fk", "index public.target.target_idx"},
    {"exclusion constraint app.Order.no_overlap", "extension btree_gist"},
    {"index app.customer.customer_lower_idx", "column app.customer.m"},
    {"index app.customer.customer_lower_idx", "column app.customer.num"},
    {"index app.customer.customer_trgm_idx", "extension pg_trgm"},
    {"index app.log_2020.log_2020_note_idx", "index app.log.log_note_idx"},
    {"primary key app.log_2020.log_2020_pkey", "primary key app.log.log_pkey"},
    {"view app.rich", "table app.customer"},
    {"view app.rich", "column app.customer.email"},
    {"view app.rich", "function app.is_good(integer)"},
    {"view app.rich", "primary key app.customer.customer_pkey"},
    {"view app.richer", "view app.rich"},
    {"view app.richer", "column app.rich.n"},
    {"materialized view app.sums", "column app.Order.customer"},
    {"trigger app.customer.touch", "function app.touch()"},
    {"trigger app.customer.touch", "column app.customer.net"},
    {"policy app.customer.mine", "function app.is_good(integer)"},
    {"statistics app.cust_stats", "table app.customer"},
    {"statistics app.cust_stats", "column app.customer.code"},
    {"domain public.moody", "enum app.mood"},
    {"domain public.moody", "function app.is_good(integer)"},
    {"function public.rows()", "table app.moved"},
};

START_TEST(test_what_needs_what)
{
    for (size_t i = 0; i < TU_LEN(dependencies); i++)
        ck_assert_msg(needs(model, dependencies[i].object, dependencies[i].needed),
                      "%s does not need %s", dependencies[i].object, dependencies[i].needed);
}
END_TEST

START_TEST(test_ownership_is_no_dependency)
{
    const TuObject *sequence = get_described(model, "sequence app.customer_num_seq");
    ck_assert_uint_eq(sequence->deps.count, 1); /* its schema */
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        for (size_t j = 0; j < object->deps.count; j++) {
            ck_assert_ptr_ne(object->deps.items[j], object);
            ck_assert_ptr_ne(object->deps.items[j], object->parent);
        }
    }
}
END_TEST

START_TEST(test_what_the_engine_makes_is_implied)
{
    static const char *const implied[] = {
        "schema public",
        "extension plpgsql",
        "column app.rich.n",
        "column app.sums.n",
        "primary key app.log_2020.log_2020_pkey",
        "check constraint app.log_2020.log_check",
        "check constraint public.child.base_check",
        "index app.log_2020.log_2020_note_idx",
    };
    static const char *const ours[] = {"schema app", "index app.log.log_note_idx",
                                       "column app.log_2020.note", "table app.log_2020",
                                       "check constraint public.child.own"};
    for (size_t i = 0; i < TU_LEN(implied); i++)
        ck_assert_msg(get_described(model, implied[i])->implied, "%s", implied[i]);
    for (size_t i = 0; i < TU_LEN(ours); i++)
        ck_assert_msg(!get_described(model, ours[i])->implied, "%s", ours[i]);
}
END_TEST

START_TEST(test_what_is_not_there)
{
    static const char *const absent[] = {
        "sequence app.customer_id_seq",     /* an identity's */
        "index app.customer.customer_pkey", /* a constraint's */
        "trigger app.log_2020.log_touch",   /* the parent's */
        "column app.customer.p",            /* dropped */
        "rule app.rich._RETURN",
        "function app.span(double precision, double precision)", /* a range type's */
    };
    for (size_t i = 0; i < TU_LEN(absent); i++)
        ck_assert_msg(!find_described(model, absent[i]), "%s", absent[i]);
}
END_TEST

static bool
may_select(const char *described)
{
    const TuObject *object = find_described(model, described);
    const TuGrant *grant = object && object->grants.count ? object->grants.items[0] : NULL;
    return grant && strcmp(grant->grantee, "public") == 0 && grant->privileges.count == 1 &&
           strcmp(grant->privileges.items[0], "select") == 0;
}

START_TEST(test_privileges_are_read_where_they_differ)
{
    ck_assert(may_select("table public.base"));
    ck_assert(may_select("column public.child.more"));
    ck_assert(may_select("default privilege tables in app"));
    const TuObject *plain = find_described(model, "table app.customer");
    ck_assert(plain && !plain->grants.count);
    ck_assert_str_eq(plain->owner, model->role);
    for (size_t i = 0; i < model->unmodelled.count; i++) {
        const TuUnmodelled *entry = model->unmodelled.items[i];
        ck_assert_str_ne(entry->what, "operator class"); /* extensions' */
    }
}
END_TEST

START_TEST(test_columns_stand_in_the_order_of_their_positions)
{
    const TuObject *table = get_described(model, "table app.moved");
    for (size_t i = 0; i < 3; i++) {
        const TuObject *column = table->children.items[i];
        ck_assert_int_eq(column->name[0], (char)('a' + i));
    }
}
END_TEST

START_TEST(test_settings_of_the_session_do_not_show)
{
    char before[TU_SHA256_HEX + 7], after[TU_SHA256_HEX + 7];
    ck_assert(tu_model_fingerprint(model, NULL, NULL, before));
    run_sql(conn, "SET search_path = app, public; SET timezone = 'Asia/Kolkata';"
                  " SET datestyle = 'German, DMY'; SET intervalstyle = 'iso_8601';"
                  " SET quote_all_identifiers = on; SET extra_float_digits = -10");
    TuModel *again = read_model();
    ck_assert(tu_model_fingerprint(again, NULL, NULL, after));
    tu_model_free(again);
    run_sql(conn, "RESET ALL");
    ck_assert_str_eq(before, after);
}
END_TEST

START_TEST(test_reading_takes_one_round_trip_and_leaves_the_session_as_it_was)
{
    const char *path = NULL;
    run_sql(conn, "SET search_path = app");
    uint64_t before = tu_conn_round_trips(conn);
    tu_model_free(read_model());
    ck_assert_uint_eq(tu_conn_round_trips(conn), before + 1);
    ck_assert(!tu_conn_in_transaction(conn));
    ck_assert_int_eq(tu_conn_value(conn, "SHOW search_path", arena, &path, NULL), TU_OK);
    ck_assert_str_eq(path, "app");
}
END_TEST

START_TEST(test_inside_a_transaction_its_own_changes_are_seen_and_kept)
{
    const char *value = NULL;
    run_sql(conn, "BEGIN; SET LOCAL search_path = app; CREATE TABLE public.fresh (a integer)");
    TuModel *inner = read_model();
    get_described(inner, "table public.fresh");
    tu_model_free(inner);
    ck_assert(tu_conn_in_transaction(conn));
    ck_assert_int_eq(tu_conn_value(conn, "SHOW search_path", arena, &value, NULL), TU_OK);
    ck_assert_str_eq(value, "app");
    run_sql(conn, "COMMIT");
    TuModel *after = read_model();
    get_described(after, "table public.fresh");
    tu_model_free(after);
}
END_TEST

START_TEST(test_an_empty_database_has_only_what_is_implied)
{
    model = read_model();
    for (size_t i = 0; i < model->objects.count; i++)
        ck_assert(((const TuObject *)model->objects.items[i])->implied);
    ck_assert_uint_eq(model->unmodelled.count, 0);
}
END_TEST

START_TEST(test_odd_names_come_through)
{
    run_sql(conn, "CREATE SCHEMA \"s p\"; CREATE TABLE \"s p\".\"t\"\"(,\" (\"a,b\" integer,"
                  " \"\\\" text DEFAULT E'\\\\\\t', \"\xc3\xa9\" text, \"select\" text);"
                  " CREATE INDEX \"i(\" ON \"s p\".\"t\"\"(,\" (\"a,b\", lower(\"select\"),"
                  " \"\xc3\xa9\")");
    model = read_model();
    check_fact(model, "index s p.t\"(,.i(", "on", "\"a,b\", lower(\"select\"), \"\xc3\xa9\"");
    check_fact(model, "column s p.t\"(,.\\", "default", "'\\\t'::text");
}
END_TEST

static Suite *
live_suite(void)
{
    Suite *suite = suite_create("pg_live");
    TCase *rich = tcase_create("rich"), *plain = tcase_create("plain");
    tcase_set_timeout(rich, 60);
    tcase_add_unchecked_fixture(rich, setup_rich, teardown);
    tcase_add_test(rich, test_what_the_fields_hold);
    tcase_add_test(rich, test_what_needs_what);
    tcase_add_test(rich, test_ownership_is_no_dependency);
    tcase_add_test(rich, test_what_the_engine_makes_is_implied);
    tcase_add_test(rich, test_what_is_not_there);
    tcase_add_test(rich, test_privileges_are_read_where_they_differ);
    tcase_add_test(rich, test_columns_stand_in_the_order_of_their_positions);
    tcase_add_test(rich, test_settings_of_the_session_do_not_show);
    tcase_add_test(rich, test_reading_takes_one_round_trip_and_leaves_the_session_as_it_was);
    tcase_add_test(rich, test_inside_a_transaction_its_own_changes_are_seen_and_kept);
    tcase_set_timeout(plain, 60);
    tcase_add_checked_fixture(plain, setup, teardown);
    tcase_add_test(plain, test_an_empty_database_has_only_what_is_implied);
    tcase_add_test(plain, test_odd_names_come_through);
    suite_add_tcase(suite, rich);
    suite_add_tcase(suite, plain);
    return suite;
}

int
main(void)
{
    if (!getenv("TRUEUP_TEST_PG_URL")) {
        puts("1..0 # SKIP TRUEUP_TEST_PG_URL is not set");
        return EXIT_SUCCESS;
    }
    SRunner *runner = srunner_create(live_suite());
    srunner_set_fork_status(runner, CK_NOFORK); /* the connection is shared by the tests */
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
