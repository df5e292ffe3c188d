#!/bin/sh
# Ctrl-C and SIGTERM while a migration runs: the statement is cancelled, the transaction rolled back
# or the journal written, the lock given back, and up goes on. On SQLite, and on the servers of
# TRUEUP_TEST_PG_URL and TRUEUP_TEST_MYSQL_URL, in databases of its own. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }
mkdir "$work/migrations" || exit 99

file() { # file NUMBER: a migration from stdin
    { echo '-- Up Migration' && cat; } >"$work/migrations/$1_file.sql"
}
interrupt() { # interrupt SIGNAL CODE URL: while the file 1 runs its second statement
    "$trueup" up --yes --url "$3" --migrations "$work/migrations" --log-file "$work/log" \
        >"$work/out" 2>"$work/err" </dev/null &
    pid=$!
    sleep 2
    kill -s "$1" $pid || wrong "up had ended: $(said err)"
    start=$(date +%s)
    wait $pid
    code=$?
    ran="up, $1"
    [ $code = "$2" ] || wrong "ends with $code, not $2: $(said err)"
    [ $(($(date +%s) - start)) -lt 15 ] || wrong "it took $(($(date +%s) - start)) s to stop"
    tail -n 1 "$work/log" | grep -q '"result":"\(failed\|partial\)"' || wrong "$(tail -n 1 "$work/log")"
}
again() { # again URL: what is left goes on at once, without anybody's lock
    file 1 <"$work/good"
    run 0 up --yes --url "$1" --migrations "$work/migrations" --wait-timeout 1s
    out '^applied 1 '
    run 0 status --url "$1" --migrations "$work/migrations" --exit-code
}

printf '%s\n' 'CREATE TABLE a (x int);' 'CREATE TABLE b (x int);' >"$work/good"
slow='WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;'

begin "SQLite: Ctrl-C rolls back and ends with 130"
printf '%s\n' 'CREATE TABLE a (x int);' "$slow" | file 1
interrupt INT 130 sqlite:app.db
[ "$(sqlite3 app.db "SELECT count(*) FROM sqlite_schema WHERE name = 'a'")" = 0 ] ||
    wrong 'table a is there'
again sqlite:app.db

begin "SQLite: what waits for the file ends at once"
sql app.db 'CREATE TABLE t (x)'
{ printf '%s\n' 'BEGIN IMMEDIATE;' && sleep 4; } | sqlite3 app.db &
holder=$!
sleep 1
file 1 <"$work/good"
"$trueup" up --yes --url sqlite:app.db --migrations "$work/migrations" >"$work/out" 2>&1 &
pid=$!
sleep 1
kill -s TERM $pid
wait $pid
[ $? = 143 ] || wrong "up does not end with 143"
wait $holder

if [ -n "${TRUEUP_TEST_PG_URL-}" ] && command -v psql >/dev/null; then
    base=tu_cli_interrupt_$$
    psql -q "$TRUEUP_TEST_PG_URL" -c "CREATE DATABASE $base" || exit 99
    url=$(printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$base|")
    begin "PostgreSQL: SIGTERM cancels the statement, rolls back and ends with 143"
    printf '%s\n' 'CREATE TABLE a (x int);' 'SELECT pg_sleep(60);' | file 1
    interrupt TERM 143 "$url"
    [ "$(psql -qAt "$url" -c "SELECT to_regclass('a') IS NULL")" = t ] || wrong 'table a is there'
    [ "$(psql -qAt "$url" -c "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database =
        (SELECT oid FROM pg_database WHERE datname = current_database())")" = 0 ] || wrong 'the lock is held'
    again "$url"
    psql -q "$TRUEUP_TEST_PG_URL" -c "DROP DATABASE $base"
else
    skip "PostgreSQL: SIGTERM cancels the statement" "TRUEUP_TEST_PG_URL is not set, or no psql"
fi

my_program=
[ -z "${TRUEUP_TEST_MYSQL_URL-}" ] || . "$top_srcdir/tests/servers/mysql-client.sh"
if [ -n "$my_program" ]; then
    base=tu_cli_interrupt_$$
    my() { my_query "$TRUEUP_TEST_MYSQL_URL" "$1"; }
    my "CREATE DATABASE $base" || exit 99
    url=$(my_url $base)
    begin "MySQL: Ctrl-C ends the statement and notes what was done"
    many=information_schema.COLLATIONS # MySQL lets a SLEEP that is cut off end well
    printf '%s\n' 'CREATE TABLE a (x int);' \
        "CREATE TABLE b AS SELECT count(*) AS x FROM $many a, $many b, $many c, $many d;" | file 1
    interrupt INT 130 "$url"
    printf '%s\n' 'CREATE TABLE a (x int);' 'CREATE TABLE b (x int);' >"$work/good"
    again "$url"
    my "DROP DATABASE $base"
else
    skip "MySQL: Ctrl-C ends the statement" "TRUEUP_TEST_MYSQL_URL is not set, or no client"
fi

finish
