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

/* What a plan needs around it, found out once. Names are in lower case, in the plan's arena. */
typedef struct Needs {
    TuMap *rebuilt; /* tables by name, as they will be: TuObject of to */
    TuVec going;    /* TuObject of from: tables that go, or are made anew */
    bool rebuilds;
    bool off; /* foreign keys must not act */
} Needs;

static const char *
folded(TuArena *arena, const char *name)
{
    char *copy = tu_arena_strdup(arena, name);
    for (char *c = copy; c && *c; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + ('a' - 'A'));
    }
    return copy ? copy : "";
}

static bool
has_foreign_keys(const TuObject *table)
{
    return tu_object_child(table, TU_KIND_FOREIGN_KEY, NULL) != NULL;
}

/* Names of all tables that a table refers to, into a map. */
static void
put_referred(TuArena *arena, TuMap *map, const TuObject *table)
{
    for (size_t i = 0; i < table->children.count; i++) {
        TuForeignKey *key = table->children.items[i];
        if (key->obj.kind == TU_KIND_FOREIGN_KEY &&
            !tu_sqlite_same_name(key->references.table, table->name))
            tu_map_put(map, folded(arena, key->references.table), key);
    }
}

static bool
drops_referred(const TuRender *render, const Needs *needs)
{
    TuMap *referred = tu_map_new();
    TuArena *arena = render->plan->arena;
    const TuVec *objects = &render->from->objects;
    bool found = false;
    for (size_t i = 0; needs->going.count && i < objects->count; i++) {
        const TuObject *object = objects->items[i];
        if (object->kind == TU_KIND_TABLE)
            put_referred(arena, referred, object);
    }
    for (size_t i = 0; !found && i < needs->going.count; i++) {
        const TuObject *table = needs->going.items[i];
        found = tu_map_find(referred, folded(arena, table->name)) != NULL;
    }
    tu_map_free(referred);
    return found;
}

static void
needs_init(Needs *needs, TuRender *render, const TuChanges *changes)
{
    TuArena *arena = render->plan->arena;
    *needs = (Needs){.rebuilt = tu_map_new()};
    for (size_t i = 0; i < changes->items.count; i++) {
        TuChange *change = changes->items.items[i];
        const TuTable *from = (const TuTable *)change->from, *to = (const TuTable *)change->to;
        if (!from || from->obj.kind != TU_KIND_TABLE ||
            (change->op != TU_CHANGE_DROP &&
             (change->op != TU_CHANGE_ALTER || !tu_sqlite_rebuilds(render, change))))
            continue;
        tu_vec_add(&needs->going, arena, changes->from->objects.items[from->obj.id]);
        if (to && !from->definition && !to->definition) {
            tu_map_put(needs->rebuilt, folded(arena, to->obj.name),
                       changes->to->objects.items[to->obj.id]);
            needs->rebuilds = true;
        }
    }
    needs->off = needs->rebuilds || drops_referred(render, needs);
}

static void
needs_release(Needs *needs)
{
    tu_map_free(needs->rebuilt);
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

/* A key that points nowhere makes the check an error instead of an answer. */
static bool
is_checkable(const TuModel *model, const TuObject *table)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuForeignKey *key = table->children.items[i];
        if (key->obj.kind != TU_KIND_FOREIGN_KEY)
            continue;
        const TuObject *parent =
            tu_model_find(model, TU_KIND_TABLE, NULL, NULL, key->references.table, NULL);
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

static bool
touches_rebuilt(const TuRender *render, const Needs *needs, const TuObject *table)
{
    TuArena *arena = render->plan->arena;
    if (tu_map_find(needs->rebuilt, folded(arena, table->name)))
        return true;
    for (size_t i = 0; i < table->children.count; i++) {
        const TuForeignKey *key = table->children.items[i];
        if (key->obj.kind == TU_KIND_FOREIGN_KEY &&
            tu_map_find(needs->rebuilt, folded(arena, key->references.table)))
            return true;
    }
    return false;
}

/* Tables that are rebuilt, and those that refer to one: how many rows break a foreign key before
 * everything and after it. */
static void
each_counted(TuRender *render, const Needs *needs,
             void (*fn)(TuRender *, const TuObject *from, const TuObject *to))
{
    const TuVec *objects = &render->to->objects;
    for (size_t i = 0; i < objects->count; i++) {
        const TuObject *to = objects->items[i];
        if (to->kind != TU_KIND_TABLE || !has_foreign_keys(to) ||
            !touches_rebuilt(render, needs, to) || !is_checkable(render->to, to))
            continue;
        const TuObject *from = tu_model_find_same(render->from, to);
        if (from)
            fn(render, from, to);
    }
}

TuStatement *
tu_sqlite_guard_rows(TuRender *render, const TuObject *table, const char *into, const char *from)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "INSERT INTO temp.trueup_guard SELECT ");
    add_what(&sql, "rows", table->name);
    tu_buf_add(&sql, ", (SELECT count(*) FROM ");
    tu_sqlite_ident(&sql, into);
    tu_buf_add(&sql, "), (SELECT count(*) FROM ");
    tu_sqlite_ident(&sql, from);
    tu_buf_addc(&sql, ')');
    return tu_sqlite_add(render, table, &sql);
}

/* ---- names that move ---- */

/* Triggers have names of their own; tables, views and indexes share theirs. */
static const char *
name_key(TuArena *arena, const TuObject *object)
{
    const char *space = object->kind == TU_KIND_TRIGGER ? "trigger" : "relation";
    const char *key = tu_arena_printf(arena, "%s %s", space, folded(arena, object->name));
    return key ? key : "";
}

static TuMap *
names_of(TuArena *arena, const TuModel *model)
{
    const uint64_t kinds = TU_KIND_BIT(TU_KIND_TABLE) | TU_KIND_BIT(TU_KIND_VIEW) |
                           TU_KIND_BIT(TU_KIND_INDEX) | TU_KIND_BIT(TU_KIND_TRIGGER);
    TuMap *names = tu_map_new();
    for (size_t i = 0; i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        if (kinds & TU_KIND_BIT(object->kind))
            tu_map_put(names, name_key(arena, object), object);
    }
    return names;
}

/* Indexes and triggers that go with their rebuilt or dropped table go before everything when
 * something else gets the name: names are unique in the whole database. */
static void
free_names(TuRender *render, const Needs *needs)
{
    TuArena *arena = render->plan->arena;
    TuMap *names = needs->going.count ? names_of(arena, render->to) : NULL;
    for (size_t i = 0; i < needs->going.count; i++) {
        const TuObject *table = needs->going.items[i];
        for (size_t j = 0; j < table->children.count; j++) {
            const TuObject *child = table->children.items[j];
            if (child->kind != TU_KIND_INDEX && child->kind != TU_KIND_TRIGGER)
                continue;
            const TuObject *other = tu_map_find(names, name_key(arena, child));
            if (!other || other == tu_model_find_same(render->to, child))
                continue;
            if (child->kind == TU_KIND_INDEX)
                tu_sqlite_index.drop(render, child);
            else
                tu_sqlite_trigger.drop(render, child);
        }
    }
    tu_map_free(names);
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
    Needs needs;
    needs_init(&needs, render, changes);
    if (needs.off)
        add_setting(render, "PRAGMA foreign_keys = OFF");
    if (needs.rebuilds) {
        tu_render_add(render, NULL, create_guard);
        tu_render_add(render, NULL,
                      "INSERT INTO temp.trueup_guard"
                      " SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys");
        each_counted(render, &needs, count_table);
    }
    free_names(render, &needs);
    needs_release(&needs);
}

void
tu_sqlite_end(TuRender *render, const TuChanges *changes)
{
    Needs needs;
    needs_init(&needs, render, changes);
    if (needs.rebuilds) {
        each_counted(render, &needs, check_table);
        tu_render_add(render, NULL, "DROP TABLE temp.trueup_guard");
    }
    if (needs.off)
        add_setting(render, "PRAGMA foreign_keys = ON");
    needs_release(&needs);
}
