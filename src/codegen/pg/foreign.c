/* Foreign data wrappers, servers, user mappings, and the OPTIONS that they and foreign tables have.
 * A value that is not known is written as three stars, and said so. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

#include "model/secret.h"

#define CHANGED(fields, kind, which) (((fields)&TU_FIELD_BIT(TU_##kind##_##which)) != 0)

/* ---- options ---- */

static const char *
shown(const TuPair *option)
{
    return tu_secret_sealed(option->value) ? TU_SECRET_SHOWN : option->value;
}

static bool
stands_for_hidden(const TuPair *option)
{
    return strcmp(option->name, TU_SECRET_HIDDEN_OPTIONS) == 0 && tu_secret_sealed(option->value);
}

static void
put_option(TuBuf *out, const char *verb, const TuPair *option)
{
    tu_pg_put(out, "%s%s%I %L", out->len == 0 ? "" : ", ", verb, option->name, shown(option));
}

void
tu_pg_put_foreign_options(TuBuf *out, const TuPairs *options)
{
    TuBuf list = TU_BUF_INIT;

    for (size_t i = 0; i < options->count; i++)
        if (!stands_for_hidden(&options->items[i]))
            put_option(&list, "", &options->items[i]);
    if (list.len > 0)
        tu_pg_put(out, " OPTIONS (%s)", list.s);
    out->failed |= list.failed;
    tu_buf_release(&list);
}

void
tu_pg_put_options_changed(TuBuf *out, const TuPairs *from, const TuPairs *to)
{
    TuBuf list = TU_BUF_INIT;

    for (size_t i = 0; i < to->count; i++) {
        const TuPair *option = &to->items[i];
        const char *old = tu_pairs_find(from, option->name);

        if (!tu_secret_same(old, option->value) && !stands_for_hidden(option))
            put_option(&list, old == NULL ? "ADD " : "SET ", option);
    }
    for (size_t i = 0; i < from->count; i++) {
        const TuPair *option = &from->items[i];

        if (tu_pairs_find(to, option->name) == NULL && !tu_secret_same(option->value, NULL))
            tu_pg_put(&list, "%sDROP %I", list.len == 0 ? "" : ", ", option->name);
    }
    if (list.len > 0)
        tu_pg_put(out, " OPTIONS (%s)", list.s);
    out->failed |= list.failed;
    tu_buf_release(&list);
}

void
tu_pg_secret_hazards(TuRender *render, TuStatement *statement, const TuObject *object,
                     const TuPairs *from, const TuPairs *to)
{
    TuBuf what = TU_BUF_INIT;

    tu_object_describe(&what, object);
    for (size_t i = 0; statement != NULL && i < to->count; i++) {
        const TuPair *option = &to->items[i];

        if (from != NULL && tu_secret_same(tu_pairs_find(from, option->name), option->value))
            continue;
        if (stands_for_hidden(option))
            tu_render_hazard(render, statement, 0, "TU537",
                             "%s had options that could not be read: set them by hand", what.s);
        else if (tu_secret_sealed(option->value))
            tu_render_hazard(render, statement, 0, "TU537",
                             "option %s of %s is not known here: set it by hand", option->name,
                             what.s);
        else if (tu_secret_name(option->name))
            tu_render_hazard(render, statement, 0, "TU538",
                             "option %s of %s stands here as it was declared", option->name,
                             what.s);
    }
    tu_buf_release(&what);
}

/* ---- wrappers ---- */

static void
put_function(TuBuf *out, const char *what, const char *function)
{
    if (function == NULL)
        tu_pg_put(out, " NO %s", what);
    else if (!tu_secret_sealed(function))
        tu_pg_put(out, " %s %s", what, function);
}

static void
create_wrapper(TuRender *render, const TuObject *object)
{
    const TuForeignDataWrapper *wrapper = (const TuForeignDataWrapper *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE FOREIGN DATA WRAPPER %C", object);
    if (wrapper->handler != NULL)
        put_function(&sql, "HANDLER", wrapper->handler);
    if (wrapper->validator != NULL)
        put_function(&sql, "VALIDATOR", wrapper->validator);
    tu_pg_put_foreign_options(&sql, &wrapper->options);
    TuStatement *statement = tu_pg_say_buf(render, object, &sql);
    tu_pg_secret_hazards(render, statement, object, NULL, &wrapper->options);
    tu_pg_comment(render, object);
}

static TuWay
always_alter(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    (void)fields;
    return TU_WAY_ALTER;
}

static void
alter_wrapper(TuRender *render, const TuObject *object, const TuObject *target, uint64_t fields,
              const TuChange *whole)
{
    const TuForeignDataWrapper *from = (const TuForeignDataWrapper *)object;
    const TuForeignDataWrapper *to = (const TuForeignDataWrapper *)target;
    TuBuf what = TU_BUF_INIT;

    (void)whole;
    if (CHANGED(fields, FOREIGN_DATA_WRAPPER, HANDLER))
        put_function(&what, "HANDLER", to->handler);
    if (CHANGED(fields, FOREIGN_DATA_WRAPPER, VALIDATOR))
        put_function(&what, "VALIDATOR", to->validator);
    if (CHANGED(fields, FOREIGN_DATA_WRAPPER, OPTIONS))
        tu_pg_put_options_changed(&what, &from->options, &to->options);
    if (what.len > 0)
        tu_pg_secret_hazards(
            render, tu_pg_say(render, target, "ALTER FOREIGN DATA WRAPPER %C%s", target, what.s),
            target, &from->options, &to->options);
    tu_buf_release(&what);
    if (CHANGED(fields, FOREIGN_DATA_WRAPPER, COMMENT))
        tu_pg_comment_changed(render, target);
}

static void
rename_wrapper(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER FOREIGN DATA WRAPPER %C RENAME TO %I", from, name);
}

const TuRenderer tu_pg_foreign_data_wrapper = {
    .create = create_wrapper,
    .drop = tu_pg_drop_plain,
    .way = always_alter,
    .alter = alter_wrapper,
    .rename = rename_wrapper,
};

/* ---- servers ---- */

static void
create_server(TuRender *render, const TuObject *object)
{
    const TuServer *server = (const TuServer *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE SERVER %C", object);
    if (server->type != NULL)
        tu_pg_put(&sql, " TYPE %L", server->type);
    if (server->version != NULL)
        tu_pg_put(&sql, " VERSION %L", server->version);
    tu_pg_put(&sql, " FOREIGN DATA WRAPPER %I", server->wrapper);
    tu_pg_put_foreign_options(&sql, &server->options);
    TuStatement *statement = tu_pg_say_buf(render, object, &sql);
    tu_pg_secret_hazards(render, statement, object, NULL, &server->options);
    tu_pg_comment(render, object);
}

/* Neither can be altered; no row is lost when the server is made anew. */
static TuWay
server_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return CHANGED(fields, SERVER, WRAPPER) || CHANGED(fields, SERVER, TYPE) ? TU_WAY_RECREATE
                                                                             : TU_WAY_ALTER;
}

static void
alter_server(TuRender *render, const TuObject *object, const TuObject *target, uint64_t fields,
             const TuChange *whole)
{
    const TuServer *from = (const TuServer *)object, *to = (const TuServer *)target;
    TuBuf what = TU_BUF_INIT;

    (void)whole;
    if (CHANGED(fields, SERVER, VERSION))
        tu_pg_put(&what, " VERSION %L", to->version);
    if (CHANGED(fields, SERVER, OPTIONS))
        tu_pg_put_options_changed(&what, &from->options, &to->options);
    if (what.len > 0)
        tu_pg_secret_hazards(render, tu_pg_say(render, target, "ALTER SERVER %C%s", target, what.s),
                             target, &from->options, &to->options);
    tu_buf_release(&what);
    if (CHANGED(fields, SERVER, COMMENT))
        tu_pg_comment_changed(render, target);
}

static void
rename_server(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER SERVER %C RENAME TO %I", from, name);
}

const TuRenderer tu_pg_server = {
    .create = create_server,
    .drop = tu_pg_drop_plain,
    .way = server_way,
    .alter = alter_server,
    .rename = rename_server,
};

/* ---- user mappings ---- */

void
tu_pg_put_user_mapping(TuBuf *out, const TuObject *object)
{
    tu_buf_add(out, "USER MAPPING FOR ");
    if (strcmp(object->name, "public") == 0)
        tu_buf_add(out, "PUBLIC");
    else
        tu_sql_ident(out, &tu_dialect_pg, object->name);
    tu_pg_put(out, " SERVER %C", object->parent);
}

static void
create_mapping(TuRender *render, const TuObject *object)
{
    const TuUserMapping *mapping = (const TuUserMapping *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_buf_add(&sql, "CREATE ");
    tu_pg_put_user_mapping(&sql, object);
    tu_pg_put_foreign_options(&sql, &mapping->options);
    TuStatement *statement = tu_pg_say_buf(render, object, &sql);
    tu_pg_secret_hazards(render, statement, object, NULL, &mapping->options);
}

static void
alter_mapping(TuRender *render, const TuObject *object, const TuObject *target, uint64_t fields,
              const TuChange *whole)
{
    const TuPairs *from = &((const TuUserMapping *)object)->options;
    const TuPairs *to = &((const TuUserMapping *)target)->options;
    TuBuf sql = TU_BUF_INIT;

    (void)fields;
    (void)whole;
    tu_buf_add(&sql, "ALTER ");
    tu_pg_put_user_mapping(&sql, target);
    tu_pg_put_options_changed(&sql, from, to);
    tu_pg_secret_hazards(render, tu_pg_say_buf(render, target, &sql), target, from, to);
}

const TuRenderer tu_pg_user_mapping = {
    .create = create_mapping,
    .drop = tu_pg_drop_plain,
    .way = always_alter,
    .alter = alter_mapping,
};
