/* MariaDB's periods: those of the application, and the versions of rows that the system keeps. */
#ifndef TU_CODEGEN_MYSQL_VERSIONS_H
#define TU_CODEGEN_MYSQL_VERSIONS_H

#include "codegen/plan.h"

typedef enum TuMysqlVersioned {
    TU_MYSQL_UNVERSIONED,
    TU_MYSQL_IMPLICIT, /* the columns of begin and end are the server's */
    TU_MYSQL_EXPLICIT  /* they are the table's */
} TuMysqlVersioned;

/* How the versions of a table change. */
typedef struct TuMysqlVersions {
    TuMysqlVersioned was, is;
    bool remade;  /* explicit on both sides, but the columns differ: they go and come again */
    bool forgets; /* history goes on the way, because the server cannot keep it */
} TuMysqlVersions;

TuMysqlVersions tu_mysql_versions(const TuRender *render, const TuObject *from, const TuObject *to);
/* Is it a column that begins or ends a version? */
bool tu_mysql_is_row_column(const TuObject *object);
/* Statements before and after the table's own ALTER, each alone, and the settings around it all. */
void tu_mysql_versions_before(TuRender *render, const TuMysqlVersions *versions,
                              const TuObject *from, const TuObject *to);
void tu_mysql_versions_after(TuRender *render, const TuMysqlVersions *versions, const TuObject *to);
/* "PERIOD FOR SYSTEM_TIME (`a`, `b`)" of a table with such columns; false: it has none. */
bool tu_mysql_add_system_period(TuBuf *out, const TuObject *table);
/* "PERIOD FOR `p` (`a`, `b`)", or only its name; false: the table has none. */
bool tu_mysql_add_period(TuBuf *out, const TuObject *table, bool only_name);
bool tu_mysql_same_period(const TuObject *from, const TuObject *to);
/* Is it a key of this kind: (id, p WITHOUT OVERLAPS)? */
bool tu_mysql_is_without_overlaps(const TuObject *key);

#endif
