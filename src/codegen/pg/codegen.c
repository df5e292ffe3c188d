/* The PostgreSQL code generator: which renderer a kind has, and what the planner must know. */
#include "config.h"

#include "codegen/pg/locks.h"
#include "codegen/pg/pg.h"

#include <string.h>

static const TuRenderer *const renderers[TU_KIND_COUNT] = {
    [TU_KIND_SCHEMA] = &tu_pg_schema,
    [TU_KIND_EXTENSION] = &tu_pg_extension,
    [TU_KIND_ENUM] = &tu_pg_enum,
    [TU_KIND_DOMAIN] = &tu_pg_domain,
    [TU_KIND_COMPOSITE] = &tu_pg_composite,
    [TU_KIND_SEQUENCE] = &tu_pg_sequence,
    [TU_KIND_FUNCTION] = &tu_pg_function,
    [TU_KIND_AGGREGATE] = &tu_pg_aggregate,
    [TU_KIND_FOREIGN_DATA_WRAPPER] = &tu_pg_foreign_data_wrapper,
    [TU_KIND_SERVER] = &tu_pg_server,
    [TU_KIND_USER_MAPPING] = &tu_pg_user_mapping,
    [TU_KIND_TABLE] = &tu_pg_table,
    [TU_KIND_COLUMN] = &tu_pg_column,
    [TU_KIND_PRIMARY_KEY] = &tu_pg_primary_key,
    [TU_KIND_UNIQUE] = &tu_pg_unique,
    [TU_KIND_CHECK] = &tu_pg_check,
    [TU_KIND_EXCLUSION] = &tu_pg_exclusion,
    [TU_KIND_INDEX] = &tu_pg_index,
    [TU_KIND_FOREIGN_KEY] = &tu_pg_foreign_key,
    [TU_KIND_VIEW] = &tu_pg_view,
    [TU_KIND_MATERIALIZED_VIEW] = &tu_pg_materialized_view,
    [TU_KIND_RULE] = &tu_pg_rule,
    [TU_KIND_TRIGGER] = &tu_pg_trigger,
    [TU_KIND_POLICY] = &tu_pg_policy,
    [TU_KIND_STATISTICS] = &tu_pg_statistics,
    [TU_KIND_COLLATION] = &tu_pg_collation,
    [TU_KIND_RANGE] = &tu_pg_range,
    [TU_KIND_CAST] = &tu_pg_cast,
    [TU_KIND_OPERATOR] = &tu_pg_defined,
    [TU_KIND_CONVERSION] = &tu_pg_defined,
    [TU_KIND_TEXT_SEARCH_DICTIONARY] = &tu_pg_defined,
    [TU_KIND_TEXT_SEARCH_CONFIGURATION] = &tu_pg_text_search_configuration,
    [TU_KIND_PUBLICATION] = &tu_pg_publication,
    [TU_KIND_PUBLICATION_TABLE] = &tu_pg_publication_table,
    [TU_KIND_EVENT_TRIGGER] = &tu_pg_event_trigger,
    [TU_KIND_DEFAULT_PRIVILEGE] = &tu_pg_default_privilege,
};

#define INLINE                                                                                   \
    (TU_KIND_BIT(TU_KIND_COLUMN) | TU_KIND_BIT(TU_KIND_PRIMARY_KEY) |                            \
     TU_KIND_BIT(TU_KIND_UNIQUE) | TU_KIND_BIT(TU_KIND_CHECK) | TU_KIND_BIT(TU_KIND_EXCLUSION) | \
     TU_KIND_BIT(TU_KIND_PUBLICATION_TABLE))
#define ALWAYS_DISTURBED                                                                          \
    (TU_KIND_BIT(TU_KIND_VIEW) | TU_KIND_BIT(TU_KIND_MATERIALIZED_VIEW) |                         \
     TU_KIND_BIT(TU_KIND_RULE) | TU_KIND_BIT(TU_KIND_POLICY) | TU_KIND_BIT(TU_KIND_TRIGGER) |     \
     TU_KIND_BIT(TU_KIND_FUNCTION) | TU_KIND_BIT(TU_KIND_AGGREGATE) | TU_KIND_BIT(TU_KIND_CAST) | \
     TU_KIND_BIT(TU_KIND_OPERATOR) | TU_KIND_BIT(TU_KIND_PUBLICATION_TABLE))
#define SOMETIMES_DISTURBED                                                                      \
    (TU_KIND_BIT(TU_KIND_COLUMN) | TU_KIND_BIT(TU_KIND_CHECK) | TU_KIND_BIT(TU_KIND_EXCLUSION) | \
     TU_KIND_BIT(TU_KIND_INDEX) | TU_KIND_BIT(TU_KIND_FOREIGN_KEY))

/* Do old values compare with new ones? Not where the type behind the name is replaced. */
static bool
values_compare(const TuColumn *from, const TuColumn *to)
{
    if (tu_pg_same(from->type, to->type))
        return !tu_pg_same(from->collation, to->collation);
    return tu_pg_comparable(from->type, to->type);
}

/* Ranges are text while their type is replaced, which no index or check on them outlives. */
static bool
holds_ranges(const TuObject *column)
{
    for (size_t i = 0; i < column->deps.count; i++)
        if (((const TuObject *)column->deps.items[i])->kind == TU_KIND_RANGE)
            return true;
    return false;
}

/* What the engine carries over itself when a column's type changes: indexes and checks, and a
 * foreign key as long as the values still compare. Constants of a type that is replaced it does
 * not. */
static bool
disturbs(const TuObject *from, const TuObject *to, const TuObject *dependant)
{
    if (ALWAYS_DISTURBED & TU_KIND_BIT(dependant->kind))
        return true;
    if (dependant->kind == TU_KIND_COLUMN)
        return ((const TuColumn *)dependant)->generated != NULL;
    if (from->kind != TU_KIND_COLUMN || holds_ranges(from))
        return true;
    return dependant->kind == TU_KIND_FOREIGN_KEY &&
           !values_compare((const TuColumn *)from, (const TuColumn *)to);
}

static bool
spares(const TuChanges *changes, const TuObject *from, const TuObject *to, uint64_t fields)
{
    return from->kind == TU_KIND_COLUMN &&
           tu_pg_can(changes->from, changes->to, TU_PG_SET_EXPRESSION) &&
           tu_pg_column_expression_only((const TuColumn *)from, (const TuColumn *)to, fields);
}

/* ---- function bodies ---- */

/* Bodies of functions are text to the engine and may name what comes later in the plan; the
 * check at creation would refuse that. */
static bool
bodies_may_run_ahead(const TuPlan *plan)
{
    bool functions = false, others = false;

    for (size_t i = 0; i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];

        if (statement->object != NULL && statement->object->kind == TU_KIND_FUNCTION)
            functions |= tu_pg_starts(statement->sql, "create ");
        else
            others = true;
    }
    return functions && others;
}

static void
end_plan(TuRender *render, const TuChanges *changes)
{
    TuVec *statements = &render->plan->statements;
    TuStatement *setting;

    (void)changes;
    if (!bodies_may_run_ahead(render->plan))
        return;
    setting = tu_pg_say(render, NULL, "SET check_function_bodies = false");
    if (setting == NULL)
        return;
    setting->flags |= TU_STATEMENT_SETTING;
    memmove(statements->items + 1, statements->items,
            (statements->count - 1) * sizeof *statements->items);
    statements->items[0] = setting;
    setting = tu_pg_say(render, NULL, "RESET check_function_bodies");
    if (setting != NULL)
        setting->flags |= TU_STATEMENT_SETTING;
}

/* In parts each transaction says for itself what the whole plan says otherwise. */
static void
part_head(TuBuf *out, const TuStatement *const *statements, size_t count, unsigned lock_timeout_ms)
{
    bool bodies = false, blocks = false;

    for (size_t i = 0; i < count; i++)
        bodies |= statements[i]->object != NULL &&
                  statements[i]->object->kind == TU_KIND_FUNCTION &&
                  tu_pg_starts(statements[i]->sql, "create ");
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < statements[i]->locks.count; j++) {
            const TuLock *lock = statements[i]->locks.items[j];

            blocks |= lock->level >= TU_LOCK_SHARE;
        }
    }
    if (blocks && lock_timeout_ms % 1000 == 0)
        tu_buf_addf(out, "SET LOCAL lock_timeout = '%us';\n", lock_timeout_ms / 1000);
    else if (blocks)
        tu_buf_addf(out, "SET LOCAL lock_timeout = '%ums';\n", lock_timeout_ms);
    if (bodies && count > 1)
        tu_buf_add(out, "SET LOCAL check_function_bodies = false;\n");
}

static void
rename_value(TuRender *render, const TuObject *object, const char *from, const char *to)
{
    tu_pg_say(render, object, "ALTER TYPE %N RENAME VALUE %L TO %L", object, from, to);
}

/* What belongs to a table, its sequences, too, moves along. */
static void
move(TuRender *render, const TuObject *object, const char *schema)
{
    TuBuf sql = TU_BUF_INIT;

    if (object->kind == TU_KIND_RANGE) {
        tu_pg_move_range(render, object, schema);
        return;
    }
    tu_buf_add(&sql, "ALTER ");
    tu_pg_put_subject(&sql, object);
    tu_pg_put(&sql, " SET SCHEMA %I", schema);
    tu_pg_say_buf(render, object, &sql);
}

/* A type that is replaced is another one under the same name. */
static bool
remakes(const TuRender *render, const TuObject *from, const TuObject *to)
{
    (void)to;
    return tu_pg_is_replaced(render, from);
}

const TuCodegen tu_codegen_pg = {
    .dialect = &tu_dialect_pg,
    .renderers = renderers,
    .inline_kinds = INLINE,
    .dropped_with = INLINE | TU_KIND_BIT(TU_KIND_INDEX) | TU_KIND_BIT(TU_KIND_TRIGGER) |
                    TU_KIND_BIT(TU_KIND_RULE) | TU_KIND_BIT(TU_KIND_POLICY) |
                    TU_KIND_BIT(TU_KIND_FOREIGN_KEY),
    .disturbed_by_type = ALWAYS_DISTURBED | SOMETIMES_DISTURBED,
    .disturbs = disturbs,
    .spares = spares,
    .is_typed = tu_pg_is_typed,
    .in_key = tu_pg_in_partition_key,
    .replaces = tu_pg_index_replaces,
    .find_locks = tu_pg_find_locks,
    .part_head = part_head,
    .end = end_plan,
    .move = move,
    .rename_value = rename_value,
    .rights = tu_pg_rights,
    .remakes = remakes,
};
