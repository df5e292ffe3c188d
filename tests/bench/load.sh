#!/bin/sh
# Time to load a declared model in JSON, YAML and XML beside Python's reading of the JSON alone:
# part of `make bench`; BENCH_TABLES says how many tables there are (10000), each of ten columns.
# Ours reads, binds to the field tables and checks every reference. It is to take at most 1.5 times
# as long, and 300 ms for 100,000 columns on a machine that has nothing else to do. Best of
# BENCH_RUNS (5).
set -eu
: "${top_srcdir:=.}" "${top_builddir:=.}" "${BENCH_TABLES:=10000}" "${BENCH_RUNS:=5}"
measure=$top_builddir/tests/bench/measure
load=$top_builddir/tests/bench/load
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

awk -v N="$BENCH_TABLES" '
    function table(i) { return sprintf("goods_%05d", i) }
    function column(name, rest, last) { printf "        \"%s\": %s%s\n", name, rest, last ? "" : "," }
    BEGIN {
        print "{\n  \"tables\": {"
        for (i = 1; i <= N; i++) {
            t = table(i)
            printf "    \"%s\": {\n      \"columns\": {\n", t
            column("id", "{ \"type\": \"bigint\", \"not_null\": true, \"identity\": \"by default\" }")
            column("label", sprintf("{ \"type\": \"varchar(%d)\", \"not_null\": true }", 20 + i % 50))
            column("amount", "{ \"type\": \"numeric(12,2)\", \"not_null\": true, \"default\": \"0\" }")
            column("pieces", sprintf("{ \"type\": \"integer\", \"default\": \"%d\" }", i % 9))
            column("stage", "{ \"type\": \"text\", \"default\": \"\047draft\047\" }")
            column("made_at", "{ \"type\": \"timestamptz\", \"not_null\": true, \"default\": \"now()\" }")
            column("remark", "\"text\"")
            column("detail", "{ \"type\": \"jsonb\", \"default\": \"\047{}\047\" }")
            column("first_id", "\"bigint\"")
            column("second_id", "\"bigint\"", 1)
            printf "      },\n      \"primary_key\": { \"name\": \"%s_pkey\", \"columns\": [\"id\"] },\n", t
            printf "      \"checks\": { \"%s_amount_check\": \"amount >= 0 AND pieces < %d\" },\n", t, 1000 + i
            if (i > 1)
                printf "      \"foreign_keys\": { \"%s_first_fkey\": { \"columns\": [\"first_id\"], \"references\": \"%s(id)\" } },\n", t, table((i * 31 + 17) % (i - 1) + 1)
            printf "      \"indexes\": {\n        \"%s_made_idx\": [\"made_at DESC\", \"pieces\"],\n", t
            printf "        \"%s_label_idx\": { \"on\": [\"lower(label)\"], \"where\": \"amount > 0\" }\n      }\n    }%s\n", t, i < N ? "," : ""
        }
        print "  }\n}"
    }' >"$work/model.json"

best() { # best COMMAND...: "SECONDS KB" of the best run
    : >"$work/runs"
    i=0
    while [ "$i" -lt "$BENCH_RUNS" ]; do
        i=$((i + 1))
        "$measure" "$work/one" "$@" >"$work/out"
        cat "$work/one" >>"$work/runs"
    done
    sort -n "$work/runs" | head -n 1
}

best "$load" "$work/model.json" >"$work/json"
read -r tables columns <"$work/out"
echo "a declared model of $tables tables and $columns columns, best of $BENCH_RUNS"
python=${PYTHON3-$(command -v python3 || :)}
if [ -n "$python" ]; then
    best "$python" -c 'import json, sys; json.load(open(sys.argv[1]))' "$work/model.json" >"$work/python"
else
    echo 0 0 >"$work/python"
fi
for row in "json:trueup, JSON" "python:python3, json.load"; do
    awk -v what="${row#*:}" -v columns="$columns" '
        NR == FNR { python = $1; next }
        { printf "%-20s %7.3f s %8.1f MiB %7.0f ms per 100,000 columns", what, $1, $2 / 1024,
                 $1 * 1e8 / columns
          if (python > 0) printf ", %.2f x python3", $1 / python
          print "" }' "$work/python" "$work/${row%%:*}"
done
