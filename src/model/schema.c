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
    .rights = TU_RIGHTS,
    .no_schema = true,
};

static const TuField extension_fields[] = {
    [TU_EXTENSION_VERSION] =
        TU_FIELD_(TuExtension, version, STR, TU_FIELD_SHORT | TU_FIELD_NOTE,
                  "Version it has to be; whichever is installed, or the server's default for a "
                  "new one, when not given."),
    [TU_EXTENSION_SCHEMA] =
        TU_FIELD_AS("schema", TuExtension, in_schema, STR, 0, "Schema its objects live in."),
    [TU_EXTENSION_COMMENT] = TU_FIELD_COMMENT(TuExtension),
    [TU_EXTENSION_INSTALLED] = TU_FIELD_(TuExtension, installed, STR,
                                         TU_FIELD_HIDDEN | TU_FIELD_NOTE, "Version that is there."),
    [TU_EXTENSION_DEFAULT_COMMENT] =
        TU_FIELD_(TuExtension, default_comment, STR, TU_FIELD_HIDDEN | TU_FIELD_NOTE,
                  "What it says of itself."),
    [TU_EXTENSION_FIXED] = TU_FIELD_(TuExtension, fixed, BOOL, TU_FIELD_HIDDEN | TU_FIELD_NOTE,
                                     "Cannot move to another schema."),
};
const TuKindInfo tu_kind_extension = {
    TU_KIND_FIELDS(TuExtension, extension_fields),
    .name = "extension",
    .section = "extensions",
    .no_schema = true,
};
