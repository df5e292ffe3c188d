/* Statements: merging, hazards, scripts, settings, and what happens when memory runs out. */
#include "config.h"

#include "toy.h"

#include "base/alloc.h"

/* ---- clauses: columns of the toy's sister are altered by clauses ---- */

static void
clause_alter(TuRender *render, const TuObject *a, const TuObject *b, uint64_t fields,
             const TuChange *whole)
{
    char head[64], clause[64];
    (void)a, (void)whole;
    snprintf(head, sizeof head, "ALTER TABLE %s", b->parent->name);
    snprintf(clause, sizeof clause, "ALTER COLUMN %s", b->name);
    TuStatement *statement = tu_render_clause(render, b, head, clause);
    const TuColumn *column = (const TuColumn *)b;
    if (fields & TU_FIELD_BIT(TU_COLUMN_TYPE))
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, column->type, "%s rewrites",
                         b->name);
    if (column->not_null && statement)
        statement->flags |= TU_STATEMENT_LOSES_DATA;
}

static TuCodegen clauses;
static const TuRenderer *clause_renderers[TU_KIND_COUNT];

static void
use_clauses(void)
{
    static TuRenderer column;
    column = toy_renderer;
    column.alter = clause_alter;
    memcpy(clause_renderers, toy_renderers, sizeof clause_renderers);
    clause_renderers[TU_KIND_COLUMN] = &column;
    clauses = toy;
    clauses.renderers = clause_renderers;
}

/* Columns a, b, ... of t get these types. */
static void
retype(const char *table, const char *const *types, size_t count)
{
    static const char *const names[] = {"a", "b", "c", "d"};
    TuObject *t = add_table(from, table), *u = add_table(to, table);
    for (size_t i = 0; i < count; i++) {
        add_column(from, t, names[i], "x")->statistics = "1";
        TuColumn *column = add_column(to, u, names[i], types[i] ? types[i] : "x");
        column->statistics = types[i] ? "1" : "2";
    }
}

static const TuStatement *
statement(size_t i)
{
    ck_assert_uint_lt(i, plan->statements.count);
    return plan->statements.items[i];
}

START_TEST(test_neighbouring_clauses_of_one_table_are_one_statement)
{
    const char *const types[] = {NULL, NULL, NULL};
    use_clauses();
    retype("t", types, 3);
    ck_assert_int_eq(make_plan(&clauses), TU_OK);
    ck_assert_uint_eq(plan->statements.count, 1);
    ck_assert_str_eq(statement(0)->sql,
                     "ALTER TABLE t ALTER COLUMN a,\n    ALTER COLUMN b,\n    ALTER COLUMN c");
}
END_TEST

START_TEST(test_clauses_of_two_tables_stay_apart)
{
    const char *const types[] = {NULL, NULL};
    use_clauses();
    retype("t", types, 2);
    retype("u", types, 1);
    ck_assert_int_eq(make_plan(&clauses), TU_OK);
    ck_assert_uint_eq(plan->statements.count, 2);
    ck_assert_str_eq(statement(1)->sql, "ALTER TABLE u ALTER COLUMN a");
}
END_TEST

START_TEST(test_a_merged_statement_has_all_flags_and_notes)
{
    const char *const types[] = {NULL, "TU1", "TU1", NULL};
    use_clauses();
    retype("t", types, 4);
    ((TuColumn *)to->objects.items[4])->not_null = true;
    ck_assert_int_eq(make_plan(&clauses), TU_OK);
    ck_assert_uint_eq(plan->statements.count, 1);
    ck_assert_uint_eq(statement(0)->flags, TU_STATEMENT_LONG_LOCK | TU_STATEMENT_LOSES_DATA);
    ck_assert_uint_eq(statement(0)->hazards.count, 1);
    ck_assert_str_eq(tu_statement_hazard(statement(0), "TU1")->note, "b rewrites; c rewrites");
}
END_TEST

START_TEST(test_clauses_of_different_hazards_stay_apart)
{
    const char *const types[] = {"TU1", "TU2", NULL};
    use_clauses();
    retype("t", types, 3);
    ck_assert_int_eq(make_plan(&clauses), TU_OK);
    ck_assert_uint_eq(plan->statements.count, 2);
    ck_assert_ptr_nonnull(tu_statement_hazard(statement(0), "TU1"));
    ck_assert_ptr_nonnull(tu_statement_hazard(statement(1), "TU2"));
    ck_assert_str_eq(statement(1)->sql, "ALTER TABLE t ALTER COLUMN b,\n    ALTER COLUMN c");
}
END_TEST

/* ---- settings, scripts ---- */

static void
begin(TuRender *render, const TuChanges *all)
{
    (void)all;
    TuStatement *setting = tu_render_addf(render, NULL, "SET %s", "on");
    if (setting)
        setting->flags |= TU_STATEMENT_SETTING;
}

static void
end(TuRender *render, const TuChanges *all)
{
    (void)all;
    tu_render_add(render, NULL, "SET off");
}

START_TEST(test_settings_stand_around_what_changes_and_nowhere_else)
{
    TuCodegen settings = toy;
    settings.begin = begin;
    settings.end = end;
    ck_assert_int_eq(make_plan(&settings), TU_OK);
    ck_assert_uint_eq(plan->statements.count, 0);
    add_table(to, "t");
    ck_assert_int_eq(make_plan(&settings), TU_OK);
    ck_assert_str_eq(script(plan), "SET on\ncreate table public.t\nSET off\n");
}
END_TEST

START_TEST(test_a_script_parts_tables_by_a_blank_line)
{
    TuObject *a = add_table(to, "a"), *b = add_table(to, "b");
    add(to, TU_KIND_INDEX, "i", a);
    add(to, TU_KIND_INDEX, "j", b);
    add(to, TU_KIND_TRIGGER, "tr", b);
    ck_assert_int_eq(make_plan(&toy), TU_OK);
    tu_buf_clear(&text);
    tu_plan_write(&text, plan);
    ck_assert_str_eq(text.s, "create table public.a;\n\ncreate table public.b;\n\n"
                             "create index public.a.i;\n\ncreate index public.b.j;\n"
                             "create trigger public.b.tr;\n");
}
END_TEST

START_TEST(test_long_statements_and_odd_formats_are_kept_whole)
{
    char name[3000];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    TuCodegen settings = toy;
    settings.begin = begin;
    add_table(to, name);
    ck_assert_int_eq(make_plan(&settings), TU_OK);
    TuRender render = {.plan = plan, .dialect = toy.dialect};
    TuStatement *long_one = tu_render_addf(&render, NULL, "%s %%s %s", name, "end");
    ck_assert_uint_eq(strlen(long_one->sql), strlen(name) + 7);
    ck_assert_ptr_nonnull(strstr(long_one->sql, " %s end"));
}
END_TEST

START_TEST(test_the_first_failure_of_a_renderer_is_the_one_that_is_told)
{
    TuObject *table = add_table(to, "t");
    table->pos = (TuPos){"a.json", 1, 2};
    ck_assert_int_eq(make_plan(&toy), TU_OK);
    TuRender render = {.plan = plan, .dialect = toy.dialect, .err = &err};
    tu_render_fail(&render, TU_ERR_UNSUPPORTED, table, "no %s", "way");
    tu_render_fail(&render, TU_ERR_INTERNAL, table, "later");
    ck_assert_int_eq(render.status, TU_ERR_UNSUPPORTED);
    ck_assert_str_eq(err.message, "table public.t: no way");
    ck_assert_str_eq(err.file, "a.json");
}
END_TEST

START_TEST(test_creating_a_model_is_a_plan_from_nothing)
{
    add_view(to, "v", add_table(to, "t"));
    tu_model_index(to);
    TuPlan *whole = NULL;
    ck_assert_int_eq(tu_plan_create(&toy, to, &whole, &err), TU_OK);
    ck_assert_str_eq(script(whole), "create table public.t\ncreate view public.v\n");
    tu_plan_free(whole);
    tu_plan_free(NULL);
}
END_TEST

START_TEST(test_a_dialect_has_its_generator)
{
    ck_assert_ptr_eq(tu_codegen_find(&tu_dialect_pg), &tu_codegen_pg);
    ck_assert_ptr_eq(tu_codegen_find(&tu_dialect_sqlite), &tu_codegen_sqlite);
    ck_assert_ptr_null(tu_codegen_find(NULL));
}
END_TEST

/* ---- memory ---- */

/* A bit of everything: drops, renames, recreated dependants, defaults, rings, merged clauses. */
static void
rich_pair(void)
{
    for (int i = 0; i < 2; i++) {
        TuModel *model = i ? to : from;
        TuObject *function = add(model, TU_KIND_FUNCTION, "f", NULL);
        function->signature = "integer";
        ((TuFunction *)function)->definition =
            i ? "CREATE FUNCTION public.f(integer) RETURNS bigint LANGUAGE sql AS 'SELECT 1'"
              : "CREATE FUNCTION public.f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'";
        ((TuFunction *)function)->returns = i ? "bigint" : "integer";
        ((TuFunction *)function)->arguments = "integer";
        TuObject *a = add_table(model, "a"), *b = add_table(model, "b");
        for (int c = 0; c < 5; c++) {
            const char *name = tu_arena_printf(model->arena, "Column %d", c);
            add_column(model, a, name, i ? "bigint" : "integer")->not_null = i && c == 2;
        }
        TuColumn *column = add_column(model, b, "x", "integer");
        column->default_expr = "public.f(1)";
        tu_object_need(model, &column->obj, function);
        add_column(model, b, i ? "come" : "gone", "text");
        TuIndex *index = (TuIndex *)add(model, TU_KIND_INDEX, i ? "new" : "old", a);
        tu_names_add(&index->on, model->arena, "x");
        TuObject *view = add_view(model, "v", a->children.items[0]);
        ((TuView *)view)->as = " SELECT a.\"Column 0\"\n   FROM public.a;";
        add_view(model, "w", view);
        ((TuView *)add_view(model, i ? "vnew" : "vold", b))->as = " SELECT 1;";
        TuObject *ring = add_table(model, i ? "ring_b" : "ring_a");
        add_column(model, ring, "id", "integer");
        TuForeignKey *key = (TuForeignKey *)add_key(model, ring, "self", b);
        tu_names_add(&key->columns, model->arena, "id");
        tu_names_add(&key->references.columns, model->arena, "x");
    }
    tu_model_index(from);
    tu_model_index(to);
    changes = tu_diff(from, to, NULL);
}

/* With the n-th allocation failing, for each n: the error, or the same plan. */
static void
plan_with_faults(const TuCodegen *codegen)
{
    rich_pair();
    TuStatus status = tu_plan(codegen, changes, &plan, &err);
    ck_assert_msg(status == TU_OK, "%s", err.message);
    char *want = strdup(script(plan));
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 100000);
        TuPlan *got = NULL;
        tu_alloc_fail_at(n);
        status = tu_plan(codegen, changes, &got, &err);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(status == TU_OK || (failing && status == TU_ERR_NOMEM),
                      "allocation %ld: %d %s", n, status, err.message);
        ck_assert((status == TU_OK) == (got != NULL));
        if (got)
            ck_assert_msg(strcmp(script(got), want) == 0, "allocation %ld:\n%s\n---\n%s", n, want,
                          text.s);
        tu_plan_free(got);
    }
    free(want);
}

START_TEST(test_out_of_memory_gives_no_plan_or_the_same)
{
    plan_with_faults(&toy);
}
END_TEST

START_TEST(test_out_of_memory_gives_no_plan_or_the_same_where_clauses_are_merged)
{
    use_clauses();
    plan_with_faults(&clauses);
}
END_TEST

START_TEST(test_out_of_memory_gives_no_plan_or_the_same_on_postgresql)
{
    plan_with_faults(&tu_codegen_pg);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_neighbouring_clauses_of_one_table_are_one_statement,
        test_clauses_of_two_tables_stay_apart,
        test_a_merged_statement_has_all_flags_and_notes,
        test_clauses_of_different_hazards_stay_apart,
        test_settings_stand_around_what_changes_and_nowhere_else,
        test_a_script_parts_tables_by_a_blank_line,
        test_long_statements_and_odd_formats_are_kept_whole,
        test_the_first_failure_of_a_renderer_is_the_one_that_is_told,
        test_creating_a_model_is_a_plan_from_nothing,
        test_a_dialect_has_its_generator,
        test_out_of_memory_gives_no_plan_or_the_same,
        test_out_of_memory_gives_no_plan_or_the_same_where_clauses_are_merged,
        test_out_of_memory_gives_no_plan_or_the_same_on_postgresql,
    };
    return run_cases("plan render", tests, TU_LEN(tests));
}
