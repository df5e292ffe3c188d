/* trueup autogenerate: write the proven migration that brings the database to the model. A likely
 * rename is a question at a terminal, and exit 4 elsewhere. */
#include "config.h"

#include <string.h>

#include "base/exit.h"
#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    const char *message, *version, *from;
    TuNames renames, no_renames;
    bool no_proof, offline, dry_run;
} Args;

/* One question, "table.old=new" or "old=new". False when there is no answer. */
static bool
answer(TuCli *cli, const char *question, TuNames *renames, TuNames *no_renames)
{
    const char *equals = strchr(question, '=');
    if (!equals)
        return false;
    const char *old = tu_arena_strndup(cli->arena, question, (size_t)(equals - question));
    const char *text =
        tu_arena_printf(cli->arena, "is this a rename: %s -> %s?", old ? old : "", equals + 1);
    if (!old || !text)
        return false;
    switch (tu_cli_ask(cli, text)) {
    case TU_ANSWER_YES:
        tu_names_add(renames, cli->arena, question);
        return true;
    case TU_ANSWER_NO:
        tu_names_add(no_renames, cli->arena, old);
        return true;
    case TU_ANSWER_NONE:
        break;
    }
    return false;
}

/* True when all questions are answered and the call is worth another go. */
static bool
answer_all(TuCli *cli, const char *questions, TuNames *renames, TuNames *no_renames)
{
    bool answered = false;
    while (*questions) {
        size_t len = strcspn(questions, "\n");
        const char *question = tu_arena_strndup(cli->arena, questions, len);
        questions += len + (questions[len] == '\n');
        if (len == 0)
            continue;
        if (!question || !answer(cli, question, renames, no_renames))
            return false;
        answered = true;
    }
    return answered;
}

static TrueupStatus
call(TuCli *cli, const Args *args, TrueupResult **out, TrueupError *err)
{
    TuNames renames = args->renames, no_renames = args->no_renames;
    for (;;) {
        const TrueupAutogenerateOptions options = {
            .size = sizeof options,
            .message = args->message,
            .version = args->version,
            .from = args->from,
            .renames = tu_cli_list(&renames, cli->arena),
            .no_renames = tu_cli_list(&no_renames, cli->arena),
            .no_proof = args->no_proof,
            .offline = args->offline,
            .dry_run = args->dry_run,
        };
        *err = (TrueupError){.size = sizeof *err};
        TrueupStatus status = trueup_autogenerate(cli->session, &options, out, err);
        /* --yes is no answer to a question that has two */
        if (status != TRUEUP_ERR_DECISION || !cli->terminal ||
            !answer_all(cli, err->more, &renames, &no_renames))
            return status;
    }
}

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    TrueupResult *result = NULL;
    TrueupError err;
    TrueupStatus status = call(cli, args, &result, &err);
    const char *file = status == TRUEUP_OK ? trueup_result_part(result, "file") : NULL;
    int code;
    if (file && args->dry_run && !cli->json) {
        tu_cli_asides(cli, result);
        tu_cli_print(cli, file);
        code = trueup_result_exit_code(result);
    } else {
        code = tu_cli_finish(cli, status, result, &err);
    }
    trueup_result_free(result);
    return code;
}

static const TuOption options_of_autogenerate[] = {
    {"message", 'm', "MESSAGE", "what the migration does; part of the file's name", TU_OPTION_TEXT,
     offsetof(Args, message), NULL},
    {"version", 0, "VERSION", "its version; by default what the change asks for", TU_OPTION_TEXT,
     offsetof(Args, version), NULL},
    {"from", 0, "STATE", "the database (default), or migrations: replay the files", TU_OPTION_TEXT,
     offsetof(Args, from), NULL},
    {"rename", 0, "OLD=NEW", "is a rename; for a column TABLE.OLD=NEW", TU_OPTION_LIST,
     offsetof(Args, renames), NULL},
    {"no-rename", 0, "OLD", "is none; * for all", TU_OPTION_LIST, offsetof(Args, no_renames), NULL},
    {"no-proof", 0, NULL, "do not run the migration on scratch first", TU_OPTION_FLAG,
     offsetof(Args, no_proof), NULL},
    {"offline", 0, NULL, "plain statements, which may block readers and writers for long",
     TU_OPTION_FLAG, offsetof(Args, offline), NULL},
    {"dry-run", 0, NULL, "write no file, print it", TU_OPTION_FLAG, offsetof(Args, dry_run), NULL},
};

const TuCmd tu_cmd_autogenerate = {
    .name = "autogenerate",
    .aliases = "generate revision",
    .summary = "write the proven migration that brings the database to the model",
    .formats = "text json",
    .required = "message",
    .session = true,
    .options = options_of_autogenerate,
    .option_count = TU_LEN(options_of_autogenerate),
    .args_size = sizeof(Args),
    .run = run,
};
