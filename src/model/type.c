/* User-defined types: enum, domain, composite. */
#include "config.h"

#include "model/kind_table.h"

static const TuField enum_fields[] = {
    [TU_ENUM_VALUES] = TU_FIELD_(TuEnum, values, NAMES, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                                 "Values in their order."),
    [TU_ENUM_COMMENT] = TU_FIELD_COMMENT(TuEnum),
    [TU_ENUM_RENAMED_VALUES] = TU_FIELD_(TuEnum, renamed_values, PAIRS, TU_FIELD_NOTE,
                                         "Values that were renamed: old name and new name."),
};
const TuKindInfo tu_kind_enum = {
    TU_KIND_FIELDS(TuEnum, enum_fields),
    .name = "enum",
    .section = "enums",
};

static const TuField domain_fields[] = {
    [TU_DOMAIN_TYPE] =
        TU_FIELD_(TuDomain, type, STR, TU_FIELD_SHORT | TU_FIELD_REQUIRED, "Type it is made of."),
    [TU_DOMAIN_DEFAULT] =
        TU_FIELD_AS("default", TuDomain, default_expr, EXPR, 0, "Default, as SQL text."),
    [TU_DOMAIN_COLLATION] = TU_FIELD_(TuDomain, collation, STR, 0, "Collation."),
    [TU_DOMAIN_NOT_NULL] = TU_FIELD_(TuDomain, not_null, BOOL, 0, "Refuses NULL."),
    [TU_DOMAIN_CHECKS] = TU_FIELD_(TuDomain, checks, PAIRS, 0,
                                   "Constraint name and condition over VALUE, as SQL text."),
    [TU_DOMAIN_CHECK_COMMENTS] =
        TU_FIELD_(TuDomain, check_comments, PAIRS, 0, "Constraint name and its comment."),
    [TU_DOMAIN_COMMENT] = TU_FIELD_COMMENT(TuDomain),
};
const TuKindInfo tu_kind_domain = {
    TU_KIND_FIELDS(TuDomain, domain_fields),
    .name = "domain",
    .section = "domains",
};

static const TuField composite_fields[] = {
    [TU_COMPOSITE_ATTRIBUTES] =
        TU_FIELD_(TuComposite, attributes, ATTRS, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                  "Attribute name and type, in order."),
    [TU_COMPOSITE_ATTRIBUTE_COMMENTS] =
        TU_FIELD_(TuComposite, attribute_comments, PAIRS, 0, "Attribute name and its comment."),
    [TU_COMPOSITE_COMMENT] = TU_FIELD_COMMENT(TuComposite),
};
const TuKindInfo tu_kind_composite = {
    TU_KIND_FIELDS(TuComposite, composite_fields),
    .name = "composite type",
    .section = "composite_types",
};
