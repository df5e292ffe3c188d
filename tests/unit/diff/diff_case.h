/* Two models made by hand, and the changes between them as text. */
#ifndef TU_TESTS_UNIT_DIFF_DIFF_CASE_H
#define TU_TESTS_UNIT_DIFF_DIFF_CASE_H

#include <string.h>

#include "diff/diff.h"
#include "model/compare.h"

#include "../base/suite.h"

static TuModel *from, *to;
static TuChanges *changes;
static TuBuf text = TU_BUF_INIT;

static void
setup(void)
{
    from = tu_model_new();
    to = tu_model_new();
    from->default_schema = to->default_schema = "public";
    changes = NULL;
}

static void
teardown(void)
{
    tu_buf_release(&text);
    tu_changes_free(changes);
    tu_model_free(from);
    tu_model_free(to);
}

static inline TuObject *
add(TuModel *model, TuKind kind, const char *name, TuObject *parent)
{
    return tu_model_add(model, kind, "public", name, parent);
}

static inline TuColumn *
add_column(TuModel *model, TuObject *table, const char *name, const char *type)
{
    TuColumn *column = (TuColumn *)add(model, TU_KIND_COLUMN, name, table);
    column->type = type;
    return column;
}

static inline TuIndex *
add_index(TuModel *model, TuObject *table, const char *name, const char *on)
{
    TuIndex *index = (TuIndex *)add(model, TU_KIND_INDEX, name, table);
    tu_names_add(&index->on, model->arena, on);
    return index;
}

static inline void
compare(const TuDiffOptions *options)
{
    tu_model_index(from);
    tu_model_index(to);
    tu_changes_free(changes);
    changes = tu_diff(from, to, options);
    ck_assert_ptr_nonnull(changes);
}

static void
describe(TuBuf *out, const TuVec *list, int depth)
{
    for (size_t i = 0; i < list->count; i++) {
        const TuChange *change = list->items[i];
        tu_buf_addf(out, "%*s", depth * 2, "");
        tu_change_describe(out, change);
        tu_buf_addc(out, '\n');
        describe(out, &change->children, depth + 1);
    }
}

/* The whole tree of changes, children set in. */
static inline const char *
tree(const TuDiffOptions *options)
{
    compare(options);
    tu_buf_clear(&text);
    describe(&text, &changes->items, 0);
    return text.s;
}

static inline int
run_cases(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, setup, teardown);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
