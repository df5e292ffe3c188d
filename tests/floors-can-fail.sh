#!/bin/sh
# floors.sh must see what it is there to see: a tree with each fault in it, and one without. TAP.
set -u
: "${top_srcdir:=.}" "${CC:=cc}"
floors=$(cd "$top_srcdir" && pwd)/tests/floors.sh
tree=$(mktemp -d) || exit 99
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/src/base" "$tree/src/model" "$tree/src/diff"
: >"$tree/config.h"
cd "$tree" || exit 99

header() { # header PATH GUARD
    printf '/* What it owns. */\n#ifndef %s\n#define %s\n#endif\n' "$2" "$2" >"src/$1"
}
header base/a.h TU_BASE_A_H
header model/b.h TU_MODEL_B_H
header diff/c.h TU_DIFF_C_H

run() { # what is wrong, as the names of checks
    CC=$CC TEST_CFLAGS='' top_srcdir=$tree top_builddir=$tree sh "$floors" | grep '^not ok'
}

count=0
sees() { # sees NAME: exactly this check fails with the files as they are now
    count=$((count + 1))
    got=$(run)
    case $got in
    "not ok"*" - $1") echo "ok $count - seen: $1" ;;
    *)
        echo "not ok $count - seen: $1"
        printf '%s\n' "$got" | sed 's/^/# got: /'
        ;;
    esac
    rm -rf src/*/x.[ch] src/attic
}

count=1
got=$(run)
if [ -z "$got" ]; then echo "ok 1 - a clean tree passes"; else echo "not ok 1 - $got"; fi

printf '#include "config.h"\n#include "diff/c.h"\n' >src/model/x.c
sees "an include points down the floors"
mkdir src/attic
sees "every folder has its floor"
printf '#include "config.h"\n#include <sqlite3.h>\n' >src/diff/x.c
sees "only src/db includes the client libraries"
printf '#include "config.h"\n#include <yaml.h>\n' >src/diff/x.c
sees "only src/base includes the parsers and the crypto library"
printf '#include <stdio.h>\n#include "config.h"\n' >src/diff/x.c
sees "config.h comes first in each source file"
header diff/x.h TU_DIFF_Y_H
sees "a header's guard is its path"
printf '/* x */\n#ifndef TU_DIFF_X_H\n#define TU_DIFF_X_H\nextern size_t tu_x;\n#endif\n' >src/diff/x.h
sees "every header compiles alone"
printf '#include "config.h"\n/* strcpy(a, b) */ char *s = "strcpy(";\nint x = strcpy (a, b);\n' >src/diff/x.c
sees "no banned function is called"
printf '#include "config.h"\nvoid x(void) { exit(1); }\n' >src/diff/x.c
sees "the library neither exits nor aborts"
awk 'BEGIN { print "#include \"config.h\""; for (i = 0; i < 1000; i++) print "" }' >src/diff/x.c
sees "no file is longer than 1000 lines"
printf '#include "config.h"\n\tint x;\n' >src/diff/x.c
sees "no tabs, no space at the end of a line"
printf '#ifndef TU_DIFF_X_H\n#define TU_DIFF_X_H\n#endif\n' >src/diff/x.h
sees "a header opens with what it owns"
echo "1..$count"
