/* The order of statements: what is needed comes first and goes last, names are free before they are
 * taken, and the same change always gives the same statements. */
#include "config.h"

#include "toy.h"

START_TEST(test_nothing_to_do_is_no_statement)
{
    add_table(from, "t");
    add_table(to, "t");
    gives("");
}
END_TEST

START_TEST(test_kinds_are_created_in_their_order_and_names_within)
{
    add(to, TU_KIND_TRIGGER, "tr", NULL);
    add_view(to, "v", NULL);
    add_table(to, "b");
    add_table(to, "a");
    add(to, TU_KIND_ENUM, "e", NULL);
    tu_model_add(to, TU_KIND_SCHEMA, NULL, "s", NULL);
    gives("create schema s\ncreate enum public.e\ncreate table public.a\ncreate table public.b\n"
          "create view public.v\ncreate trigger public.tr\n");
}
END_TEST

START_TEST(test_what_is_needed_is_created_first)
{
    TuObject *function = add(to, TU_KIND_FUNCTION, "f", NULL);
    TuObject *table = add_table(to, "t");
    TuObject *a = add_view(to, "a", NULL);
    tu_object_need(to, a, add_view(to, "z", table));
    tu_object_need(to, function, table); /* a function over a table's row type */
    gives("create table public.t\ncreate function public.f\ncreate view public.z\n"
          "create view public.a\n");
}
END_TEST

START_TEST(test_what_needs_a_column_needs_its_table)
{
    TuObject *table = add_table(to, "t");
    TuColumn *column = add_column(to, table, "x", "text");
    TuObject *function = add(to, TU_KIND_FUNCTION, "f", NULL);
    tu_object_need(to, function, &column->obj);
    gives("create table public.t\ncreate function public.f\n");
}
END_TEST

START_TEST(test_a_table_waits_for_what_its_inline_children_need)
{
    TuObject *a = add_table(to, "a");
    TuColumn *column = add_column(to, a, "x", "integer");
    TuObject *b = add_table(to, "b");
    tu_object_need(to, &column->obj, b); /* DEFAULT, or a type of b's row */
    gives("create table public.b\ncreate table public.a\n");
}
END_TEST

START_TEST(test_drops_run_in_reverse)
{
    TuObject *table = add_table(from, "t");
    TuObject *type = add(from, TU_KIND_ENUM, "e", NULL);
    tu_object_need(from, &add_column(from, table, "x", "e")->obj, type);
    TuObject *v = add_view(from, "a", table);
    add_view(from, "z", v);
    tu_object_need(from, add(from, TU_KIND_FUNCTION, "f", NULL), table);
    gives("drop view public.z\ndrop view public.a\ndrop function public.f\ndrop table public.t\n"
          "drop enum public.e\n");
}
END_TEST

START_TEST(test_children_that_go_with_their_table_have_no_statement)
{
    TuObject *table = add_table(from, "t");
    add_column(from, table, "x", "text");
    add(from, TU_KIND_INDEX, "i", table);
    add(from, TU_KIND_CHECK, "c", table);
    add(from, TU_KIND_TRIGGER, "tr", table);
    gives("drop table public.t\n");
}
END_TEST

START_TEST(test_children_that_are_not_inline_are_created_after_their_table)
{
    TuObject *table = add_table(to, "t");
    add(to, TU_KIND_TRIGGER, "tr", table);
    add(to, TU_KIND_INDEX, "i", table);
    add_column(to, table, "x", "text");
    gives("create table public.t\ncreate index public.t.i\ncreate trigger public.t.tr\n");
}
END_TEST

START_TEST(test_a_new_column_comes_before_the_index_over_it_and_goes_after)
{
    TuObject *a = add_table(from, "t"), *b = add_table(to, "t");
    TuObject *old = add(from, TU_KIND_INDEX, "old", a), *new = add(to, TU_KIND_INDEX, "new", b);
    ((TuIndex *)new)->unique = true;
    tu_object_need(from, old, &add_column(from, a, "gone", "text")->obj);
    tu_object_need(to, new, &add_column(to, b, "come", "integer")->obj);
    gives("drop index public.t.old\ncreate column public.t.come\ncreate index public.t.new\n"
          "drop column public.t.gone\n");
}
END_TEST

/* ---- names ---- */

START_TEST(test_a_name_is_taken_only_after_it_was_let_go)
{
    add(from, TU_KIND_ENUM, "x", NULL);
    add_table(to, "x");
    gives("drop enum public.x\ncreate table public.x\n");
}
END_TEST

START_TEST(test_a_table_may_take_the_name_of_an_index_of_a_dropped_table)
{
    add(from, TU_KIND_INDEX, "x", add_table(from, "t"));
    add_table(to, "x");
    gives("drop table public.t\ncreate table public.x\n");
}
END_TEST

START_TEST(test_an_index_may_take_the_name_of_one_on_another_table)
{
    add(from, TU_KIND_INDEX, "i", add_table(from, "a"));
    add_table(from, "b");
    add_table(to, "a");
    ((TuIndex *)add(to, TU_KIND_INDEX, "i", add_table(to, "b")))->unique = true;
    gives("drop index public.a.i\ncreate index public.b.i\n");
}
END_TEST

START_TEST(test_a_rename_waits_for_the_name_and_frees_its_own)
{
    TuObject *t = add_table(from, "t"), *u = add_table(from, "u");
    ((TuIndex *)add(from, TU_KIND_INDEX, "a", t))->method = "hash";
    ((TuIndex *)add(from, TU_KIND_INDEX, "x", u))->method = "gin";
    t = add_table(to, "t"), u = add_table(to, "u");
    ((TuIndex *)add(to, TU_KIND_INDEX, "x", t))->method = "hash";
    ((TuIndex *)add(to, TU_KIND_INDEX, "a", u))->method = "gist";
    gives("drop index public.u.x\nrename index public.t.a to x\ncreate index public.u.a\n");
}
END_TEST

START_TEST(test_functions_do_not_share_names_with_tables_and_types)
{
    add(from, TU_KIND_ENUM, "x", NULL);
    add(from, TU_KIND_FUNCTION, "x", NULL)->signature = "";
    add_table(to, "x");
    gives("drop function public.x()\ndrop enum public.x\ncreate table public.x\n");
}
END_TEST

/* ---- rings ---- */

static void
make_ring(TuModel *model)
{
    TuObject *a = add_table(model, "a"), *b = add_table(model, "b"), *c = add_table(model, "c");
    add_column(model, a, "id", "integer");
    add_key(model, a, "ab", b);
    add_key(model, b, "bc", c);
    add_key(model, c, "ca", a);
    add_key(model, a, "aa", a);
}

START_TEST(test_tables_that_refer_to_each_other_are_created_before_their_keys)
{
    make_ring(to);
    gives("create table public.a\ncreate table public.b\ncreate table public.c\n"
          "create foreign key public.a.aa\ncreate foreign key public.a.ab\n"
          "create foreign key public.b.bc\ncreate foreign key public.c.ca\n");
}
END_TEST

START_TEST(test_tables_that_refer_to_each_other_lose_their_keys_first)
{
    make_ring(from);
    gives("drop foreign key public.a.ab\ndrop foreign key public.b.bc\n"
          "drop foreign key public.c.ca\ndrop table public.a\ndrop table public.b\n"
          "drop table public.c\n");
}
END_TEST

START_TEST(test_a_chain_of_tables_needs_no_key_dropped)
{
    TuObject *a = add_table(from, "a"), *b = add_table(from, "b"), *c = add_table(from, "c");
    add_key(from, c, "cb", b);
    add_key(from, b, "ba", a);
    gives("drop table public.c\ndrop table public.b\ndrop table public.a\n");
    add_key(from, a, "aa", a);
    gives("drop table public.c\ndrop table public.b\ndrop table public.a\n");
}
END_TEST

START_TEST(test_a_ring_and_what_hangs_on_it_go)
{
    make_ring(from);
    TuObject *d = add_table(from, "d"), *e = add_table(from, "e");
    add_key(from, d, "da", from->objects.items[0]);
    add_key(from, from->objects.items[0], "ae", e);
    ck_assert_int_eq(make_plan(&toy), TU_OK);
    const char *all = script(plan);
    ck_assert_ptr_nonnull(strstr(all, "drop table public.d\n"));
    ck_assert(strstr(all, "drop table public.d\n") < strstr(all, "drop table public.a\n"));
    ck_assert(strstr(all, "drop table public.a\n") < strstr(all, "drop table public.e\n"));
    ck_assert_ptr_null(strstr(all, "public.d.da")); /* nothing refers to d */
}
END_TEST

START_TEST(test_a_ring_that_cannot_be_cut_names_its_members)
{
    TuObject *a = add_view(to, "a", NULL), *b = add_view(to, "b", a);
    add_table(to, "fine");
    tu_object_need(to, a, b);
    ck_assert_int_eq(make_plan(&toy), TU_ERR_INTERNAL);
    ck_assert_ptr_null(plan);
    ck_assert_ptr_nonnull(strstr(err.message, "create view public.a"));
    ck_assert_ptr_nonnull(strstr(err.message, "create view public.b"));
    ck_assert_ptr_null(strstr(err.message, "fine"));
    ck_assert(*err.hint);
}
END_TEST

START_TEST(test_a_ring_of_guesses_is_cut_at_the_first_name)
{
    TuObject *a = add_view(to, "a", NULL), *b = add_view(to, "b", a);
    tu_object_need(to, a, b);
    toy.soft_deps = true;
    gives("create view public.a\ncreate view public.b\n");
    toy.soft_deps = false;
}
END_TEST

/* ---- determinism ---- */

typedef struct Spec {
    TuKind kind;
    const char *name, *table;
    int needs[3]; /* 1-based */
    bool only_from, only_to, changed;
} Spec;

static const Spec specs[] = {
    {TU_KIND_TABLE, "t", NULL, {0}, false, false, false},
    {TU_KIND_TABLE, "u", NULL, {0}, false, true, false},
    {TU_KIND_TABLE, "w", NULL, {0}, true, false, false},
    {TU_KIND_ENUM, "e", NULL, {0}, false, true, false},
    {TU_KIND_FUNCTION, "f", NULL, {1}, false, false, true},
    {TU_KIND_VIEW, "v1", NULL, {1, 5}, false, false, false},
    {TU_KIND_VIEW, "v2", NULL, {6}, false, false, false},
    {TU_KIND_VIEW, "v3", NULL, {2, 7}, false, true, false},
    {TU_KIND_VIEW, "v4", NULL, {3, 6}, true, false, false},
    {TU_KIND_INDEX, "i1", "t", {0}, true, false, false},
    {TU_KIND_INDEX, "i2", "t", {5}, false, false, false},
    {TU_KIND_INDEX, "i3", "t", {0}, false, true, false},
    {TU_KIND_TRIGGER, "tr1", "t", {5}, false, false, false},
    {TU_KIND_TRIGGER, "tr2", "t", {5}, false, true, false},
    {TU_KIND_FOREIGN_KEY, "k1", "t", {2}, false, true, false},
    {TU_KIND_FOREIGN_KEY, "k2", "t", {3}, true, false, false},
};

static void
build(TuModel *model, bool side, unsigned seed)
{
    size_t order[TU_LEN(specs)];
    TuObject *made[TU_LEN(specs)] = {NULL};
    for (size_t i = 0; i < TU_LEN(specs); i++)
        order[i] = i;
    for (size_t i = TU_LEN(specs); seed && i > 1; i--) {
        seed = seed * 1103515245u + 12345u;
        size_t j = (seed >> 16) % i, swap = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swap;
    }
    for (int children = 0; children < 2; children++) {
        for (size_t i = 0; i < TU_LEN(specs); i++) {
            const Spec *spec = &specs[order[i]];
            if ((side ? spec->only_from : spec->only_to) || (spec->table != NULL) != children)
                continue;
            made[order[i]] = add(model, spec->kind, spec->name, spec->table ? made[0] : NULL);
            if (spec->changed)
                made[order[i]]->comment = side ? "recreate" : NULL;
            if (spec->kind == TU_KIND_INDEX)
                ((TuIndex *)made[order[i]])->method = spec->name;
        }
    }
    for (size_t i = 0; i < TU_LEN(specs); i++) {
        for (size_t j = 0; made[i] && specs[i].needs[j]; j++)
            tu_object_need(model, made[i], made[specs[i].needs[j] - 1]);
    }
}

START_TEST(test_the_plan_does_not_depend_on_load_order)
{
    build(from, false, 0);
    build(to, true, 0);
    ck_assert_int_eq(make_plan(&toy), TU_OK);
    char *want = strdup(script(plan));
    ck_assert_uint_gt(plan->statements.count, 15);
    for (unsigned seed = 1; seed < 200; seed++) {
        teardown();
        setup();
        build(from, false, seed);
        build(to, true, seed * 7 + 1);
        ck_assert_int_eq(make_plan(&toy), TU_OK);
        ck_assert_str_eq(script(plan), want);
    }
    free(want);
}
END_TEST

/* Every statement in the plan is possible at its place. */
START_TEST(test_no_statement_comes_before_what_it_needs)
{
    build(from, false, 0);
    build(to, true, 0);
    ck_assert_int_eq(make_plan(&toy), TU_OK);
    script(plan);
    const char *const pairs[][2] = {
        {"drop view public.v2", "drop view public.v1"},
        {"drop view public.v4", "drop view public.v1"},
        {"drop view public.v1", "drop function public.f"},
        {"drop trigger public.t.tr1", "drop function public.f"},
        {"drop index public.t.i2", "drop function public.f"},
        {"drop function public.f", "create function public.f"},
        {"create function public.f", "create view public.v1"},
        {"create view public.v1", "create view public.v2"},
        {"create view public.v2", "create view public.v3"},
        {"create table public.u", "create view public.v3"},
        {"create function public.f", "create trigger public.t.tr2"},
        {"create function public.f", "create index public.t.i2"},
        {"create table public.u", "create foreign key public.t.k1"},
        {"drop foreign key public.t.k2", "drop table public.w"},
        {"drop view public.v4", "drop table public.w"},
    };
    for (size_t i = 0; i < TU_LEN(pairs); i++) {
        const char *a = strstr(text.s, pairs[i][0]), *b = strstr(text.s, pairs[i][1]);
        ck_assert_msg(a && b && a < b, "%s before %s:\n%s", pairs[i][0], pairs[i][1], text.s);
    }
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_nothing_to_do_is_no_statement,
        test_kinds_are_created_in_their_order_and_names_within,
        test_what_is_needed_is_created_first,
        test_what_needs_a_column_needs_its_table,
        test_a_table_waits_for_what_its_inline_children_need,
        test_drops_run_in_reverse,
        test_children_that_go_with_their_table_have_no_statement,
        test_children_that_are_not_inline_are_created_after_their_table,
        test_a_new_column_comes_before_the_index_over_it_and_goes_after,
        test_a_name_is_taken_only_after_it_was_let_go,
        test_a_table_may_take_the_name_of_an_index_of_a_dropped_table,
        test_an_index_may_take_the_name_of_one_on_another_table,
        test_a_rename_waits_for_the_name_and_frees_its_own,
        test_functions_do_not_share_names_with_tables_and_types,
        test_tables_that_refer_to_each_other_are_created_before_their_keys,
        test_tables_that_refer_to_each_other_lose_their_keys_first,
        test_a_chain_of_tables_needs_no_key_dropped,
        test_a_ring_and_what_hangs_on_it_go,
        test_a_ring_that_cannot_be_cut_names_its_members,
        test_a_ring_of_guesses_is_cut_at_the_first_name,
        test_the_plan_does_not_depend_on_load_order,
        test_no_statement_comes_before_what_it_needs,
    };
    return run_cases("plan order", tests, TU_LEN(tests));
}
