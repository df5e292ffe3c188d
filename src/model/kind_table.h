/* What the files that describe a kind share. */
#ifndef TU_MODEL_KIND_TABLE_H
#define TU_MODEL_KIND_TABLE_H

#include "base/arena.h"
#include "model/objects.h"

#define TU_FIELD_COMMENT(type) \
    TU_FIELD_AS("comment", type, obj.comment, STR, 0, "Comment kept by the database.")
#define TU_ON_TABLES TU_KIND_BIT(TU_KIND_TABLE)
#define TU_ON_RELATIONS                                       \
    (TU_KIND_BIT(TU_KIND_TABLE) | TU_KIND_BIT(TU_KIND_VIEW) | \
     TU_KIND_BIT(TU_KIND_MATERIALIZED_VIEW))

/* A descriptor: const TuKindInfo tu_kind_x = {TU_KIND_FIELDS(TuX, fields), .name = ...}. */
#define TU_KIND_FIELDS(type, table) \
    .size = sizeof(type), .fields = (table), .field_count = TU_LEN(table)

#define TU_KIND(id, descriptor) extern const TuKindInfo descriptor;
#include "model/kinds.def"
#undef TU_KIND

#endif
