/* trueup schema: the published schema of model files. */
#include "config.h"

#include <string.h>

#include "base/exit.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/configuration.h"

#include "base/compat.h"

typedef struct Args {
    const char *output, *of;
} Args;

static int
write_output(TuCli *cli, const Args *args, const char *text)
{
    TuError err = {0};
    if (!args->output)
        tu_cli_print(cli, text);
    else if (tu_file_write(args->output, text, strlen(text), 0644, false, &err) != TU_OK)
        return tu_cli_fail_inside(cli, &err);
    return TU_EXIT_OK;
}

static int
write_configuration(TuCli *cli, const Args *args)
{
    TuError err = {0};
    TuBuf text = TU_BUF_INIT;
    if (cli->global.format && strcmp(cli->global.format, "json") != 0) {
        tu_error_set(&err, TU_ERR_USAGE, "the configuration has a JSON Schema only");
        tu_error_hint(&err, "leave --format out");
        return tu_cli_fail_inside(cli, &err);
    }
    const TuDoc *schema = tu_config_schema(cli->arena);
    if (schema)
        tu_json_write(&text, schema);
    tu_buf_addc(&text, '\n');
    int code;
    if (!schema || text.failed) {
        tu_error_nomem(&err);
        code = tu_cli_fail_inside(cli, &err);
    } else {
        code = write_output(cli, args, text.s);
    }
    tu_buf_release(&text);
    return code;
}

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    if (args->of && strcmp(args->of, "configuration") == 0)
        return write_configuration(cli, args);
    TrueupStatus status = trueup_model_schema(cli->global.format, &result, &err);
    int code = status == TRUEUP_OK ? write_output(cli, args, trueup_result_text(result))
                                   : tu_cli_fail(cli, &err);
    trueup_result_free(result);
    return code;
}

static const TuOption options_of_schema[] = {
    {"output", 'o', "FILE", "write to this file, not to stdout", TU_OPTION_TEXT,
     offsetof(Args, output), NULL},
    {"of", 0, "WHAT", "model (default) or configuration, which is trueup.yml", TU_OPTION_CHOICE,
     offsetof(Args, of), "model configuration"},
};

const TuCmd tu_cmd_schema = {
    .name = "schema",
    .summary = "write the schema of model files, or of trueup.yml, for editors and other tools",
    .details = "The JSON Schema checks models in JSON and YAML, the XML Schema (xsd) those in XML.",
    .formats = "json xsd",
    .options = options_of_schema,
    .option_count = TU_LEN(options_of_schema),
    .args_size = sizeof(Args),
    .run = run,
};
