/* The names that a model without names gets, as each engine chose them for the same tables. */
#include "config.h"

#include "scratch/adapt.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "declare/declare.h"

static const char text[] =
    "{\"tables\": {\"team\": {"
    " \"columns\": {\"id\": \"int\", \"name\": \"varchar(9)\", \"code\": \"char(3)\"},"
    " \"unique\": [[\"name\"], [\"name\", \"code\"], [\"name\"]],"
    " \"checks\": [\"name <> ''\", \"id > 0 and name <> code\", \"1 = 1\"],"
    " \"indexes\": [[\"code\"], [\"code desc\", \"name\"], [\"(lower(name))\", \"code\"],"
    "  [\"(id + 1)\", \"(id + 2)\"], {\"name\": \"own\", \"on\": [\"id\"]}]},"
    " \"member\": {\"columns\": {\"id\": \"int\", \"team_id\": \"int\", \"boss\": \"int\"},"
    " \"primary_key\": [\"id\"], \"indexes\": {\"boss\": [\"boss\"]},"
    " \"foreign_keys\": [{\"columns\": [\"team_id\"], \"references\": \"team(id)\"},"
    "  {\"columns\": [\"boss\"], \"references\": \"member(id)\"}]}}}";

static const struct {
    TuEngine engine;
    const char *names;
} cases[] = {
    {TU_ENGINE_POSTGRESQL,
     "team_name_key team_name_code_key team_name_key1 team_name_check team_check team_check1 "
     "team_code_idx team_code_name_idx team_lower_code_idx team_expr_expr1_idx own boss "
     "member_team_id_fkey member_boss_fkey "},
    {TU_ENGINE_MYSQL,
     "name name_2 name_3 team_chk_1 team_chk_2 team_chk_3 code code_2 functional_index "
     "functional_index_2 own boss member_ibfk_1 member_ibfk_2 team_id "},
    {TU_ENGINE_MARIADB,
     "name name_2 name_3 CONSTRAINT_1 CONSTRAINT_2 CONSTRAINT_3 code code_2 functional_index "
     "functional_index_2 own boss member_ibfk_1 member_ibfk_2 team_id "},
    {TU_ENGINE_SQLITE,
     "#1 #2 #3 #1 #2 #3 team_code_idx team_code_name_idx team_lower_code_idx team_expr_expr1_idx "
     "own boss #1 #2 "},
};

static void
add_names(TuBuf *out, const TuModel *model)
{
    const uint64_t kinds = TU_KIND_BIT(TU_KIND_UNIQUE) | TU_KIND_BIT(TU_KIND_CHECK) |
                           TU_KIND_BIT(TU_KIND_INDEX) | TU_KIND_BIT(TU_KIND_FOREIGN_KEY);
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        if (kinds & TU_KIND_BIT(object->kind))
            tu_buf_addf(out, "%s ", object->name);
    }
}

START_TEST(test_names_are_the_engines)
{
    TuArena *arena = tu_arena_new();
    TuModel *model = NULL;
    TuError err = {0};
    TuBuf names = TU_BUF_INIT;
    TuStatus st = tu_declare_read_text(text, strlen(text), "m.json", arena, &model, NULL, &err);
    ck_assert_msg(st == TU_OK, "%s", err.message);
    tu_adapt_names(model, cases[_i].engine);
    add_names(&names, model);
    ck_assert_str_eq(names.s, cases[_i].names);
    tu_adapt_names(model, cases[_i].engine); /* nothing is left to name */
    tu_buf_clear(&names);
    add_names(&names, model);
    ck_assert_str_eq(names.s, cases[_i].names);
    ck_assert_ptr_null(tu_model_index(model));
    tu_buf_release(&names);
    tu_model_free(model);
    tu_arena_free(arena);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("names");
    TCase *tests = tcase_create("names");
    tcase_add_loop_test(tests, test_names_are_the_engines, 0, (int)TU_LEN(cases));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
