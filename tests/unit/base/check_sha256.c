/* SHA-256 against the published vectors. */
#include "config.h"

#include "base/sha256.h"

#include <string.h>

#include "suite.h"

static void
assert_digest(const void *data, size_t len, const char *digest)
{
    char out[TU_SHA256_HEX];
    ck_assert(tu_sha256_hex(data, len, out));
    ck_assert_str_eq(out, digest);
}

START_TEST(test_published_vectors)
{
    static const char two[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    static char million[1000000];
    memset(million, 'a', sizeof(million));
    assert_digest("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_digest(NULL, 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_digest(two, strlen(two),
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_digest(million, sizeof(million),
                  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_published_vectors);
}

int
main(void)
{
    return run_suite("sha256", add_tests);
}
