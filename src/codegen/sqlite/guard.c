/* What makes a script fail instead of losing something: a temporary table whose CHECK refuses a
 * count that is larger than it may be. Works in any client, because it is a constraint. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"

static const char create_guard[] =
    "CREATE TEMP TABLE trueup_guard (\n"
    "    what TEXT PRIMARY KEY,\n"
    "    allowed INTEGER NOT NULL,\n"
    "    found INTEGER NOT NULL,\n"
    "    CONSTRAINT \"rows were lost or a foreign key broke\" CHECK (found <= allowed)\n"
    ")";

/* ---- which tables ---- */

static bool
is_rebuilt(const TuModel *from, const TuModel *to, const TuChange *change)
{
    if (change->op != TU_CHANGE_ALTER || change->from->kind != TU_KIND_TABLE ||
        ((const TuTable *)change->from)->definition || ((const TuTable *)change->to)->definition)
        return false;
    return tu_sqlite_rebuilds(from, to, change);
}

static bool
refers_to(const TuObject *table, const TuObject *other)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuForeignKey *key = table->children.items[i];
        if (key->obj.kind == TU_KIND_FOREIGN_KEY &&
            tu_sqlite_same_name(key->references.table, other->name))
            return true;
    }
    return false;
}

static bool
has_foreign_keys(const TuObject *table)
{
    return tu_object_child(table, TU_KIND_FOREIGN_KEY, NULL) != NULL;
}

static bool
is_referred_to(const TuModel *model, const TuObject *table)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        if (object->kind == TU_KIND_TABLE && object != table && refers_to(object, table))
            return true;
    }
    return false;
}

typedef struct Needs {
    bool rebuilds; /* some table is rebuilt */
    bool off;      /* foreign keys must not act */
} Needs;

static Needs
needs_of(const TuChanges *changes)
{
    Needs needs = {false, false};
    for (size_t i = 0; i < changes->items.count; i++) {
        const TuChange *change = changes->items.items[i];
        if (is_rebuilt(changes->from, changes->to, change))
            needs.rebuilds = needs.off = true;
        else if (change->op == TU_CHANGE_DROP && change->from->kind == TU_KIND_TABLE && !needs.off)
            needs.off = is_referred_to(changes->from, change->from);
    }
    return needs;
}

/* ---- can SQLite check the foreign keys of a table? ---- */

static bool
same_set(const TuNames *a, const TuNames *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        bool found = false;
        for (size_t j = 0; j < b->count; j++)
            found = found || tu_sqlite_same_name(a->items[i], b->items[j]);
        if (!found)
            return false;
    }
    return true;
}

/* A key of the parent over just these columns. Parts with COLLATE or DESC are SQL text and equal
 * no name, which errs on the safe side. */
static bool
has_key(const TuObject *parent, const TuForeignKey *key)
{
    for (size_t i = 0; i < parent->children.count; i++) {
        const TuObject *child = parent->children.items[i];
        const TuNames *columns = NULL;
        if (child->kind == TU_KIND_PRIMARY_KEY)
            columns = &((const TuPrimaryKey *)child)->columns;
        else if (child->kind == TU_KIND_UNIQUE)
            columns = &((const TuUnique *)child)->columns;
        else if (child->kind == TU_KIND_INDEX && ((const TuIndex *)child)->unique &&
                 !((const TuIndex *)child)->where)
            columns = &((const TuIndex *)child)->on;
        if (!columns)
            continue;
        if (key->references.columns.count
                ? same_set(columns, &key->references.columns)
                : child->kind == TU_KIND_PRIMARY_KEY && columns->count == key->columns.count)
            return true;
    }
    return false;
}

static const TuObject *
find_table(const TuModel *model, const char *name)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        if (object->kind == TU_KIND_TABLE && tu_sqlite_same_name(object->name, name))
            return object;
    }
    return NULL;
}

/* A key that points nowhere makes the check an error instead of an answer. */
static bool
is_checkable(const TuModel *model, const TuObject *table)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuForeignKey *key = table->children.items[i];
        if (key->obj.kind != TU_KIND_FOREIGN_KEY)
            continue;
        const TuObject *parent = find_table(model, key->references.table);
        if (!parent || !has_key(parent, key))
            return false;
    }
    return true;
}

/* ---- statements ---- */

static void
add_what(TuBuf *sql, const char *what, const char *name)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_addf(&text, "%s of %s", what, name);
    tu_sqlite_literal(sql, text.s);
    sql->failed = sql->failed || text.failed;
    tu_buf_release(&text);
}

static void
count_table(TuRender *render, const TuObject *from, const TuObject *to)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "INSERT INTO temp.trueup_guard SELECT ");
    add_what(&sql, "foreign keys", to->name);
    if (has_foreign_keys(from) && is_checkable(render->from, from)) {
        tu_buf_add(&sql, ", count(*), 0 FROM pragma_foreign_key_check(");
        tu_sqlite_literal(&sql, from->name);
        tu_buf_addc(&sql, ')');
    } else {
        tu_buf_add(&sql, ", 0, 0");
    }
    tu_sqlite_add(render, to, &sql);
}

static void
check_table(TuRender *render, const TuObject *from, const TuObject *to)
{
    TuBuf sql = TU_BUF_INIT;
    (void)from;
    tu_buf_add(&sql, "UPDATE temp.trueup_guard SET found = (SELECT count(*) FROM "
                     "pragma_foreign_key_check(");
    tu_sqlite_literal(&sql, to->name);
    tu_buf_add(&sql, ")) WHERE what = ");
    add_what(&sql, "foreign keys", to->name);
    tu_sqlite_add(render, to, &sql);
}

/* Tables that are rebuilt, and those that refer to one: how many rows break a foreign key before
 * everything and after it. */
static void
each_counted(TuRender *render, const TuChanges *changes,
             void (*fn)(TuRender *, const TuObject *from, const TuObject *to))
{
    const TuVec *objects = &render->to->objects;
    for (size_t i = 0; i < objects->count; i++) {
        const TuObject *to = objects->items[i];
        if (to->kind != TU_KIND_TABLE || !has_foreign_keys(to) || !is_checkable(render->to, to))
            continue;
        const TuObject *from = tu_model_find_same(render->from, to);
        bool counted = false;
        for (size_t j = 0; from && !counted && j < changes->items.count; j++) {
            const TuChange *change = changes->items.items[j];
            counted = is_rebuilt(render->from, render->to, change) &&
                      (change->to == to || refers_to(to, change->to));
        }
        if (counted)
            fn(render, from, to);
    }
}

TuStatement *
tu_sqlite_guard_rows(TuRender *render, const TuObject *table, const char *new_name)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "INSERT INTO temp.trueup_guard SELECT ");
    add_what(&sql, "rows", table->name);
    tu_buf_add(&sql, ", (SELECT count(*) FROM ");
    tu_sqlite_ident(&sql, new_name);
    tu_buf_add(&sql, "), (SELECT count(*) FROM ");
    tu_sqlite_ident(&sql, table->name);
    tu_buf_addc(&sql, ')');
    return tu_sqlite_add(render, table, &sql);
}

/* ---- names that move ---- */

static bool
shares_names(TuKind a, TuKind b)
{
    return (a == TU_KIND_TRIGGER) == (b == TU_KIND_TRIGGER);
}

/* Will something else have the name of this index or trigger? */
static bool
name_moves(const TuModel *to, const TuObject *object)
{
    const uint64_t kinds = TU_KIND_BIT(TU_KIND_TABLE) | TU_KIND_BIT(TU_KIND_VIEW) |
                           TU_KIND_BIT(TU_KIND_INDEX) | TU_KIND_BIT(TU_KIND_TRIGGER);
    const TuObject *same = tu_model_find_same(to, object);
    for (size_t i = 0; i < to->objects.count; i++) {
        const TuObject *other = to->objects.items[i];
        if (other != same && (kinds & TU_KIND_BIT(other->kind)) &&
            shares_names(other->kind, object->kind) &&
            tu_sqlite_same_name(other->name, object->name))
            return true;
    }
    return false;
}

/* Indexes and triggers that go with their rebuilt or dropped table go before everything when
 * another table gets one of that name: names are unique in the whole database. */
static void
free_names(TuRender *render, const TuChanges *changes)
{
    for (size_t i = 0; i < changes->items.count; i++) {
        const TuChange *change = changes->items.items[i];
        bool goes = change->from && change->from->kind == TU_KIND_TABLE &&
                    (change->op == TU_CHANGE_DROP ||
                     (change->op == TU_CHANGE_ALTER &&
                      tu_sqlite_rebuilds(changes->from, changes->to, change)));
        for (size_t j = 0; goes && j < change->from->children.count; j++) {
            const TuObject *child = change->from->children.items[j];
            if ((child->kind != TU_KIND_INDEX && child->kind != TU_KIND_TRIGGER) ||
                !name_moves(changes->to, child))
                continue;
            if (child->kind == TU_KIND_INDEX)
                tu_sqlite_index.drop(render, child);
            else
                tu_sqlite_trigger.drop(render, child);
        }
    }
}

/* ---- around the plan ---- */

static void
add_setting(TuRender *render, const char *sql)
{
    TuStatement *statement = tu_render_add(render, NULL, sql);
    if (statement)
        statement->flags |= TU_STATEMENT_SETTING;
}

/* Inside a transaction the pragma does nothing, and DROP TABLE would delete what refers to the
 * table: the first guard sees to it that it took. */
void
tu_sqlite_begin(TuRender *render, const TuChanges *changes)
{
    Needs needs = needs_of(changes);
    if (needs.off)
        add_setting(render, "PRAGMA foreign_keys = OFF");
    if (needs.rebuilds) {
        tu_render_add(render, NULL, create_guard);
        tu_render_add(render, NULL,
                      "INSERT INTO temp.trueup_guard"
                      " SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys");
        each_counted(render, changes, count_table);
    }
    free_names(render, changes);
}

void
tu_sqlite_end(TuRender *render, const TuChanges *changes)
{
    Needs needs = needs_of(changes);
    if (needs.rebuilds) {
        each_counted(render, changes, check_table);
        tu_render_add(render, NULL, "DROP TABLE temp.trueup_guard");
    }
    if (needs.off)
        add_setting(render, "PRAGMA foreign_keys = ON");
}
