/* The driver of MySQL and MariaDB: open, run, ask. Talks by the client library only, text protocol,
 * several statements in a message. */
#include "config.h"

#include "db/mysql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <errmsg.h>
#include <mysqld_error.h>

#include "db/backup.h"
#include "db/statement.h"
#include "db/url.h"
#include "sql/lex.h"

/* ---- the connection ---- */

typedef struct Handle {
    MYSQL *my;
    bool many; /* a message may hold several statements */
    bool tls, verify;
    const char *ssl_ca; /* in the connection's arena, or NULL */
} Handle;

MYSQL *
tu_mysql_handle(const TuConn *conn)
{
    const Handle *handle = conn->handle;
    return handle->my;
}

/* ---- errors ---- */

static TuStatus
status_of(unsigned code)
{
    switch (code) {
    case CR_OUT_OF_MEMORY:
        return TU_ERR_NOMEM;
    case CR_SERVER_GONE_ERROR:
    case CR_SERVER_LOST:
    case ER_SERVER_SHUTDOWN:
    case ER_NORMAL_SHUTDOWN:
    case ER_CONNECTION_KILLED:
    case 4031: /* MySQL: ended for having been idle */
        return TU_ERR_LOST;
    case ER_LOCK_WAIT_TIMEOUT:
    case ER_LOCK_DEADLOCK:
        return TU_ERR_LOCKED;
    default:
        return TU_ERR_DB;
    }
}

TuStatus
tu_mysql_error(TuConn *conn, const char *sql, size_t done, TuError *err)
{
    MYSQL *my = tu_mysql_handle(conn);
    unsigned code = mysql_errno(my);
    TuStatus st = status_of(code);
    tu_error_set(err, st, "%s%s (error %u)", st == TU_ERR_LOST ? "the connection is lost: " : "",
                 mysql_error(my), code);
    if (err)
        snprintf(err->sqlstate, sizeof err->sqlstate, "%s", mysql_sqlstate(my));
    TuSqlPlace place = {.done = done};
    if (sql)
        tu_db_error_statement(&tu_dialect_mysql, sql, place, err);
    return st;
}

/* ---- opening ---- */

/* What a URL says, decoded, in the connection's arena; NULL = not given. */
typedef struct Target {
    const char *user, *password, *host, *socket, *ssl_mode, *ssl_ca;
    unsigned port;
} Target;

static const char *
decode(TuArena *arena, TuUrlPart part)
{
    if (!part.text)
        return NULL;
    char *out = tu_arena_strndup(arena, part.text, part.len);
    char *to = out;
    for (const char *c = out; c && *c; c++) {
        char hex[3] = {c[0] == '%' ? c[1] : '\0', c[0] == '%' && c[1] ? c[2] : '\0', '\0'};
        char *end = hex;
        long value = hex[0] && hex[1] ? strtol(hex, &end, 16) : 0;
        bool coded = end == hex + 2 && value > 0;
        *to++ = coded ? (char)value : *c;
        c += coded ? 2 : 0;
    }
    if (to)
        *to = '\0';
    return out;
}

static bool
take_parameter(TuConn *conn, Target *into, const char *item, size_t len)
{
    const struct {
        const char *name;
        const char **into;
    } known[] = {{"socket", &into->socket},
                 {"ssl-mode", &into->ssl_mode},
                 {"sslmode", &into->ssl_mode},
                 {"ssl-ca", &into->ssl_ca},
                 {"password", &into->password}};
    for (size_t i = 0; i < TU_LEN(known); i++) {
        size_t name = strlen(known[i].name);
        if (len <= name || item[name] != '=' || memcmp(item, known[i].name, name) != 0)
            continue;
        *known[i].into = decode(conn->arena, (TuUrlPart){item + name + 1, len - name - 1});
        return true;
    }
    return false;
}

static const char *
take_query(TuConn *conn, Target *into, TuUrlPart query)
{
    const char *at = query.text, *end = query.text ? query.text + query.len : NULL;
    while (at && at < end) {
        const char *next = memchr(at, '&', (size_t)(end - at));
        size_t len = (size_t)((next ? next : end) - at);
        if (len && !take_parameter(conn, into, at, len))
            return "a parameter is not known (socket, ssl-mode, ssl-ca, password)";
        at = next ? next + 1 : end;
    }
    return NULL;
}

static const char *
take_host(TuConn *conn, Target *into, TuUrlPart hosts)
{
    const char *text = hosts.text ? hosts.text : "";
    size_t len = hosts.text ? hosts.len : 0;
    const char *close = len && *text == '[' ? memchr(text, ']', len) : NULL;
    const char *from = close ? close : text;
    const char *colon = memchr(from, ':', len - (size_t)(from - text));
    if (memchr(text, ',', len))
        return "it names several hosts";
    if (colon) {
        char *end = NULL;
        unsigned long port = strtoul(colon + 1, &end, 10);
        if (end != text + len || port == 0 || port > 65535)
            return "the port is not a number";
        into->port = (unsigned)port;
        len = (size_t)(colon - text);
    }
    if (close) {
        text++;
        len -= 2;
    }
    into->host = len ? decode(conn->arena, (TuUrlPart){text, len}) : NULL;
    return NULL;
}

static TuStatus
read_url(const char *text, TuConn *conn, Target *into, TuError *err)
{
    TuUrl url;
    *into = (Target){0};
    tu_url_parse(&url, text, false);
    const char *odd = url.authority ? url.odd : "// is missing behind the scheme";
    conn->display_url = url.authority ? tu_url_display(&url, conn->arena) : "mysql:...";
    into->user = decode(conn->arena, url.user);
    into->password = decode(conn->arena, url.password);
    if (!odd)
        odd = take_host(conn, into, url.hosts);
    if (!odd)
        odd = take_query(conn, into, url.query);
    if (!odd && url.path.len > 1)
        conn->database = decode(conn->arena, (TuUrlPart){url.path.text + 1, url.path.len - 1});
    if (!odd)
        return TU_OK;
    tu_error_set(err, TU_ERR_USAGE, "\"%s\" is not a database URL: %s",
                 conn->display_url ? conn->display_url : "", odd);
    tu_error_hint(err, "write mysql://user:password@host:3306/database?ssl-mode=required, with @ "
                       "as %%40, / as %%2F, ? as %%3F, %% as %%25 in the password");
    return TU_ERR_USAGE;
}

void
tu_mysql_add_tls(const TuConn *conn, TuBuf *out)
{
    const Handle *handle = conn->handle;
    if (handle->tls || handle->ssl_ca)
        tu_buf_add(out, "ssl\n");
    if (handle->ssl_ca)
        tu_buf_addf(out, "ssl-ca=%s\n", handle->ssl_ca);
    if (handle->verify)
        tu_buf_add(out, "ssl-verify-server-cert\n");
}

void
tu_mysql_scrub(const TuConn *conn, TuError *err)
{
    const MYSQL *my = tu_mysql_handle(conn);
    const char *const known[] = {my->user, my->host, my->db};
    tu_db_error_hide(my->passwd, known, TU_LEN(known), err);
}

static bool
wants_tls(const Target *target)
{
    return target->ssl_mode && (strncmp(target->ssl_mode, "required", 8) == 0 ||
                                strncmp(target->ssl_mode, "REQUIRED", 8) == 0 ||
                                strncmp(target->ssl_mode, "verify", 6) == 0 ||
                                strncmp(target->ssl_mode, "VERIFY", 6) == 0 ||
                                strcmp(target->ssl_mode, "require") == 0);
}

static bool
wants_proof(const Target *target)
{
    return target->ssl_mode && strncasecmp(target->ssl_mode, "verify", 6) == 0;
}

static void
set_options(MYSQL *my, const Target *target, const TuConnOptions *options)
{
    unsigned timeout = options->connect_timeout ? options->connect_timeout : 10;
    my_bool yes = 1;
    mysql_options(my, MYSQL_OPT_CONNECT_TIMEOUT, &timeout);
    mysql_options(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(my, MYSQL_READ_DEFAULT_GROUP, "trueup");
    mysql_options4(my, MYSQL_OPT_CONNECT_ATTR_ADD, "program_name",
                   options->application ? options->application : "trueup");
    if (wants_tls(target))
        mysql_options(my, MYSQL_OPT_SSL_ENFORCE, &yes);
    if (target->ssl_ca)
        mysql_options(my, MYSQL_OPT_SSL_CA, target->ssl_ca);
    if (wants_proof(target))
        mysql_options(my, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes);
}

static TuStatus
fail_to_connect(TuConn *conn, TuError *err)
{
    MYSQL *my = tu_mysql_handle(conn);
    bool unknown = mysql_errno(my) == ER_BAD_DB_ERROR;
    tu_error_set(err, TU_ERR_CONNECT, "cannot connect to %s: %s",
                 conn->display_url ? conn->display_url : "MySQL", mysql_error(my));
    if (unknown)
        tu_error_hint(err, "create the database first: CREATE DATABASE");
    else if (mysql_errno(my) == ER_ACCESS_DENIED_ERROR)
        tu_error_hint(err, "give the password in the URL or in ~/.my.cnf (group [client])");
    return TU_ERR_CONNECT;
}

static TuStatus
fail_without_database(const TuConn *conn, TuError *err)
{
    tu_error_set(err, TU_ERR_USAGE, "\"%s\" names no database",
                 conn->display_url ? conn->display_url : "mysql:");
    tu_error_hint(err, "write mysql://user@host:3306/database");
    return TU_ERR_USAGE;
}

/* Text is read and written under these whatever the server's defaults are. A statement of the user
 * runs under the server's own sql_mode, without what changes the meaning of quotes. */
static TuStatus
set_up(TuConn *conn, const TuConnOptions *options, TuError *err)
{
    TuStatus st = tu_mysql_exec(
        conn,
        "SET SESSION sql_mode = REPLACE(REPLACE(REPLACE(@@sql_mode, 'ANSI_QUOTES', ''), "
        "'NO_BACKSLASH_ESCAPES', ''), 'ANSI', '')",
        err);
    if (st == TU_OK && options->read_only)
        st = tu_mysql_exec(conn, "SET SESSION TRANSACTION READ ONLY", err);
    return st;
}

static TuStatus
mysql_open(const char *url, const TuConnOptions *options, TuConn *conn, TuError *err)
{
    Target target;
    TuStatus st = read_url(url, conn, &target, err);
    if (st != TU_OK)
        return st;
    Handle *handle = calloc(1, sizeof *handle); /* it moves when a lost connection is opened anew */
    conn->handle = handle;
    MYSQL *my = handle ? mysql_init(NULL) : NULL;
    if (!my)
        return tu_error_nomem(err);
    handle->my = my;
    handle->tls = wants_tls(&target);
    handle->verify = wants_proof(&target);
    handle->ssl_ca = target.ssl_ca;
    set_options(my, &target, options);
    const char *host = target.socket && !target.host ? "localhost" : target.host;
    if (!mysql_real_connect(my, host, target.user, target.password, conn->database, target.port,
                            target.socket, CLIENT_MULTI_RESULTS | CLIENT_FOUND_ROWS))
        return fail_to_connect(conn, err);
    conn->server_version = tu_arena_strdup(conn->arena, mysql_get_server_info(my));
    if (!conn->database && my->db) /* named in my.cnf */
        conn->database = tu_arena_strdup(conn->arena, my->db);
    if (options->in_database && !conn->database)
        return fail_without_database(conn, err);
    return set_up(conn, options, err);
}

static void
mysql_shut(TuConn *conn)
{
    if (conn->handle && tu_mysql_handle(conn))
        mysql_close(tu_mysql_handle(conn));
    free(conn->handle);
}

/* ---- running ---- */

/* Hand on the rows of the current result, streamed; the rest is read and thrown away when fn does
 * not want it. */
static TuStatus
give_rows(TuConn *conn, const char *sql, size_t query, TuRowFn *fn, void *data, TuError *err)
{
    MYSQL *my = tu_mysql_handle(conn);
    TuStatus st = TU_OK;
    MYSQL_ROW row;
    MYSQL_RES *result = mysql_use_result(my);
    if (!result)
        return mysql_field_count(my) ? tu_mysql_error(conn, sql, query, err) : TU_OK;
    size_t columns = mysql_num_fields(result);
    while ((row = mysql_fetch_row(result)) != NULL) {
        if (fn && st == TU_OK)
            st = fn(data, query, (const char *const *)row, columns, err);
    }
    if (st == TU_OK && mysql_errno(my))
        st = tu_mysql_error(conn, sql, query, err);
    mysql_free_result(result);
    return st;
}

/* What is meant to be one statement is one to the server, whatever stands in it. */
static TuStatus
allow_many(TuConn *conn, bool many, const char *sql, size_t len, TuError *err)
{
    Handle *handle = conn->handle;
    if (many == handle->many || !memchr(sql, ';', len))
        return TU_OK;
    if (mysql_set_server_option(handle->my, many ? MYSQL_OPTION_MULTI_STATEMENTS_ON
                                                 : MYSQL_OPTION_MULTI_STATEMENTS_OFF) != 0)
        return tu_mysql_error(conn, sql, 0, err);
    handle->many = many;
    return TU_OK;
}

/* Run a text of several statements; the rows of the n-th one are given to fn as query n - first. */
static TuStatus
run(TuConn *conn, const char *sql, size_t len, size_t first, size_t count, TuRowFn *fn, void *data,
    TuError *err)
{
    MYSQL *my = tu_mysql_handle(conn);
    TuStatus st = TU_OK;
    size_t done = 0;
    int more = 0;
    conn->round_trips++;
    if (mysql_real_query(my, sql, (unsigned long)len) != 0)
        return tu_mysql_error(conn, sql, 0, err);
    while (more == 0) {
        bool wanted = st == TU_OK && done >= first && done - first < count;
        TuStatus one = give_rows(conn, sql, wanted ? done - first : done, wanted ? fn : NULL, data,
                                 st == TU_OK ? err : NULL);
        st = st == TU_OK ? one : st;
        done++;
        more = mysql_next_result(my);
    }
    if (more > 0 && st == TU_OK)
        st = tu_mysql_error(conn, sql, done, err);
    return st;
}

TuStatus
tu_mysql_exec(TuConn *conn, const char *sql, TuError *err)
{
    TuStatus st = allow_many(conn, true, sql, strlen(sql), err);
    return st == TU_OK ? run(conn, sql, strlen(sql), 0, 0, NULL, NULL, err) : st;
}

/* $1 is the first parameter, wherever it stands: put in as a literal, quoted as the session's mode
 * wants it. */
static TuStatus
bind(TuConn *conn, TuBuf *out, const char *sql, const char *const *params, size_t count,
     TuError *err)
{
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, sql, strlen(sql));
    for (TuToken t = tu_lex_next(&lexer); t.type != TU_TOKEN_END; t = tu_lex_next(&lexer)) {
        if (t.type != TU_TOKEN_OP || t.len < 2 || t.text[0] != '$') {
            tu_buf_addn(out, t.text, t.len);
            continue;
        }
        unsigned long number = strtoul(t.text + 1, NULL, 10);
        if (number == 0 || number > count)
            return tu_error_set(err, TU_ERR_USAGE, "no value for parameter %.*s", (int)t.len,
                                t.text);
        const char *value = params[number - 1];
        size_t len = value ? strlen(value) : 0;
        char *escaped = value ? malloc(2 * len + 1) : NULL;
        if (value && !escaped)
            return tu_error_nomem(err);
        if (escaped)
            len =
                mysql_real_escape_string(tu_mysql_handle(conn), escaped, value, (unsigned long)len);
        tu_buf_add(out, escaped ? "'" : "NULL");
        tu_buf_addn(out, escaped ? escaped : "", escaped ? len : 0);
        tu_buf_add(out, escaped ? "'" : "");
        free(escaped);
    }
    return out->failed ? tu_error_nomem(err) : TU_OK;
}

TuStatus
tu_mysql_query(TuConn *conn, const char *sql, const char *const *params, size_t count, TuRowFn *fn,
               void *data, TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    TuStatus st = count ? bind(conn, &text, sql, params, count, err) : TU_OK;
    const char *bound = count ? text.s : sql;
    size_t len = count ? text.len : strlen(sql);
    if (st == TU_OK)
        st = allow_many(conn, false, bound, len, err);
    if (st == TU_OK)
        st = run(conn, bound, len, 0, 1, fn, data, err);
    tu_buf_release(&text);
    return st;
}

static TuStatus
mysql_batch(TuConn *conn, const char *preamble, const char *const *queries, size_t count,
            const char *epilogue, TuRowFn *fn, void *data, TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    TuVec parts = TU_VEC_INIT;
    TuArena *arena = tu_arena_new();
    TuStatus st = arena ? TU_OK : tu_error_nomem(err);
    if (st == TU_OK && preamble)
        st = tu_sql_split(&tu_dialect_mysql, preamble, strlen(preamble), NULL, arena, &parts, err);
    if (preamble)
        tu_buf_addf(&text, "%s;", preamble);
    for (size_t i = 0; i < count; i++)
        tu_buf_addf(&text, "%s%s", i ? ";" : "", queries[i]);
    if (epilogue)
        tu_buf_addf(&text, ";%s", epilogue);
    if (st == TU_OK && text.failed)
        st = tu_error_nomem(err);
    if (st == TU_OK)
        st = allow_many(conn, true, text.s, text.len, err);
    if (st == TU_OK)
        st = run(conn, text.s, text.len, parts.count, count, fn, data, err);
    tu_buf_release(&text);
    tu_arena_free(arena);
    return st;
}

static bool
mysql_in_transaction(const TuConn *conn)
{
    unsigned status = 0;
    mariadb_get_infov(tu_mysql_handle(conn), MARIADB_CONNECTION_SERVER_STATUS, &status);
    return (status & SERVER_STATUS_IN_TRANS) != 0;
}

/* The statement is ended by its connection's number, which another connection has to say. */
static void
mysql_cancel(TuConn *conn)
{
    char sql[48];
    TuConn *other = NULL;
    snprintf(sql, sizeof sql, "KILL QUERY %lu", mysql_thread_id(tu_mysql_handle(conn)));
    if (tu_conn_open(conn->url, NULL, &other, NULL) == TU_OK)
        tu_conn_exec(other, sql, NULL);
    tu_conn_free(other);
}

static const char *
mysql_sibling_url(const TuConn *conn, const char *database, TuArena *arena)
{
    TuUrl url;
    tu_url_parse(&url, conn->url, false);
    return tu_url_sibling(&url, database, arena);
}

static const char *const schemes[] = {"mysql", "mariadb", NULL};

const TuConnDriver tu_driver_mysql = {
    .schemes = schemes,
    .dialect = &tu_dialect_mysql,
    .open = mysql_open,
    .close = mysql_shut,
    .exec = tu_mysql_exec,
    .query = tu_mysql_query,
    .batch = mysql_batch,
    .lock = tu_mysql_lock,
    .unlock = tu_mysql_unlock,
    .in_transaction = mysql_in_transaction,
    .cancel = mysql_cancel,
    .dump = tu_mysql_dump,
    .backup = &tu_backup_mysql,
    .sibling_url = mysql_sibling_url,
};
