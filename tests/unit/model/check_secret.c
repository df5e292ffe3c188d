/* Options that hold passwords: found by name, sealed, compared without being read. */
#include "config.h"

#include "model/secret.h"

#include <string.h>

#include "model/compare.h"
#include "model/objects.h"

#include "../base/suite.h"

START_TEST(test_secrets_are_known_by_their_name)
{
    static const char *const secret[] = {"password", "PASSWD",     "sslpassword",  "pwd",
                                         "api_key",  "auth_token", "client_secret"};
    static const char *const open[] = {
        "user", "host", "port", "dbname", "key", "table_name", "password_required", ""};
    for (size_t i = 0; i < TU_LEN(secret); i++)
        ck_assert_msg(tu_secret_name(secret[i]), "%s", secret[i]);
    for (size_t i = 0; i < TU_LEN(open); i++)
        ck_assert_msg(!tu_secret_name(open[i]), "%s", open[i]);
}
END_TEST

START_TEST(test_sealed_values_compare_and_do_not_show)
{
    TuArena *arena = tu_arena_new();
    const char *one = tu_secret_seal(arena, "one"), *two = tu_secret_seal(arena, "two");
    ck_assert_ptr_null(strstr(one, "one"));
    ck_assert(tu_secret_sealed(one) && tu_secret_sealed("***") && !tu_secret_sealed("*** one"));
    ck_assert_str_eq(tu_secret_seal(arena, one), one);
    ck_assert(tu_secret_same(one, one) && tu_secret_same(one, "one") && tu_secret_same("one", one));
    ck_assert(!tu_secret_same(one, two) && !tu_secret_same(one, "two") &&
              !tu_secret_same("a", "b"));
    ck_assert(tu_secret_same(NULL, NULL) && !tu_secret_same(one, NULL) &&
              !tu_secret_same(NULL, "a"));
    ck_assert(tu_secret_same("***", one) && tu_secret_same("a", "***") &&
              tu_secret_same(NULL, "***"));
    tu_arena_free(arena);
}
END_TEST

static TuModel *
mapped(const char *name, const char *value)
{
    TuModel *model = tu_model_new();
    TuObject *server = tu_model_add(model, TU_KIND_SERVER, NULL, "s", NULL);
    TuUserMapping *mapping =
        (TuUserMapping *)tu_model_add(model, TU_KIND_USER_MAPPING, NULL, "joe", server);
    tu_pairs_add(&mapping->options, model->arena, "user", "joe");
    if (name)
        tu_pairs_add(&mapping->options, model->arena, name, value);
    tu_model_index(model);
    return model;
}

static bool
same_mapping(const char *name, const char *value, const char *other_name, const char *other)
{
    TuModel *a = mapped(name, value), *b = mapped(other_name, other);
    bool same = tu_object_diff(a->objects.items[1], b->objects.items[1], NULL) == 0;
    tu_model_free(a);
    tu_model_free(b);
    return same;
}

START_TEST(test_options_compare_as_far_as_they_are_known)
{
    TuArena *arena = tu_arena_new();
    const char *sealed = tu_secret_seal(arena, "x1");
    ck_assert(same_mapping("password", sealed, "password", "x1"));
    ck_assert(!same_mapping("password", sealed, "password", "x2"));
    ck_assert(!same_mapping("password", sealed, NULL, NULL));
    ck_assert(!same_mapping(NULL, NULL, "password", "x1"));
    ck_assert(same_mapping("password", "***", "password", "x1"));
    ck_assert(same_mapping("password", "***", NULL, NULL));
    ck_assert(same_mapping("*", "***", "password", "x1"));
    ck_assert(!same_mapping("dbname", "a", "dbname", "b"));
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_no_password_is_printed_or_fingerprinted)
{
    TuModel *a = mapped("password", "x1"), *b = mapped("password", "***");
    char first[TU_SHA256_HEX + 7], second[TU_SHA256_HEX + 7];
    TuBuf text = TU_BUF_INIT;
    tu_field_print(&text, a->objects.items[1],
                   &tu_kind_info(TU_KIND_USER_MAPPING)->fields[TU_USER_MAPPING_OPTIONS]);
    ck_assert_str_eq(text.s, "user joe, password ***");
    tu_buf_clear(&text);
    tu_model_serialise(&text, a, NULL, NULL);
    ck_assert_ptr_null(strstr(text.s, "x1"));
    ck_assert(tu_model_fingerprint(a, NULL, NULL, first));
    ck_assert(tu_model_fingerprint(b, NULL, NULL, second));
    ck_assert_str_eq(first, second);
    tu_buf_release(&text);
    tu_model_free(a);
    tu_model_free(b);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_secrets_are_known_by_their_name);
    tcase_add_test(tests, test_sealed_values_compare_and_do_not_show);
    tcase_add_test(tests, test_options_compare_as_far_as_they_are_known);
    tcase_add_test(tests, test_no_password_is_printed_or_fingerprinted);
}

int
main(void)
{
    return run_suite("secret", add_tests);
}
