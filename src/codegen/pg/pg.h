/* What the PostgreSQL renderers share: text with names in it, looking things up in both models,
 * and the renderer of each kind. */
#ifndef TU_CODEGEN_PG_PG_H
#define TU_CODEGEN_PG_PG_H

#include <stdarg.h>

#include "codegen/plan.h"
#include "model/compare.h"
#include "model/objects.h"

extern const TuRenderer tu_pg_schema, tu_pg_extension, tu_pg_enum, tu_pg_domain, tu_pg_composite,
    tu_pg_sequence, tu_pg_function, tu_pg_aggregate, tu_pg_table, tu_pg_column, tu_pg_primary_key,
    tu_pg_unique, tu_pg_check, tu_pg_exclusion, tu_pg_index, tu_pg_foreign_key, tu_pg_view,
    tu_pg_materialized_view, tu_pg_rule, tu_pg_trigger, tu_pg_policy, tu_pg_statistics,
    tu_pg_default_privilege;
extern const TuRenderer tu_pg_collation, tu_pg_range, tu_pg_cast, tu_pg_publication,
    tu_pg_publication_table, tu_pg_event_trigger, tu_pg_defined, tu_pg_text_search_configuration;
extern const TuRenderer tu_pg_foreign_data_wrapper, tu_pg_server, tu_pg_user_mapping;

/* ---- Text (text.c) ---- */

/* Append text: %I a name (const char *), %N the qualified name of a TuObject, %T the same behind
 * TABLE or FOREIGN TABLE, %C an object's own name, %L a literal, %P a list of names (TuNames *), %s
 * SQL text, %% a percent sign. */
void tu_pg_put(TuBuf *out, const char *fmt, ...);
/* A statement; NULL when memory is out. */
TuStatement *tu_pg_say(TuRender *render, const TuObject *object, const char *fmt, ...);
/* A clause of ALTER TABLE that may be merged with its neighbours. */
TuStatement *tu_pg_clause(TuRender *render, const TuObject *object, const TuObject *table,
                          const char *fmt, ...);
/* The same for a text already built, which is released. */
TuStatement *tu_pg_say_buf(TuRender *render, const TuObject *object, TuBuf *sql);
TuStatement *tu_pg_clause_buf(TuRender *render, const TuObject *object, const TuObject *table,
                              TuBuf *clause);
/* SQL text of the user or the catalog without trailing space and semicolons. */
void tu_pg_put_trimmed(TuBuf *out, const char *sql);
/* CREATE ... as CREATE OR REPLACE ...; other text unchanged. */
void tu_pg_put_or_replace(TuBuf *out, const char *definition);
/* "(a=1, b='x')" from storage parameters. */
void tu_pg_put_options(TuBuf *out, const TuPairs *options);
/* SET and RESET of the storage parameters that differ, below "ALTER what name". */
void tu_pg_alter_options(TuRender *render, const TuObject *object, const char *what,
                         const TuPairs *from, const TuPairs *to);
/* What is to be SET and RESET, as lists without parentheses; either may stay empty. */
void tu_pg_put_option_changes(TuBuf *set, TuBuf *reset, const TuPairs *from, const TuPairs *to);
bool tu_pg_same(const char *a, const char *b); /* NULL equals NULL only */
bool tu_pg_starts(const char *text, const char *lower_case_prefix);
/* "TABLE public.t", "CONSTRAINT c ON public.t": what COMMENT ON and DROP name an object by. */
void tu_pg_put_subject(TuBuf *out, const TuObject *object);
/* COMMENT ON, when there is a comment / also when it was removed. */
void tu_pg_comment(TuRender *render, const TuObject *object);
void tu_pg_comment_changed(TuRender *render, const TuObject *object);
/* COMMENT ON COLUMN of an object for the pairs (column, comment) that differ; from may be NULL. */
void tu_pg_comment_columns(TuRender *render, const TuObject *object, const TuPairs *from,
                           const TuPairs *to);
TuStatement *tu_pg_drop(TuRender *render, const TuObject *object); /* DROP subject */
void tu_pg_drop_plain(TuRender *render, const TuObject *object);   /* the same as a renderer */
/* Owner and privileges of an object and its columns (rights.c). */
void tu_pg_rights(TuRender *render, const TuObject *from, const TuObject *to);
/* The statement makes an object that was there before: say what of it does not come back. */
void tu_pg_made_anew(TuRender *render, TuStatement *statement, const TuObject *object);
/* "ALTER what old RENAME TO new". */
void tu_pg_rename(TuRender *render, const TuObject *object, const char *what, const char *name);

/* A range with what belongs to it, to another schema (range.c). */
void tu_pg_move_range(TuRender *render, const TuObject *from, const char *schema);

/* ---- Both models (find.c) ---- */

/* Did this table (or whatever it is) exist before, with rows of its own? Locks and rewrites matter
 * only then. */
bool tu_pg_existed(const TuRender *render, const TuObject *object);
const TuObject *tu_pg_find_table(const TuModel *model, const TuRef *ref, const char *schema);
/* The table a partition belongs to, or NULL. */
const TuObject *tu_pg_partition_parent(const TuModel *model, const TuTable *table);
/* Is it a direct parent by inheritance or partitioning? */
bool tu_pg_is_parent(const TuModel *model, const TuObject *parent, const TuTable *table);
/* ALTER TABLE on a parent reaches its descendants. True when all of them want the value of this
 * field that the parent's column has, so that one statement on the parent does it for all. */
bool tu_pg_recurses(const TuModel *model, const TuColumn *column, int field);
/* Does a parent's statement already bring this inherited column's field to its value? */
bool tu_pg_parent_does(const TuRender *render, const TuColumn *column, int field);
/* Does a table that inherits this column of the old model have it in the new one, too? */
bool tu_pg_child_keeps(const TuRender *render, const TuColumn *column);
/* The column a column is inherited from, or NULL. */
const TuColumn *tu_pg_parent_column(const TuModel *model, const TuColumn *column);
bool tu_pg_needs(const TuObject *object, const TuObject *needed); /* deps, directly */
/* The way of kinds of which only the comment can be changed in place. */
TuWay tu_pg_comment_way(const TuObject *from, const TuObject *to, uint64_t fields);
/* And their alter. */
void tu_pg_comment_alter(TuRender *render, const TuObject *from, const TuObject *to,
                         uint64_t fields, const TuChange *whole);

/* ---- Servers (ability.c) ---- */

typedef enum TuPgAbility {
    TU_PG_REPLACE_TRIGGER,
    TU_PG_DETACH_CONCURRENTLY,
    TU_PG_MULTIRANGE,
    TU_PG_PARTITIONED_KEY_NOT_VALID,
    TU_PG_SET_ACCESS_METHOD,
    TU_PG_SET_EXPRESSION,
    TU_PG_NAMED_NOT_NULL,
    TU_PG_ALTER_ENFORCED
} TuPgAbility;

/* Can the server that the models were read from? Either model may be NULL. */
bool tu_pg_can(const TuModel *from, const TuModel *to, TuPgAbility ability);

/* ---- Foreign data (foreign.c) ---- */

bool tu_pg_is_foreign(const TuObject *table);
/* " OPTIONS (a 'x', b 'y')", or nothing. */
void tu_pg_put_foreign_options(TuBuf *out, const TuPairs *options);
/* " OPTIONS (ADD a 'x', SET b 'y', DROP c)". */
void tu_pg_put_options_changed(TuBuf *out, const TuPairs *from, const TuPairs *to);
/* Say which options of a statement hold passwords, or do not hold them; from NULL: all are new. */
void tu_pg_secret_hazards(TuRender *render, TuStatement *statement, const TuObject *object,
                          const TuPairs *from, const TuPairs *to);
void tu_pg_put_user_mapping(TuBuf *out, const TuObject *mapping); /* USER MAPPING FOR ... */

/* ---- Types (cast.c) ---- */

typedef enum TuPgCast {
    TU_PG_CAST_ASSIGNMENT,  /* plain ALTER COLUMN TYPE does it */
    TU_PG_CAST_EXPLICIT,    /* USING column::type */
    TU_PG_CAST_INT_BOOL,    /* USING column <> 0 */
    TU_PG_CAST_BOOL_INT,    /* USING column::integer::type */
    TU_PG_CAST_ARRAY,       /* a value becomes an array of one */
    TU_PG_CAST_ELEMENT,     /* an array becomes its first element */
    TU_PG_CAST_TEXT,        /* USING column::text::type */
    TU_PG_CAST_TEXT_ARRAY,  /* an array of one, through text */
    TU_PG_CAST_TEXT_ELEMENT /* the first element, through text */
} TuPgCast;

typedef struct TuPgRetype {
    TuPgCast cast;
    bool rewrites;
    bool loses;         /* values may change without an error */
    const char *hazard; /* NULL: instant and safe */
    const char *why;    /* "digits are rounded" ... */
    const char *using;  /* instead of the cast; NULL: the cast */
} TuPgRetype;

TuPgRetype tu_pg_retype(const TuModel *model, const char *from, const char *to);
/* Same base type, and only length or precision differ. */
bool tu_pg_same_base(const char *from, const char *to);
/* Types of one family, whose values compare with each other: smallint and bigint. */
bool tu_pg_comparable(const char *from, const char *to);
/* The storage that columns of a type have unless told otherwise: "EXTENDED" ... */
const char *tu_pg_default_storage(const TuModel *model, const char *type);
/* The base type of a domain, followed through; a type that is no domain comes back as it is. */
const char *tu_pg_base_type(const TuModel *model, const char *type);

/* ---- Online forms (online.c) ---- */

/* Is this table (or materialised view) of the new model there all the time, and are forms wanted
 * that do not block its users? */
bool tu_pg_online(const TuRender *render, const TuObject *table);
bool tu_pg_is_partitioned(const TuObject *table);
/* The statement cannot run in a transaction. */
TuStatement *tu_pg_outside(TuStatement *statement);
/* Give flags to all statements from the first one on. */
void tu_pg_mark_since(TuRender *render, size_t first, unsigned flags);
/* base and suffix, with a number where neither model may have the name in the table's schema. */
const char *tu_pg_free_name(const TuRender *render, const TuObject *table, const char *base,
                            const char *suffix);
/* VALIDATE CONSTRAINT, in another transaction than what comes before. */
void tu_pg_validate(TuRender *render, const TuObject *constraint);
/* SET NOT NULL, proven by a check that was validated before. */
void tu_pg_set_not_null_online(TuRender *render, const TuColumn *column);
/* A primary key or unique constraint over an index that was built concurrently. */
bool tu_pg_key_online(const TuRender *render, const TuObject *key);
void tu_pg_create_key_online(TuRender *render, const TuObject *key);
/* May this index stand beside its successor until that one is built, and then go? */
bool tu_pg_index_replaces(TuRender *render, const TuObject *from, const TuObject *to,
                          uint64_t fields);

/* ---- Parts of other kinds ---- */

void tu_pg_put_column(TuBuf *out, const TuColumn *column);       /* as in CREATE TABLE */
void tu_pg_put_column_words(TuBuf *out, const TuColumn *column); /* in CREATE TABLE OF */
void tu_pg_put_not_null(TuBuf *out, const TuColumn *column);     /* with a space before it */
/* Spell out the name of its constraint, where a table put aside has the usual one still. */
void tu_pg_name_not_null(const TuRender *render, TuColumn *column);
/* Of an inherited column, when its constraint has another name than the parent's; is there one? */
bool tu_pg_put_own_not_null(TuBuf *out, const char *before, const TuModel *model,
                            const TuColumn *column);
/* Of a column that comes from a stand-in for its parent, where it has the parent's constraint: that
 * is put on the stand-in, or the column would keep one of its own; is there one? */
bool tu_pg_take_not_null(TuRender *render, const TuColumn *column, const char *table);
/* Nothing but NOT NULL: no name of its own or from a parent, valid, inherited as usual. */
bool tu_pg_plain_not_null(const TuColumn *column);
TuStatement *tu_pg_add_not_null(TuRender *render, const TuColumn *column);
/* Its name or state changes; the column refuses NULL before and after. */
void tu_pg_not_null_changed(TuRender *render, const TuColumn *from, const TuColumn *to);
/* A table that stands alone for a moment, before it gets a parent or after it left one: its
 * constraints get their names in `to`. */
void tu_pg_align_not_null(TuRender *render, const TuObject *from, const TuObject *to);
/* The engine's choice of a name follows a column or table that was just renamed. */
void tu_pg_not_null_follows_column(TuRender *render, const TuObject *column, const char *name);
void tu_pg_not_null_follows_table(TuRender *render, const TuObject *table, const char *name);
/* Does nothing but the expression of a generated column change, in a way that servers with SET
 * EXPRESSION can follow? */
bool tu_pg_column_expression_only(const TuColumn *from, const TuColumn *to, uint64_t fields);
void tu_pg_column_extras(TuRender *render, const TuColumn *column); /* storage, statistics */
/* What of an inherited column differs from its parent's, after CREATE TABLE. */
void tu_pg_column_overrides(TuRender *render, const TuColumn *column);
/* Of the constraint and of the index behind it. */
void tu_pg_constraint_comments(TuRender *render, const TuObject *constraint);
void tu_pg_put_constraint(TuBuf *out, const TuObject *constraint); /* CONSTRAINT c CHECK (...) */
void tu_pg_identity_changed(TuRender *render, const TuColumn *from, const TuColumn *to);
void tu_pg_put_identity(TuBuf *out, const TuColumn *column);
/* A collation as the catalog gives it, or a plain name. */
void tu_pg_put_collation(TuBuf *out, const char *collation);
void tu_pg_put_type(TuBuf *out, const TuColumn *column); /* with COLLATE */
/* ALTER COLUMN TYPE with the default taken off and, with restore, set again. */
void tu_pg_column_retype(TuRender *render, const TuColumn *from, const TuColumn *to, bool restore,
                         const TuPgRetype *how);
/* OWNED BY of the sequences that belong to a table (column NULL) or a column. */
void tu_pg_own_sequences(TuRender *render, const TuObject *table, const TuObject *column);
/* Put the sequence aside that a column's becoming an identity replaces: its name is free then, and
 * its numbers are still there. Its name now as SQL, or NULL when there is none. */
const char *tu_pg_set_owned_aside(TuRender *render, const TuColumn *from);
/* Does a new sequence take the place of this column's identity? Then its create ended that. */
bool tu_pg_takes_over(const TuRender *render, const TuColumn *to);
/* Move numbering behind the values that are there; sequence is an expression. */
void tu_pg_catch_up(TuRender *render, const TuColumn *column, const char *sequence,
                    const char *start);
typedef struct TuPgNumbering {
    const char *sequence; /* an expression */
    const char *first;    /* NULL: 1 */
    bool down;
} TuPgNumbering;

/* Go on where the old sequence stood, or behind the rows where they are further: a number that was
 * given out is not given out again, even when its row is gone. */
void tu_pg_go_on(TuRender *render, const TuColumn *column, const TuPgNumbering *numbering,
                 const char *old);
/* The sequence of an identity as SQL, under another name when its successor takes its own. */
const char *tu_pg_identity_aside(TuRender *render, const TuColumn *from, const TuObject *successor);
/* Free the sequences that stay when their owner goes. */
void tu_pg_disown_sequences(TuRender *render, const TuObject *table, const TuObject *column);
/* Put a type or function aside under another name, and drop it when what is made of it has moved.
 */
void tu_pg_aside(TuRender *render, const TuObject *from);
void tu_pg_discard(TuRender *render, const TuObject *from, const TuObject *to);
/* Is this object put aside and made anew? */
bool tu_pg_is_replaced(const TuRender *render, const TuObject *object);
/* Is a column, domain or composite type made of this type, or an array of it? */
bool tu_pg_is_typed(const TuObject *carrier, const TuObject *type);
/* Do columns hold values of this type, themselves or inside others? */
bool tu_pg_tables_use(const TuModel *model, const TuObject *type);
/* Do columns hold them inside of arrays or composite types? */
bool tu_pg_held_in_container(const TuModel *model, const TuObject *type);
bool tu_pg_attributes_reordered(const TuObject *from, const TuObject *to);
bool tu_pg_in_partition_key(const TuObject *column);
/* Is the column's type replaced, so that its values move to the new one, and how? */
bool tu_pg_moves_with_type(const TuRender *render, const TuColumn *from);
TuPgRetype tu_pg_how_to_move(TuRender *render, const TuColumn *from, const TuColumn *to);
/* Tables that are replaced (carry.c). */
void tu_pg_table_aside(TuRender *render, const TuObject *from);
void tu_pg_table_carry(TuRender *render, const TuObject *from, const TuObject *to);
void tu_pg_table_discard(TuRender *render, const TuObject *from, const TuObject *to);
/* The name of an identity's sequence, as it stands in the table's schema. */
void tu_pg_identity_sequence(TuBuf *out, const TuColumn *column);
/* New numbering of an identity goes on behind the values that are there. */
void tu_pg_identity_catch_up(TuRender *render, const TuColumn *column);
/* The expression that USING gives a column of another type, or its name. */
void tu_pg_put_cast(TuBuf *out, const TuColumn *column, const TuPgRetype *how);
void tu_pg_replica_identity(TuRender *render, const TuTable *table);
/* REPLICA IDENTITY USING INDEX, when the table wants this index or constraint. */
void tu_pg_replica_index(TuRender *render, const TuObject *index);
/* CLUSTER ON, when the table or materialised view wants this index or constraint. */
void tu_pg_cluster_index(TuRender *render, const TuObject *index);
/* CLUSTER ON another index that is there, or none. */
void tu_pg_cluster_on(TuRender *render, const TuObject *relation, const char *from, const char *to);
/* INHERIT and NO INHERIT (inherit.c). */
void tu_pg_inherit(TuRender *render, const TuTable *from, const TuTable *to);
/* Does this column of a table's own become one that it inherits? */
bool tu_pg_joins_parent(const TuRender *render, const TuColumn *from);
/* Its drop: another name; and its create: false when it is an ordinary one. */
void tu_pg_put_column_aside(TuRender *render, const TuColumn *from);
bool tu_pg_take_from_parent(TuRender *render, const TuColumn *to);
/* The checks of the parent that a table must have before it can become a partition. */
void tu_pg_fit_partition(TuRender *render, const TuTable *to);
/* May a function in this text give another value at each call? */
bool tu_pg_volatile(const TuRender *render, const char *sql);

#endif
