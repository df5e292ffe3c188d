/* Casts that users make. (How trueup itself casts columns is in cast.c.) */
#include "config.h"

#include "codegen/pg/pg.h"

static void
create_cast(TuRender *render, const TuObject *object)
{
    const TuCast *cast = (const TuCast *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_buf_add(&sql, "CREATE ");
    tu_pg_put_subject(&sql, object);
    if (cast->inout)
        tu_buf_add(&sql, " WITH INOUT");
    else if (cast->function != NULL)
        tu_pg_put(&sql, " WITH FUNCTION %s", cast->function);
    else
        tu_buf_add(&sql, " WITHOUT FUNCTION");
    if (cast->context != NULL)
        tu_buf_add(&sql, tu_pg_same(cast->context, "implicit") ? " AS IMPLICIT" : " AS ASSIGNMENT");
    tu_pg_say_buf(render, object, &sql);
    tu_pg_comment(render, object);
}

const TuRenderer tu_pg_cast = {
    .create = create_cast,
    .drop = tu_pg_drop_plain,
    .way = tu_pg_comment_way,
    .alter = tu_pg_comment_alter,
};
