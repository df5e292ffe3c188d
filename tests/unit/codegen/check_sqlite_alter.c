/* SQLite: what is changed in place, what is rebuilt, what is refused, and how declared fields are
 * written. Each change runs on rows and must arrive. */
#include "config.h"

#include "sqlite_case.h"

#include "introspect/introspect_dialects.h"
#include "sql/sqlite_ddl.h"

static const struct {
    const char *from, *to;
    const char *script; /* whole; NULL: a rebuild */
} changes[] = {
    {"CREATE TABLE t (a)", "CREATE TABLE T (A)", ""},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b TEXT NOT NULL DEFAULT 'x' COLLATE nocase /* c */)",
     "ALTER TABLE t ADD COLUMN b TEXT NOT NULL DEFAULT 'x' COLLATE nocase;\n"},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b INT CHECK (b > 0), c AS (b) VIRTUAL)",
     "ALTER TABLE t ADD COLUMN b INT CHECK (b > 0);\n"
     "ALTER TABLE t ADD COLUMN c AS (b) VIRTUAL;\n"},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b REFERENCES t (a) ON DELETE CASCADE)",
     "ALTER TABLE t ADD COLUMN b REFERENCES t (a) ON DELETE CASCADE;\n"},
    /* Constraints of the table that can stand in the new column. */
    {"CREATE TABLE t (a)",
     "CREATE TABLE t (a, b, CONSTRAINT f FOREIGN KEY (b) REFERENCES t (a), CHECK (b > 1))",
     "ALTER TABLE t ADD COLUMN b CHECK (b > 1) CONSTRAINT f REFERENCES t (a);\n"},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b REFERENCES t, FOREIGN KEY (b) REFERENCES t (a))",
     "ALTER TABLE t ADD COLUMN b REFERENCES t REFERENCES t (a);\n"},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b CHECK (b), CHECK (b))", NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b UNIQUE)", NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b DEFAULT CURRENT_TIMESTAMP)", NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b DEFAULT (1 + 1))", NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b DEFAULT 5 REFERENCES t (a))", NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b AS (a) STORED)", NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b, CHECK (a < 9))", NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a CHECK (a < 9))", NULL},
    {"CREATE TABLE t (a CHECK (a < 9))", "CREATE TABLE t (a)", NULL},
    {"CREATE TABLE t (a INT)", "CREATE TABLE t (a TEXT)", NULL},
    {"CREATE TABLE t (a CHECK (t.a > 0))", "CREATE TABLE t (a TEXT CHECK (t.a > 0))", NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a NOT NULL DEFAULT 0)", NULL},
    {"CREATE TABLE t (a INT PRIMARY KEY)", "CREATE TABLE t (a INT PRIMARY KEY) WITHOUT ROWID",
     NULL},
    {"CREATE TABLE t (a INT)", "CREATE TABLE t (a INT) STRICT", NULL},
    {"CREATE TABLE t (a, b CHECK (b > 0) REFERENCES t (a), c)", "CREATE TABLE t (a, c)",
     "ALTER TABLE t DROP COLUMN b;\n"},
    {"CREATE TABLE t (a, b, c)", "CREATE TABLE t (a)", NULL},
    {"CREATE TABLE t (a, b UNIQUE)", "CREATE TABLE t (a)", NULL},
    {"CREATE TABLE t (a, b, CHECK (b > 0))", "CREATE TABLE t (a)", NULL},
    {"CREATE TABLE t (a, b); CREATE VIEW v AS SELECT b FROM t",
     "CREATE TABLE t (a); CREATE VIEW v AS SELECT b FROM t", NULL},
    {"CREATE TABLE t (a, b); CREATE INDEX i ON t (a, b)",
     "CREATE TABLE t (a); CREATE INDEX i ON t (a)",
     "DROP INDEX i;\nALTER TABLE t DROP COLUMN b;\nCREATE INDEX i ON t (a);\n"},
    {"CREATE TABLE t (a, b); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT new.b; END",
     "CREATE TABLE t (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
     "DROP TRIGGER g;\nALTER TABLE t DROP COLUMN b;\n"
     "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;\n"},
    {"CREATE TABLE t (a, b)", "CREATE TABLE t (a, c TEXT)",
     "ALTER TABLE t DROP COLUMN b;\nALTER TABLE t ADD COLUMN c TEXT;\n"},
    {"CREATE TABLE t (a); CREATE INDEX i ON t (a)",
     "CREATE TABLE t (a); CREATE INDEX i ON t (a DESC)",
     "DROP INDEX i;\nCREATE INDEX i ON t (a DESC);\n"},
    {"CREATE TABLE t (a); CREATE VIEW v AS SELECT 1",
     "CREATE TABLE t (a); CREATE VIEW v AS SELECT 2 -- x\n",
     "DROP VIEW v;\nCREATE VIEW v AS SELECT 2;\n"},
    {"CREATE TABLE t (a); CREATE TABLE u (b)", "CREATE TABLE t (a)", "DROP TABLE u;\n"},
    {"CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (x REFERENCES p)", "",
     "PRAGMA foreign_keys = OFF;\nDROP TABLE c;\nDROP TABLE p;\nPRAGMA foreign_keys = ON;\n"},
};

START_TEST(test_change_goes_the_right_way)
{
    Case c = case_plan(changes[_i].from, changes[_i].to);
    if (c.plan && changes[_i].script)
        ck_assert_str_eq(case_script(&c), changes[_i].script);
    else
        ck_assert_msg(case_statement(&c, "__trueup_new") != NULL, "%s", case_script(&c));
    case_apply(&c);
    case_free(&c);
}
END_TEST

/* What a library that can alter constraints does in place. */
static const struct {
    const char *from, *to;
    unsigned without;   /* TuSqliteAlter: what it cannot do after all */
    const char *script; /* NULL: a rebuild */
} in_place[] = {
    {"CREATE TABLE t (a)", "CREATE TABLE t (a CONSTRAINT \"the c\" CHECK (a < 9), CHECK (t.a > 0))",
     0,
     "ALTER TABLE t ADD CHECK (t.a > 0);\nALTER TABLE t ADD CONSTRAINT \"the c\" CHECK (a < 9);\n"},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, CHECK (a < 9))", TU_SQLITE_ADD_CHECK, NULL},
    {"CREATE TABLE t (a, CONSTRAINT c CHECK (a < 9))", "CREATE TABLE t (a)", 0,
     "ALTER TABLE t DROP CONSTRAINT c;\n"},
    {"CREATE TABLE t (a, CONSTRAINT c CHECK (a < 9))", "CREATE TABLE t (a)", TU_SQLITE_DROP_CHECK,
     NULL},
    {"CREATE TABLE t (a, CHECK (a < 9))", "CREATE TABLE t (a)", 0,
     NULL}, /* no name to drop it by */
    {"CREATE TABLE t (a CONSTRAINT C NOT NULL, CONSTRAINT c CHECK (a < 9))",
     "CREATE TABLE t (a CONSTRAINT C NOT NULL)", 0, NULL},
    {"CREATE TABLE t (a, CONSTRAINT c CHECK (a < 9))",
     "CREATE TABLE t (a, CONSTRAINT c CHECK (a < 8))", 0,
     "ALTER TABLE t DROP CONSTRAINT c;\nALTER TABLE t ADD CONSTRAINT c CHECK (a < 8);\n"},
    {"CREATE TABLE t (a, \"the b\")", "CREATE TABLE t (a, \"the b\" NOT NULL)", 0,
     "ALTER TABLE t ALTER COLUMN \"the b\" SET NOT NULL;\n"},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a NOT NULL)", TU_SQLITE_SET_NOT_NULL, NULL},
    {"CREATE TABLE t (a DEFAULT 1)", "CREATE TABLE t (a NOT NULL DEFAULT 1)", 0, NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a NOT NULL ON CONFLICT IGNORE)", 0, NULL},
    {"CREATE TABLE t (a NOT NULL DEFAULT 1)", "CREATE TABLE t (a DEFAULT 1)", 0,
     "ALTER TABLE t ALTER COLUMN a DROP NOT NULL;\n"},
    {"CREATE TABLE t (a NOT NULL)", "CREATE TABLE t (a)", TU_SQLITE_DROP_NOT_NULL, NULL},
    {"CREATE TABLE t (a NOT NULL)", "CREATE TABLE t (a DEFAULT 2)", 0, NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b, CHECK (a < 9))", 0, NULL},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a UNIQUE, CHECK (a < 9))", 0, NULL},
    {"CREATE TABLE t (a); CREATE INDEX i ON t (a)",
     "CREATE TABLE t (a, CHECK (a < 9)); CREATE INDEX i ON t (a DESC)", 0,
     "DROP INDEX i;\nALTER TABLE t ADD CHECK (a < 9);\nCREATE INDEX i ON t (a DESC);\n"},
};

START_TEST(test_constraints_change_in_place_where_that_was_tried)
{
    const unsigned all = TU_SQLITE_ADD_CHECK | TU_SQLITE_DROP_CHECK | TU_SQLITE_SET_NOT_NULL |
                         TU_SQLITE_DROP_NOT_NULL;
    Case c = case_plan(in_place[_i].from, in_place[_i].to);
    unsigned can = tu_sqlite_probe();
    tu_plan_free(c.plan);
    c.plan = NULL;
    c.from->alters = c.to->alters = all & ~in_place[_i].without;
    ck_assert_int_eq(tu_plan(&tu_codegen_sqlite, c.changes, &c.plan, &c.err), TU_OK);
    if (in_place[_i].script)
        ck_assert_str_eq(case_script(&c), in_place[_i].script);
    else
        ck_assert_msg(case_statement(&c, "__trueup_new") != NULL, "%s", case_script(&c));
    if (!in_place[_i].script || (can & all) == all)
        case_apply(&c);
    case_free(&c);
}
END_TEST

START_TEST(test_way_back_arrives_too)
{
    Case c = case_plan(changes[_i].to, changes[_i].from);
    case_apply(&c);
    case_free(&c);
}
END_TEST

static const struct {
    const char *from, *to, *statement, *hazard;
    bool loses;
} hazards[] = {
    {"CREATE TABLE t (a)", "", "DROP TABLE t", "TU102", true},
    {"CREATE TABLE t (a, b)", "CREATE TABLE t (a)", "DROP COLUMN", "TU103", true},
    {"CREATE TABLE t (a, b AS (1))", "CREATE TABLE t (a)", "DROP COLUMN", "TU104", false},
    {"CREATE TABLE t (a, b UNIQUE)", "CREATE TABLE t (a)", "DROP TABLE t", "TU103", true},
    {"CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a)", "CREATE TABLE t__trueup_new", "TU249",
     false},
    {"CREATE TABLE t (a TEXT)", "CREATE TABLE t (a INT)", "INSERT INTO t__", "TU126", true},
    {"CREATE TABLE t (a REAL)", "CREATE TABLE t (a TEXT)", "INSERT INTO t__", "TU127", true},
    {"CREATE TABLE t (a INT)", "CREATE TABLE t (a REAL)", "INSERT INTO t__", "TU109", true},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a, b INT NOT NULL)", "INSERT INTO t__", "TU506", false},
    {"CREATE TABLE t (a)", "CREATE TABLE t (a NOT NULL)", "INSERT INTO t__", "TU502", false},
    {"CREATE TABLE t (a INT PRIMARY KEY) WITHOUT ROWID", "CREATE TABLE t (b UNIQUE)",
     "DROP TABLE t", "TU102", true},
    {"CREATE VIRTUAL TABLE t USING fts5(a)", "CREATE VIRTUAL TABLE t USING fts5(a, b)",
     "DROP TABLE t", "TU102", true},
};

START_TEST(test_hazard_stands_at_its_statement)
{
    Case c = case_plan(hazards[_i].from, hazards[_i].to);
    const TuStatement *statement = case_statement(&c, hazards[_i].statement);
    const TuHazard *hazard = statement ? tu_statement_hazard(statement, hazards[_i].hazard) : NULL;
    ck_assert_msg(hazard, "%s", case_script(&c));
    ck_assert_int_eq((statement->flags & TU_STATEMENT_LOSES_DATA) != 0, hazards[_i].loses);
    ck_assert_ptr_nonnull(hazard->note);
    case_apply(&c);
    case_free(&c);
}
END_TEST

static const struct {
    const char *from, *to, *message;
} refused[] = {
    {"CREATE TABLE t (a); PRAGMA writable_schema = ON;"
     "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a NEWISH CHECK (1) NEWISH)'",
     "CREATE TABLE t (a, b)", "not understood"},
};

START_TEST(test_what_cannot_be_right_is_refused)
{
    Case c = case_plan(refused[_i].from, refused[_i].to);
    ck_assert_int_eq(c.status, TU_ERR_UNSUPPORTED);
    ck_assert_msg(strstr(c.err.message, refused[_i].message) != NULL, "%s", c.err.message);
    case_free(&c);
}
END_TEST

/* ---- declared models ---- */

static TuObject *
add(TuModel *model, TuKind kind, const char *name, TuObject *parent)
{
    TuObject *object = tu_model_add(model, kind, NULL, name, parent);
    ck_assert_ptr_nonnull(object);
    return object;
}

static TuColumn *
add_column(TuModel *model, TuObject *table, const char *name, const char *type)
{
    TuColumn *column = (TuColumn *)add(model, TU_KIND_COLUMN, name, table);
    column->type = type;
    return column;
}

static TuModel *
declared(void)
{
    TuModel *model = tu_model_new();
    TuObject *table = add(model, TU_KIND_TABLE, "customer", NULL);
    add_column(model, table, "id", "bigint")->identity = "always";
    TuColumn *email = add_column(model, table, "email", "varchar(255)");
    email->not_null = true;
    email->default_expr = "lower('X')";
    add_column(model, table, "order", "timestamp(3) with time zone")->default_expr = "-1";
    add_column(model, table, "team_id", "bigint");
    TuPrimaryKey *key = (TuPrimaryKey *)add(model, TU_KIND_PRIMARY_KEY, "", table);
    tu_names_add(&key->columns, model->arena, "id");
    TuUnique *unique = (TuUnique *)add(model, TU_KIND_UNIQUE, "customer_email_key", table);
    tu_names_add(&unique->columns, model->arena, "order");
    tu_names_add(&unique->columns, model->arena, "email COLLATE nocase DESC");
    TuCheck *check = (TuCheck *)add(model, TU_KIND_CHECK, "#check(email <> '')", table);
    check->expression = "email <> ''";
    TuForeignKey *fkey = (TuForeignKey *)add(model, TU_KIND_FOREIGN_KEY, "team fk", table);
    tu_names_add(&fkey->columns, model->arena, "team_id");
    fkey->references.table = "team";
    tu_names_add(&fkey->references.columns, model->arena, "id");
    fkey->on_delete = "set null";
    TuIndex *index = (TuIndex *)add(model, TU_KIND_INDEX, "customer_i", table);
    tu_names_add(&index->on, model->arena, "order");
    tu_names_add(&index->on, model->arena, "lower(email)");
    index->where = "team_id > 0";
    TuView *view = (TuView *)add(model, TU_KIND_VIEW, "v", NULL);
    view->as = "select 1;";
    tu_model_index(model);
    return model;
}

START_TEST(test_declared_fields_are_written_in_full)
{
    TuModel *model = declared();
    TuPlan *plan = NULL;
    TuError err = {0};
    ck_assert_msg(tu_plan_create(&tu_codegen_sqlite, model, &plan, &err) == TU_OK, "%s",
                  err.message);
    TuBuf script = TU_BUF_INIT;
    tu_plan_write(&script, plan);
    ck_assert_str_eq(script.s,
                     "CREATE TABLE customer (\n"
                     "    id integer PRIMARY KEY,\n"
                     "    email varchar(255) NOT NULL DEFAULT (lower('X')),\n"
                     "    \"order\" \"timestamp(3) with time zone\" DEFAULT -1,\n"
                     "    team_id bigint,\n"
                     "    CONSTRAINT customer_email_key UNIQUE (\"order\", email COLLATE NOCASE "
                     "DESC),\n"
                     "    CHECK (email <> ''),\n"
                     "    CONSTRAINT \"team fk\" FOREIGN KEY (team_id) REFERENCES team (id) ON "
                     "DELETE SET NULL\n"
                     ");\n"
                     "CREATE INDEX customer_i ON customer (\"order\", lower(email)) WHERE team_id "
                     "> 0;\n"
                     "\n"
                     "CREATE VIEW v AS select 1;\n");
    tu_conn_free(case_open(script.s));
    tu_buf_release(&script);
    tu_plan_free(plan);
    tu_model_free(model);
}
END_TEST

START_TEST(test_strict_tables_get_types_of_their_own)
{
    static const char *const types[][2] = {
        {"varchar(255)", "TEXT"}, {"bigint", "INTEGER"}, {"boolean", "INTEGER"},
        {"jsonb", "TEXT"},        {"bytea", "BLOB"},     {"double precision", "REAL"},
        {"inet", "ANY"},          {"int", "int"},
    };
    for (size_t i = 0; i < TU_LEN(types); i++) {
        TuModel *model = tu_model_new();
        TuObject *table = add(model, TU_KIND_TABLE, "t", NULL);
        ((TuTable *)table)->strict = true;
        add_column(model, table, "a", types[i][0]);
        tu_model_index(model);
        TuPlan *plan = NULL;
        ck_assert_int_eq(tu_plan_create(&tu_codegen_sqlite, model, &plan, NULL), TU_OK);
        const TuStatement *create = plan->statements.items[0];
        TuBuf want = TU_BUF_INIT;
        tu_buf_addf(&want, "CREATE TABLE t (\n    a %s\n) STRICT", types[i][1]);
        ck_assert_str_eq(create->sql, want.s);
        tu_buf_release(&want);
        tu_plan_free(plan);
        tu_model_free(model);
    }
}
END_TEST

START_TEST(test_identity_outside_of_the_key_is_refused)
{
    TuModel *model = tu_model_new();
    TuObject *table = add(model, TU_KIND_TABLE, "t", NULL);
    add_column(model, table, "a", "bigint")->identity = "always";
    tu_model_index(model);
    TuPlan *plan = NULL;
    TuError err = {0};
    ck_assert_int_eq(tu_plan_create(&tu_codegen_sqlite, model, &plan, &err), TU_ERR_UNSUPPORTED);
    ck_assert_msg(strstr(err.message, "numbers only") != NULL, "%s", err.message);
    tu_model_free(model);
}
END_TEST

START_TEST(test_rename_is_native_and_reaches_everything)
{
    TuConn *conn = case_open("CREATE TABLE p (id INTEGER PRIMARY KEY, a);"
                             "CREATE TABLE c (x REFERENCES p (id));"
                             "CREATE VIEW v AS SELECT a FROM p");
    TuModel *from = case_model(conn);
    const TuRename renames[] = {
        {.object = tu_model_find(from, TU_KIND_TABLE, NULL, NULL, "p", NULL), .name = "new p"},
        {.object = tu_model_find(from, TU_KIND_COLUMN, NULL, "p", "a", NULL), .name = "b"}};
    TuPlan *up = NULL, *down = NULL;
    TuError err = {0};
    ck_assert_int_eq(
        tu_plan_renames(&tu_codegen_sqlite, from, renames, TU_LEN(renames), &up, &down, &err),
        TU_OK);
    TuBuf script = TU_BUF_INIT;
    tu_plan_write(&script, up);
    ck_assert_msg(tu_conn_exec(conn, script.s, &err) == TU_OK, "%s", err.message);
    ck_assert_int_eq(tu_conn_exec(conn, "SELECT b FROM v", &err), TU_OK);
    tu_buf_clear(&script);
    tu_plan_write(&script, down);
    ck_assert_msg(tu_conn_exec(conn, script.s, &err) == TU_OK, "%s", err.message);
    TuModel *back = case_model(conn);
    TuChanges *left = tu_diff(back, from, NULL);
    ck_assert_uint_eq(left->total, 0);
    tu_changes_free(left);
    tu_model_free(back);
    tu_buf_release(&script);
    tu_plan_free(up);
    tu_plan_free(down);
    tu_model_free(from);
    tu_conn_free(conn);
}
END_TEST

int
main(void)
{
    TCase *tests = tcase_create("alter");
    tcase_add_loop_test(tests, test_change_goes_the_right_way, 0, (int)TU_LEN(changes));
    tcase_add_loop_test(tests, test_constraints_change_in_place_where_that_was_tried, 0,
                        (int)TU_LEN(in_place));
    tcase_add_loop_test(tests, test_way_back_arrives_too, 0, (int)TU_LEN(changes));
    tcase_add_loop_test(tests, test_hazard_stands_at_its_statement, 0, (int)TU_LEN(hazards));
    tcase_add_loop_test(tests, test_what_cannot_be_right_is_refused, 0, (int)TU_LEN(refused));
    tcase_add_test(tests, test_declared_fields_are_written_in_full);
    tcase_add_test(tests, test_strict_tables_get_types_of_their_own);
    tcase_add_test(tests, test_identity_outside_of_the_key_is_refused);
    tcase_add_test(tests, test_rename_is_native_and_reaches_everything);
    return case_main("codegen/sqlite alter", tests);
}
