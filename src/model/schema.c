/* Kinds that hold others: schema, extension. */
#include "config.h"

#include "model/kind_table.h"

static const TuField schema_fields[] = {
    TU_FIELD_COMMENT(TuSchema),
};
const TuKindInfo tu_kind_schema = {
    TU_KIND_FIELDS(TuSchema, schema_fields),
    .name = "schema",
    .section = "schemas",
    .no_schema = true,
};

static const TuField extension_fields[] = {
    [TU_EXTENSION_VERSION] = TU_FIELD_(TuExtension, version, STR, TU_FIELD_SHORT,
                                       "Version to install; the server's default when not given."),
    [TU_EXTENSION_SCHEMA] =
        TU_FIELD_AS("schema", TuExtension, in_schema, STR, 0, "Schema its objects live in."),
    [TU_EXTENSION_COMMENT] = TU_FIELD_COMMENT(TuExtension),
};
const TuKindInfo tu_kind_extension = {
    TU_KIND_FIELDS(TuExtension, extension_fields),
    .name = "extension",
    .section = "extensions",
    .no_schema = true,
};
