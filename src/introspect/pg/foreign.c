/* Foreign data wrappers, servers, user mappings, and what makes a table a foreign one. */
#include "config.h"

#include "introspect/pg/pg.h"

#include "base/compat.h"
#include "model/secret.h"

/* Passwords of the user's database are sealed where they are read; in a scratch database is only
 * what a model declares. */
static void
read_options(TuPgcatReader *reader, TuPairs *into, const char *literal)
{
    tu_pgcat_options(reader, into, literal, "");
    for (size_t i = 0; !reader->scratch_database && i < into->count; i++) {
        TuPair *option = &into->items[i];
        if (tu_secret_name(option->name))
            option->value = tu_secret_seal(reader->arena, option->value);
    }
}

/* An object that stands in no schema, or NULL when an extension brought it. */
static TuObject *
add(TuPgcatReader *reader, TuKind kind, uint32_t catalog, uint32_t oid, const char *name,
    TuObject *parent)
{
    if (tu_pgcat_is_member(reader, catalog, oid))
        return NULL;
    TuObject *object =
        tu_model_add(reader->model, kind, NULL, tu_arena_strdup(reader->arena, name), parent);
    if (object)
        tu_pgcat_put(reader, catalog, oid, object);
    return object;
}

TuStatus
tu_pgcat_read_wrapper(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuForeignDataWrapper *wrapper = (TuForeignDataWrapper *)add(
        reader, TU_KIND_FOREIGN_DATA_WRAPPER, TU_PGCAT_WRAPPER, tu_pgcat_oid(row[0]), row[1], NULL);
    (void)err;
    if (!wrapper)
        return TU_OK;
    wrapper->handler = reader->no_handlers ? TU_SECRET_SHOWN : tu_pgcat_intern(reader, row[2]);
    wrapper->validator = tu_pgcat_intern(reader, row[3]);
    read_options(reader, &wrapper->options, row[4]);
    return TU_OK;
}

TuStatus
tu_pgcat_read_server(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuServer *server = (TuServer *)add(reader, TU_KIND_SERVER, TU_PGCAT_SERVER,
                                       tu_pgcat_oid(row[0]), row[1], NULL);
    (void)err;
    if (!server)
        return TU_OK;
    server->wrapper = tu_pgcat_intern(reader, row[2]);
    server->type = tu_arena_strdup(reader->arena, row[3]);
    server->version = tu_arena_strdup(reader->arena, row[4]);
    read_options(reader, &server->options, row[5]);
    return TU_OK;
}

TuStatus
tu_pgcat_read_user_mapping(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuObject *server = tu_pgcat_get(reader, TU_PGCAT_SERVER, tu_pgcat_oid(row[1]));
    (void)err;
    if (!server || server->kind != TU_KIND_SERVER)
        return TU_OK;
    TuUserMapping *mapping = (TuUserMapping *)add(
        reader, TU_KIND_USER_MAPPING, TU_PGCAT_USER_MAPPING, tu_pgcat_oid(row[0]), row[2], server);
    if (!mapping)
        return TU_OK;
    read_options(reader, &mapping->options, row[3]);
    if (tu_pgcat_bool(row[4]))
        return TU_OK;
    tu_pairs_add(&mapping->options, reader->arena, TU_SECRET_HIDDEN_OPTIONS, TU_SECRET_SHOWN);
    tu_pgcat_unmodelled(reader, "options (which this role may not read) of a user mapping",
                        "%s on %s", mapping->obj.name, server->name);
    return TU_OK;
}

TuStatus
tu_pgcat_read_foreign_table(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    const TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[0]));
    (void)err;
    if (!rel || !rel->obj)
        return TU_OK;
    TuTable *table = (TuTable *)rel->obj;
    table->server = tu_pgcat_intern(reader, row[2]);
    read_options(reader, &table->foreign_options, row[3]);
    tu_object_need(reader->model, rel->obj,
                   tu_pgcat_get(reader, TU_PGCAT_SERVER, tu_pgcat_oid(row[1])));
    return TU_OK;
}

TuStatus
tu_pgcat_read_foreign_column(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    const TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[0]));
    size_t at = (size_t)tu_pgcat_oid(row[1]) - 1;
    TuColumn *column = rel && at < rel->attr_count ? (TuColumn *)rel->attrs[at].column : NULL;
    (void)err;
    if (column)
        read_options(reader, &column->foreign_options, row[2]);
    return TU_OK;
}
