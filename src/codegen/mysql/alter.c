/* All that changes about a table in one ALTER: what goes, what changes, what comes, options. */
#include "config.h"

#include "codegen/mysql/mysql.h"
#include "codegen/mysql/partition.h"
#include "codegen/mysql/versions.h"

#include <string.h>
#include <strings.h>

#include "model/compare.h"
#include "sql/lex.h"

typedef struct Alter {
    TuRender *render;
    TuBuf clauses;
    const TuTable *from, *to;
    const TuChange *change;
    TuStatement found;               /* hazards and flags that the statement gets */
    bool strict;                     /* values may not fit */
    const TuObject *fulltext;        /* the first such index that is added */
    TuVec early, first, later, last; /* TuObject: with statements of their own */
    bool joined;                     /* something could have one */
    TuMysqlPartitionPlan partitions; /* no steps and not anew: they stay as they are */
    TuMysqlVersions versions;
} Alter;

static TuBuf *
clause(Alter *alter)
{
    if (alter->clauses.len)
        tu_buf_add(&alter->clauses, ",\n    ");
    return &alter->clauses;
}

/* A statement with these clauses alone. */
static TuStatement *
render_alone(Alter *alter, const TuBuf *clauses)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "ALTER TABLE ");
    tu_mysql_ident(&sql, alter->to->obj.name);
    tu_buf_addf(&sql, "\n    %s", clauses->s);
    sql.failed |= clauses->failed;
    return tu_mysql_add(alter->render, &alter->to->obj, &sql);
}

/* ---- columns that go and come again ---- */

/* MySQL changes no SRID while there is a spatial index, even one that goes with it. */
static bool
goes_early(const Alter *alter, const TuObject *part)
{
    const TuIndex *index = (const TuIndex *)part;
    if (part->kind != TU_KIND_INDEX || !index->method || strcmp(index->method, "spatial") != 0)
        return false;
    for (size_t i = 0; i < alter->change->children.count; i++) {
        const TuChange *child = alter->change->children.items[i];
        if (child->op == TU_CHANGE_ALTER && child->from->kind == TU_KIND_COLUMN &&
            !tu_mysql_same(tu_mysql_option(&((const TuColumn *)child->from)->options, "srid"),
                           tu_mysql_option(&((const TuColumn *)child->to)->options, "srid")) &&
            tu_mysql_any_names(&index->on, child->from->name))
            return true;
    }
    return false;
}

/* A key or check that stays as it is, of a column that is made anew, is made anew with it. */
static bool
goes_along(const Alter *alter, const TuObject *part)
{
    const char *size = tu_mysql_option(&alter->from->options, "key_block_size");
    bool key = part->kind == TU_KIND_INDEX || part->kind == TU_KIND_PRIMARY_KEY;
    if (key && size && !tu_mysql_same(size, tu_mysql_option(&alter->to->options, "key_block_size")))
        return true; /* it would keep the old size as its own */
    if (goes_early(alter, part))
        return true;
    if (tu_mysql_is_without_overlaps(part) &&
        !tu_mysql_same_period(&alter->from->obj, &alter->to->obj))
        return true;
    for (size_t i = 0; i < alter->change->children.count; i++) {
        const TuChange *child = alter->change->children.items[i];
        const char *name = tu_mysql_is_remade(child) ? child->from->name : NULL;
        if (!name)
            continue;
        if (part->kind == TU_KIND_CHECK &&
            tu_mysql_names(((const TuCheck *)part)->expression, name))
            return true;
        if (part->kind == TU_KIND_INDEX && tu_mysql_any_names(&((const TuIndex *)part)->on, name))
            return true;
        if (part->kind == TU_KIND_PRIMARY_KEY &&
            tu_mysql_any_names(&((const TuPrimaryKey *)part)->columns, name))
            return true;
    }
    return false;
}

static bool
is_in_changes(const Alter *alter, const TuObject *object)
{
    for (size_t i = 0; i < alter->change->children.count; i++) {
        const TuChange *child = alter->change->children.items[i];
        if (child->from == object || child->to == object)
            return true;
    }
    return false;
}

/* ---- what goes ---- */

static void
drop_part(Alter *alter, const TuObject *part)
{
    if (goes_early(alter, part)) {
        tu_vec_add(&alter->early, alter->render->plan->arena, (void *)(uintptr_t)part);
        return;
    }
    TuBuf *out = clause(alter);
    switch (part->kind) {
    case TU_KIND_COLUMN:
        tu_buf_add(out, "DROP COLUMN ");
        if (!((const TuColumn *)part)->generated)
            tu_render_hazard(alter->render, &alter->found, TU_STATEMENT_LOSES_DATA, "TU103",
                             "drops column %s.%s with its values", alter->from->obj.name,
                             part->name);
        break;
    case TU_KIND_PRIMARY_KEY:
        tu_buf_add(out, "DROP PRIMARY KEY");
        return;
    case TU_KIND_CHECK:
        tu_buf_add(out, "DROP CONSTRAINT ");
        break;
    default:
        tu_buf_add(out, "DROP KEY ");
    }
    tu_mysql_ident(out, part->name);
}

static bool
is_part(const TuObject *object)
{
    return object->kind != TU_KIND_FOREIGN_KEY && object->kind != TU_KIND_TRIGGER;
}

static bool
is_hidden(const TuObject *index)
{
    const TuPairs *options = &((const TuIndex *)index)->options;
    return tu_mysql_option(options, "invisible") || tu_mysql_option(options, "ignored");
}

/* Only whether the optimiser sees an index is changed in place; the engine would keep the old index
 * for a new one that is otherwise the same. */
static bool
is_shown_or_hidden(const TuChange *change)
{
    return change->op == TU_CHANGE_ALTER && change->from->kind == TU_KIND_INDEX &&
           change->fields == TU_FIELD_BIT(TU_INDEX_OPTIONS) &&
           is_hidden(change->from) != is_hidden(change->to);
}

/* Something that cannot be changed in place goes and comes again. */
static bool
comes_again(const TuChange *change)
{
    if (change->op == TU_CHANGE_RENAME)
        return change->from->kind != TU_KIND_INDEX || change->fields;
    return change->op == TU_CHANGE_ALTER && !is_shown_or_hidden(change) &&
           (change->from->kind != TU_KIND_COLUMN || tu_mysql_is_remade(change));
}

/* An engine may do it worse together with the rest: is it given a statement of its own? */
static bool
comes_apart(Alter *alter)
{
    alter->joined = !alter->render->apart;
    return alter->render->apart;
}

static void
drop_parts(Alter *alter, bool columns)
{
    const TuVec *children = &alter->change->children;
    for (size_t i = 0; i < children->count; i++) {
        const TuChange *child = children->items[i];
        bool goes = child->op == TU_CHANGE_DROP || comes_again(child);
        if (goes && alter->versions.remade && tu_mysql_is_row_column(child->from))
            continue; /* it is gone */
        if (!goes || !is_part(child->from) || (child->from->kind == TU_KIND_COLUMN) != columns)
            continue;
        if (tu_mysql_stands_alone(alter->change, child) && comes_apart(alter))
            tu_vec_add(&alter->last, alter->render->plan->arena, (void *)(uintptr_t)child->from);
        else
            drop_part(alter, child->from);
    }
    const TuVec *parts = &alter->from->obj.children;
    for (size_t i = 0; !columns && i < parts->count; i++) {
        const TuObject *part = parts->items[i];
        if (!part->implied && !is_in_changes(alter, part) && goes_along(alter, part))
            drop_part(alter, part);
    }
}

/* ---- columns ---- */

/* MySQL takes no default that varies in a statement that adds a column. */
static void
add_definition(Alter *alter, TuBuf *out, const TuObject *column, bool later)
{
    TuColumn definition = *(const TuColumn *)column;
    if (later) {
        definition.default_expr = NULL;
        tu_vec_add(&alter->later, alter->render->plan->arena, (void *)(uintptr_t)column);
    }
    tu_mysql_ident(out, column->name);
    tu_buf_addc(out, ' ');
    tu_mysql_column_definition(alter->render, out, &definition);
}

static void
add_column(Alter *alter, const TuObject *column)
{
    TuBuf *out = clause(alter);
    bool later = tu_mysql_default_varies(alter->render, (const TuColumn *)column);
    if (later)
        tu_render_hazard(alter->render, &alter->found, 0, "TU302",
                         "the rows of %s that are there get no default in %s: fill them",
                         alter->to->obj.name, column->name);
    tu_buf_add(out, "ADD COLUMN ");
    add_definition(alter, out, column, later);
    tu_mysql_column_place(out, column, false);
}

static bool
adds_column(const Alter *alter)
{
    for (size_t i = 0; i < alter->change->children.count; i++) {
        const TuChange *child = alter->change->children.items[i];
        if (tu_mysql_is_remade(child) ||
            (child->op == TU_CHANGE_CREATE && child->to->kind == TU_KIND_COLUMN))
            return true;
    }
    return false;
}

static void
modify_column(Alter *alter, const TuObject *from, const TuObject *to, bool moved)
{
    const TuColumn *old = (const TuColumn *)from, *new = (const TuColumn *)to;
    TuBuf *out = clause(alter);
    tu_buf_add(out, "MODIFY COLUMN ");
    add_definition(alter, out, to,
                   tu_mysql_default_varies(alter->render, new) && adds_column(alter));
    if (moved)
        tu_mysql_column_place(out, to, true);
    if (tu_mysql_column_hazard(alter->render, &alter->found, old, new))
        alter->strict = true;
}

static bool
is_changed(const Alter *alter, const TuObject *column)
{
    for (size_t i = 0; i < alter->change->children.count; i++) {
        const TuChange *child = alter->change->children.items[i];
        if (child->to == column)
            return true;
    }
    return false;
}

/* Columns that follow the table's collation are changed with it: the engine would keep the old. */
static void
follow_collation(Alter *alter)
{
    if (tu_mysql_same(tu_mysql_option(&alter->from->options, "collation"),
                      tu_mysql_option(&alter->to->options, "collation")))
        return;
    const TuObject *table = &alter->to->obj;
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *column = table->children.items[i];
        const TuObject *old = column->kind == TU_KIND_COLUMN
                                  ? tu_object_child(&alter->from->obj, TU_KIND_COLUMN, column->name)
                                  : NULL;
        const TuColumn *text = (const TuColumn *)column;
        if (old && tu_mysql_is_text(text) && !text->collation && !is_changed(alter, column))
            modify_column(alter, old, column, false);
    }
}

static void
change_columns(Alter *alter)
{
    const TuObject *table = &alter->to->obj;
    for (size_t i = 0; i < table->children.count; i++) { /* in their order: AFTER needs it */
        const TuObject *column = table->children.items[i];
        if (alter->versions.remade && tu_mysql_is_row_column(column)) {
            add_column(alter, column);
            continue;
        }
        for (size_t j = 0; j < alter->change->children.count; j++) {
            const TuChange *child = alter->change->children.items[j];
            if (child->to != column || column->kind != TU_KIND_COLUMN)
                continue;
            if (tu_mysql_stands_alone(alter->change, child) && comes_apart(alter))
                tu_vec_add(&alter->first, alter->render->plan->arena, (void *)(uintptr_t)column);
            else if (child->op == TU_CHANGE_CREATE || tu_mysql_is_remade(child))
                add_column(alter, column);
            else if (child->op == TU_CHANGE_ALTER)
                modify_column(alter, child->from, column,
                              (child->fields & TU_FIELD_BIT(TU_COLUMN_AFTER)) != 0);
        }
    }
    follow_collation(alter);
}

/* ---- keys, indexes, checks ---- */

static void
rename_index(Alter *alter, const TuChange *change)
{
    TuBuf *out = clause(alter);
    tu_buf_add(out, "RENAME INDEX ");
    tu_mysql_ident(out, change->from->name);
    tu_buf_add(out, " TO ");
    tu_mysql_ident(out, change->to->name);
}

static void
show_or_hide(Alter *alter, const TuObject *from, const TuObject *to)
{
    const TuIndex *hidden = (const TuIndex *)(is_hidden(to) ? to : from);
    bool maria = tu_mysql_option(&hidden->options, "ignored") != NULL;
    TuBuf *out = clause(alter);
    tu_buf_add(out, "ALTER INDEX ");
    tu_mysql_ident(out, to->name);
    if (is_hidden(to))
        tu_buf_add(out, maria ? " IGNORED" : " INVISIBLE");
    else
        tu_buf_add(out, maria ? " NOT IGNORED" : " VISIBLE");
}

/* InnoDB builds one fulltext index at a time. */
static bool
is_second_fulltext(Alter *alter, const TuObject *part)
{
    const char *method = part->kind == TU_KIND_INDEX ? ((const TuIndex *)part)->method : NULL;
    if (!method || strcmp(method, "fulltext") != 0)
        return false;
    if (!alter->fulltext)
        alter->fulltext = part;
    return alter->fulltext != part;
}

static void
add_part(Alter *alter, const TuObject *part)
{
    if (is_second_fulltext(alter, part) || (tu_mysql_is_functional(part) && comes_apart(alter))) {
        tu_vec_add(&alter->later, alter->render->plan->arena, (void *)(uintptr_t)part);
        return;
    }
    tu_buf_add(clause(alter), "ADD ");
    tu_mysql_part_definition(alter->render, &alter->clauses, part);
}

static void
render_columns(Alter *alter, const TuVec *columns, void (*put)(Alter *, const TuObject *))
{
    TuBuf rest = alter->clauses;
    alter->clauses = (TuBuf)TU_BUF_INIT;
    for (size_t i = 0; i < columns->count; i++)
        put(alter, columns->items[i]);
    rest.failed |= alter->clauses.failed;
    if (columns->count)
        render_alone(alter, &alter->clauses);
    tu_buf_release(&alter->clauses);
    alter->clauses = rest;
}

static void
add_later(Alter *alter)
{
    for (size_t i = 0; i < alter->later.count; i++) {
        const TuObject *object = alter->later.items[i];
        TuBuf clauses = TU_BUF_INIT;
        if (object->kind == TU_KIND_COLUMN) {
            tu_buf_add(&clauses, "ALTER COLUMN ");
            tu_mysql_ident(&clauses, object->name);
            tu_buf_addf(&clauses, " SET DEFAULT %s", ((const TuColumn *)object)->default_expr);
        } else {
            tu_buf_add(&clauses, "ADD ");
            tu_mysql_part_definition(alter->render, &clauses, object);
        }
        render_alone(alter, &clauses);
        tu_buf_release(&clauses);
    }
}

static void
add_parts(Alter *alter)
{
    const TuVec *children = &alter->change->children;
    for (size_t i = 0; i < children->count; i++) {
        const TuChange *child = children->items[i];
        if (child->op == TU_CHANGE_DROP || !is_part(child->to) || child->to->kind == TU_KIND_COLUMN)
            continue;
        if (child->op == TU_CHANGE_RENAME && !comes_again(child)) {
            rename_index(alter, child);
            continue;
        }
        if (is_shown_or_hidden(child)) {
            show_or_hide(alter, child->from, child->to);
            continue;
        }
        add_part(alter, child->to);
    }
    const TuVec *parts = &alter->to->obj.children;
    for (size_t i = 0; i < parts->count; i++) {
        const TuObject *part = parts->items[i];
        if (!part->implied && !is_in_changes(alter, part) && goes_along(alter, part))
            add_part(alter, part);
    }
}

/* ---- periods ---- */

/* DROP PERIOD stands between the keys over it and its columns. */
static void
drop_periods(Alter *alter)
{
    const TuMysqlVersions *versions = &alter->versions;
    if (versions->was == TU_MYSQL_EXPLICIT && !versions->is)
        tu_buf_add(clause(alter), "DROP SYSTEM VERSIONING");
    if (!tu_mysql_same_period(&alter->from->obj, &alter->to->obj) &&
        tu_mysql_option(&alter->from->options, "period")) {
        tu_buf_add(clause(alter), "DROP ");
        tu_mysql_add_period(&alter->clauses, &alter->from->obj, true);
    }
}

static void
add_periods(Alter *alter)
{
    const TuMysqlVersions *versions = &alter->versions;
    if (!tu_mysql_same_period(&alter->from->obj, &alter->to->obj) &&
        tu_mysql_option(&alter->to->options, "period")) {
        tu_buf_add(clause(alter), "ADD ");
        tu_mysql_add_period(&alter->clauses, &alter->to->obj, false);
    }
    if (versions->is != TU_MYSQL_EXPLICIT ||
        (versions->was == TU_MYSQL_EXPLICIT && !versions->remade))
        return;
    tu_buf_add(clause(alter), "ADD ");
    tu_mysql_add_system_period(&alter->clauses, &alter->to->obj);
    if (!versions->was || versions->forgets)
        tu_buf_add(clause(alter), "ADD SYSTEM VERSIONING");
}

/* ---- the statement ---- */

static void
add_table_clauses(Alter *alter)
{
    const TuTable *from = alter->from, *to = alter->to;
    TuBuf options = TU_BUF_INIT;
    tu_mysql_table_options(&options, from, to);
    if (options.len)
        tu_buf_add(clause(alter), options.s + 1);
    alter->clauses.failed |= options.failed;
    tu_buf_release(&options);
}

/* It stands last, without a comma before it. What steps can do is not written anew. */
static void
add_partitions(Alter *alter)
{
    const char *from = alter->from->partition_by, *to = alter->to->partition_by;
    if (tu_mysql_same(from, to))
        return;
    alter->partitions.anew = true;
    if (from && to)
        tu_mysql_plan_partitions(&alter->partitions, from, to, alter->render->plan->arena);
    if (!alter->partitions.anew)
        return;
    tu_buf_add(&alter->clauses, alter->clauses.len ? "\n    " : "");
    tu_mysql_partition_hazard(alter->render, &alter->found, &alter->to->obj,
                              alter->partitions.narrows);
    if (alter->to->partition_by)
        tu_buf_addf(&alter->clauses, "PARTITION BY %s", alter->to->partition_by);
    else
        tu_buf_add(&alter->clauses, "REMOVE PARTITIONING");
}

/* A virtual column that becomes a plain one keeps what it showed. */
static void
fill_remade(Alter *alter)
{
    for (size_t i = 0; i < alter->change->children.count; i++) {
        const TuChange *child = alter->change->children.items[i];
        if (!tu_mysql_is_remade(child) || ((const TuColumn *)child->to)->generated ||
            tu_mysql_is_row_column(child->from))
            continue;
        TuBuf sql = TU_BUF_INIT;
        tu_buf_add(&sql, "UPDATE ");
        tu_mysql_ident(&sql, alter->to->obj.name);
        tu_buf_add(&sql, " SET ");
        tu_mysql_ident(&sql, child->to->name);
        tu_buf_addf(&sql, " = (%s)", ((const TuColumn *)child->from)->generated);
        tu_mysql_add(alter->render, &alter->to->obj, &sql);
    }
}

static void
render_setting(Alter *alter, const char *sql)
{
    TuStatement *statement = tu_render_add(alter->render, &alter->to->obj, sql);
    if (statement)
        statement->flags |= TU_STATEMENT_SETTING;
}

static void
drop_early(Alter *alter)
{
    for (size_t i = 0; i < alter->early.count; i++) {
        TuBuf clauses = TU_BUF_INIT;
        tu_buf_add(&clauses, "DROP KEY ");
        tu_mysql_ident(&clauses, ((const TuObject *)alter->early.items[i])->name);
        render_alone(alter, &clauses);
        tu_buf_release(&clauses);
    }
}

static void
render_all(Alter *alter)
{
    bool numbers = tu_mysql_numbers_key(alter->render, alter->change);
    drop_early(alter);
    if (numbers)
        render_setting(alter, "SET foreign_key_checks = 0");
    if (alter->strict)
        render_setting(alter, "SET @trueup_mode = @@sql_mode, "
                              "sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')");
    TuStatement *statement = render_alone(alter, &alter->clauses);
    if (statement) {
        statement->hazards = alter->found.hazards;
        statement->flags |= alter->found.flags;
        if (alter->joined && strchr(alter->clauses.s, '\n'))
            statement->flags |= TU_STATEMENT_JOINED;
    }
    if (alter->strict)
        render_setting(alter, "SET sql_mode = @trueup_mode");
    if (numbers)
        render_setting(alter, "SET foreign_key_checks = 1");
    fill_remade(alter);
    add_later(alter);
}

void
tu_mysql_alter(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
               const TuChange *whole)
{
    (void)fields;
    if (!whole) {
        tu_render_fail(render, TU_ERR_INTERNAL, from, "is changed without its columns");
        return;
    }
    Alter alter = {.render = render,
                   .from = (const TuTable *)from,
                   .to = (const TuTable *)to,
                   .change = whole};
    alter.versions = tu_mysql_versions(render, from, to);
    if (alter.versions.was == TU_MYSQL_EXPLICIT && !alter.versions.is)
        tu_render_hazard(render, &alter.found, TU_STATEMENT_LOSES_DATA, "TU102",
                         "drops the history of %s: all old rows", from->name);
    drop_parts(&alter, false);
    drop_periods(&alter);
    drop_parts(&alter, true);
    change_columns(&alter);
    add_periods(&alter);
    add_parts(&alter);
    add_table_clauses(&alter);
    add_partitions(&alter);
    bool was = alter.versions.was, is = alter.versions.is;
    bool settings = (was || is) && (was != is || alter.clauses.len || alter.versions.remade);
    if (settings)
        render_setting(&alter, "SET system_versioning_alter_history = KEEP");
    tu_mysql_versions_before(render, &alter.versions, from, to);
    render_columns(&alter, &alter.first, add_column);
    if (alter.clauses.len || alter.clauses.failed)
        render_all(&alter);
    render_columns(&alter, &alter.last, drop_part);
    tu_mysql_render_partitions(render, to, &alter.partitions);
    tu_mysql_versions_after(render, &alter.versions, to);
    if (settings)
        render_setting(&alter, "SET system_versioning_alter_history = DEFAULT");
    tu_buf_release(&alter.clauses);
}
