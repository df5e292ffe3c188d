/* Foreign data: wrappers, servers, and who is whom on a server. Foreign tables are tables. */
#include "config.h"

#include "model/kind_table.h"

static const TuField wrapper_fields[] = {
    [TU_FOREIGN_DATA_WRAPPER_HANDLER] =
        TU_FIELD_(TuForeignDataWrapper, handler, STR, TU_FIELD_SEALED,
                  "Function that reaches the rows, as SQL text: name, or schema.name."),
    [TU_FOREIGN_DATA_WRAPPER_VALIDATOR] = TU_FIELD_(TuForeignDataWrapper, validator, STR, 0,
                                                    "Function that checks options, as SQL text."),
    [TU_FOREIGN_DATA_WRAPPER_OPTIONS] =
        TU_FIELD_(TuForeignDataWrapper, options, PAIRS, TU_FIELD_SEALED, "Options."),
    [TU_FOREIGN_DATA_WRAPPER_COMMENT] = TU_FIELD_COMMENT(TuForeignDataWrapper),
};
const TuKindInfo tu_kind_foreign_data_wrapper = {
    TU_KIND_FIELDS(TuForeignDataWrapper, wrapper_fields),
    .name = "foreign data wrapper",
    .section = "foreign_data_wrappers",
    .rights = TU_RIGHTS,
    .no_schema = true,
};

static const TuField server_fields[] = {
    [TU_SERVER_WRAPPER] = TU_FIELD_(TuServer, wrapper, STR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                                    "Foreign data wrapper it is reached by."),
    [TU_SERVER_TYPE] = TU_FIELD_(TuServer, type, STR, 0, "Type, for the wrapper to read."),
    [TU_SERVER_VERSION] = TU_FIELD_(TuServer, version, STR, 0, "Version, for the wrapper to read."),
    [TU_SERVER_OPTIONS] = TU_FIELD_(TuServer, options, PAIRS, TU_FIELD_SEALED,
                                    "Options of the wrapper: host, dbname ..."),
    [TU_SERVER_COMMENT] = TU_FIELD_COMMENT(TuServer),
};
const TuKindInfo tu_kind_server = {
    TU_KIND_FIELDS(TuServer, server_fields),
    .name = "server",
    .section = "servers",
    .rights = TU_RIGHTS,
    .no_schema = true,
};

static const TuField mapping_fields[] = {
    [TU_USER_MAPPING_OPTIONS] =
        TU_FIELD_(TuUserMapping, options, PAIRS, TU_FIELD_SEALED,
                  "Who the role is on the server; a value *** stands for one that is not known."),
};
const TuKindInfo tu_kind_user_mapping = {
    TU_KIND_FIELDS(TuUserMapping, mapping_fields),
    .name = "user mapping",
    .section = "user_mappings",
    .parents = TU_KIND_BIT(TU_KIND_SERVER),
    .no_schema = true,
};
