/* The engines' tables, and what a statement is by its first words. */
#include "config.h"

#include "apply/engine.h"

#include <assert.h>
#include <string.h>

/* word: a text that can be a key; script: one without bounds. {is} is "=", which in PostgreSQL
 * could be an operator of the user's. */
#define HISTORY_COLUMNS(word, text, script, integer, time)                               \
    " version " word " PRIMARY KEY,"                                                     \
    " position " integer " NOT NULL UNIQUE,"                                             \
    " description " text " NOT NULL,"                                                    \
    " checksum " word " NOT NULL,"                                                       \
    " status " word " NOT NULL CHECK (status {is} 'running' OR status {is} 'applied'"    \
    " OR status {is} 'failed' OR status {is} 'partial' OR status {is} 'rolled_back'),"   \
    " direction " word " NOT NULL CHECK (direction {is} 'up' OR direction {is} 'down')," \
    " applied_at " time " NOT NULL,"                                                     \
    " applied_by " text " NOT NULL,"                                                     \
    " execution_time_ms " integer " NOT NULL,"                                           \
    " error_message " text ","                                                           \
    " statements_done " integer " NOT NULL,"                                             \
    " from_fingerprint " word ","                                                        \
    " to_fingerprint " word ","                                                          \
    " step_fingerprint " word ","                                                        \
    " prefix_checksum " word ","                                                         \
    " rollback_sql " script ","                                                          \
    " tool_version " word " NOT NULL"

/* What the audit log got when it was sealed: see log.h. */
#define LOG_COLUMNS(add, text)                                                                 \
    add " host " text "," add " command " text "," add " plan_hash " text "," add " run " text \
        "," add " history " text "," add " row_digest " text "," add " chain " text

/* Rows of one history's log, those that are older than seals among them, with the clock and the
 * actor beside each; one row of these alone when there are none. from is a condition. */
#define LOG_ROWS(clock, at, from)                                                                 \
    "SELECT " clock ", {actor}, t.* FROM (SELECT 1 AS one) x LEFT JOIN (SELECT id, " at " AS at"  \
    ", actor, action, version, result, detail, host, command, plan_hash, run, history,"           \
    " row_digest, chain FROM {audit} WHERE (history {is} {history_name} OR history IS NULL)" from \
    ") t ON t.id IS NOT NULL ORDER BY t.id"
#define LAST_SEALED(max)                                                          \
    "coalesce((SELECT " max "(id) FROM {audit} WHERE history {is} {history_name}" \
    " AND chain IS NOT NULL), 0)"

/* Other tools use the same name; none has these. */
#define OUR_COLUMNS "'checksum', 'statements_done', 'rollback_sql'"

/* As PostgreSQL and SQLite say it. */
#define UPSERT .upsert = " ON CONFLICT ({key}) DO UPDATE SET ", .upserted = "excluded.{column}"

/* ---- PostgreSQL ----
 * A migration runs with the search_path of the database, which may name a schema of the user's
 * before pg_catalog: whatever is ours names the schema of every function, operator and type. */
#define IS " OPERATOR(pg_catalog.=) "
#define TEXT "pg_catalog.text"
#define TIME "pg_catalog.timestamptz"

static const char *const pg_tables[] = {
    "CREATE TABLE IF NOT EXISTS {history} (" HISTORY_COLUMNS(TEXT, TEXT, TEXT, "bigint", TIME) ")",
    "CREATE TABLE IF NOT EXISTS {metadata} (key " TEXT " PRIMARY KEY, value " TEXT " NOT NULL,"
    " updated_at " TIME " NOT NULL)",
    "CREATE TABLE IF NOT EXISTS {audit} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
    " at " TIME " NOT NULL, actor " TEXT " NOT NULL, action " TEXT " NOT NULL, version " TEXT ","
    " result " TEXT " NOT NULL, detail " TEXT "," LOG_COLUMNS("", TEXT) ")",
    NULL,
};

static const char *const pg_upgrade[] = {
    "ALTER TABLE {audit}" LOG_COLUMNS(" ADD COLUMN IF NOT EXISTS", TEXT),
    NULL,
};

#define PG_UTC(what) \
    "pg_catalog.to_char(" what " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
#define PG_CLOCK PG_UTC("pg_catalog.clock_timestamp()")

static const TuApplyEngine engine_pg = {
    .dialect = &tu_dialect_pg,
    .is = "OPERATOR(pg_catalog.=)",
    .look = "SELECT CASE WHEN pg_catalog.to_regclass({history_text}) IS NULL THEN 0 WHEN"
            " (SELECT pg_catalog.count(*) FROM pg_catalog.pg_attribute WHERE attrelid" IS
            "pg_catalog.to_regclass({history_text})::pg_catalog.oid AND NOT attisdropped AND"
            " attname::" TEXT IS "ANY (ARRAY[" OUR_COLUMNS "])) OPERATOR(pg_catalog.<) 3"
            " THEN 9 ELSE 1 END OPERATOR(pg_catalog.+)"
            " CASE WHEN pg_catalog.to_regclass({metadata_text}) IS NULL THEN 0 ELSE 2 END"
            " OPERATOR(pg_catalog.+)"
            " CASE WHEN pg_catalog.to_regclass({audit_text}) IS NULL THEN 0 WHEN EXISTS"
            " (SELECT FROM pg_catalog.pg_attribute WHERE attrelid" IS
            "pg_catalog.to_regclass({audit_text})::pg_catalog.oid AND NOT attisdropped AND"
            " attname::" TEXT IS "'chain') THEN 4 ELSE 20 END",
    .create_tables = pg_tables,
    .upgrade_audit = pg_upgrade,
    .column_names = "SELECT pg_catalog.string_agg(attname, ',' ORDER BY attname::" TEXT
                    " COLLATE pg_catalog.\"C\") FROM pg_catalog.pg_attribute WHERE attrelid" IS
                    "pg_catalog.to_regclass({history_text})::pg_catalog.oid AND NOT attisdropped"
                    " AND attnum OPERATOR(pg_catalog.>) 0",
    .log_all = LOG_ROWS(PG_CLOCK, PG_UTC("at"), ""),
    .log_tail = LOG_ROWS(PG_CLOCK, PG_UTC("at"),
                         " AND id OPERATOR(pg_catalog.>=) " LAST_SEALED("pg_catalog.max")),
    .begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    .now = "pg_catalog.clock_timestamp()",
    .now_text = PG_UTC("applied_at"),
    .actor = "session_user::" TEXT,
    .begin = "BEGIN",
    .next_position = "(SELECT coalesce(pg_catalog.max(position), 0) OPERATOR(pg_catalog.+) 1"
                     " FROM {history})",
    .key = "key",
    UPSERT,
    .lock_timeout = "SET LOCAL lock_timeout = {ms}",
    .statement_timeout = "SET LOCAL statement_timeout = {ms}",
    .neutral = "RESET SESSION AUTHORIZATION; RESET ROLE; RESET search_path; RESET lock_timeout;"
               " RESET statement_timeout",
    .blockers =
        "SELECT pg_catalog.format('process %s (user %s, application \"%s\", %s, transaction open"
        " for %s s: %s)', pid, usename, application_name, state,"
        " pg_catalog.round(extract(epoch FROM"
        " pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) xact_start)),"
        " pg_catalog.left(pg_catalog.regexp_replace(query, '[[:space:]]+', ' ', 'g'), 120))"
        " FROM pg_catalog.pg_stat_activity WHERE xact_start IS NOT NULL"
        " AND pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()"
        " AND datname" IS "pg_catalog.current_database()"
        " ORDER BY xact_start LIMIT 3",
    .index_state = "SELECT CASE WHEN indisvalid THEN 'valid' ELSE 'invalid' END"
                   " FROM pg_catalog.pg_index WHERE indexrelid" IS
                   "pg_catalog.to_regclass($1)::pg_catalog.oid",
    .index_copy =
        "SELECT pg_catalog.quote_ident(n.nspname) OPERATOR(pg_catalog.||) '.' "
        "OPERATOR(pg_catalog.||) pg_catalog.quote_ident(c.relname)"
        " FROM pg_catalog.pg_index o JOIN pg_catalog.pg_class oc ON oc.oid" IS "o.indexrelid"
        " JOIN pg_catalog.pg_index i ON i.indrelid" IS "o.indrelid AND NOT i.indisvalid"
        " JOIN pg_catalog.pg_class c ON c.oid" IS "i.indexrelid"
        " JOIN pg_catalog.pg_namespace n ON n.oid" IS "c.relnamespace"
        " WHERE o.indexrelid" IS "pg_catalog.to_regclass($1)::pg_catalog.oid AND i.indexrelid "
        "OPERATOR(pg_catalog.<>) o.indexrelid"
        " AND c.relname OPERATOR(pg_catalog.~) '_cc(new|old)[0-9]*$'"
        " AND pg_catalog.starts_with(oc.relname, pg_catalog.regexp_replace(c.relname,"
        " '_cc(new|old)[0-9]*$', '')) ORDER BY 1 LIMIT 1",
    .partition_state =
        "SELECT CASE WHEN pg_catalog.to_jsonb(i) OPERATOR(pg_catalog.->>) 'inhdetachpending'" IS
        "'true'"
        " THEN 'pending' ELSE 'attached' END FROM pg_catalog.pg_inherits i"
        " WHERE i.inhrelid" IS "pg_catalog.to_regclass($1)::pg_catalog.oid",
    .script_head = "\\set ON_ERROR_STOP on\n",
};
#undef IS
#undef TEXT
#undef TIME

/* ---- SQLite ---- */

static const char *const sqlite_tables[] = {
    "CREATE TABLE IF NOT EXISTS {history} (" HISTORY_COLUMNS("TEXT", "TEXT", "TEXT", "INTEGER",
                                                             "TEXT") ")",
    "CREATE TABLE IF NOT EXISTS {metadata} (key TEXT PRIMARY KEY, value TEXT NOT NULL,"
    " updated_at TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS {audit} (id INTEGER PRIMARY KEY, at TEXT NOT NULL,"
    " actor TEXT NOT NULL, action TEXT NOT NULL, version TEXT, result TEXT NOT NULL, detail TEXT"
    "," LOG_COLUMNS("", "TEXT") ")",
    NULL,
};

#define SQLITE_ADD(column) "ALTER TABLE {audit} ADD COLUMN " column " TEXT"
static const char *const sqlite_upgrade[] = {
    SQLITE_ADD("host"),    SQLITE_ADD("command"),    SQLITE_ADD("plan_hash"), SQLITE_ADD("run"),
    SQLITE_ADD("history"), SQLITE_ADD("row_digest"), SQLITE_ADD("chain"),     NULL,
};
#define SQLITE_NOW "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"

/* What can be read of a connection's settings. The ones of the file (auto_vacuum, user_version ...)
 * are for migrations to change. */
static const TuSessionSetting sqlite_settings[] = {
    {.name = "query_only"},
    {.name = "writable_schema"},
    {.name = "foreign_keys"},
    {.name = "legacy_alter_table"},
    {.name = "analysis_limit"},
    {.name = "automatic_index"},
    {.name = "busy_timeout"},
    {.name = "cache_size"},
    {.name = "cache_spill"},
    {.name = "case_sensitive_like", .read = "SELECT NOT 'a' LIKE 'A'"},
    {.name = "cell_size_check"},
    {.name = "checkpoint_fullfsync"},
    {.name = "count_changes"},
    {.name = "empty_result_callbacks"},
    {.name = "full_column_names"},
    {.name = "fullfsync"},
    {.name = "ignore_check_constraints"},
    {.name = "journal_mode", .of_file = "wal"},
    {.name = "journal_size_limit"},
    {.name = "locking_mode"},
    {.name = "mmap_size"},
    {.name = "read_uncommitted"},
    {.name = "recursive_triggers"},
    {.name = "reverse_unordered_selects"},
    {.name = "secure_delete"},
    {.name = "short_column_names"},
    {.name = "synchronous"},
    {.name = "temp_store"},
    {.name = "threads"},
    {.name = "trusted_schema"},
    {.name = "wal_autocheckpoint"},
    {.name = NULL},
};
static_assert(TU_LEN(sqlite_settings) <= TU_SETTINGS_MOST, "TU_SETTINGS_MOST is too small");

/* Temporary objects, which would hide tables of the same names, and attached databases. */
#define SQLITE_QUOTED "'\"' || replace(name, '\"', '\"\"') || '\"'"
static const char sqlite_leftovers[] =
    "SELECT group_concat(sql, ';') FROM (SELECT 'DROP ' || type || ' IF EXISTS temp.' "
    "|| " SQLITE_QUOTED " AS sql FROM sqlite_temp_master WHERE type IN ('table', 'view', 'trigger')"
    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    " UNION ALL SELECT 'DETACH ' || " SQLITE_QUOTED " FROM pragma_database_list WHERE seq > 1)";

static const TuApplyEngine engine_sqlite = {
    .dialect = &tu_dialect_sqlite,
    .is = "=",
    .look = "SELECT (SELECT count(*) > 0 FROM pragma_table_info({history_name}, 'main'))"
            " + 2 * (SELECT count(*) > 0 FROM pragma_table_info({metadata_name}, 'main'))"
            " + 4 * (SELECT count(*) > 0 FROM pragma_table_info({audit_name}, 'main'))"
            " + 8 * (SELECT count(*) > 0 AND sum(name IN (" OUR_COLUMNS ")) < 3"
            " FROM pragma_table_info({history_name}, 'main'))"
            " + 16 * (SELECT count(*) > 0 AND sum(name = 'chain') = 0"
            " FROM pragma_table_info({audit_name}, 'main'))",
    .create_tables = sqlite_tables,
    .upgrade_audit = sqlite_upgrade,
    .column_names = "SELECT group_concat(name) FROM (SELECT name FROM"
                    " pragma_table_info({history_name}, 'main') ORDER BY name)",
    .log_all = LOG_ROWS(SQLITE_NOW, "at", ""),
    .log_tail = LOG_ROWS(SQLITE_NOW, "at", " AND id >= " LAST_SEALED("max")),
    .begin_read = "BEGIN",
    .now = SQLITE_NOW,
    .now_text = "applied_at",
    .actor = "'local'",
    .begin = "BEGIN IMMEDIATE",
    .next_position = "(SELECT coalesce(max(position), 0) + 1 FROM {history})",
    .key = "key",
    UPSERT,
    .lock_timeout = "PRAGMA busy_timeout = {ms}",
    .timeout_lasts = true,
    .saved_settings = sqlite_settings,
    .leftovers = sqlite_leftovers,
    .foreign_keys = "PRAGMA foreign_keys",
    .broken_keys = "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1",
    .script_head = ".bail on\n",
};

/* ---- MySQL and MariaDB ---- */

#define MYSQL_WORD "varchar(191)"
/* Compared byte for byte, whatever the database's own collation is. */
#define MYSQL_OPTIONS ") ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
#define MYSQL_IS_THERE(name, more)                                                        \
    "(SELECT count(*) > 0 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()" \
    " AND TABLE_NAME = " name ")" more

static const char *const mysql_tables[] = {
    "CREATE TABLE IF NOT EXISTS {history} (" HISTORY_COLUMNS(MYSQL_WORD, "text", "longtext",
                                                             "bigint", "datetime(6)") MYSQL_OPTIONS,
    "CREATE TABLE IF NOT EXISTS {metadata} (`key` " MYSQL_WORD " PRIMARY KEY,"
    " value text NOT NULL, updated_at datetime(6) NOT NULL" MYSQL_OPTIONS,
    "CREATE TABLE IF NOT EXISTS {audit} (id bigint AUTO_INCREMENT PRIMARY KEY,"
    " at datetime(6) NOT NULL, actor text NOT NULL, action text NOT NULL, version text,"
    " result text NOT NULL, detail text," LOG_COLUMNS("", "text") MYSQL_OPTIONS,
    NULL,
};

static const char *const mysql_upgrade[] = {
    "ALTER TABLE {audit}" LOG_COLUMNS(" ADD COLUMN", "text"),
    NULL,
};

#define MYSQL_TIME(what) "DATE_FORMAT(" what ", '%Y-%m-%d %H:%i:%s')"

#define MYSQL_MODE                                                              \
    "sql_mode = REPLACE(REPLACE(REPLACE(@@GLOBAL.sql_mode, 'ANSI_QUOTES', '')," \
    " 'NO_BACKSLASH_ESCAPES', ''), 'ANSI', '')"

static const TuApplyEngine engine_mysql = {
    .dialect = &tu_dialect_mysql,
    .is = "=",
    .look = "SELECT " MYSQL_IS_THERE("{history_name}", " + 2 * ")
        MYSQL_IS_THERE("{metadata_name}", " + 4 * ") MYSQL_IS_THERE("{audit_name}", " + 8 * ")
            MYSQL_IS_THERE("{history_name}",
                           " * (SELECT count(*) < 3"
                           " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA ="
                           " DATABASE() AND TABLE_NAME = {history_name}"
                           " AND COLUMN_NAME IN (" OUR_COLUMNS
                           "))") " + 16 * " MYSQL_IS_THERE("{audit_name}",
                                                           " * (SELECT count(*) = 0 FROM "
                                                           "information_schema.COLUMNS WHERE"
                                                           " TABLE_SCHEMA = DATABASE() AND "
                                                           "TABLE_NAME = {audit_name}"
                                                           " AND COLUMN_NAME = 'chain')"),
    .create_tables = mysql_tables,
    .upgrade_audit = mysql_upgrade,
    .column_names = "SELECT GROUP_CONCAT(COLUMN_NAME ORDER BY COLUMN_NAME) FROM"
                    " information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
                    " AND TABLE_NAME = {history_name}",
    .log_all = LOG_ROWS(MYSQL_TIME("UTC_TIMESTAMP()"), MYSQL_TIME("at"), ""),
    .log_tail =
        LOG_ROWS(MYSQL_TIME("UTC_TIMESTAMP()"), MYSQL_TIME("at"), " AND id >= " LAST_SEALED("max")),
    .begin_read = "START TRANSACTION WITH CONSISTENT SNAPSHOT",
    .now = "UTC_TIMESTAMP(6)",
    .now_text = "DATE_FORMAT(applied_at, '%Y-%m-%dT%H:%i:%sZ')",
    .actor = "USER()",
    .begin = "START TRANSACTION",
    /* A table that is written to can only be read from behind something that is computed first. */
    .next_position = "(SELECT n FROM (SELECT coalesce(max(position), 0) + 1 AS n"
                     " FROM {history}) AS latest)",
    .key = "`key`",
    .upsert = " ON DUPLICATE KEY UPDATE ",
    .upserted = "VALUES({column})",
    /* MySQL stops SELECT only. */
    .statement_timeout = "SET @trueup_none = NULL /*M!, SESSION max_statement_time = {s} */",
    .lock_timeout = "SET SESSION lock_wait_timeout = {s}, SESSION innodb_lock_wait_timeout = {s}",
    .timeout_lasts = true,
    .neutral =
        "SET SESSION " MYSQL_MODE ", SESSION foreign_key_checks = @@GLOBAL.foreign_key_checks,"
        " SESSION unique_checks = @@GLOBAL.unique_checks, SESSION time_zone = DEFAULT,"
        " SESSION lock_wait_timeout = DEFAULT, SESSION innodb_lock_wait_timeout = DEFAULT"
        " /*M!, SESSION max_statement_time = DEFAULT */;"
        " SET NAMES utf8mb4",
    .blockers = "SELECT CONCAT('connection ', p.ID, ' (user ', p.USER, ' of ', p.HOST, ', ',"
                " p.COMMAND, ', transaction open for ',"
                " TIMESTAMPDIFF(SECOND, t.trx_started, NOW()), ' s',"
                " COALESCE(CONCAT(': ', LEFT(p.INFO, 120)), ''), ')')"
                " FROM information_schema.INNODB_TRX t JOIN information_schema.PROCESSLIST p"
                " ON p.ID = t.trx_mysql_thread_id WHERE p.ID <> CONNECTION_ID()"
                " ORDER BY t.trx_started LIMIT 3",
    .shows_objects = true,
    .script_head = "SET NAMES utf8mb4;\nSET SESSION " MYSQL_MODE ";\n",
};

const TuApplyEngine *
tu_apply_engine(const TuDialect *dialect)
{
    static const TuApplyEngine *const engines[] = {&engine_pg, &engine_sqlite, &engine_mysql};
    for (size_t i = 0; i < TU_LEN(engines); i++) {
        if (engines[i]->dialect == dialect)
            return engines[i];
    }
    return NULL;
}

/* ---- statements ---- */

static const struct {
    const TuDialect *dialect; /* NULL: all */
    const char *first;
    const char *second;   /* NULL: any */
    const char *anywhere; /* a word that has to occur; NULL: none */
    unsigned flags;
} classes[] = {
    {NULL, "begin", NULL, NULL, TU_CLASS_CONTROL},
    {NULL, "start", "transaction", NULL, TU_CLASS_CONTROL},
    {NULL, "commit", NULL, NULL, TU_CLASS_CONTROL},
    {NULL, "end", NULL, NULL, TU_CLASS_CONTROL},
    {NULL, "abort", NULL, NULL, TU_CLASS_CONTROL},
    {NULL, "rollback", NULL, NULL, TU_CLASS_CONTROL},
    {NULL, "prepare", "transaction", NULL, TU_CLASS_CONTROL},
    {NULL, "vacuum", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "create", NULL, "concurrently", TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "drop", NULL, "concurrently", TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "reindex", NULL, "concurrently", TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "reindex", "database", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "reindex", "system", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "alter", "table", "concurrently", TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "alter", "system", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "create", "database", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "drop", "database", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "create", "tablespace", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "drop", "tablespace", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "create", "subscription", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "drop", "subscription", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_pg, "call", NULL, NULL, TU_CLASS_OPAQUE},
    {&tu_dialect_pg, "do", NULL, NULL, TU_CLASS_OPAQUE},
    {&tu_dialect_pg, "set", NULL, NULL, TU_CLASS_SESSION},
    {&tu_dialect_sqlite, "attach", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_sqlite, "detach", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_sqlite, "pragma", NULL, NULL, TU_CLASS_SETTING},
    /* What commits by itself, before and behind. */
    {&tu_dialect_mysql, "alter", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "analyze", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "cache", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "check", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "create", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "drop", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "flush", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "grant", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "import", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "install", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "load", "index", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "optimize", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "rename", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "repair", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "reset", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "revoke", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "truncate", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "uninstall", NULL, NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "set", "password", NULL, TU_CLASS_OUTSIDE},
    {&tu_dialect_mysql, "call", NULL, NULL, TU_CLASS_OPAQUE},
    {&tu_dialect_mysql, "execute", NULL, NULL, TU_CLASS_OPAQUE},
    {&tu_dialect_mysql, "set", NULL, NULL, TU_CLASS_SESSION},
    {&tu_dialect_mysql, "prepare", NULL, NULL, TU_CLASS_SESSION},
    {&tu_dialect_mysql, "deallocate", NULL, NULL, TU_CLASS_SESSION},
    {&tu_dialect_mysql, "set", "autocommit", NULL, TU_CLASS_CONTROL},
    {&tu_dialect_mysql, "xa", NULL, NULL, TU_CLASS_CONTROL},
    {&tu_dialect_mysql, "use", NULL, NULL, TU_CLASS_FOREIGN},
    {&tu_dialect_mysql, "lock", NULL, NULL, TU_CLASS_FOREIGN},
    {&tu_dialect_mysql, "unlock", NULL, NULL, TU_CLASS_FOREIGN},
};

static bool
has_word(const TuApplyEngine *engine, const TuSqlPart *part, const char *word)
{
    TuLexer lexer;
    tu_lex_init(&lexer, engine->dialect, part->text, part->len);
    for (;;) {
        TuToken token = tu_lex_next_run(&lexer);
        if (token.type == TU_TOKEN_END || token.type == TU_TOKEN_UNTERMINATED)
            return false;
        if (tu_token_is(&token, word))
            return true;
    }
}

unsigned
tu_statement_class(const TuApplyEngine *engine, const TuSqlPart *part)
{
    TuLexer lexer;
    unsigned flags = 0;
    tu_lex_init(&lexer, engine->dialect, part->text, part->len);
    TuToken first = tu_lex_next_run(&lexer);
    TuToken second = tu_lex_next_run(&lexer);
    /* ROLLBACK TO a savepoint stays inside the transaction. */
    if (tu_token_is(&first, "rollback") && has_word(engine, part, "to"))
        return 0;
    for (size_t i = 0; i < TU_LEN(classes); i++) {
        if (classes[i].dialect != NULL && classes[i].dialect != engine->dialect)
            continue;
        if (!tu_token_is(&first, classes[i].first))
            continue;
        if (classes[i].second != NULL && !tu_token_is(&second, classes[i].second))
            continue;
        if (classes[i].anywhere != NULL && !has_word(engine, part, classes[i].anywhere))
            continue;
        flags |= classes[i].flags;
    }
    return flags;
}
