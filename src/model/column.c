/* Columns. */
#include "config.h"

#include "model/kind_table.h"

static const char *const identities[] = {"always", "by default", NULL};
static const char *const storages[] = {"stored", "virtual", NULL};

static const TuField fields[] = {
    [TU_COLUMN_TYPE] = TU_FIELD_(TuColumn, type, EXPR, TU_FIELD_SHORT, "SQL type."),
    [TU_COLUMN_NOT_NULL] = TU_FIELD_(TuColumn, not_null, BOOL, 0, "Refuses NULL."),
    [TU_COLUMN_NOT_NULL_NAME] =
        TU_FIELD_(TuColumn, not_null_name, STR, 0,
                  "Name of its NOT NULL where the engine did not choose it (PostgreSQL 18)."),
    [TU_COLUMN_NOT_NULL_NOT_VALID] =
        TU_FIELD_(TuColumn, not_null_not_valid, BOOL, 0,
                  "Old rows were not looked at for NULL (PostgreSQL 18)."),
    [TU_COLUMN_NOT_NULL_NO_INHERIT] = TU_FIELD_(TuColumn, not_null_no_inherit, BOOL, 0,
                                                "Child tables may hold NULL (PostgreSQL 18)."),
    [TU_COLUMN_NOT_NULL_CONSTRAINT] = TU_FIELD_(TuColumn, not_null_constraint, STR,
                                                TU_FIELD_HIDDEN | TU_FIELD_NOTE, "Inherited name."),
    [TU_COLUMN_DEFAULT] =
        TU_FIELD_AS("default", TuColumn, default_expr, EXPR, 0, "Default, as SQL text."),
    [TU_COLUMN_IDENTITY] = TU_FIELD_WORDS(TuColumn, identity, identities, 0, "Numbers itself."),
    [TU_COLUMN_IDENTITY_OPTIONS] =
        TU_FIELD_(TuColumn, identity_options, PAIRS, 0,
                  "Options of the identity's sequence: start, increment, min, max, cache, cycle, "
                  "sequence (its name)."),
    [TU_COLUMN_GENERATED] =
        TU_FIELD_(TuColumn, generated, EXPR, 0, "Expression it is computed by, as SQL text."),
    [TU_COLUMN_GENERATED_STORAGE] = TU_FIELD_WORDS(TuColumn, generated_storage, storages, 0,
                                                   "Where a generated column is kept."),
    [TU_COLUMN_COLLATION] = TU_FIELD_(TuColumn, collation, STR, 0, "Collation."),
    [TU_COLUMN_STORAGE] = TU_FIELD_(TuColumn, storage, STR, 0, "Storage strategy (PostgreSQL)."),
    [TU_COLUMN_COMPRESSION] = TU_FIELD_(TuColumn, compression, STR, 0, "Compression method."),
    [TU_COLUMN_STATISTICS] = TU_FIELD_(TuColumn, statistics, INT, 0, "Statistics target."),
    [TU_COLUMN_OPTIONS] =
        TU_FIELD_(TuColumn, options, PAIRS, 0, "n_distinct, n_distinct_inherited (PostgreSQL)."),
    [TU_COLUMN_FOREIGN_OPTIONS] =
        TU_FIELD_(TuColumn, foreign_options, PAIRS, TU_FIELD_SEALED,
                  "Options of a foreign table's column, for its wrapper."),
    [TU_COLUMN_INHERITED] =
        TU_FIELD_(TuColumn, inherited, BOOL, 0, "Comes from a parent table (PostgreSQL)."),
    [TU_COLUMN_ON_NULL_CONFLICT] =
        TU_FIELD_(TuColumn, on_null_conflict, STR, 0, "NOT NULL ON CONFLICT action (SQLite)."),
    [TU_COLUMN_ON_UPDATE] =
        TU_FIELD_(TuColumn, on_update, EXPR, 0, "What an UPDATE sets it to, as SQL text (MySQL)."),
    [TU_COLUMN_CHARSET] = TU_FIELD_(TuColumn, charset, STR, 0, "Character set (MySQL)."),
    [TU_COLUMN_INVISIBLE] = TU_FIELD_(TuColumn, invisible, BOOL, 0, "Not in SELECT * (MySQL)."),
    [TU_COLUMN_CHECK] = TU_FIELD_(TuColumn, check, EXPR, 0,
                                  "Check that belongs to the column, as SQL text (MariaDB)."),
    [TU_COLUMN_AFTER] = TU_FIELD_(TuColumn, after, STR, TU_FIELD_HIDDEN | TU_FIELD_PLACE,
                                  "Column that stands before it (MySQL)."),
    [TU_COLUMN_COMMENT] = TU_FIELD_COMMENT(TuColumn),
    [TU_COLUMN_SQL] =
        TU_FIELD_(TuColumn, sql, STR, TU_FIELD_HIDDEN | TU_FIELD_NOTE, "Stored text."),
};
const TuKindInfo tu_kind_column = {
    TU_KIND_FIELDS(TuColumn, fields), .name = "column", .section = "columns",
    .parents = TU_ON_RELATIONS,       .data = true,     .rights = TU_RIGHT_GRANTS,
};
