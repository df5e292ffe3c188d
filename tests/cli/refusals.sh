#!/bin/sh
# What is wrong with a model: all of it in one run, as text and as objects; and what the engine
# refuses, at the place of the object that it means, on each engine there is. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"

begin "all errors in one run, as text and as objects"
cat >m.json <<'JSON'
{ "tables": { "t": { "columns": {
      "id": { "tpye": "integer" },
      "x": { "type": "text", "not_null": "yes" } },
    "primary_key": ["idd"] },
  "u": { "colums": {} } } }
JSON
run 1 inspect m.json --scratch-url sqlite::memory:
no_out
err '^m\.json:2:15: tables\.t\.columns\.id: unknown key "tpye"; did you mean "type"\?'
err '^m\.json:3:42: tables\.t\.columns\.x\.not_null: expected true or false, found a string'
err '^m\.json:5:10: tables\.u: unknown key "colums"; did you mean "columns"\?'
run 1 diff --from empty --to m.json --scratch-url sqlite::memory: --format json
json_out
if command -v sqlite3 >/dev/null; then
    said=$(sqlite3 :memory: "SELECT group_concat(value ->> 'file' || ' ' || (value ->> 'line') || ' '
        || (value ->> 'column') || ' ' || (value ->> 'path'), ';')
        FROM json_each(CAST(readfile('$work/out') AS TEXT), '\$.error.issues')")
    case $said in
    'm.json 2 15 tables.t.columns.id;'*'m.json 3 42 tables.t.columns.x.not_null;'*) ;;
    *) wrong "the objects are: $said" ;;
    esac
fi

begin "of very many errors the first are said, and how many more there are"
awk 'BEGIN { printf "{\"tables\": {\"t\": {\"columns\": {"
    for (i = 1; i <= 30000; i++) printf "%s\n\"c%d\": {\"tpye\": \"text\"}", (i > 1 ? "," : ""), i
    print "}}}}" }' >m.json
run 1 inspect m.json --scratch-url sqlite::memory: --format json
json_out
err '^m\.json:2:8: tables\.t\.columns\.c1: unknown key'
err '^and [0-9]+ more$'
[ "$(wc -l <"$work/err")" -le 110 ] || wrong "$(wc -l <"$work/err") lines"

# What the engine refuses, line by line of one model: the place must be that of the line.
refused() { # refused SCRATCH LINE:COLUMN MODEL_LINE...
    scratch=$1 place=$2
    shift 2
    printf '%s\n' "$@" >m.json
    run 1 inspect m.json --scratch-url "$scratch"
    no_out
    err "^m\.json:$place: "
}

checks() { # checks SCRATCH: a check, a default, a generated column, a view, an index, a trigger
    refused "$1" 3:14 '{"tables": {"t": {' '  "columns": {"id": "integer", "b": "integer"},' \
        '  "checks": {"c": "id >< 0"}}}}'
    refused "$1" 3:14 '{"tables": {"t": {' '  "columns": {"id": "integer", "b": "integer"},' \
        '  "checks": {"c": "nowhere > 0"}}}}'
    refused "$1" 3:3 '{"tables": {"t": {"columns": {' '  "id": {"type": "integer"},' \
        '  "sum": {"type": "integer", "generated": "id + nowhere"}}}}}'
    refused "$1" 4:3 '{"tables": {"t": {"columns": {"id": "integer"}}},' '"views": {' \
        '  "good": "SELECT id FROM t",' '  "bad": "SELEKT id FROM t"}}'
    refused "$1" 3:3 '{"tables": {"t": {"columns": {"id": "integer"}, "indexes": {' \
        '  "good": ["id"],' '  "bad": ["nowhere(id)"]}}}}'
}

begin "the engine's refusal has its place (SQLite)"
checks sqlite::memory:
refused sqlite::memory: 3:3 '{"tables": {"t": {"columns": {' '  "id": "integer",' \
    '  "made": {"type": "text", "default": "(1 +)"}}}}}'

if [ -n "${TRUEUP_TEST_PG_URL-}" ]; then
    begin "the engine's refusal has its place (PostgreSQL)"
    checks "$TRUEUP_TEST_PG_URL"
    refused "$TRUEUP_TEST_PG_URL" 3:3 '{"tables": {"t": {"columns": {' '  "id": "integer",' \
        '  "price": "numerick(10,2)",' '  "rest": "integer"}}}}'
    refused "$TRUEUP_TEST_PG_URL" 3:3 '{"tables": {"t": {"columns": {' '  "id": "integer",' \
        '  "at": {"type": "date", "default": "nowhere()"}}}}}'
    refused "$TRUEUP_TEST_PG_URL" 2:3 '{"functions": {' \
        '  "f()": {"definition": "CREATE FUNCTION f() RETURNS nothing LANGUAGE sql AS $$SELECT 1$$"}}}'
else
    skip "the engine's refusal has its place (PostgreSQL)" "TRUEUP_TEST_PG_URL is not set"
fi

if [ -n "${TRUEUP_TEST_MYSQL_URL-}" ]; then
    begin "the engine's refusal has its place (MySQL, MariaDB)"
    checks "$TRUEUP_TEST_MYSQL_URL"
    refused "$TRUEUP_TEST_MYSQL_URL" 3:3 '{"tables": {"t": {"columns": {' '  "id": "integer",' \
        '  "price": "numerick(10,2)",' '  "rest": "integer"}}}}'
    refused "$TRUEUP_TEST_MYSQL_URL" 3:3 '{"tables": {"t": {"columns": {' '  "id": "integer",' \
        "  \"at\": {\"type\": \"date\", \"default\": \"'not a day'\"}}}}}"
else
    skip "the engine's refusal has its place (MySQL, MariaDB)" "TRUEUP_TEST_MYSQL_URL is not set"
fi
finish
