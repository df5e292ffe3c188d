/* Kinds that are carried as their whole statement, and text search configurations. */
#include "config.h"

#include "model/kind_table.h"

static const TuField defined_fields[] = {
    [TU_DEFINED_DEFINITION] =
        TU_FIELD_(TuDefined, definition, EXPR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                  "The whole CREATE statement."),
    [TU_DEFINED_COMMENT] = TU_FIELD_COMMENT(TuDefined),
};
const TuKindInfo tu_kind_operator = {
    TU_KIND_FIELDS(TuDefined, defined_fields),
    .name = "operator",
    .section = "operators",
};

const TuKindInfo tu_kind_conversion = {
    TU_KIND_FIELDS(TuDefined, defined_fields),
    .name = "conversion",
    .section = "conversions",
};

const TuKindInfo tu_kind_text_search_dictionary = {
    TU_KIND_FIELDS(TuDefined, defined_fields),
    .name = "text search dictionary",
    .section = "text_search_dictionaries",
};

static const TuField configuration_fields[] = {
    [TU_TEXT_SEARCH_CONFIGURATION_PARSER] =
        TU_FIELD_(TuTextSearchConfiguration, parser, STR, TU_FIELD_REQUIRED,
                  "Parser that cuts texts into tokens, such as \"default\" with its quotes."),
    [TU_TEXT_SEARCH_CONFIGURATION_MAPPINGS] =
        TU_FIELD_(TuTextSearchConfiguration, mappings, PAIRS, 0,
                  "Type of token and the dictionaries that are asked, in order."),
    [TU_TEXT_SEARCH_CONFIGURATION_COMMENT] = TU_FIELD_COMMENT(TuTextSearchConfiguration),
};
const TuKindInfo tu_kind_text_search_configuration = {
    TU_KIND_FIELDS(TuTextSearchConfiguration, configuration_fields),
    .name = "text search configuration",
    .section = "text_search_configurations",
};
