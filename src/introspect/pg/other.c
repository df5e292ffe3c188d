/* What users make and we have no kind for yet: found by one query, reported by name. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"

/* what, name, catalog, OID: the last two tell an extension's own. */
const char tu_pgcat_sql_unmodelled[] =
    "SELECT 'subscription', quote_ident(subname), 6100, 0 FROM pg_subscription"
    " WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " UNION ALL SELECT 'operator class', format('%I.%I', n.nspname, c.opcname), 2616, c.oid"
    " FROM pg_opclass c JOIN pg_namespace n ON n.oid = c.opcnamespace WHERE c.oid >= 16384"
    " UNION ALL SELECT 'operator family', format('%I.%I', n.nspname, f.opfname), 2753, f.oid"
    " FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace WHERE f.oid >= 16384"
    " AND NOT EXISTS (SELECT 1 FROM pg_opclass c"
    " WHERE c.opcfamily = f.oid AND c.opcname = f.opfname)"
    " UNION ALL SELECT 'text search parser', format('%I.%I', n.nspname, c.prsname), 3601, c.oid"
    " FROM pg_ts_parser c JOIN pg_namespace n ON n.oid = c.prsnamespace WHERE c.oid >= 16384"
    " UNION ALL SELECT 'text search template', format('%I.%I', n.nspname, c.tmplname), 3764, c.oid"
    " FROM pg_ts_template c JOIN pg_namespace n ON n.oid = c.tmplnamespace WHERE c.oid >= 16384"
    " UNION ALL SELECT 'language', quote_ident(lanname), 2612, oid FROM pg_language"
    " WHERE oid >= 16384"
    " UNION ALL SELECT CASE WHEN t.typtype = 'p' THEN 'shell type' ELSE 'base type' END,"
    " format('%I.%I', n.nspname, t.typname), 1247, t.oid"
    " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.oid >= 16384"
    " AND (t.typtype = 'p' OR t.typtype = 'b' AND t.typcategory <> 'A')"
    " UNION ALL SELECT 'default privileges', concat_ws(' ', defaclobjtype, 'by',"
    " quote_ident(pg_get_userbyid(d.defaclrole)), 'in ' || quote_ident(n.nspname)), 826, d.oid"
    " FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace"
    " UNION ALL SELECT 'transform', format('%s for %s', format_type(t.trftype, NULL), l.lanname),"
    " 3576, t.oid FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE t.oid >= 16384"
    " UNION ALL SELECT 'access method', quote_ident(amname), 2601, oid FROM pg_am"
    " WHERE oid >= 16384"
    " UNION ALL SELECT 'privileges', format('%I.%I', n.nspname, c.relname), 1259, c.oid"
    " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid::bigint >= 16384"
    " AND (c.relacl IS NOT NULL OR c.oid IN"
    " (SELECT attrelid FROM pg_attribute WHERE attacl IS NOT NULL)) AND c.relpersistence <> 't'"
    " UNION ALL SELECT 'privileges', p.oid::regprocedure::text, 1255, p.oid FROM pg_proc p"
    " WHERE p.oid >= 16384 AND p.proacl IS NOT NULL"
    " UNION ALL SELECT 'privileges', format_type(t.oid, NULL), 1247, t.oid FROM pg_type t"
    " WHERE t.oid >= 16384 AND t.typacl IS NOT NULL"
    " UNION ALL SELECT 'privileges', quote_ident(nspname), 2615, oid FROM pg_namespace"
    " WHERE oid >= 16384 AND nspacl IS NOT NULL AND nspname !~ '^pg_'"
    " UNION ALL SELECT 'privileges', quote_ident(srvname), 1417, oid FROM pg_foreign_server"
    " WHERE srvacl IS NOT NULL"
    " UNION ALL SELECT 'privileges', quote_ident(fdwname), 2328, oid FROM pg_foreign_data_wrapper"
    " WHERE oid >= 16384 AND fdwacl IS NOT NULL"
    " UNION ALL SELECT 'owner', '', 1259, oid FROM pg_class WHERE relkind IN ('v', 'm')"
    " AND oid >= 16384 AND pg_get_userbyid(relowner) <> current_user"
    " UNION ALL SELECT 'owner', '', 1255, oid FROM pg_proc"
    " WHERE oid >= 16384 AND pg_get_userbyid(proowner) <> current_user"
    " UNION ALL SELECT 'owner', '', 1247, oid FROM pg_type WHERE typtype IN ('e', 'd', 'c')"
    " AND oid >= 16384 AND pg_get_userbyid(typowner) <> current_user"
    " UNION ALL SELECT 'security label', pg_describe_object(classoid, objoid, objsubid),"
    " classoid, objoid FROM pg_seclabel"
    " ORDER BY 1, 2";

TuStatus
tu_pgcat_read_unmodelled(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t catalog = tu_pgcat_oid(row[2]), oid = tu_pgcat_oid(row[3]);
    bool owner = strcmp(row[0], "owner") == 0;
    TuObject *object =
        owner || strcmp(row[0], "privileges") == 0 ? tu_pgcat_get(reader, catalog, oid) : NULL;
    (void)err;
    if (tu_pgcat_is_member(reader, catalog, oid)) {
        reader->model->others_of_extensions += !object && !owner;
        return TU_OK;
    }
    if (owner) {
        if (object)
            object->other_owner = true;
        return TU_OK;
    }
    if (object)
        object->rights = true;
    tu_model_add_unmodelled(reader->model, tu_pgcat_intern(reader, row[0]),
                            tu_arena_strdup(reader->arena, row[1]));
    return TU_OK;
}
