/* trueup backup: create, list, show, restore, prune. */
#include "config.h"

#include <string.h>

#include "base/exit.h"
#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    const char *action, *name, *reason, *confirm;
    unsigned keep, days;
    bool no_safety, dry_run;
} Args;

typedef TrueupStatus Action(TrueupSession *session, const Args *args, TrueupResult **out,
                            TrueupError *err);

static TrueupStatus
create(TrueupSession *session, const Args *args, TrueupResult **out, TrueupError *err)
{
    return trueup_backup_create(session, args->reason ? args->reason : "by hand", out, err);
}

static TrueupStatus
list(TrueupSession *session, const Args *args, TrueupResult **out, TrueupError *err)
{
    (void)args;
    return trueup_backup_list(session, out, err);
}

static TrueupStatus
show(TrueupSession *session, const Args *args, TrueupResult **out, TrueupError *err)
{
    return trueup_backup_show(session, args->name, out, err);
}

static TrueupStatus
restore(TrueupSession *session, const Args *args, TrueupResult **out, TrueupError *err)
{
    const TrueupRestoreOptions options = {.size = sizeof options,
                                          .name = args->name,
                                          .confirm = args->confirm,
                                          .no_safety = args->no_safety};
    return trueup_backup_restore(session, &options, out, err);
}

static TrueupStatus
prune(TrueupSession *session, const Args *args, TrueupResult **out, TrueupError *err)
{
    const TrueupPruneOptions options = {
        .size = sizeof options, .keep = args->keep, .days = args->days, .dry_run = args->dry_run};
    return trueup_backup_prune(session, &options, out, err);
}

static const struct {
    const char *name;
    Action *run;
    bool takes_name;
} actions[] = {
    {"create", create, false},  {"list", list, false},   {"show", show, true},
    {"restore", restore, true}, {"prune", prune, false},
};

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    TuError inside = {0};
    const char *action = args->action ? args->action : "list";
    for (size_t i = 0; i < TU_LEN(actions); i++) {
        if (strcmp(actions[i].name, action) != 0)
            continue;
        if (args->name && !actions[i].takes_name)
            break;
        TrueupStatus status = actions[i].run(cli->session, args, &result, &err);
        int code = tu_cli_finish(cli, status, result, &err);
        trueup_result_free(result);
        return code;
    }
    if (args->name)
        tu_error_set(&inside, TU_ERR_USAGE, "backup %s takes no name", action);
    else
        tu_error_set(&inside, TU_ERR_USAGE, "backup cannot \"%s\"",
                     tu_cli_shown(cli->arena, action));
    tu_error_hint(&inside, "create, list, show, restore or prune");
    return tu_cli_fail_inside(cli, &inside);
}

static const TuOption options[] = {
    {NULL, 0, "ACTION", NULL, TU_OPTION_TEXT, offsetof(Args, action), NULL},
    {NULL, 0, "NAME", NULL, TU_OPTION_TEXT, offsetof(Args, name), NULL},
    {"reason", 0, "TEXT", "create: why it is made, for the manifest", TU_OPTION_TEXT,
     offsetof(Args, reason), NULL},
    {"confirm", 0, "DATABASE", "restore: replace all that is in the database of this name",
     TU_OPTION_TEXT, offsetof(Args, confirm), NULL},
    {"no-safety-backup", 0, NULL, "restore: do not save first what is replaced", TU_OPTION_FLAG,
     offsetof(Args, no_safety), NULL},
    {"keep", 0, "NUMBER", "prune: how many of the newest stay (7)", TU_OPTION_NUMBER,
     offsetof(Args, keep), NULL},
    {"older-than", 0, "DAYS", "prune: younger ones stay as well", TU_OPTION_NUMBER,
     offsetof(Args, days), NULL},
    {"dry-run", 0, NULL, "prune: delete nothing, show what would go", TU_OPTION_FLAG,
     offsetof(Args, dry_run), NULL},
};

const TuCmd tu_cmd_backup = {
    .name = "backup",
    .summary = "create, list, show, restore or prune backups of the database",
    .details = "ACTION is create, list (the default), show, restore or prune. NAME is a backup's "
               "name, the\nbeginning of it, or latest.",
    .formats = "text json",
    .session = true,
    .options = options,
    .option_count = TU_LEN(options),
    .args_size = sizeof(Args),
    .run = run,
};
