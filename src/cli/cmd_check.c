/* trueup check and trueup wait: is the database ready, now or within some time. */
#include "config.h"

#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    const char *at_least;
    bool schema;
    unsigned timeout_ms;
} Args;

static int
finish(TuCli *cli, const TrueupCheckOptions *options)
{
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    TrueupStatus status = trueup_check(cli->session, options, &result, &err);
    int code = tu_cli_finish(cli, status, result, &err);
    trueup_result_free(result);
    return code;
}

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    const TrueupCheckOptions options = {
        .size = sizeof options, .at_least = args->at_least, .schema = args->schema};
    return finish(cli, &options);
}

static int
run_wait(TuCli *cli, const void *values)
{
    const Args *args = values;
    const TrueupCheckOptions options = {.size = sizeof options,
                                        .at_least = args->at_least,
                                        .schema = args->schema,
                                        .wait_ms = args->timeout_ms ? args->timeout_ms : 60000};
    return finish(cli, &options);
}

#define AT_LEAST                                                                               \
    {                                                                                          \
        "at-least", 0, "VERSION", "this version is enough; migration files are not looked at", \
            TU_OPTION_TEXT, offsetof(Args, at_least), NULL                                     \
    }
#define SCHEMA                                                                              \
    {                                                                                       \
        "schema", 0, NULL, "read the schema, too: it must be what the last migration left", \
            TU_OPTION_FLAG, offsetof(Args, schema), NULL                                    \
    }

static const TuOption options[] = {AT_LEAST, SCHEMA};
static const TuOption wait_options[] = {
    AT_LEAST,
    SCHEMA,
    {"timeout", 0, "TIME", "longest wait: 500ms, 5s, 2min (60s)", TU_OPTION_DURATION,
     offsetof(Args, timeout_ms), NULL},
};

const TuCmd tu_cmd_check = {
    .name = "check",
    .summary = "say whether the database is ready: nothing pending, nothing unfinished",
    .formats = "text json",
    .session = true,
    .options = options,
    .option_count = TU_LEN(options),
    .args_size = sizeof(Args),
    .run = run,
};

const TuCmd tu_cmd_wait = {
    .name = "wait",
    .summary = "wait until the database is there and ready",
    .formats = "text json",
    .session = true,
    .options = wait_options,
    .option_count = TU_LEN(wait_options),
    .args_size = sizeof(Args),
    .run = run_wait,
};
