/* What is managed, and what is left alone. */
#include "config.h"

#include <string.h>

#include "api/session.h"
#include "model/objects.h"

/* Tables in which other tools keep their history: left alone unless the model declares them. */
static const char *const foreign_history[] = {
    "flyway_schema_history",
    "databasechangelog",
    "databasechangeloglock",
    "alembic_version",
    "goose_db_version",
    "_prisma_migrations",
    "__diesel_schema_migrations",
    "atlas_schema_revisions",
    "django_migrations",
    "ar_internal_metadata",
    "knex_migrations",
    "knex_migrations_lock",
    "__drizzle_migrations",
    "gorp_migrations",
    "sqlx_migrations",
    "_sqlx_migrations",
    "schema_migrations", /* of whoever is not us: Rails, Ecto, dbmate, golang-migrate */
    "__EFMigrationsHistory",
    "phinxlog",
    "doctrine_migration_versions",
};

/* Ours have these columns, whatever they are called: another project may keep its history in the
 * same database under another name, and a name alone could be anybody's. */
static const struct {
    const char *name; /* NULL: any */
    const char *columns[5];
} own_tables[] = {
    {NULL, {"checksum", "statements_done", "step_fingerprint", "prefix_checksum", "rollback_sql"}},
    {"schema_metadata", {"key", "value", "updated_at"}},
    {"schema_audit_log", {"at", "actor", "action", "result", "detail"}},
};

static bool
has_columns(const TuObject *table, const char *const *columns, size_t count)
{
    for (size_t i = 0; i < count && columns[i]; i++) {
        if (!tu_object_child(table, TU_KIND_COLUMN, columns[i]))
            return false;
    }
    return true;
}

static bool
is_own_history(const TuObject *table)
{
    for (size_t i = 0; i < TU_LEN(own_tables); i++) {
        if (own_tables[i].name && strcmp(table->name, own_tables[i].name) != 0)
            continue;
        if (has_columns(table, own_tables[i].columns, TU_LEN(own_tables[i].columns)))
            return true;
    }
    return false;
}

static bool
is_foreign_history(const TuScope *scope, const TuObject *table)
{
    if (scope->session->settings.strict_coverage)
        return false;
    for (size_t i = 0; i < TU_LEN(foreign_history); i++) {
        if (strcmp(table->name, foreign_history[i]) == 0)
            return !scope->to || !tu_model_find_same(scope->to, table);
    }
    return false;
}

TuScopeReason
tu_scope_reason(const TuScope *scope, const TuObject *object)
{
    const TuObject *top = object;
    while (top->parent)
        top = top->parent;
    const char *schema = object->kind == TU_KIND_SCHEMA ? object->name
                         : object->kind == TU_KIND_DEFAULT_PRIVILEGE
                             ? ((const TuDefaultPrivilege *)object)->in_schema
                             : top->schema;
    if (top->kind == TU_KIND_TABLE && is_own_history(top))
        return TU_SCOPE_OWN;
    if (scope->schemas && schema && !tu_map_find(scope->schemas, schema))
        return TU_SCOPE_SCHEMA;
    if (top->kind == TU_KIND_TABLE && is_foreign_history(scope, top))
        return TU_SCOPE_HISTORY;
    if (scope->include.rules.count && top->kind != TU_KIND_SCHEMA &&
        !tu_filter_matches(&scope->include, object))
        return TU_SCOPE_FILTER;
    return tu_filter_matches(&scope->exclude, object) ? TU_SCOPE_FILTER : TU_SCOPE_MANAGED;
}

bool
tu_scope_skip(const TuObject *object, void *data)
{
    return tu_scope_reason(data, object) != TU_SCOPE_MANAGED;
}

static void
add_named(TuScope *scope, const char *list, TuArena *arena)
{
    while (*list) {
        size_t len = strcspn(list, ", ");
        char *name = tu_arena_strndup(arena, list, len);
        if (name && *name)
            tu_map_put(scope->schemas, name, name);
        list += len + strspn(list + len, ", ");
    }
}

static void
add_declared(TuScope *scope, const TuModel *to)
{
    static char there[] = "yes";
    for (size_t i = 0; to && i < to->objects.count; i++) {
        const TuObject *object = to->objects.items[i];
        const char *schema = object->kind == TU_KIND_SCHEMA ? object->name : object->schema;
        if (schema)
            tu_map_put(scope->schemas, schema, there);
    }
    if (to && to->default_schema)
        tu_map_put(scope->schemas, to->default_schema, there);
}

static TuStatus
init_filters(TuScope *scope, const TrueupSession *session, const TuModel *to, TuArena *arena,
             TuError *err)
{
    *scope = (TuScope){.session = session, .to = to};
    TuStatus status = tu_filter_parse(session->settings.include, arena, &scope->include, err);
    if (status == TU_OK)
        status = tu_filter_parse(session->settings.exclude, arena, &scope->exclude, err);
    return status;
}

TuStatus
tu_scope_init(TuScope *scope, const TrueupSession *session, const TuModel *to, TuArena *arena,
              TuError *err)
{
    const char *list = session->settings.schemas;
    TuStatus status = init_filters(scope, session, to, arena, err);
    if (status != TU_OK)
        return status;
    if (list && strcmp(list, "*") == 0)
        return TU_OK;
    scope->schemas = tu_map_new();
    if (list)
        add_named(scope, list, arena);
    else
        add_declared(scope, to);
    if (tu_map_failed(scope->schemas) || tu_arena_failed(arena)) {
        tu_scope_release(scope);
        return tu_error_nomem(err);
    }
    return TU_OK;
}

TuStatus
tu_scope_live(TuScope *scope, const TrueupSession *session, const TuNames *schemas,
              const char *default_schema, TuError *err)
{
    static char there[] = "yes";
    if (session->settings.schemas)
        return tu_scope_init(scope, session, NULL, session->arena, err);
    TuStatus status = init_filters(scope, session, NULL, session->arena, err);
    if (status != TU_OK)
        return status;
    scope->schemas = tu_map_new();
    for (size_t i = 0; schemas && i < schemas->count; i++)
        tu_map_put(scope->schemas, schemas->items[i], there);
    if (default_schema)
        tu_map_put(scope->schemas, default_schema, there);
    if (scope->schemas && !tu_map_failed(scope->schemas))
        return TU_OK;
    tu_scope_release(scope);
    return tu_error_nomem(err);
}

void
tu_scope_release(TuScope *scope)
{
    tu_map_free(scope->schemas);
    scope->schemas = NULL;
}
