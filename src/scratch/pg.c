/* Scratch databases on a PostgreSQL server. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "scratch/server.h"

#define MARKER "trueup scratch "
#define SWEEP_AFTER "3600" /* seconds */
/* The search_path may name a schema of the user's before pg_catalog. */
#define IS " OPERATOR(pg_catalog.=) "
#define SETTING(name) "pg_catalog.jsonb_extract_path_text(j, '" name "')"

static const char stray[] =
    "SELECT d.datname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_shdescription c"
    " ON c.objoid" IS "d.oid"
    " AND c.classoid" IS "'pg_catalog.pg_database'::pg_catalog.regclass"
    " WHERE d.datname OPERATOR(pg_catalog.~) '^trueup_scratch_'"
    " AND c.description OPERATOR(pg_catalog.~) '^" MARKER "[0-9]+$'"
    " AND pg_catalog.substr(c.description, 16)::pg_catalog.float8"
    " OPERATOR(pg_catalog.+) " SWEEP_AFTER
    "::pg_catalog.float8 OPERATOR(pg_catalog.<) pg_catalog.date_part('epoch', pg_catalog.now())"
    " AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a"
    " WHERE a.datname" IS "d.datname)"
    " LIMIT 1";

/* Encoding and collation as in the database that the URL names, so that the engine orders and
 * compares as it does there. */
static TuStatus
create_sql(TuConn *admin, const char *name, TuArena *arena, const char **out, TuError *err)
{
    /* As a document: which columns there are depends on the server (ICU from 15 on, its rules from
     * 16 on; from 17 on the locale is one of the provider). */
    static const char sql[] =
        "SELECT pg_catalog.format(' TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L',"
        " pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype)"
        " OPERATOR(pg_catalog.||) CASE WHEN pg_catalog.current_setting('server_version_num')::int"
        " OPERATOR(pg_catalog.>=) 150000 THEN ' STRATEGY file_copy' ELSE '' END"
        " OPERATOR(pg_catalog.||) CASE WHEN " SETTING("datlocprovider") IS
        "'i' THEN"
        " pg_catalog.concat(pg_catalog.format(' LOCALE_PROVIDER icu ICU_LOCALE %L',"
        " COALESCE(" SETTING("datlocale") ", " SETTING(
            "daticulocale") ")), ' ICU_RULES '"
                            " OPERATOR(pg_catalog.||) pg_catalog.quote_literal(" SETTING(
                                "daticurules") "))"
                                               " WHEN " SETTING("datlocprovider") IS
        "'b' THEN pg_catalog.format("
        "' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', " SETTING(
            "datlocale") ") ELSE '' END"
                         " FROM pg_catalog.pg_database d, LATERAL pg_catalog.to_jsonb(d) j"
                         " WHERE datname" IS "pg_catalog.current_database()";
    const char *options = NULL;
    TuStatus status = tu_conn_value(admin, sql, arena, &options, err);
    if (status != TU_OK)
        return status;
    TuBuf text = TU_BUF_INIT;
    tu_buf_add(&text, "CREATE DATABASE ");
    tu_sql_ident(&text, tu_conn_dialect(admin), name);
    tu_buf_add(&text, options);
    *out = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return *out ? TU_OK : tu_error_nomem(err);
}

static void
mark(TuConn *admin, const char *name)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "COMMENT ON DATABASE ");
    tu_sql_ident(&sql, tu_conn_dialect(admin), name);
    tu_buf_addf(&sql, " IS '" MARKER "%lld'", (long long)time(NULL));
    tu_conn_exec(admin, sql.s, NULL);
    tu_buf_release(&sql);
}

static TuStatus
create(TuConn *admin, const char *name, TuArena *arena, TuError *err)
{
    const char *sql = NULL;
    TuStatus status = create_sql(admin, name, arena, &sql, err);
    if (status == TU_OK)
        status = tu_conn_exec(admin, sql, err);
    if (status == TU_OK) {
        mark(admin, name);
        return TU_OK;
    }
    tu_error_context(err, "cannot create a scratch database on %s", tu_conn_display_url(admin));
    if (err && strcmp(err->sqlstate, "42501") == 0)
        tu_error_hint(err, "grant it with ALTER ROLE ... CREATEDB, or name another server of the "
                           "same version with --scratch-url");
    return status;
}

/* A foreign table, or a partition that is one, hands rows to its server: the copy of a production
 * schema would write to what production writes to. Without a handler every access is an error. */
static TuStatus
cut_off(TuConn *conn, TuError *err)
{
    static const char sql[] =
        "DO $trueup$ DECLARE wrapper pg_catalog.name; BEGIN"
        " FOR wrapper IN SELECT fdwname FROM pg_catalog.pg_foreign_data_wrapper"
        " WHERE fdwhandler OPERATOR(pg_catalog.<>) 0 LOOP"
        " EXECUTE pg_catalog.format('ALTER FOREIGN DATA WRAPPER %I NO HANDLER', wrapper);"
        " END LOOP; END $trueup$";
    TuStatus status = tu_conn_exec(conn, sql, err);
    conn->no_handlers = true;
    if (status != TU_OK)
        tu_error_context(err, "cannot cut the scratch database off from foreign servers");
    return status;
}

/* What the database is like and what may shape text that is created in one beside it. Extensions
 * count by the version that they would be installed in. */
static const char environment[] =
    "SELECT pg_catalog.concat_ws(E'\\n', pg_catalog.version(), current_user,"
    " (SELECT pg_catalog.string_agg(pg_catalog.format('%s %s', key, value), ' ' ORDER BY key)"
    " FROM pg_catalog.pg_database d, pg_catalog.jsonb_each_text(pg_catalog.to_jsonb(d))"
    " WHERE d.datname" IS "pg_catalog.current_database() AND key" IS "ANY (ARRAY["
    "'encoding', 'datcollate', 'datctype', 'datlocprovider', 'daticulocale', 'datlocale',"
    " 'daticurules', 'datcollversion'])),"
    " (SELECT pg_catalog.string_agg(pg_catalog.format('%s %s', name, setting), ' ' ORDER BY name)"
    " FROM pg_catalog.pg_settings WHERE context" IS "ANY (ARRAY['user', 'superuser'])"
    " AND NOT source" IS "ANY (ARRAY['default', 'override'])"
    " AND NOT name" IS "ANY (ARRAY['application_name', 'client_encoding'])),"
    " (SELECT pg_catalog.string_agg(pg_catalog.format('%s %s', name, default_version), ' '"
    " ORDER BY name) FROM pg_catalog.pg_available_extensions))";
static const char outside[] = "SELECT rolname FROM pg_catalog.pg_roles UNION ALL SELECT spcname "
                              "FROM pg_catalog.pg_tablespace";

const TuScratchEngine tu_scratch_pg = {
    .dialect = &tu_dialect_pg,
    .environment = environment,
    .outside = outside,
    .lenient = "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL;"
               " SET standard_conforming_strings = on; SET check_function_bodies = off;"
               " SET synchronous_commit = off",
    .create = create,
    .stray = stray,
    .cut_off = cut_off,
};
