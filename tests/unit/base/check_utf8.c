/* UTF-8: what is valid, and where it stops to be. */
#include "config.h"

#include "base/utf8.h"

#include <string.h>

#include "base/arena.h"

#include "suite.h"

START_TEST(test_valid_text_passes)
{
    static const char *const texts[] = {"", "plain", "\xC2\x80 \xDF\xBF",
                                        "\xE0\xA0\x80 \xED\x9F\xBF \xEE\x80\x80 \xEF\xBF\xBF",
                                        "\xF0\x90\x80\x80 \xF4\x8F\xBF\xBF"};
    for (size_t i = 0; i < TU_LEN(texts); i++)
        ck_assert_uint_eq(tu_utf8_check(texts[i], strlen(texts[i])), strlen(texts[i]));
}
END_TEST

START_TEST(test_first_bad_byte_is_found)
{
    static const char *const bad[] = {"\x80",             /* continuation alone */
                                      "\xC0\x80",         /* overlong NUL */
                                      "\xC1\xBF",         /* overlong */
                                      "\xE0\x9F\xBF",     /* overlong */
                                      "\xED\xA0\x80",     /* surrogate */
                                      "\xF0\x8F\xBF\xBF", /* overlong */
                                      "\xF4\x90\x80\x80", /* above U+10FFFF */
                                      "\xF5\x80\x80\x80",
                                      "\xFF",
                                      "\xE2\x82",  /* cut off */
                                      "\xE2\x82x", /* not continued */
                                      "\xF0\x9F\x98"};
    for (size_t i = 0; i < TU_LEN(bad); i++) {
        char text[16] = "ab";
        size_t len = strlen(bad[i]);
        memcpy(text + 2, bad[i], len);
        ck_assert_uint_eq(tu_utf8_check(text, len + 2), 2);
    }
    ck_assert_uint_eq(tu_utf8_check("a\0b", 3), 1);
}
END_TEST

START_TEST(test_prefix_does_not_cut_a_character)
{
    const char *text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"; /* 1, 2, 3 and 4 bytes */
    static const size_t fits[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
    for (size_t max = 0; max < TU_LEN(fits); max++)
        ck_assert_uint_eq(tu_utf8_prefix(text, max), fits[max]);
    ck_assert_uint_eq(tu_utf8_prefix("", 5), 0);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_valid_text_passes);
    tcase_add_test(tests, test_first_bad_byte_is_found);
    tcase_add_test(tests, test_prefix_does_not_cut_a_character);
}

int
main(void)
{
    return run_suite("utf8", add_tests);
}
