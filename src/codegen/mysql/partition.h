/* How one partitioning becomes another. */
#ifndef TU_CODEGEN_MYSQL_PARTITION_H
#define TU_CODEGEN_MYSQL_PARTITION_H

#include "codegen/plan.h"
#include "sql/mysql_partition.h"

typedef enum TuMysqlPartitionOp {
    TU_MYSQL_DROP_PARTITIONS, /* with their rows, which fit nowhere else */
    TU_MYSQL_REORGANIZE,      /* the rows of some go into others */
    TU_MYSQL_ADD_PARTITIONS,
    TU_MYSQL_COALESCE
} TuMysqlPartitionOp;

typedef struct TuMysqlPartitionStep {
    TuMysqlPartitionOp op;
    TuVec from, to; /* TuMysqlPartition */
} TuMysqlPartitionStep;

typedef struct TuMysqlPartitionPlan {
    TuMysqlPartitions from, to;
    bool anew;    /* no steps: PARTITION BY writes the whole table anew */
    bool narrows; /* that fails where a row fits no partition */
    TuVec steps;  /* TuMysqlPartitionStep in order */
    bool failed;  /* memory is out */
} TuMysqlPartitionPlan;

/* The steps from one clause to another, which are not the same. No row is lost but by DROP. */
void tu_mysql_plan_partitions(TuMysqlPartitionPlan *plan, const char *from, const char *to,
                              TuArena *arena);

/* The steps as statements, each alone: the engine takes nothing else with them. */
void tu_mysql_render_partitions(TuRender *render, const TuObject *table,
                                const TuMysqlPartitionPlan *plan);
/* What PARTITION BY and REMOVE PARTITIONING do to the table: a hazard. */
void tu_mysql_partition_hazard(TuRender *render, TuStatement *statement, const TuObject *table,
                               bool narrows);
/* " PARTITION (`a`, `b`)" for a SELECT of the rows that the change of partitions leaves there;
 * NULL: all of them. */
const char *tu_mysql_kept_partitions(const TuObject *from, const TuObject *to, TuArena *arena);

#endif
