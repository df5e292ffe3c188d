/* Model files in XML: the same models as in JSON, and errors with their places. */
#include "config.h"

#include "support.h"

#include <string.h>

#include "base/alloc.h"

static TuArena *arena;

static void
setup(void)
{
    arena = tu_arena_new();
}

static void
teardown(void)
{
    tu_arena_free(arena);
}

static const char xml_example[] =
    "<?xml version=\"1.0\"?>\n"
    "<trueup>\n"
    "  <tables>\n"
    "    <table name=\"team\" primary_key=\"id\">\n"
    "      <columns><column name=\"id\">bigint</column></columns>\n"
    "    </table>\n"
    "    <table name=\"customer\" renamed_from=\"client\" comment=\"who buys\">\n"
    "      <columns>\n"
    "        <column name=\"id\" type=\"bigint\" identity=\"always\"/>\n"
    "        <column name=\"email\"><type> varchar(255) </type><not_null>\n true </not_null>"
    "</column>\n"
    "        <column name=\"team_id\" type=\"bigint\"/>\n"
    "        <column name=\"balance\" type=\"numeric(10,2)\" default=\"0\"/>\n"
    "      </columns>\n"
    "      <primary_key><columns><item>id</item></columns></primary_key>\n"
    "      <unique><unique name=\"customer_email_key\" columns=\"email\"/></unique>\n"
    "      <checks><check name=\"customer_balance_check\">balance >= 0</check></checks>\n"
    "      <foreign_keys><foreign_key name=\"customer_team_fkey\" columns=\"team_id\"\n"
    "        references=\"team(id)\" on_delete=\"set null\"/></foreign_keys>\n"
    "      <indexes><index name=\"customer_lower_email_idx\" where=\"balance > 0\">"
    "<on>lower(email)</on></index></indexes>\n"
    "    </table>\n"
    "  </tables>\n"
    "  <enums><enum name=\"order_state\" values=\"new, paid,shipped\"/></enums>\n"
    "  <views><view name=\"rich_customer\"><![CDATA[select * from customer where balance > 1000]]>"
    "</view></views>\n"
    "</trueup>\n";

START_TEST(test_xml_equals_json)
{
    const char *issues = NULL;
    TuModel *json = read_json(example, arena);
    TuModel *xml = read_as("m.xml", xml_example, arena, &issues);
    ck_assert_str_eq(issues, "");
    ck_assert_ptr_null(tu_model_index(xml));
    ck_assert_str_eq(fingerprint(json, arena), fingerprint(xml, arena));
    TuObject *customer = get(xml, TU_KIND_TABLE, NULL, NULL, "customer");
    ck_assert_int_eq(customer->pos.line, 7);
    ck_assert_int_eq(customer->pos.column, 17);
    tu_model_free(json);
    tu_model_free(xml);
}
END_TEST

START_TEST(test_lists_maps_and_grants)
{
    const char *issues = NULL;
    TuModel *json =
        read_json("{\"enums\": {\"e\": [\"a, b\", \"\", \" c\"], \"none\": []},"
                  "\"composite_types\": {\"p\": {\"y\": \"int\", \"x\": \"int\"}, \"q\": {}},"
                  "\"tables\": {\"t\": {\"columns\": {\"a\": \"int\"}, \"owner\": \"boss\","
                  "\"grants\": {\"app\": [\"select\", \"insert\"], \"public\": [],"
                  "\"z\": {\"with_grant_option\": [\"select\"]}},"
                  "\"options\": {\"fillfactor\": 70},"
                  "\"indexes\": {\"i\": [\"f(a, 'x,y')\", \"a\"]}}},"
                  "\"views\": {\"v\": {\"as\": \"select 1\", \"columns\": [\"a\", \"b\"]}},"
                  "\"schemas\": {\"s\": {\"comment\": \"c\", \"functions\": {\"f(int)\": \"x\"}}}}",
                  arena);
    TuModel *xml = read_as(
        "m.XML",
        "<trueup><enums><enum name='e'><values><item>a, b</item><item/><item value=' c'/>"
        "</values></enum><enum name='none' values=''/></enums>"
        "<composite_types><composite_type name='p'><attributes><item name='y'>int</item>"
        "<item name='x' value='int'/></attributes></composite_type><composite_type name='q'/>"
        "</composite_types>"
        "<tables><table name='t' owner='boss'><columns><column name='a' type='int'/></columns>"
        "<grants><grant name='app' privileges='select, insert'/><grant name='public'/>"
        "<grant name='z' with_grant_option='select'/></grants>"
        "<options><item name='fillfactor'>70</item></options>"
        "<indexes><index name='i' on=\"f(a, 'x,y'), a\"/></indexes></table></tables>"
        "<views><view name='v' columns='a, b'>select 1</view></views>"
        "<schemas><schema name='s' comment='c'><functions><function name='f(int)'>x</function>"
        "</functions></schema></schemas></trueup>",
        arena, &issues);
    ck_assert_str_eq(issues, "");
    json->manages = xml->manages = TU_RIGHTS;
    ck_assert_str_eq(fingerprint(json, arena), fingerprint(xml, arena));
    tu_model_free(json);
    tu_model_free(xml);
}
END_TEST

static void
assert_xml_wrong(const char *text, const char *expected)
{
    const char *issues = NULL;
    TuModel *model = read_as("m.xml", text, arena, &issues);
    ck_assert_str_eq(issues, expected);
    tu_model_free(model);
}

START_TEST(test_everything_wrong_is_reported_at_once)
{
    assert_xml_wrong(
        "<trueup>\n"
        "<tabels/>\n"
        "<tables note='x'>\n"
        "<view name='v'/>\n"
        "<table/>\n"
        "<table name='t' unloged='true' strict='maybe'>\n"
        "<columns>\n"
        "<column name='a' tpye='int'/>\n"
        "<column name='a' type='int'/>\n"
        "<column name='b' type='int'><type>int</type></column>\n"
        "text</columns>\n"
        "<primary_key><columns><item>c</item><x/></columns></primary_key>\n"
        "<options><item>1</item></options>\n"
        "</table>\n"
        "</tables>\n"
        "<sequences><sequence name='s' start='1.5'/></sequences>\n"
        "</trueup>\n",
        "m.xml:2:1: : unknown key \"tabels\"; did you mean \"tables\"?\n"
        "m.xml:3:9: tables: unknown attribute \"note\" of <tables>\n"
        "m.xml:4:1: tables: expected <table>, found <view>\n"
        "m.xml:5:1: tables: the attribute \"name\" of <table> is missing\n"
        "m.xml:6:17: tables.t: unknown key \"unloged\"; did you mean \"unlogged\"?\n"
        "m.xml:6:39: tables.t.strict: expected true or false, found a string\n"
        "m.xml:7:1: tables.t.columns: no text is expected in <columns>\n"
        "m.xml:8:18: tables.t.columns.a: unknown key \"tpye\"; did you mean \"type\"?\n"
        "m.xml:9:14: tables.t.columns.a: duplicate key \"a\"; it is first given at 8:14\n"
        "m.xml:10:29: tables.t.columns.b.type: duplicate key \"type\"; it is first given at 10:18\n"
        "m.xml:12:23: tables.t.primary_key.columns[0]: column \"c\" is not a column of table "
        "\"t\"; "
        "did you mean \"a\"?\n"
        "m.xml:12:37: tables.t.primary_key.columns: expected <item>, found <x>\n"
        "m.xml:13:10: tables.t.options: the attribute \"name\" of <item> is missing\n"
        "m.xml:16:37: sequences.s.start: expected a whole number, found \"1.5\"\n");
}
END_TEST

START_TEST(test_other_documents_are_refused)
{
    assert_xml_wrong("<html/>", "m.xml:1:1: : expected <trueup>, found <html>\n");
    assert_xml_wrong("<!DOCTYPE trueup>\n<trueup/>",
                     "m.xml:1:1: : a document type (<!DOCTYPE>) is not read (entities are not read "
                     "either; write the text itself)\n");
    assert_xml_wrong("<trueup>text</trueup>", "m.xml:1:1: : no text is expected in <trueup>\n");
}
END_TEST

START_TEST(test_out_of_memory)
{
    for (long n = 0; n < 100000; n++) {
        TuModel *model = NULL;
        TuError err = {0};
        tu_alloc_fail_at(n);
        TuArena *own = tu_arena_new();
        TuStatus st = tu_declare_read_text(xml_example, strlen(xml_example), "m.xml", own, &model,
                                           NULL, &err);
        bool failed = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert((st == TU_OK) == (model != NULL));
        ck_assert(failed ? st == TU_ERR_NOMEM || st == TU_OK : st == TU_OK);
        tu_model_free(model);
        tu_arena_free(own);
        if (!failed)
            break;
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("declare/xml");
    TCase *tc = tcase_create("xml");
    tcase_set_timeout(tc, 60);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_xml_equals_json);
    tcase_add_test(tc, test_lists_maps_and_grants);
    tcase_add_test(tc, test_everything_wrong_is_reported_at_once);
    tcase_add_test(tc, test_other_documents_are_refused);
    tcase_add_test(tc, test_out_of_memory);
    suite_add_tcase(suite, tc);
    return run(suite);
}
