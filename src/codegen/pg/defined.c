/* Kinds that are carried as their whole statement. */
#include "config.h"

#include "codegen/pg/pg.h"

static void
create_defined(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put_trimmed(&sql, ((const TuDefined *)object)->definition);
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
}

const TuRenderer tu_pg_defined = {
    .create = create_defined,
    .drop = tu_pg_drop_plain,
    .way = tu_pg_comment_way,
    .alter = tu_pg_comment_alter,
};
