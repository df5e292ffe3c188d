#!/bin/sh
# Checks before a migration: written for what rows could stop, asked before anything runs. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }

ask() { sqlite3 app.db "$1"; }
model() { printf '%s\n' "$1" >models/m.json; }
project() {
    run 0 init --url sqlite:app.db
    model '{"tables": {"parent": {"columns": {"id": {"type": "integer", "not_null": true}}, "primary_key": ["id"]},
        "child": {"columns": {"p": "integer", "name": "text", "\"odd": "integer"}}}}'
    run 0 autogenerate -m first
    run 0 up --yes
}

begin "they are written for new NOT NULLs, keys, checks and foreign keys, and for nothing else"
project
[ "$(grep -c '^-- Check:' migrations/*_first.sql)" = 0 ] || wrong 'a new table has checks'
model '{"tables": {"parent": {"columns": {"id": {"type": "integer", "not_null": true}}, "primary_key": ["id"]},
    "child": {"columns": {"p": "integer", "name": {"type": "text", "not_null": true}, "\"odd": "integer", "more": "integer"},
        "unique": {"u": ["name", "\"odd"]}, "checks": {"positive": "p > 0", "later": "more > 0"},
        "foreign_keys": {"f": {"columns": ["p"], "references": "parent(id)"}}}}}'
run 0 autogenerate -m second
file=$(ls migrations/*_second.sql)
has() { grep -qxF -e "-- Check: $1" "$file" || wrong "no check: $1: $(grep Check "$file")"; }
has 'SELECT 1 FROM child WHERE name IS NULL'
has 'SELECT 1 FROM child WHERE NOT (p > 0)'
has 'SELECT 1 FROM child WHERE name IS NOT NULL AND """odd" IS NOT NULL GROUP BY name, """odd" HAVING count(*) > 1'
has 'SELECT 1 FROM child c WHERE c.p IS NOT NULL AND NOT EXISTS (SELECT 1 FROM parent p WHERE c.p = p.id)'
[ "$(grep -c '^-- Check:' "$file")" = 4 ] || wrong "other checks: $(grep Check "$file")"

for row in "1, NULL, 1" "-1, 'a', 1" "7, 'a', 1" "1, 'same', 2"; do
    ask "DELETE FROM child; DELETE FROM parent; INSERT INTO parent VALUES (1), (-1);
        INSERT INTO child VALUES (1, 'same', 2); INSERT INTO child VALUES ($row)"
    run 3 up --yes
    err 'version 0.2.0: 1 row is in the way of it'
    err '^SELECT 1 FROM child|^ *statement: SELECT 1 FROM child|SELECT 1 FROM child'
    [ "$(ask 'SELECT count(*) FROM child')" = 2 ] || wrong "rows are gone: $row"
done
run 2 status --exit-code
out '^pending   1$'
ask "DELETE FROM child; INSERT INTO child VALUES (1, 'a', 1), (1, 'a', 2), (NULL, 'b', 1)"
run 0 up --yes
out '^applied 0.2.0 '
run 0 check --schema

begin "one written by hand is asked too, before anything runs, and leaves nothing behind"
project
ask 'INSERT INTO parent VALUES (1), (2), (3)'
printf '%s\n' '-- Check: SELECT id FROM parent WHERE id > 1' '-- Up Migration' 'DROP TABLE child;' \
    >migrations/20990101_000000_0.2.0_hand.sql
run 3 up --yes
err ':1: version 0.2.0: 2 rows are in the way'
[ "$(ask "SELECT count(*) FROM sqlite_schema WHERE name = 'child'")" = 1 ] || wrong 'it ran'
ask 'DELETE FROM parent WHERE id > 1'
run 0 up --yes

begin "only one query is a check, and a wrong one is an error with its place"
project
for text in 'DELETE FROM parent' 'SELECT 1; SELECT 2' 'one' "SELECT 'open"; do
    printf '%s\n' "-- Check: $text" '-- Up Migration' 'CREATE TABLE x (y);' >migrations/20990101_000000_0.2.0_x.sql
    run 1 up --yes
    err ':1: .*"Check:" takes one query'
done
printf '%s\n' "-- Check: SELECT x FROM nowhere" '-- Up Migration' 'CREATE TABLE x (y);' \
    >migrations/20990101_000000_0.2.0_x.sql
run 1 up --yes
err ':1: a check before version 0.2.0: no such table: nowhere'
finish
