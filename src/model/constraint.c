/* Constraints of a table. */
#include "config.h"

#include "model/kind_table.h"

static const char *const conflicts[] = {"rollback", "abort", "fail", "ignore", "replace", NULL};
static const char *const actions[] = {"no action", "restrict",    "cascade",
                                      "set null",  "set default", NULL};
static const char *const matches[] = {"full", "partial", NULL};

#define DEFERRABLE(type) TU_FIELD_(type, deferrable, BOOL, 0, "May be deferred.")
#define DEFERRED(type) TU_FIELD_(type, initially_deferred, BOOL, 0, "Is deferred from the start.")
#define ENFORCED(type) \
    TU_FIELD_(type, not_enforced, BOOL, 0, "Is not checked at all (PostgreSQL 18).")
#define OVERLAPS(type)                         \
    TU_FIELD_(type, without_overlaps, BOOL, 0, \
              "Ranges of the last column may touch, but not overlap (PostgreSQL 18).")
#define CONFLICT(type) \
    TU_FIELD_WORDS(type, on_conflict, conflicts, 0, "ON CONFLICT action (SQLite).")

static const TuField primary_key_fields[] = {
    [TU_PRIMARY_KEY_COLUMNS] = TU_FIELD_(TuPrimaryKey, columns, NAMES,
                                         TU_FIELD_SHORT | TU_FIELD_REQUIRED, "Columns in order."),
    [TU_PRIMARY_KEY_INCLUDE] =
        TU_FIELD_(TuPrimaryKey, include, NAMES, 0, "Further columns kept in its index."),
    [TU_PRIMARY_KEY_DEFERRABLE] = DEFERRABLE(TuPrimaryKey),
    [TU_PRIMARY_KEY_INITIALLY_DEFERRED] = DEFERRED(TuPrimaryKey),
    [TU_PRIMARY_KEY_OPTIONS] =
        TU_FIELD_(TuPrimaryKey, options, PAIRS, 0, "Storage parameters of its index (PostgreSQL)."),
    [TU_PRIMARY_KEY_TABLESPACE] =
        TU_FIELD_(TuPrimaryKey, tablespace, STR, 0, "Tablespace of its index (PostgreSQL)."),
    [TU_PRIMARY_KEY_INDEX_COMMENT] =
        TU_FIELD_(TuPrimaryKey, index_comment, STR, 0, "Comment of its index (PostgreSQL)."),
    [TU_PRIMARY_KEY_WITHOUT_OVERLAPS] = OVERLAPS(TuPrimaryKey),
    [TU_PRIMARY_KEY_AUTOINCREMENT] =
        TU_FIELD_(TuPrimaryKey, autoincrement, BOOL, 0, "Never uses a number again (SQLite)."),
    [TU_PRIMARY_KEY_ON_CONFLICT] = CONFLICT(TuPrimaryKey),
    [TU_PRIMARY_KEY_COMMENT] = TU_FIELD_COMMENT(TuPrimaryKey),
};
const TuKindInfo tu_kind_primary_key = {
    TU_KIND_FIELDS(TuPrimaryKey, primary_key_fields),
    .name = "primary key",
    .section = "primary_key",
    .parents = TU_ON_TABLES,
    .single = true,
    .rename_by_content = true,
};

static const TuField unique_fields[] = {
    [TU_UNIQUE_COLUMNS] = TU_FIELD_(TuUnique, columns, NAMES, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                                    "Columns in order."),
    [TU_UNIQUE_INCLUDE] =
        TU_FIELD_(TuUnique, include, NAMES, 0, "Further columns kept in its index."),
    [TU_UNIQUE_DEFERRABLE] = DEFERRABLE(TuUnique),
    [TU_UNIQUE_INITIALLY_DEFERRED] = DEFERRED(TuUnique),
    [TU_UNIQUE_OPTIONS] =
        TU_FIELD_(TuUnique, options, PAIRS, 0, "Storage parameters of its index (PostgreSQL)."),
    [TU_UNIQUE_TABLESPACE] =
        TU_FIELD_(TuUnique, tablespace, STR, 0, "Tablespace of its index (PostgreSQL)."),
    [TU_UNIQUE_INDEX_COMMENT] =
        TU_FIELD_(TuUnique, index_comment, STR, 0, "Comment of its index (PostgreSQL)."),
    [TU_UNIQUE_WITHOUT_OVERLAPS] = OVERLAPS(TuUnique),
    [TU_UNIQUE_NULLS_NOT_DISTINCT] =
        TU_FIELD_(TuUnique, nulls_not_distinct, BOOL, 0, "NULLs count as equal."),
    [TU_UNIQUE_ON_CONFLICT] = CONFLICT(TuUnique),
    [TU_UNIQUE_COMMENT] = TU_FIELD_COMMENT(TuUnique),
};
const TuKindInfo tu_kind_unique = {
    TU_KIND_FIELDS(TuUnique, unique_fields),
    .name = "unique constraint",
    .section = "unique",
    .parents = TU_ON_TABLES,
    .rename_by_content = true,
};

static const TuField check_fields[] = {
    [TU_CHECK_EXPRESSION] = TU_FIELD_(TuCheck, expression, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                                      "Condition, as SQL text."),
    [TU_CHECK_NO_INHERIT] =
        TU_FIELD_(TuCheck, no_inherit, BOOL, 0, "Does not bind child tables (PostgreSQL)."),
    [TU_CHECK_NOT_VALID] =
        TU_FIELD_(TuCheck, not_valid, BOOL, 0, "Old rows were not checked (PostgreSQL)."),
    [TU_CHECK_NOT_ENFORCED] = ENFORCED(TuCheck),
    [TU_CHECK_INHERITED] =
        TU_FIELD_(TuCheck, inherited, BOOL, 0, "Comes from a parent table (PostgreSQL)."),
    [TU_CHECK_ON_CONFLICT] = CONFLICT(TuCheck),
    [TU_CHECK_COMMENT] = TU_FIELD_COMMENT(TuCheck),
};
const TuKindInfo tu_kind_check = {
    TU_KIND_FIELDS(TuCheck, check_fields),
    .name = "check constraint",
    .section = "checks",
    .parents = TU_ON_TABLES,
    .rename_by_content = true,
};

static const TuField exclusion_fields[] = {
    [TU_EXCLUSION_DEFINITION] =
        TU_FIELD_(TuExclusion, definition, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                  "EXCLUDE clause, as SQL text (PostgreSQL)."),
    [TU_EXCLUSION_INDEX_COMMENT] =
        TU_FIELD_(TuExclusion, index_comment, STR, 0, "Comment of its index."),
    [TU_EXCLUSION_COMMENT] = TU_FIELD_COMMENT(TuExclusion),
};
const TuKindInfo tu_kind_exclusion = {
    TU_KIND_FIELDS(TuExclusion, exclusion_fields),
    .name = "exclusion constraint",
    .section = "exclusions",
    .parents = TU_ON_TABLES,
    .rename_by_content = true,
};

static const TuField foreign_key_fields[] = {
    [TU_FOREIGN_KEY_COLUMNS] =
        TU_FIELD_(TuForeignKey, columns, NAMES, TU_FIELD_REQUIRED, "Columns in order."),
    [TU_FOREIGN_KEY_REFERENCES] = TU_FIELD_(TuForeignKey, references, REF, TU_FIELD_REQUIRED,
                                            "What they refer to: table(column, ...)."),
    [TU_FOREIGN_KEY_ON_DELETE] = TU_FIELD_WORDS(TuForeignKey, on_delete, actions, 0,
                                                "What a delete of the referred row does."),
    [TU_FOREIGN_KEY_ON_UPDATE] = TU_FIELD_WORDS(TuForeignKey, on_update, actions, 0,
                                                "What a change of the referred key does."),
    [TU_FOREIGN_KEY_SET_COLUMNS] = TU_FIELD_(TuForeignKey, set_columns, NAMES, 0,
                                             "Columns that ON DELETE SET touches; all when empty."),
    [TU_FOREIGN_KEY_MATCH] = TU_FIELD_WORDS(TuForeignKey, match, matches, 0, "MATCH rule."),
    [TU_FOREIGN_KEY_DEFERRABLE] = DEFERRABLE(TuForeignKey),
    [TU_FOREIGN_KEY_INITIALLY_DEFERRED] = DEFERRED(TuForeignKey),
    [TU_FOREIGN_KEY_NOT_VALID] =
        TU_FIELD_(TuForeignKey, not_valid, BOOL, 0, "Old rows were not checked (PostgreSQL)."),
    [TU_FOREIGN_KEY_NOT_ENFORCED] = ENFORCED(TuForeignKey),
    [TU_FOREIGN_KEY_PERIOD] =
        TU_FIELD_(TuForeignKey, period, BOOL, 0,
                  "The last column's range must be covered by those referred to (PostgreSQL 18)."),
    [TU_FOREIGN_KEY_COMMENT] = TU_FIELD_COMMENT(TuForeignKey),
};
const TuKindInfo tu_kind_foreign_key = {
    TU_KIND_FIELDS(TuForeignKey, foreign_key_fields),
    .name = "foreign key",
    .section = "foreign_keys",
    .parents = TU_ON_TABLES,
    .rename_by_content = true,
};
