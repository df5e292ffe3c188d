/* What users make and we have no kind for yet: found by one query, reported by name. */
#include "config.h"

#include "introspect/pg/pg.h"

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
    " UNION ALL SELECT 'transform', format('%s for %s', format_type(t.trftype, NULL), l.lanname),"
    " 3576, t.oid FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE t.oid >= 16384"
    " UNION ALL SELECT 'access method', quote_ident(amname), 2601, oid FROM pg_am"
    " WHERE oid >= 16384"
    " UNION ALL SELECT 'security label', pg_describe_object(classoid, objoid, objsubid),"
    " classoid, objoid FROM pg_seclabel"
    " ORDER BY 1, 2";

TuStatus
tu_pgcat_read_unmodelled(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t catalog = tu_pgcat_oid(row[2]), oid = tu_pgcat_oid(row[3]);
    (void)err;
    if (tu_pgcat_is_member(reader, catalog, oid)) {
        reader->model->others_of_extensions++;
        return TU_OK;
    }
    tu_model_add_unmodelled(reader->model, tu_pgcat_intern(reader, row[0]),
                            tu_arena_strdup(reader->arena, row[1]));
    return TU_OK;
}
