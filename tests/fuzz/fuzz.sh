#!/bin/sh
# Replays each fuzz target over its corpus: TAP, one line per target.
corpus=${top_srcdir:-.}/tests/fuzz/corpus
bin=${top_builddir:-.}
n=0
for target in json yaml xml model split url; do
    n=$((n + 1))
    if out=$("$bin/fuzz_$target" "$corpus/$target" 2>&1); then
        case $out in
        '0 files') echo "not ok $n - $target: the corpus is empty" ;;
        *) echo "ok $n - $target: $out" ;;
        esac
    else
        echo "not ok $n - $target"
        printf '%s\n' "$out" | sed 's/^/# /'
    fi
done
echo "1..$n"
