#!/bin/sh
# Bad input on SQLite: a clear error with its place, the right exit code, nothing lost. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }

project() {
    run 0 init --url sqlite:app.db
    echo '{"tables": {"t": {"columns": {"id": {"type": "integer"}}}}}' >models/m.json
    run 0 autogenerate -m first
    run 0 up --yes
    sql app.db "INSERT INTO t VALUES (7)"
}

model() { # model TEXT...: lines of models/m.json
    printf '%s\n' "$@" >models/m.json
}

untouched() {
    [ "$(sqlite3 app.db 'SELECT * FROM t')" = 7 ] || wrong "the row is lost"
}

begin "broken JSON"
project
model '{"tables": {' '  "t": }}'
run 1 diff
one_error
err '^models/m\.json:2:8: '
run 1 autogenerate -m x --format json
json_out
out '"file": "models/m.json"'
out '"line": 2'

begin "a duplicate key"
project
model '{"tables": {"t": {"columns": {"id": {"type": "integer"}}},' ' "t": {}}}'
run 1 diff
one_error
err '^models/m\.json:2:2: .*duplicate key "t"'

begin "unknown keys, all of them at once"
project
model '{"tables": {"t": {"columns": {"id": {"tpye": "integer"},' \
    '  "b": {"type": "text", "not_nul": true}}}}}'
run 1 diff
no_out
err '^models/m\.json:1:[0-9]+: .*unknown key "tpye"; did you mean "type"\?'
err '^models/m\.json:2:[0-9]+: .*unknown key "not_nul"; did you mean "not_null"\?'

begin "a model that the engine refuses"
project
model '{"tables": {"t": {' '  "columns": {"id": {"type": "integer"}},' \
    '  "checks": {"c": "id >< 0"}}}}'
run 1 diff
no_out
err '^models/m\.json:[123]:[0-9]+: .*syntax error'
echo 'CREATE TABLE a (id integer);' >bad.sql
echo 'CREATE TABLE b (id integer,);' >>bad.sql
run 1 diff --to bad.sql
err '^bad\.sql:2(:[0-9]+)?: .*syntax error'

begin "a missing model, file, directory, database"
project
run 1 diff --to nowhere.json
one_error
err 'nowhere\.json'
run 1 diff --to nowhere
one_error
run 1 inspect sqlite:nowhere/app.db
one_error
run 1 --url sqlite:nowhere/app.db inspect
one_error
no_file nowhere
rm -r models
run 1 diff
one_error
err 'models'

begin "a file that is no database"
echo 'this is a text and no database, but long enough to be looked at as one' >text.db
run 1 inspect sqlite:text.db
one_error
err 'not a SQLite database'

begin "an unknown scheme, without its password"
run 1 inspect oracle://u:geheim@h/x
no_out
err_lacks geheim

begin "a migration that was edited after it was applied"
project
echo '-- a word' >>"$(ls migrations/*.sql)"
run 3 up --yes
one_error
err 'migrations/.*_first\.sql'
untouched

begin "a migration whose statement fails is rolled back, and goes on once it is mended"
project
run 0 new -m second
file=$(ls migrations/*_second.sql)
sed 's/^-- Up Migration.*/&\
CREATE TABLE u (id integer);\
INSERT INTO nowhere VALUES (1);/; s/^-- Down Migration.*/&\
DROP TABLE u;/' "$file" >edited
cp edited "$file"
run 1 up --yes
no_out
err 'no such table: nowhere'
err "$(basename "$file")|INSERT INTO nowhere"
untouched
[ -z "$(sqlite3 app.db "SELECT name FROM sqlite_schema WHERE name = 'u'")" ] || wrong "u is there"
run 2 status --exit-code
sed '/INSERT INTO nowhere/d' edited >"$file"
run 0 up --yes
run 0 status --exit-code
run 0 down --yes
untouched

begin "drift"
project
sql app.db 'CREATE TABLE stray (id integer)'
run 2 status --exit-code
run 2 autogenerate -m x
run 0 new -m second
run 2 up --yes
err 'drift|outside of migrations'
untouched

begin "a database that is locked"
project
run 0 new -m second
{ echo 'BEGIN EXCLUSIVE;'; echo '.shell touch locked; while [ ! -e done ]; do sleep 0.1; done'; } |
    sqlite3 app.db &
while [ ! -e locked ]; do sleep 0.1; done
run 7 up --yes --lock-timeout 200ms
touch done
wait
run 0 status

begin "a declared rename whose old and new name are both taken"
sql old.db 'CREATE TABLE t (a integer, b integer); INSERT INTO t VALUES (1, 2)'
echo 'CREATE TABLE t (' >new.sql
echo '  -- @renamed from=a' >>new.sql
echo '  b integer);' >>new.sql
run 4 diff --from sqlite:old.db --to new.sql
no_out
err 'column .*t\.b is declared as renamed from a, but both are there'
echo '{"tables": {"t": {"columns": {"a": {"type": "integer", "renamed_from": "b"},' >new.json
echo '  "b": {"type": "integer", "renamed_from": "a"}}}}}' >>new.json
run 4 diff --from sqlite:old.db --to new.json
err '^new\.json:1:[0-9]+: .*both are there'
echo '{"tables": {"t": {"columns": {"a": "integer", "b": {"type": "integer", "renamed_from": "a"}}}}}' >new.json
run 0 diff --from sqlite:old.db --to new.json --exit-code
echo '{"tables": {"t": {"columns": {"a": {"type": "integer", "renamed_from": "b"},' >new.json
echo '  "b": {"type": "integer", "renamed_from": "c"}}}}}' >>new.json
run 0 diff --from sqlite:old.db --to new.json --exit-code

begin "hostile names"
# 63 bytes, quotes, spaces, unicode, keywords, a statement
long=$(printf '%063d' 0 | tr 0 x)
for one in 'select' 'two words' 'quo"te' "apo'strophe" 'naïve ☃' 'a;DROP TABLE t;--' '[x]' 'back`tick' \
    'per%sent' 'dot.ted' 'back\slash' "$long"; do
    quoted=$(printf '%s' "$one" | sed 's/"/""/g')
    rm -f old.db
    sql old.db "CREATE TABLE \"$quoted\" (\"$quoted\" integer PRIMARY KEY, \"x $quoted\" text);
        CREATE INDEX \"i $quoted\" ON \"$quoted\" (\"x $quoted\");
        CREATE VIEW \"v $quoted\" AS SELECT \"$quoted\" FROM \"$quoted\";
        CREATE TABLE \"c $quoted\" (r integer REFERENCES \"$quoted\" (\"$quoted\"))"
    run 0 inspect sqlite:old.db -o model.json
    run 0 diff --from sqlite:old.db --to model.json --exit-code
    run 0 --scratch-url sqlite::memory: diff --from empty --to model.json --up-file up.sql --down-file down.sql
    rm -f new.db
    sql new.db <up.sql
    run 0 diff --from sqlite:new.db --to model.json --exit-code
    run 0 diff --from sqlite:new.db --to sqlite:old.db --exit-code
    sql new.db <down.sql
    [ -z "$(sqlite3 new.db 'SELECT name FROM sqlite_schema')" ] || wrong "$one: something is left"
done

finish
