/* Backups of PostgreSQL: pg_dump in its custom format, and pg_restore. */
#include "config.h"

#ifdef TU_WITH_LIBPQ

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "db/backup.h"
#include "db/pg_tool.h"

/* Run a tool on the file. */
static TuStatus
run(TuConn *conn, const char *name, TuChild *child, const char *path, TuArena *arena, TuError *err)
{
    child->name = name;
    child->program = tu_pg_tool_path(conn, name, arena);
    TuStatus status = tu_child_run_on_file(child, path, strcmp(name, "pg_dump") == 0, err);
    return status == TU_OK ? TU_OK : tu_pg_tool_explain(conn, name, status, err);
}

static TuStatus
run_connected(TuConn *conn, const char *name, const char *const *options, const char *path,
              TuArena *arena, TuError *err)
{
    TuPgTool tool;
    TuStatus status = tu_pg_tool_prepare(conn, "", arena, &tool, err);
    TuArguments arguments = {.arena = arena};
    tu_arguments_add(&arguments, "%s", name);
    for (; *options; options++)
        tu_arguments_add(&arguments, "%s", *options);
    if (status == TU_OK)
        tu_arguments_add(&arguments, "--dbname=%s", tool.conninfo);
    TuChild child = {
        .arguments = arguments.items, .environment = tool.environment, .secret = &tool.secret};
    if (status == TU_OK && arguments.failed)
        status = tu_error_nomem(err);
    if (status == TU_OK)
        status = run(conn, name, &child, path, arena, err);
    tu_pg_tool_release(&tool);
    return status;
}

static TuStatus
write_backup(TuConn *conn, const char *path, const TuBackupWatch *watch, TuArena *arena,
             TuError *err)
{
    static const char *const options[] = {"--format=custom", "--no-password", NULL};
    (void)watch;
    return run_connected(conn, "pg_dump", options, path, arena, err);
}

/* Its list can be read to the end. */
static TuStatus
check(TuConn *conn, const char *path, TuArena *arena, TuError *err)
{
    TuArguments arguments = {.arena = arena};
    tu_arguments_add(&arguments, "pg_restore");
    tu_arguments_add(&arguments, "--file=-"); /* all of it, as a script that nobody reads */
    TuChild child = {.arguments = arguments.items};
    if (arguments.failed)
        return tu_error_nomem(err);
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (null < 0)
        return tu_error_set(err, TU_ERR_IO, "cannot open /dev/null: %s", strerror(errno));
    child.output = null;
    TuStatus status = run(conn, "pg_restore", &child, path, arena, err);
    close(null);
    if (status == TU_ERR_DB)
        tu_error_context(err, "the backup is not whole");
    return status;
}

static TuStatus
restore(TuConn *conn, const char *path, const TuBackupWatch *watch, TuArena *arena, TuError *err)
{
    static const char *const options[] = {"--single-transaction", "--exit-on-error",
                                          "--no-password", NULL};
    (void)watch;
    return run_connected(conn, "pg_restore", options, path, arena, err);
}

#define CAT "pg_catalog."
#define IS " OPERATOR(pg_catalog.=) "
#define OURS(column)                                                             \
    "(NOT " column "::pg_catalog.text OPERATOR(pg_catalog.~) '^pg_' AND " column \
    " OPERATOR(pg_catalog.<>) 'information_schema')"

/* Relations, functions and types in schemas of the user's, and other schemas than public. */
static const char occupied[] =
    "SELECT what FROM (SELECT " CAT "format('%s.%s', n.nspname, c.relname) AS what FROM " CAT
    "pg_class c JOIN " CAT "pg_namespace n ON n.oid" IS "c.relnamespace WHERE " OURS(
        "n.nspname") " UNION ALL SELECT " CAT "format('%s.%s()', n.nspname, p.proname) FROM " CAT
                     "pg_proc p JOIN " CAT "pg_namespace n ON n.oid" IS
                     "p.pronamespace WHERE " OURS(
                         "n.nspname") " UNION ALL SELECT " CAT
                                      "format('%s.%s', n.nspname, t.typname) FROM " CAT
                                      "pg_type t JOIN " CAT "pg_namespace n ON n.oid" IS
                                      "t.typnamespace WHERE " OURS(
                                          "n.nspname") " UNION ALL SELECT " CAT
                                                       "format('schema %s', n.nspname) FROM " CAT
                                                       "pg_namespace n WHERE " OURS(
                                                           "n.nspname") " AND n.nspname "
                                                                        "OPERATOR(pg_catalog.<>) "
                                                                        "'public')"
                                                                        " things LIMIT 1";

/* Schemas take with them what is in them; then what is in none. public comes back as template1 has
 * it. */
static const char clear[] =
    "SELECT statement FROM (SELECT 1 AS place, " CAT
    "format('DROP EVENT TRIGGER %I', evtname) AS statement FROM " CAT "pg_event_trigger"
    " UNION ALL SELECT 1, " CAT "format('DROP PUBLICATION %I', pubname) FROM " CAT "pg_publication"
    " UNION ALL SELECT 2, " CAT "format('DROP EXTENSION IF EXISTS %I CASCADE', extname) FROM " CAT
    "pg_extension WHERE extname OPERATOR(pg_catalog.<>) 'plpgsql'"
    " UNION ALL SELECT 3, " CAT "format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE', fdwname)"
    " FROM " CAT "pg_foreign_data_wrapper"
    " UNION ALL SELECT 4, " CAT "format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM " CAT
    "pg_namespace n WHERE " OURS(
        "n.nspname") " UNION ALL SELECT 5, 'CREATE SCHEMA public'"
                     " UNION ALL SELECT 6, 'GRANT USAGE ON SCHEMA public TO PUBLIC'"
                     " UNION ALL SELECT 6, CASE WHEN " CAT
                     "current_setting('server_version_num')::int"
                     " OPERATOR(pg_catalog.<) 150000 THEN 'GRANT CREATE ON SCHEMA public TO PUBLIC'"
                     " ELSE 'ALTER SCHEMA public OWNER TO pg_database_owner' END"
                     " UNION ALL SELECT 6, 'COMMENT ON SCHEMA public IS ''standard public "
                     "schema''')"
                     " statements ORDER BY place";

const TuBackupDriver tu_backup_pg = {
    .suffix = "dump",
    .identity = "SELECT pg_catalog.concat_ws(' ', CASE WHEN pg_catalog.has_function_privilege("
                "'pg_catalog.pg_control_system()', 'execute') THEN (SELECT system_identifier"
                " FROM pg_catalog.pg_control_system()) END, pg_catalog.current_database())",
    .occupied = occupied,
    .clear = clear,
    .write = write_backup,
    .check = check,
    .restore = restore};

#endif
