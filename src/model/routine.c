/* Functions, procedures and aggregates, carried as the engine's own text; casts. */
#include "config.h"

#include "model/kind_table.h"

static const TuField function_fields[] = {
    [TU_FUNCTION_DEFINITION] =
        TU_FIELD_(TuFunction, definition, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                  "The whole CREATE FUNCTION or CREATE PROCEDURE statement."),
    [TU_FUNCTION_RETURNS] =
        TU_FIELD_(TuFunction, returns, STR, TU_FIELD_HIDDEN | TU_FIELD_NOTE, "Result type."),
    [TU_FUNCTION_PROCEDURE] =
        TU_FIELD_(TuFunction, procedure, BOOL, 0, "A procedure, not a function."),
    [TU_FUNCTION_ARGUMENTS] = TU_FIELD_(TuFunction, arguments, STR, TU_FIELD_HIDDEN | TU_FIELD_NOTE,
                                        "Arguments with names and modes."),
    [TU_FUNCTION_COMMENT] = TU_FIELD_COMMENT(TuFunction),
    [TU_FUNCTION_DEFINER] = TU_FIELD_(TuFunction, definer, STR, TU_FIELD_NOTE | TU_FIELD_SAID,
                                      "Account it runs as (MySQL)."),
    [TU_FUNCTION_SQL_MODE] =
        TU_FIELD_(TuFunction, sql_mode, STR, TU_FIELD_NOTE, "Mode it was made in (MySQL)."),
};
const TuKindInfo tu_kind_function = {
    TU_KIND_FIELDS(TuFunction, function_fields),
    .name = "function",
    .section = "functions",
    .rights = TU_RIGHTS,
};

static const TuField event_fields[] = {
    [TU_EVENT_DEFINITION] =
        TU_FIELD_(TuEvent, definition, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                  "The whole CREATE EVENT statement, without its definer (MySQL)."),
    [TU_EVENT_COMMENT] = TU_FIELD_COMMENT(TuEvent),
    [TU_EVENT_DEFINER] = TU_FIELD_(TuEvent, definer, STR, TU_FIELD_NOTE | TU_FIELD_SAID,
                                   "Account it runs as (MySQL)."),
    [TU_EVENT_SQL_MODE] =
        TU_FIELD_(TuEvent, sql_mode, STR, TU_FIELD_NOTE, "Mode it was made in (MySQL)."),
};
const TuKindInfo tu_kind_event = {
    TU_KIND_FIELDS(TuEvent, event_fields),
    .name = "event",
    .section = "events",
};

static const TuField aggregate_fields[] = {
    [TU_AGGREGATE_DEFINITION] =
        TU_FIELD_(TuAggregate, definition, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                  "The whole CREATE AGGREGATE statement."),
    [TU_AGGREGATE_COMMENT] = TU_FIELD_COMMENT(TuAggregate),
};
const TuKindInfo tu_kind_aggregate = {
    TU_KIND_FIELDS(TuAggregate, aggregate_fields),
    .name = "aggregate",
    .section = "aggregates",
    .rights = TU_RIGHTS,
};

static const char *const contexts[] = {"assignment", "implicit", NULL};

static const TuField cast_fields[] = {
    [TU_CAST_FUNCTION] =
        TU_FIELD_(TuCast, function, STR, TU_FIELD_SHORT,
                  "Function with its argument types, such as f(integer); none when not given."),
    [TU_CAST_INOUT] = TU_FIELD_(TuCast, inout, BOOL, 0, "Through text instead of a function."),
    [TU_CAST_CONTEXT] = TU_FIELD_WORDS(TuCast, context, contexts, 0,
                                       "Where it is used by itself; nowhere when not given."),
    [TU_CAST_COMMENT] = TU_FIELD_COMMENT(TuCast),
};
const TuKindInfo tu_kind_cast = {
    TU_KIND_FIELDS(TuCast, cast_fields),
    .name = "cast",
    .section = "casts",
    .no_schema = true,
};
