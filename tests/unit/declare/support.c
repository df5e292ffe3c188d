/* What the tests of model files share. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

const char *const example =
    "{ \"$schema\": \"trueup-model.schema.json\",\n"
    "  \"tables\": {\n"
    "    \"team\": { \"columns\": { \"id\": \"bigint\" }, \"primary_key\": [\"id\"] },\n"
    "    \"customer\": {\n"
    "      \"renamed_from\": \"client\",\n"
    "      \"comment\": \"who buys\",\n"
    "      \"columns\": {\n"
    "        \"id\":      { \"type\": \"bigint\", \"identity\": \"always\" },\n"
    "        \"email\":   { \"type\": \"varchar(255)\", \"not_null\": true },\n"
    "        \"team_id\": { \"type\": \"bigint\" },\n"
    "        \"balance\": { \"type\": \"numeric(10,2)\", \"default\": \"0\" } },\n"
    "      \"primary_key\":  [\"id\"],\n"
    "      \"unique\":       { \"customer_email_key\": [\"email\"] },\n"
    "      \"checks\":       { \"customer_balance_check\": \"balance >= 0\" },\n"
    "      \"foreign_keys\": { \"customer_team_fkey\": { \"columns\": [\"team_id\"],\n"
    "        \"references\": \"team(id)\", \"on_delete\": \"set null\" } },\n"
    "      \"indexes\":      { \"customer_lower_email_idx\":\n"
    "        { \"on\": [\"lower(email)\"], \"where\": \"balance > 0\" } } } },\n"
    "  \"enums\": { \"order_state\": [\"new\", \"paid\", \"shipped\"] },\n"
    "  \"views\": { \"rich_customer\":\n"
    "    { \"as\": \"select * from customer where balance > 1000\" } }\n"
    "}\n";

static const char *
issues_text(const TuVec *issues, TuArena *arena)
{
    TuBuf text = TU_BUF_INIT;
    for (size_t i = 0; i < issues->count; i++) {
        const TuIssue *issue = issues->items[i];
        tu_buf_addf(&text, "%s:%d:%d: %s: %s\n", issue->file, issue->line, issue->column,
                    issue->path, issue->message);
    }
    const char *copy = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return copy;
}

TuModel *
read_as(const char *file, const char *text, TuArena *arena, const char **issues)
{
    TuModel *model = NULL;
    TuVec list = TU_VEC_INIT;
    TuError err = {0};
    TuStatus st = tu_declare_read_text(text, strlen(text), file, arena, &model, &list, &err);
    ck_assert_int_eq(st, model ? TU_OK : TU_ERR_PARSE);
    ck_assert_int_eq(st, err.status);
    ck_assert((model != NULL) == (list.count == 0));
    if (!model) {
        const TuIssue *first = list.items[0];
        ck_assert_str_eq(err.file, first->file);
        ck_assert_int_eq(err.line, first->line);
        ck_assert_int_eq(err.column, first->column);
        ck_assert_ptr_nonnull(strstr(err.message, first->path));
    }
    if (issues)
        *issues = issues_text(&list, arena);
    return model;
}

TuModel *
read_json(const char *text, TuArena *arena)
{
    const char *issues = NULL;
    TuModel *model = read_as("m.json", text, arena, &issues);
    ck_assert_str_eq(issues, "");
    ck_assert_ptr_null(tu_model_index(model));
    return model;
}

void
assert_wrong(const char *text, const char *issues)
{
    TuArena *arena = tu_arena_new();
    const char *found = NULL;
    TuModel *model = read_as("m.json", text, arena, &found);
    ck_assert_str_eq(found, issues);
    tu_model_free(model);
    tu_arena_free(arena);
}

const char *
fingerprint(const TuModel *model, TuArena *arena)
{
    char digest[TU_SHA256_HEX + 7];
    ck_assert(tu_model_fingerprint(model, NULL, NULL, digest));
    return tu_arena_strdup(arena, digest);
}

TuObject *
get(TuModel *model, TuKind kind, const char *schema, const char *parent, const char *name)
{
    TuObject *object = tu_model_find(model, kind, schema, parent, name, NULL);
    ck_assert_msg(object != NULL, "%s %s is not there", tu_kind_info(kind)->name, name);
    return object;
}

const char *
source_path(const char *path, TuArena *arena)
{
    const char *top = getenv("top_srcdir");
    return tu_arena_printf(arena, "%s/%s", top ? top : ".", path);
}

int
run(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
