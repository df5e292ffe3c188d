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

begin "files that are none, in bounded time"
refused() { # refused PATH RE: within ten seconds, by name
    ran="trueup inspect $1"
    timeout 10 "$trueup" inspect "$1" --scratch-url sqlite::memory: >"$work/out" 2>"$work/err" </dev/null
    code=$?
    [ "$code" = 1 ] || wrong "$ran: ends with $code: $(said err)"
    no_out
    err "$2"
}
for suffix in json yaml xml sql; do
    mkdir "ring_$suffix"
    ln -s "ring.$suffix" "ring_$suffix/ring.$suffix"
    refused "ring_$suffix" "ring.$suffix.*symbolic links"
    refused "ring_$suffix/ring.$suffix" "ring.$suffix"
    mkfifo "pipe.$suffix"
    refused "pipe.$suffix" 'not a regular file'
    ln -s /dev/zero "zero.$suffix"
    refused "zero.$suffix" 'not a regular file'
    truncate -s 65M "large.$suffix"
    refused "large.$suffix" 'too large|too long|at most'
done
{ printf '{"tables": {"t": {"columns": {"id": "integer"}, "comment": "'; head -c 100000 /dev/zero | tr '\0' '['; printf '"}}}'; } >fine.json
run 0 inspect fine.json --scratch-url sqlite::memory:
{ printf '<!DOCTYPE trueup [<!ENTITY a "aaaaaaaaaa">'
    for one in b c d e f g h i; do
        printf '<!ENTITY %s "&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;">' "$one" a a a a a a a a
    done
    printf ']><trueup>&i;</trueup>'; } >bomb.xml
refused bomb.xml 'DOCTYPE'
printf '<!DOCTYPE trueup SYSTEM "file:///etc/passwd"><trueup/>' >file.xml
refused file.xml 'DOCTYPE'
printf 'tables: &a\n  t: {columns: {id: integer}}\nviews: *a\n' >anchor.yaml
refused anchor.yaml '^anchor.yaml:1:9: .*anchors are not read'
printf 'tables: !!python/object:os.system\n  t: {}\n' >tag.yaml
refused tag.yaml '^tag.yaml:1:9: .*tags are not read'
printf 'enums:\n  answer: [no, yes, NO, 0]\n' >norway.yaml
refused norway.yaml '^norway.yaml:2:25: enums.answer\[3\]: expected a string, found a number'

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
