/* What comes better by a statement of its own: an engine that adds a virtual column at once, and an
 * index without a lock, may copy the table for both together. */
#include "config.h"

#include "codegen/mysql/mysql.h"

#include <string.h>

bool
tu_mysql_is_virtual(const TuColumn *column)
{
    return column->generated &&
           !(column->generated_storage && strcmp(column->generated_storage, "stored") == 0);
}

bool
tu_mysql_is_remade(const TuChange *change)
{
    return change->op == TU_CHANGE_ALTER && change->from->kind == TU_KIND_COLUMN &&
           tu_mysql_is_virtual((const TuColumn *)change->from) !=
               tu_mysql_is_virtual((const TuColumn *)change->to);
}

static const TuChange *
change_of(const TuChange *table, const TuObject *column)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuChange *child = table->children.items[i];
        if (child->to == column)
            return child;
    }
    return NULL;
}

static const TuObject *
column_before(const TuObject *column)
{
    const TuVec *all = &column->parent->children;
    const TuObject *before = NULL;
    for (size_t i = 0; i < all->count && all->items[i] != column; i++) {
        const TuObject *child = all->items[i];
        if (child->kind == TU_KIND_COLUMN)
            before = child;
    }
    return before;
}

static bool
is_alone(const TuChange *change)
{
    const TuObject *object = change->op == TU_CHANGE_DROP ? change->from : change->to;
    return (change->op == TU_CHANGE_CREATE || change->op == TU_CHANGE_DROP) &&
           object->kind == TU_KIND_COLUMN && tu_mysql_is_virtual((const TuColumn *)object);
}

/* What it is computed from has to be there, and the column behind which it is put. */
bool
tu_mysql_stands_alone(const TuChange *table, const TuChange *change)
{
    if (!is_alone(change))
        return false;
    const TuObject *object = change->op == TU_CHANGE_DROP ? change->from : change->to;
    for (size_t i = 0; i < table->children.count; i++) {
        const TuChange *child = table->children.items[i];
        const TuObject *other = child->from ? child->from : child->to;
        bool with_it = is_alone(child) && child->op == change->op;
        if (other->kind == TU_KIND_COLUMN && child != change &&
            tu_mysql_names(((const TuColumn *)object)->generated, other->name) &&
            !(with_it && tu_mysql_stands_alone(table, child)))
            return false;
    }
    const TuObject *before = change->op == TU_CHANGE_CREATE ? column_before(object) : NULL;
    const TuChange *same = before ? change_of(table, before) : NULL;
    return !same || same->op != TU_CHANGE_CREATE || tu_mysql_stands_alone(table, same);
}

bool
tu_mysql_is_functional(const TuObject *part)
{
    const TuIndex *index = (const TuIndex *)part;
    for (size_t i = 0; part->kind == TU_KIND_INDEX && i < index->on.count; i++)
        if (index->on.items[i][0] == '(')
            return true;
    return false;
}
