/* Sequences. */
#include "config.h"

#include "model/kind_table.h"

static const TuField fields[] = {
    [TU_SEQUENCE_TYPE] =
        TU_FIELD_(TuSequence, type, STR, TU_FIELD_SHORT, "Integer type; bigint when not given."),
    [TU_SEQUENCE_START] = TU_FIELD_(TuSequence, start, INT, 0, "First value of a new sequence."),
    [TU_SEQUENCE_INCREMENT] = TU_FIELD_(TuSequence, increment, INT, 0, "Step."),
    [TU_SEQUENCE_MIN] = TU_FIELD_(TuSequence, min, INT, 0, "Least value."),
    [TU_SEQUENCE_MAX] = TU_FIELD_(TuSequence, max, INT, 0, "Greatest value."),
    [TU_SEQUENCE_CACHE] = TU_FIELD_(TuSequence, cache, INT, 0, "Values a session takes at once."),
    [TU_SEQUENCE_CYCLE] = TU_FIELD_(TuSequence, cycle, BOOL, 0, "Starts again at its end."),
    [TU_SEQUENCE_UNLOGGED] = TU_FIELD_(TuSequence, unlogged, BOOL, 0, "Not crash-safe."),
    [TU_SEQUENCE_OWNED_BY] = TU_FIELD_(TuSequence, owned_by, REF, 0,
                                       "Column whose removal takes it along: table(column)."),
    [TU_SEQUENCE_COMMENT] = TU_FIELD_COMMENT(TuSequence),
};
const TuKindInfo tu_kind_sequence = {
    TU_KIND_FIELDS(TuSequence, fields),
    .name = "sequence",
    .section = "sequences",
    .rights = TU_RIGHTS,
};
