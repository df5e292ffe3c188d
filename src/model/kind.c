/* The table of kinds, built from kinds.def. */
#include "config.h"

#include "model/kind.h"

#include <string.h>

#define TU_KIND(id, descriptor) extern const TuKindInfo descriptor;
#include "model/kinds.def"
#undef TU_KIND

static const TuKindInfo *const kinds[TU_KIND_COUNT] = {
#define TU_KIND(id, descriptor) [TU_KIND_##id] = &descriptor,
#include "model/kinds.def"
#undef TU_KIND
};

const TuKindInfo *
tu_kind_info(TuKind kind)
{
    return kinds[kind];
}
