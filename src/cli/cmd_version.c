/* trueup version. */
#include "config.h"

#include "base/buf.h"
#include "base/doc.h"
#include "base/exit.h"
#include "cli/cli.h"

#include "base/compat.h"

static int
run(TuCli *cli, const void *args)
{
    TuBuf text = TU_BUF_INIT;
    (void)args;
    if (cli->json) {
        tu_buf_add(&text, "{ \"version\": ");
        tu_json_quote(&text, trueup_version());
        tu_buf_add(&text, " }");
    } else {
        tu_buf_addf(&text, "trueup %s", trueup_version());
    }
    tu_cli_print(cli, text.s);
    tu_buf_release(&text);
    return TU_EXIT_OK;
}

const TuCmd tu_cmd_version = {
    .name = "version",
    .summary = "say the version of trueup",
    .formats = "text json",
    .run = run,
};
