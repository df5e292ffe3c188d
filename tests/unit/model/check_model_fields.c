/* The field tables: sound by themselves, and every field of every kind is compared, fingerprinted
 * and printed. */
#include "config.h"

#include "fill.h"

#include <string.h>

#include "introspect/introspect_dialects.h"

static size_t
width(TuFieldType type)
{
    switch (type) {
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
        return sizeof(const char *);
    case TU_FIELD_BOOL:
        return sizeof(bool);
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        return sizeof(TuNames);
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        return sizeof(TuPairs);
    case TU_FIELD_REF:
        return sizeof(TuRef);
    }
    return 0;
}

START_TEST(test_every_field_has_a_name_a_place_and_a_sentence)
{
    const TuKindInfo *info = tu_kind_info((TuKind)_i);
    ck_assert_uint_le(info->field_count, 64);
    ck_assert_uint_ge(info->field_count, 1);
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        ck_assert_msg(field->name != NULL, "%s: field %zu has no row", info->name, i);
        ck_assert_msg(field->doc && *field->doc, "%s.%s says nothing", info->name, field->name);
        ck_assert_msg(field->offset + width(field->type) <= info->size, "%s.%s is outside",
                      info->name, field->name);
        ck_assert_msg(!field->words == (field->type != TU_FIELD_WORD), "%s.%s: words", info->name,
                      field->name);
        ck_assert_int_eq(tu_field_index((TuKind)_i, field->name), (int)i);
    }
    ck_assert_int_eq(tu_field_index((TuKind)_i, "no such field"), -1);
}
END_TEST

/* A member that no field describes would be neither compared nor written. */
START_TEST(test_every_member_of_the_struct_has_a_field)
{
    const TuKindInfo *info = tu_kind_info((TuKind)_i);
    char covered[sizeof(TuTable) + sizeof(TuColumn) + sizeof(TuIndex)] = {0};
    ck_assert_uint_le(info->size, sizeof covered);
    for (size_t i = 0; i < info->field_count; i++)
        memset(covered + info->fields[i].offset, 1, width(info->fields[i].type));
    for (size_t at = sizeof(TuObject); at + sizeof(void *) <= info->size; at += sizeof(void *)) {
        bool any = false;
        for (size_t i = 0; i < sizeof(void *); i++)
            any |= covered[at + i];
        ck_assert_msg(any, "%s: nothing describes the member at %zu", info->name, at);
    }
}
END_TEST

START_TEST(test_only_a_kind_with_a_short_form_or_none_has_one_field_for_it)
{
    const TuKindInfo *info = tu_kind_info((TuKind)_i);
    size_t shorts = 0;
    for (size_t i = 0; i < info->field_count; i++)
        shorts += (info->fields[i].flags & TU_FIELD_SHORT) != 0;
    ck_assert_uint_le(shorts, 1);
}
END_TEST

/* One field, all pairs of values: the compare bits and the fingerprint say the same. */
static void
check_pair(TuKind kind, size_t index, int a, int b, bool sqlite)
{
    const TuField *field = &tu_kind_info(kind)->fields[index];
    TuModel *left = new_model(), *right = new_model();
    TuCanonical *canonical = sqlite ? tu_sqlite_canonical : NULL;
    left->canonical = right->canonical = canonical;
    TuObject *from = add_any(left, kind, "thing"), *to = add_any(right, kind, "thing");
    fill_all(from, 1, left->arena);
    fill_all(to, 1, right->arena);
    if (kind == TU_KIND_INDEX) /* what a failed build left behind counts as absent */
        ((TuIndex *)from)->invalid = ((TuIndex *)to)->invalid = false;
    fill(from, field, a, left->arena);
    fill(to, field, b, right->arena);
    bool note = field->flags & TU_FIELD_NOTE, same = same_variant(field, a, b);
    bool said = (field->flags & TU_FIELD_SAID) && a && b; /* compared where both say it */
    bool place = field->flags & TU_FIELD_PLACE;           /* compared with its siblings only */
    uint64_t all = same ? 0 : TU_FIELD_BIT(index), bits = place || (note && !said) ? 0 : all;
    bool sealed = (field->flags & TU_FIELD_SEALED) && field->type == TU_FIELD_STR;
    uint64_t printed = note || sealed ? 0 : all;
    Print before = fingerprint(left), after = fingerprint(right);
    ck_assert_msg(tu_object_diff(from, to, canonical) == bits, "%s.%s: %d and %d",
                  tu_kind_info(kind)->name, field->name, a, b);
    ck_assert_msg(tu_object_diff_all(from, to, canonical) == all, "%s.%s: %d and %d with notes",
                  tu_kind_info(kind)->name, field->name, a, b);
    ck_assert_msg((strcmp(before.text, after.text) == 0) == !printed,
                  "%s.%s: %d and %d: the fingerprint disagrees", tu_kind_info(kind)->name,
                  field->name, a, b);
    tu_model_free(left);
    tu_model_free(right);
}

static void
check_pairs(TuKind kind, bool sqlite)
{
    for (size_t i = 0; i < tu_kind_info(kind)->field_count; i++) {
        for (int a = 0; a < FILLED; a++) {
            for (int b = 0; b < FILLED; b++)
                check_pair(kind, i, a, b, sqlite);
        }
    }
}

START_TEST(test_each_field_alone_decides_its_bit_and_the_fingerprint)
{
    check_pairs((TuKind)_i, false);
}
END_TEST

START_TEST(test_each_field_alone_decides_where_texts_have_a_canonical_form)
{
    check_pairs((TuKind)_i, true);
}
END_TEST

START_TEST(test_each_set_field_is_printed_and_an_unset_one_is_not)
{
    TuModel *model = new_model();
    TuObject *object = add_any(model, (TuKind)_i, "thing");
    const TuKindInfo *info = tu_kind_info((TuKind)_i);
    TuBuf text = TU_BUF_INIT;
    for (size_t i = 0; i < info->field_count; i++) {
        tu_field_print(&text, object, &info->fields[i]);
        ck_assert_msg(text.len == 0, "%s.%s: %s", info->name, info->fields[i].name, text.s);
        fill(object, &info->fields[i], 1, model->arena);
        tu_field_print(&text, object, &info->fields[i]);
        ck_assert_msg(text.len != 0, "%s.%s", info->name, info->fields[i].name);
        tu_buf_clear(&text);
    }
    tu_buf_release(&text);
    tu_model_free(model);
}
END_TEST

START_TEST(test_pairs_have_no_order_and_attributes_have_one)
{
    TuModel *model = new_model();
    TuTable *a = (TuTable *)add_object(model, TU_KIND_TABLE, NULL, "a", NULL);
    TuTable *b = (TuTable *)add_object(model, TU_KIND_TABLE, NULL, "b", NULL);
    TuComposite *c = (TuComposite *)add_object(model, TU_KIND_COMPOSITE, NULL, "c", NULL);
    TuComposite *d = (TuComposite *)add_object(model, TU_KIND_COMPOSITE, NULL, "d", NULL);
    TuPairs *lists[] = {&a->options, &b->options, &c->attributes, &d->attributes};
    for (size_t i = 0; i < TU_LEN(lists); i++) {
        tu_pairs_add(lists[i], model->arena, i % 2 ? "y" : "x", i % 2 ? "2" : "1");
        tu_pairs_add(lists[i], model->arena, i % 2 ? "x" : "y", i % 2 ? "1" : "2");
    }
    ck_assert_uint_eq(tu_object_diff(&a->obj, &b->obj, NULL), 0);
    ck_assert_uint_eq(tu_object_diff(&c->obj, &d->obj, NULL),
                      TU_FIELD_BIT(TU_COMPOSITE_ATTRIBUTES));
    tu_model_free(model);
}
END_TEST

START_TEST(test_a_reference_without_a_schema_means_its_own)
{
    TuModel *model = new_model();
    TuObject *table = add_object(model, TU_KIND_TABLE, "app", "t", NULL);
    TuForeignKey *a = (TuForeignKey *)add_object(model, TU_KIND_FOREIGN_KEY, "app", "a", table);
    TuForeignKey *b = (TuForeignKey *)add_object(model, TU_KIND_FOREIGN_KEY, "app", "b", table);
    a->references.table = b->references.table = "u";
    b->references.schema = "app";
    ck_assert_uint_eq(tu_object_diff(&a->obj, &b->obj, NULL), 0);
    b->references.schema = "public";
    ck_assert_uint_eq(tu_object_diff(&a->obj, &b->obj, NULL),
                      TU_FIELD_BIT(TU_FOREIGN_KEY_REFERENCES));
    tu_model_free(model);
}
END_TEST

START_TEST(test_texts_that_mean_the_same_are_equal_where_they_have_a_canonical_form)
{
    TuModel *model = new_model();
    TuObject *table = add_object(model, TU_KIND_TABLE, "main", "t", NULL);
    TuCheck *a = (TuCheck *)add_object(model, TU_KIND_CHECK, "main", "a", table);
    TuCheck *b = (TuCheck *)add_object(model, TU_KIND_CHECK, "main", "b", table);
    a->expression = "x > 0";
    b->expression = "x  >\n 0";
    ck_assert_uint_eq(tu_object_diff(&a->obj, &b->obj, tu_sqlite_canonical), 0);
    ck_assert_uint_eq(tu_object_diff(&a->obj, &b->obj, NULL), TU_FIELD_BIT(TU_CHECK_EXPRESSION));
    b->expression = "x > 1";
    ck_assert_uint_eq(tu_object_diff(&a->obj, &b->obj, tu_sqlite_canonical),
                      TU_FIELD_BIT(TU_CHECK_EXPRESSION));
    tu_model_free(model);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, test_every_field_has_a_name_a_place_and_a_sentence, 0,
                        TU_KIND_COUNT);
    tcase_add_loop_test(tests, test_every_member_of_the_struct_has_a_field, 0, TU_KIND_COUNT);
    tcase_add_loop_test(tests, test_only_a_kind_with_a_short_form_or_none_has_one_field_for_it, 0,
                        TU_KIND_COUNT);
    tcase_add_loop_test(tests, test_each_field_alone_decides_its_bit_and_the_fingerprint, 0,
                        TU_KIND_COUNT);
    tcase_add_loop_test(tests, test_each_field_alone_decides_where_texts_have_a_canonical_form, 0,
                        TU_KIND_COUNT);
    tcase_add_loop_test(tests, test_each_set_field_is_printed_and_an_unset_one_is_not, 0,
                        TU_KIND_COUNT);
    tcase_add_test(tests, test_pairs_have_no_order_and_attributes_have_one);
    tcase_add_test(tests, test_a_reference_without_a_schema_means_its_own);
    tcase_add_test(tests, test_texts_that_mean_the_same_are_equal_where_they_have_a_canonical_form);
}

int
main(void)
{
    return run_suite("model fields", add_tests);
}
