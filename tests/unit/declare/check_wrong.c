/* Model files that are wrong: every kind of issue, with its exact place. */
#include "config.h"

#include "support.h"

#include <string.h>

START_TEST(test_unknown_key_suggests)
{
    assert_wrong("{\"tables\": {\"customer\": {\"columns\": {\n"
                 "  \"email\": { \"tpye\": \"text\" },\n"
                 "  \"x\": { \"zzz\": 1 } }}}}",
                 "m.json:2:14: tables.customer.columns.email: unknown key \"tpye\"; did you mean "
                 "\"type\"?\n"
                 "m.json:3:10: tables.customer.columns.x: unknown key \"zzz\"\n");
    assert_wrong("{\"tabels\": {}}",
                 "m.json:1:2: : unknown key \"tabels\"; did you mean \"tables\"?\n");
    assert_wrong("{\"schemas\": {\"a\": {\"extensions\": {}}}}",
                 "m.json:1:20: schemas.a: unknown key \"extensions\"\n");
    assert_wrong("{\"tables\": {\"t\": {\"index\": {}, \"renamed_form\": \"x\"}}}",
                 "m.json:1:19: tables.t: unknown key \"index\"; did you mean \"indexes\"?\n"
                 "m.json:1:32: tables.t: unknown key \"renamed_form\"; did you mean "
                 "\"renamed_from\"?\n");
}
END_TEST

START_TEST(test_hidden_field_is_unknown)
{
    assert_wrong("{\"tables\": {\"t\": {\"sql\": \"x\"}}}",
                 "m.json:1:19: tables.t: unknown key \"sql\"\n");
}
END_TEST

START_TEST(test_wrong_type)
{
    assert_wrong("[]", "m.json:1:1: : expected a map of sections, found a list\n");
    assert_wrong("{\"tables\": []}",
                 "m.json:1:12: tables: expected a map of names, found a list\n");
    assert_wrong("{\"tables\": {\"t\": null}}",
                 "m.json:1:18: tables.t: expected a map, found null\n");
    assert_wrong(
        "{\"tables\": {\"t\": {\"columns\": {\"a\": [], \"b\": {\"not_null\": 1},\n"
        " \"c\": {\"default\": {}}, \"d\": true, \"e\": {\"type\": 5}}}}}",
        "m.json:1:36: tables.t.columns.a: expected a string, found a list\n"
        "m.json:1:58: tables.t.columns.b.not_null: expected true or false, found a number\n"
        "m.json:2:19: tables.t.columns.c.default: expected a string, found a map\n"
        "m.json:2:29: tables.t.columns.d: expected a string, found true\n"
        "m.json:2:49: tables.t.columns.e.type: expected a string, found a number\n");
    assert_wrong("{\"enums\": {\"e\": [\"a\", 1]}}",
                 "m.json:1:23: enums.e[1]: expected a string, found a number\n");
    assert_wrong("{\"tables\": {\"t\": {\"options\": [], \"comment\": 1, \"renamed_from\": 2}}}",
                 "m.json:1:30: tables.t.options: expected a map, found a list\n"
                 "m.json:1:45: tables.t.comment: expected a string, found a number\n"
                 "m.json:1:64: tables.t.renamed_from: expected a string, found a number\n");
    assert_wrong("{\"$schema\": 1}", "m.json:1:13: $schema: expected a string, found a number\n");
}
END_TEST

START_TEST(test_whole_number)
{
    assert_wrong("{\"sequences\": {\"s\": {\"start\": 1.5, \"min\": \"x\", \"max\": true}}}",
                 "m.json:1:31: sequences.s.start: expected a whole number, found \"1.5\"\n"
                 "m.json:1:43: sequences.s.min: expected a whole number, found \"x\"\n"
                 "m.json:1:55: sequences.s.max: expected a whole number, found true\n");
}
END_TEST

START_TEST(test_word_not_in_vocabulary)
{
    assert_wrong("{\"tables\": {\"t\": {\"columns\": {\"a\": \"int\"}, \"foreign_keys\": {\"f\":\n"
                 "{\"columns\": [\"a\"], \"references\": \"t(a)\", \"on_delete\": \"cascad\"}}}}}",
                 "m.json:2:55: tables.t.foreign_keys.f.on_delete: \"cascad\" is not one of: "
                 "no action, restrict, cascade, set null, set default\n");
}
END_TEST

START_TEST(test_dangling_columns)
{
    assert_wrong(
        "{\"tables\": {\"customer\": {\"columns\": {\"email\": \"text\"},\n"
        "\"primary_key\": [\"emial\"],\n"
        "\"unique\": {\"u\": {\"columns\": [\"email\", \"x\"]}},\n"
        "\"foreign_keys\": {\"f\": {\"columns\": [\"y\"], \"references\": \"customer(emial)\"}}}}}",
        "m.json:2:17: tables.customer.primary_key[0]: column \"emial\" is not a column of table "
        "\"customer\"; did you mean \"email\"?\n"
        "m.json:3:39: tables.customer.unique.u.columns[1]: column \"x\" is not a column of table "
        "\"customer\"\n"
        "m.json:4:36: tables.customer.foreign_keys.f.columns[0]: column \"y\" is not a column of "
        "table \"customer\"\n"
        "m.json:4:56: tables.customer.foreign_keys.f.references: column \"emial\" is not a column "
        "of table \"customer\"; did you mean \"email\"?\n");
}
END_TEST

START_TEST(test_dangling_tables)
{
    assert_wrong(
        "{\"tables\": {\"customer\": {\"columns\": {\"a\": \"int\"},\n"
        "\"foreign_keys\": {\"f\": {\"columns\": [\"a\"], \"references\": \"custmer(a)\"}}}},\n"
        "\"sequences\": {\"s\": {\"owned_by\": \"app.x(a)\"}},\n"
        "\"schemas\": {\"app\": {\"tables\": {\"y\": {\"partition_of\": \"customer\"}}}}}",
        "m.json:2:56: tables.customer.foreign_keys.f.references: table \"custmer\" is not "
        "in the model; did you mean \"customer\"?\n"
        "m.json:3:33: sequences.s.owned_by: table \"app.x\" is not in the model; did you "
        "mean \"app.y\"?\n"
        "m.json:4:54: schemas.app.tables.y.partition_of: table \"app.customer\" is not in "
        "the model\n");
}
END_TEST

START_TEST(test_reference_of_another_form)
{
    assert_wrong("{\"tables\": {\"t\": {\"columns\": {\"a\": \"int\"}, \"foreign_keys\": {\"f\":\n"
                 "{\"columns\": [\"a\"], \"references\": \"t(a\"}}}}}",
                 "m.json:2:34: tables.t.foreign_keys.f.references: \"t(a\" is not a reference such "
                 "as team(id) or app.\"my team\"(a, b)\n");
}
END_TEST

START_TEST(test_required_key_is_missing)
{
    assert_wrong("{\"tables\": {\"t\": {\"columns\": {\"a\": \"int\"}, \"foreign_keys\": {\"f\":\n"
                 " {\"on_delete\": \"cascade\"}}, \"primary_key\": {}}},\n \"views\": {\"v\": {}}}",
                 "m.json:2:2: tables.t.foreign_keys.f: the key \"columns\" is missing\n"
                 "m.json:2:2: tables.t.foreign_keys.f: the key \"references\" is missing\n"
                 "m.json:2:44: tables.t.primary_key: the key \"columns\" is missing\n"
                 "m.json:3:17: views.v: the key \"as\" is missing\n");
}
END_TEST

START_TEST(test_defined_twice)
{
    assert_wrong("{\"functions\": {\"f(int)\": \"x\",\n \"\\\"f\\\"(int)\": \"y\"}}",
                 "m.json:2:2: functions.\"\\\"f\\\"(int)\": defined twice: also at m.json:1:16\n");
}
END_TEST

START_TEST(test_duplicate_key_does_not_parse)
{
    TuArena *arena = tu_arena_new();
    const char *issues = NULL;
    ck_assert_ptr_null(read_as("m.json", "{\"tables\": {\"t\": {},\n\"t\": {}}}", arena, &issues));
    ck_assert_str_eq(issues, "m.json:2:1: : duplicate key \"t\" (it is first given at 1:13)\n");
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_empty_names)
{
    assert_wrong(
        "{\"tables\": {\"\": {}, \"t\": {\"columns\": {\"\": \"int\"}, \"renamed_from\": \"\",\n"
        "\"primary_key\": {\"name\": \"\", \"columns\": []}, \"options\": {\"\": 1}}}}",
        "m.json:1:13: tables.\"\": the name is empty\n"
        "m.json:1:39: tables.t.columns.\"\": the name is empty\n"
        "m.json:1:67: tables.t.renamed_from: the name is empty\n"
        "m.json:2:25: tables.t.primary_key.name: the name is empty\n"
        "m.json:2:57: tables.t.options.\"\": a name is empty\n");
    assert_wrong("{\"functions\": {\"(int)\": \"x\"}}",
                 "m.json:1:16: functions.(int): \"(int)\" is not a name with its arguments, such "
                 "as f(integer)\n");
}
END_TEST

START_TEST(test_name_with_nul_is_refused)
{
    TuArena *arena = tu_arena_new();
    const char *issues = NULL;
    ck_assert_ptr_null(read_as("m.json", "{\"tables\": {\"a\\u0000b\": {}}}", arena, &issues));
    ck_assert_ptr_nonnull(strstr(issues, "m.json:1:"));
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_empty_text_is_refused)
{
    assert_wrong("{\"tables\": {\"t\": {\"columns\": {\"a\": {\"default\": \"\"}}}}}",
                 "m.json:1:48: tables.t.columns.a.default: the text is empty; leave the key out, "
                 "or write SQL's ''\n");
}
END_TEST

START_TEST(test_paths_quote_what_would_mislead)
{
    assert_wrong(
        "{\"tables\": {\"a.b\": {\"columns\": {\"c\\nd\": 1}}}}",
        "m.json:1:41: tables.\"a.b\".columns.\"c\\nd\": expected a string, found a number\n");
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("declare/wrong");
    TCase *tc = tcase_create("issues");
    tcase_add_test(tc, test_unknown_key_suggests);
    tcase_add_test(tc, test_hidden_field_is_unknown);
    tcase_add_test(tc, test_wrong_type);
    tcase_add_test(tc, test_whole_number);
    tcase_add_test(tc, test_word_not_in_vocabulary);
    tcase_add_test(tc, test_dangling_columns);
    tcase_add_test(tc, test_dangling_tables);
    tcase_add_test(tc, test_reference_of_another_form);
    tcase_add_test(tc, test_required_key_is_missing);
    tcase_add_test(tc, test_defined_twice);
    tcase_add_test(tc, test_duplicate_key_does_not_parse);
    tcase_add_test(tc, test_empty_names);
    tcase_add_test(tc, test_name_with_nul_is_refused);
    tcase_add_test(tc, test_empty_text_is_refused);
    tcase_add_test(tc, test_paths_quote_what_would_mislead);
    suite_add_tcase(suite, tc);
    return run(suite);
}
