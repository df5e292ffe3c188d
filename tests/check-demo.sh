#!/bin/sh
# The demo does what it shows. TAP.
set -u
trueup=${TRUEUP-${top_builddir:-.}/trueup}
if [ ! -x "$trueup" ]; then
    echo "1..0 # SKIP no $trueup"
    exit 0
fi
if said=$(TRUEUP=$trueup sh "${top_srcdir:-.}/tests/demo.sh" 2>&1); then
    echo "ok 1 - the demo runs to its end"
else
    echo "not ok 1 - the demo runs to its end"
    printf '%s\n' "$said" | tail -n 30 | sed 's/^/# /'
fi
echo "1..1"
