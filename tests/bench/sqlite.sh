#!/bin/sh
# Time and peak memory of inspect on a SQLite file beside the .schema of the sqlite3 command, which
# prints the stored texts as they are: `make bench`, or with BENCH_SQLITE_SIZES="100 1000". Each
# number is the best of BENCH_RUNS (3).
set -eu
: "${top_srcdir:=.}" "${top_builddir:=.}" "${BENCH_SQLITE_SIZES:=100 1000 5000}" "${BENCH_RUNS:=3}"
trueup=${TRUEUP-$top_builddir/trueup}
measure=$top_builddir/tests/bench/measure
command -v sqlite3 >/dev/null || { echo "bench: no sqlite3 (Debian: sqlite3)" && exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

# 10 columns, a key, a check, three indexes, up to two foreign keys; a view for every 25 tables.
schema() {
    awk -v N="$1" 'BEGIN {
        print "BEGIN;"
        for (i = 1; i <= N; i++) {
            t = sprintf("goods_%05d", i)
            printf "CREATE TABLE %s (\n    id INTEGER PRIMARY KEY,\n    label TEXT NOT NULL,\n", t
            printf "    amount NUMERIC DEFAULT 0 NOT NULL,\n    pieces INTEGER DEFAULT %d,\n", i % 9
            print "    stage TEXT DEFAULT \047draft\047,\n    made_at TEXT DEFAULT CURRENT_TIMESTAMP,"
            print "    remark TEXT,\n    detail TEXT DEFAULT \047{}\047,"
            for (k = 1; k <= 2; k++)
                printf "    other%d INTEGER%s,\n", k, ((i > 2) ? \
                       sprintf(" REFERENCES goods_%05d (id)", (i * 31 + k * 17) % (i - 1) + 1) : "")
            printf "    CONSTRAINT %s_amount CHECK (amount >= 0 AND pieces < %d)\n);\n", t, 1000 + i
            printf "CREATE INDEX %s_label ON %s (label);\n", t, t
            printf "CREATE INDEX %s_made ON %s (made_at, stage);\n", t, t
            printf "CREATE INDEX %s_open ON %s (pieces) WHERE stage = \047open\047;\n", t, t
            if (i % 25 == 0)
                printf "CREATE VIEW sums_%05d AS SELECT stage, sum(amount) AS amount FROM %s GROUP BY stage;\n", i, t
        }
        print "COMMIT;"
    }'
}

. "$top_srcdir/tests/bench/best.sh"
echo "SQLite: best of $BENCH_RUNS; seconds and MiB; x: against .schema"
printf '%7s  %-34s %9s %9s %10s %10s\n' tables what seconds MiB 'x time' 'x memory'
for n in $BENCH_SQLITE_SIZES; do
    rm -f "$work/app.db"
    schema "$n" >"$work/schema.sql"
    sqlite3 -bail "$work/app.db" <"$work/schema.sql"
    best schema sqlite3 "$work/app.db" .schema
    best inspect "$trueup" inspect "sqlite:$work/app.db" --format json
    for what in schema inspect; do
        awk -v n="$n" -v what="$([ $what = schema ] && echo 'sqlite3 .schema' || echo 'trueup inspect')" '
            NR == 1 { s = $1; m = $2 }
            NR == 2 { printf "%7d  %-34s %9.3f %9.1f %10.2f %10.2f\n", n, what, $1, $2 / 1024,
                             $1 / (s > 0 ? s : 0.001), $2 / m }
        ' "$work/schema" "$work/$what"
    done
done
