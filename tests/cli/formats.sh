#!/bin/sh
# JSON, YAML and XML are one vocabulary: what inspect writes in each reads back to the same model;
# files of each may share a directory; the published schemas. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }

# XML cannot hold control characters, and says so.
not_for_xml() { [ "$format" = xml ] && grep -q 'XML has no way to write the text' err; }

# The database as JSON, and the same by way of each other format.
same_in_every_format() { # same_in_every_format URL SCRATCH
    "$trueup" inspect "$1" -o first.json 2>/dev/null || return 1
    for format in json yaml xml; do
        "$trueup" inspect "$1" --format "$format" -o "model.$format" 2>err &&
            "$trueup" inspect "model.$format" --scratch-url "$2" -o "again.json" 2>err ||
            { not_for_xml || wrong "$case: $format: $(head -n 3 err)"; continue; }
        [ "$format" = json ] && cp again.json json.json
        cmp -s json.json again.json || wrong "$case: another model from $format"
    done
}

# The same by way of a directory of files, and of SQL.
same_in_files() { # same_in_files URL SCRATCH
    for format in json yaml xml sql; do
        rm -rf files
        "$trueup" --schemas '*' inspect "$1" --format "$format" -o files/ >/dev/null 2>err ||
            { not_for_xml || wrong "$case: $format: $(head -n 3 err)"; continue; }
        [ -n "$(ls -A files)" ] || continue
        "$trueup" --schemas '*' diff --from "$1" --to files --scratch-url "$2" --exit-code >out 2>err ||
            wrong "$case: another model from files of $format: $(cat out err | head -n 3)"
    done
    "$trueup" --schemas '*' inspect "$1" --format sql -o model.sql 2>err &&
        "$trueup" --schemas '*' diff --from "$1" --to model.sql --scratch-url "$2" --exit-code \
            >out 2>err || wrong "$case: another model from SQL: $(cat out err | head -n 3)"
}

# Every third of the golden cases; with TRUEUP_TEST_ALL each.
step=3 seen=0
[ -z "${TRUEUP_TEST_ALL-}" ] || step=1
wanted() {
    seen=$((seen + 1))
    [ $((seen % step)) = 0 ]
}

begin "a model is the same in each format (SQLite)"
count=0
for case in "$top_srcdir"/tests/golden/sqlite/*/; do
    wanted || continue
    rm -f app.db
    sqlite3 app.db <"$case/to.sql" >/dev/null 2>&1 || continue
    same_in_every_format sqlite:app.db sqlite::memory: || continue
    same_in_files sqlite:app.db sqlite::memory:
    count=$((count + 1))
done
[ "$count" -ge 6 ] || wrong "only $count golden schemas were compared"

# Each in a database of its own; what an older server or a plain role cannot load is passed over.
if [ -n "${TRUEUP_TEST_PG_URL-}" ] && command -v psql >/dev/null; then
    begin "a model is the same in each format (PostgreSQL)"
    db=trueup_formats_$$
    url=$(printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$db|")
    count=0
    for case in "$top_srcdir"/tests/golden/postgresql/*-create/; do
        wanted || continue
        psql -qX -d "$TRUEUP_TEST_PG_URL" -c "CREATE DATABASE $db" 2>err ||
            { wrong "$(cat err)" && break; }
        if psql -qX -v ON_ERROR_STOP=1 -d "$url" -f "$case/to.sql" >/dev/null 2>&1; then
            same_in_every_format "$url" "$TRUEUP_TEST_PG_URL" && count=$((count + 1))
            [ $((seen % 4)) != 0 ] || same_in_files "$url" "$TRUEUP_TEST_PG_URL"
        fi
        psql -qX -d "$TRUEUP_TEST_PG_URL" -c "DROP DATABASE $db" 2>/dev/null
    done
    [ "$count" -ge 6 ] || wrong "only $count golden schemas were compared"
fi

if [ -n "${TRUEUP_TEST_MYSQL_URL-}" ]; then
    . "$top_srcdir/tests/servers/mysql-client.sh"
    begin "a model is the same in each format (MySQL, MariaDB)"
    db=trueup_formats_$$
    count=0
    for case in "$top_srcdir"/tests/golden/mysql/*/; do
        wanted || continue
        case $case in *-elsewhere*) continue ;; esac # the other database is not there
        my_query "$TRUEUP_TEST_MYSQL_URL" "CREATE DATABASE $db CHARACTER SET utf8mb4"
        if my_script "$(my_url $db)" "$case/to.sql" >/dev/null 2>&1; then
            same_in_every_format "$(my_url $db)" "$TRUEUP_TEST_MYSQL_URL" && count=$((count + 1))
            [ $((seen % 2)) != 0 ] || same_in_files "$(my_url $db)" "$TRUEUP_TEST_MYSQL_URL"
        fi
        my_query "$TRUEUP_TEST_MYSQL_URL" "DROP DATABASE $db"
    done
    [ "$count" -ge 6 ] || wrong "only $count golden schemas were compared"
fi

begin "a directory has a file for each table, whatever it is called"
sql app.db 'CREATE TABLE t (a integer PRIMARY KEY, b text); CREATE INDEX i ON t (b);
    CREATE VIEW "Shown" AS SELECT a FROM t; CREATE TABLE "../odd/name" (a integer);
    CREATE TABLE ".hidden" (a integer); CREATE TABLE "-f" (a integer); CREATE TABLE schema (a integer);
    CREATE TABLE "main.schema" (a integer); CREATE TABLE "na'"'"'me;*" (a integer);
    CREATE TABLE shown2 (a integer REFERENCES t); CREATE VIEW "t " AS SELECT 1 AS a'
for format in json yaml xml sql; do
    run 0 inspect sqlite:app.db --format "$format" -o "$format/"
    out "^wrote $format/t.$format\$"
    [ "$(ls -A "$format" | wc -l)" = 10 ] || wrong "files: $(ls -A "$format")"
    run 0 diff --from sqlite:app.db --to "$format" --exit-code
    run 1 inspect sqlite:app.db --format "$format" -o "$format"
    err 'holds model files already'
done
grep -q 'CREATE INDEX i' sql/t.sql || wrong "the index is not with its table"
no_file ../odd
run 64 inspect sqlite:app.db --format text -o text/
run 1 inspect sqlite:app.db -o no/where/
one_error

begin "files of each format share a directory"
mkdir models
echo '{"tables": {"a": {"columns": {"id": "integer"}, "primary_key": ["id"]}}}' >models/a.json
printf 'tables:\n  b: {columns: {id: integer}}\n' >models/b.yaml
printf 'tables:\n  c: {columns: {id: integer}}\n' >models/c.yml
echo '<trueup><tables><table name="d"><columns><column name="a_id" type="integer"/></columns>
<foreign_keys><foreign_key name="d_a_fkey" columns="a_id" references="a(id)"/></foreign_keys>
</table></tables></trueup>' >models/d.xml
run 0 inspect models --scratch-url sqlite::memory: --format yaml
for table in a b c d; do out "^  $table:"; done

begin "the same object twice is an error that names both places"
echo '<trueup><tables><table name="b"/></tables></trueup>' >e.xml
mkdir models && mv e.xml models/
printf 'tables:\n  b: {columns: {id: integer}}\n' >models/b.yaml
run 1 inspect models --scratch-url sqlite::memory:
err 'models/e.xml:1:29: tables.b: defined twice: also at models/b.yaml:2:3'

begin "a model of several paths and patterns, by environment"
mkdir base more
printf 'tables:\n  a: {columns: {id: integer}, primary_key: [id]}\n' >base/a.yaml
echo '{"tables": {"b": {"columns": {"id": "integer"}}}}' >more/b.json
echo '{}' >more/m.schema.json
printf 'tables:\n  c:\n    columns: {a_id: integer}\n    foreign_keys: [{columns: [a_id], references: a(id)}]\n' >more/c.yaml
cat >trueup.yml <<'YAML'
url: sqlite:app.db
models: base
environments:
  test:
    models: [base, "more/*.json", "more/[a-z].yaml"]
  wrong: {models: ["more/*.xml"]}
  missing: {models: [base, none.yaml]}
  mixed: {models: [base, more/x.sql]}
YAML
run 0 inspect model --format yaml --env test
for table in a b c; do out "^  $table:"; done
run 0 inspect model --format yaml
out '^  a:'
out_lacks '^  b:'
(mkdir sub && cd sub && "$trueup" inspect model --format yaml --env test >../out.yaml 2>&1)
grep -q '^  b:' out.yaml || wrong "paths do not count from the file: $(cat out.yaml)"
run 0 inspect 'more/*.json' --format yaml
out '^  b:'
run 1 inspect model --env wrong
err 'more/\*\.xml: no model file fits the pattern'
run 1 inspect model --env missing
err 'none.yaml: no such file'
echo 'create table x (a);' >more/x.sql
run 78 inspect model --env mixed
err 'more/x.sql is SQL, and other paths of the model are not'

begin "the same object twice in files of two paths"
mkdir base more
printf 'tables:\n  a: {columns: {id: integer}}\n' >base/a.yaml
echo '{"tables": {"a": {"columns": {"id": "integer"}}}}' >more/a.json
printf '{"models": ["base", "more"]}' >trueup.json
run 1 inspect model --scratch-url sqlite::memory:
err 'more/a.json:1:13: tables.a: defined twice: also at base/a.yaml:2:3'

begin "trueup schema writes the published schemas"
run 0 schema
cmp -s "$work/out" "$top_srcdir/models/trueup-model.schema.json" || wrong "not the published JSON Schema"
run 0 schema --format xsd -o model.xsd
no_out
same_file model.xsd "$top_srcdir/models/trueup-model.xsd"
run 64 schema --format sql

finish
