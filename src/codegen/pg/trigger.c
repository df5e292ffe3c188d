/* Triggers and rules: the engine's own text, replaced in place, and whether they fire. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static void
set_enabled(TuRender *render, const TuObject *object, const char *what, const char *enabled)
{
    const char *word = "ENABLE";

    if (enabled != NULL && strcmp(enabled, "disabled") == 0)
        word = "DISABLE";
    else if (enabled != NULL && strcmp(enabled, "replica") == 0)
        word = "ENABLE REPLICA";
    else if (enabled != NULL && strcmp(enabled, "always") == 0)
        word = "ENABLE ALWAYS";
    tu_pg_clause(render, object, object->parent, "%s %s %C", word, what, object);
}

static void
trigger_hazard(TuRender *render, TuStatement *statement, const TuObject *object)
{
    if (tu_pg_existed(render, object->parent))
        tu_render_hazard(render, statement, 0, "TU226", "trigger change waits for writers of %s",
                         object->parent->name);
}

static void
rule_hazard(TuRender *render, TuStatement *statement, const TuObject *object)
{
    if (tu_pg_existed(render, object->parent))
        tu_render_hazard(render, statement, 0, "TU227", "rule change locks %s for a moment",
                         object->parent->name);
}

static void
create_trigger(TuRender *render, const TuObject *object)
{
    const TuTrigger *trigger = (const TuTrigger *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put_trimmed(&sql, trigger->definition);
    trigger_hazard(render, tu_pg_say_buf(render, object, &sql), object);
    if (trigger->enabled != NULL)
        set_enabled(render, object, "TRIGGER", trigger->enabled);
    tu_pg_comment(render, object);
}

static void
drop_trigger(TuRender *render, const TuObject *object)
{
    trigger_hazard(render, tu_pg_drop(render, object), object);
}

/* A constraint trigger can neither be replaced nor be replaced by another. */
static TuWay
trigger_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    if (fields & TU_FIELD_BIT(TU_TRIGGER_DEFINITION) &&
        (tu_pg_starts(((const TuTrigger *)from)->definition, "create constraint ") ||
         tu_pg_starts(((const TuTrigger *)to)->definition, "create constraint ")))
        return TU_WAY_RECREATE;
    return TU_WAY_ALTER;
}

static void
alter_trigger(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
              const TuChange *whole)
{
    const TuTrigger *trigger = (const TuTrigger *)to;
    bool replaced = (fields & TU_FIELD_BIT(TU_TRIGGER_DEFINITION)) != 0;

    (void)whole;
    if (replaced && !tu_pg_can(render->from, render->to, TU_PG_REPLACE_TRIGGER)) {
        drop_trigger(render, from);
        create_trigger(render, to);
        return;
    }
    if (replaced) {
        TuBuf sql = TU_BUF_INIT;

        tu_pg_put_or_replace(&sql, trigger->definition);
        trigger_hazard(render, tu_pg_say_buf(render, to, &sql), to);
    }
    /* OR REPLACE makes it fire as usual again. */
    if (replaced ? trigger->enabled != NULL : (fields & TU_FIELD_BIT(TU_TRIGGER_ENABLED)) != 0)
        set_enabled(render, to, "TRIGGER", trigger->enabled);
    if (fields & TU_FIELD_BIT(TU_TRIGGER_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_trigger(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER TRIGGER %C ON %N RENAME TO %I", from, from->parent, name);
}

const TuRenderer tu_pg_trigger = {
    .create = create_trigger,
    .drop = drop_trigger,
    .way = trigger_way,
    .alter = alter_trigger,
    .rename = rename_trigger,
};

static void
create_rule(TuRender *render, const TuObject *object)
{
    const TuRule *rule = (const TuRule *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put_trimmed(&sql, rule->definition);
    rule_hazard(render, tu_pg_say_buf(render, object, &sql), object);
    if (rule->enabled != NULL)
        set_enabled(render, object, "RULE", rule->enabled);
    tu_pg_comment(render, object);
}

static void
drop_rule(TuRender *render, const TuObject *object)
{
    rule_hazard(render, tu_pg_drop(render, object), object);
}

static TuWay
rule_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    (void)fields;
    return TU_WAY_ALTER;
}

static void
alter_rule(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
           const TuChange *whole)
{
    const TuRule *rule = (const TuRule *)to;

    (void)from;
    (void)whole;
    if (fields & TU_FIELD_BIT(TU_RULE_DEFINITION)) {
        TuBuf sql = TU_BUF_INIT;

        tu_pg_put_or_replace(&sql, rule->definition);
        rule_hazard(render, tu_pg_say_buf(render, to, &sql), to);
    }
    if (fields & TU_FIELD_BIT(TU_RULE_ENABLED))
        set_enabled(render, to, "RULE", rule->enabled);
    if (fields & TU_FIELD_BIT(TU_RULE_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_rule(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER RULE %C ON %N RENAME TO %I", from, from->parent, name);
}

const TuRenderer tu_pg_rule = {
    .create = create_rule,
    .drop = drop_rule,
    .way = rule_way,
    .alter = alter_rule,
    .rename = rename_rule,
};
