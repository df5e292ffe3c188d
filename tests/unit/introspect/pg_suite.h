/* What the tests of the PostgreSQL reader share: one suite, and objects found by what people call
 * them. */
#ifndef TU_TESTS_UNIT_INTROSPECT_PG_SUITE_H
#define TU_TESTS_UNIT_INTROSPECT_PG_SUITE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "introspect/pg/pg.h"
#include "model/compare.h"

/* "table app.customer"; NULL when it is not in the model. */
static inline TuObject *
find_described(const TuModel *model, const char *what)
{
    TuBuf text = TU_BUF_INIT;
    TuObject *found = NULL;
    for (size_t i = 0; !found && i < model->objects.count; i++) {
        tu_buf_clear(&text);
        tu_object_describe(&text, model->objects.items[i]);
        if (strcmp(text.s, what) == 0)
            found = model->objects.items[i];
    }
    tu_buf_release(&text);
    return found;
}

static inline TuObject *
get_described(const TuModel *model, const char *what)
{
    TuObject *found = find_described(model, what);
    ck_assert_msg(found != NULL, "no %s", what);
    return found;
}

/* The field's text is the expected one; "" when unset. */
static inline void
check_fact(const TuModel *model, const char *what, const char *field, const char *expected)
{
    const TuObject *object = get_described(model, what);
    int index = tu_field_index(object->kind, field);
    ck_assert_msg(index >= 0, "%s has no %s", what, field);
    TuBuf text = TU_BUF_INIT;
    tu_field_print(&text, object, &tu_kind_info(object->kind)->fields[index]);
    ck_assert_msg(strcmp(text.s, expected) == 0, "%s: %s is \"%s\", not \"%s\"", what, field,
                  text.s, expected);
    tu_buf_release(&text);
}

static inline bool
needs(const TuModel *model, const char *what, const char *needed)
{
    const TuObject *object = get_described(model, what);
    const TuObject *other = get_described(model, needed);
    for (size_t i = 0; i < object->deps.count; i++)
        if (object->deps.items[i] == other)
            return true;
    return false;
}

static inline bool
is_reported(const TuModel *model, const char *what, const char *name)
{
    for (size_t i = 0; i < model->unmodelled.count; i++) {
        const TuUnmodelled *entry = model->unmodelled.items[i];
        if (strcmp(entry->what, what) == 0 && strcmp(entry->name, name) == 0)
            return true;
    }
    return false;
}

static inline int
run_suite(const char *name, void (*add_tests)(TCase *tests))
{
    Suite *suite = suite_create(name);
    TCase *tests = tcase_create(name);
    tcase_set_timeout(tests, 60);
    add_tests(tests);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
