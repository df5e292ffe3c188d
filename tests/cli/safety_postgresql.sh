#!/bin/sh
# What must never happen to a PostgreSQL server that trueup is pointed at. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
[ -n "${TRUEUP_TEST_PG_URL-}" ] || { echo "1..0 # SKIP TRUEUP_TEST_PG_URL is not set" && exit 0; }
PATH=$PATH${TRUEUP_TEST_PG_BIN+:$TRUEUP_TEST_PG_BIN}
command -v psql >/dev/null || { echo "1..0 # SKIP no psql (Debian: postgresql-client-15)" && exit 0; }
PGOPTIONS='-c client_min_messages=error'
export PGOPTIONS

database=trueup_safety_$$ role=trueup_safety_role_$$
admin() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$TRUEUP_TEST_PG_URL" -c "$1"; }
url_of() { printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$1|"; }
drop() {
    psql -X -q -d "$(url_of "${database}_$1")" -c 'DROP SUBSCRIPTION IF EXISTS s' 2>/dev/null
    admin "DROP DATABASE IF EXISTS ${database}_$1 WITH (FORCE)"
}
create() { drop "$1" && admin "CREATE DATABASE ${database}_$1 TEMPLATE template0"; }
clean_up() {
    drop a
    drop b
    admin "DROP ROLE IF EXISTS $role"
    rm -rf "$work"
}
a=$(url_of "${database}_a") b=$(url_of "${database}_b")
script() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$1" >/dev/null || wrong "psql: failed"; }
query() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$1" -c "$2" || wrong "psql: $2"; }
scratch_left() { # of the process that just ran there must be none; others may be at work
    admin "SELECT count(*) FROM pg_database d WHERE datname LIKE 'trueup\\_scratch\\_%' AND
        EXISTS (SELECT FROM pg_subscription s WHERE s.subdbid = d.oid)"
}

begin "a proof writes nothing to foreign servers"
create a && create b || wrong "no database"
query "$b" 'CREATE TABLE r (id int, day date)'
if [ "$(admin "SELECT count(*) FROM pg_available_extensions WHERE name = 'postgres_fdw'")" = 0 ]; then
    name="$name # SKIP no postgres_fdw"
else
    parts=$(printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -nE 's|^[a-z]+://[^@/]*@?([^:/?]*):?([0-9]*)/.*|\1 \2|p')
    # shellcheck disable=SC2086
    set -- $parts
    script "$a" <<E2
CREATE EXTENSION postgres_fdw;
CREATE SERVER remote FOREIGN DATA WRAPPER postgres_fdw
    OPTIONS (host '${1:-$(admin 'SHOW unix_socket_directories' | sed 's/,.*//')}', port '${2:-5432}', dbname '${database}_b');
CREATE USER MAPPING FOR CURRENT_USER SERVER remote OPTIONS (password 'so-secret');
CREATE TABLE p (id int, day date) PARTITION BY RANGE (day);
CREATE FOREIGN TABLE p_old PARTITION OF p FOR VALUES FROM ('2000-01-01') TO ('2030-01-01')
    SERVER remote OPTIONS (table_name 'r');
E2
    run 0 inspect --url "$a" -o to.json
    sed 's/"day": "date"/"day": "date", "more": "text"/' to.json >more.json
    run 0 diff --url "$a" --to more.json --format sql
    out 'ADD COLUMN more'
    err_lacks 'so-secret'
    [ "$(query "$b" 'SELECT count(*) FROM r')" = 0 ] || wrong "rows were written to the other server"
fi

begin "a subscription is not copied, and no scratch database stays behind"
script "$a" <<'E2'
CREATE SUBSCRIPTION s CONNECTION 'host=/nowhere password=so-secret' PUBLICATION x
    WITH (connect = false, slot_name = NONE);
CREATE TABLE t (id int);
E2
run 0 inspect --url "$a" -o to.json
sed 's/"columns": { "id": "integer" }/"columns": { "id": "bigint" }/' to.json >more.json
run 0 diff --url "$a" --to more.json --format sql
out 'bigint'
[ "$(scratch_left)" = 0 ] || wrong "a scratch database with a subscription is left"

begin "what reaches beyond a scratch database does not run beside the user's own"
admin "CREATE ROLE $role"
for statement in "ALTER ROLE $role CONNECTION LIMIT 3" "DROP ROLE $role" \
    "GRANT CONNECT ON DATABASE ${database}_a TO $role" "COMMENT ON ROLE $role IS 'x'" \
    "DO \$\$ BEGIN ALTER ROLE $role CONNECTION LIMIT 3; END \$\$"; do
    printf '%s;\n' "CREATE TABLE t (id int)" "$statement" >role.sql
    run 3 diff --url "$a" --to role.sql
    err '^role.sql:2:1: .*--scratch-url'
done
mkdir migrations
printf '%s\n' "CREATE TABLE t (id int);" "ALTER ROLE $role CONNECTION LIMIT 3;" >migrations/1_a.sql
run 3 verify --url "$b"
run 3 diff --from migrations --to empty --url "$b"
printf '%s\n' '{"functions": {"f()": "SELECT 1; DROP ROLE '"$role"'"}}' >f.json
run 3 diff --url "$b" --to f.json
[ "$(admin "SELECT rolconnlimit FROM pg_roles WHERE rolname = '$role'")" = -1 ] || wrong "the role was changed"
printf '%s;\n' "GRANT SELECT ON pg_class TO $role" "CREATE TABLE t (id int)" >fine.sql
run 0 diff --url "$b" --to fine.sql
run 0 diff --url "$b" --to role.sql --scratch-url "$TRUEUP_TEST_PG_URL"

begin "schemas of any name, and any number of them"
create a || wrong "no database"
{
    echo 'CREATE SCHEMA "my, ""odd"" one"; CREATE TABLE "my, ""odd"" one"."a b" (id int);'
    for i in 1 2 3 4 5 6 7 8 9; do
        echo "CREATE SCHEMA a_rather_long_name_of_a_schema_$i; CREATE TABLE a_rather_long_name_of_a_schema_$i.t (id int);"
    done
} >many.sql
mkdir models && mv many.sql models
run 0 autogenerate -m many --url "$a"
run 0 up --url "$a" --yes
run 0 status --url "$a" --exit-code
run 0 down --url "$a" --yes

begin "what is made anew gets back its owner and privileges"
create a || wrong "no database"
admin "DROP ROLE IF EXISTS $role" && admin "CREATE ROLE $role"
script "$a" <<E2
CREATE FUNCTION f() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
CREATE VIEW v AS SELECT 1 AS x;
ALTER FUNCTION f() OWNER TO $role;
GRANT SELECT (x) ON v TO $role;
E2
printf '%s;\n' "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT 1::bigint'" \
    "CREATE VIEW v AS SELECT 'a'::text AS x" >anew.sql
run 0 diff --url "$a" --to anew.sql --format sql --no-proof
out "^ALTER FUNCTION public.f\(\) OWNER TO $role;"
out "^GRANT SELECT \(x\) ON TABLE public.v TO $role;"

finish
