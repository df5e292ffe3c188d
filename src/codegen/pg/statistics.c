/* Extended statistics: the engine's own text and the target. */
#include "config.h"

#include "codegen/pg/pg.h"

static void
set_target(TuRender *render, const TuStatistics *statistics)
{
    tu_pg_say(render, &statistics->obj, "ALTER STATISTICS %N SET STATISTICS %s", &statistics->obj,
              statistics->target == NULL ? "-1" : statistics->target);
}

static void
create_statistics(TuRender *render, const TuObject *object)
{
    const TuStatistics *statistics = (const TuStatistics *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put_trimmed(&sql, statistics->definition);
    tu_pg_say_buf(render, object, &sql);
    if (statistics->target != NULL)
        set_target(render, statistics);
    tu_pg_comment(render, object);
}

static TuWay
statistics_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return fields & TU_FIELD_BIT(TU_STATISTICS_DEFINITION) ? TU_WAY_RECREATE : TU_WAY_ALTER;
}

static void
alter_statistics(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                 const TuChange *whole)
{
    (void)from;
    (void)whole;
    if (fields & TU_FIELD_BIT(TU_STATISTICS_TARGET))
        set_target(render, (const TuStatistics *)to);
    if (fields & TU_FIELD_BIT(TU_STATISTICS_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_statistics(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "STATISTICS", name);
}

const TuRenderer tu_pg_statistics = {
    .create = create_statistics,
    .drop = tu_pg_drop_plain,
    .way = statistics_way,
    .alter = alter_statistics,
    .rename = rename_statistics,
};
