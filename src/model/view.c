/* Views and materialised views. */
#include "config.h"

#include "model/kind_table.h"

static const TuField view_fields[] = {
    [TU_VIEW_AS] = TU_FIELD_(TuView, as, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                             "The SELECT it stands for, as SQL text."),
    [TU_VIEW_COLUMNS] = TU_FIELD_(TuView, columns, NAMES, 0, "Names of its columns."),
    [TU_VIEW_OPTIONS] =
        TU_FIELD_(TuView, options, PAIRS, 0, "security_barrier, check_option ... (PostgreSQL)."),
    [TU_VIEW_COLUMN_COMMENTS] =
        TU_FIELD_(TuView, column_comments, PAIRS, 0, "Column name and its comment (PostgreSQL)."),
    [TU_VIEW_COLUMN_DEFAULTS] =
        TU_FIELD_(TuView, column_defaults, PAIRS, 0,
                  "Column name and what INSERT takes for it, as SQL text (PostgreSQL)."),
    [TU_VIEW_COMMENT] = TU_FIELD_COMMENT(TuView),
    [TU_VIEW_DEFINER] = TU_FIELD_(TuView, definer, STR, TU_FIELD_NOTE | TU_FIELD_SAID,
                                  "Account it runs as (MySQL)."),
    [TU_VIEW_SQL] = TU_FIELD_(TuView, sql, STR, TU_FIELD_HIDDEN | TU_FIELD_NOTE, "Stored text."),
};
const TuKindInfo tu_kind_view = {
    TU_KIND_FIELDS(TuView, view_fields),
    .name = "view",
    .section = "views",
    .rights = TU_RIGHTS,
};

static const TuField materialized_view_fields[] = {
    [TU_MATERIALIZED_VIEW_AS] =
        TU_FIELD_(TuMaterializedView, as, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                  "The SELECT it keeps the rows of, as SQL text."),
    [TU_MATERIALIZED_VIEW_OPTIONS] =
        TU_FIELD_(TuMaterializedView, options, PAIRS, 0, "Storage parameters."),
    [TU_MATERIALIZED_VIEW_TABLESPACE] =
        TU_FIELD_(TuMaterializedView, tablespace, STR, 0, "Tablespace."),
    [TU_MATERIALIZED_VIEW_ACCESS_METHOD] =
        TU_FIELD_(TuMaterializedView, access_method, STR, 0, "Access method."),
    [TU_MATERIALIZED_VIEW_CLUSTER_ON] =
        TU_FIELD_(TuMaterializedView, cluster_on, STR, 0, "Index by which CLUSTER sorts the rows."),
    [TU_MATERIALIZED_VIEW_COLUMN_COMMENTS] =
        TU_FIELD_(TuMaterializedView, column_comments, PAIRS, 0, "Column name and its comment."),
    [TU_MATERIALIZED_VIEW_COLUMN_SETTINGS] =
        TU_FIELD_(TuMaterializedView, column_settings, PAIRS, 0,
                  "Column name, a space and storage, compression, statistics or n_distinct, and "
                  "its value."),
    [TU_MATERIALIZED_VIEW_NO_DATA] =
        TU_FIELD_(TuMaterializedView, no_data, BOOL, TU_FIELD_NOTE, "Was never filled."),
    [TU_MATERIALIZED_VIEW_COMMENT] = TU_FIELD_COMMENT(TuMaterializedView),
};
const TuKindInfo tu_kind_materialized_view = {
    TU_KIND_FIELDS(TuMaterializedView, materialized_view_fields),
    .name = "materialized view",
    .section = "materialized_views",
    .rights = TU_RIGHTS,
};
