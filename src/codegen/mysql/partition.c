/* Statements about partitions. */
#include "config.h"

#include "codegen/mysql/partition.h"

#include <string.h>

#include "codegen/mysql/mysql.h"

static void
add_names(TuBuf *out, const TuVec *partitions)
{
    for (size_t i = 0; i < partitions->count; i++) {
        tu_buf_add(out, i ? ", " : "");
        tu_mysql_ident(out, ((const TuMysqlPartition *)partitions->items[i])->name);
    }
}

static void
add_definitions(TuBuf *out, const TuVec *partitions)
{
    for (size_t i = 0; i < partitions->count; i++) {
        tu_buf_add(out, i ? ",\n     " : "\n    (");
        tu_mysql_partition_write(out, partitions->items[i]);
    }
    tu_buf_addc(out, ')');
}

/* Has the server given all their names, so that it can go on? */
static bool
goes_on(const TuMysqlPartitionPlan *plan)
{
    return plan->from.counted && plan->to.counted;
}

static void
render_step(TuRender *render, const TuObject *table, const TuMysqlPartitionPlan *plan,
            const TuMysqlPartitionStep *step)
{
    TuBuf sql = TU_BUF_INIT, names = TU_BUF_INIT;
    bool spreads = plan->to.method == TU_MYSQL_BY_HASH;
    add_names(&names, &step->from);
    tu_buf_add(&sql, "ALTER TABLE ");
    tu_mysql_ident(&sql, table->name);
    switch (step->op) {
    case TU_MYSQL_DROP_PARTITIONS:
        tu_buf_addf(&sql, "\n    DROP PARTITION %s", names.s);
        break;
    case TU_MYSQL_REORGANIZE:
        tu_buf_addf(&sql, "\n    REORGANIZE PARTITION %s INTO", names.s);
        add_definitions(&sql, &step->to);
        break;
    case TU_MYSQL_ADD_PARTITIONS:
        tu_buf_add(&sql, "\n    ADD PARTITION");
        if (goes_on(plan))
            tu_buf_addf(&sql, " PARTITIONS %zu", step->to.count);
        else
            add_definitions(&sql, &step->to);
        break;
    case TU_MYSQL_COALESCE:
        tu_buf_addf(&sql, "\n    COALESCE PARTITION %zu", step->from.count);
        break;
    }
    sql.failed |= names.failed;
    TuStatement *statement = tu_mysql_add(render, table, &sql);
    if (step->op == TU_MYSQL_DROP_PARTITIONS)
        tu_render_hazard(render, statement, TU_STATEMENT_LOSES_DATA, "TU116",
                         "drops partitions of %s with their rows: %s", table->name, names.s);
    else if (step->op == TU_MYSQL_REORGANIZE)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU330",
                         "copies the rows of partitions of %s while writers wait: %s", table->name,
                         names.s);
    else if (spreads)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU330",
                         "spreads the rows of %s anew while writers wait", table->name);
    tu_buf_release(&names);
}

void
tu_mysql_render_partitions(TuRender *render, const TuObject *table,
                           const TuMysqlPartitionPlan *plan)
{
    if (plan->failed)
        render->status = tu_error_nomem(render->err);
    for (size_t i = 0; i < plan->steps.count; i++)
        render_step(render, table, plan, plan->steps.items[i]);
}

void
tu_mysql_partition_hazard(TuRender *render, TuStatement *statement, const TuObject *table,
                          bool narrows)
{
    if (narrows)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU505",
                         "writes %s anew while writers wait, and fails where a row fits no "
                         "partition",
                         table->name);
    else
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU330",
                         "writes %s anew while writers wait, because its partitioning changes",
                         table->name);
}

const char *
tu_mysql_kept_partitions(const TuObject *from, const TuObject *to, TuArena *arena)
{
    const TuTable *old = (const TuTable *)from, *new = (const TuTable *)to;
    TuMysqlPartitionPlan plan;
    TuBuf out = TU_BUF_INIT;
    if (!old->partition_by || !new->partition_by ||
        strcmp(old->partition_by, new->partition_by) == 0)
        return NULL;
    tu_mysql_plan_partitions(&plan, old->partition_by, new->partition_by, arena);
    const TuMysqlPartitionStep *drop = NULL;
    for (size_t i = 0; i < plan.steps.count; i++) {
        const TuMysqlPartitionStep *step = plan.steps.items[i];
        drop = step->op == TU_MYSQL_DROP_PARTITIONS ? step : drop;
    }
    TuVec kept = TU_VEC_INIT;
    for (size_t i = 0, at = 0; drop && i < plan.from.items.count; i++) {
        if (at < drop->from.count && plan.from.items.items[i] == drop->from.items[at])
            at++;
        else
            tu_vec_add(&kept, arena, plan.from.items.items[i]);
    }
    tu_buf_add(&out, " PARTITION (");
    add_names(&out, &kept);
    tu_buf_addc(&out, ')');
    const char *copy = drop ? tu_buf_dup(&out, arena) : NULL;
    tu_buf_release(&out);
    return copy;
}
