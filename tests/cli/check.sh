#!/bin/sh
# trueup check and trueup wait: ready or not, now or within some time. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }

project() { # two migrations, 1.0.0 and 1.1.0
    run 0 init --url sqlite:app.db
    printf '%s\n' '-- Up Migration' 'CREATE TABLE a (x);' >migrations/20260101_000000_1.0.0_a.sql
    printf '%s\n' '-- Up Migration' 'CREATE TABLE b (x);' >migrations/20260102_000000_1.1.0_b.sql
}

begin "what is pending makes it not ready"
project
run 2 check
out '^not ready: 2 pending, the first is 1.0.0$'
run 0 up --yes --to 1.0.0
run 2 check --format json
out '"ready": false'
out '"version": "1.0.0"'
out '"reason": "1 pending, the first is 1.1.0"'
run 0 up --yes
run 0 check
out '^ready: 1.1.0$'
no_err

begin "a version can be enough"
project
run 2 check --at-least 1.0.0
out '^not ready: nothing is applied, 1.0.0 is wanted$'
run 0 up --yes --to 1.0.0
run 0 check --at-least 1.0.0
out '^ready: 1.0.0$'
run 0 check --at-least 0.9.9
run 2 check --at-least 1.0.1
out '^not ready: 1.0.0 is older than 1.0.1$'
run 64 check --at-least one
one_error

begin "the schema counts when it is asked for"
project
rm migrations/*
echo '{ "tables": { "a": { "columns": { "x": "integer" } } } }' >models/m.json
run 0 autogenerate -m a
run 0 up --yes
run 0 check --schema
sqlite3 app.db 'CREATE TABLE by_hand (x)'
run 0 check
run 2 check --schema
out '^not ready: the schema is not what migration 0.1.0 left$'

begin "a migration that is not finished"
project
run 0 up --yes
sqlite3 app.db "UPDATE schema_migrations SET status = 'partial' WHERE version = '1.1.0'"
run 2 check
out '^not ready: migration 1.1.0 is not finished'
run 2 check --at-least 1.0.0

begin "wait ends when it is ready, or when the time is over"
project
run 7 wait --timeout 300ms
out '^not ready: 2 pending'
(sleep 1 && "$trueup" up --yes >"$work/up" 2>&1) &
run 0 wait --timeout 60s
out '^ready: 1.1.0$'
wait
grep -q 'applied 1.1.0' "$work/up" || wrong "up: $(cat "$work/up")"

begin "a server that does not answer"
run 0 init
run 1 check --url 'postgresql://nobody@127.0.0.1:1/none'
one_error
run 1 wait --timeout 300ms --url 'postgresql://nobody@127.0.0.1:1/none'
one_error
finish
