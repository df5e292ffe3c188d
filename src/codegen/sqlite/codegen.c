/* The table of what SQLite gives to the planner. */
#include "config.h"

#include "codegen/sqlite/sqlite.h"

static const TuRenderer *const renderers[TU_KIND_COUNT] = {
    [TU_KIND_TABLE] = &tu_sqlite_table,
    [TU_KIND_COLUMN] = &tu_sqlite_column,
    [TU_KIND_PRIMARY_KEY] = &tu_sqlite_constraint,
    [TU_KIND_UNIQUE] = &tu_sqlite_constraint,
    [TU_KIND_CHECK] = &tu_sqlite_constraint,
    [TU_KIND_FOREIGN_KEY] = &tu_sqlite_constraint,
    [TU_KIND_INDEX] = &tu_sqlite_index,
    [TU_KIND_VIEW] = &tu_sqlite_view,
    [TU_KIND_TRIGGER] = &tu_sqlite_trigger,
};

#define INLINE                                                        \
    (TU_KIND_BIT(TU_KIND_COLUMN) | TU_KIND_BIT(TU_KIND_PRIMARY_KEY) | \
     TU_KIND_BIT(TU_KIND_UNIQUE) | TU_KIND_BIT(TU_KIND_CHECK) | TU_KIND_BIT(TU_KIND_FOREIGN_KEY))

const TuCodegen tu_codegen_sqlite = {
    .dialect = &tu_dialect_sqlite,
    .renderers = renderers,
    .inline_kinds = INLINE,
    .dropped_with = INLINE | TU_KIND_BIT(TU_KIND_INDEX) | TU_KIND_BIT(TU_KIND_TRIGGER),
    .soft_deps = true,
    .whole_tables = true,
    .rebuilds = tu_sqlite_rebuilds,
    .begin = tu_sqlite_begin,
    .end = tu_sqlite_end,
};
