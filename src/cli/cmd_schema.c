/* trueup schema: the published schema of model files. */
#include "config.h"

#include <string.h>

#include "base/file.h"
#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    const char *output;
} Args;

static int
write_output(TuCli *cli, const Args *args, const TrueupResult *result)
{
    TuError err = {0};
    const char *text = trueup_result_text(result);
    if (!args->output)
        tu_cli_print(cli, text);
    else if (tu_file_write(args->output, text, strlen(text), 0644, false, &err) != TU_OK)
        return tu_cli_fail_inside(cli, &err);
    return trueup_result_exit_code(result);
}

static int
run(TuCli *cli, const void *values)
{
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    TrueupStatus status = trueup_model_schema(cli->global.format, &result, &err);
    int code = status == TRUEUP_OK ? write_output(cli, values, result) : tu_cli_fail(cli, &err);
    trueup_result_free(result);
    return code;
}

static const TuOption options_of_schema[] = {
    {"output", 'o', "FILE", "write to this file, not to stdout", TU_OPTION_TEXT,
     offsetof(Args, output), NULL},
};

const TuCmd tu_cmd_schema = {
    .name = "schema",
    .summary = "write the schema of model files, for editors and other tools",
    .details = "The JSON Schema checks models in JSON and YAML, the XML Schema (xsd) those in XML.",
    .formats = "json xsd",
    .options = options_of_schema,
    .option_count = TU_LEN(options_of_schema),
    .args_size = sizeof(Args),
    .run = run,
};
