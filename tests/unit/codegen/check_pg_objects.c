/* Types, sequences, functions, views, triggers, policies. */
#include "config.h"

#include "pg_case.h"

START_TEST(test_enum_values_are_added_in_their_place)
{
    add_enum(from, "mood", "b", "d", NULL);
    TuEnum *new = add_enum(to, "mood", "a", "b", "c");
    add_names(to, &new->values, "d", "e", NULL);
    gives("ALTER TYPE public.mood ADD VALUE 'a' BEFORE 'b';\n"
          "ALTER TYPE public.mood ADD VALUE 'c' AFTER 'b';\n"
          "ALTER TYPE public.mood ADD VALUE 'e';\n");
}
END_TEST

START_TEST(test_a_new_value_used_at_once_leaves_the_transaction)
{
    TuEnum *old = add_enum(from, "mood", "a", NULL, NULL),
           *new = add_enum(to, "mood", "a", "b", NULL);
    TuColumn *a = add_column(from, add_table(from, "t"), "m", "public.mood");
    TuColumn *b = add_column(to, add_table(to, "t"), "m", "public.mood");

    tu_object_need(from, &a->obj, &old->obj);
    tu_object_need(to, &b->obj, &new->obj);
    b->default_expr = "'b'::public.mood";
    gives("ALTER TYPE public.mood ADD VALUE 'b'; -- TU511\n"
          "ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'b'::public.mood;\n");
    ck_assert_int_eq(((TuStatement *)plan->statements.items[0])->flags,
                     TU_STATEMENT_NO_TRANSACTION);
}
END_TEST

START_TEST(test_a_value_less_replaces_the_enum_and_moves_its_columns)
{
    TuEnum *old = add_enum(from, "mood", "a", "b", NULL);
    TuEnum *new = add_enum(to, "mood", "a", NULL, NULL);
    TuColumn *a = add_column(from, add_table(from, "t"), "m", "public.mood[]");
    TuColumn *b = add_column(to, add_table(to, "t"), "m", "public.mood[]");
    TuView *v = (TuView *)add(from, TU_KIND_VIEW, "v", NULL);
    TuView *w = (TuView *)add(to, TU_KIND_VIEW, "v", NULL);

    v->as = w->as = "SELECT m FROM public.t";
    tu_object_need(from, &a->obj, &old->obj);
    tu_object_need(to, &b->obj, &new->obj);
    tu_object_need(from, &v->obj, &a->obj);
    tu_object_need(to, &w->obj, &b->obj);
    a->default_expr = b->default_expr = "'{a}'::public.mood[]";
    gives("DROP VIEW public.v;\n"
          "ALTER TYPE public.mood RENAME TO mood_old;\n"
          "CREATE TYPE public.mood AS ENUM ('a');\n"
          "ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT,\n"
          "    ALTER COLUMN m TYPE public.mood[] USING m::text::public.mood[],\n"
          "    ALTER COLUMN m SET DEFAULT '{a}'::public.mood[]; -- TU505\n"
          "CREATE VIEW public.v AS\nSELECT m FROM public.t;\n"
          "DROP TYPE public.mood_old;\n");
}
END_TEST

START_TEST(test_a_domain_changes_in_place)
{
    TuDomain *old = (TuDomain *)add(from, TU_KIND_DOMAIN, "d", NULL);
    TuDomain *new = (TuDomain *)add(to, TU_KIND_DOMAIN, "d", NULL);

    old->type = new->type = "integer";
    old->default_expr = "1";
    new->not_null = true;
    tu_pairs_add(&old->checks, from->arena, "c", "VALUE > 0");
    tu_pairs_add(&new->checks, to->arena, "c", "VALUE > 1");
    gives("ALTER DOMAIN public.d DROP DEFAULT;\n"
          "ALTER DOMAIN public.d SET NOT NULL; -- TU233\n"
          "ALTER DOMAIN public.d DROP CONSTRAINT c;\n"
          "ALTER DOMAIN public.d ADD CONSTRAINT c CHECK (VALUE > 1); -- TU233\n");
}
END_TEST

START_TEST(test_attributes_come_and_go_in_one_statement)
{
    TuComposite *old = (TuComposite *)add(from, TU_KIND_COMPOSITE, "c", NULL);
    TuComposite *new = (TuComposite *)add(to, TU_KIND_COMPOSITE, "c", NULL);

    tu_pairs_add(&old->attributes, from->arena, "a", "integer");
    tu_pairs_add(&old->attributes, from->arena, "b", "text");
    tu_pairs_add(&new->attributes, to->arena, "b", "text");
    tu_pairs_add(&new->attributes, to->arena, "Z", "date");
    gives("ALTER TYPE public.c DROP ATTRIBUTE a,\n    ADD ATTRIBUTE \"Z\" date;\n");
}
END_TEST

static TuSequence *
add_serial(TuModel *model, bool with_table)
{
    TuSequence *sequence = (TuSequence *)add(model, TU_KIND_SEQUENCE, "t_id_seq", NULL);
    sequence->type = "integer";
    sequence->owned_by.table = "t";
    tu_names_add(&sequence->owned_by.columns, model->arena, "id");
    if (with_table) {
        TuColumn *id = add_column(model, add_table(model, "t"), "id", "integer");
        id->default_expr = "nextval('public.t_id_seq'::regclass)";
        tu_object_need(model, &id->obj, &sequence->obj);
    }
    return sequence;
}

START_TEST(test_a_sequence_is_owned_once_its_table_is_there)
{
    add_serial(to, true);
    gives("CREATE SEQUENCE public.t_id_seq AS integer;\n"
          "CREATE TABLE public.t (\n"
          "    id integer DEFAULT nextval('public.t_id_seq'::regclass)\n);\n"
          "ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;\n");
}
END_TEST

START_TEST(test_an_owned_sequence_goes_with_its_table)
{
    add_serial(from, true);
    gives("DROP TABLE public.t; -- TU102 loses data\n");
}
END_TEST

START_TEST(test_a_sequence_never_goes_back)
{
    TuSequence *old = (TuSequence *)add(from, TU_KIND_SEQUENCE, "s", NULL);
    TuSequence *new = (TuSequence *)add(to, TU_KIND_SEQUENCE, "s", NULL);

    old->min = old->start = "1";
    new->min = new->start = "100";
    new->cycle = true;
    gives("SELECT pg_catalog.setval('public.s', 100, false) FROM public.s WHERE last_value < 100;\n"
          "ALTER SEQUENCE public.s MINVALUE 100 START WITH 100 CYCLE;\n");
}
END_TEST

static TuFunction *
add_function(TuModel *model, const char *definition, const char *returns, const char *arguments)
{
    TuFunction *function = (TuFunction *)add(model, TU_KIND_FUNCTION, "f", NULL);
    function->obj.signature = "integer";
    function->definition = definition;
    function->returns = returns;
    function->arguments = arguments;
    return function;
}

START_TEST(test_a_body_is_replaced_in_place)
{
    add_function(from, "CREATE FUNCTION f(a integer) ...1", "integer", "a integer");
    add_function(to, "CREATE FUNCTION f(a integer) ...2;\n", "integer", "a integer");
    gives("CREATE OR REPLACE FUNCTION f(a integer) ...2;\n");
}
END_TEST

START_TEST(test_another_result_name_or_lost_default_makes_the_function_anew)
{
    add_function(from, "CREATE FUNCTION f(a integer DEFAULT 1) ...", "integer", "a integer");
    add_function(to, "CREATE FUNCTION f(a integer) ...", "integer", "a integer");
    gives("DROP FUNCTION public.f(integer);\nCREATE FUNCTION f(a integer) ...;\n");
}
END_TEST

START_TEST(test_a_view_grows_in_place_and_is_made_anew_otherwise)
{
    TuView *old = (TuView *)add(from, TU_KIND_VIEW, "v", NULL);
    TuView *new = (TuView *)add(to, TU_KIND_VIEW, "v", NULL);
    TuColumn *a = add_column(from, &old->obj, "a", "integer");
    TuColumn *b = add_column(to, &new->obj, "a", "integer");

    old->as = "SELECT 1 AS a";
    new->as = "SELECT 2 AS a, 3 AS b";
    tu_pairs_add(&new->options, to->arena, "security_barrier", "true");
    add_column(to, &new->obj, "b", "integer")->obj.implied = true;
    a->obj.implied = b->obj.implied = true;
    gives("CREATE OR REPLACE VIEW public.v WITH (security_barrier=true) AS\n"
          "SELECT 2 AS a, 3 AS b;\n");
    b->type = "text";
    gives("DROP VIEW public.v;\n"
          "CREATE VIEW public.v WITH (security_barrier=true) AS\nSELECT 2 AS a, 3 AS b;\n");
}
END_TEST

START_TEST(test_a_trigger_is_replaced_and_stays_off)
{
    TuTrigger *old = (TuTrigger *)add(from, TU_KIND_TRIGGER, "g", add_table(from, "t"));
    TuTrigger *new = (TuTrigger *)add(to, TU_KIND_TRIGGER, "g", add_table(to, "t"));

    old->definition = "CREATE TRIGGER g BEFORE INSERT ON public.t EXECUTE FUNCTION f()";
    new->definition = "CREATE TRIGGER g AFTER INSERT ON public.t EXECUTE FUNCTION f()";
    old->enabled = new->enabled = "disabled";
    gives("CREATE OR REPLACE TRIGGER g AFTER INSERT ON public.t EXECUTE FUNCTION f(); -- TU226\n"
          "ALTER TABLE public.t DISABLE TRIGGER g;\n");
}
END_TEST

START_TEST(test_a_policy_is_altered_unless_an_expression_goes)
{
    TuPolicy *old = (TuPolicy *)add(from, TU_KIND_POLICY, "p", add_table(from, "t"));
    TuPolicy *new = (TuPolicy *)add(to, TU_KIND_POLICY, "p", add_table(to, "t"));

    old->command = new->command = "update";
    old->using_expr = "a > 0";
    new->using_expr = "a > 1";
    tu_names_add(&new->roles, to->arena, "Bob");
    gives("ALTER POLICY p ON public.t TO \"Bob\" USING (a > 1); -- TU227\n");
    new->using_expr = NULL;
    gives("DROP POLICY p ON public.t; -- TU227\n"
          "CREATE POLICY p ON public.t FOR UPDATE TO \"Bob\"; -- TU227\n");
}
END_TEST

START_TEST(test_a_removed_comment_is_null)
{
    add_enum(from, "mood", "a", NULL, NULL)->obj.comment = "old";
    add_enum(to, "mood", "a", NULL, NULL);
    gives("COMMENT ON TYPE public.mood IS NULL;\n");
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_enum_values_are_added_in_their_place,
        test_a_new_value_used_at_once_leaves_the_transaction,
        test_a_value_less_replaces_the_enum_and_moves_its_columns,
        test_a_domain_changes_in_place,
        test_attributes_come_and_go_in_one_statement,
        test_a_sequence_is_owned_once_its_table_is_there,
        test_an_owned_sequence_goes_with_its_table,
        test_a_sequence_never_goes_back,
        test_a_body_is_replaced_in_place,
        test_another_result_name_or_lost_default_makes_the_function_anew,
        test_a_view_grows_in_place_and_is_made_anew_otherwise,
        test_a_trigger_is_replaced_and_stays_off,
        test_a_policy_is_altered_unless_an_expression_goes,
        test_a_removed_comment_is_null,
    };

    return run_tests("pg_objects", tests, TU_LEN(tests));
}
