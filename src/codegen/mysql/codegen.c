/* The table of what MySQL and MariaDB give to the planner. A table is changed by one ALTER; foreign
 * keys come and go by statements of their own, because they tie two tables. */
#include "config.h"

#include "codegen/mysql/mysql.h"
#include "codegen/mysql/partition.h"

static const TuRenderer *const renderers[TU_KIND_COUNT] = {
    [TU_KIND_SEQUENCE] = &tu_mysql_sequence,
    [TU_KIND_FUNCTION] = &tu_mysql_function,
    [TU_KIND_TABLE] = &tu_mysql_table,
    [TU_KIND_COLUMN] = &tu_mysql_column,
    [TU_KIND_PRIMARY_KEY] = &tu_mysql_part,
    [TU_KIND_UNIQUE] = &tu_mysql_part,
    [TU_KIND_CHECK] = &tu_mysql_part,
    [TU_KIND_INDEX] = &tu_mysql_part,
    [TU_KIND_FOREIGN_KEY] = &tu_mysql_foreign_key,
    [TU_KIND_VIEW] = &tu_mysql_view,
    [TU_KIND_TRIGGER] = &tu_mysql_trigger,
    [TU_KIND_EVENT] = &tu_mysql_event,
};

#define INLINE                                                        \
    (TU_KIND_BIT(TU_KIND_COLUMN) | TU_KIND_BIT(TU_KIND_PRIMARY_KEY) | \
     TU_KIND_BIT(TU_KIND_UNIQUE) | TU_KIND_BIT(TU_KIND_CHECK) | TU_KIND_BIT(TU_KIND_INDEX))

/* The engine refuses to change the type of a column that a foreign key uses, on either side. */
static bool
disturbs(const TuObject *from, const TuObject *to, const TuObject *dependant)
{
    (void)to;
    return from->kind == TU_KIND_COLUMN && dependant->kind == TU_KIND_FOREIGN_KEY;
}

const TuCodegen tu_codegen_mysql = {
    .dialect = &tu_dialect_mysql,
    .renderers = renderers,
    .inline_kinds = INLINE,
    .dropped_with = INLINE | TU_KIND_BIT(TU_KIND_TRIGGER) | TU_KIND_BIT(TU_KIND_FOREIGN_KEY),
    .soft_deps = true,
    .whole_tables = true,
    .disturbed_by_type = TU_KIND_BIT(TU_KIND_FOREIGN_KEY),
    .disturbs = disturbs,
    .kept_rows = tu_mysql_kept_partitions,
};
