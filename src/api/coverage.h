/* Who is responsible for what a database holds. */
#ifndef TU_API_COVERAGE_H
#define TU_API_COVERAGE_H

#include "api/session.h"
#include "report/coverage.h"

/* Count a model that was read from an engine against a scope. */
TuStatus tu_coverage_count(const TuModel *model, const TuScope *scope, TuArena *arena,
                           TuCoverage *out, TuError *err);
/* Count, and put it into the result: always into its JSON, as part "coverage" when asked for. */
TuStatus tu_put_coverage(TrueupResult *result, const TuModel *model, const TuScope *scope,
                         TuCoverage *out, TuError *err);

#endif
