/* Indexes and extended statistics. */
#include "config.h"

#include "model/kind_table.h"

static const TuField index_fields[] = {
    [TU_INDEX_ON] = TU_FIELD_(TuIndex, on, EXPRS, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                              "Columns or expressions, each as SQL text."),
    [TU_INDEX_UNIQUE] = TU_FIELD_(TuIndex, unique, BOOL, 0, "Refuses equal keys."),
    [TU_INDEX_METHOD] = TU_FIELD_(TuIndex, method, STR, 0, "Access method; btree when not given."),
    [TU_INDEX_INCLUDE] = TU_FIELD_(TuIndex, include, NAMES, 0, "Further columns kept in it."),
    [TU_INDEX_WHERE] =
        TU_FIELD_(TuIndex, where, EXPR, 0, "Condition of a partial index, as SQL text."),
    [TU_INDEX_NULLS_NOT_DISTINCT] =
        TU_FIELD_(TuIndex, nulls_not_distinct, BOOL, 0, "NULLs count as equal."),
    [TU_INDEX_OPTIONS] = TU_FIELD_(TuIndex, options, PAIRS, 0, "Storage parameters (PostgreSQL)."),
    [TU_INDEX_TABLESPACE] = TU_FIELD_(TuIndex, tablespace, STR, 0, "Tablespace (PostgreSQL)."),
    [TU_INDEX_STATISTICS] =
        TU_FIELD_(TuIndex, statistics, PAIRS, 0,
                  "Position of an expression among the keys and its statistics target."),
    [TU_INDEX_INVALID] =
        TU_FIELD_(TuIndex, invalid, BOOL, 0, "Left unusable by a failed build (PostgreSQL)."),
    [TU_INDEX_PARTITION_OF] =
        TU_FIELD_(TuIndex, partition_of, REF, 0, "Index of the partitioned table it is a part of."),
    [TU_INDEX_COMMENT] = TU_FIELD_COMMENT(TuIndex),
    [TU_INDEX_SQL] = TU_FIELD_(TuIndex, sql, STR, TU_FIELD_HIDDEN | TU_FIELD_NOTE, "Stored text."),
};
const TuKindInfo tu_kind_index = {
    TU_KIND_FIELDS(TuIndex, index_fields),
    .name = "index",
    .section = "indexes",
    .parents = TU_KIND_BIT(TU_KIND_TABLE) | TU_KIND_BIT(TU_KIND_MATERIALIZED_VIEW),
    .rename_by_content = true,
};

static const TuField statistics_fields[] = {
    [TU_STATISTICS_DEFINITION] =
        TU_FIELD_(TuStatistics, definition, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                  "The whole CREATE STATISTICS statement (PostgreSQL)."),
    [TU_STATISTICS_TARGET] = TU_FIELD_(TuStatistics, target, INT, 0, "Statistics target."),
    [TU_STATISTICS_COMMENT] = TU_FIELD_COMMENT(TuStatistics),
};
const TuKindInfo tu_kind_statistics = {
    TU_KIND_FIELDS(TuStatistics, statistics_fields),
    .name = "statistics",
    .section = "statistics",
    .rights = TU_RIGHT_OWNER,
};
