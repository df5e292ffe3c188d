/* What acts on the rows of a table: triggers and policies; and extended statistics. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"

TuStatus
tu_pgcat_read_trigger(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[1]));
    TuTrigger *trigger = (TuTrigger *)tu_pgcat_add_child(reader, TU_KIND_TRIGGER, TU_PGCAT_TRIGGER,
                                                         tu_pgcat_oid(row[0]), rel, row[2]);
    uint32_t constraint = tu_pgcat_oid(row[4]);
    (void)err;
    if (!trigger)
        return TU_OK;
    trigger->enabled = tu_pgcat_enabled(row[3]);
    trigger->definition = tu_pgcat_trim(reader, row[5]);
    if (constraint) /* CREATE CONSTRAINT TRIGGER */
        tu_pgcat_put(reader, TU_PGCAT_CONSTRAINT, constraint, &trigger->obj);
    return TU_OK;
}

static const char *
command_word(char letter)
{
    switch (letter) {
    case 'r':
        return "select";
    case 'a':
        return "insert";
    case 'w':
        return "update";
    case 'd':
        return "delete";
    default:
        return "all";
    }
}

TuStatus
tu_pgcat_read_policy(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[1]));
    TuPolicy *policy = (TuPolicy *)tu_pgcat_add_child(reader, TU_KIND_POLICY, TU_PGCAT_POLICY,
                                                      tu_pgcat_oid(row[0]), rel, row[2]);
    (void)err;
    if (!policy)
        return TU_OK;
    policy->command = command_word(*row[3]);
    policy->restrictive = !tu_pgcat_bool(row[4]);
    policy->roles = tu_pgcat_array(reader, reader->arena, row[5]);
    policy->using_expr = tu_pgcat_unwrap(reader, row[6]);
    policy->with_check = tu_pgcat_unwrap(reader, row[7]);
    return TU_OK;
}

TuStatus
tu_pgcat_read_statistics(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuStatistics *statistics = (TuStatistics *)tu_pgcat_add(
        reader, TU_KIND_STATISTICS, TU_PGCAT_STATISTIC, tu_pgcat_oid(row[0]), tu_pgcat_oid(row[2]),
        tu_arena_strdup(reader->arena, row[1]));
    (void)err;
    if (!statistics)
        return TU_OK;
    if (row[4] && *row[4] != '-')
        statistics->target = tu_pgcat_intern(reader, row[4]);
    statistics->definition = tu_pgcat_trim(reader, row[5]);
    tu_object_need(reader->model, &statistics->obj,
                   tu_pgcat_get(reader, TU_PGCAT_CLASS, tu_pgcat_oid(row[3])));
    return TU_OK;
}
