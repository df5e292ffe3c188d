#!/bin/sh
# The main job on SQLite: autogenerate, up, status, history, diff, down, verify, new; their exit
# codes, their JSON, and nothing on stderr that does not belong there. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }

model() { # model COLUMN...: a table with these text columns
    columns=
    for column in "$@"; do
        columns="$columns, \"$column\": {\"type\": \"text\"}"
    done
    echo "{\"tables\": {\"t\": {\"columns\": {\"id\": {\"type\": \"integer\"}$columns}," \
        "\"primary_key\": [\"id\"]}}}" >models/m.json
}

project() { # a project with one migration, applied
    run 0 init --url sqlite:app.db
    model name
    run 0 autogenerate -m first
    run 0 up --yes
    sql app.db "INSERT INTO t VALUES (1, 'one')"
}

rows() { sqlite3 app.db 'SELECT * FROM t'; }

begin "forth and back"
project
run 2 diff --exit-code --from empty
run 0 diff --exit-code
out 'in sync'
model name age
run 2 diff --exit-code
run 0 diff
out '\+ column .*age'
run 0 autogenerate -m add_age
no_err
out 'wrote migrations/.*_add_age.sql'
run 2 status --exit-code
run 0 status
out 'pending +1'
run 0 up
run 0 status --exit-code
run 0 history
out ' applied '
run 0 diff --exit-code
run 0 down --yes
[ "$(rows)" = '1|one' ] || wrong "the row is lost: $(rows)"
run 2 diff --exit-code
run 0 history
out 'rolled_back'

begin "results as JSON"
project
model name age
for command in "diff" "status" "history" "autogenerate -m add" "up --dry-run" "up" "down --dry-run" \
    "down --yes" "verify" "inspect" "new -m more"; do
    # shellcheck disable=SC2086
    run 0 $command --format json
    json_out
    no_err
done

begin "dry runs and scripts change nothing"
project
model name age
run 0 autogenerate -m add --dry-run
out '^-- Migration: '
[ "$(ls migrations | wc -l)" = 1 ] || wrong "a file was written"
run 0 autogenerate -m add
cp app.db before.db
run 0 up --dry-run
out 'ADD COLUMN'
run 0 up --sql
out 'ADD COLUMN'
[ "$(sqlite3 app.db .schema)" = "$(sqlite3 before.db .schema)" ] || wrong "the schema has changed"

begin "autogenerate without a difference writes nothing"
project
run 0 autogenerate -m again
out 'in sync'
[ "$(ls migrations | wc -l)" = 1 ] || wrong "a file was written"

begin "autogenerate stops when a migration is pending"
project
model name age
run 0 autogenerate -m add
model name age size
run 2 autogenerate -m more
one_error
err 'trueup up'

begin "to a version, and back to it"
project
model name b
run 0 autogenerate -m b --version 2.0.0
run 0 up
model name b c
run 0 autogenerate -m c --version 3.0.0
run 0 down 0.1.0 --yes
run 0 up --to 2.0.0
run 0 status
out '2\.0\.0'
out 'pending +1'
run 0 up
run 0 down --steps 2 --yes
run 0 status
out '0\.1\.0'

begin "what loses data is refused until it is allowed"
project
model
run 0 autogenerate -m drop
run 3 up --yes
err 'TU1[0-9][0-9]'
rule=$(grep -oE 'TU1[0-9][0-9]' "$work/err" | head -n 1)
run 3 up --allow "$rule"
err 'add --yes'
run 0 up --yes --allow "$rule"
run 0 diff --exit-code

begin "new and verify"
project
run 0 new -m by_hand
file=$(ls migrations/*_by_hand.sql)
is_file "$file"
run 0 verify
sed -i 's/^-- Up Migration.*/&\
INSERT INTO nowhere VALUES (1);/' "$file"
run 3 verify
out 'nowhere'

begin "scripts of diff"
sql old.db 'CREATE TABLE t (id integer)'
echo 'CREATE TABLE t (id integer, name text);' >new.sql
run 0 diff --from sqlite:old.db --to new.sql --format sql
out 'ALTER TABLE t ADD COLUMN name'
run 0 diff --from sqlite:old.db --to new.sql --up-file up.sql --down-file down.sql --format sql
no_out
sql old.db <up.sql
run 0 diff --from sqlite:old.db --to new.sql --exit-code
sql old.db <down.sql
run 2 diff --from sqlite:old.db --to new.sql --exit-code --up-file again.sql
is_file again.sql

begin "inspect to a file and back"
sql old.db 'CREATE TABLE t (id integer PRIMARY KEY, name text NOT NULL)'
run 0 inspect sqlite:old.db -o model.json
no_out
run 0 diff --from sqlite:old.db --to model.json --exit-code
run 0 inspect sqlite:old.db --format sql -o model.sql
run 0 diff --from sqlite:old.db --to model.sql --exit-code
run 1 inspect sqlite:old.db -o nowhere/model.json
one_error

finish
