/* The cache of realised models never changes an answer, and is used where it may be. */
#include "config.h"

#include "scratch_case.h"

#include <sys/stat.h>

#include "base/file.h"
#include "declare/declare.h"
#include "model/pack.h"
#include "scratch/cache.h"

static char dir[64], path[128], store[160];
static TuArena *arena;
static TuError err;

static void
setup(void)
{
    arena = tu_arena_new();
    memset(&err, 0, sizeof err);
    snprintf(dir, sizeof dir, "/tmp/trueup-cache-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/model.json", dir);
    snprintf(store, sizeof store, "%s/trueup/models.db", dir);
    ck_assert_int_eq(setenv("XDG_CACHE_HOME", dir, 1), 0);
}

static void
teardown(void)
{
    char sub[160];
    snprintf(sub, sizeof sub, "%s/trueup", dir);
    chmod(sub, 0700);
    unlink(store);
    unlink(path);
    rmdir(sub);
    rmdir(dir);
    tu_arena_free(arena);
}

/* ---- a model made of features that may be there or not ---- */

typedef struct Feature {
    const char *section;
    const char *on, *off; /* entries of the section; NULL: none */
} Feature;

#define BULK 40 /* tables that nothing happens to, so that a part is a part */

static const char *const sections[] = {"enums",     "domains",           "composite_types",
                                       "sequences", "functions",         "tables",
                                       "views",     "materialized_views"};

static const Feature pg_features[] = {
    {"enums", "\"mood\": [\"low\", \"high\"]", "\"mood\": [\"low\", \"middle\", \"high\"]"},
    {"domains", "\"code\": {\"type\": \"text\"}", "\"code\": {\"type\": \"varchar(20)\"}"},
    {"functions",
     "\"twice(integer)\": \"CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql IMMUTABLE"
     " AS $$select 2 * a$$\"",
     "\"twice(integer)\": \"CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql IMMUTABLE"
     " AS $$select a + a$$\""},
    {"functions",
     "\"twice(numeric)\": \"CREATE FUNCTION twice(a numeric) RETURNS numeric LANGUAGE sql IMMUTABLE"
     " AS $$select 2 * a$$\"",
     NULL},
    {"functions",
     "\"note()\": \"CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$begin return new;"
     " end$$\"",
     "\"note()\": \"CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$begin return null;"
     " end$$\""},
    {"tables",
     "\"team\": {\"columns\": {\"id\": \"int\", \"name\": \"code\"}, \"primary_key\": [\"id\"]}",
     "\"team\": {\"columns\": {\"id\": \"int\", \"more\": \"text\", \"name\": \"code\"},"
     " \"primary_key\": [\"id\"]}"},
    {"tables",
     "\"person\": {\"columns\": {\"id\": \"bigserial\", \"team_id\": \"int\", \"mood\": \"mood\","
     " \"points\": {\"type\": \"int\", \"default\": \"twice(2)\"}}, \"primary_key\": [\"id\"],"
     " \"foreign_keys\": {\"person_team\": {\"columns\": [\"team_id\"], \"references\":"
     " \"team(id)\"}}, \"checks\": {\"few\": \"twice(points) < 100\"}, \"indexes\":"
     " {\"person_points\": [\"twice(points)\"]}, \"triggers\": {\"noted\": \"CREATE TRIGGER noted"
     " BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION note()\"}}",
     "\"person\": {\"columns\": {\"id\": \"bigserial\", \"team_id\": \"int\", \"mood\": \"mood\","
     " \"points\": {\"type\": \"numeric(8,2)\", \"default\": \"twice(2)\"}}, \"primary_key\":"
     " [\"id\"], \"checks\": {\"few\": \"points < 100\"}}"},
    {"tables",
     "\"event\": {\"columns\": {\"at\": \"date\", \"what\": \"text\"}, \"partition_by\":"
     " \"RANGE (at)\", \"indexes\": {\"event_what\": [\"what\"]}}",
     "\"event\": {\"columns\": {\"at\": \"date\", \"what\": \"varchar(9)\"}, \"partition_by\":"
     " \"RANGE (at)\"}"},
    {"tables",
     "\"event_1\": {\"columns\": {\"at\": {\"type\": \"date\", \"inherited\": true}},"
     " \"partition_of\": \"event\", \"partition_bound\": \"FOR VALUES FROM ('2020-01-01') TO"
     " ('2021-01-01')\"}",
     NULL},
    {"views", "\"all_teams\": \"select * from team\"",
     "\"all_teams\": \"select id, name from team where name <> 'x'\""},
    {"views", "\"named\": \"select name || 'x' as name, count(*) as n from all_teams group by 1\"",
     NULL},
    {"views", "\"scores\": \"select twice(points) as p, mood = 'low' as low from person\"", NULL},
    {"materialized_views", "\"kept\": \"select * from scores where p > 1\"", NULL},
};

static const Feature sqlite_features[] = {
    {"tables",
     "\"team\": {\"columns\": {\"id\": \"integer\", \"name\": \"text\"}, \"primary_key\": "
     "[\"id\"]}",
     "\"team\": {\"columns\": {\"id\": \"integer\", \"more\": \"text\", \"name\": \"text\"},"
     " \"primary_key\": [\"id\"]}"},
    {"tables",
     "\"Person\": {\"columns\": {\"id\": \"integer\", \"team_id\": \"integer\"}, \"foreign_keys\":"
     " {\"f\": {\"columns\": [\"team_id\"], \"references\": \"team(id)\"}}, \"indexes\":"
     " {\"person_team\": [\"team_id\"]}, \"triggers\": {\"noted\": \"CREATE TRIGGER noted AFTER"
     " INSERT ON Person BEGIN UPDATE team SET name = 'x'; END\"}}",
     "\"Person\": {\"columns\": {\"id\": \"integer\", \"team_id\": \"integer\"}, \"unique\":"
     " {\"f\": [\"team_id\"]}}"},
    {"views", "\"teams\": \"select * from TEAM\"", NULL},
    {"views", "\"people\": \"select p.id, t.name from person p join teams t on t.id = p.team_id\"",
     "\"people\": \"select id from person\""},
};

typedef struct Engine {
    const char *url;
    const Feature *features;
    size_t count;
} Engine;

static void
add_section(TuBuf *text, const Engine *engine, const char *section, unsigned state)
{
    size_t before = text->len;
    const char *comma = "";
    tu_buf_addf(text, "%s\"%s\": {", text->len > 1 ? ", " : "", section);
    size_t empty = text->len;
    for (int i = 0; strcmp(section, "tables") == 0 && i < BULK; i++, comma = ", ")
        tu_buf_addf(text,
                    "%s\"bulk_%d\": {\"columns\": {\"id\": \"integer\", \"a\": {\"type\": \"int\","
                    " \"default\": \"%d\"}}, \"primary_key\": [\"id\"]}",
                    comma, i, i);
    for (size_t i = 0; i < engine->count; i++) {
        const Feature *feature = &engine->features[i];
        const char *entry = state & (1u << i) ? feature->on : feature->off;
        if (strcmp(feature->section, section) == 0 && entry) {
            tu_buf_addf(text, "%s%s", comma, entry);
            comma = ", ";
        }
    }
    if (text->len == empty)
        tu_buf_truncate(text, before);
    else
        tu_buf_addc(text, '}');
}

static void
write_model(const Engine *engine, unsigned state)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_addc(&text, '{');
    for (size_t i = 0; i < TU_LEN(sections); i++)
        add_section(&text, engine, sections[i], state);
    tu_buf_addc(&text, '}');
    ck_assert_int_eq(tu_file_write(path, text.s, text.len, 0600, false, &err), TU_OK);
    tu_buf_release(&text);
}

typedef struct Answer {
    TuStatus status;
    char *bytes; /* the model; in the arena */
    size_t len, created;
    const char *problem;
} Answer;

static Answer
ask(const char *url, bool no_cache)
{
    const TuRealiseOptions options = {.url = url, .no_cache = no_cache, .source = path};
    TuModel *declared = NULL;
    TuVec issues = TU_VEC_INIT;
    TuRealised out;
    TuBuf bytes = TU_BUF_INIT;
    ck_assert_msg(tu_declare_read(path, arena, &declared, &issues, &err) == TU_OK, "%s",
                  issues.count ? ((const TuIssue *)issues.items[0])->message : err.message);
    Answer answer = {.status = tu_realise_cached(declared, &options, arena, &out, &err)};
    if (answer.status == TU_OK) {
        tu_model_pack(&bytes, out.model);
        answer.bytes = tu_arena_alloc(arena, bytes.len + 1);
        memcpy(answer.bytes, bytes.s, bytes.len);
        answer.len = bytes.len;
        answer.created = out.created;
        answer.problem = out.problem;
    }
    tu_buf_release(&bytes);
    tu_model_free(out.model);
    if (!out.scratch)
        tu_conn_free(out.conn);
    tu_scratch_free(out.scratch);
    tu_model_free(declared);
    return answer;
}

/* The same bytes are the same objects, fields, notes, dependencies and order. */
static void
assert_same(const Answer *a, const Answer *b, unsigned state)
{
    ck_assert_msg(a->status == b->status, "state %x: %d, not %d: %s", state, a->status, b->status,
                  err.message);
    ck_assert_msg(a->len == b->len && (!a->len || memcmp(a->bytes, b->bytes, a->len) == 0),
                  "state %x: another model through the cache", state);
}

static void
walk(const Engine *engine, int steps)
{
    unsigned random = 12345, state = 0xffff;
    size_t whole = 0, parts = 0;
    for (int i = 0; i < steps; i++) {
        write_model(engine, state);
        Answer cached = ask(engine->url, false), full = ask(engine->url, true);
        assert_same(&cached, &full, state);
        whole = full.created > whole ? full.created : whole;
        parts += cached.status == TU_OK && cached.created < full.created;
        Answer again = ask(engine->url, false);
        assert_same(&again, &full, state);
        if (again.status == TU_OK)
            ck_assert_uint_eq(again.created, 0);
        random = random * 1103515245u + 12345u;
        state ^= 1u << (random >> 16) % engine->count;
    }
    ck_assert_uint_gt(whole, BULK);
    ck_assert_uint_gt(parts, (size_t)steps / 3);
}

static const Engine sqlite = {SQLITE, sqlite_features, TU_LEN(sqlite_features)};

START_TEST(test_random_edits_give_what_a_full_run_gives)
{
    walk(&sqlite, 60);
}
END_TEST

START_TEST(test_random_edits_give_what_a_full_run_gives_on_postgresql)
{
    const Engine engine = {pg_server(), pg_features, TU_LEN(pg_features)};
    if (engine.url)
        walk(&engine, 24);
}
END_TEST

/* ---- what is wrong with the cache ---- */

static Answer
ask_with_problem(const char *what)
{
    Answer cached = ask(SQLITE, false), full = ask(SQLITE, true);
    assert_same(&cached, &full, 0);
    ck_assert_msg(cached.problem && strstr(cached.problem, what), "%s",
                  cached.problem ? cached.problem : "no problem");
    ck_assert_uint_eq(cached.created, full.created);
    return cached;
}

static void
spoil(const char *text, long at)
{
    FILE *file = fopen(store, "r+b");
    ck_assert_ptr_nonnull(file);
    fseek(file, at, SEEK_SET);
    fputs(text, file);
    fclose(file);
}

START_TEST(test_a_damaged_file_is_replaced)
{
    write_model(&sqlite, 1);
    ask(SQLITE, false);
    spoil("this is no database at all", 0);
    ck_assert_uint_gt(ask(SQLITE, false).created, 0);
    ck_assert_uint_eq(ask(SQLITE, false).created, 0);
}
END_TEST

/* Change a byte of what is kept, wherever it lies: its checksum tells. */
START_TEST(test_an_entry_that_is_not_whole_is_not_used)
{
    TuConn *conn;
    write_model(&sqlite, 1);
    Answer first = ask(SQLITE, false);
    conn = open_at(store);
    run_sql(conn, "UPDATE entry1 SET data = replace(data, 'bulk_7', 'bulk_x')");
    tu_conn_free(conn);
    Answer second = ask(SQLITE, false);
    ck_assert_uint_eq(second.created, first.created);
    assert_same(&second, &first, 1);
}
END_TEST

START_TEST(test_a_file_that_others_may_write_is_not_used)
{
    write_model(&sqlite, 1);
    ask(SQLITE, false);
    ck_assert_int_eq(chmod(store, 0666), 0);
    ask_with_problem("may be written by others");
}
END_TEST

START_TEST(test_a_file_of_another_user_is_not_used)
{
    if (geteuid() != 0)
        return; /* only root can give files away */
    write_model(&sqlite, 1);
    ask(SQLITE, false);
    ck_assert_int_eq(chown(store, 12345, (gid_t)-1), 0);
    ask_with_problem("belongs to another user");
}
END_TEST

START_TEST(test_a_link_is_not_followed)
{
    char sub[160], target[160];
    write_model(&sqlite, 1);
    snprintf(sub, sizeof sub, "%s/trueup", dir);
    snprintf(target, sizeof target, "%s/elsewhere", dir);
    ck_assert_int_eq(mkdir(sub, 0700), 0);
    ck_assert_int_eq(symlink(target, store), 0);
    ask_with_problem("cannot use");
    ck_assert_int_ne(access(target, F_OK), 0);
}
END_TEST

START_TEST(test_a_directory_that_cannot_be_made_is_no_error)
{
    char file[160];
    write_model(&sqlite, 1);
    snprintf(file, sizeof file, "%s/model.json", dir);
    ck_assert_int_eq(setenv("XDG_CACHE_HOME", file, 1), 0);
    ask_with_problem("cannot make");
}
END_TEST

START_TEST(test_the_file_is_for_its_user_alone)
{
    struct stat info;
    write_model(&sqlite, 1);
    ask(SQLITE, false);
    ck_assert_int_eq(stat(store, &info), 0);
    ck_assert_uint_eq(info.st_mode & 0777, 0600);
    snprintf(path, sizeof path, "%s/trueup", dir);
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_uint_eq(info.st_mode & 0777, 0700);
    snprintf(path, sizeof path, "%s/model.json", dir);
}
END_TEST

/* ---- what counts ---- */

START_TEST(test_what_is_kept_for_one_server_is_not_taken_for_another)
{
    const char *environment[2] = {NULL, NULL};
    TuNames names = {0};
    TuConn *conn = open_at(SQLITE);
    for (int i = 0; i < 2; i++) {
        conn->server_version = i ? "99.9" : "3.1";
        ck_assert_int_eq(tu_cache_environment(conn, false, arena, &environment[i], &names, &err),
                         TU_OK);
    }
    tu_conn_free(conn);
    ck_assert_str_ne(environment[0], environment[1]);
    TuModel *declared = tu_model_new();
    TuUnits units[2];
    tu_model_add(declared, TU_KIND_TABLE, NULL, "t", NULL);
    tu_model_index(declared);
    for (int i = 0; i < 2; i++)
        ck_assert(tu_units_init(&units[i], declared, environment[i], &names, arena));
    ck_assert_str_ne(units[0].keys[0], units[1].keys[0]);
    ck_assert_str_ne(units[0].whole, units[1].whole);
    for (int i = 0; i < 2; i++)
        tu_units_release(&units[i]);
    tu_model_free(declared);
}
END_TEST

/* Keys of a view over table t and function f before and after something is added. */
static bool
view_key_changes(void (*change)(TuModel *, TuTable *), const char *role)
{
    char keys[2][TU_SHA256_HEX];
    for (int i = 0; i < 2; i++) {
        TuModel *declared = tu_model_new();
        TuUnits units;
        TuNames roles = {0};
        TuTable *table = (TuTable *)tu_model_add(declared, TU_KIND_TABLE, NULL, "t", NULL);
        TuView *view = (TuView *)tu_model_add(declared, TU_KIND_VIEW, NULL, "v", NULL);
        view->as = "select f(a) from \"T\" where current_user = 'clerk'";
        tu_model_add(declared, TU_KIND_FUNCTION, NULL, "f", NULL)->signature = "integer";
        if (i && change)
            change(declared, table);
        if (i && role)
            tu_names_add(&roles, arena, role);
        tu_model_index(declared);
        ck_assert(tu_units_init(&units, declared, "", &roles, arena));
        ck_assert(!units.doubtful);
        memcpy(keys[i], units.keys[units.of[view->obj.id]], sizeof keys[i]);
        tu_units_release(&units);
        tu_model_free(declared);
    }
    return strcmp(keys[0], keys[1]) != 0;
}

static void
add_overload(TuModel *model, TuTable *table)
{
    (void)table;
    tu_model_add(model, TU_KIND_FUNCTION, "other", "f", NULL)->signature = "text";
}

static void
add_column(TuModel *model, TuTable *table)
{
    tu_model_add(model, TU_KIND_COLUMN, NULL, "b", &table->obj);
}

static void
add_check(TuModel *model, TuTable *table)
{
    tu_model_add(model, TU_KIND_CHECK, NULL, "c", &table->obj);
}

static void
add_extension(TuModel *model, TuTable *table)
{
    (void)table;
    tu_model_add(model, TU_KIND_EXTENSION, NULL, "hstore", NULL);
}

static void
add_stranger(TuModel *model, TuTable *table)
{
    (void)table;
    tu_model_add(model, TU_KIND_TABLE, NULL, "stranger", NULL);
}

START_TEST(test_a_key_changes_with_what_a_text_may_mean)
{
    ck_assert(!view_key_changes(NULL, NULL));
    ck_assert(!view_key_changes(add_stranger, "auditor"));
    ck_assert(!view_key_changes(add_check, NULL));
    ck_assert(view_key_changes(add_overload, NULL));
    ck_assert(view_key_changes(add_column, NULL));
    ck_assert(view_key_changes(add_extension, NULL));
    ck_assert(view_key_changes(NULL, "clerk"));
}
END_TEST

START_TEST(test_bytes_that_are_cut_are_no_model)
{
    TuBuf bytes = TU_BUF_INIT;
    TuConn *conn = open_at(SQLITE);
    run_sql(conn, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT DEFAULT 'x'); CREATE VIEW v AS"
                  " SELECT * FROM t; CREATE INDEX i ON t (b)");
    TuModel *model = read_model(conn);
    tu_model_pack(&bytes, model);
    for (size_t len = 0; len <= bytes.len; len++) {
        TuModel *copy = tu_introspect_empty(conn);
        ck_assert_int_eq(tu_model_unpack(copy, bytes.s, len), len == bytes.len);
        tu_model_free(copy);
    }
    tu_buf_release(&bytes);
    tu_model_free(model);
    tu_conn_free(conn);
}
END_TEST

/* ---- SQL ---- */

static const char *sql_path;

static Answer
ask_sql(const char *url, bool no_cache)
{
    const TuRealiseOptions options = {.url = url, .no_cache = no_cache, .source = sql_path};
    TuRealised out;
    TuBuf bytes = TU_BUF_INIT;
    const TuNames paths = {&sql_path, 1, 0};
    Answer answer = {.status = tu_realise_sql_cached(&paths, 0, &options, arena, &out, &err)};
    if (answer.status == TU_OK) {
        const TuObject *table =
            tu_model_find(out.model, TU_KIND_TABLE, out.model->default_schema, NULL, "t", NULL);
        ck_assert_ptr_nonnull(table);
        ck_assert_str_eq(table->renamed_from, "old_t");
        ck_assert((out.scratch == NULL) == (out.created == 0));
        tu_model_pack(&bytes, out.model);
        answer.bytes = tu_arena_alloc(arena, bytes.len + 1);
        memcpy(answer.bytes, bytes.s, bytes.len);
        answer.len = bytes.len;
        answer.created = out.created;
    }
    tu_buf_release(&bytes);
    tu_model_free(out.model);
    if (!out.scratch)
        tu_conn_free(out.conn);
    tu_scratch_free(out.scratch);
    return answer;
}

static void
write_sql(const char *text)
{
    ck_assert_int_eq(tu_file_write(sql_path, text, strlen(text), 0600, false, &err), TU_OK);
}

static void
check_sql(const char *url)
{
    sql_path = tu_arena_printf(arena, "%s.sql", path);
    write_sql("CREATE VIEW v AS SELECT a FROM t;\n-- @renamed from=old_t\nCREATE TABLE t (a int);");
    Answer full = ask_sql(url, true), first = ask_sql(url, false), second = ask_sql(url, false);
    ck_assert_msg(full.status == TU_OK, "%s", err.message);
    assert_same(&first, &full, 0);
    assert_same(&second, &full, 0);
    ck_assert_uint_gt(first.created, 0);
    ck_assert_uint_eq(second.created, 0);
    write_sql("CREATE VIEW v AS SELECT b FROM t;\n-- @renamed from=old_t\nCREATE TABLE t (b int);");
    Answer changed = ask_sql(url, false);
    ck_assert_uint_gt(changed.created, 0);
    ck_assert(changed.len != full.len || memcmp(changed.bytes, full.bytes, full.len) != 0);
    write_sql("CREATE VIEW v AS SELECT b FROM t;\nCREATE TABLE u (b int);");
    if (strcmp(url, SQLITE) != 0)
        ck_assert_int_eq(ask_sql(url, false).status, TU_ERR_DB);
    remove(sql_path);
}

START_TEST(test_unchanged_sql_is_not_run_again)
{
    const char *urls[] = {SQLITE, pg_server(), getenv("TRUEUP_TEST_MYSQL_URL")};
    for (size_t i = 0; i < TU_LEN(urls); i++)
        if (urls[i] && *urls[i])
            check_sql(urls[i]);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_random_edits_give_what_a_full_run_gives,
        test_random_edits_give_what_a_full_run_gives_on_postgresql,
        test_a_damaged_file_is_replaced,
        test_an_entry_that_is_not_whole_is_not_used,
        test_a_file_that_others_may_write_is_not_used,
        test_a_file_of_another_user_is_not_used,
        test_a_link_is_not_followed,
        test_a_directory_that_cannot_be_made_is_no_error,
        test_the_file_is_for_its_user_alone,
        test_what_is_kept_for_one_server_is_not_taken_for_another,
        test_a_key_changes_with_what_a_text_may_mean,
        test_bytes_that_are_cut_are_no_model,
        test_unchanged_sql_is_not_run_again,
    };
    return run_cases("cache", tests, TU_LEN(tests), setup, teardown);
}
