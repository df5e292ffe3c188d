/* Range types. Nothing of one can be changed in place, and a new one cannot stand beside the old
 * one under another name, because of its constructor functions: meanwhile its values are text. The
 * planner sees to that. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static void
put_part(TuBuf *out, const char *word, const char *value)
{
    if (value != NULL)
        tu_pg_put(out, ",\n    %s = %s", word, value);
}

static void
create_range(TuRender *render, const TuObject *object)
{
    const TuRange *range = (const TuRange *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE TYPE %N AS RANGE (\n    subtype = %s", object, range->subtype);
    put_part(&sql, "multirange_type_name", range->multirange);
    put_part(&sql, "subtype_opclass", range->opclass);
    if (range->collation != NULL) {
        tu_buf_add(&sql, ",\n    collation = ");
        tu_pg_put_collation(&sql, range->collation);
    }
    put_part(&sql, "canonical", range->canonical);
    put_part(&sql, "subtype_diff", range->subtype_diff);
    tu_buf_add(&sql, "\n)");
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
}

static TuWay
range_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return fields == TU_FIELD_BIT(TU_RANGE_COMMENT) ? TU_WAY_ALTER : TU_WAY_RECREATE;
}

static void
alter_range(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
            const TuChange *whole)
{
    (void)from;
    (void)fields;
    (void)whole;
    tu_pg_comment_changed(render, to);
}

static void
rename_range(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "TYPE", name);
}

const TuRenderer tu_pg_range = {
    .create = create_range,
    .drop = tu_pg_drop_plain,
    .way = range_way,
    .alter = alter_range,
    .rename = rename_range,
};
