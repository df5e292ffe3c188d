/* Event triggers: only whether they fire can be changed in place. order.c makes them last and drops
 * them first. */
#include "config.h"

#include "codegen/pg/pg.h"

static void
set_enabled(TuRender *render, const TuEventTrigger *trigger)
{
    const char *how = trigger->enabled;
    const char *words = how == NULL                   ? "ENABLE"
                        : tu_pg_same(how, "disabled") ? "DISABLE"
                        : tu_pg_same(how, "replica")  ? "ENABLE REPLICA"
                                                      : "ENABLE ALWAYS";

    tu_pg_say(render, &trigger->obj, "ALTER EVENT TRIGGER %C %s", &trigger->obj, words);
}

static void
create_event_trigger(TuRender *render, const TuObject *object)
{
    const TuEventTrigger *trigger = (const TuEventTrigger *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE EVENT TRIGGER %C ON %I", object, trigger->event);
    for (size_t i = 0; i < trigger->tags.count; i++)
        tu_pg_put(&sql, "%s%L", i == 0 ? "\n    WHEN TAG IN (" : ", ", trigger->tags.items[i]);
    tu_pg_put(&sql, "%s\n    EXECUTE FUNCTION %s()", trigger->tags.count > 0 ? ")" : "",
              trigger->function);
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    if (trigger->enabled != NULL)
        set_enabled(render, trigger);
    tu_pg_comment(render, object);
}

static TuWay
event_trigger_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const uint64_t in_place =
        TU_FIELD_BIT(TU_EVENT_TRIGGER_ENABLED) | TU_FIELD_BIT(TU_EVENT_TRIGGER_COMMENT);

    (void)from;
    (void)to;
    return fields & ~in_place ? TU_WAY_RECREATE : TU_WAY_ALTER;
}

static void
alter_event_trigger(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                    const TuChange *whole)
{
    (void)from;
    (void)whole;
    if (fields & TU_FIELD_BIT(TU_EVENT_TRIGGER_ENABLED))
        set_enabled(render, (const TuEventTrigger *)to);
    if (fields & TU_FIELD_BIT(TU_EVENT_TRIGGER_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_event_trigger(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER EVENT TRIGGER %C RENAME TO %I", from, name);
}

const TuRenderer tu_pg_event_trigger = {
    .create = create_event_trigger,
    .drop = tu_pg_drop_plain,
    .way = event_trigger_way,
    .alter = alter_event_trigger,
    .rename = rename_event_trigger,
};
