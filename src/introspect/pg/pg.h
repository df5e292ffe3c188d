/* What the readers of PostgreSQL's catalogs share. One batch of queries in one snapshot, each with
 * the function that takes its rows; names and types are resolved here by OID, the server deparses
 * expressions only. Rows of members of extensions are dropped. */
#ifndef TU_INTROSPECT_PG_PG_H
#define TU_INTROSPECT_PG_PG_H

#include "db/conn.h"
#include "introspect/introspect_dialects.h"
#include "model/objects.h"

/* OIDs of the catalogs, the same on every server. */
enum {
    TU_PGCAT_TABLESPACE = 1213,
    TU_PGCAT_TYPE = 1247,
    TU_PGCAT_PROC = 1255,
    TU_PGCAT_CLASS = 1259,
    TU_PGCAT_METHOD = 2601,
    TU_PGCAT_ATTRDEF = 2604,
    TU_PGCAT_CAST = 2605,
    TU_PGCAT_CONSTRAINT = 2606,
    TU_PGCAT_CONVERSION = 2607,
    TU_PGCAT_NAMESPACE = 2615,
    TU_PGCAT_OPERATOR = 2617,
    TU_PGCAT_REWRITE = 2618,
    TU_PGCAT_TRIGGER = 2620,
    TU_PGCAT_SERVER = 1417,
    TU_PGCAT_USER_MAPPING = 1418,
    TU_PGCAT_WRAPPER = 2328,
    TU_PGCAT_EXTENSION = 3079,
    TU_PGCAT_POLICY = 3256,
    TU_PGCAT_STATISTIC = 3381,
    TU_PGCAT_COLLATION = 3456,
    TU_PGCAT_EVENT_TRIGGER = 3466,
    TU_PGCAT_TS_DICTIONARY = 3600,
    TU_PGCAT_TS_CONFIGURATION = 3602,
    TU_PGCAT_PUBLICATION = 6104,
    TU_PGCAT_PUBLICATION_TABLE = 6106
};

/* A column of a relation that we hold, by attnum - 1; column NULL: dropped, or not modelled. */
typedef struct TuPgcatAttr {
    TuObject *column;
    const char *name;
    const char *text; /* of a composite type's attribute: its type and collation */
    uint32_t collation;
} TuPgcatAttr;

typedef struct TuPgcatRel {
    uint32_t oid;
    uint32_t schema_oid;
    char kind; /* relkind */
    bool unlogged;
    const char *schema, *name;
    TuObject *obj; /* NULL: nothing we model (identity's sequence) */
    TuPgcatAttr *attrs;
    size_t attr_count;
    size_t last_attr; /* highest that came so far */
    bool late;        /* in late_rels */
} TuPgcatRel;

/* A type of a column as (type, modifier). */
typedef struct TuPgcatColumnType {
    const char *text;
    uint32_t collation;
    char storage;
} TuPgcatColumnType;

/* A user's type that is not a row type. */
typedef struct TuPgcatType {
    uint32_t element; /* of an array, else 0 */
} TuPgcatType;

/* A foreign key and the index that makes its target unique. */
typedef struct TuPgcatKeyUse {
    TuObject *foreign_key;
    uint32_t index;
} TuPgcatKeyUse;

typedef struct TuPgcatReader {
    TuModel *model;
    TuArena *arena;                     /* the model's */
    TuArena *scratch;                   /* what goes when the reading is over */
    int major;                          /* 15 */
    TuBuf buf;                          /* for composing: tu_pgcat_text() */
    bool failed;                        /* buf ran out of memory once */
    bool scratch_database, no_handlers; /* of the connection */
    TuMap *objects;      /* catalog and OID -> TuObject; a member stands for its extension */
    bool has_members;    /* of extensions */
    TuMap *schemas;      /* OID -> name */
    TuMap *names;        /* catalog and OID -> name, SQL text: collations, methods, tablespaces */
    TuMap *types;        /* OID -> TuPgcatType */
    TuMap *column_types; /* OID and modifier -> TuPgcatColumnType */
    TuMap *rels;         /* OID -> TuPgcatRel */
    TuMap *interned;
    TuMap *check_names;   /* OID of a domain's constraint -> its name */
    TuPgcatRel *last_rel; /* rows of a relation mostly come together */
    TuVec late_rels;      /* TuPgcatRel, in scratch: tu_pgcat_order_columns() at the end */
    TuVec foreign_keys;   /* TuPgcatKeyUse, in scratch: their targets come after them */
} TuPgcatReader;

typedef TuStatus TuPgcatRowFn(TuPgcatReader *reader, const char *const *row, TuError *err);

/* One query of the batch. In the text "@15{new|old}" stands for what servers from that version on
 * have and for what takes its place before. */
typedef struct TuPgcatQuery {
    const char *name; /* for messages */
    size_t columns;
    TuPgcatRowFn *row;
    const char *sql;
} TuPgcatQuery;

extern const TuPgcatQuery tu_pgcat_queries[];
extern const size_t tu_pgcat_query_count;
extern const char tu_pgcat_sql_unmodelled[];
extern const char tu_pgcat_preamble[]; /* begins the transaction they run in */
extern const char tu_pgcat_sql_owners[], tu_pgcat_sql_privileges[];
extern const char tu_pgcat_sql_default_privileges[];
/* The query's text for a server. */
void tu_pgcat_query_text(TuBuf *out, const TuPgcatQuery *query, int major);

/* ---- values (value.c) ---- */

uint32_t tu_pgcat_oid(const char *value); /* NULL gives 0 */
int tu_pgcat_int(const char *value);
bool tu_pgcat_bool(const char *value);
/* One copy per text for the life of the model; NULL and "" give NULL. */
const char *tu_pgcat_intern(TuPgcatReader *reader, const char *text);
/* A copy of the text without the white space around it and a final semicolon. */
const char *tu_pgcat_trim(TuPgcatReader *reader, const char *text);
/* A copy without the one pair of parentheses that holds it all, if there is one. */
const char *tu_pgcat_unwrap(TuPgcatReader *reader, const char *text);
/* The elements of an array literal, in the arena; NULL elements are left out. */
TuNames tu_pgcat_array(TuPgcatReader *reader, TuArena *arena, const char *literal);
/* "{a=1,b=2}" as pairs, names with a prefix (may be ""), added. */
void tu_pgcat_options(TuPgcatReader *reader, TuPairs *into, const char *literal,
                      const char *prefix);
/* Add a pair in the order of names: rows come as they lie in the catalog. */
void tu_pgcat_add_pair(TuPgcatReader *reader, TuPairs *into, const char *name, const char *value);
/* Numbers of an array literal or a vector ("{1,2}", "1 2"); returns how many there are, of which
 * at most max were stored. */
size_t tu_pgcat_numbers(const char *text, uint32_t *out, size_t max);
#define TU_PGCAT_MAX_KEYS 64 /* columns of one index or constraint; the server's limit is 32 */

/* ---- what was read (pg.c) ---- */

/* The reader's buffer, cleared; that it failed is remembered. */
TuBuf *tu_pgcat_text(TuPgcatReader *reader);
void tu_pgcat_put(TuPgcatReader *reader, uint32_t catalog, uint32_t oid, TuObject *object);
TuObject *tu_pgcat_get(const TuPgcatReader *reader, uint32_t catalog, uint32_t oid);
/* Is it a member of an extension? */
bool tu_pgcat_is_member(const TuPgcatReader *reader, uint32_t catalog, uint32_t oid);
TuPgcatRel *tu_pgcat_rel(TuPgcatReader *reader, uint32_t oid);
/* The enum, domain, composite type, table ... behind a type or an array of it, or its extension. */
TuObject *tu_pgcat_type_object(const TuPgcatReader *reader, uint32_t oid);
const char *tu_pgcat_schema(const TuPgcatReader *reader, uint32_t oid); /* NULL: not ours */
/* Name of a collation, access method or tablespace. */
const char *tu_pgcat_name(const TuPgcatReader *reader, uint32_t catalog, uint32_t oid);
/* New object that stands in a schema (known as catalog and OID from then on), or NULL when the
 * schema is not ours, the object is an extension's, or memory is out. The name is borrowed. */
TuObject *tu_pgcat_add(TuPgcatReader *reader, TuKind kind, uint32_t catalog, uint32_t oid,
                       uint32_t schema, const char *name);
/* New object that stands in the database itself, or NULL likewise. The name is copied. */
TuObject *tu_pgcat_add_alone(TuPgcatReader *reader, TuKind kind, uint32_t catalog, uint32_t oid,
                             const char *name);
/* New child of a relation that we hold, or NULL. */
TuObject *tu_pgcat_add_child(TuPgcatReader *reader, TuKind kind, uint32_t catalog, uint32_t oid,
                             TuPgcatRel *rel, const char *name);
/* Names of the columns whose numbers an array literal or a vector holds, from the first-th on, at
 * most count. with adds dependencies on them to an object (NULL: none). */
TuNames tu_pgcat_column_names(TuPgcatReader *reader, const TuPgcatRel *rel, const char *numbers,
                              size_t first, size_t count, TuObject *with);
void tu_pgcat_unmodelled(TuPgcatReader *reader, const char *what, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* Bring columns or attributes into the order of their positions; once all are there, and columns
 * are the first of the children. */
void tu_pgcat_order_columns(TuPgcatReader *reader, const TuPgcatRel *rel);
/* How a trigger or rule is enabled: NULL as usual. */
const char *tu_pgcat_enabled(const char *letter);

/* ---- rows, in the order of the batch ---- */

TuPgcatRowFn tu_pgcat_read_schema, tu_pgcat_read_extension, tu_pgcat_read_member,
    tu_pgcat_read_name;
TuPgcatRowFn tu_pgcat_read_type, tu_pgcat_read_enum_label, tu_pgcat_read_column_type;
TuPgcatRowFn tu_pgcat_read_relation, tu_pgcat_read_column, tu_pgcat_read_default,
    tu_pgcat_read_sequence;
TuPgcatRowFn tu_pgcat_read_not_null;
TuPgcatRowFn tu_pgcat_read_constraint, tu_pgcat_read_index, tu_pgcat_read_inheritance,
    tu_pgcat_read_partition_key;
TuPgcatRowFn tu_pgcat_read_view, tu_pgcat_read_rule, tu_pgcat_read_function,
    tu_pgcat_read_aggregate;
TuPgcatRowFn tu_pgcat_read_wrapper, tu_pgcat_read_server, tu_pgcat_read_user_mapping,
    tu_pgcat_read_foreign_table, tu_pgcat_read_foreign_column;
TuPgcatRowFn tu_pgcat_read_trigger, tu_pgcat_read_policy, tu_pgcat_read_statistics;
TuPgcatRowFn tu_pgcat_read_collation, tu_pgcat_read_range, tu_pgcat_read_cast;
TuPgcatRowFn tu_pgcat_read_defined, tu_pgcat_read_ts_configuration, tu_pgcat_read_ts_mapping;
TuPgcatRowFn tu_pgcat_read_publication, tu_pgcat_read_publication_schema,
    tu_pgcat_read_publication_table, tu_pgcat_read_event_trigger;
TuPgcatRowFn tu_pgcat_read_owner, tu_pgcat_read_privilege, tu_pgcat_read_default_privilege;
TuPgcatRowFn tu_pgcat_read_comment, tu_pgcat_read_dependency, tu_pgcat_read_unmodelled;

#endif
