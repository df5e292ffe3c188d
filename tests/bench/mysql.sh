#!/bin/sh
# Time and peak memory of inspect on MariaDB (or whatever TRUEUP_TEST_MYSQL_URL is) beside
# mariadb-dump --no-data of the same database: `make bench`, or with BENCH_MYSQL_SIZES="100 1000".
# Each number is the best of BENCH_RUNS (3).
set -eu
: "${top_srcdir:=.}" "${top_builddir:=.}" "${BENCH_MYSQL_SIZES:=100 1000 5000}" "${BENCH_RUNS:=3}"
trueup=${TRUEUP-$top_builddir/trueup}
measure=$top_builddir/tests/bench/measure
dump=$(command -v mariadb-dump || command -v mysqldump) ||
    { echo "bench: no mariadb-dump (Debian: mariadb-client)" && exit 0; }
work=$(mktemp -d)
chmod 755 "$work"
own='' database=trueup_bench_$$
finish() {
    [ -z "${TRUEUP_TEST_MYSQL_URL-}" ] || my_query "$TRUEUP_TEST_MYSQL_URL" "DROP DATABASE IF EXISTS $database"
    [ -z "$own" ] || sh "$top_srcdir/tests/servers/mariadb.sh" stop "$work/mariadb"
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP
if [ -z "${TRUEUP_TEST_MYSQL_URL-}" ]; then
    sh "$top_srcdir/tests/servers/mariadb.sh" start "$work/mariadb" >"$work/env" ||
        { echo "bench: no MariaDB server (Debian: mariadb-server-core)" && exit 0; }
    own=1
    . "$work/env"
fi
. "$top_srcdir/tests/servers/mysql-client.sh"
. "$top_srcdir/tests/bench/best.sh"

# 10 columns, a key, a check, three indexes, up to two foreign keys; a view for every 25 tables, a
# trigger and a procedure for every 50.
schema() {
    awk -v N="$1" 'BEGIN {
        print "SET foreign_key_checks = 0;"
        for (i = 1; i <= N; i++) {
            t = sprintf("goods_%05d", i)
            printf "CREATE TABLE %s (\n    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,\n", t
            print "    label varchar(80) NOT NULL COMMENT \047shown\047,\n    amount decimal(12,2) DEFAULT 0 NOT NULL,"
            printf "    pieces int unsigned DEFAULT %d,\n    stage enum(\047draft\047, \047open\047) DEFAULT \047draft\047,\n", i % 9
            print "    made_at datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,\n    remark text,\n    detail json,"
            for (k = 1; k <= 2; k++)
                printf "    other%d bigint,\n", k
            for (k = 1; k <= 2 && i > 2; k++)
                printf "    CONSTRAINT %s_other%d FOREIGN KEY (other%d) REFERENCES goods_%05d (id),\n", t, k, k, (i * 31 + k * 17) % (i - 1) + 1
            printf "    KEY label (label), KEY made (made_at, stage), UNIQUE KEY open (pieces, id),\n"
            printf "    CONSTRAINT %s_amount CHECK (amount >= 0 AND pieces < %d)\n) ENGINE=InnoDB;\n", t, 1000 + i
            if (i % 25 == 0)
                printf "CREATE VIEW sums_%05d AS SELECT stage, sum(amount) AS amount FROM %s GROUP BY stage;\n", i, t
            if (i % 50 == 0) {
                printf "CREATE TRIGGER touch_%05d BEFORE INSERT ON %s FOR EACH ROW SET NEW.pieces = 1;\n", i, t
                printf "CREATE PROCEDURE count_%05d() SELECT count(*) FROM %s;\n", i, t
            }
        }
    }'
}

version=$(my_query "$TRUEUP_TEST_MYSQL_URL" 'SELECT version()')
echo "$version: best of $BENCH_RUNS; seconds and MiB; x: against $(basename "$dump") --no-data"
printf '%7s  %-34s %9s %9s %10s %10s\n' tables what seconds MiB 'x time' 'x memory'
for n in $BENCH_MYSQL_SIZES; do
    my_query "$TRUEUP_TEST_MYSQL_URL" \
        "DROP DATABASE IF EXISTS $database; CREATE DATABASE $database CHARACTER SET utf8mb4"
    schema "$n" >"$work/schema.sql"
    my_script "$(my_url "$database")" "$work/schema.sql"
    my_options "$TRUEUP_TEST_MYSQL_URL" | sed '/^database=/d' >"$work/dump.cnf"
    best dump "$dump" --defaults-file="$work/dump.cnf" --no-data --routines --events \
        --skip-comments --single-transaction "$database"
    best inspect "$trueup" inspect "$(my_url "$database")" --format json
    for what in dump inspect; do
        awk -v n="$n" -v what="$([ $what = dump ] && echo "$(basename "$dump") --no-data" || echo 'trueup inspect')" '
            NR == 1 { s = $1; m = $2 }
            NR == 2 { printf "%7d  %-34s %9.3f %9.1f %10.2f %10.2f\n", n, what, $1, $2 / 1024,
                             $1 / (s > 0 ? s : 0.001), $2 / m }
        ' "$work/dump" "$work/$what"
    done
done
