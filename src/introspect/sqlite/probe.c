/* What ALTER TABLE of the linked library can do: tried on a database in memory, whatever version it
 * says it is. A form counts when it leaves the text that is wanted, refuses rows that break it, and
 * minds no view or trigger that is broken. */
#include "config.h"

#include <string.h>

#include "introspect/introspect_dialects.h"
#include "sql/lex.h"
#include "sql/sqlite_ddl.h"

static const char around[] = "CREATE VIEW v AS SELECT nope FROM t;"
                             "CREATE TRIGGER g AFTER DELETE ON t BEGIN DELETE FROM nowhere; END";

/* A bit is set when all its rows work. */
static const struct {
    TuSqliteAlter bit;
    const char *table;
    const char *broken; /* a row that it must refuse; NULL: it refuses none */
    const char *alter;
    const char *wanted;
} probes[] = {
    {TU_SQLITE_ADD_CHECK, "CREATE TABLE t (a INT, b INT)", "INSERT INTO t VALUES (-1, 1)",
     "ALTER TABLE t ADD CONSTRAINT \"the c\" CHECK (t.a > 0)",
     "CREATE TABLE t (a INT, b INT, CONSTRAINT \"the c\" CHECK (t.a > 0))"},
    {TU_SQLITE_ADD_CHECK, "CREATE TABLE t (a TEXT PRIMARY KEY -- a\n) STRICT, WITHOUT ROWID",
     "INSERT INTO t VALUES ('')", "ALTER TABLE t ADD CHECK (a <> '')",
     "CREATE TABLE t (a TEXT PRIMARY KEY, CHECK (a <> '')) STRICT, WITHOUT ROWID"},
    {TU_SQLITE_DROP_CHECK, "CREATE TABLE t (a INT CONSTRAINT c CHECK (a > 0) UNIQUE, b INT)", NULL,
     "ALTER TABLE t DROP CONSTRAINT c", "CREATE TABLE t (a INT UNIQUE, b INT)"},
    {TU_SQLITE_DROP_CHECK,
     "CREATE TABLE t (a INT, CONSTRAINT d CHECK (a > 1), CONSTRAINT \"the c\" CHECK (a > 0))", NULL,
     "ALTER TABLE t DROP CONSTRAINT \"the c\"",
     "CREATE TABLE t (a INT, CONSTRAINT d CHECK (a > 1))"},
    {TU_SQLITE_SET_NOT_NULL, "CREATE TABLE t (\"the a\" INT, b INT DEFAULT 1)",
     "INSERT INTO t VALUES (NULL, 1)", "ALTER TABLE t ALTER COLUMN \"the a\" SET NOT NULL",
     "CREATE TABLE t (\"the a\" INT NOT NULL, b INT DEFAULT 1)"},
    {TU_SQLITE_DROP_NOT_NULL, "CREATE TABLE t (\"the a\" INT NOT NULL UNIQUE, b INT NOT NULL)",
     NULL, "ALTER TABLE t ALTER COLUMN \"the a\" DROP NOT NULL",
     "CREATE TABLE t (\"the a\" INT UNIQUE, b INT NOT NULL)"},
};

static bool
has_text(TuConn *conn, const char *wanted, TuArena *arena)
{
    const char *text = NULL;
    TuBuf is = TU_BUF_INIT, should = TU_BUF_INIT;
    tu_conn_value(conn, "SELECT sql FROM sqlite_schema WHERE name = 't'", arena, &text, NULL);
    tu_sqlite_form(&is, text, NULL, NULL);
    tu_sqlite_form(&should, wanted, NULL, NULL);
    bool same = !is.failed && !should.failed && strcmp(is.s, should.s) == 0;
    tu_buf_release(&is);
    tu_buf_release(&should);
    return same;
}

static bool
works(TuConn *conn, size_t i, TuArena *arena)
{
    const char *again = "DROP VIEW IF EXISTS v; DROP TABLE IF EXISTS t";
    if (tu_conn_exec(conn, again, NULL) != TU_OK ||
        tu_conn_exec(conn, probes[i].table, NULL) != TU_OK ||
        tu_conn_exec(conn, around, NULL) != TU_OK)
        return false;
    if (probes[i].broken && (tu_conn_exec(conn, probes[i].broken, NULL) != TU_OK ||
                             tu_conn_exec(conn, probes[i].alter, NULL) == TU_OK ||
                             tu_conn_exec(conn, "DROP TRIGGER g; DELETE FROM t", NULL) != TU_OK))
        return false;
    return tu_conn_exec(conn, probes[i].alter, NULL) == TU_OK &&
           has_text(conn, probes[i].wanted, arena);
}

unsigned
tu_sqlite_probe(void)
{
    TuConn *conn = NULL;
    unsigned can = 0, cannot = 0;
    TuArena *arena = tu_arena_new();
    if (tu_conn_open("sqlite::memory:", NULL, &conn, NULL) == TU_OK) {
        for (size_t i = 0; i < TU_LEN(probes); i++) {
            if (!(cannot & probes[i].bit) && works(conn, i, arena))
                can |= probes[i].bit;
            else
                cannot |= probes[i].bit;
        }
    }
    tu_conn_free(conn);
    tu_arena_free(arena);
    return can & ~cannot;
}
