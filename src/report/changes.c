/* Changes as text and as a document. */
#include "config.h"

#include "report/changes.h"

#include <string.h>

#include "base/utf8.h"
#include "model/compare.h"
#include "model/rights.h"

static char
mark(TuChangeOp op)
{
    switch (op) {
    case TU_CHANGE_CREATE:
        return '+';
    case TU_CHANGE_DROP:
        return '-';
    case TU_CHANGE_ALTER:
        return '~';
    case TU_CHANGE_RENAME:
        return '>';
    }
    return ' ';
}

#define VALUE_MOST 80 /* bytes of a value that are shown */

/* Text of the database on one line: runs of space are one, and nothing steers a terminal. Of more
 * than most bytes the end is cut off; true when it was. */
static bool
add_plain(TuBuf *out, const char *text, size_t most)
{
    size_t shown = tu_utf8_prefix(text, most);
    bool space = true;
    for (const char *c = text; c < text + shown;) {
        size_t odd = tu_utf8_odd(c);
        bool blank = (unsigned char)*c <= ' ' || *c == 0x7f;
        if (odd)
            tu_buf_addc(out, '?');
        else if (!blank)
            tu_buf_addc(out, *c);
        else if (!space)
            tu_buf_addc(out, ' ');
        space = blank && !odd;
        c += odd ? odd : 1;
    }
    return text[shown] != '\0';
}

/* One value on one line, cut where it would hide the rest. */
static void
add_value(TuBuf *out, const TuObject *object, const TuField *field)
{
    TuBuf value = TU_BUF_INIT;
    tu_field_print(&value, object, field);
    if (add_plain(out, value.s, VALUE_MOST))
        tu_buf_add(out, " ...");
    if (!value.len)
        tu_buf_add(out, "(none)");
    out->failed |= value.failed;
    tu_buf_release(&value);
}

static const char *
right_name(unsigned right)
{
    return right == TU_RIGHT_OWNER ? "owner" : "grants";
}

static void
print_right(TuBuf *out, const TuObject *object, unsigned right)
{
    if (right == TU_RIGHT_OWNER)
        tu_buf_add(out, object->owner);
    else
        tu_grants_print(out, &object->grants);
}

/* All of it: who lost what must not be cut off. */
static void
add_rights(TuBuf *out, const TuObject *object, unsigned right)
{
    TuBuf value = TU_BUF_INIT;
    print_right(&value, object, right);
    add_plain(out, value.len ? value.s : "(none)", value.len ? value.len : strlen("(none)"));
    out->failed |= value.failed;
    tu_buf_release(&value);
}

static void
add_object(TuBuf *out, const TuObject *object)
{
    TuBuf name = TU_BUF_INIT;
    tu_object_describe(&name, object);
    add_plain(out, name.s, name.len);
    out->failed |= name.failed;
    tu_buf_release(&name);
}

static void
add_fields(TuBuf *out, const TuChange *change)
{
    const TuKindInfo *info = tu_kind_info(change->from->kind);
    const char *sep = ": ";
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        if (!(change->fields & TU_FIELD_BIT(i)))
            continue;
        tu_buf_addf(out, "%s%s ", sep, field->name);
        add_value(out, change->from, field);
        tu_buf_add(out, " -> ");
        add_value(out, change->to, field);
        sep = ", ";
    }
    for (unsigned right = TU_RIGHT_OWNER; right <= TU_RIGHT_GRANTS; right <<= 1) {
        if (!(change->rights & right))
            continue;
        tu_buf_addf(out, "%s%s ", sep, right_name(right));
        add_rights(out, change->from, right);
        tu_buf_add(out, " -> ");
        add_rights(out, change->to, right);
        sep = ", ";
    }
}

static void
add_change(TuBuf *out, const TuChange *change, int indent)
{
    const TuObject *object = change->from ? change->from : change->to;
    bool whole = change->op == TU_CHANGE_CREATE || change->op == TU_CHANGE_DROP;
    if (tu_change_counts(change)) {
        tu_buf_addf(out, "%*s%c ", indent, "", mark(change->op));
        add_object(out, object);
        if (change->op == TU_CHANGE_RENAME) {
            tu_buf_add(out, " -> ");
            add_plain(out, change->to->name, strlen(change->to->name));
        }
        if (!whole)
            add_fields(out, change);
        tu_buf_addc(out, '\n');
    }
    for (size_t i = 0; !whole && i < change->children.count; i++)
        add_change(out, change->children.items[i], indent);
}

void
tu_report_changes(TuBuf *out, const TuChanges *changes)
{
    for (size_t i = 0; i < changes->items.count; i++)
        add_change(out, changes->items.items[i], 0);
}

void
tu_report_renames(TuBuf *out, const TuRename *renames, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        tu_buf_add(out, "> ");
        add_object(out, renames[i].object);
        if (renames[i].value) {
            tu_buf_add(out, " value ");
            add_plain(out, renames[i].value, strlen(renames[i].value));
        }
        tu_buf_add(out, " -> ");
        if (renames[i].schema) {
            add_plain(out, renames[i].schema, strlen(renames[i].schema));
            tu_buf_addc(out, '.');
        }
        add_plain(out, renames[i].name, strlen(renames[i].name));
        tu_buf_addc(out, '\n');
    }
}

static TuDoc *
object_doc(const char *op, const TuObject *object, TuArena *arena)
{
    TuDoc *doc = tu_doc_new(arena, TU_DOC_MAP);
    const TuObject *parent = object->parent;
    const char *schema = parent ? parent->schema : object->schema;
    tu_doc_put(doc, arena, "op", tu_doc_string(arena, op));
    tu_doc_put(doc, arena, "kind", tu_doc_string(arena, tu_kind_info(object->kind)->name));
    if (schema)
        tu_doc_put(doc, arena, "schema", tu_doc_string(arena, schema));
    if (parent)
        tu_doc_put(doc, arena, "table", tu_doc_string(arena, parent->name));
    tu_doc_put(doc, arena, "name", tu_doc_string(arena, object->name));
    if (object->signature)
        tu_doc_put(doc, arena, "signature", tu_doc_string(arena, object->signature));
    return doc;
}

/* Of a field, or with field NULL of a right. */
static TuDoc *
value_doc(const TuObject *object, const TuField *field, unsigned right, TuArena *arena)
{
    TuBuf value = TU_BUF_INIT;
    if (field)
        tu_field_print(&value, object, field);
    else
        print_right(&value, object, right);
    TuDoc *doc = tu_doc_string(arena, value.len ? value.s : NULL);
    if (value.failed)
        tu_arena_fail(arena);
    tu_buf_release(&value);
    return doc;
}

static void
put_both(TuDoc *fields, const TuChange *change, const char *name, const TuField *field,
         unsigned right, TuArena *arena)
{
    TuDoc *both = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put(both, arena, "from", value_doc(change->from, field, right, arena));
    tu_doc_put(both, arena, "to", value_doc(change->to, field, right, arena));
    tu_doc_put(fields, arena, name, both);
}

static void
put_change(TuDoc *list, const TuChange *change, TuArena *arena)
{
    const TuObject *object = change->from ? change->from : change->to;
    const TuKindInfo *info = tu_kind_info(object->kind);
    bool whole = change->op == TU_CHANGE_CREATE || change->op == TU_CHANGE_DROP;
    if (tu_change_counts(change)) {
        TuDoc *doc = object_doc(tu_change_op_name(change->op), object, arena);
        if (change->op == TU_CHANGE_RENAME)
            tu_doc_put(doc, arena, "new_name", tu_doc_string(arena, change->to->name));
        TuDoc *fields = whole ? NULL : tu_doc_new(arena, TU_DOC_MAP);
        for (size_t i = 0; fields && i < info->field_count; i++) {
            const TuField *field = &info->fields[i];
            if (!(change->fields & TU_FIELD_BIT(i)))
                continue;
            put_both(fields, change, field->name, field, 0, arena);
        }
        for (unsigned right = TU_RIGHT_OWNER; fields && right <= TU_RIGHT_GRANTS; right <<= 1) {
            if (change->rights & right)
                put_both(fields, change, right_name(right), NULL, right, arena);
        }
        if (fields)
            tu_doc_put(doc, arena, "fields", fields);
        tu_doc_add(list, doc);
    }
    for (size_t i = 0; !whole && i < change->children.count; i++)
        put_change(list, change->children.items[i], arena);
}

TuDoc *
tu_report_changes_json(const TuChanges *changes, const TuRename *renames, size_t count,
                       TuArena *arena)
{
    TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
    for (size_t i = 0; i < count; i++) {
        TuDoc *doc = object_doc("rename", renames[i].object, arena);
        if (renames[i].value)
            tu_doc_put(doc, arena, "value", tu_doc_string(arena, renames[i].value));
        if (renames[i].schema)
            tu_doc_put(doc, arena, "new_schema", tu_doc_string(arena, renames[i].schema));
        tu_doc_put(doc, arena, "new_name", tu_doc_string(arena, renames[i].name));
        tu_doc_add(list, doc);
    }
    for (size_t i = 0; i < changes->items.count; i++)
        put_change(list, changes->items.items[i], arena);
    return list;
}

TuDoc *
tu_report_statements_json(const TuPlan *plan, TuArena *arena)
{
    TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
    for (size_t i = 0; plan && i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        TuDoc *doc = tu_doc_new(arena, TU_DOC_MAP), *locks = tu_doc_new(arena, TU_DOC_LIST);
        tu_doc_put(doc, arena, "statement", tu_doc_string(arena, statement->sql));
        tu_doc_put(doc, arena, "transaction", tu_doc_bool(arena, statement->stage % 2 != 0));
        for (size_t j = 0; j < statement->locks.count; j++) {
            const TuLock *lock = statement->locks.items[j];
            TuDoc *one = tu_doc_new(arena, TU_DOC_MAP);
            tu_doc_put(one, arena, "table", tu_doc_string(arena, lock->table));
            tu_doc_put(one, arena, "mode", tu_doc_string(arena, tu_lock_name(lock->level)));
            tu_doc_add(locks, one);
        }
        if (statement->locks.count) {
            tu_doc_put(doc, arena, "locks", locks);
            tu_doc_put(doc, arena, "cost", tu_doc_string(arena, tu_cost_name(statement->cost)));
        }
        tu_doc_add(list, doc);
    }
    return list;
}

static TuDoc *
hazard_doc(const TuStatement *statement, const TuHazard *hazard, TuArena *arena)
{
    TuDoc *doc = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put(doc, arena, "rule", tu_doc_string(arena, hazard->rule));
    tu_doc_put(doc, arena, "note", tu_doc_string(arena, hazard->note));
    tu_doc_put(doc, arena, "loses_data",
               tu_doc_bool(arena, (statement->flags & TU_STATEMENT_LOSES_DATA) != 0));
    tu_doc_put(doc, arena, "statement", tu_doc_string(arena, statement->sql));
    return doc;
}

TuDoc *
tu_report_hazards_json(const TuPlan *plan, TuArena *arena)
{
    TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
    for (size_t i = 0; plan && i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        for (size_t j = 0; j < statement->hazards.count; j++)
            tu_doc_add(list, hazard_doc(statement, statement->hazards.items[j], arena));
    }
    return list;
}
