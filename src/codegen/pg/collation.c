/* Collations: the server changes nothing but the name and comment of one. */
#include "config.h"

#include "codegen/pg/pg.h"

static void
put_setting(TuBuf *out, size_t *count, const char *word, const char *value)
{
    if (value != NULL)
        tu_pg_put(out, "%s%s = %L", (*count)++ > 0 ? ", " : "", word, value);
}

static void
create_collation(TuRender *render, const TuObject *object)
{
    const TuCollation *collation = (const TuCollation *)object;
    TuBuf sql = TU_BUF_INIT;
    size_t count = 0;

    tu_pg_put(&sql, "CREATE COLLATION %N (", object);
    if (collation->provider != NULL)
        tu_pg_put(&sql, "%sprovider = %I", count++ > 0 ? ", " : "", collation->provider);
    put_setting(&sql, &count, "locale", collation->locale);
    put_setting(&sql, &count, "lc_collate", collation->lc_collate);
    put_setting(&sql, &count, "lc_ctype", collation->lc_ctype);
    put_setting(&sql, &count, "rules", collation->rules);
    if (collation->nondeterministic)
        tu_buf_addf(&sql, "%sdeterministic = false", count > 0 ? ", " : "");
    tu_buf_addc(&sql, ')');
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
}

static void
rename_collation(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "COLLATION", name);
}

const TuRenderer tu_pg_collation = {
    .create = create_collation,
    .drop = tu_pg_drop_plain,
    .way = tu_pg_comment_way,
    .alter = tu_pg_comment_alter,
    .rename = rename_collation,
};
