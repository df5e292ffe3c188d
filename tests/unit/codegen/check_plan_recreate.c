/* What has to go and come back because something below it changes. */
#include "config.h"

#include "toy.h"

/* t.x changes its type in the way that the comment says. */
static void
change_type(TuColumn **a, TuColumn **b, const char *way)
{
    *a = add_column(from, add_table(from, "t"), "x", "integer");
    *b = add_column(to, add_table(to, "t"), "x", "bigint");
    (*a)->obj.comment = (*b)->obj.comment = way;
}

START_TEST(test_a_change_in_place_touches_nothing_else)
{
    TuColumn *a, *b;
    change_type(&a, &b, NULL);
    add_view(from, "v", &a->obj);
    add_view(to, "v", &b->obj);
    gives("alter column public.t.x type=bigint\n");
}
END_TEST

START_TEST(test_views_over_views_over_a_changed_column_go_and_come_back)
{
    TuColumn *a, *b;
    change_type(&a, &b, "disturb");
    TuObject *v = add_view(from, "v1", &a->obj), *w = add_view(to, "v1", &b->obj);
    tu_object_need(from, v, a->obj.parent);
    tu_object_need(to, w, b->obj.parent);
    add_view(to, "v3", add_view(to, "v2", w));
    add_view(from, "v3", add_view(from, "v2", v));
    gives("drop view public.v3\ndrop view public.v2\ndrop view public.v1\n"
          "alter column public.t.x type=bigint\n"
          "create view public.v1\ncreate view public.v2\ncreate view public.v3\n");
}
END_TEST

START_TEST(test_a_view_over_another_column_stays)
{
    TuColumn *a, *b;
    change_type(&a, &b, "disturb");
    add_view(from, "v", &add_column(from, a->obj.parent, "y", "text")->obj);
    add_view(to, "v", &add_column(to, b->obj.parent, "y", "text")->obj);
    gives("alter column public.t.x type=bigint\n");
}
END_TEST

START_TEST(test_a_dependant_that_is_changed_itself_comes_back_changed_and_once)
{
    TuColumn *a, *b;
    change_type(&a, &b, "disturb");
    add_view(from, "v", &a->obj);
    ((TuView *)add_view(to, "v", &b->obj))->as = "SELECT changed";
    gives("drop view public.v\nalter column public.t.x type=bigint\ncreate view public.v\n");
}
END_TEST

START_TEST(test_a_dependant_that_is_dropped_does_not_come_back)
{
    TuColumn *a, *b;
    change_type(&a, &b, "disturb");
    add_view(from, "w", add_view(from, "v", &a->obj));
    gives("drop view public.w\ndrop view public.v\nalter column public.t.x type=bigint\n");
}
END_TEST

START_TEST(test_kinds_that_a_change_does_not_disturb_stay)
{
    TuColumn *a, *b;
    change_type(&a, &b, "disturb");
    tu_object_need(from, add(from, TU_KIND_FUNCTION, "f", NULL), &a->obj);
    tu_object_need(to, add(to, TU_KIND_FUNCTION, "f", NULL), &b->obj);
    gives("alter column public.t.x type=bigint\n");
}
END_TEST

START_TEST(test_what_hangs_on_a_recreated_object_is_recreated)
{
    for (int i = 0; i < 2; i++) {
        TuModel *model = i ? to : from;
        TuObject *function = add(model, TU_KIND_FUNCTION, "f", NULL);
        ((TuFunction *)function)->definition = i ? "new" : "old";
        function->comment = "recreate";
        TuObject *table = add_table(model, "t");
        TuObject *children[] = {
            add(model, TU_KIND_CHECK, "c", table), add(model, TU_KIND_INDEX, "i", table),
            add(model, TU_KIND_TRIGGER, "tr", table), add_view(model, "v", table)};
        for (size_t j = 0; j < TU_LEN(children); j++)
            tu_object_need(model, children[j], function);
    }
    gives("drop trigger public.t.tr\ndrop view public.v\ndrop index public.t.i\n"
          "drop check constraint public.t.c\ndrop function public.f\ncreate function public.f\n"
          "create check constraint public.t.c\ncreate index public.t.i\ncreate view public.v\n"
          "create trigger public.t.tr\n");
}
END_TEST

START_TEST(test_a_recreated_view_brings_its_triggers_back)
{
    for (int i = 0; i < 2; i++) {
        TuModel *model = i ? to : from;
        TuObject *view = add_view(model, "v", NULL);
        ((TuView *)view)->as = i ? "SELECT new" : "SELECT old";
        view->comment = "recreate";
        add(model, TU_KIND_TRIGGER, "tr", view);
        add(model, TU_KIND_COLUMN, "c", view);
    }
    gives("drop view public.v\ncreate view public.v\ncreate trigger public.v.tr\n");
}
END_TEST

START_TEST(test_a_new_trigger_of_a_recreated_view_is_created_once)
{
    for (int i = 0; i < 2; i++) {
        TuModel *model = i ? to : from;
        TuObject *view = add_view(model, "v", NULL);
        ((TuView *)view)->as = i ? "SELECT new" : "SELECT old";
        view->comment = "recreate";
        add(model, TU_KIND_TRIGGER, i ? "new" : "old", view);
        ((TuTrigger *)add(model, TU_KIND_TRIGGER, "both", view))->enabled = i ? "always" : NULL;
    }
    gives("drop view public.v\ncreate view public.v\ncreate trigger public.v.both\n"
          "create trigger public.v.new\n");
}
END_TEST

START_TEST(test_what_has_no_way_in_place_is_made_anew)
{
    ((TuStatistics *)add(from, TU_KIND_STATISTICS, "s", NULL))->definition = "old";
    ((TuStatistics *)add(to, TU_KIND_STATISTICS, "s", NULL))->definition = "new";
    gives("drop statistics public.s\ncreate statistics public.s\n");
}
END_TEST

START_TEST(test_a_change_of_a_type_disturbs_through_columns_that_have_it)
{
    for (int i = 0; i < 2; i++) {
        TuModel *model = i ? to : from;
        TuEnum *type = (TuEnum *)add(model, TU_KIND_ENUM, "e", NULL);
        tu_names_add(&type->values, model->arena, i ? "b" : "a");
        type->obj.comment = "disturb";
        TuColumn *column = add_column(model, add_table(model, "t"), "x", "e");
        tu_object_need(model, &column->obj, &type->obj);
        add_view(model, "w", add_view(model, "v", &column->obj));
    }
    gives("drop view public.w\ndrop view public.v\nalter enum public.e values=b\n"
          "create view public.v\ncreate view public.w\n");
}
END_TEST

/* ---- defaults ---- */

static void
default_of_recreated(const char *old, const char *new)
{
    for (int i = 0; i < 2; i++) {
        TuModel *model = i ? to : from;
        TuObject *function = add(model, TU_KIND_FUNCTION, "f", NULL);
        ((TuFunction *)function)->definition = i ? "new" : "old";
        function->comment = "recreate";
        TuColumn *column = add_column(model, add_table(model, "t"), "x", "integer");
        column->default_expr = i ? new : old;
        if (column->default_expr)
            tu_object_need(model, &column->obj, function);
    }
}

START_TEST(test_a_default_lets_go_while_its_function_is_made_anew)
{
    default_of_recreated("f()", "f()");
    gives("alter column public.t.x default=\ndrop function public.f\ncreate function public.f\n"
          "alter column public.t.x default=f()\n");
}
END_TEST

START_TEST(test_a_default_that_goes_lets_go_first)
{
    default_of_recreated("f()", NULL);
    gives("alter column public.t.x default=\ndrop function public.f\ncreate function public.f\n");
}
END_TEST

START_TEST(test_a_new_default_comes_after_its_function)
{
    default_of_recreated(NULL, "f()");
    gives("drop function public.f\ncreate function public.f\n"
          "alter column public.t.x default=f()\n");
}
END_TEST

START_TEST(test_a_default_that_changes_lets_go_and_comes_back_changed)
{
    default_of_recreated("f()", "f() + 1");
    gives("alter column public.t.x default=\ndrop function public.f\ncreate function public.f\n"
          "alter column public.t.x default=f() + 1\n");
}
END_TEST

START_TEST(test_a_released_column_is_changed_after_its_function_came_back)
{
    default_of_recreated("f()", "f()");
    ((TuColumn *)to->objects.items[2])->not_null = true;
    ck_assert_int_eq(make_plan(&toy), TU_OK);
    const char *all = script(plan);
    const char *release = strstr(all, "alter column public.t.x default=\n");
    const char *drop = strstr(all, "drop function"), *create = strstr(all, "create function");
    const char *restore = strstr(all, "default=f()");
    ck_assert_msg(release && drop && create && restore && release < drop && drop < create &&
                      create < restore,
                  "%s", all);
    ck_assert_ptr_nonnull(strstr(all, "not_null=true"));
}
END_TEST

START_TEST(test_a_released_default_of_a_dropped_column_is_not_restored)
{
    default_of_recreated("f()", "f()");
    ((TuObject *)to->objects.items[2])->name = "y";
    gives("drop column public.t.x\ndrop function public.f\ncreate function public.f\n"
          "create column public.t.y\n");
}
END_TEST

/* ---- what cannot be done ---- */

START_TEST(test_a_change_that_cannot_be_made_is_refused_with_its_name)
{
    TuColumn *a, *b;
    change_type(&a, &b, "refuse");
    ck_assert_int_eq(make_plan(&toy), TU_ERR_UNSUPPORTED);
    ck_assert_str_eq(err.message,
                     "this change cannot be made in place: alter column public.t.x: type");
    ck_assert(*err.hint);
    ck_assert_ptr_null(plan);
}
END_TEST

START_TEST(test_a_kind_that_the_engine_does_not_have_is_refused_with_its_place)
{
    TuObject *rule = add(to, TU_KIND_RULE, "r", add_table(to, "t"));
    rule->pos = (TuPos){"models/a.json", 12, 7};
    ck_assert_int_eq(make_plan(&toy), TU_ERR_UNSUPPORTED);
    ck_assert_str_eq(err.message, "postgresql has no rule public.t.r");
    ck_assert_str_eq(err.file, "models/a.json");
    ck_assert_int_eq(err.line, 12);
    ck_assert_int_eq(err.column, 7);
}
END_TEST

START_TEST(test_a_table_that_needs_what_is_made_anew_is_in_the_way)
{
    for (int i = 0; i < 2; i++) {
        TuModel *model = i ? to : from;
        TuObject *type = add(model, TU_KIND_DOMAIN, "d", NULL);
        ((TuDomain *)type)->type = i ? "bigint" : "integer";
        type->comment = "recreate";
        tu_object_need(model, &add_column(model, add_table(model, "t"), "x", "d")->obj, type);
    }
    ck_assert_int_eq(make_plan(&toy), TU_ERR_UNSUPPORTED);
    ck_assert_str_eq(err.message,
                     "domain public.d cannot be replaced while column public.t.x needs it");
    ck_assert_ptr_nonnull(strstr(err.hint, "two migrations"));
}
END_TEST

START_TEST(test_a_column_that_leaves_the_type_is_not_in_the_way)
{
    for (int i = 0; i < 2; i++) {
        TuModel *model = i ? to : from;
        TuObject *type = add(model, TU_KIND_DOMAIN, "d", NULL);
        ((TuDomain *)type)->type = i ? "bigint" : "integer";
        type->comment = "recreate";
        TuColumn *column = add_column(model, add_table(model, "t"), "x", i ? "text" : "d");
        if (!i)
            tu_object_need(model, &column->obj, type);
    }
    gives("alter column public.t.x type=text\ndrop domain public.d\ncreate domain public.d\n");
}
END_TEST

/* ---- engines that alter a table as a whole ---- */

static bool rebuilding;

static bool
toy_rebuilds(TuRender *render, const TuChange *change)
{
    (void)render, (void)change;
    return rebuilding;
}

static void
whole_pair(void)
{
    for (int i = 0; i < 2; i++) {
        TuModel *model = i ? to : from;
        TuObject *table = add_table(model, "t");
        add_column(model, table, i ? "new" : "old", "text");
        ((TuIndex *)add(model, TU_KIND_INDEX, "i", table))->method = i ? "hash" : "gin";
        add(model, TU_KIND_INDEX, i ? "come" : "gone", table);
        add_view(model, "v", table);
    }
    ((TuIndex *)from->objects.items[3])->unique = true;
    tu_plan_free(plan);
}

START_TEST(test_inline_children_go_to_the_table_where_it_is_altered_as_a_whole)
{
    whole_pair();
    TuCodegen whole = toy;
    whole.whole_tables = true;
    whole.rebuilds = toy_rebuilds;
    rebuilding = false;
    plan = NULL;
    ck_assert_int_eq(make_plan(&whole), TU_OK);
    ck_assert_str_eq(script(plan),
                     "drop index public.t.gone\nalter table public.t whole\n"
                     "create index public.t.come\nalter index public.t.i method=hash\n");
}
END_TEST

START_TEST(test_a_rebuild_takes_indexes_along)
{
    whole_pair();
    TuCodegen whole = toy;
    whole.whole_tables = true;
    whole.rebuilds = toy_rebuilds;
    rebuilding = true;
    plan = NULL;
    ck_assert_int_eq(make_plan(&whole), TU_OK);
    ck_assert_str_eq(script(plan), "alter table public.t whole\n");
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_change_in_place_touches_nothing_else,
        test_views_over_views_over_a_changed_column_go_and_come_back,
        test_a_view_over_another_column_stays,
        test_a_dependant_that_is_changed_itself_comes_back_changed_and_once,
        test_a_dependant_that_is_dropped_does_not_come_back,
        test_kinds_that_a_change_does_not_disturb_stay,
        test_what_hangs_on_a_recreated_object_is_recreated,
        test_a_recreated_view_brings_its_triggers_back,
        test_a_new_trigger_of_a_recreated_view_is_created_once,
        test_what_has_no_way_in_place_is_made_anew,
        test_a_change_of_a_type_disturbs_through_columns_that_have_it,
        test_a_default_lets_go_while_its_function_is_made_anew,
        test_a_default_that_goes_lets_go_first,
        test_a_new_default_comes_after_its_function,
        test_a_default_that_changes_lets_go_and_comes_back_changed,
        test_a_released_column_is_changed_after_its_function_came_back,
        test_a_released_default_of_a_dropped_column_is_not_restored,
        test_a_change_that_cannot_be_made_is_refused_with_its_name,
        test_a_kind_that_the_engine_does_not_have_is_refused_with_its_place,
        test_a_table_that_needs_what_is_made_anew_is_in_the_way,
        test_a_column_that_leaves_the_type_is_not_in_the_way,
        test_inline_children_go_to_the_table_where_it_is_altered_as_a_whole,
        test_a_rebuild_takes_indexes_along,
    };
    return run_cases("plan recreate", tests, TU_LEN(tests));
}
