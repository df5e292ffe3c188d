/* The coverage ledger: per kind, how many objects are managed, left out by a rule, and owned by an
 * extension; and by name what the model has no kind for. */
#ifndef TU_REPORT_COVERAGE_H
#define TU_REPORT_COVERAGE_H

#include "base/buf.h"
#include "base/doc.h"
#include "model/object.h"

typedef struct TuCoverageRow {
    size_t managed, filtered, of_extensions;
} TuCoverageRow;

typedef struct TuCoverage {
    TuCoverageRow rows[TU_KIND_COUNT];
    size_t other_of_extensions; /* objects of extensions for which there is no kind */
    TuVec unmodelled;           /* TuUnmodelled, of the schemas that are managed */
} TuCoverage;

/* A table of the kinds that occur, and a line for each thing that is not modelled. */
void tu_report_coverage(TuBuf *out, const TuCoverage *coverage);
/* {kinds: {tables: {managed, filtered, of_extensions}}, not_modelled: [{kind, name}]} */
TuDoc *tu_report_coverage_json(const TuCoverage *coverage, TuArena *arena);

#endif
