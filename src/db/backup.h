/* A database as one file, data included, by the engine's own means; and back. */
#ifndef TU_DB_BACKUP_H
#define TU_DB_BACKUP_H

#include "db/conn.h"

/* How far it is, for people; total is 0 where that is not known. */
typedef struct TuBackupWatch {
    void (*progress)(void *data, unsigned long long done, unsigned long long total);
    void *data;
} TuBackupWatch;

/* "dump", "sql", "db"; NULL: this engine has no backups. */
const char *tu_conn_backup_suffix(const TuConn *conn);
/* What tells this database from a copy of it on another server; NULL when nothing does. */
TuStatus tu_conn_backup_identity(TuConn *conn, TuArena *arena, const char **out, TuError *err);
/* Write the database into the file at path, which is there, empty and ours alone, and look whether
 * what was written is whole. PostgreSQL: pg_dump in its custom format; MySQL and MariaDB:
 * mysqldump or mariadb-dump in one transaction, refused where a table's engine has none; SQLite:
 * its backup interface. The file is on disk afterwards. watch may be NULL. TU_ERR_UNSUPPORTED where
 * the program is not installed, TU_ERR_DB, TU_ERR_IO. */
TuStatus tu_conn_backup(TuConn *conn, const char *path, const TuBackupWatch *watch, TuError *err);
/* Is such a file whole? Reads all of it. TU_ERR_IO, TU_ERR_DB when it is not. */
TuStatus tu_conn_backup_check(TuConn *conn, const char *path, TuError *err);
/* Bring the content of such a file into the connection's database, which is empty (SQLite: its
 * content is replaced at once or not at all). PostgreSQL: all or nothing. */
TuStatus tu_conn_restore(TuConn *conn, const char *path, const TuBackupWatch *watch, TuError *err);

/* Something that the database holds, for people, or NULL when it is empty. */
TuStatus tu_conn_occupied(TuConn *conn, TuArena *arena, const char **what, TuError *err);
/* Drop everything in the database. PostgreSQL: at once or not at all. SQLite: nothing to do, a
 * restore replaces it. */
TuStatus tu_conn_clear(TuConn *conn, TuError *err);

/* What a driver has for it. */
typedef struct TuBackupDriver {
    const char *suffix;
    const char *identity; /* query for a value; NULL: none */
    const char *occupied; /* query for the name of something that is there */
    const char *clear;    /* query for statements that drop everything, in order; NULL: none */
    TuStatus (*write)(TuConn *conn, const char *path, const TuBackupWatch *watch, TuArena *arena,
                      TuError *err);
    TuStatus (*check)(TuConn *conn, const char *path, TuArena *arena, TuError *err);
    TuStatus (*restore)(TuConn *conn, const char *path, const TuBackupWatch *watch, TuArena *arena,
                        TuError *err);
} TuBackupDriver;
extern const TuBackupDriver tu_backup_pg, tu_backup_mysql, tu_backup_sqlite;

#endif
