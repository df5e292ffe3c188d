/* Backups of MySQL and MariaDB: mysqldump or mariadb-dump in one transaction, and their client. */
#include "config.h"

#include "db/mysql.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/backup.h"
#include "db/child.h"

#define TAIL "-- Dump completed"

/* "value" as option files have it. */
static void
add_option(TuBuf *out, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    tu_buf_addf(out, "%s=\"", name);
    for (const char *at = value; *at; at++) {
        if (*at == '\n') {
            tu_buf_add(out, "\\n");
            continue;
        }
        if (*at == '"' || *at == '\\')
            tu_buf_addc(out, '\\');
        tu_buf_addc(out, *at);
    }
    tu_buf_add(out, "\"\n");
}

/* How this connection was made, for a program of the server; the password is in it. */
static TuStatus
write_options(TuConn *conn, TuSecretFile *out, TuError *err)
{
    const MYSQL *my = tu_mysql_handle(conn);
    TuBuf text = TU_BUF_INIT;
    tu_buf_add(&text, "[client]\n");
    add_option(&text, "user", my->user);
    add_option(&text, "password", my->passwd);
    if (my->unix_socket) {
        add_option(&text, "socket", my->unix_socket);
    } else {
        add_option(&text, "host", my->host);
        tu_buf_addf(&text, "port=%u\nprotocol=tcp\n", my->port);
    }
    tu_mysql_add_tls(conn, &text);
    TuStatus status = tu_secret_file_make(&text, out, err);
    if (text.len)
        memset(text.s, 0, text.len);
    tu_buf_release(&text);
    return status;
}

/* Of the server's own kind where both are there. */
static const char *
find_program(const TuConn *conn, const char *mariadb, const char *mysql, TuArena *arena)
{
    bool is_mariadb = strstr(conn->server_version, "MariaDB") != NULL;
    const char *names[] = {is_mariadb ? mariadb : mysql, is_mariadb ? mysql : mariadb};
    const char *path = getenv("PATH");
    for (int i = 0; i < 2; i++) {
        for (const char *at = path; at && *at;) {
            size_t len = strcspn(at, ":");
            const char *file = tu_arena_printf(arena, "%.*s/%s", (int)len, at, names[i]);
            if (file && access(file, X_OK) == 0)
                return file;
            at += len + (at[len] == ':');
        }
    }
    return names[0];
}

static TuStatus
run(TuConn *conn, const char *program, const TuArguments *arguments, const TuSecretFile *secret,
    const char *path, bool writes, TuError *err)
{
    const char *slash = strrchr(program, '/');
    const TuChild child = {.name = slash ? slash + 1 : program,
                           .program = program,
                           .arguments = arguments->items,
                           .secret = secret};
    TuStatus status = tu_child_run_on_file(&child, path, writes, err);
    if (status == TU_ERR_UNSUPPORTED)
        tu_error_hint(err, "install mariadb-client, or the client of MySQL");
    if (status != TU_OK)
        tu_mysql_scrub(conn, err);
    return status;
}

/* A dump in one transaction shows other engines' tables at other moments. */
static TuStatus
refuse_other_engines(TuConn *conn, TuArena *arena, TuError *err)
{
    const char *name = NULL;
    TuStatus status = tu_conn_value(
        conn,
        "SELECT CONCAT(table_name, ' (', t.engine, ')') FROM information_schema.tables t"
        " JOIN information_schema.engines e ON e.engine = t.engine"
        " WHERE t.table_schema = DATABASE() AND t.table_type LIKE '%BASE TABLE'"
        " AND e.transactions <> 'YES' AND t.engine NOT IN ('MEMORY', 'BLACKHOLE') LIMIT 1",
        arena, &name, err);
    if (status != TU_OK || !name)
        return status;
    tu_error_set(err, TU_ERR_REFUSED,
                 "the engine of %s has no transactions: a backup would not be of one moment", name);
    tu_error_hint(err, "convert it with ENGINE=InnoDB, or back up by other means");
    return TU_ERR_REFUSED;
}

static TuStatus
write_backup(TuConn *conn, const char *path, const TuBackupWatch *watch, TuArena *arena,
             TuError *err)
{
    static const char *const options[] = {"--single-transaction", "--quick",  "--routines",
                                          "--triggers",           "--events", "--hex-blob",
                                          "--no-tablespaces",     NULL};
    TuSecretFile secret = {.fd = -1};
    TuArguments arguments = {.arena = arena};
    const char *program = find_program(conn, "mariadb-dump", "mysqldump", arena);
    (void)watch;
    TuStatus status = refuse_other_engines(conn, arena, err);
    if (status == TU_OK)
        status = write_options(conn, &secret, err);
    tu_arguments_add(&arguments, "%s", program);
    tu_arguments_add(&arguments, "--defaults-file=%s", secret.path);
    for (size_t i = 0; options[i]; i++)
        tu_arguments_add(&arguments, "%s", options[i]);
    tu_arguments_add(&arguments, "--");
    tu_arguments_add(&arguments, "%s", conn->database);
    if (status == TU_OK && arguments.failed)
        status = tu_error_nomem(err);
    if (status == TU_OK)
        status = run(conn, program, &arguments, &secret, path, true, err);
    tu_secret_file_release(&secret);
    return status;
}

/* The last line says that it is complete. */
static TuStatus
check(TuConn *conn, const char *path, TuArena *arena, TuError *err)
{
    char tail[256] = "";
    struct stat info;
    (void)conn, (void)arena;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0 || fstat(fd, &info) != 0) {
        tu_error_set(err, TU_ERR_IO, "cannot open \"%s\": %s", path, strerror(errno));
        if (fd >= 0)
            close(fd);
        return TU_ERR_IO;
    }
    off_t from = info.st_size > (off_t)sizeof tail - 1 ? info.st_size - (off_t)sizeof tail + 1 : 0;
    ssize_t got = pread(fd, tail, sizeof tail - 1, from);
    close(fd);
    tail[got > 0 ? got : 0] = '\0';
    return strstr(tail, TAIL)
               ? TU_OK
               : tu_error_set(err, TU_ERR_DB, "the backup is not whole: its last line is missing");
}

static TuStatus
restore(TuConn *conn, const char *path, const TuBackupWatch *watch, TuArena *arena, TuError *err)
{
    TuSecretFile secret = {.fd = -1};
    TuArguments arguments = {.arena = arena};
    const char *program = find_program(conn, "mariadb", "mysql", arena);
    (void)watch;
    TuStatus status = write_options(conn, &secret, err);
    tu_arguments_add(&arguments, "%s", program);
    tu_arguments_add(&arguments, "--defaults-file=%s", secret.path);
    tu_arguments_add(&arguments, "--batch");
    tu_arguments_add(&arguments, "--binary-mode");
    tu_arguments_add(&arguments, "--default-character-set=utf8mb4");
    tu_arguments_add(&arguments, "--database=%s", conn->database);
    if (status == TU_OK && arguments.failed)
        status = tu_error_nomem(err);
    if (status == TU_OK)
        status = run(conn, program, &arguments, &secret, path, false, err);
    tu_secret_file_release(&secret);
    return status;
}

static const char occupied[] =
    "SELECT what FROM (SELECT table_name AS what FROM information_schema.tables"
    " WHERE table_schema = DATABASE() UNION ALL SELECT CONCAT(routine_name, '()')"
    " FROM information_schema.routines WHERE routine_schema = DATABASE() UNION ALL"
    " SELECT CONCAT('event ', event_name) FROM information_schema.events"
    " WHERE event_schema = DATABASE()) things LIMIT 1";

#define QUOTED(column) "CONCAT('`', REPLACE(" column ", '`', '``'), '`')"
static const char clear[] =
    "SELECT statement FROM (SELECT 0 AS place, 'SET foreign_key_checks = 0' AS statement"
    " UNION ALL SELECT 1, CONCAT('DROP EVENT ', " QUOTED(
        "event_name") ")"
                      " FROM information_schema.events WHERE event_schema = DATABASE()"
                      " UNION ALL SELECT 2, CONCAT('DROP ', CASE table_type WHEN 'VIEW' THEN 'VIEW "
                      "'"
                      " WHEN 'SEQUENCE' THEN 'SEQUENCE ' ELSE 'TABLE ' END, " QUOTED(
                          "table_name") ")"
                                        " FROM information_schema.tables WHERE table_schema = "
                                        "DATABASE()"
                                        " UNION ALL SELECT 3, CONCAT('DROP ', routine_type, ' "
                                        "', " QUOTED(
                                            "routine_name") ")"
                                                            " FROM information_schema.routines "
                                                            "WHERE routine_schema = DATABASE()"
                                                            " UNION ALL SELECT 4, 'SET "
                                                            "foreign_key_checks = 1') statements "
                                                            "ORDER BY place";

const TuBackupDriver tu_backup_mysql = {
    .suffix = "sql",
    .identity = "SELECT CONCAT(@@hostname, ':', @@port, ' ', DATABASE())",
    .occupied = occupied,
    .clear = clear,
    .write = write_backup,
    .check = check,
    .restore = restore};
