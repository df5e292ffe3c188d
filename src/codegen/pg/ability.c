/* What a server can and an older one cannot, as one table. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <stdlib.h>

static const struct Ability {
    int since; /* major */
} abilities[] = {
    [TU_PG_REPLACE_TRIGGER] = {14}, /* CREATE OR REPLACE TRIGGER */
    [TU_PG_DETACH_CONCURRENTLY] = {14},
    [TU_PG_MULTIRANGE] = {14},
    [TU_PG_PARTITIONED_KEY_NOT_VALID] = {18}, /* foreign key of a partitioned table */
    [TU_PG_SET_ACCESS_METHOD] = {15},         /* ALTER TABLE ... SET ACCESS METHOD */
    [TU_PG_SET_EXPRESSION] = {17},            /* ALTER COLUMN ... SET EXPRESSION */
    [TU_PG_NAMED_NOT_NULL] = {18},            /* NOT NULL is a constraint with a name */
    [TU_PG_ALTER_ENFORCED] = {18},            /* ALTER CONSTRAINT ... [NOT] ENFORCED */
};

/* Text without a server behind it is for the oldest that has most of the language. */
#define UNKNOWN_SERVER 15

bool
tu_pg_can(const TuModel *from, const TuModel *to, TuPgAbility ability)
{
    const char *version = to != NULL && to->server_version != NULL       ? to->server_version
                          : from != NULL && from->server_version != NULL ? from->server_version
                                                                         : NULL;
    int major = version == NULL ? UNKNOWN_SERVER : (int)strtol(version, NULL, 10);

    return major >= abilities[ability].since;
}
