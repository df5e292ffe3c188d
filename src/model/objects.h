/* The struct of each kind. Field indexes are enums in the order of the kind's field table. */
#ifndef TU_MODEL_OBJECTS_H
#define TU_MODEL_OBJECTS_H

#include "model/object.h"

/* Reference of a foreign key. */
typedef struct TuRef {
    const char *schema; /* NULL: the schema of the referring table */
    const char *table;
    TuNames columns; /* empty: the primary key */
} TuRef;

typedef struct TuSchema {
    TuObject obj;
} TuSchema;

typedef struct TuExtension {
    TuObject obj;
    const char *version; /* asked for by the declared model; NULL: whichever is there */
    const char *in_schema;
    const char *installed;       /* introspected: the version that is there */
    const char *default_comment; /* introspected: what it says of itself */
    bool fixed;                  /* introspected: it cannot move to another schema */
} TuExtension;

typedef struct TuCollation {
    TuObject obj;
    const char *provider; /* "icu", "builtin"; NULL = libc */
    const char *locale;
    const char *lc_collate, *lc_ctype; /* libc, where they differ */
    const char *rules;                 /* icu: more rules for ordering */
    bool nondeterministic;
} TuCollation;

typedef struct TuEnum {
    TuObject obj;
    TuNames values;
    TuPairs renamed_values; /* declared only: old value -> new value (a note) */
} TuEnum;

typedef struct TuDomain {
    TuObject obj;
    const char *type;
    const char *default_expr;
    const char *collation;
    bool not_null;
    TuPairs checks;         /* constraint name -> expression */
    TuPairs check_comments; /* constraint name -> comment */
} TuDomain;

typedef struct TuComposite {
    TuObject obj;
    TuPairs attributes; /* name -> type, with COLLATE where it is not the default */
    TuPairs attribute_comments;
} TuComposite;

typedef struct TuRange {
    TuObject obj;
    const char *subtype;
    const char *opclass;                  /* NULL = the subtype's default */
    const char *collation;                /* NULL = the subtype's default */
    const char *canonical, *subtype_diff; /* functions */
    const char *multirange;               /* name of the multirange type; NULL = the server's */
} TuRange;

typedef struct TuSequence {
    TuObject obj;
    const char *type; /* "bigint" */
    const char *start, *increment, *min, *max, *cache;
    bool cycle;
    bool unlogged;
    TuRef owned_by; /* table(column), table NULL = none */
} TuSequence;

typedef struct TuFunction {
    TuObject obj;
    const char
        *definition; /* whole CREATE [OR REPLACE] FUNCTION or PROCEDURE, as the engine prints it */
    const char *returns; /* result type; NULL for a procedure */
    bool procedure;
    const char
        *arguments; /* with names and modes, without defaults: what OR REPLACE cannot change */
    const char *definer, *sql_mode; /* MySQL: notes */
} TuFunction;

typedef struct TuEvent {
    TuObject obj;
    const char *definition;         /* whole CREATE EVENT, without its definer */
    const char *definer, *sql_mode; /* notes */
} TuEvent;

typedef struct TuAggregate {
    TuObject obj;
    const char *definition; /* whole CREATE AGGREGATE */
} TuAggregate;

/* What is carried as its whole CREATE statement alone: operator, conversion, text search
 * dictionary.
 */
typedef struct TuDefined {
    TuObject obj;
    const char *definition;
} TuDefined;

typedef struct TuTextSearchConfiguration {
    TuObject obj;
    const char *parser;
    TuPairs mappings; /* type of token -> dictionaries in order */
} TuTextSearchConfiguration;

/* Its name says what it is between: "integer as public.mood". */
typedef struct TuCast {
    TuObject obj;
    const char *function; /* with its arguments; NULL: none is needed, or inout */
    bool inout;           /* through text, by the types' own input and output */
    const char *context;  /* "assignment", "implicit"; NULL = explicit only */
} TuCast;

typedef struct TuForeignDataWrapper {
    TuObject obj;
    const char *handler, *validator; /* SQL text: app.handle; NULL = none */
    TuPairs options;
} TuForeignDataWrapper;

typedef struct TuServer {
    TuObject obj;
    const char *wrapper;
    const char *type, *version;
    TuPairs options;
} TuServer;

/* Its name is the role's, "public" for everybody; its parent the server. */
typedef struct TuUserMapping {
    TuObject obj;
    TuPairs options;
} TuUserMapping;

typedef struct TuTable {
    TuObject obj;
    bool unlogged;
    bool row_security, force_row_security;
    const char *replica_identity; /* "full", "nothing", "index NAME"; NULL = default */
    const char *tablespace;
    const char *access_method;   /* NULL = heap */
    TuPairs options;             /* storage parameters */
    const char *partition_by;    /* "RANGE (created_at)" */
    TuRef partition_of;          /* parent; columns unused */
    const char *partition_bound; /* "FOR VALUES FROM (...) TO (...)" or "DEFAULT" */
    TuNames inherits;            /* qualified, quoted names of the parents, in order */
    const char *of_type;         /* qualified, quoted name of the composite type it is made of */
    const char *cluster_on;      /* index that CLUSTER goes by */
    const char *server;          /* of a foreign table; else NULL */
    TuPairs foreign_options;     /* of a foreign table, for its wrapper */
    bool strict, without_rowid;  /* SQLite */
    const char *definition;      /* whole text where the engine has no fields for it: SQLite virtual
                                    tables, tables our parser does not know in full */
    const char *sql;             /* SQLite: CREATE TABLE as stored (hidden, a note) */
} TuTable;

typedef struct TuColumn {
    TuObject obj;
    const char *type; /* as the engine prints it: "numeric(10,2)"; NULL: none (SQLite) */
    bool not_null;
    /* PostgreSQL 18: NOT NULL is a constraint. Its name where it is not the engine's choice. */
    const char *not_null_name;
    bool not_null_not_valid, not_null_no_inherit;
    const char *not_null_constraint; /* its name as inherited (hidden, a note) */
    const char *default_expr;
    const char *identity;     /* "always", "by default" */
    TuPairs identity_options; /* start, increment, min, max, cache, cycle, sequence (its name) where
                                 not the default */
    const char *generated;    /* expression */
    const char *generated_storage;     /* "stored", "virtual" */
    const char *collation;             /* NULL = the type's default */
    const char *storage, *compression; /* where not the type's default */
    const char *statistics;            /* target, where set */
    TuPairs options;                   /* PostgreSQL: n_distinct ... */
    TuPairs foreign_options;           /* of a foreign table's column, for its wrapper */
    bool inherited;                    /* PostgreSQL: not local, comes from a parent */
    const char *on_null_conflict;      /* SQLite: NOT NULL ON CONFLICT ... */
    const char *on_update;             /* MySQL: what an UPDATE sets it to */
    const char *charset;               /* MySQL: where it is not that of the table */
    bool invisible;                    /* MySQL: SELECT * does not show it */
    const char *check;                 /* MariaDB: a check that belongs to the column */
    const char *after;                 /* MySQL: the column before it; NULL = the first (hidden) */
    const char *sql;                   /* SQLite: the definition as stored (hidden, a note) */
} TuColumn;

typedef struct TuPrimaryKey { /* also unique: TuUnique has the same beginning */
    TuObject obj;
    TuNames columns;
    TuNames include;
    bool deferrable, initially_deferred;
    TuPairs options; /* of its index, as the next two */
    const char *tablespace;
    const char *index_comment;
    bool without_overlaps;   /* PostgreSQL 18: of the last column */
    bool autoincrement;      /* SQLite */
    const char *on_conflict; /* SQLite */
} TuPrimaryKey;

typedef struct TuUnique {
    TuObject obj;
    TuNames columns;
    TuNames include;
    bool deferrable, initially_deferred;
    TuPairs options; /* of its index, as the next two */
    const char *tablespace;
    const char *index_comment;
    bool without_overlaps; /* PostgreSQL 18: of the last column */
    bool nulls_not_distinct;
    const char *on_conflict; /* SQLite */
} TuUnique;

typedef struct TuCheck {
    TuObject obj;
    const char *expression; /* without CHECK and its parentheses */
    bool no_inherit;
    bool not_valid;
    bool not_enforced;       /* PostgreSQL 18 */
    bool inherited;          /* PostgreSQL: not local */
    const char *on_conflict; /* SQLite */
} TuCheck;

typedef struct TuExclusion {
    TuObject obj;
    const char *definition; /* "EXCLUDE USING gist (...)" */
    const char *index_comment;
} TuExclusion;

typedef struct TuIndex {
    TuObject obj;
    TuNames on; /* SQL texts: "email", "lower(name) DESC" */
    bool unique;
    const char *method; /* NULL = the default (btree) */
    TuNames include;
    const char *where;
    bool nulls_not_distinct;
    TuPairs options; /* storage parameters */
    const char *tablespace;
    TuPairs statistics; /* position of an expression -> its statistics target */
    bool invalid;       /* PostgreSQL: left behind by a failed concurrent build */
    TuRef partition_of; /* partitioned index it is attached to; columns unused */
    const char *sql;    /* SQLite: CREATE INDEX as stored (hidden, a note) */
} TuIndex;

typedef struct TuForeignKey {
    TuObject obj;
    TuNames columns;
    TuRef references;
    const char *on_delete, *on_update; /* "cascade" ...; NULL = no action */
    TuNames set_columns;               /* ON DELETE SET NULL (these) */
    const char *match;                 /* "full"; NULL = simple */
    bool deferrable, initially_deferred;
    bool not_valid;
    bool not_enforced; /* PostgreSQL 18 */
    bool period;       /* PostgreSQL 18: of the last column */
} TuForeignKey;

typedef struct TuView {
    TuObject obj;
    const char *as;  /* the SELECT, without CREATE VIEW ... AS and final semicolon */
    TuNames columns; /* SQLite: explicit column list */
    TuPairs options; /* security_barrier, check_option ... */
    TuPairs column_comments, column_defaults;
    const char *sql;     /* SQLite: CREATE VIEW as stored (hidden, a note) */
    const char *definer; /* MySQL: a note */
} TuView;

typedef struct TuMaterializedView {
    TuObject obj;
    const char *as;
    TuPairs options;
    const char *tablespace;
    const char *access_method;
    const char *cluster_on; /* index that CLUSTER goes by */
    TuPairs column_comments;
    TuPairs column_settings; /* "name storage", "name statistics" ... -> value */
    bool no_data;
} TuMaterializedView;

typedef struct TuRule {
    TuObject obj;
    const char *definition; /* whole CREATE RULE */
    const char *enabled;    /* "disabled", "replica", "always"; NULL = as usual */
} TuRule;

typedef struct TuTrigger {
    TuObject obj;
    const char *definition;         /* whole CREATE TRIGGER */
    const char *enabled;            /* "disabled", "replica", "always"; NULL = as usual */
    const char *follows;            /* MySQL: the trigger of the same event that runs before it */
    const char *definer, *sql_mode; /* MySQL: notes */
} TuTrigger;

typedef struct TuPolicy {
    TuObject obj;
    const char *command; /* "all", "select" ... */
    bool restrictive;
    TuNames roles; /* empty = public */
    const char *using_expr;
    const char *with_check;
} TuPolicy;

typedef struct TuStatistics {
    TuObject obj;
    const char *definition; /* whole CREATE STATISTICS */
    const char *target;     /* statistics target, where set */
} TuStatistics;

typedef struct TuPublication {
    TuObject obj;
    bool all_tables;
    TuNames schemas;     /* all tables in these */
    const char *publish; /* "insert, update"; NULL = everything, "none" = nothing */
    bool via_partition_root;
    const char *generated_columns; /* "stored"; NULL = none */
} TuPublication;

/* A table in a publication; its name is the table's, as SQL: "public.orders". */
typedef struct TuPublicationTable {
    TuObject obj;
    TuNames columns; /* empty: all */
    const char *where;
} TuPublicationTable;

typedef struct TuEventTrigger {
    TuObject obj;
    const char *event; /* "ddl_command_start" ... */
    TuNames tags;      /* empty: all */
    const char *function;
    const char *enabled; /* "disabled", "replica", "always"; NULL = as usual */
} TuEventTrigger;
/* What objects that a role makes later are given at once; which is in obj.grants. */
typedef struct TuDefaultPrivilege {
    TuObject obj;
    const char *role;      /* who makes them; NULL: the role that runs */
    const char *in_schema; /* NULL: anywhere */
    const char *on;        /* "tables", "sequences" ... */
} TuDefaultPrivilege;

/* Field indexes, in table order; asserted in the kind's file. */
enum {
    TU_EXTENSION_VERSION,
    TU_EXTENSION_SCHEMA,
    TU_EXTENSION_COMMENT,
    TU_EXTENSION_INSTALLED,
    TU_EXTENSION_DEFAULT_COMMENT,
    TU_EXTENSION_FIXED
};
enum {
    TU_COLLATION_PROVIDER,
    TU_COLLATION_LOCALE,
    TU_COLLATION_LC_COLLATE,
    TU_COLLATION_LC_CTYPE,
    TU_COLLATION_RULES,
    TU_COLLATION_NONDETERMINISTIC,
    TU_COLLATION_COMMENT
};
enum { TU_ENUM_VALUES, TU_ENUM_COMMENT, TU_ENUM_RENAMED_VALUES };
enum {
    TU_DOMAIN_TYPE,
    TU_DOMAIN_DEFAULT,
    TU_DOMAIN_COLLATION,
    TU_DOMAIN_NOT_NULL,
    TU_DOMAIN_CHECKS,
    TU_DOMAIN_CHECK_COMMENTS,
    TU_DOMAIN_COMMENT
};
enum { TU_COMPOSITE_ATTRIBUTES, TU_COMPOSITE_ATTRIBUTE_COMMENTS, TU_COMPOSITE_COMMENT };
enum {
    TU_RANGE_SUBTYPE,
    TU_RANGE_OPCLASS,
    TU_RANGE_COLLATION,
    TU_RANGE_CANONICAL,
    TU_RANGE_SUBTYPE_DIFF,
    TU_RANGE_MULTIRANGE,
    TU_RANGE_COMMENT
};
enum {
    TU_SEQUENCE_TYPE,
    TU_SEQUENCE_START,
    TU_SEQUENCE_INCREMENT,
    TU_SEQUENCE_MIN,
    TU_SEQUENCE_MAX,
    TU_SEQUENCE_CACHE,
    TU_SEQUENCE_CYCLE,
    TU_SEQUENCE_UNLOGGED,
    TU_SEQUENCE_OWNED_BY,
    TU_SEQUENCE_COMMENT
};
enum {
    TU_FUNCTION_DEFINITION,
    TU_FUNCTION_RETURNS,
    TU_FUNCTION_PROCEDURE,
    TU_FUNCTION_ARGUMENTS,
    TU_FUNCTION_COMMENT,
    TU_FUNCTION_DEFINER,
    TU_FUNCTION_SQL_MODE
};
enum { TU_EVENT_DEFINITION, TU_EVENT_COMMENT, TU_EVENT_DEFINER, TU_EVENT_SQL_MODE };
enum { TU_AGGREGATE_DEFINITION, TU_AGGREGATE_COMMENT };
enum { TU_DEFINED_DEFINITION, TU_DEFINED_COMMENT };
enum {
    TU_TEXT_SEARCH_CONFIGURATION_PARSER,
    TU_TEXT_SEARCH_CONFIGURATION_MAPPINGS,
    TU_TEXT_SEARCH_CONFIGURATION_COMMENT
};
enum { TU_CAST_FUNCTION, TU_CAST_INOUT, TU_CAST_CONTEXT, TU_CAST_COMMENT };
enum {
    TU_FOREIGN_DATA_WRAPPER_HANDLER,
    TU_FOREIGN_DATA_WRAPPER_VALIDATOR,
    TU_FOREIGN_DATA_WRAPPER_OPTIONS,
    TU_FOREIGN_DATA_WRAPPER_COMMENT
};
enum { TU_SERVER_WRAPPER, TU_SERVER_TYPE, TU_SERVER_VERSION, TU_SERVER_OPTIONS, TU_SERVER_COMMENT };
enum { TU_USER_MAPPING_OPTIONS };
enum {
    TU_TABLE_UNLOGGED,
    TU_TABLE_ROW_SECURITY,
    TU_TABLE_FORCE_ROW_SECURITY,
    TU_TABLE_REPLICA_IDENTITY,
    TU_TABLE_TABLESPACE,
    TU_TABLE_ACCESS_METHOD,
    TU_TABLE_OPTIONS,
    TU_TABLE_PARTITION_BY,
    TU_TABLE_PARTITION_OF,
    TU_TABLE_PARTITION_BOUND,
    TU_TABLE_INHERITS,
    TU_TABLE_OF_TYPE,
    TU_TABLE_CLUSTER_ON,
    TU_TABLE_SERVER,
    TU_TABLE_FOREIGN_OPTIONS,
    TU_TABLE_STRICT,
    TU_TABLE_WITHOUT_ROWID,
    TU_TABLE_DEFINITION,
    TU_TABLE_COMMENT,
    TU_TABLE_SQL
};
enum {
    TU_COLUMN_TYPE,
    TU_COLUMN_NOT_NULL,
    TU_COLUMN_NOT_NULL_NAME,
    TU_COLUMN_NOT_NULL_NOT_VALID,
    TU_COLUMN_NOT_NULL_NO_INHERIT,
    TU_COLUMN_NOT_NULL_CONSTRAINT,
    TU_COLUMN_DEFAULT,
    TU_COLUMN_IDENTITY,
    TU_COLUMN_IDENTITY_OPTIONS,
    TU_COLUMN_GENERATED,
    TU_COLUMN_GENERATED_STORAGE,
    TU_COLUMN_COLLATION,
    TU_COLUMN_STORAGE,
    TU_COLUMN_COMPRESSION,
    TU_COLUMN_STATISTICS,
    TU_COLUMN_OPTIONS,
    TU_COLUMN_FOREIGN_OPTIONS,
    TU_COLUMN_INHERITED,
    TU_COLUMN_ON_NULL_CONFLICT,
    TU_COLUMN_ON_UPDATE,
    TU_COLUMN_CHARSET,
    TU_COLUMN_INVISIBLE,
    TU_COLUMN_CHECK,
    TU_COLUMN_AFTER,
    TU_COLUMN_COMMENT,
    TU_COLUMN_SQL
};
enum {
    TU_PRIMARY_KEY_COLUMNS,
    TU_PRIMARY_KEY_INCLUDE,
    TU_PRIMARY_KEY_DEFERRABLE,
    TU_PRIMARY_KEY_INITIALLY_DEFERRED,
    TU_PRIMARY_KEY_OPTIONS,
    TU_PRIMARY_KEY_TABLESPACE,
    TU_PRIMARY_KEY_INDEX_COMMENT,
    TU_PRIMARY_KEY_WITHOUT_OVERLAPS,
    TU_PRIMARY_KEY_AUTOINCREMENT,
    TU_PRIMARY_KEY_ON_CONFLICT,
    TU_PRIMARY_KEY_COMMENT
};
enum {
    TU_UNIQUE_COLUMNS,
    TU_UNIQUE_INCLUDE,
    TU_UNIQUE_DEFERRABLE,
    TU_UNIQUE_INITIALLY_DEFERRED,
    TU_UNIQUE_OPTIONS,
    TU_UNIQUE_TABLESPACE,
    TU_UNIQUE_INDEX_COMMENT,
    TU_UNIQUE_WITHOUT_OVERLAPS,
    TU_UNIQUE_NULLS_NOT_DISTINCT,
    TU_UNIQUE_ON_CONFLICT,
    TU_UNIQUE_COMMENT
};
enum {
    TU_CHECK_EXPRESSION,
    TU_CHECK_NO_INHERIT,
    TU_CHECK_NOT_VALID,
    TU_CHECK_NOT_ENFORCED,
    TU_CHECK_INHERITED,
    TU_CHECK_ON_CONFLICT,
    TU_CHECK_COMMENT
};
enum { TU_EXCLUSION_DEFINITION, TU_EXCLUSION_INDEX_COMMENT, TU_EXCLUSION_COMMENT };
enum {
    TU_INDEX_ON,
    TU_INDEX_UNIQUE,
    TU_INDEX_METHOD,
    TU_INDEX_INCLUDE,
    TU_INDEX_WHERE,
    TU_INDEX_NULLS_NOT_DISTINCT,
    TU_INDEX_OPTIONS,
    TU_INDEX_TABLESPACE,
    TU_INDEX_STATISTICS,
    TU_INDEX_INVALID,
    TU_INDEX_PARTITION_OF,
    TU_INDEX_COMMENT,
    TU_INDEX_SQL
};
enum {
    TU_FOREIGN_KEY_COLUMNS,
    TU_FOREIGN_KEY_REFERENCES,
    TU_FOREIGN_KEY_ON_DELETE,
    TU_FOREIGN_KEY_ON_UPDATE,
    TU_FOREIGN_KEY_SET_COLUMNS,
    TU_FOREIGN_KEY_MATCH,
    TU_FOREIGN_KEY_DEFERRABLE,
    TU_FOREIGN_KEY_INITIALLY_DEFERRED,
    TU_FOREIGN_KEY_NOT_VALID,
    TU_FOREIGN_KEY_NOT_ENFORCED,
    TU_FOREIGN_KEY_PERIOD,
    TU_FOREIGN_KEY_COMMENT
};
enum {
    TU_VIEW_AS,
    TU_VIEW_COLUMNS,
    TU_VIEW_OPTIONS,
    TU_VIEW_COLUMN_COMMENTS,
    TU_VIEW_COLUMN_DEFAULTS,
    TU_VIEW_COMMENT,
    TU_VIEW_SQL,
    TU_VIEW_DEFINER
};
enum {
    TU_MATERIALIZED_VIEW_AS,
    TU_MATERIALIZED_VIEW_OPTIONS,
    TU_MATERIALIZED_VIEW_TABLESPACE,
    TU_MATERIALIZED_VIEW_ACCESS_METHOD,
    TU_MATERIALIZED_VIEW_CLUSTER_ON,
    TU_MATERIALIZED_VIEW_COLUMN_COMMENTS,
    TU_MATERIALIZED_VIEW_COLUMN_SETTINGS,
    TU_MATERIALIZED_VIEW_NO_DATA,
    TU_MATERIALIZED_VIEW_COMMENT
};
enum { TU_RULE_DEFINITION, TU_RULE_ENABLED, TU_RULE_COMMENT };
enum {
    TU_TRIGGER_DEFINITION,
    TU_TRIGGER_ENABLED,
    TU_TRIGGER_COMMENT,
    TU_TRIGGER_FOLLOWS,
    TU_TRIGGER_DEFINER,
    TU_TRIGGER_SQL_MODE
};
enum {
    TU_POLICY_COMMAND,
    TU_POLICY_RESTRICTIVE,
    TU_POLICY_ROLES,
    TU_POLICY_USING,
    TU_POLICY_WITH_CHECK,
    TU_POLICY_COMMENT
};
enum { TU_STATISTICS_DEFINITION, TU_STATISTICS_TARGET, TU_STATISTICS_COMMENT };
enum {
    TU_PUBLICATION_ALL_TABLES,
    TU_PUBLICATION_SCHEMAS,
    TU_PUBLICATION_PUBLISH,
    TU_PUBLICATION_VIA_PARTITION_ROOT,
    TU_PUBLICATION_GENERATED_COLUMNS,
    TU_PUBLICATION_COMMENT
};
enum { TU_PUBLICATION_TABLE_COLUMNS, TU_PUBLICATION_TABLE_WHERE };
enum {
    TU_EVENT_TRIGGER_EVENT,
    TU_EVENT_TRIGGER_TAGS,
    TU_EVENT_TRIGGER_FUNCTION,
    TU_EVENT_TRIGGER_ENABLED,
    TU_EVENT_TRIGGER_COMMENT
};
enum { TU_DEFAULT_PRIVILEGE_ROLE, TU_DEFAULT_PRIVILEGE_SCHEMA, TU_DEFAULT_PRIVILEGE_ON };

#endif
