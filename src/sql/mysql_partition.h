/* The PARTITION BY clause of MySQL and MariaDB, taken apart. */
#ifndef TU_SQL_MYSQL_PARTITION_H
#define TU_SQL_MYSQL_PARTITION_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

typedef enum TuMysqlPartitionMethod {
    TU_MYSQL_BY_RANGE, /* bounds in their order */
    TU_MYSQL_BY_LIST,  /* values */
    TU_MYSQL_BY_HASH,  /* or KEY: the server spreads the rows */
    TU_MYSQL_BY_TIME   /* MariaDB: history, and the present in the last one */
} TuMysqlPartitionMethod;

typedef struct TuMysqlPartition {
    const char *name;    /* without quotes */
    const char *values;  /* "VALUES LESS THAN (10)", "VALUES IN (1,2)", "DEFAULT", "HISTORY" ... */
    const char *options; /* "COMMENT = 'x'"; without the engine, which is the table's; NULL: none */
    const char *below;   /* its subpartitions with their parentheses; NULL: none are named */
} TuMysqlPartition;

typedef struct TuMysqlPartitions {
    TuMysqlPartitionMethod method;
    const char *head; /* all before the list: method, expression, SUBPARTITION BY ... */
    bool counted;     /* PARTITIONS n: the names are the server's */
    bool by_itself;   /* AUTO: the server adds partitions as time goes by */
    TuVec items;      /* TuMysqlPartition in order, the counted ones too */
} TuMysqlPartitions;

/* Take apart what stands behind PARTITION BY. A list with the names that the server gives and
 * nothing else is counted. False where the clause is of another form. */
bool tu_mysql_partitions_read(TuMysqlPartitions *out, const char *text, TuArena *arena);
/* What stands behind PARTITION BY in what SHOW CREATE TABLE says behind the columns, in its one
 * form; NULL: nothing. MySQL says it in comments. */
const char *tu_mysql_partition_clause(const char *text, TuArena *arena);
/* The clause in its one form. */
void tu_mysql_partitions_write(TuBuf *out, const TuMysqlPartitions *partitions);
/* "PARTITION `p0` VALUES LESS THAN (10) COMMENT = 'x'" */
void tu_mysql_partition_write(TuBuf *out, const TuMysqlPartition *partition);
bool tu_mysql_partition_same(const TuMysqlPartition *a, const TuMysqlPartition *b);
/* What stands between the outer commas of "VALUES IN (1,2)", each in the arena; "DEFAULT" is a
 * value too. */
void tu_mysql_partition_values(TuNames *out, const TuMysqlPartition *partition, TuArena *arena);

#endif
