/* Runs up and down. Nothing runs that was not shown: a person at a terminal sees the plan and is
 * asked; elsewhere a hazardous plan needs --yes. */
#include "config.h"

#include "cli/apply.h"

#include <stdio.h>

#include "base/exit.h"
#include "cli/cli.h"

#include "base/compat.h"

typedef struct Confirmation {
    TuCli *cli;
    bool declined; /* by the person, or because there is none */
    bool asked;
} Confirmation;

static bool
confirm(const char *plan, bool hazardous, void *data)
{
    Confirmation *confirmation = data;
    TuCli *cli = confirmation->cli;
    if (cli->global.yes || (!cli->terminal && !hazardous))
        return true;
    tu_cli_tell(cli, plan);
    confirmation->asked = cli->terminal;
    confirmation->declined =
        !cli->terminal ||
        tu_cli_ask(cli, hazardous ? "this is hazardous: run it?" : "run it?") != TU_ANSWER_YES;
    return !confirmation->declined;
}

static void
explain_refusal(const Confirmation *confirmation, TrueupError *err)
{
    snprintf(err->message, sizeof err->message, "%s",
             confirmation->asked
                 ? "nothing was run"
                 : "nothing was run: the plan is hazardous and nobody confirmed it");
    snprintf(err->hint, sizeof err->hint, "%s",
             confirmation->asked ? "" : "read it, then add --yes");
}

static void
print_script(TuCli *cli, const TrueupResult *result)
{
    const char *script = trueup_result_part(result, "sql");
    tu_cli_asides(cli, result);
    tu_cli_print(cli, script ? script : "");
}

int
tu_cli_apply(TuCli *cli, const TuApplyArgs *args, TuApplyVerb *verb)
{
    Confirmation confirmation = {cli, false, false};
    const TrueupApplyOptions options = {
        .size = sizeof options,
        .to = args->to ? args->to : args->version,
        .steps = args->steps,
        .allow = tu_cli_list(&args->allow, cli->arena),
        .dry_run = args->dry_run,
        .sql = args->sql,
        .accept_drift = args->accept_drift,
        .interrupted = args->interrupted,
        .backup = args->backup,
        .auto_restore = args->auto_restore,
        .confirm = confirm,
        .data = &confirmation,
    };
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    TrueupStatus status = verb(cli->session, &options, &result, &err);
    int code = TU_EXIT_OK;
    if (status == TRUEUP_ERR_REFUSED && confirmation.declined)
        explain_refusal(&confirmation, &err);
    if (status == TRUEUP_OK && args->sql && !cli->json) {
        print_script(cli, result);
        code = trueup_result_exit_code(result);
    } else {
        code = tu_cli_finish(cli, status, result, &err);
    }
    trueup_result_free(result);
    return code;
}
