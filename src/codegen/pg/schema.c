/* CREATE, DROP and ALTER of schemas and extensions. */
#include "config.h"

#include "codegen/pg/pg.h"

static void
create_schema(TuRender *render, const TuObject *object)
{
    tu_pg_say(render, object, "CREATE SCHEMA %C", object);
    tu_pg_comment(render, object);
}

static void
drop_schema(TuRender *render, const TuObject *object)
{
    tu_render_hazard(render, tu_pg_drop(render, object), TU_STATEMENT_LOSES_DATA, "TU101",
                     "schema %s goes with all that is in it", object->name);
}

/* A schema has nothing but its comment. */
static TuWay
schema_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    (void)fields;
    return TU_WAY_ALTER;
}

static void
alter_schema(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
             const TuChange *whole)
{
    (void)from;
    (void)fields;
    (void)whole;
    tu_pg_comment_changed(render, to);
}

static void
rename_schema(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER SCHEMA %C RENAME TO %I", from, name);
}

const TuRenderer tu_pg_schema = {
    .create = create_schema,
    .drop = drop_schema,
    .way = schema_way,
    .alter = alter_schema,
    .rename = rename_schema,
};

static void
create_extension(TuRender *render, const TuObject *object)
{
    const TuExtension *extension = (const TuExtension *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE EXTENSION %C", object);
    if (extension->in_schema != NULL)
        tu_pg_put(&sql, " SCHEMA %I", extension->in_schema);
    if (extension->version != NULL)
        tu_pg_put(&sql, " VERSION %L", extension->version);
    tu_pg_say_buf(render, object, &sql);
    tu_pg_comment(render, object);
}

static TuWay
extension_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    (void)fields;
    return TU_WAY_ALTER;
}

static void
alter_extension(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                const TuChange *whole)
{
    const TuExtension *extension = (const TuExtension *)to;

    (void)from;
    (void)whole;
    if ((fields & TU_FIELD_BIT(TU_EXTENSION_SCHEMA)) && extension->in_schema != NULL)
        tu_pg_say(render, to, "ALTER EXTENSION %C SET SCHEMA %I", to, extension->in_schema);
    if ((fields & TU_FIELD_BIT(TU_EXTENSION_VERSION)) && extension->version != NULL)
        tu_pg_say(render, to, "ALTER EXTENSION %C UPDATE TO %L", to, extension->version);
    if (fields & TU_FIELD_BIT(TU_EXTENSION_COMMENT))
        tu_pg_comment_changed(render, to);
}

const TuRenderer tu_pg_extension = {
    .create = create_extension,
    .drop = tu_pg_drop_plain,
    .way = extension_way,
    .alter = alter_extension,
};
