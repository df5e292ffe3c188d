/* Rules of what statements lock on PostgreSQL. */
#ifndef TU_CODEGEN_PG_LOCKS_H
#define TU_CODEGEN_PG_LOCKS_H

#include "codegen/plan.h"

typedef struct TuPgLockRule {
    const char *form; /* its first words; "*" stands for a name */
    const char *with; /* words that stand somewhere behind them, or NULL */
    int lock;         /* on the table that it is about; 0: none */
    int other;        /* on the referenced, the partitioned or the parent table; 0: none */
    TuCost cost;
} TuPgLockRule;

extern const TuPgLockRule tu_pg_lock_rules[];
extern const size_t tu_pg_lock_rule_count;

/* The rule for a statement, or NULL when it locks no table that matters. */
const TuPgLockRule *tu_pg_lock_rule(const char *sql);
/* Locks of existing tables and the cost of a plan's statement. */
void tu_pg_find_locks(TuRender *render, TuStatement *statement);

#endif
