/* Values by dialect, objects of some dialects, defaults, and objects without a name. */
#include "config.h"

#include "support.h"

#include <string.h>

static TuStatus
say(void *dialect, const char **out, TuError *err)
{
    if (!dialect)
        return tu_error_set(err, TU_ERR_CONNECT, "nobody is there");
    *out = dialect;
    return TU_OK;
}

static TuModel *
read_for(const char *file, const char *text, const char *dialect, TuArena *arena)
{
    const TuDeclareTarget target = {say, (void *)(uintptr_t)dialect, false};
    TuModel *model = NULL;
    TuError err = {0};
    TuStatus st =
        tu_declare_read_text_for(text, strlen(text), file, &target, arena, &model, NULL, &err);
    ck_assert_msg(st == TU_OK, "%s:%d:%d: %s", file, err.line, err.column, err.message);
    tu_model_index(model);
    return model;
}

static const TuColumn *
column_of(TuModel *model, const char *name)
{
    return (const TuColumn *)get(model, TU_KIND_COLUMN, NULL, "t", name);
}

static const char *const dialects[] = {"postgresql", "mysql", "mariadb", "sqlite"};

static const char now_json[] =
    "{\"tables\": {\"t\": {\"columns\": {\"at\": {\"type\": {\"sqlite\": \"text\","
    " \"other\": \"timestamptz\"}, \"default\": {\"postgresql\": \"now()\","
    " \"mysql\": \"CURRENT_TIMESTAMP\", \"mariadb\": \"NOW()\"}}}}}}";
static const char now_xml[] =
    "<trueup><tables><table name='t'><columns><column name='at' type.sqlite='text'"
    " type.other='timestamptz' default.postgresql='now()' default.mariadb='NOW()'>"
    "<default.mysql>CURRENT_TIMESTAMP</default.mysql></column></columns></table></tables></trueup>";
static const char now_yaml[] =
    "tables:\n  t:\n    columns:\n      at:\n        type: {sqlite: text, other: timestamptz}\n"
    "        default: {postgresql: now(), mysql: CURRENT_TIMESTAMP, mariadb: NOW()}\n";

START_TEST(test_a_value_for_each_dialect)
{
    static const struct {
        const char *file, *text;
    } forms[] = {{"m.json", now_json}, {"m.yaml", now_yaml}, {"m.xml", now_xml}};
    static const char *const types[] = {"timestamptz", "timestamptz", "timestamptz", "text"};
    static const char *const defaults[] = {"now()", "CURRENT_TIMESTAMP", "NOW()", NULL};
    for (size_t i = 0; i < TU_LEN(forms); i++) {
        for (size_t j = 0; j < TU_LEN(dialects); j++) {
            TuArena *arena = tu_arena_new();
            TuModel *model = read_for(forms[i].file, forms[i].text, dialects[j], arena);
            const TuColumn *at = column_of(model, "at");
            ck_assert_str_eq(at->type, types[j]);
            ck_assert_pstr_eq(at->default_expr, defaults[j]);
            tu_model_free(model);
            tu_arena_free(arena);
        }
    }
}
END_TEST

START_TEST(test_short_values_and_maps_by_dialect)
{
    static const char text[] =
        "{\"tables\": {\"t\": {\"options\": {\"mysql\": {\"engine\": \"MEMORY\"},"
        " \"postgresql\": {\"fillfactor\": 70}},"
        " \"columns\": {\"a\": {\"mysql\": \"int\", \"other\": \"integer\"}}},"
        " \"u\": {\"options\": {\"postgresql\": \"x\"}}}}";
    TuArena *arena = tu_arena_new();
    TuModel *model = read_for("m.json", text, "mariadb", arena);
    const TuTable *t = (const TuTable *)get(model, TU_KIND_TABLE, NULL, NULL, "t");
    const TuTable *u = (const TuTable *)get(model, TU_KIND_TABLE, NULL, NULL, "u");
    ck_assert_str_eq(column_of(model, "a")->type, "int");
    ck_assert_uint_eq(t->options.count, 1);
    ck_assert_str_eq(tu_pairs_find(&t->options, "engine"), "MEMORY");
    ck_assert_str_eq(tu_pairs_find(&u->options, "postgresql"), "x"); /* an option of that name */
    tu_model_free(model);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_objects_of_some_dialects)
{
    static const char text[] =
        "{\"tables\": {\"t\": {\"columns\": {\"a\": \"int\", \"b\": {\"only\": [\"mysql\"],"
        " \"type\": \"int\"}, \"c\": {\"except\": [\"mariadb\"], \"type\": \"int\"}}}},"
        " \"enums\": {\"e\": {\"only\": [\"postgresql\"], \"values\": [\"x\"]}},"
        " \"schemas\": {\"s\": {\"only\": [\"postgresql\"],"
        " \"tables\": {\"t\": {\"columns\": {\"a\": \"int\"}}}}}}";
    static const size_t counts[] = {1 + 2 + 1 + 1 + 2, 1 + 3, 1 + 2, 1 + 2};
    for (size_t i = 0; i < TU_LEN(dialects); i++) {
        TuArena *arena = tu_arena_new();
        TuModel *model = read_for("m.json", text, dialects[i], arena);
        ck_assert_msg(model->objects.count == counts[i], "%s: %zu", dialects[i],
                      model->objects.count);
        tu_model_free(model);
        tu_arena_free(arena);
    }
}
END_TEST

START_TEST(test_defaults_fill_what_is_not_said)
{
    static const char text[] =
        "{\"defaults\": {\"columns\": {\"not_null\": true, \"collation\": {\"sqlite\": "
        "\"nocase\"}},"
        " \"tables\": {\"options\": {\"a\": \"1\", \"b\": \"2\"}}},"
        " \"tables\": {\"t\": {\"options\": {\"b\": \"3\"}, \"columns\": {\"x\": \"int\","
        " \"y\": {\"type\": \"int\", \"not_null\": false}}}},"
        " \"schemas\": {\"s\": {\"defaults\": {\"columns\": {\"not_null\": false}},"
        " \"tables\": {\"t\": {\"columns\": {\"z\": \"int\"}}}}}}";
    TuArena *arena = tu_arena_new();
    TuModel *model = read_for("m.json", text, "sqlite", arena);
    const TuTable *t = (const TuTable *)get(model, TU_KIND_TABLE, NULL, NULL, "t");
    ck_assert_str_eq(tu_pairs_find(&t->options, "a"), "1");
    ck_assert_str_eq(tu_pairs_find(&t->options, "b"), "3");
    ck_assert(column_of(model, "x")->not_null);
    ck_assert_str_eq(column_of(model, "x")->collation, "nocase");
    ck_assert(!column_of(model, "y")->not_null);
    ck_assert(!((const TuColumn *)get(model, TU_KIND_COLUMN, "s", "t", "z"))->not_null);
    tu_model_free(model);
    model = read_for("m.xml",
                     "<trueup><defaults><columns not_null='true'><collation.sqlite>nocase"
                     "</collation.sqlite></columns></defaults><tables><table name='t'><columns>"
                     "<column name='x' type='int'/></columns></table></tables></trueup>",
                     "sqlite", arena);
    ck_assert(column_of(model, "x")->not_null);
    ck_assert_str_eq(column_of(model, "x")->collation, "nocase");
    tu_model_free(model);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_objects_without_a_name)
{
    static const char json[] =
        "{\"tables\": {\"t\": {\"columns\": {\"a\": \"int\", \"b\": \"int\"},"
        " \"unique\": [[\"a\"], {\"name\": \"k\", \"columns\": [\"b\"]}],"
        " \"checks\": [\"a > 0\"], \"indexes\": [{\"on\": [\"b\"], \"unique\": true}]}}}";
    static const char xml[] =
        "<trueup><tables><table name='t'><columns><column name='a' type='int'/>"
        "<column name='b' type='int'/></columns>"
        "<unique><unique columns='a'/><unique name='k' columns='b'/></unique>"
        "<checks><check>a > 0</check></checks><indexes><index on='b' unique='true'/></indexes>"
        "</table></tables></trueup>";
    TuArena *arena = tu_arena_new();
    TuModel *model = read_for("m.json", json, "sqlite", arena);
    TuModel *other = read_for("m.xml", xml, "sqlite", arena);
    const TuObject *t = get(model, TU_KIND_TABLE, NULL, NULL, "t");
    ck_assert_uint_eq(t->children.count, 6);
    ck_assert_str_eq(((const TuObject *)t->children.items[2])->name, "");
    ck_assert_str_eq(((const TuObject *)t->children.items[3])->name, "k");
    ck_assert_str_eq(fingerprint(model, arena), fingerprint(other, arena));
    tu_model_free(model);
    tu_model_free(other);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_what_is_wrong)
{
    assert_wrong("{\"tables\": {\"t\": {\"comment\": {\"postgres\": \"x\"}}}}",
                 "m.json:1:31: tables.t.comment.postgres: unknown dialect \"postgres\"; did you "
                 "mean \"postgresql\"?\n");
    assert_wrong("{\"tables\": {\"t\": {\"only\": [\"oracle\"]}}}",
                 "m.json:1:28: tables.t.only[0]: unknown dialect \"oracle\"\n");
    assert_wrong("{\"tables\": {\"t\": {\"only\": \"sqlite\"}}}",
                 "m.json:1:27: tables.t.only: expected a list of dialects, found a string\n");
    assert_wrong("{\"tables\": {\"t\": {\"strict\": {\"sqlite\": \"yes\"}}}}",
                 "m.json:1:40: tables.t.strict.sqlite: expected true or false, found a string\n");
    assert_wrong("{\"defaults\": {\"tabels\": {}}}",
                 "m.json:1:15: defaults: unknown key \"tabels\"; did you mean \"tables\"?\n");
    assert_wrong("{\"defaults\": {\"checks\": {\"expression\": \"x\"}}}",
                 "m.json:1:26: defaults.checks: unknown key \"expression\"\n");
    assert_wrong("{\"tables\": {\"t\": {\"unique\": {\"k\": {\"name\": \"x\", \"columns\": []}}}}}",
                 "m.json:1:36: tables.t.unique.k.name: the object has the name \"k\" already\n");
    assert_wrong("{\"tables\": {\"t\": {\"columns\": [\"int\"]}}}",
                 "m.json:1:30: tables.t.columns: expected a map of names, found a list\n");
}
END_TEST

START_TEST(test_other_dialects_are_looked_at)
{
    static const char text[] =
        "{\"enums\": {\"e\": {\"only\": [\"postgresql\"], \"values\": \"x\"}},"
        " \"tables\": {\"t\": {\"comment\": {\"mysql\": \"a\", \"sqlite\": 1}}}}";
    const TuDeclareTarget target = {say, (void *)(uintptr_t) "mysql", false};
    TuArena *arena = tu_arena_new();
    TuModel *model = NULL;
    TuVec issues = TU_VEC_INIT;
    TuStatus st = tu_declare_read_text_for(text, strlen(text), "m.json", &target, arena, &model,
                                           &issues, NULL);
    ck_assert_int_eq(st, TU_ERR_PARSE);
    ck_assert_uint_eq(issues.count, 2);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_required_for_every_dialect)
{
    static const char text[] = "{\"tables\": {\"t\": {\"columns\": {\"a\": \"int\"}, \"checks\":"
                               " {\"c\": {\"mysql\": \"a > 0\"}}}}}";
    const TuDeclareTarget target = {say, (void *)(uintptr_t) "sqlite", false};
    TuArena *arena = tu_arena_new();
    TuModel *model = NULL;
    TuError err = {0};
    TuStatus st =
        tu_declare_read_text_for(text, strlen(text), "m.json", &target, arena, &model, NULL, &err);
    ck_assert_int_eq(st, TU_ERR_PARSE);
    ck_assert_str_eq(err.message, "tables.t.checks.c: \"expression\" has no value for sqlite");
    tu_arena_free(arena);
}
END_TEST

/* A database of MySQL is a schema: what stands in another one is not in the model. */
START_TEST(test_foreign_keys_lead_out_of_a_database_of_mysql)
{
    static const char text[] =
        "{\"tables\": {\"t\": {\"columns\": {\"a\": \"int\"}, \"foreign_keys\":"
        " {\"f\": {\"columns\": [\"a\"], \"references\": \"other.u(id)\"}}}}}";
    TuArena *arena = tu_arena_new();
    TuModel *model = read_for("m.json", text, "mariadb", arena);
    const TuForeignKey *key = (const TuForeignKey *)get(model, TU_KIND_FOREIGN_KEY, NULL, "t", "f");
    ck_assert_str_eq(key->references.schema, "other");
    tu_model_free(model);
    const TuDeclareTarget target = {say, (void *)(uintptr_t) "postgresql", false};
    TuError err = {0};
    TuStatus st =
        tu_declare_read_text_for(text, strlen(text), "m.json", &target, arena, &model, NULL, &err);
    ck_assert_int_eq(st, TU_ERR_PARSE);
    tu_arena_free(arena);
}
END_TEST

/* Somebody is asked which dialect it is only where the file makes a difference. */
START_TEST(test_the_dialect_is_asked_for_when_needed)
{
    const TuDeclareTarget nobody = {say, NULL, false};
    static const char plain[] = "{\"tables\": {}}";
    TuArena *arena = tu_arena_new();
    TuModel *model = NULL;
    TuError err = {0};
    ck_assert_int_eq(tu_declare_read_text_for(plain, strlen(plain), "m.json", &nobody, arena,
                                              &model, NULL, &err),
                     TU_OK);
    tu_model_free(model);
    ck_assert_int_eq(tu_declare_read_text_for(now_json, strlen(now_json), "m.json", &nobody, arena,
                                              &model, NULL, &err),
                     TU_ERR_CONNECT);
    ck_assert_str_eq(err.message, "nobody is there");
    ck_assert_ptr_null(model);
    tu_arena_free(arena);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("declare/dialect");
    TCase *tc = tcase_create("dialects");
    tcase_add_test(tc, test_a_value_for_each_dialect);
    tcase_add_test(tc, test_short_values_and_maps_by_dialect);
    tcase_add_test(tc, test_objects_of_some_dialects);
    tcase_add_test(tc, test_defaults_fill_what_is_not_said);
    tcase_add_test(tc, test_objects_without_a_name);
    tcase_add_test(tc, test_what_is_wrong);
    tcase_add_test(tc, test_other_dialects_are_looked_at);
    tcase_add_test(tc, test_required_for_every_dialect);
    tcase_add_test(tc, test_foreign_keys_lead_out_of_a_database_of_mysql);
    tcase_add_test(tc, test_the_dialect_is_asked_for_when_needed);
    suite_add_tcase(suite, tc);
    return run(suite);
}
