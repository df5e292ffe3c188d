/* CREATE, DROP and ALTER of schemas and extensions. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <ctype.h>
#include <stdlib.h>

static void
create_schema(TuRender *render, const TuObject *object)
{
    /* Every database starts with public; a model may name it for its comment. */
    tu_pg_say(render, object, "CREATE SCHEMA %s%C",
              tu_pg_same(object->name, "public") ? "IF NOT EXISTS " : "", object);
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

/* The version that the model asks for; for one that is made anew, that which it had to have before.
 */
static const char *
asked_version(const TuRender *render, const TuObject *object)
{
    const TuExtension *extension = (const TuExtension *)object;
    const TuObject *before = render->from == NULL ? NULL : tu_model_find_same(render->from, object);

    if (extension->version != NULL)
        return extension->version;
    if (render->from == NULL || render->from->dialect == NULL)
        return extension->installed; /* a copy of what is there */
    if (before != NULL && ((const TuExtension *)before)->version != NULL)
        return extension->installed;
    return NULL;
}

static void
create_extension(TuRender *render, const TuObject *object)
{
    const TuExtension *extension = (const TuExtension *)object;
    const char *version = asked_version(render, object);
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE EXTENSION %C", object);
    if (extension->in_schema != NULL)
        tu_pg_put(&sql, " SCHEMA %I", extension->in_schema);
    if (version != NULL)
        tu_pg_put(&sql, " VERSION %L", version);
    tu_pg_say_buf(render, object, &sql);
    tu_pg_comment(render, object);
}

/* Is a version below another? Numbers in them are compared as numbers. */
static bool
is_below(const char *a, const char *b)
{
    while (*a != '\0' && *b != '\0') {
        if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
            char *after_a, *after_b;
            unsigned long x = strtoul(a, &after_a, 10), y = strtoul(b, &after_b, 10);

            if (x != y)
                return x < y;
            a = after_a;
            b = after_b;
        } else if (*a != *b) {
            return *a < *b;
        } else {
            a++;
            b++;
        }
    }
    return *a == '\0' && *b != '\0';
}

static const char *
version_of(const TuObject *object)
{
    const TuExtension *extension = (const TuExtension *)object;

    return extension->installed == NULL ? extension->version : extension->installed;
}

/* Extensions come with scripts that lead up, not down; and some stay in their schema. */
static TuWay
extension_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const char *old = version_of(from), *new = version_of(to);

    if ((fields & TU_FIELD_BIT(TU_EXTENSION_SCHEMA)) && ((const TuExtension *)from)->fixed)
        return TU_WAY_RECREATE;
    if ((fields & TU_FIELD_BIT(TU_EXTENSION_VERSION)) && old != NULL && new != NULL &&
        is_below(new, old))
        return TU_WAY_RECREATE;
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
    if ((fields & TU_FIELD_BIT(TU_EXTENSION_VERSION)) && version_of(to) != NULL)
        tu_pg_say(render, to, "ALTER EXTENSION %C UPDATE TO %L", to, version_of(to));
    if (fields & TU_FIELD_BIT(TU_EXTENSION_COMMENT))
        tu_pg_comment_changed(render, to);
}

const TuRenderer tu_pg_extension = {
    .create = create_extension,
    .drop = tu_pg_drop_plain,
    .way = extension_way,
    .alter = alter_extension,
};
