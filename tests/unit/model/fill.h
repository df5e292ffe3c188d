/* Values for any field of any kind, through the field tables alone: variant 0 is unset, the others
 * differ from it and from each other. */
#ifndef TU_TESTS_UNIT_MODEL_FILL_H
#define TU_TESTS_UNIT_MODEL_FILL_H

#include "model/compare.h"
#include "model/objects.h"

#include "../base/suite.h"

static inline TuModel *
new_model(void)
{
    TuModel *model = tu_model_new();
    ck_assert_ptr_nonnull(model);
    model->default_schema = "public";
    model->manages = TU_RIGHTS;
    return model;
}

static inline TuObject *
add_object(TuModel *model, TuKind kind, const char *schema, const char *name, TuObject *parent)
{
    TuObject *object = tu_model_add(model, kind, schema, name, parent);
    ck_assert_ptr_nonnull(object);
    return object;
}

/* An object of a kind under a parent that it may have. */
static inline TuObject *
add_any(TuModel *model, TuKind kind, const char *name)
{
    TuObject *table = NULL;
    if (tu_kind_info(kind)->parents)
        table = add_object(model, TU_KIND_TABLE, "public", "parent", NULL);
    return add_object(model, kind, "public", name, table);
}

static inline void
fill_names(TuNames *names, TuArena *arena, const char *a, const char *b)
{
    *names = (TuNames){0};
    tu_names_add(names, arena, a);
    if (b)
        tu_names_add(names, arena, b);
}

static inline void
fill_pairs(TuPairs *pairs, TuArena *arena, const char *value)
{
    *pairs = (TuPairs){0};
    tu_pairs_add(pairs, arena, "first", "1");
    tu_pairs_add(pairs, arena, "second", value);
}

static inline void
fill_ref(TuRef *ref, TuArena *arena, int variant)
{
    *ref = (TuRef){0};
    if (!variant)
        return;
    ref->schema = variant == 2 ? "other" : NULL;
    ref->table = variant == 3 ? "target2" : "target";
    fill_names(&ref->columns, arena, "x", variant == 4 ? NULL : "y");
}

/* Variants 1 to FILLED - 1 are set. */
#define FILLED 4

static inline void
fill(TuObject *object, const TuField *field, int variant, TuArena *arena)
{
    static const char *const texts[] = {NULL, "a1", "b2", "c3"};
    static const char *const numbers[] = {NULL, "1", "2", "9223372036854775808"};
    void *at = (char *)object + field->offset;
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
        *(const char **)at = texts[variant];
        break;
    case TU_FIELD_INT:
        *(const char **)at = numbers[variant];
        break;
    case TU_FIELD_WORD:
        *(const char **)at = variant ? field->words[variant > 1] : NULL;
        break;
    case TU_FIELD_BOOL:
        *(bool *)at = variant != 0;
        break;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        if (variant)
            fill_names(at, arena, variant == 2 ? "y" : "x", variant == 2 ? "x" : "y");
        else
            *(TuNames *)at = (TuNames){0};
        if (variant == 3)
            fill_names(at, arena, "x", NULL);
        break;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        if (variant)
            fill_pairs(at, arena, texts[variant]);
        else
            *(TuPairs *)at = (TuPairs){0};
        break;
    case TU_FIELD_REF:
        fill_ref(at, arena, variant);
        break;
    }
}

/* Two variants that are one value: booleans have two, words may have two. */
static inline bool
same_variant(const TuField *field, int a, int b)
{
    if (field->type == TU_FIELD_BOOL)
        return !a == !b;
    if (field->type == TU_FIELD_WORD)
        return !a == !b && (a > 1) == (b > 1);
    return a == b;
}

static inline void
fill_all(TuObject *object, int variant, TuArena *arena)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    for (size_t i = 0; i < info->field_count; i++)
        fill(object, &info->fields[i], variant, arena);
}

typedef struct Print {
    char text[TU_SHA256_HEX + 7];
} Print;

static inline Print
fingerprint(const TuModel *model)
{
    Print print;
    ck_assert(tu_model_fingerprint(model, NULL, NULL, print.text));
    return print;
}

#endif
