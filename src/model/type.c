/* User-defined types: enum, domain, composite, range; and collations. */
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
    .rights = TU_RIGHTS,
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
    .rights = TU_RIGHTS,
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
    .rights = TU_RIGHTS,
};

static const TuField range_fields[] = {
    [TU_RANGE_SUBTYPE] = TU_FIELD_(TuRange, subtype, STR, TU_FIELD_SHORT | TU_FIELD_REQUIRED,
                                   "Type whose ranges it holds."),
    [TU_RANGE_OPCLASS] =
        TU_FIELD_(TuRange, opclass, STR, 0,
                  "Operator class that orders them; the subtype's default when not given."),
    [TU_RANGE_COLLATION] = TU_FIELD_(TuRange, collation, STR, 0, "Collation."),
    [TU_RANGE_CANONICAL] =
        TU_FIELD_(TuRange, canonical, STR, 0, "Function that gives equal ranges one form."),
    [TU_RANGE_SUBTYPE_DIFF] =
        TU_FIELD_(TuRange, subtype_diff, STR, 0, "Function that tells how far values are apart."),
    [TU_RANGE_MULTIRANGE] =
        TU_FIELD_(TuRange, multirange, STR, 0,
                  "Name of its multirange type, as SQL; the server gives one when not given."),
    [TU_RANGE_COMMENT] = TU_FIELD_COMMENT(TuRange),
};
const TuKindInfo tu_kind_range = {
    TU_KIND_FIELDS(TuRange, range_fields),
    .name = "range type",
    .section = "range_types",
    .rights = TU_RIGHTS,
};

static const char *const providers[] = {"libc", "icu", "builtin", NULL};

static const TuField collation_fields[] = {
    [TU_COLLATION_PROVIDER] = TU_FIELD_WORDS(TuCollation, provider, providers, 0,
                                             "Library that orders; libc when not given."),
    [TU_COLLATION_LOCALE] =
        TU_FIELD_(TuCollation, locale, STR, TU_FIELD_SHORT, "Locale, as the provider names it."),
    [TU_COLLATION_LC_COLLATE] =
        TU_FIELD_(TuCollation, lc_collate, STR, 0, "Order alone, instead of locale (libc)."),
    [TU_COLLATION_LC_CTYPE] = TU_FIELD_(TuCollation, lc_ctype, STR, 0,
                                        "Classes of letters alone, instead of locale (libc)."),
    [TU_COLLATION_RULES] = TU_FIELD_(TuCollation, rules, STR, 0, "More rules for ordering (icu)."),
    [TU_COLLATION_NONDETERMINISTIC] =
        TU_FIELD_(TuCollation, nondeterministic, BOOL, 0,
                  "Texts of other bytes may be equal: case or accents do not count (icu)."),
    [TU_COLLATION_COMMENT] = TU_FIELD_COMMENT(TuCollation),
};
const TuKindInfo tu_kind_collation = {
    TU_KIND_FIELDS(TuCollation, collation_fields),
    .name = "collation",
    .section = "collations",
    .rights = TU_RIGHT_OWNER,
};
