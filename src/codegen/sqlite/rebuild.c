/* The one way in which SQLite changes a table that ALTER TABLE cannot: create the new one beside
 * it, copy, drop the old one, rename. A table whose own text names it cannot have another name
 * meanwhile: its rows wait in a plain table while it is made anew. Foreign keys are off meanwhile
 * (see guard.c), so DROP TABLE deletes nothing elsewhere; legacy_alter_table keeps the RENAME from
 * reading views, and from rewriting what refers to the table by its name. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"
#include "sql/lex.h"

typedef struct Rebuild {
    TuRender *render;
    const TuTable *from, *to;
    const char *new_name;   /* of the table while it is filled, or of the one where rows wait */
    bool waits;             /* rows wait elsewhere: the new table has its name from the start */
    TuBuf into, select;     /* column lists of the copy */
    TuBuf lost;             /* stored columns that go */
    TuBuf fails;            /* columns that may refuse the copied rows */
    const char *fails_code; /* TU506, TU502 */
    TuBuf converts;         /* columns whose values may change */
    const char *converts_code;
} Rebuild;

static void
list(TuBuf *out, const char *separator, const char *text)
{
    tu_buf_add(out, out->len ? separator : NULL);
    tu_buf_add(out, text);
}

/* ---- names ---- */

static bool
is_taken(const TuModel *model, const char *name)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        if ((object->kind == TU_KIND_TABLE || object->kind == TU_KIND_VIEW ||
             object->kind == TU_KIND_INDEX) &&
            tu_sqlite_same_name(object->name, name))
            return true;
    }
    return false;
}

static const char *
free_name(const TuRender *render, const TuObject *table)
{
    TuArena *arena = render->plan->arena;
    const char *name = tu_arena_printf(arena, "%s__trueup_new", table->name);
    for (int i = 2; name && (is_taken(render->from, name) || is_taken(render->to, name)); i++)
        name = tu_arena_printf(arena, "%s__trueup_new%d", table->name, i);
    return name ? name : "";
}

/* CHECK (t.a > 0) inside of t: under its other name there is no t, and nothing renames it back. */
static bool
names_itself(const TuTable *table)
{
    TuLexer lexer;
    TuArena *arena = tu_arena_new();
    TuSqliteTable parsed;
    bool found = false;
    if (table->sql && tu_sqlite_parse_table(table->sql, arena, &parsed)) {
        const char *start = parsed.name_at + parsed.name_len;
        tu_lex_init(&lexer, &tu_dialect_sqlite, start, strlen(start));
        TuToken before = tu_lex_next_solid(&lexer);
        while (!found && before.type != TU_TOKEN_END) {
            TuToken token = tu_lex_next_solid(&lexer);
            if (tu_token_is_op(&token, ".") &&
                (before.type == TU_TOKEN_WORD || before.type == TU_TOKEN_QUOTED)) {
                const char *name = tu_token_name(&before, false, arena);
                found = name && tu_sqlite_same_name(name, table->obj.name);
            }
            before = token;
        }
    }
    tu_arena_free(arena);
    return found;
}

/* ---- the copy ---- */

static void
note_conversion(Rebuild *rebuild, const TuColumn *from, const TuColumn *to)
{
    const char *note;
    const char *code = tu_sqlite_conversion(from->type, to->type, &note);
    if (!code || to->generated)
        return;
    if (!rebuild->converts_code || strcmp(rebuild->converts_code, code) == 0) {
        list(&rebuild->converts, "; ", to->obj.name);
        tu_buf_addf(&rebuild->converts, ": %s", note);
        rebuild->converts_code = code;
    } else {
        list(&rebuild->converts, "; ", to->obj.name);
        tu_buf_addf(&rebuild->converts, " (%s): %s", code, note);
    }
}

static void
note_failure(Rebuild *rebuild, const char *code, const TuColumn *column)
{
    list(&rebuild->fails, ", ", column->obj.name);
    if (!rebuild->fails_code)
        rebuild->fails_code = code;
}

/* The column to copy. A quoted name that no column has would be read as a string. */
static void
add_source(Rebuild *rebuild, const char *name)
{
    TuBuf ident = TU_BUF_INIT;
    tu_sqlite_ident(&ident, name);
    if (ident.s && *ident.s == '"') {
        tu_sqlite_ident(&rebuild->select, rebuild->from->obj.name);
        tu_buf_addc(&rebuild->select, '.');
    }
    tu_buf_addn(&rebuild->select, ident.s, ident.len);
    rebuild->select.failed |= ident.failed;
    tu_buf_release(&ident);
}

static void
copy_column(Rebuild *rebuild, const TuColumn *from, const TuColumn *to)
{
    tu_buf_add(&rebuild->into, rebuild->into.len ? ", " : NULL);
    tu_sqlite_ident(&rebuild->into, to->obj.name);
    tu_buf_add(&rebuild->select, rebuild->select.len ? ", " : NULL);
    bool fill = to->not_null && !from->not_null && !tu_sqlite_is_null(to->default_expr);
    tu_buf_add(&rebuild->select, fill ? "coalesce(" : NULL);
    add_source(rebuild, from->obj.name);
    if (fill)
        tu_buf_addf(&rebuild->select, ", (%s))", to->default_expr);
    if (to->not_null && !from->not_null && !fill &&
        tu_sqlite_rowid_column(from->obj.parent) != from)
        note_failure(rebuild, "TU502", to);
    note_conversion(rebuild, from, to);
}

/* A name of the rowid that no column hides, or NULL. */
static const char *
rowid_name(const TuTable *table)
{
    static const char *const names[] = {"rowid", "_rowid_", "oid"};
    for (size_t i = 0; i < TU_LEN(names) && !table->without_rowid; i++) {
        if (!tu_sqlite_find_column(&table->obj, names[i]))
            return names[i];
    }
    return NULL;
}

/* Where no INTEGER PRIMARY KEY carries it over, the rowid is copied as such. */
static void
copy_rowid(Rebuild *rebuild)
{
    const TuColumn *key = tu_sqlite_rowid_column(&rebuild->to->obj);
    const char *from = rowid_name(rebuild->from), *to = rowid_name(rebuild->to);
    if ((key && tu_sqlite_find_column(&rebuild->from->obj, key->obj.name)) || !from || !to)
        return;
    tu_buf_add(&rebuild->into, to);
    tu_buf_add(&rebuild->select, from);
}

static void
plan_copy(Rebuild *rebuild)
{
    const TuObject *from = &rebuild->from->obj, *to = &rebuild->to->obj;
    copy_rowid(rebuild);
    const TuColumn *key = tu_sqlite_rowid_column(to);
    for (size_t i = 0; i < to->children.count; i++) {
        const TuColumn *column = to->children.items[i];
        if (column->obj.kind != TU_KIND_COLUMN || column->generated)
            continue;
        const TuColumn *old = tu_sqlite_find_column(from, column->obj.name);
        if (old)
            copy_column(rebuild, old, column);
        else if (column->not_null && tu_sqlite_is_null(column->default_expr) && column != key)
            note_failure(rebuild, "TU506", column);
    }
    for (size_t i = 0; i < from->children.count; i++) {
        const TuColumn *column = from->children.items[i];
        if (column->obj.kind == TU_KIND_COLUMN && !column->generated &&
            !tu_sqlite_find_column(to, column->obj.name))
            list(&rebuild->lost, ", ", column->obj.name);
    }
}

static TuStatement *
render_insert(Rebuild *rebuild, const char *into, const char *select, const char *from)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "INSERT INTO ");
    tu_sqlite_ident(&sql, into);
    tu_buf_addf(&sql, " (%s)\nSELECT %s\nFROM ", rebuild->into.s, select);
    tu_sqlite_ident(&sql, from);
    return tu_sqlite_add(rebuild->render, &rebuild->to->obj, &sql);
}

/* Into the table that the rows end in, and nothing is lost. */
static void
render_copy(Rebuild *rebuild)
{
    const TuObject *to = &rebuild->to->obj;
    TuRender *render = rebuild->render;
    if (!rebuild->into.len)
        return; /* no column stays: there is nothing left of a row */
    const char *into = rebuild->waits ? to->name : rebuild->new_name;
    const char *from = rebuild->waits ? rebuild->new_name : rebuild->from->obj.name;
    TuStatement *copy =
        render_insert(rebuild, into, rebuild->waits ? rebuild->into.s : rebuild->select.s, from);
    TuStatement *guard = tu_sqlite_guard_rows(render, &rebuild->from->obj, into, from);
    if (rebuild->converts_code) {
        tu_render_hazard(render, copy, TU_STATEMENT_LOSES_DATA, rebuild->converts_code,
                         "values of %s may change: %s", to->name, rebuild->converts.s);
        copy = guard;
    }
    if (rebuild->fails_code)
        tu_render_hazard(render, copy, 0, rebuild->fails_code,
                         "fails when %s has rows without a value for %s", to->name,
                         rebuild->fails.s);
}

/* The numbers that AUTOINCREMENT gave out stay given out, even those of an emptied table. */
static void
render_sequence(Rebuild *rebuild, const char *from, const char *to)
{
    const TuObject *old_table = &rebuild->from->obj, *new_table = &rebuild->to->obj;
    const TuPrimaryKey *old =
        (const TuPrimaryKey *)tu_object_child(old_table, TU_KIND_PRIMARY_KEY, NULL);
    const TuPrimaryKey *new =
        (const TuPrimaryKey *)tu_object_child(new_table, TU_KIND_PRIMARY_KEY, NULL);
    if (!old || !new || !old->autoincrement || !new->autoincrement)
        return;
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "DELETE FROM sqlite_sequence WHERE name = ");
    tu_sqlite_literal(&sql, to);
    tu_sqlite_add(rebuild->render, new_table, &sql);
    sql = (TuBuf)TU_BUF_INIT;
    tu_buf_add(&sql, "UPDATE sqlite_sequence SET name = ");
    tu_sqlite_literal(&sql, to);
    tu_buf_add(&sql, " WHERE name = ");
    tu_sqlite_literal(&sql, from);
    tu_sqlite_add(rebuild->render, new_table, &sql);
}

/* ---- the exchange ---- */

static void
render_drop(Rebuild *rebuild)
{
    const TuObject *from = &rebuild->from->obj;
    TuRender *render = rebuild->render;
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "DROP TABLE ");
    tu_sqlite_ident(&sql, from->name);
    TuStatement *drop = tu_sqlite_add(render, from, &sql);
    if (!rebuild->into.len)
        tu_render_hazard(render, drop, TU_STATEMENT_LOSES_DATA, "TU102",
                         "drops all rows of %s: no column of it stays", from->name);
    else if (rebuild->lost.len)
        tu_render_hazard(render, drop, TU_STATEMENT_LOSES_DATA, "TU103",
                         "drops of %s, with their values: %s", from->name, rebuild->lost.s);
}

static void
render_create(Rebuild *rebuild, const char *name)
{
    TuBuf sql = TU_BUF_INIT;
    tu_sqlite_add_table(rebuild->render, &sql, rebuild->to, name);
    tu_sqlite_keep_comments(&sql, rebuild->from->sql);
    tu_render_hazard(rebuild->render, tu_sqlite_add(rebuild->render, &rebuild->to->obj, &sql),
                     TU_STATEMENT_LONG_LOCK, "TU249",
                     "rebuild of %s copies every row; the database is locked for writes meanwhile",
                     rebuild->to->obj.name);
}

static void
render_rename(Rebuild *rebuild)
{
    const TuObject *to = &rebuild->to->obj;
    TuRender *render = rebuild->render;
    tu_render_add(render, to, "PRAGMA legacy_alter_table = ON");
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "ALTER TABLE ");
    tu_sqlite_ident(&sql, rebuild->new_name);
    tu_buf_add(&sql, " RENAME TO ");
    tu_sqlite_ident(&sql, to->name);
    tu_sqlite_add(render, to, &sql);
    tu_render_add(render, to, "PRAGMA legacy_alter_table = OFF");
}

static void
render_beside(Rebuild *rebuild)
{
    render_create(rebuild, rebuild->new_name);
    render_copy(rebuild);
    render_sequence(rebuild, rebuild->from->obj.name, rebuild->new_name);
    render_drop(rebuild);
    render_rename(rebuild);
}

/* Columns without a type take every value as it is. */
static void
render_waiting(Rebuild *rebuild)
{
    const TuObject *from = &rebuild->from->obj, *to = &rebuild->to->obj;
    TuBuf sql = TU_BUF_INIT;
    if (rebuild->into.len) {
        tu_buf_add(&sql, "CREATE TABLE ");
        tu_sqlite_ident(&sql, rebuild->new_name);
        tu_buf_addf(&sql, " (%s)", rebuild->into.s);
        tu_sqlite_add(rebuild->render, to, &sql);
        render_insert(rebuild, rebuild->new_name, rebuild->select.s, from->name);
    }
    render_sequence(rebuild, from->name, rebuild->new_name);
    render_drop(rebuild);
    render_create(rebuild, to->name);
    render_copy(rebuild);
    render_sequence(rebuild, rebuild->new_name, to->name);
    if (!rebuild->into.len)
        return;
    sql = (TuBuf)TU_BUF_INIT;
    tu_buf_add(&sql, "DROP TABLE ");
    tu_sqlite_ident(&sql, rebuild->new_name);
    tu_sqlite_add(rebuild->render, to, &sql);
}

static void
render_children(TuRender *render, const TuObject *table)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child->kind == TU_KIND_INDEX)
            tu_sqlite_index.create(render, child);
        else if (child->kind == TU_KIND_TRIGGER)
            tu_sqlite_trigger.create(render, child);
    }
}

void
tu_sqlite_rebuild(TuRender *render, const TuTable *from, const TuTable *to)
{
    Rebuild rebuild = {.render = render,
                       .from = from,
                       .to = to,
                       .new_name = free_name(render, &to->obj),
                       .waits = names_itself(to),
                       .into = TU_BUF_INIT,
                       .select = TU_BUF_INIT,
                       .lost = TU_BUF_INIT,
                       .fails = TU_BUF_INIT,
                       .converts = TU_BUF_INIT};
    plan_copy(&rebuild);
    if (rebuild.waits)
        render_waiting(&rebuild);
    else
        render_beside(&rebuild);
    render_children(render, &to->obj);
    if (rebuild.into.failed || rebuild.select.failed || rebuild.lost.failed)
        render->status = tu_error_nomem(render->err);
    tu_buf_release(&rebuild.into);
    tu_buf_release(&rebuild.select);
    tu_buf_release(&rebuild.lost);
    tu_buf_release(&rebuild.fails);
    tu_buf_release(&rebuild.converts);
}
