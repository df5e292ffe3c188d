#!/bin/sh
# Time and peak memory of inspect, diff and autogenerate beside pg_dump -s, one raw catalog query
# and the very queries of inspect through psql to /dev/null, on the same server in one run:
# `make bench`, or with BENCH_SIZES="100 1000". Each number is the best of BENCH_RUNS (3), that of
# a cold cache the only one. Absolute numbers depend on the machine, so what counts are the ratios.
# Inspect is to take at most 1.3 times its queries; autogenerate, with its proof, of one changed
# table in a model that is in the cache at most twice what inspect takes.
set -eu
: "${top_srcdir:=.}" "${top_builddir:=.}" "${BENCH_SIZES:=100 1000 10000}" "${BENCH_RUNS:=3}"
trueup=${TRUEUP-$top_builddir/trueup}
measure=$top_builddir/tests/bench/measure
work=$(mktemp -d)
database=
own=

finish() {
    [ -z "$database" ] || psql -Xq -d "$TRUEUP_TEST_PG_URL" -c "DROP DATABASE IF EXISTS $database" || :
    [ -z "$own" ] || sh "$top_srcdir/tests/servers/pg.sh" stop "$work/pg"
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP
chmod 755 "$work"

if [ -z "${TRUEUP_TEST_PG_URL-}" ]; then
    sh "$top_srcdir/tests/servers/pg.sh" start "$work/pg" >"$work/env"
    own=1
    . "$work/env"
    PATH=$TRUEUP_TEST_PG_BIN:$PATH
fi

# The least that can be asked: relations and their columns.
cat >"$work/single.sql" <<'SQL'
SELECT c.oid, n.nspname, c.relname, c.relkind, a.attnum, a.attname,
       format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
       col_description(c.oid, a.attnum)
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v')
ORDER BY c.oid, a.attnum;
SQL

version=$(psql -XqAt -d "$TRUEUP_TEST_PG_URL" -c 'SHOW server_version_num')
"$top_builddir/tests/bench/queries" $((version / 10000)) >"$work/raw.sql"

# best NAME COMMAND...: least time and least peak of the runs, in $work/NAME
best() {
    name=$1
    shift
    : >"$work/$name.runs"
    i=0
    while [ "$i" -lt "${runs-$BENCH_RUNS}" ]; do
        i=$((i + 1))
        ${before-:}
        if ! "$measure" "$work/one" "$@" >"$work/out" 2>"$work/err"; then
            echo "bench: $* did not succeed:" >&2
            tail -n 5 "$work/err" >&2
            exit 1
        fi
        cat "$work/one" >>"$work/$name.runs"
    done
    awk 'NR == 1 || $1 < s { s = $1 } NR == 1 || $2 < m { m = $2 } END { print s, m }' \
        "$work/$name.runs" >"$work/$name"
}

row() { # row TABLES NAME WHAT: with the ratios against inspect, pg_dump and its raw queries
    awk -v n="$1" -v what="$3" '
        FNR == 1 { file++ }
        file == 1 { is = $1; im = $2 }
        file == 2 { ds = $1 }
        file == 3 { rs = $1 }
        file == 4 { s = $1; m = $2 }
        END { printf "%7d  %-34s %9.3f %9.1f %10.2f %10.2f %10.2f %10.2f\n", n, what, s, m / 1024,
                     s / (is > 0 ? is : 0.001), m / im, s / (ds > 0 ? ds : 0.001),
                     s / (rs > 0 ? rs : 0.001) }
    ' "$work/inspect" "$work/dump" "$work/raw" "$work/$2"
}

# The cache as it was when it held the whole model, and no migration.
warm() {
    rm -rf "$work/cache" "$work/migrations"
    cp -r "$work/warm" "$work/cache"
}

XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME
echo "best of $BENCH_RUNS; seconds and MiB; x: against trueup inspect, pg_dump -s, the raw queries"
printf '%7s  %-34s %9s %9s %10s %10s %10s %10s\n' tables what seconds MiB 'x inspect' \
    'x memory' 'x dump' 'x raw'
for n in $BENCH_SIZES; do
    database=trueup_bench_$$
    psql -Xq -d "$TRUEUP_TEST_PG_URL" -c "CREATE DATABASE $database TEMPLATE template0"
    url=$(printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$database|")
    sh "$top_srcdir/tests/bench/gen.sh" "$n" >"$work/schema.sql"
    PGOPTIONS="-c synchronous_commit=off" psql -Xq -v ON_ERROR_STOP=1 -d "$url" -f "$work/schema.sql"
    psql -Xq -d "$url" -c 'VACUUM ANALYZE'
    "$trueup" inspect "$url" --format json >"$work/model.json"

    best single psql -XqAt -d "$url" -f "$work/single.sql"
    best raw psql -Xq -o /dev/null -d "$url" -f "$work/raw.sql"
    best dump pg_dump -s "$url"
    best inspect "$trueup" inspect "$url" --format json
    cp "$work/model.json" "$work/declared.json"
    rm -rf "$work/cache"
    runs=1
    best cold "$trueup" diff --from "$url" --to "$work/declared.json"
    unset runs
    rm -rf "$work/warm"
    cp -r "$work/cache" "$work/warm"
    best diff "$trueup" diff --from "$url" --to "$work/declared.json"
    table=$(printf 'goods_%05d' $(((n + 1) / 2)))
    sed "/\"$table\": {/,/\"columns\": {/s/\"columns\": {/& \"added\": \"text\",/" \
        "$work/model.json" >"$work/declared.json"
    before=warm
    best generate "$trueup" autogenerate -m bench --url "$url" \
        --models "$work/declared.json" --migrations "$work/migrations"
    unset before
    grep -h '^-- Proof: .* slice of' "$work"/migrations/*.sql >"$work/slice" ||
        [ "$n" -le 300 ] || echo "bench: no proof on a slice" >&2
    row "$n" single "one raw catalog query"
    row "$n" raw "the queries of inspect, raw"
    row "$n" dump "pg_dump -s"
    row "$n" inspect "trueup inspect"
    row "$n" cold "trueup diff, nothing in the cache"
    row "$n" diff "trueup diff, model in the cache"
    row "$n" generate "trueup autogenerate, 1 table changed"
    "$top_builddir/tests/bench/compare" "$url" | sed "s/^/$(printf '%7d' "$n")  in our process: /"
    psql -Xq -d "$TRUEUP_TEST_PG_URL" -c "DROP DATABASE $database"
    database=
done
