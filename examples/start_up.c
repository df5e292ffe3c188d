/* A program that brings its database up to date when it starts, and refuses to start on a schema
 * that it does not fit.
 *
 *     cc start_up.c $(pkg-config --cflags --libs trueup) -o start_up
 *     ./start_up sqlite:shop.db migrations 1.2.0 */
#include <stdio.h>

#include <trueup/trueup.h>

/* The oldest schema that this program works with is given on the command line here; a real one
 * knows it. */
static int
bring_up(TrueupSession *session, const char *oldest, TrueupError *err)
{
    TrueupResult *result = NULL;
    /* Files with hazards stop here: somebody has to look at them first (trueup up). */
    if (trueup_up(session, NULL, &result, err) != TRUEUP_OK)
        return err->exit_code;
    fputs(trueup_result_text(result), stdout);
    trueup_result_free(result);

    const TrueupCheckOptions check = {.size = sizeof check, .at_least = oldest};
    if (trueup_check(session, &check, &result, err) != TRUEUP_OK)
        return err->exit_code;
    int code = trueup_result_exit_code(result);
    if (code != 0)
        fprintf(stderr, "start_up: %s", trueup_result_text(result));
    trueup_result_free(result);
    return code;
}

int
main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: start_up URL MIGRATIONS VERSION\n", stderr);
        return 64;
    }
    const TrueupSettings settings = {
        .size = sizeof settings, .url = argv[1], .migrations = argv[2]};
    TrueupError err = {.size = sizeof err};
    TrueupSession *session = NULL;
    int code = 1;
    if (trueup_session_new(&settings, &session, &err) == TRUEUP_OK)
        code = bring_up(session, argv[3], &err);
    if (err.status != TRUEUP_OK) {
        fprintf(stderr, "start_up: %s%s%s\n", err.message, *err.hint ? ": " : "", err.hint);
        code = err.exit_code;
    }
    trueup_session_free(session);
    if (code == 0)
        puts("serving");
    return code;
}
