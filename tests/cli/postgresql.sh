#!/bin/sh
# The main job and bad input on PostgreSQL. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
[ -n "${TRUEUP_TEST_PG_URL-}" ] || { echo "1..0 # SKIP TRUEUP_TEST_PG_URL is not set" && exit 0; }
PATH=$PATH${TRUEUP_TEST_PG_BIN+:$TRUEUP_TEST_PG_BIN}
command -v psql >/dev/null || { echo "1..0 # SKIP no psql (Debian: postgresql-client-15)" && exit 0; }
PGOPTIONS='-c client_min_messages=error'
export PGOPTIONS

database=trueup_cli_$$
admin() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$TRUEUP_TEST_PG_URL" -c "$1"; }
url_of() { printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$1|"; }
drop() { admin "DROP DATABASE IF EXISTS ${database}_$1 WITH (FORCE)"; }
create() { drop "$1" && admin "CREATE DATABASE ${database}_$1 TEMPLATE template0"; }
clean_up() {
    drop a
    drop b
    rm -rf "$work"
}
a=$(url_of "${database}_a") b=$(url_of "${database}_b")
query() { # query URL SQL
    psql -X -q -v ON_ERROR_STOP=1 -At -d "$1" -c "$2" || wrong "psql: $2"
}
script() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$1" -f "$2" >/dev/null || wrong "psql: $2"; }

project() { # a project on an empty database a, with one migration, applied
    create a || wrong "no database"
    TRUEUP_URL=$a
    export TRUEUP_URL
    run 0 init
    model '"name": {"type": "varchar(20)"}'
    run 0 autogenerate -m first
    run 0 up --yes
    query "$a" "INSERT INTO t VALUES (1, 'one')"
}
model() { # model COLUMN
    printf '%s\n' '{"tables": {"t": {"columns": {' '"id": {"type": "bigint", "not_null": true},' \
        "$1}, \"primary_key\": [\"id\"]}}}" >models/m.json
}
untouched() { [ "$(query "$a" 'SELECT * FROM t')" = '1|one' ] || wrong "the row is lost"; }

begin "forth and back"
project
run 0 diff --exit-code
model '"name": {"type": "text"}, "size": {"type": "integer", "default": "3"}'
run 2 diff --exit-code
run 0 autogenerate -m grow
run 2 status --exit-code
run 0 verify
run 0 up --yes
run 0 status --exit-code
run 0 diff --exit-code
[ "$(query "$a" 'SELECT * FROM t')" = '1|one|3' ] || wrong "the row is not what it should be"
run 0 down --yes
untouched
run 2 diff --exit-code
run 0 history --format json
out 'rolled_back'

begin "the variables of libpq name the database"
project
unset TRUEUP_URL
PGSERVICEFILE=$dir/service
export PGSERVICEFILE
case $a in
*host=*) host=$(printf '%s' "$a" | sed -E 's/.*[?&]host=([^&]*).*/\1/') port=5432 ;;
*) host=$(printf '%s' "$a" | sed -E 's|.*@([^:/]*).*|\1|') port=$(printf '%s' "$a" | sed -nE 's|.*:([0-9]+)/.*|\1|p') ;;
esac
printf '[here]\nhost=%s\nport=%s\nuser=postgres\ndbname=%s_a\n' "$host" "${port:-5432}" "$database" >service
PGSERVICE=here
export PGSERVICE
run 0 status
unset PGSERVICE PGSERVICEFILE

begin "a model that the engine refuses"
project
model '"name": {"type": "varchar(20)", "default": "nonsense("}'
run 1 diff
no_out
err '^models/m\.json:[0-9]+:[0-9]+: .*syntax error'
model '"name": {"type": "no_such_type"}'
run 1 autogenerate -m x
err '^models/m\.json:[0-9]+:[0-9]+: .*no_such_type'
[ "$(ls migrations | wc -l)" = 1 ] || wrong "a file was written"

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
err 'relation "nowhere" does not exist'
untouched
[ "$(query "$a" "SELECT to_regclass('u') IS NULL")" = t ] || wrong "u is there"
run 2 status --exit-code
sed '/INSERT INTO nowhere/d' edited >"$file"
run 0 up --yes
run 0 status --exit-code

begin "a migration that was edited after it was applied"
project
echo '-- a word' >>"$(ls migrations/*.sql)"
run 3 up --yes
one_error
untouched

begin "a server that goes away in the middle"
project
run 0 new -m gone
file=$(ls migrations/*_gone.sql)
sed 's/^-- Up Migration.*/&\
CREATE TABLE u (id integer);\
SELECT pg_terminate_backend(pg_backend_pid());/; s/^-- Down Migration.*/&\
DROP TABLE u;/' "$file" >edited
cp edited "$file"
run 1 up --yes
no_out
err 'terminat|connection'
untouched
run 0 status
sed '/pg_terminate_backend/d' edited >"$file"
run 0 up --yes
run 0 status --exit-code

begin "a server that is not there"
run 1 inspect 'postgresql://u:geheim@localhost:1/nowhere?connect_timeout=5'
one_error
err_lacks geheim
run 1 inspect "$(url_of trueup_no_such_database)"
one_error
err 'trueup_no_such_database'

if [ -n "${TRUEUP_TEST_PG_AUTH_URL-}" ]; then
    begin "a wrong password"
    run 0 inspect "$TRUEUP_TEST_PG_AUTH_URL"
    run 1 inspect "$(printf '%s' "$TRUEUP_TEST_PG_AUTH_URL" | sed 's/right-secret/geheim/')"
    one_error
    err 'password authentication failed'
    err_lacks 'geheim|right-secret'
else
    skip "a wrong password" "TRUEUP_TEST_PG_AUTH_URL is not set"
fi

begin "a table that is locked for a while is waited for"
project
run 0 new -m second
file=$(ls migrations/*_second.sql)
sed -i 's/^-- Up Migration.*/&\
ALTER TABLE t ADD COLUMN more integer;/; s/^-- Down Migration.*/&\
ALTER TABLE t DROP COLUMN more;/' "$file"
psql -X -q -d "$a" -c 'BEGIN; LOCK TABLE t; SELECT pg_sleep(3)' >/dev/null 2>&1 &
until [ "$(query "$a" "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
    WHERE c.relname = 't' AND l.mode = 'AccessExclusiveLock' AND l.granted")" = 1 ]; do
    sleep 0.1
done
run 0 up --yes --lock-timeout 200ms
wait
run 0 down --yes
untouched

begin "hostile names"
long=$(printf '%063d' 0 | tr 0 x)
create a
unset TRUEUP_URL
{
    for one in 'select' 'two words' 'quo"te' "apo'strophe" 'naïve ☃' 'a;DROP TABLE t;--' 'dot.ted' \
        'back\slash' 'per%sent' "$long"; do
        quoted=$(printf '%s' "$one" | sed 's/"/""/g')
        short=$(printf '%.40s' "$quoted")
        cat <<SQL
CREATE SCHEMA "$quoted";
CREATE TYPE "$quoted"."e $short" AS ENUM ('$short', 'b');
CREATE SEQUENCE "$quoted"."s $short";
CREATE TABLE "$quoted"."$quoted" ("$quoted" integer PRIMARY KEY, "x $short" text CHECK ("x $short" <> ''),
    "e" "$quoted"."e $short" DEFAULT '$short');
CREATE INDEX "i $short" ON "$quoted"."$quoted" (lower("x $short"));
CREATE VIEW "$quoted"."v $short" AS SELECT "$quoted" FROM "$quoted"."$quoted";
CREATE TABLE "$quoted"."c $short" (r integer REFERENCES "$quoted"."$quoted" ("$quoted"));
COMMENT ON TABLE "$quoted"."$quoted" IS '$short';
SQL
    done
} | sed "s/apo'strophe'/apo''strophe'/" >hostile.sql
script "$a" hostile.sql
run 0 --schemas '*' inspect "$a" -o model.json
run 0 --schemas '*' diff --from "$a" --to model.json --exit-code
create b
run 0 --schemas '*' diff --from "$b" --to model.json --up-file up.sql --down-file down.sql
script "$b" up.sql
run 0 --schemas '*' diff --from "$b" --to "$a" --exit-code
script "$b" down.sql
[ "$(query "$b" "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^pg_|^information_schema$'")" = 0 ] || wrong "something is left"

finish
