/* Tables, columns, constraints and indexes. */
#include "config.h"

#include "pg_case.h"

static TuPrimaryKey *
add_key(TuModel *model, TuObject *table, const char *name, const char *column)
{
    TuPrimaryKey *key = (TuPrimaryKey *)add(model, TU_KIND_PRIMARY_KEY, name, table);
    tu_names_add(&key->columns, model->arena, column);
    return key;
}

static TuCheck *
add_check(TuModel *model, TuObject *table, const char *name, const char *expression)
{
    TuCheck *check = (TuCheck *)add(model, TU_KIND_CHECK, name, table);
    check->expression = expression;
    return check;
}

static TuForeignKey *
add_foreign_key(TuModel *model, TuObject *table, const char *name, const char *column,
                TuObject *target)
{
    TuForeignKey *key = (TuForeignKey *)add(model, TU_KIND_FOREIGN_KEY, name, table);
    tu_names_add(&key->columns, model->arena, column);
    key->references.table = target->name;
    tu_names_add(&key->references.columns, model->arena, "id");
    tu_object_need(model, &key->obj, target);
    return key;
}

static TuIndex *
add_index(TuModel *model, TuObject *table, const char *name, const char *on)
{
    TuIndex *index = (TuIndex *)add(model, TU_KIND_INDEX, name, table);
    tu_names_add(&index->on, model->arena, on);
    return index;
}

START_TEST(test_a_table_comes_with_columns_and_constraints)
{
    TuObject *table = add_table(to, "Order");
    TuColumn *id = add_column(to, table, "id", "bigint");
    TuColumn *total = add_column(to, table, "total", "numeric(10,2)");

    table->comment = "it's bought";
    id->not_null = true;
    id->identity = "always";
    total->not_null = true;
    total->default_expr = "0";
    total->obj.comment = "sum";
    add_key(to, table, "Order_pkey", "id");
    add_check(to, table, "total_check", "total >= 0");
    gives("CREATE TABLE public.\"Order\" (\n"
          "    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,\n"
          "    total numeric(10,2) NOT NULL DEFAULT 0,\n"
          "    CONSTRAINT \"Order_pkey\" PRIMARY KEY (id),\n"
          "    CONSTRAINT total_check CHECK (total >= 0)\n"
          ");\n"
          "COMMENT ON TABLE public.\"Order\" IS 'it''s bought';\n"
          "COMMENT ON COLUMN public.\"Order\".total IS 'sum';\n");
}
END_TEST

START_TEST(test_tables_that_refer_to_each_other_are_no_cycle)
{
    TuObject *a = add_table(to, "a"), *b = add_table(to, "b");

    add_column(to, a, "id", "integer");
    add_column(to, b, "id", "integer");
    add_foreign_key(to, a, "a_fk", "id", b)->on_delete = "cascade";
    add_foreign_key(to, b, "b_fk", "id", a)->not_valid = true;
    gives("CREATE TABLE public.a (\n    id integer\n);\n"
          "CREATE TABLE public.b (\n    id integer\n);\n"
          "ALTER TABLE public.a ADD CONSTRAINT a_fk FOREIGN KEY (id) REFERENCES public.b (id) "
          "ON DELETE CASCADE;\n"
          "ALTER TABLE public.b ADD CONSTRAINT b_fk FOREIGN KEY (id) REFERENCES public.a (id) "
          "NOT VALID;\n");
}
END_TEST

START_TEST(test_changes_of_one_table_are_one_statement)
{
    TuObject *old = add_table(from, "t"), *new = add_table(to, "t");
    TuColumn *a = add_column(from, old, "a", "integer"), *b;

    a->not_null = true;
    add_column(to, new, "a", "integer")->default_expr = "7";
    b = add_column(to, new, "b", "text");
    b->not_null = true;
    b->default_expr = "''::text";
    gives("ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 7,\n"
          "    ALTER COLUMN a DROP NOT NULL,\n"
          "    ADD COLUMN b text NOT NULL DEFAULT ''::text;\n");
}
END_TEST

START_TEST(test_what_locks_or_loses_carries_its_hazard)
{
    TuObject *old = add_table(from, "t"), *new = add_table(to, "t");

    add_column(from, old, "a", "integer");
    add_column(from, old, "gone", "integer");
    add_column(to, new, "a", "integer");
    add_check(to, new, "c", "a > 0");
    add_index(to, new, "i", "a DESC")->where = "a > 1";
    add_table(from, "dropped");
    gives("ALTER TABLE public.t ADD CONSTRAINT c CHECK (a > 0); -- TU209\n"
          "CREATE INDEX i ON public.t (a DESC) WHERE a > 1; -- TU201\n"
          "ALTER TABLE public.t DROP COLUMN gone; -- TU103 loses data\n"
          "DROP TABLE public.dropped; -- TU102 loses data\n");
}
END_TEST

START_TEST(test_a_required_column_without_default_warns)
{
    TuObject *new = add_table(to, "t");

    add_table(from, "t");
    add_column(to, new, "a", "integer")->not_null = true;
    gives("ALTER TABLE public.t ADD COLUMN a integer NOT NULL; -- TU506\n");
}
END_TEST

START_TEST(test_a_volatile_default_rewrites)
{
    TuObject *new = add_table(to, "t");

    add_table(from, "t");
    add_column(to, new, "a", "uuid")->default_expr = "gen_random_uuid()";
    gives("ALTER TABLE public.t ADD COLUMN a uuid DEFAULT gen_random_uuid(); -- TU302\n");
}
END_TEST

START_TEST(test_a_new_type_takes_the_default_off_meanwhile)
{
    TuObject *old = add_table(from, "t"), *new = add_table(to, "t");

    add_column(from, old, "a", "text")->default_expr = "'1'::text";
    add_column(to, new, "a", "integer")->default_expr = "1";
    gives("ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT,\n"
          "    ALTER COLUMN a TYPE integer USING a::integer,\n"
          "    ALTER COLUMN a SET DEFAULT 1; -- TU126 loses data\n");
}
END_TEST

START_TEST(test_a_cast_that_cuts_is_left_to_the_assignment)
{
    TuObject *old = add_table(from, "t"), *new = add_table(to, "t");

    add_column(from, old, "a", "character varying(20)");
    add_column(to, new, "a", "character varying(10)");
    gives("ALTER TABLE public.t ALTER COLUMN a TYPE character varying(10); -- TU110 loses data\n");
}
END_TEST

START_TEST(test_a_view_over_a_retyped_column_is_made_anew)
{
    TuObject *old = add_table(from, "t"), *new = add_table(to, "t");
    TuColumn *a = add_column(from, old, "a", "integer"), *b = add_column(to, new, "a", "bigint");
    TuView *v = (TuView *)add(from, TU_KIND_VIEW, "v", NULL);
    TuView *w = (TuView *)add(to, TU_KIND_VIEW, "v", NULL);

    v->as = w->as = "SELECT a FROM public.t;";
    tu_object_need(from, &v->obj, &a->obj);
    tu_object_need(to, &w->obj, &b->obj);
    gives("DROP VIEW public.v;\n"
          "ALTER TABLE public.t ALTER COLUMN a TYPE bigint; -- TU301\n"
          "CREATE VIEW public.v AS\nSELECT a FROM public.t;\n");
}
END_TEST

START_TEST(test_a_generated_column_is_computed_again)
{
    TuObject *old = add_table(from, "t"), *new = add_table(to, "t");
    TuColumn *g = add_column(from, old, "g", "integer"), *h = add_column(to, new, "g", "integer");

    g->generated = "1 + 1";
    h->generated = "1 + 2";
    g->generated_storage = h->generated_storage = "stored";
    gives("ALTER TABLE public.t DROP COLUMN g,\n"
          "    ADD COLUMN g integer GENERATED ALWAYS AS (1 + 2) STORED; "
          "-- TU304\n");
}
END_TEST

START_TEST(test_an_identity_goes_on_behind_the_rows)
{
    TuObject *old = add_table(from, "t"), *new = add_table(to, "t");
    TuColumn *a = add_column(from, old, "id", "integer"), *b = add_column(to, new, "id", "integer");

    a->not_null = b->not_null = true;
    b->identity = "by default";
    tu_pairs_add(&b->identity_options, to->arena, "cache", "5");
    gives("ALTER TABLE public.t ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (CACHE 5);\n"
          "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.t', 'id'), "
          "max(id) + 1, false) FROM public.t HAVING max(id) >= 1;\n");
}
END_TEST

START_TEST(test_a_constraint_is_validated_in_place)
{
    TuObject *old = add_table(from, "t"), *new = add_table(to, "t");

    add_check(from, old, "c", "true")->not_valid = true;
    add_check(to, new, "c", "true");
    gives("ALTER TABLE public.t VALIDATE CONSTRAINT c;\n");
}
END_TEST

START_TEST(test_a_check_that_is_not_valid_comes_after_its_new_table)
{
    TuObject *table = add_table(to, "t");

    add_column(to, table, "a", "integer");
    add_check(to, table, "c", "a > 0")->not_valid = true;
    gives("CREATE TABLE public.t (\n    a integer\n);\n"
          "ALTER TABLE public.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;\n");
}
END_TEST

START_TEST(test_the_same_constraint_under_a_new_name_is_renamed)
{
    TuObject *old = add_table(from, "t"), *new = add_table(to, "t");

    add_key(from, old, "a", "id");
    add_key(to, new, "b", "id");
    add_index(from, old, "i", "id");
    add_index(to, new, "j", "id");
    gives("ALTER TABLE public.t RENAME CONSTRAINT a TO b;\n"
          "ALTER INDEX public.i RENAME TO j;\n");
}
END_TEST

START_TEST(test_partitions_inherit_their_columns)
{
    TuObject *parent = add_table(to, "p"), *part = add_table(to, "p1");
    TuTable *table = (TuTable *)part;
    TuColumn *own;

    ((TuTable *)parent)->partition_by = "RANGE (d)";
    add_column(to, parent, "d", "date");
    add_column(to, parent, "v", "text");
    add_column(to, part, "d", "date")->inherited = true;
    own = add_column(to, part, "v", "text");
    own->inherited = true;
    own->default_expr = "'own'::text";
    table->partition_of.table = "p";
    table->partition_bound = "FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')";
    tu_object_need(to, part, parent);
    gives("CREATE TABLE public.p (\n    d date,\n    v text\n) PARTITION BY RANGE (d);\n"
          "CREATE TABLE public.p1 PARTITION OF public.p "
          "FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');\n"
          "ALTER TABLE public.p1 ALTER COLUMN v SET DEFAULT 'own'::text;\n");
}
END_TEST

START_TEST(test_a_parents_default_reaches_its_children_once)
{
    for (int side = 0; side < 2; side++) {
        TuModel *model = side == 0 ? from : to;
        TuObject *parent = add_table(model, "p"), *child = add_table(model, "c");
        TuColumn *inherited;

        add_column(model, parent, "a", "integer")->default_expr = side == 0 ? "1" : "2";
        inherited = add_column(model, child, "a", "integer");
        inherited->default_expr = side == 0 ? "1" : "2";
        inherited->inherited = true;
        tu_names_add(&((TuTable *)child)->inherits, model->arena, "public.p");
        tu_object_need(model, child, parent);
    }
    gives("ALTER TABLE public.p ALTER COLUMN a SET DEFAULT 2;\n");
}
END_TEST

START_TEST(test_another_partition_key_makes_the_table_anew)
{
    TuObject *old = add_table(from, "t"), *new = add_table(to, "t");

    add_column(from, old, "a", "integer");
    add_column(to, new, "a", "integer");
    ((TuTable *)old)->partition_by = "RANGE (a)";
    ((TuTable *)new)->partition_by = "LIST (a)";
    gives("ALTER TABLE public.t RENAME TO t_old;\n"
          "CREATE TABLE public.t (\n    a integer\n) PARTITION BY LIST (a);\n"
          "INSERT INTO public.t (a)\nSELECT a FROM public.t_old; -- TU440\n"
          "DROP TABLE public.t_old;\n");
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_table_comes_with_columns_and_constraints,
        test_tables_that_refer_to_each_other_are_no_cycle,
        test_changes_of_one_table_are_one_statement,
        test_what_locks_or_loses_carries_its_hazard,
        test_a_required_column_without_default_warns,
        test_a_volatile_default_rewrites,
        test_a_new_type_takes_the_default_off_meanwhile,
        test_a_cast_that_cuts_is_left_to_the_assignment,
        test_a_view_over_a_retyped_column_is_made_anew,
        test_a_generated_column_is_computed_again,
        test_an_identity_goes_on_behind_the_rows,
        test_a_constraint_is_validated_in_place,
        test_a_check_that_is_not_valid_comes_after_its_new_table,
        test_the_same_constraint_under_a_new_name_is_renamed,
        test_partitions_inherit_their_columns,
        test_a_parents_default_reaches_its_children_once,
        test_another_partition_key_makes_the_table_anew,
    };

    return run_tests("pg_table", tests, TU_LEN(tests));
}
