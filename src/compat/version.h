/* Versions: semantic versions (SemVer 2.0.0) and bare numbers for projects that count. */
#ifndef TU_COMPAT_VERSION_H
#define TU_COMPAT_VERSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

#define TU_VERSION_MAX 64 /* bytes of a version's text, the NUL included */

typedef struct TuVersion {
    bool number;    /* a bare number: major holds it, the rest is 0 */
    unsigned width; /* digits that a bare number was written with ("001": 3) */
    uint64_t major, minor, patch;
    char pre[TU_VERSION_MAX];   /* "rc.1"; "" when none */
    char build[TU_VERSION_MAX]; /* without influence on precedence */
} TuVersion;

/* The class of a change decides the next version. */
typedef enum TuBump { TU_BUMP_PATCH, TU_BUMP_MINOR, TU_BUMP_MAJOR } TuBump;

/* Parse "1.2.0", "1.2.0-rc.1+b5" or "001". TU_ERR_PARSE says what is wrong. */
TuStatus tu_version_parse(const char *text, TuVersion *out, TuError *err);
/* SemVer precedence: below 0, 0, above 0. A bare number n stands at n.0.0. */
int tu_version_compare(const TuVersion *a, const TuVersion *b);
/* Successor of a version for a change of this class: 0.y.z takes minor changes as z+1 and major
 * ones as y+1, 0.0.z always z+1; a pre-release counts on, or goes to a new target when its own is
 * too low; a bare number counts. Build metadata is dropped. */
void tu_version_next(const TuVersion *from, TuBump bump, TuVersion *out);
void tu_version_write(TuBuf *out, const TuVersion *version);
/* "patch", "minor", "major"; and back (false when it is none of them). */
const char *tu_bump_name(TuBump bump);
bool tu_bump_find(const char *name, TuBump *out);

#endif
