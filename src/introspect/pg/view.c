/* Texts of views and materialized views, and rules. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"

TuStatus
tu_pgcat_read_view(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    const TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[0]));
    (void)err;
    if (!rel || !rel->obj)
        return TU_OK;
    if (rel->obj->kind == TU_KIND_VIEW)
        ((TuView *)rel->obj)->as = tu_pgcat_trim(reader, row[1]);
    else if (rel->obj->kind == TU_KIND_MATERIALIZED_VIEW)
        ((TuMaterializedView *)rel->obj)->as = tu_pgcat_trim(reader, row[1]);
    return TU_OK;
}

TuStatus
tu_pgcat_read_rule(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t oid = tu_pgcat_oid(row[0]);
    TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[1]));
    (void)err;
    if (!rel || !rel->obj)
        return TU_OK;
    if (!row[4]) { /* what a view reads hangs on its _RETURN rule */
        tu_pgcat_put(reader, TU_PGCAT_REWRITE, oid, rel->obj);
        return TU_OK;
    }
    TuRule *rule =
        (TuRule *)tu_pgcat_add_child(reader, TU_KIND_RULE, TU_PGCAT_REWRITE, oid, rel, row[2]);
    if (!rule)
        return TU_OK;
    rule->definition = tu_pgcat_trim(reader, row[4]);
    rule->enabled = tu_pgcat_enabled(row[3]);
    return TU_OK;
}
