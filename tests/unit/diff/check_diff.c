/* Comparing two models. */
#include "config.h"

#include "diff_case.h"

#include "base/alloc.h"
#include "introspect/introspect_dialects.h"

START_TEST(test_a_model_does_not_differ_from_itself)
{
    TuObject *table = add(from, TU_KIND_TABLE, "t", NULL);
    add_column(from, table, "a", "integer");
    tu_model_index(from);
    changes = tu_diff(from, from, NULL);
    ck_assert_uint_eq(changes->items.count, 0);
    ck_assert_uint_eq(changes->total, 0);
}
END_TEST

START_TEST(test_two_empty_models_are_equal)
{
    ck_assert_str_eq(tree(NULL), "");
}
END_TEST

START_TEST(test_a_new_table_brings_its_children_and_counts_once)
{
    TuObject *table = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(to, table, "b", "text");
    add_column(to, table, "a", "integer");
    add(to, TU_KIND_CHECK, "c", table);
    ck_assert_str_eq(tree(NULL), "create table public.t\n"
                                 "  create column public.t.b\n"
                                 "  create column public.t.a\n"
                                 "  create check constraint public.t.c\n");
    ck_assert_uint_eq(changes->total, 1);
    const TuChange *top = changes->items.items[0], *child = top->children.items[0];
    ck_assert_ptr_null(top->from);
    ck_assert_ptr_eq(top->to, table);
    ck_assert_ptr_eq(child->parent, top);
}
END_TEST

START_TEST(test_a_dropped_table_takes_its_children_along)
{
    TuObject *table = add(from, TU_KIND_TABLE, "t", NULL);
    add_column(from, table, "a", "integer");
    ck_assert_str_eq(tree(NULL), "drop table public.t\n"
                                 "  drop column public.t.a\n");
    ck_assert_uint_eq(changes->total, 1);
}
END_TEST

START_TEST(test_changed_children_stand_below_an_alter_of_their_table)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(from, a, "same", "text");
    add_column(from, a, "typed", "integer");
    add_column(from, a, "gone", "text");
    add_column(to, b, "same", "text");
    add_column(to, b, "typed", "bigint")->not_null = true;
    add_column(to, b, "new", "text");
    ck_assert_str_eq(tree(NULL), "alter table public.t\n"
                                 "  create column public.t.new\n"
                                 "  drop column public.t.gone\n"
                                 "  alter column public.t.typed: type, not_null\n");
    ck_assert_uint_eq(changes->total, 3);
    const TuChange *top = changes->items.items[0], *child = top->children.items[0];
    ck_assert_uint_eq(top->fields, 0);
    ck_assert_ptr_eq(child->parent, top);
}
END_TEST

START_TEST(test_the_table_itself_counts_beside_its_children)
{
    TuTable *a = (TuTable *)add(from, TU_KIND_TABLE, "t", NULL);
    TuTable *b = (TuTable *)add(to, TU_KIND_TABLE, "t", NULL);
    a->unlogged = true;
    add_column(to, &b->obj, "new", "text");
    ck_assert_str_eq(tree(NULL), "alter table public.t: unlogged\n"
                                 "  create column public.t.new\n");
    ck_assert_uint_eq(changes->total, 2);
}
END_TEST

/* ---- matching ---- */

START_TEST(test_the_default_schema_may_be_left_out)
{
    tu_model_add(from, TU_KIND_TABLE, NULL, "t", NULL);
    tu_model_add(to, TU_KIND_TABLE, "public", "t", NULL);
    tu_model_add(to, TU_KIND_TABLE, "app", "t", NULL);
    ck_assert_str_eq(tree(NULL), "create table app.t\n");
}
END_TEST

START_TEST(test_functions_are_matched_by_their_arguments)
{
    add(from, TU_KIND_FUNCTION, "f", NULL)->signature = "integer";
    add(to, TU_KIND_FUNCTION, "f", NULL)->signature = "text";
    ck_assert_str_eq(tree(NULL), "drop function public.f(integer)\n"
                                 "create function public.f(text)\n");
}
END_TEST

START_TEST(test_a_view_that_becomes_a_table_is_dropped_and_created)
{
    add(from, TU_KIND_VIEW, "v", NULL);
    add(to, TU_KIND_TABLE, "v", NULL);
    ck_assert_str_eq(tree(NULL), "create table public.v\n"
                                 "drop view public.v\n");
}
END_TEST

START_TEST(test_names_of_another_case_are_other_names_unless_they_fold)
{
    add_column(from, add(from, TU_KIND_TABLE, "Orders", NULL), "ID", "integer");
    add_column(to, add(to, TU_KIND_TABLE, "orders", NULL), "id", "integer");
    ck_assert_str_eq(tree(NULL), "drop table public.Orders\n"
                                 "  drop column public.Orders.ID\n"
                                 "create table public.orders\n"
                                 "  create column public.orders.id\n");
    from->fold_names = to->fold_names = true;
    ck_assert_str_eq(tree(NULL), "");
}
END_TEST

START_TEST(test_order_of_columns_is_no_difference)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(from, a, "x", "text");
    add_column(from, a, "y", "text");
    add_column(to, b, "y", "text");
    add_column(to, b, "x", "text");
    ck_assert_str_eq(tree(NULL), "");
}
END_TEST

START_TEST(test_texts_are_compared_in_their_canonical_form)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    ((TuCheck *)add(from, TU_KIND_CHECK, "c", a))->expression = "x>0";
    ((TuCheck *)add(to, TU_KIND_CHECK, "c", b))->expression = "X > 0";
    ck_assert_str_eq(tree(NULL), "alter table public.t\n"
                                 "  alter check constraint public.t.c: expression\n");
    from->canonical = to->canonical = tu_sqlite_canonical;
    ck_assert_str_eq(tree(NULL), "");
}
END_TEST

/* ---- renames by content ---- */

START_TEST(test_the_same_index_under_another_name_is_renamed)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_index(from, a, "old", "x");
    add_index(to, b, "new", "x");
    ck_assert_str_eq(tree(NULL), "alter table public.t\n"
                                 "  rename index public.t.old to new\n");
    ck_assert_uint_eq(changes->total, 1);
}
END_TEST

START_TEST(test_a_renamed_constraint_may_get_another_comment)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_index(from, a, "old", "x");
    add_index(to, b, "new", "x")->obj.comment = "why";
    ck_assert_str_eq(tree(NULL), "alter table public.t\n"
                                 "  rename index public.t.old to new: comment\n");
}
END_TEST

START_TEST(test_another_index_under_another_name_is_not_renamed)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_index(from, a, "old", "x");
    add_index(to, b, "new", "y");
    ck_assert_str_eq(tree(NULL), "alter table public.t\n"
                                 "  create index public.t.new\n"
                                 "  drop index public.t.old\n");
}
END_TEST

START_TEST(test_an_index_of_another_table_is_not_renamed)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL);
    add(from, TU_KIND_TABLE, "u", NULL);
    add(to, TU_KIND_TABLE, "t", NULL);
    TuObject *b = add(to, TU_KIND_TABLE, "u", NULL);
    add_index(from, a, "old", "x");
    add_index(to, b, "new", "x");
    ck_assert_str_eq(tree(NULL), "alter table public.t\n"
                                 "  drop index public.t.old\n"
                                 "alter table public.u\n"
                                 "  create index public.u.new\n");
}
END_TEST

START_TEST(test_a_primary_key_is_the_same_under_another_name)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    TuPrimaryKey *old = (TuPrimaryKey *)add(from, TU_KIND_PRIMARY_KEY, "t_pkey", a);
    TuPrimaryKey *new = (TuPrimaryKey *)add(to, TU_KIND_PRIMARY_KEY, "pk", b);
    tu_names_add(&old->columns, from->arena, "id");
    tu_names_add(&new->columns, to->arena, "id");
    ck_assert_str_eq(tree(NULL), "alter table public.t\n"
                                 "  rename primary key public.t.t_pkey to pk\n");
    tu_names_add(&new->columns, to->arena, "id2");
    ck_assert_str_eq(tree(NULL), "alter table public.t\n"
                                 "  rename primary key public.t.t_pkey to pk: columns\n");
}
END_TEST

START_TEST(test_columns_and_tables_are_never_renamed_by_content)
{
    add_column(from, add(from, TU_KIND_TABLE, "t", NULL), "a", "integer");
    add_column(to, add(to, TU_KIND_TABLE, "u", NULL), "a", "integer");
    ck_assert_str_eq(tree(NULL), "drop table public.t\n"
                                 "  drop column public.t.a\n"
                                 "create table public.u\n"
                                 "  create column public.u.a\n");
}
END_TEST

/* Which of two equal ones is renamed may not depend on the order in which a catalog gave them. */
START_TEST(test_renames_by_content_do_not_depend_on_load_order)
{
    for (int order = 0; order < 4; order++) {
        teardown();
        setup();
        TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
        add_index(from, a, order & 1 ? "a2" : "a1", "x");
        add_index(from, a, order & 1 ? "a1" : "a2", "x");
        add_index(from, a, "a3", "x");
        add_index(to, b, order & 2 ? "b2" : "b1", "x");
        add_index(to, b, order & 2 ? "b1" : "b2", "x");
        ck_assert_str_eq(tree(NULL), "alter table public.t\n"
                                     "  drop index public.t.a3\n"
                                     "  rename index public.t.a1 to b1\n"
                                     "  rename index public.t.a2 to b2\n");
    }
}
END_TEST

/* ---- what is left alone ---- */

static bool
skip_named(const TuObject *object, void *data)
{
    return strcmp(object->parent ? object->parent->name : object->name, data) == 0;
}

START_TEST(test_what_is_skipped_is_left_alone_on_both_sides)
{
    TuDiffOptions options = {skip_named, (void *)(uintptr_t) "history"};
    add_column(from, add(from, TU_KIND_TABLE, "history", NULL), "a", "text");
    add(to, TU_KIND_TABLE, "t", NULL);
    ck_assert_str_eq(tree(&options), "create table public.t\n");
    add_column(to, add(to, TU_KIND_TABLE, "history", NULL), "b", "text");
    ck_assert_str_eq(tree(&options), "create table public.t\n");
}
END_TEST

/* What the engine made with another object is not dropped because the other side declares one of
 * its own, and not created a second time. */
START_TEST(test_what_is_implied_is_left_alone)
{
    TuObject *a = add(from, TU_KIND_TABLE, "t", NULL), *b = add(to, TU_KIND_TABLE, "t", NULL);
    add_index(from, a, "auto", "x")->obj.implied = true;
    ck_assert_str_eq(tree(NULL), "");
    add_index(to, b, "auto", "y");
    ck_assert_str_eq(tree(NULL), "");
    add(to, TU_KIND_SCHEMA, "public", NULL)->implied = true;
    ck_assert_str_eq(tree(NULL), "");
}
END_TEST

START_TEST(test_a_skipped_child_does_not_come_with_its_table)
{
    TuObject *table = add(to, TU_KIND_TABLE, "t", NULL);
    add_column(to, table, "a", "text");
    add_index(to, table, "auto", "a")->obj.implied = true;
    ck_assert_str_eq(tree(NULL), "create table public.t\n"
                                 "  create column public.t.a\n");
}
END_TEST

/* ---- order, and the way back ---- */

static void
make_pair(unsigned seed)
{
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    teardown();
    setup();
    for (int side = 0; side < 2; side++) {
        TuModel *model = side ? to : from;
        size_t order[TU_LEN(names)];
        for (size_t i = 0; i < TU_LEN(names); i++)
            order[i] = i;
        for (size_t i = TU_LEN(names); seed && i > 1; i--) {
            seed = seed * 1103515245u + 12345u;
            size_t j = (seed >> 16) % i, swap = order[i - 1];
            order[i - 1] = order[j];
            order[j] = swap;
        }
        for (size_t i = 0; i < TU_LEN(names); i++) {
            size_t at = order[i];
            if ((side && at == 2) || (!side && at == 5))
                continue;
            TuObject *table = add(model, TU_KIND_TABLE, names[at], NULL);
            add_column(model, table, "x", side && at == 1 ? "bigint" : "integer");
            if (side == (int)(at % 2))
                add_index(model, table, names[at], "x");
            TuView *view = (TuView *)add(model, TU_KIND_VIEW, names[7 - at], NULL);
            view->as = side && at == 3 ? "SELECT 2" : "SELECT 1";
        }
    }
}

START_TEST(test_changes_do_not_depend_on_load_order)
{
    make_pair(0);
    char *want = strdup(tree(NULL));
    ck_assert_uint_gt(changes->total, 8);
    for (unsigned seed = 1; seed < 30; seed++) {
        make_pair(seed);
        ck_assert_str_eq(tree(NULL), want);
    }
    free(want);
}
END_TEST

static size_t
count_ops(const TuVec *list, TuChangeOp op)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const TuChange *change = list->items[i];
        count += change->op == op;
        count += count_ops(&change->children, op);
    }
    return count;
}

START_TEST(test_the_way_back_is_the_mirror_image)
{
    make_pair(3);
    compare(NULL);
    TuChanges *back = tu_diff(to, from, NULL);
    ck_assert_uint_eq(back->total, changes->total);
    ck_assert_uint_eq(count_ops(&back->items, TU_CHANGE_CREATE),
                      count_ops(&changes->items, TU_CHANGE_DROP));
    ck_assert_uint_eq(count_ops(&back->items, TU_CHANGE_DROP),
                      count_ops(&changes->items, TU_CHANGE_CREATE));
    ck_assert_uint_eq(count_ops(&back->items, TU_CHANGE_ALTER),
                      count_ops(&changes->items, TU_CHANGE_ALTER));
    tu_changes_free(back);
    tu_changes_free(NULL);
}
END_TEST

START_TEST(test_a_diff_is_empty_exactly_when_the_fingerprints_are_equal)
{
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        const TuKindInfo *info = tu_kind_info((TuKind)kind);
        teardown();
        setup();
        char a[TU_SHA256_HEX + 7], b[TU_SHA256_HEX + 7];
        for (int side = 0; side < 2; side++) {
            TuModel *model = side ? to : from;
            TuObject *table = info->parents ? add(model, TU_KIND_TABLE, "t", NULL) : NULL;
            TuObject *object = add(model, (TuKind)kind, "x", table);
            object->comment = side ? "new" : NULL;
        }
        compare(NULL);
        ck_assert(tu_model_fingerprint(from, NULL, NULL, a));
        ck_assert(tu_model_fingerprint(to, NULL, NULL, b));
        ck_assert_msg((changes->total == 0) == (strcmp(a, b) == 0), "%s", info->name);
    }
}
END_TEST

START_TEST(test_out_of_memory_gives_nothing_or_the_right_changes)
{
    make_pair(5);
    for (int i = 0; i < 2; i++) {
        TuModel *model = i ? to : from;
        TuObject *table = add(model, TU_KIND_TABLE, "texts", NULL);
        ((TuCheck *)add(model, TU_KIND_CHECK, "c", table))->expression = i ? "a>1" : "A > 1";
        ((TuView *)add(model, TU_KIND_VIEW, "texts_v", NULL))->as = i ? "SELECT 1" : "select  1";
        model->canonical = tu_sqlite_canonical;
        model->fold_names = true;
    }
    char *want = strdup(tree(NULL));
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 100000);
        tu_alloc_fail_at(n);
        TuChanges *got = tu_diff(from, to, NULL);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(got || failing, "failed without a reason");
        tu_buf_clear(&text);
        if (got)
            describe(&text, &got->items, 0);
        ck_assert_msg(!got || strcmp(text.s, want) == 0, "allocation %ld:\n%s", n, text.s);
        tu_changes_free(got);
    }
    free(want);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_model_does_not_differ_from_itself,
        test_two_empty_models_are_equal,
        test_a_new_table_brings_its_children_and_counts_once,
        test_a_dropped_table_takes_its_children_along,
        test_changed_children_stand_below_an_alter_of_their_table,
        test_the_table_itself_counts_beside_its_children,
        test_the_default_schema_may_be_left_out,
        test_functions_are_matched_by_their_arguments,
        test_a_view_that_becomes_a_table_is_dropped_and_created,
        test_names_of_another_case_are_other_names_unless_they_fold,
        test_order_of_columns_is_no_difference,
        test_texts_are_compared_in_their_canonical_form,
        test_the_same_index_under_another_name_is_renamed,
        test_a_renamed_constraint_may_get_another_comment,
        test_another_index_under_another_name_is_not_renamed,
        test_an_index_of_another_table_is_not_renamed,
        test_a_primary_key_is_the_same_under_another_name,
        test_columns_and_tables_are_never_renamed_by_content,
        test_renames_by_content_do_not_depend_on_load_order,
        test_what_is_skipped_is_left_alone_on_both_sides,
        test_what_is_implied_is_left_alone,
        test_a_skipped_child_does_not_come_with_its_table,
        test_changes_do_not_depend_on_load_order,
        test_the_way_back_is_the_mirror_image,
        test_a_diff_is_empty_exactly_when_the_fingerprints_are_equal,
        test_out_of_memory_gives_nothing_or_the_right_changes,
    };
    return run_cases("diff", tests, TU_LEN(tests));
}
