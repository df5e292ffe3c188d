/* Tables and their options. */
#include "config.h"

#include "model/kind_table.h"

static const TuField fields[] = {
    [TU_TABLE_UNLOGGED] = TU_FIELD_(TuTable, unlogged, BOOL, 0, "Not crash-safe (PostgreSQL)."),
    [TU_TABLE_ROW_SECURITY] =
        TU_FIELD_(TuTable, row_security, BOOL, 0, "Row-level security is on (PostgreSQL)."),
    [TU_TABLE_FORCE_ROW_SECURITY] =
        TU_FIELD_(TuTable, force_row_security, BOOL, 0,
                  "Row-level security binds the owner too (PostgreSQL)."),
    [TU_TABLE_REPLICA_IDENTITY] =
        TU_FIELD_(TuTable, replica_identity, STR, 0,
                  "\"full\", \"nothing\" or \"index NAME\"; the primary key when not given."),
    [TU_TABLE_TABLESPACE] = TU_FIELD_(TuTable, tablespace, STR, 0, "Tablespace (PostgreSQL)."),
    [TU_TABLE_ACCESS_METHOD] =
        TU_FIELD_(TuTable, access_method, STR, 0, "Access method; heap when not given."),
    [TU_TABLE_OPTIONS] = TU_FIELD_(TuTable, options, PAIRS, 0, "Storage parameters (PostgreSQL)."),
    [TU_TABLE_PARTITION_BY] =
        TU_FIELD_(TuTable, partition_by, EXPR, 0, "Partition key, e.g. \"RANGE (created_at)\"."),
    [TU_TABLE_PARTITION_OF] =
        TU_FIELD_(TuTable, partition_of, REF, 0, "The partitioned table it is a part of."),
    [TU_TABLE_PARTITION_BOUND] = TU_FIELD_(TuTable, partition_bound, EXPR, 0,
                                           "Its bound, e.g. \"FOR VALUES FROM (1) TO (10)\"."),
    [TU_TABLE_INHERITS] =
        TU_FIELD_(TuTable, inherits, NAMES, 0, "Tables it inherits from (PostgreSQL)."),
    [TU_TABLE_OF_TYPE] = TU_FIELD_(TuTable, of_type, STR, 0,
                                   "Composite type that its columns are those of (PostgreSQL)."),
    [TU_TABLE_CLUSTER_ON] = TU_FIELD_(TuTable, cluster_on, STR, 0,
                                      "Index by which CLUSTER sorts the rows (PostgreSQL)."),
    [TU_TABLE_SERVER] = TU_FIELD_(TuTable, server, STR, 0,
                                  "Server of a foreign table, which is one by it (PostgreSQL)."),
    [TU_TABLE_FOREIGN_OPTIONS] = TU_FIELD_(TuTable, foreign_options, PAIRS, TU_FIELD_SEALED,
                                           "Options of a foreign table, for its wrapper."),
    [TU_TABLE_STRICT] = TU_FIELD_(TuTable, strict, BOOL, 0, "STRICT (SQLite)."),
    [TU_TABLE_WITHOUT_ROWID] =
        TU_FIELD_(TuTable, without_rowid, BOOL, 0, "WITHOUT ROWID (SQLite)."),
    [TU_TABLE_DEFINITION] = TU_FIELD_(
        TuTable, definition, EXPR, 0,
        "The whole CREATE statement of a table that fields cannot say, e.g. a virtual one."),
    [TU_TABLE_COMMENT] = TU_FIELD_COMMENT(TuTable),
    [TU_TABLE_SQL] = TU_FIELD_(TuTable, sql, STR, TU_FIELD_HIDDEN | TU_FIELD_NOTE, "Stored text."),
};
const TuKindInfo tu_kind_table = {
    TU_KIND_FIELDS(TuTable, fields),
    .name = "table",
    .section = "tables",
    .rights = TU_RIGHTS,
    .data = true,
};
