/* A project in a directory of its own, driven through the public header alone. */
#ifndef TU_TESTS_UNIT_API_API_CASE_H
#define TU_TESTS_UNIT_API_API_CASE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <trueup/trueup.h>

static char dir[64], url[128], models[128], migrations[128];
static TrueupSettings settings;
static TrueupSession *session;
static TrueupResult *result;
static TrueupError err;

static void
setup(void)
{
    snprintf(dir, sizeof dir, "/tmp/trueup-api-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    snprintf(url, sizeof url, "sqlite:%s/app.db", dir);
    snprintf(models, sizeof models, "%s/model.json", dir);
    snprintf(migrations, sizeof migrations, "%s/migrations", dir);
    settings = (TrueupSettings){
        .size = sizeof settings, .url = url, .models = models, .migrations = migrations};
    memset(&err, 0, sizeof err);
    err.size = sizeof err;
    session = NULL;
    result = NULL;
}

static void
teardown(void)
{
    char command[128];
    trueup_result_free(result);
    trueup_session_free(session);
    snprintf(command, sizeof command, "rm -rf '%s'", dir);
    ck_assert_int_eq(system(command), 0);
}

static inline void
open_session(void)
{
    trueup_session_free(session);
    ck_assert_int_eq(trueup_session_new(&settings, &session, &err), TRUEUP_OK);
}

static inline void
write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static inline void
add_file(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", migrations, name);
    mkdir(migrations, 0755);
    write_text(path, text);
}

#define TABLE(columns) \
    "{\"tables\": {\"customer\": {\"columns\": {" columns "}, \"primary_key\": [\"id\"]}}}"
#define ID "\"id\": {\"type\": \"INTEGER\"}"
#define EMAIL "\"email\": {\"type\": \"TEXT\"}"

static inline void
declare(const char *json)
{
    write_text(models, json);
}

/* A call that has to end so; the last result is kept. */
#define expect(status_, call)                                                        \
    do {                                                                             \
        trueup_result_free(result);                                                  \
        result = NULL;                                                               \
        TrueupStatus got_ = (call);                                                  \
        ck_assert_msg(got_ == (status_), "%d: %s\n%s", got_, err.message, err.more); \
        ck_assert((got_ == TRUEUP_OK) == (result != NULL));                          \
        ck_assert(got_ == TRUEUP_OK || (err.status == got_ && *err.message));        \
    } while (0)

static inline TrueupStatus
autogenerate(const char *message)
{
    const TrueupAutogenerateOptions options = {.size = sizeof options, .message = message};
    return trueup_autogenerate(session, &options, &result, &err);
}

static inline void
text_has(const char *text, const char *part)
{
    ck_assert_msg(text && strstr(text, part), "no \"%s\" in:\n%s", part, text ? text : "(null)");
}

static inline int
run_cases(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    tcase_set_timeout(tcase, 300);
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
