/* URLs: no secret is shown, whatever the URL looks like; which text opens what. */
#include "config.h"

#include "db/url.h"

#include "db/conn.h"

#include "rows.h"

#include "../base/suite.h"

static void
expect_display(const char *text, const char *display)
{
    TuUrl url;
    TuArena *arena = tu_arena_new();
    ck_assert(tu_url_parse(&url, text, false));
    ck_assert_str_eq(tu_url_display(&url, arena), display);
    tu_arena_free(arena);
}

START_TEST(test_password_is_not_shown)
{
    expect_display("postgresql://u:s3cret@h:5432/db", "postgresql://u:***@h:5432/db");
    expect_display("postgres://u:@h/db", "postgres://u:***@h/db");
    expect_display("postgresql://u@h/db", "postgresql://u@h/db");
    expect_display("postgresql:///db", "postgresql:///db");
    expect_display("postgresql://u:a%40b@[::1]:5432,h2:5433/db",
                   "postgresql://u:***@[::1]:5432,h2:5433/db");
}
END_TEST

START_TEST(test_secret_parameters_are_not_shown)
{
    expect_display("postgresql://h/db?password=s3cret&sslmode=require",
                   "postgresql://h/db?password=***&sslmode=require");
    expect_display("postgresql://h/db?sslpassword=s3cret&host=a",
                   "postgresql://h/db?sslpassword=***&host=a");
    expect_display("postgresql://h/db?what=s3cret", "postgresql://h/db?what=***");
    expect_display("postgresql://h/db?", "postgresql://h/db");
}
END_TEST

START_TEST(test_badly_written_secrets_are_not_shown_either)
{
    static const char *const urls[] = {
        "postgresql://u:s3@cret@h/db",   "postgresql://u:s3cret/x@h/db",
        "postgresql://u:s3cret?x@h",     "postgresql://u:s3cret",
        "postgresql://u:1?s3cret@h/db",  "postgresql://h/db?s3cret",
        "postgresql://u:x@h/db?s3cret=", "postgresql://u:s3cret#x@h/db",
        "postgresql://:s3cret@h/db",     "postgresql://u:@s3cret@h/db",
    };
    TuArena *arena = tu_arena_new();
    for (size_t i = 0; i < TU_LEN(urls); i++) {
        TuUrl url;
        TuError err = {.status = TU_OK};
        TuConn *conn = NULL;
        ck_assert(tu_url_parse(&url, urls[i], false));
        const char *shown = tu_url_display(&url, arena);
        if (!strstr(urls[i], "s3cret=")) /* the name of a parameter is no secret */
            ck_assert_msg(!strstr(shown, "cret"), "%s: %s", urls[i], shown);
        if (url.odd) {
            TuStatus st = tu_conn_open(urls[i], NULL, &conn, &err);
            ck_assert_msg(st == TU_ERR_USAGE || st == TU_ERR_UNSUPPORTED, "%s", urls[i]);
            ck_assert_ptr_null(strstr(err.message, "cret"));
            ck_assert_ptr_null(conn);
        }
    }
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_sibling_keeps_server_and_parameters)
{
    static const struct {
        const char *url, *sibling;
    } table[] = {
        {"postgresql://u:p%40@h:1/db?sslmode=require",
         "postgresql://u:p%40@h:1/a%20%22b?sslmode=require"},
        {"postgresql://h", "postgresql://h/a%20%22b"},
        {"postgresql:///x?host=/run&dbname=y&port=1", "postgresql:///a%20%22b?host=/run&port=1"},
    };
    TuArena *arena = tu_arena_new();
    for (size_t i = 0; i < TU_LEN(table); i++) {
        TuUrl url;
        ck_assert(tu_url_parse(&url, table[i].url, false));
        ck_assert_str_eq(tu_url_sibling(&url, "a \"b", arena), table[i].sibling);
    }
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_text_that_is_no_url)
{
    static const struct {
        const char *text;
        TuStatus status;
    } table[] = {
        {"", TU_ERR_USAGE},
        {"host=h password=s3cret", TU_ERR_USAGE},
        {"/no/such/file", TU_ERR_USAGE},
        {"oracle://u:s3cret@h/db", TU_ERR_UNSUPPORTED},
        {"http://s3cret", TU_ERR_UNSUPPORTED},
        {"x:y", TU_ERR_USAGE},
    };
    for (size_t i = 0; i < TU_LEN(table); i++) {
        TuError err = {.status = TU_OK};
        TuConn *conn = NULL;
        ck_assert_int_eq(tu_conn_open(table[i].text, NULL, &conn, &err), table[i].status);
        ck_assert_ptr_null(conn);
        ck_assert_ptr_null(strstr(err.message, "s3cret"));
        ck_assert_str_ne(err.hint, "");
    }
    ck_assert_int_eq(tu_conn_open(NULL, NULL, &(TuConn *){NULL}, NULL), TU_ERR_USAGE);
}
END_TEST

#ifdef TU_WITH_LIBPQ
START_TEST(test_server_that_is_down_is_said_without_the_password)
{
    TuError err = {.status = TU_OK};
    TuConn *conn = NULL;
    ck_assert_int_eq(tu_conn_open("postgresql://u:s3cret@127.0.0.1:1/db", NULL, &conn, &err),
                     TU_ERR_CONNECT);
    ck_assert_ptr_null(conn);
    ck_assert_ptr_nonnull(strstr(err.message, "postgresql://u:***@127.0.0.1:1/db"));
    ck_assert_ptr_nonnull(strstr(err.message, "refused"));
    ck_assert_ptr_null(strstr(err.message, "s3cret"));
}
END_TEST
#endif

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_password_is_not_shown);
    tcase_add_test(tests, test_secret_parameters_are_not_shown);
    tcase_add_test(tests, test_badly_written_secrets_are_not_shown_either);
    tcase_add_test(tests, test_sibling_keeps_server_and_parameters);
    tcase_add_test(tests, test_text_that_is_no_url);
#ifdef TU_WITH_LIBPQ
    tcase_add_test(tests, test_server_that_is_down_is_said_without_the_password);
#endif
}

int
main(void)
{
    return run_suite("db_url", add_tests);
}
