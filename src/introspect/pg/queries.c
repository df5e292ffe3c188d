/* The queries of the batch, in order: what a row refers to comes before it. The functions that
 * take the rows name the columns. OIDs below 16384 are the server's own objects; where they
 * are cast to bigint a scan of the whole catalog is wanted: after many changes the statistics of
 * the catalogs are stale, and the planner would go through an index for nearly every row. */
#include "config.h"

#include "introspect/pg/pg.h"

#include "base/compat.h"

/* Since 15.20 the server itself keeps pg_attver=... in the options of every column. */
#define OWN_OPTIONS " (cardinality(a.attoptions) > 1 OR a.attoptions[1] NOT LIKE 'pg\\_attver=%')"

/* Is the one expression among an index's keys the call of a function, of the key's own collation?
 * Seen at the start of its node tree; what else the server may put around an expression is its. */
#define ONE_CALL                                                                     \
    "cardinality(array_positions(i.indkey::int2[], 0::int2)) = 1"                    \
    " AND split_part(i.indexprs::text, ':args', 1) LIKE '({FUNCEXPR %:funcformat 0 " \
    ":funccollid ' || i.indcollation[array_position(i.indkey::int2[], 0::int2)] || ' %'"

const TuPgcatQuery tu_pgcat_queries[] = {
    {"schemas", 2, tu_pgcat_read_schema,
     "SELECT oid, nspname FROM pg_namespace"
     " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'"},
    {"extensions", 6, tu_pgcat_read_extension,
     "SELECT e.oid, e.extname, e.extnamespace, e.extversion, e.extrelocatable, a.comment"
     " FROM pg_extension e LEFT JOIN pg_available_extensions() a ON a.name = e.extname"},
    {"extension members", 3, tu_pgcat_read_member,
     "SELECT classid, objid, refobjid FROM pg_depend"
     " WHERE refclassid = 3079 AND refobjid IN (SELECT oid FROM pg_extension)"
     " AND deptype = 'e' AND objid >= 16384 AND objsubid = 0"},
    {"names", 4, tu_pgcat_read_name,
     "SELECT 3456, oid, collnamespace, collname FROM pg_collation"
     " UNION ALL SELECT 2601, oid, 0, amname FROM pg_am"
     " UNION ALL SELECT 1213, oid, 0, spcname FROM pg_tablespace"},
    /* The column of the locale has another name in nearly every version; before 15 the locale of
     * ICU stands in collcollate. */
    {"collations", 10, tu_pgcat_read_collation,
     "SELECT c.oid, c.collname, c.collnamespace, c.collprovider, c.collisdeterministic,"
     " c.collcollate, c.collctype, to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale',"
     " to_jsonb(c) ->> 'collicurules' FROM pg_collation c WHERE c.oid >= 16384"},
    {"types", 10, tu_pgcat_read_type,
     "SELECT t.oid, t.typname, t.typnamespace, t.typtype,"
     " CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END, t.typcollation, b.typcollation,"
     " t.typnotnull, CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END,"
     " CASE WHEN t.typtype = 'd' THEN pg_get_expr(t.typdefaultbin, 0) END"
     " FROM pg_type t LEFT JOIN pg_type b ON b.oid = t.typbasetype"
     " WHERE t.oid::bigint >= 16384 AND t.typtype <> 'c'"},
    {"ranges", 9, tu_pgcat_read_range,
     "SELECT r.rngtypid, format_type(r.rngsubtype, NULL), CASE WHEN NOT o.opcdefault THEN"
     " CASE WHEN n.nspname <> 'pg_catalog' THEN quote_ident(n.nspname) || '.' ELSE '' END"
     " || quote_ident(o.opcname) END,"
     " CASE WHEN r.rngcollation <> s.typcollation THEN r.rngcollation ELSE 0 END,"
     " CASE WHEN r.rngcanonical::oid <> 0 THEN r.rngcanonical END,"
     " CASE WHEN r.rngsubdiff::oid <> 0 THEN r.rngsubdiff END,"
     " m.oid, m.typname, m.typnamespace FROM pg_range r JOIN pg_type s ON s.oid = r.rngsubtype"
     " JOIN pg_opclass o ON o.oid = r.rngsubopc JOIN pg_namespace n ON n.oid = o.opcnamespace"
     " LEFT JOIN pg_type m ON m.oid = @14{r.rngmultitypid|0} WHERE r.rngtypid >= 16384"},
    {"enum values", 2, tu_pgcat_read_enum_label,
     "SELECT enumtypid, enumlabel FROM pg_enum WHERE enumtypid >= 16384"
     " ORDER BY enumtypid, enumsortorder"},
    /* A dropped column has no type. */
    {"column types", 5, tu_pgcat_read_column_type,
     "SELECT t.oid, m.atttypmod, format_type(t.oid, m.atttypmod), t.typcollation, t.typstorage"
     " FROM (SELECT DISTINCT atttypid, atttypmod FROM pg_attribute"
     " WHERE attrelid::bigint >= 16384 AND attnum > 0) m"
     " JOIN pg_type t ON t.oid = m.atttypid"},
    {"relations", 17, tu_pgcat_read_relation,
     "SELECT c.oid, c.relname, c.relnamespace, c.relkind, c.relpersistence, c.relam,"
     " c.reltablespace, c.reloptions, t.reloptions, c.relrowsecurity, c.relforcerowsecurity,"
     " c.relreplident, c.relnatts, c.reltype, c.relispopulated,"
     " CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END,"
     " pg_get_expr(c.relpartbound, c.oid)"
     " FROM pg_class c LEFT JOIN pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL"
     " WHERE c.oid::bigint >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'c', 'f', 'S')"
     " AND c.relpersistence <> 't'"},
    {"columns", 14, tu_pgcat_read_column,
     "SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull,"
     " a.attidentity, a.attgenerated, a.attcollation, a.attislocal, a.attstorage,"
     " @14{a.attcompression|''}, a.attstattarget, CASE WHEN" OWN_OPTIONS " THEN a.attoptions END"
     " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
     " WHERE a.attrelid::bigint >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'c', 'f')"
     " AND a.attnum > 0 AND NOT a.attisdropped"},
    /* Deparsing without the relation is cheaper, where no column occurs. */
    {"defaults", 4, tu_pgcat_read_default,
     "SELECT d.oid, d.adrelid, d.adnum, pg_get_expr(d.adbin,"
     " CASE WHEN position('{VAR ' IN d.adbin::text) > 0 THEN d.adrelid ELSE 0::oid END)"
     " FROM pg_attrdef d WHERE d.adrelid::bigint >= 16384"},
    {"sequences", 11, tu_pgcat_read_sequence,
     "SELECT s.seqrelid, s.seqtypid, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,"
     " s.seqcycle, d.refobjid, d.refobjsubid, d.deptype FROM pg_sequence s"
     " LEFT JOIN LATERAL (SELECT * FROM pg_depend WHERE classid = 1259 AND objid = s.seqrelid"
     " AND objsubid = 0 AND refclassid = 1259 AND refobjsubid > 0 AND deptype IN ('a', 'i')"
     " LIMIT 1) d ON true WHERE s.seqrelid >= 16384"},
    {"constraints", 24, tu_pgcat_read_constraint,
     "SELECT oid, conname, conrelid, contypid, contype, condeferrable, condeferred, convalidated,"
     " conindid, conparentid, confrelid, confupdtype, confdeltype, confmatchtype, connoinherit,"
     " conislocal, coninhcount, conkey, confkey, @15{confdelsetcols|NULL},"
     " CASE WHEN contype = 'c' THEN pg_get_expr(conbin, conrelid) END,"
     " CASE WHEN contype = 'x' THEN pg_get_constraintdef(oid) END,"
     " @18{conenforced|true}, @18{conperiod|false}"
     " FROM pg_constraint WHERE oid::bigint >= 16384 AND contype IN ('c', 'f', 'p', 'u', 'x')"},
    {"not null constraints", 6, tu_pgcat_read_not_null,
     "SELECT n.conrelid, a.attnum, n.conname, n.connoinherit, n.convalidated, n.conislocal"
     " FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid JOIN pg_attribute a"
     " ON a.attrelid = n.conrelid AND a.attnum = n.conkey[1] WHERE n.oid::bigint >= 16384 AND"
     " @18{n.contype = 'n' AND (n.connoinherit OR NOT n.convalidated"
     " OR n.conname <> c.relname || '_' || a.attname || '_not_null')|false}"},
    /* The server deparses what is more than columns of a btree with their default classes. To
     * deparse an expression is much cheaper than the whole index: where the only one is the call
     * of a function, it is the key as it stands. */
    {"indexes", 19, tu_pgcat_read_index,
     "SELECT i.indexrelid, i.indrelid, c.relname, c.relam, c.reltablespace, c.reloptions,"
     " i.indisunique, @15{i.indnullsnotdistinct|false}, i.indisvalid, i.indisclustered,"
     " i.indisreplident, i.indkey, i.indoption, i.indcollation, i.indnkeyatts,"
     " CASE WHEN i.indexprs IS NOT NULL AND NOT (" ONE_CALL ") OR c.relam <> 403"
     " OR i.indexrelid IN"
     " (SELECT x.indexrelid FROM pg_index x, unnest(x.indclass::oid[]) k"
     " JOIN pg_opclass o ON o.oid = k WHERE x.indrelid::bigint >= 16384 AND (NOT o.opcdefault"
     " OR o.oid >= 16384 OR o.opcname IN ('bpchar_ops', 'bit_ops', 'varbit_ops')))"
     " THEN pg_get_indexdef(i.indexrelid) END, pg_get_expr(i.indexprs, i.indrelid),"
     " pg_get_expr(i.indpred, i.indrelid),"
     " CASE WHEN i.indexprs IS NOT NULL THEN (SELECT array_agg(concat_ws('=', a.attnum,"
     " a.attstattarget) ORDER BY a.attnum) FROM pg_attribute a"
     " WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) END"
     " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
     " WHERE i.indrelid::bigint >= 16384 AND c.relnamespace <> 99"},
    {"inheritance", 2, tu_pgcat_read_inheritance,
     "SELECT inhrelid, inhparent FROM pg_inherits WHERE inhrelid >= 16384"
     " ORDER BY inhrelid, inhseqno"},
    {"partition keys", 2, tu_pgcat_read_partition_key,
     "SELECT partrelid, pg_get_partkeydef(partrelid) FROM pg_partitioned_table"},
    {"views", 2, tu_pgcat_read_view,
     "SELECT oid, pg_get_viewdef(oid) FROM pg_class"
     " WHERE oid >= 16384 AND relkind IN ('v', 'm') AND relpersistence <> 't'"},
    {"rules", 5, tu_pgcat_read_rule,
     "SELECT oid, ev_class, rulename, ev_enabled,"
     " CASE WHEN rulename <> '_RETURN' THEN pg_get_ruledef(oid) END"
     " FROM pg_rewrite WHERE oid >= 16384"},
    {"functions", 8, tu_pgcat_read_function,
     "SELECT p.oid, p.proname, p.pronamespace, p.prokind, oidvectortypes(p.proargtypes),"
     " pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid),"
     " pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.oid >= 16384 AND p.prokind <> 'a'"
     " AND NOT EXISTS (SELECT 1 FROM pg_depend d"
     " WHERE d.classid = 1255 AND d.objid = p.oid AND d.deptype IN ('e', 'i'))"},
    {"aggregates", 24, tu_pgcat_read_aggregate,
     "SELECT p.oid, p.proname, p.pronamespace, pg_get_function_identity_arguments(p.oid),"
     " a.aggkind, a.aggtransfn, format_type(a.aggtranstype, NULL), a.aggtransspace, a.aggfinalfn,"
     " a.aggfinalextra, a.aggfinalmodify, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn,"
     " a.agginitval, a.aggmtransfn, a.aggminvtransfn,"
     " CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END,"
     " a.aggmtransspace, a.aggmfinalfn, a.aggmfinalextra, a.aggminitval,"
     " (SELECT format('OPERATOR(%I.%s)', n.nspname, o.oprname) FROM pg_operator o"
     " JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oid = a.aggsortop), p.proparallel"
     " FROM pg_proc p JOIN pg_aggregate a ON a.aggfnoid = p.oid"
     " WHERE p.oid >= 16384"},
    {"foreign data wrappers", 5, tu_pgcat_read_wrapper,
     "SELECT w.oid, w.fdwname, (SELECT format('%I.%I', n.nspname, p.proname) FROM pg_proc p"
     " JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = w.fdwhandler),"
     " (SELECT format('%I.%I', n.nspname, p.proname) FROM pg_proc p"
     " JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = w.fdwvalidator), w.fdwoptions"
     " FROM pg_foreign_data_wrapper w WHERE w.oid >= 16384"},
    {"servers", 6, tu_pgcat_read_server,
     "SELECT s.oid, s.srvname, w.fdwname, s.srvtype, s.srvversion, s.srvoptions"
     " FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw"},
    /* The view shows options as NULL to those who may not read them, and those that are none. */
    {"user mappings", 5, tu_pgcat_read_user_mapping,
     "SELECT m.umid, m.srvid, m.usename, m.umoptions, m.umoptions IS NOT NULL OR"
     " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) OR CASE WHEN m.umuser = 0"
     " THEN pg_has_role(s.srvowner, 'USAGE') ELSE m.usename = current_user"
     " AND (pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE')) END"
     " FROM pg_user_mappings m JOIN pg_foreign_server s ON s.oid = m.srvid"},
    {"foreign tables", 4, tu_pgcat_read_foreign_table,
     "SELECT t.ftrelid, t.ftserver, s.srvname, t.ftoptions"
     " FROM pg_foreign_table t JOIN pg_foreign_server s ON s.oid = t.ftserver"},
    {"columns of foreign tables", 3, tu_pgcat_read_foreign_column,
     "SELECT a.attrelid, a.attnum, a.attfdwoptions FROM pg_foreign_table t"
     " JOIN pg_attribute a ON a.attrelid = t.ftrelid"
     " WHERE a.attfdwoptions IS NOT NULL AND NOT a.attisdropped"},
    {"triggers", 6, tu_pgcat_read_trigger,
     "SELECT oid, tgrelid, tgname, tgenabled, tgconstraint, pg_get_triggerdef(oid)"
     " FROM pg_trigger WHERE NOT tgisinternal AND tgparentid = 0 AND oid >= 16384"},
    {"policies", 8, tu_pgcat_read_policy,
     "SELECT oid, polrelid, polname, polcmd, polpermissive,"
     " (SELECT array_agg(pg_get_userbyid(r) ORDER BY pg_get_userbyid(r))"
     " FROM unnest(polroles) r WHERE r <> 0),"
     " pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) FROM pg_policy"},
    {"statistics", 6, tu_pgcat_read_statistics,
     "SELECT oid, stxname, stxnamespace, stxrelid, stxstattarget, pg_get_statisticsobjdef(oid)"
     " FROM pg_statistic_ext"},
    {"casts", 6, tu_pgcat_read_cast,
     "SELECT c.oid, format_type(c.castsource, NULL), format_type(c.casttarget, NULL),"
     " c.castmethod, c.castcontext, CASE WHEN c.castfunc <> 0 THEN c.castfunc::regprocedure END"
     " FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_depend d"
     " WHERE d.classid = 2605 AND d.objid = c.oid AND d.deptype = 'i')"},
    /* The server has no function that prints these; operators without a function are shells that
     * another one named. */
    {"operators, conversions and dictionaries", 6, tu_pgcat_read_defined,
     "SELECT 2617, o.oid, o.oprname, o.oprnamespace, concat(CASE WHEN o.oprleft = 0 THEN 'NONE'"
     " ELSE format_type(o.oprleft, NULL) END, ', ', CASE WHEN o.oprright = 0 THEN 'NONE'"
     " ELSE format_type(o.oprright, NULL) END),"
     " concat('CREATE OPERATOR ', quote_ident(n.nspname), '.', o.oprname, E' (\n    FUNCTION = ',"
     " o.oprcode::regproc, CASE WHEN o.oprleft <> 0"
     " THEN E',\n    LEFTARG = ' || format_type(o.oprleft, NULL) END, CASE WHEN o.oprright <> 0"
     " THEN E',\n    RIGHTARG = ' || format_type(o.oprright, NULL) END, CASE WHEN o.oprcom <> 0"
     " THEN E',\n    COMMUTATOR = OPERATOR(' || o.oprcom::regoper || ')' END,"
     " CASE WHEN o.oprnegate <> 0"
     " THEN E',\n    NEGATOR = OPERATOR(' || o.oprnegate::regoper || ')' END,"
     " CASE WHEN o.oprrest <> 0 THEN E',\n    RESTRICT = ' || o.oprrest END,"
     " CASE WHEN o.oprjoin <> 0 THEN E',\n    JOIN = ' || o.oprjoin END,"
     " CASE WHEN o.oprcanhash THEN E',\n    HASHES' END,"
     " CASE WHEN o.oprcanmerge THEN E',\n    MERGES' END, E'\n)')"
     " FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace"
     " WHERE o.oid >= 16384 AND o.oprcode <> 0"
     " UNION ALL SELECT 2607, c.oid, c.conname, c.connamespace, NULL,"
     " concat('CREATE ', CASE WHEN c.condefault THEN 'DEFAULT ' END,"
     " format('CONVERSION %I.%I FOR %L TO %L FROM ', n.nspname, c.conname,"
     " pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding)), c.conproc)"
     " FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.oid >= 16384"
     " UNION ALL SELECT 3600, d.oid, d.dictname, d.dictnamespace, NULL,"
     " concat(format(E'CREATE TEXT SEARCH DICTIONARY %I.%I (\n    TEMPLATE = %I.%I', n.nspname,"
     " d.dictname, tn.nspname, t.tmplname), E',\n    ' || d.dictinitoption, E'\n)')"
     " FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace"
     " JOIN pg_ts_template t ON t.oid = d.dicttemplate"
     " JOIN pg_namespace tn ON tn.oid = t.tmplnamespace WHERE d.oid >= 16384"},
    {"text search configurations", 4, tu_pgcat_read_ts_configuration,
     "SELECT c.oid, c.cfgname, c.cfgnamespace, CASE WHEN n.nspname <> 'pg_catalog'"
     " THEN quote_ident(n.nspname) || '.' ELSE '' END || quote_ident(p.prsname)"
     " FROM pg_ts_config c JOIN pg_ts_parser p ON p.oid = c.cfgparser"
     " JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE c.oid >= 16384"},
    {"text search mappings", 3, tu_pgcat_read_ts_mapping,
     "SELECT m.mapcfg, t.alias, string_agg(CASE WHEN n.nspname <> 'pg_catalog'"
     " THEN quote_ident(n.nspname) || '.' ELSE '' END || quote_ident(d.dictname), ', '"
     " ORDER BY m.mapseqno) FROM pg_ts_config_map m JOIN pg_ts_config c ON c.oid = m.mapcfg"
     " JOIN LATERAL ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype"
     " JOIN pg_ts_dict d ON d.oid = m.mapdict JOIN pg_namespace n ON n.oid = d.dictnamespace"
     " WHERE m.mapcfg >= 16384 GROUP BY m.mapcfg, m.maptokentype, t.alias"
     " ORDER BY m.mapcfg, m.maptokentype"},
    {"publications", 9, tu_pgcat_read_publication,
     "SELECT oid, pubname, puballtables, pubinsert, pubupdate, pubdelete, pubtruncate,"
     " pubviaroot, @18{pubgencols|'n'} FROM pg_publication"},
    {"schemas of publications", 2, tu_pgcat_read_publication_schema,
     "@15{SELECT p.pnpubid, p.pnnspid FROM pg_publication_namespace p"
     " JOIN pg_namespace n ON n.oid = p.pnnspid ORDER BY p.pnpubid, n.nspname"
     "|SELECT 0, 0 WHERE false}"},
    {"tables of publications", 5, tu_pgcat_read_publication_table,
     "SELECT oid, prpubid, prrelid, @15{prattrs|NULL}, @15{pg_get_expr(prqual, prrelid)|NULL}"
     " FROM pg_publication_rel"},
    {"event triggers", 6, tu_pgcat_read_event_trigger,
     "SELECT oid, evtname, evtevent, evtenabled, evttags, evtfoid::regproc FROM pg_event_trigger"},
    /* The public schema of a new database has a comment: that it was taken away is told, too. */
    {"comments", 4, tu_pgcat_read_comment,
     "SELECT classoid, objoid, objsubid, description FROM pg_description"
     " WHERE objoid >= 16384 OR classoid = 2615 AND objoid = 2200"
     " UNION ALL SELECT 2615, oid, 0, '' FROM pg_namespace WHERE nspname = 'public'"
     " AND obj_description(oid, 'pg_namespace') IS NULL"},
    /* Those of constraints on columns and keys are in the constraints themselves, and a default
     * goes with its own column anyway. Internal ones are no choice of anybody. */
    {"dependencies", 6, tu_pgcat_read_dependency,
     "SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid FROM pg_depend"
     " WHERE deptype IN ('n', 'a', 'P', 'S') AND objid >= 16384 AND refobjid >= 16384"
     " AND refclassid <> 2615 AND NOT (classid = 2604 AND deptype = 'a')"
     " AND NOT (classid = 2606 AND refclassid = 1259)"},
    {"owners", 3, tu_pgcat_read_owner, tu_pgcat_sql_owners},
    {"privileges", 8, tu_pgcat_read_privilege, tu_pgcat_sql_privileges},
    {"default privileges", 6, tu_pgcat_read_default_privilege, tu_pgcat_sql_default_privileges},
    {"what has no kind", 4, tu_pgcat_read_unmodelled, tu_pgcat_sql_unmodelled},
};
const size_t tu_pgcat_query_count = TU_LEN(tu_pgcat_queries);
