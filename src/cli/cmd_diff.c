/* trueup diff: what differs between two states, and the scripts that lead from one to the other. */
#include "config.h"

#include <string.h>

#include "base/exit.h"
#include "base/file.h"
#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    const char *from, *to, *up_file, *down_file;
    TuNames renames;
    bool no_proof, offline, exit_code;
} Args;

static bool
wants_sql(const TuCli *cli)
{
    return cli->global.format && strcmp(cli->global.format, "sql") == 0;
}

/* Scripts that are not what they should be are not handed out. */
static int
refuse_scripts(TuCli *cli, const TrueupResult *result, const Args *args, bool no_way_down)
{
    TuError err = {0};
    if (no_way_down) {
        tu_error_set(&err, TU_ERR_REFUSED, "there is no way down, no script was written");
        tu_error_hint(&err, "leave --down-file out");
    } else {
        tu_error_set(&err, TU_ERR_REFUSED, "the scripts are not proven, none was written");
        tu_error_hint(&err, "--no-proof writes them as they are");
    }
    if (wants_sql(cli) || args->up_file || args->down_file)
        tu_cli_tell(cli, cli->json ? "" : trueup_result_text(result));
    tu_cli_asides(cli, result);
    if (cli->json)
        tu_cli_print(cli, trueup_result_json(result));
    cli->json = false; /* the result says it */
    return tu_cli_fail_inside(cli, &err);
}

static TuStatus
write_script(const char *path, const char *script, TuError *err)
{
    return path ? tu_file_write(path, script, strlen(script), 0644, false, err) : TU_OK;
}

static int
write_scripts(TuCli *cli, const TrueupResult *result, const Args *args)
{
    TuError err = {0};
    const char *up = trueup_result_part(result, "up");
    const char *down = trueup_result_part(result, "down");
    int code = trueup_result_exit_code(result);
    bool no_way_down = args->down_file && !down && code != TU_EXIT_OK;
    if (code == TU_EXIT_REFUSED || no_way_down)
        return refuse_scripts(cli, result, args, no_way_down && code != TU_EXIT_REFUSED);
    /* In sync: nothing is left to run, but a way down that an earlier run wrote still leads back.
     */
    const char *down_file = code == TU_EXIT_OK ? NULL : args->down_file;
    if (write_script(args->up_file, up ? up : "", &err) != TU_OK ||
        write_script(down_file, down ? down : "", &err) != TU_OK)
        return tu_cli_fail_inside(cli, &err);
    tu_cli_asides(cli, result);
    if (cli->json)
        tu_cli_print(cli, trueup_result_json(result));
    else if (!wants_sql(cli))
        tu_cli_print(cli, trueup_result_text(result));
    else if (!args->up_file)
        tu_cli_print(cli, up ? up : "");
    return code;
}

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    const TrueupDiffOptions options = {
        .size = sizeof options,
        .from = args->from,
        .to = args->to,
        .renames = tu_cli_list(&args->renames, cli->arena),
        .sql = wants_sql(cli) || args->up_file || args->down_file,
        .no_proof = args->no_proof,
        .offline = args->offline,
    };
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    TrueupStatus status = trueup_diff(cli->session, &options, &result, &err);
    tu_progress_end(&cli->progress);
    int code = status == TRUEUP_OK ? write_scripts(cli, result, args) : tu_cli_fail(cli, &err);
    trueup_result_free(result);
    if (status == TRUEUP_OK && code == TU_EXIT_DIFFERS && !args->exit_code)
        code = TU_EXIT_OK;
    return code;
}

static const TuOption options_of_diff[] = {
    {"from", 0, "STATE", "the state to leave: the database by default", TU_OPTION_TEXT,
     offsetof(Args, from), NULL},
    {"to", 0, "STATE", "the state to reach: the model by default", TU_OPTION_TEXT,
     offsetof(Args, to), NULL},
    {"rename", 0, "OLD=NEW", "is a rename; for a column TABLE.OLD=NEW", TU_OPTION_LIST,
     offsetof(Args, renames), NULL},
    {"up-file", 0, "FILE", "write the script that leads from one to the other", TU_OPTION_TEXT,
     offsetof(Args, up_file), NULL},
    {"down-file", 0, "FILE", "write the script that leads back; left as it is when in sync",
     TU_OPTION_TEXT, offsetof(Args, down_file), NULL},
    {"no-proof", 0, NULL, "do not run the scripts on scratch first", TU_OPTION_FLAG,
     offsetof(Args, no_proof), NULL},
    {"offline", 0, NULL, "plain statements, which may block readers and writers for long",
     TU_OPTION_FLAG, offsetof(Args, offline), NULL},
    {"exit-code", 0, NULL, "end with 2 when the states differ", TU_OPTION_FLAG,
     offsetof(Args, exit_code), NULL},
};

const TuCmd tu_cmd_diff = {
    .name = "diff",
    .aliases = "plan",
    .summary = "say what differs between two states, or write the SQL between them",
    .details =
        "STATE is a URL, a model file or directory (.json .yaml .yml .xml .sql), or one of the\n"
        "words database, model, migrations and empty. --format sql prints the up script, unless\n"
        "--up-file takes it. Ends with 3, and writes nothing, when the scripts do not hold.",
    .formats = "text json sql",
    .session = true,
    .options = options_of_diff,
    .option_count = TU_LEN(options_of_diff),
    .args_size = sizeof(Args),
    .run = run,
};
