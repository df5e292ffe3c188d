/* Likely renames that nobody declared: asked, never guessed. */
#include "config.h"

#include "diff/diff.h"

#include <string.h>

static bool
same_type(const TuModel *model, const TuObject *a, const TuObject *b)
{
    const char *ta = ((const TuColumn *)a)->type, *tb = ((const TuColumn *)b)->type;
    return ta == tb || (ta && tb && tu_model_same_name(model, ta, tb));
}

static bool
has_column(const TuModel *model, const TuObject *table, const TuObject *column)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child->kind == TU_KIND_COLUMN && tu_model_same_name(model, child->name, column->name))
            return same_type(model, column, child);
    }
    return false;
}

/* Half of the columns of the larger table, by name and type. */
static bool
similar_tables(const TuModel *model, const TuObject *a, const TuObject *b)
{
    size_t columns_a = 0, columns_b = 0, shared = 0;
    for (size_t i = 0; i < b->children.count; i++)
        columns_b += ((const TuObject *)b->children.items[i])->kind == TU_KIND_COLUMN;
    for (size_t i = 0; i < a->children.count; i++) {
        const TuObject *column = a->children.items[i];
        if (column->kind != TU_KIND_COLUMN)
            continue;
        columns_a++;
        shared += has_column(model, b, column);
    }
    size_t larger = columns_a > columns_b ? columns_a : columns_b;
    return larger && shared * 2 >= larger;
}

static bool
similar(const TuModel *model, const TuObject *from, const TuObject *to)
{
    if (from->kind != to->kind)
        return false;
    if (from->kind == TU_KIND_TABLE)
        return similar_tables(model, from, to);
    return from->kind == TU_KIND_COLUMN && same_type(model, from, to);
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
            if (create->op != TU_CHANGE_CREATE || !similar(changes->to, drop->from, create->to))
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

void
tu_rename_question_put(TuBuf *out, const TuRenameQuestion *question)
{
    const TuObject *from = question->from, *to = question->to;
    bool moves = !from->parent && from->schema && to->schema && strcmp(from->schema, to->schema);
    if (from->parent)
        tu_buf_addf(out, "%s.", from->parent->name);
    if (moves)
        tu_buf_addf(out, "%s.%s=%s.%s", from->schema, from->name, to->schema, to->name);
    else
        tu_buf_addf(out, "%s=%s", from->name, to->name);
}
