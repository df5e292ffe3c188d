/* Owners, privileges and default privileges. What is in the lists of the catalogs is compared there
 * with what the server gives by itself; only the difference is read. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"
#include "model/rights.h"

/* Of the whole catalog, only what belongs to another role than the one that reads. */
const char tu_pgcat_sql_owners[] =
    "SELECT 0, 0, current_user"
    " UNION ALL SELECT o.class, o.oid, pg_get_userbyid(o.owner) FROM ("
    "SELECT 1259 AS class, oid, relowner AS owner FROM pg_class"
    " WHERE oid::bigint >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c')"
    " UNION ALL SELECT 1255, oid, proowner FROM pg_proc WHERE oid >= 16384"
    " UNION ALL SELECT 1247, oid, typowner FROM pg_type"
    " WHERE oid::bigint >= 16384 AND typtype IN ('e', 'd', 'r')"
    " UNION ALL SELECT 2615, oid, nspowner FROM pg_namespace WHERE nspname !~ '^pg_'"
    " UNION ALL SELECT 3381, oid, stxowner FROM pg_statistic_ext"
    " UNION ALL SELECT 1417, oid, srvowner FROM pg_foreign_server"
    " UNION ALL SELECT 2328, oid, fdwowner FROM pg_foreign_data_wrapper"
    " UNION ALL SELECT 6104, oid, pubowner FROM pg_publication"
    " UNION ALL SELECT 3466, oid, evtowner FROM pg_event_trigger"
    " UNION ALL SELECT 3456, oid, collowner FROM pg_collation WHERE oid >= 16384"
    ") o WHERE o.owner <> (SELECT oid FROM pg_roles WHERE rolname = current_user)"
    " ORDER BY 1, 2";

/* The rights of each grantee as they are and as the server gives them; rows where both are the
 * same are of no interest. */
#define EXPLODED                                                                        \
    " CROSS JOIN LATERAL (SELECT true AS real, x.grantor, x.grantee, x.privilege_type," \
    " x.is_grantable FROM aclexplode(o.acl) x"                                          \
    " UNION ALL SELECT false, x.grantor, x.grantee, x.privilege_type, x.is_grantable"   \
    " FROM aclexplode(o.usual) x) p"
#define LISTS                                                                     \
    " CASE WHEN p.grantee = 0 THEN 'public' ELSE pg_get_userbyid(p.grantee) END," \
    " array_agg(DISTINCT lower(p.privilege_type)) FILTER (WHERE p.real),"         \
    " array_agg(DISTINCT lower(p.privilege_type)) FILTER (WHERE p.real AND p.is_grantable)"
#define DIFFERS                                                            \
    " HAVING array_agg(DISTINCT p.privilege_type || p.is_grantable::text)" \
    " FILTER (WHERE p.real) IS DISTINCT FROM"                              \
    " array_agg(DISTINCT p.privilege_type || p.is_grantable::text) FILTER (WHERE NOT p.real)"

const char tu_pgcat_sql_privileges[] =
    "SELECT o.class, o.oid, o.sub," LISTS
    ", bool_or(p.real AND p.grantor <> o.owner), o.name FROM ("
    "SELECT 1259 AS class, c.oid, 0 AS sub, c.relowner AS owner, c.relacl AS acl,"
    " acldefault(CASE WHEN c.relkind = 'S' THEN 's' ELSE 'r' END::\"char\", c.relowner) AS usual,"
    " format('%I.%I', n.nspname, c.relname) AS name"
    " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.oid::bigint >= 16384 AND c.relacl IS NOT NULL AND c.relpersistence <> 't'"
    " UNION ALL SELECT 1259, a.attrelid, a.attnum, c.relowner, a.attacl,"
    " acldefault('c', c.relowner), format('%I.%I.%I', n.nspname, c.relname, a.attname)"
    " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
    " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE a.attrelid::bigint >= 16384"
    " AND a.attacl IS NOT NULL AND NOT a.attisdropped AND c.relpersistence <> 't'"
    " UNION ALL SELECT 1255, oid, 0, proowner, proacl, acldefault('f', proowner),"
    " oid::regprocedure::text FROM pg_proc WHERE oid >= 16384 AND proacl IS NOT NULL"
    " UNION ALL SELECT 1247, oid, 0, typowner, typacl, acldefault('T', typowner),"
    " format_type(oid, NULL) FROM pg_type WHERE oid::bigint >= 16384 AND typacl IS NOT NULL"
    " UNION ALL SELECT 2615, oid, 0, nspowner, coalesce(nspacl, acldefault('n', nspowner)),"
    " acldefault('n', nspowner) || CASE WHEN nspname = 'public'"
    " THEN ARRAY[makeaclitem(0, nspowner, 'USAGE', false)"
    "@15{|, makeaclitem(0, nspowner, 'CREATE', false)}] ELSE '{}' END, quote_ident(nspname) FROM "
    "pg_namespace WHERE nspname !~ '^pg_'"
    " AND nspname <> 'information_schema' AND (nspacl IS NOT NULL OR nspname = 'public')"
    " UNION ALL SELECT 1417, oid, 0, srvowner, srvacl, acldefault('S', srvowner),"
    " quote_ident(srvname) FROM pg_foreign_server WHERE srvacl IS NOT NULL"
    " UNION ALL SELECT 2328, oid, 0, fdwowner, fdwacl, acldefault('F', fdwowner),"
    " quote_ident(fdwname) FROM pg_foreign_data_wrapper WHERE oid >= 16384"
    " AND fdwacl IS NOT NULL"
    ") o" EXPLODED " GROUP BY o.class, o.oid, o.sub, o.name, p.grantee" DIFFERS
    " ORDER BY 1, 2, 3, 4";

const char tu_pgcat_sql_default_privileges[] =
    "SELECT o.type, CASE WHEN o.role <> current_user THEN o.role END, o.schema," LISTS
    " FROM (SELECT d.defaclobjtype AS type, pg_get_userbyid(d.defaclrole)::text AS role,"
    " n.nspname AS schema, d.defaclacl AS acl, CASE WHEN d.defaclnamespace = 0 THEN"
    " acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END,"
    " d.defaclrole) END AS usual"
    " FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace) o" EXPLODED
    " GROUP BY o.type, o.role, o.schema, p.grantee" DIFFERS " ORDER BY 1, 2, 3, 4";

TuStatus
tu_pgcat_read_owner(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuModel *model = reader->model;
    (void)err;
    if (strcmp(row[0], "0") == 0) {
        model->role = tu_arena_strdup(reader->arena, row[2]);
        for (size_t i = 0; i < model->objects.count; i++) {
            TuObject *object = model->objects.items[i];
            bool owned = tu_kind_info(object->kind)->rights & TU_RIGHT_OWNER;
            object->owner = owned ? model->role : NULL;
        }
        return TU_OK;
    }
    TuObject *object = tu_pgcat_get(reader, tu_pgcat_oid(row[0]), tu_pgcat_oid(row[1]));
    if (object && (tu_kind_info(object->kind)->rights & TU_RIGHT_OWNER))
        object->owner = tu_pgcat_intern(reader, row[2]);
    return TU_OK;
}

static void
add_grant(TuPgcatReader *reader, TuObject *object, const char *const *lists)
{
    TuGrant *grant =
        tu_grant_get(&object->grants, reader->arena, tu_pgcat_intern(reader, lists[0]));
    if (!grant)
        return;
    grant->privileges = tu_pgcat_array(reader, reader->arena, lists[1]);
    grant->with_grant_option = tu_pgcat_array(reader, reader->arena, lists[2]);
    tu_grants_sort(&object->grants);
}

TuStatus
tu_pgcat_read_privilege(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t catalog = tu_pgcat_oid(row[0]), oid = tu_pgcat_oid(row[1]);
    uint32_t column = tu_pgcat_oid(row[2]);
    TuObject *object = tu_pgcat_get(reader, catalog, oid);
    const TuPgcatRel *rel = column ? tu_pgcat_rel(reader, oid) : NULL;
    (void)err;
    if (object && object->kind == TU_KIND_EXTENSION)
        return TU_OK;
    if (column)
        object = rel && column <= rel->attr_count ? rel->attrs[column - 1].column : NULL;
    if (!object || !(tu_kind_info(object->kind)->rights & TU_RIGHT_GRANTS)) {
        tu_model_add_unmodelled(reader->model, "privileges",
                                tu_arena_strdup(reader->arena, row[7]));
        return TU_OK;
    }
    if (tu_pgcat_bool(row[6])) {
        (object->parent ? object->parent : object)->relayed = true;
        tu_model_add_unmodelled(reader->model, "grantor other than the owner",
                                tu_arena_strdup(reader->arena, row[7]));
    }
    add_grant(reader, object, row + 3);
    return TU_OK;
}

static const char *
objects_of(const char *letter)
{
    switch (*letter) {
    case 'r':
        return "tables";
    case 'S':
        return "sequences";
    case 'f':
        return "functions";
    case 'T':
        return "types";
    case 'n':
        return "schemas";
    default:
        return NULL;
    }
}

/* The engine drops what was given in a schema along with it. */
static void
need_schema(TuPgcatReader *reader, TuObject *object, const char *name)
{
    const TuVec *schemas = &reader->model->kinds[TU_KIND_SCHEMA];
    for (size_t i = 0; i < schemas->count; i++) {
        TuObject *schema = schemas->items[i];
        if (strcmp(schema->name, name) == 0)
            tu_object_need(reader->model, object, schema);
    }
}

/* The rows of one object come together. */
TuStatus
tu_pgcat_read_default_privilege(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    const TuVec *all = &reader->model->kinds[TU_KIND_DEFAULT_PRIVILEGE];
    const char *on = objects_of(row[0]);
    (void)err;
    if (row[2] && strncmp(row[2], "pg_", 3) == 0)
        return TU_OK;
    const char *name = tu_arena_printf(reader->arena, "%s%s%s%s%s", on ? on : "large objects",
                                       row[1] ? " of " : "", row[1] ? row[1] : "",
                                       row[2] ? " in " : "", row[2] ? row[2] : "");
    if (!name)
        return TU_OK;
    if (!on) {
        tu_model_add_unmodelled(reader->model, "default privileges", name);
        return TU_OK;
    }
    TuDefaultPrivilege *given = all->count ? all->items[all->count - 1] : NULL;
    if (!given || strcmp(given->obj.name, name) != 0) {
        given = (TuDefaultPrivilege *)tu_model_add(reader->model, TU_KIND_DEFAULT_PRIVILEGE, NULL,
                                                   name, NULL);
        if (!given)
            return TU_OK;
        given->on = on;
        given->role = tu_pgcat_intern(reader, row[1]);
        given->in_schema = tu_pgcat_intern(reader, row[2]);
        if (given->in_schema)
            need_schema(reader, &given->obj, given->in_schema);
    }
    add_grant(reader, &given->obj, row + 3);
    return TU_OK;
}
