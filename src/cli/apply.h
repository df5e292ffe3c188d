/* What up and down share: options, the plan that is shown, the question before it runs. */
#ifndef TU_CLI_APPLY_H
#define TU_CLI_APPLY_H

#include <trueup/trueup.h>

#include "cli/command.h"

typedef struct TuApplyArgs {
    const char *to, *version; /* down takes it as an argument too */
    unsigned steps;
    TuNames allow;
    bool dry_run, sql, accept_drift, auto_restore;
    const char *backup;
    const char *interrupted;
} TuApplyArgs;

typedef TrueupStatus TuApplyVerb(TrueupSession *session, const TrueupApplyOptions *options,
                                 TrueupResult **out, TrueupError *err);

/* Rows of the option table that both have. */
#define TU_APPLY_FLAG(name, member, help)                                        \
    {                                                                            \
        name, 0, NULL, help, TU_OPTION_FLAG, offsetof(TuApplyArgs, member), NULL \
    }
#define TU_APPLY_DRY_RUN TU_APPLY_FLAG("dry-run", dry_run, "run nothing, show what would run")
#define TU_APPLY_SQL TU_APPLY_FLAG("sql", sql, "run nothing, print the script")
#define TU_APPLY_ACCEPT_DRIFT \
    TU_APPLY_FLAG("accept-drift", accept_drift, "run although the schema is not the expected one")
#define TU_APPLY_ALLOW                                                                            \
    {                                                                                             \
        "allow", 0, "RULE", "let statements with this hazard run, such as TU102", TU_OPTION_LIST, \
            offsetof(TuApplyArgs, allow), NULL                                                    \
    }

#define TU_APPLY_BACKUP                                                                 \
    {                                                                                   \
        "backup", 0, "WHEN", "back up first: never, destructive or always (never)",     \
            TU_OPTION_CHOICE, offsetof(TuApplyArgs, backup), "never destructive always" \
    }
#define TU_APPLY_AUTO_RESTORE \
    TU_APPLY_FLAG("auto-restore", auto_restore, "restore that backup when a run stops half way")

#define TU_APPLY_INTERRUPTED                                                                       \
    {                                                                                              \
        "interrupted", 0, "ANSWER", "what became of a statement that was cut off: done or undone", \
            TU_OPTION_CHOICE, offsetof(TuApplyArgs, interrupted), "done undone"                    \
    }

int tu_cli_apply(TuCli *cli, const TuApplyArgs *args, TuApplyVerb *verb);

#endif
