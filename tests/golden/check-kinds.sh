#!/bin/sh
# A kind that a dialect renders has a golden case there. TAP.
set -u
cd "${top_srcdir:-.}" || exit 99
count=0
for pair in pg:postgresql sqlite:sqlite mysql:mysql; do
    folder=src/codegen/${pair%:*} cases=tests/golden/${pair#*:}
    kinds=$(cat "$folder"/*.c 2>/dev/null |
        sed -nE 's/.*\[TU_KIND_([A-Z_]+)\] *= *&.*/\1/p' | tr 'A-Z' 'a-z' | LC_ALL=C sort -u)
    for kind in $kinds; do
        count=$((count + 1))
        set -- "$cases/$kind"-*/
        if [ -d "$1" ]; then
            echo "ok $count - $cases has $kind"
        else
            echo "not ok $count - $cases has no case $kind-*"
        fi
    done
done
if [ "$count" = 0 ]; then
    echo "1..0 # SKIP no renderer tables in src/codegen"
else
    echo "1..$count"
fi
