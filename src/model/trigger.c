/* What acts on a table's rows: triggers, rules, policies. */
#include "config.h"

#include "model/kind_table.h"

static const char *const enabled[] = {"disabled", "replica", "always", NULL};
static const char *const commands[] = {"all", "select", "insert", "update", "delete", NULL};

static const TuField trigger_fields[] = {
    [TU_TRIGGER_DEFINITION] =
        TU_FIELD_(TuTrigger, definition, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                  "The whole CREATE TRIGGER statement."),
    [TU_TRIGGER_ENABLED] =
        TU_FIELD_WORDS(TuTrigger, enabled, enabled, 0, "When not enabled as usual (PostgreSQL)."),
    [TU_TRIGGER_COMMENT] = TU_FIELD_COMMENT(TuTrigger),
    [TU_TRIGGER_FOLLOWS] =
        TU_FIELD_(TuTrigger, follows, STR, 0, "Trigger that runs just before it (MySQL)."),
    [TU_TRIGGER_DEFINER] = TU_FIELD_(TuTrigger, definer, STR, TU_FIELD_NOTE | TU_FIELD_SAID,
                                     "Account it runs as (MySQL)."),
    [TU_TRIGGER_SQL_MODE] =
        TU_FIELD_(TuTrigger, sql_mode, STR, TU_FIELD_NOTE, "Mode it was made in (MySQL)."),
};
const TuKindInfo tu_kind_trigger = {
    TU_KIND_FIELDS(TuTrigger, trigger_fields),
    .name = "trigger",
    .section = "triggers",
    .parents = TU_ON_RELATIONS,
};

static const TuField rule_fields[] = {
    [TU_RULE_DEFINITION] = TU_FIELD_(TuRule, definition, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                                     "The whole CREATE RULE statement (PostgreSQL)."),
    [TU_RULE_ENABLED] = TU_FIELD_WORDS(TuRule, enabled, enabled, 0, "When not enabled as usual."),
    [TU_RULE_COMMENT] = TU_FIELD_COMMENT(TuRule),
};
const TuKindInfo tu_kind_rule = {
    TU_KIND_FIELDS(TuRule, rule_fields),
    .name = "rule",
    .section = "rules",
    .parents = TU_ON_RELATIONS,
};

static const TuField policy_fields[] = {
    [TU_POLICY_COMMAND] = TU_FIELD_WORDS(TuPolicy, command, commands, 0, "Command it governs."),
    [TU_POLICY_RESTRICTIVE] =
        TU_FIELD_(TuPolicy, restrictive, BOOL, 0, "Must hold beside the permissive ones."),
    [TU_POLICY_ROLES] = TU_FIELD_(TuPolicy, roles, NAMES, 0, "Roles; everybody when empty."),
    [TU_POLICY_USING] = TU_FIELD_AS("using", TuPolicy, using_expr, EXPR, TU_FIELD_SHORT,
                                    "Rows that are seen, as SQL text."),
    [TU_POLICY_WITH_CHECK] =
        TU_FIELD_(TuPolicy, with_check, EXPR, 0, "Rows that may be written, as SQL text."),
    [TU_POLICY_COMMENT] = TU_FIELD_COMMENT(TuPolicy),
};
const TuKindInfo tu_kind_policy = {
    TU_KIND_FIELDS(TuPolicy, policy_fields),
    .name = "policy",
    .section = "policies",
    .parents = TU_ON_TABLES,
};
