/* Scratch databases on a MySQL or MariaDB server. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "model/objects.h"
#include "scratch/server.h"

/* trueup_scratch_<seconds>_<process>_<noise>: the name says how old it is. */
static const char stray[] =
    "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA"
    " WHERE SCHEMA_NAME REGEXP '^trueup_scratch_[0-9]+_' AND"
    " SUBSTRING_INDEX(SUBSTRING(SCHEMA_NAME, 16), '_', 1) + 3600 < UNIX_TIMESTAMP()"
    " AND SCHEMA_NAME NOT IN"
    " (SELECT DB FROM information_schema.PROCESSLIST WHERE DB IS NOT NULL) LIMIT 1";

/* Character set and collation as in the database that the URL names: what a table does not say it
 * takes from there. */
static TuStatus
create(TuConn *admin, const char *name, TuArena *arena, TuError *err)
{
    const char *options = NULL;
    TuStatus st = tu_conn_value(
        admin,
        "SELECT CONCAT(' CHARACTER SET ', DEFAULT_CHARACTER_SET_NAME, ' COLLATE ',"
        " DEFAULT_COLLATION_NAME) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()",
        arena, &options, err);
    if (st != TU_OK)
        return st;
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "CREATE DATABASE ");
    tu_sql_ident(&sql, tu_conn_dialect(admin), name);
    tu_buf_add(&sql, options ? options : "");
    st = sql.failed ? tu_error_nomem(err) : tu_conn_exec(admin, sql.s, err);
    tu_buf_release(&sql);
    if (st == TU_OK)
        return st;
    tu_error_context(err, "cannot create a scratch database on %s", tu_conn_display_url(admin));
    if (err && strcmp(err->sqlstate, "42000") == 0)
        tu_error_hint(err, "grant it with GRANT ALL ON `trueup\\_scratch\\_%%`.* TO ..., or name "
                           "another server of the same version with --scratch-url");
    return st;
}

/* A federated or connect table hands rows to its server: none is there to be closed, so a schema
 * that has one gets no scratch rows. */
static TuStatus
cut_off(TuConn *conn, TuError *err)
{
    const char *found = NULL;
    TuArena *arena = tu_arena_new();
    TuStatus st = tu_conn_value(conn,
                                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE"
                                " TABLE_SCHEMA = DATABASE() AND ENGINE IN ('FEDERATED', 'CONNECT',"
                                " 'SPIDER', 'S3') LIMIT 1",
                                arena, &found, err);
    if (st == TU_OK && found) {
        st = tu_error_set(err, TU_ERR_REFUSED,
                          "table %s hands its rows to another server: a copy of the schema would "
                          "write there",
                          found);
        tu_error_hint(err, "exclude it: --exclude %s", found);
    }
    tu_arena_free(arena);
    return st;
}

/* The account that it runs as, where it has one. */
static const char **
definer_of(TuObject *object)
{
    switch (object->kind) {
    case TU_KIND_VIEW:
        return &((TuView *)object)->definer;
    case TU_KIND_FUNCTION:
        return &((TuFunction *)object)->definer;
    case TU_KIND_TRIGGER:
        return &((TuTrigger *)object)->definer;
    case TU_KIND_EVENT:
        return &((TuEvent *)object)->definer;
    default:
        return NULL;
    }
}

/* What names no definer belongs to the account that makes it, and that is another one elsewhere. */
static TuStatus
forget(TuConn *conn, TuModel *model, TuError *err)
{
    const char *user = NULL;
    TuStatus st = tu_conn_value(conn, "SELECT CURRENT_USER()", model->arena, &user, err);
    for (size_t i = 0; st == TU_OK && user && i < model->objects.count; i++) {
        const char **definer = definer_of(model->objects.items[i]);
        if (definer && *definer && strcmp(*definer, user) == 0)
            *definer = NULL;
    }
    return st;
}

/* What the database is like, and what may shape a text that is created in one beside it. */
static const char environment[] =
    "SELECT CONCAT_WS('\n', VERSION(), @@version_comment, CURRENT_USER(), @@sql_mode,"
    " @@character_set_database, @@collation_database, @@character_set_client,"
    " @@collation_connection, @@lower_case_table_names, @@default_storage_engine,"
    " @@explicit_defaults_for_timestamp, @@innodb_default_row_format, @@innodb_strict_mode,"
    " @@time_zone, (SELECT GROUP_CONCAT(ENGINE ORDER BY ENGINE) FROM information_schema.ENGINES"
    " WHERE SUPPORT IN ('YES', 'DEFAULT')))";

const TuScratchEngine tu_scratch_mysql = {
    .dialect = &tu_dialect_mysql,
    .environment = environment,
    .whole = true,
    .lenient = "SET foreign_key_checks = 0",
    .create = create,
    .stray = stray,
    .cut_off = cut_off,
    .forget = forget,
    .render = tu_mysql_entries,
};
