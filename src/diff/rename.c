/* Likely renames that nobody declared: asked, never guessed. */
#include "config.h"

#include <string.h>

#include "diff/diff.h"

static bool
same_type(const TuObject *a, const TuObject *b)
{
    const char *ta = ((const TuColumn *)a)->type, *tb = ((const TuColumn *)b)->type;
    return ta == tb || (ta && tb && strcmp(ta, tb) == 0);
}

/* Half of the columns of the smaller table, by name and type. */
static bool
similar_tables(const TuObject *a, const TuObject *b)
{
    size_t columns_a = 0, columns_b = 0, shared = 0;
    for (size_t i = 0; i < b->children.count; i++)
        columns_b += ((const TuObject *)b->children.items[i])->kind == TU_KIND_COLUMN;
    for (size_t i = 0; i < a->children.count; i++) {
        const TuObject *column = a->children.items[i];
        if (column->kind != TU_KIND_COLUMN)
            continue;
        columns_a++;
        const TuObject *other = tu_object_child(b, TU_KIND_COLUMN, column->name);
        shared += other && same_type(column, other);
    }
    size_t larger = columns_a > columns_b ? columns_a : columns_b;
    return larger && shared * 2 >= larger;
}

static bool
similar(const TuObject *from, const TuObject *to)
{
    if (from->kind != to->kind)
        return false;
    if (from->kind == TU_KIND_TABLE)
        return similar_tables(from, to);
    return from->kind == TU_KIND_COLUMN && same_type(from, to);
}

static void
ask(const TuChanges *changes, const TuVec *list, TuVec *questions)
{
    for (size_t i = 0; i < list->count; i++) {
        const TuChange *drop = list->items[i];
        if (drop->op == TU_CHANGE_ALTER || drop->op == TU_CHANGE_RENAME)
            ask(changes, &drop->children, questions);
        if (drop->op != TU_CHANGE_DROP || !tu_kind_info(drop->from->kind)->data)
            continue;
        for (size_t j = 0; j < list->count; j++) {
            const TuChange *create = list->items[j];
            if (create->op != TU_CHANGE_CREATE || !similar(drop->from, create->to))
                continue;
            TuRenameQuestion *question = TU_NEW(changes->arena, TuRenameQuestion);
            if (question) {
                question->from = drop->from;
                question->to = create->to;
                tu_vec_add(questions, changes->arena, question);
            }
        }
    }
}

TuVec
tu_changes_rename_questions(const TuChanges *changes)
{
    TuVec questions = TU_VEC_INIT;
    ask(changes, &changes->items, &questions);
    return questions;
}
