#!/bin/sh
# Models that are SQL files on PostgreSQL: dumps, what psql writes, what a splitter trips over. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
[ -n "${TRUEUP_TEST_PG_URL-}" ] || { echo "1..0 # SKIP TRUEUP_TEST_PG_URL is not set" && exit 0; }
PATH=$PATH${TRUEUP_TEST_PG_BIN+:$TRUEUP_TEST_PG_BIN}
command -v psql >/dev/null || { echo "1..0 # SKIP no psql (Debian: postgresql-client-15)" && exit 0; }
PGOPTIONS='-c client_min_messages=error'
export PGOPTIONS

database=trueup_files_$$
url_of() { printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$1|"; }
admin() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$TRUEUP_TEST_PG_URL" -c "$1"; }
a=$(url_of "$database")
create() {
    admin "DROP DATABASE IF EXISTS $database WITH (FORCE)"
    admin "CREATE DATABASE $database TEMPLATE template0"
}
clean_up() {
    admin "DROP DATABASE IF EXISTS $database WITH (FORCE)"
    rm -rf "$work"
}
script() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$1" -f "$2" >/dev/null || wrong "psql: $2"; }
compare() { run "$1" --schemas '*' diff --from "$a" --to "$2" --exit-code; }
# The same database as the file says, and psql thinks so too.
same() {
    create
    script "$a" "$1"
    compare 0 "$1"
}

begin "a dump with its rows"
create
cat >rows.sql <<'SQL'
CREATE TABLE t (id serial PRIMARY KEY, x text, "a;b" text);
INSERT INTO t (x, "a;b") VALUES ('it''s; $$ "one" /* -- ', E'\\.'), (E'\\i x\n\\.\n;', NULL), ('\.', '\restrict');
CREATE SCHEMA app;
CREATE TABLE app.u (t_id integer REFERENCES t);
INSERT INTO app.u SELECT id FROM t;
CREATE FUNCTION app.f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM public.t;';
SQL
script "$a" rows.sql
pg_dump -O -x -d "$a" >dump.sql || wrong "pg_dump"
grep -q 'FROM stdin' dump.sql || wrong "no rows in the dump"
compare 0 dump.sql
err 'data of 2 COPY blocks is not loaded'
{ echo 'SET transaction_timeout = 0;' && pg_dump -O -x -n public -d "$a"; } >public.sql
compare 2 public.sql
out '- schema app'
sed '/^\\\.$/d' dump.sql >endless.sql
run 1 diff --from "$a" --to endless.sql
err 'rows of COPY ... FROM stdin have no end'
err 'endless.sql:[0-9]+:1'

begin "no setting of a file reaches the next one"
create
mkdir files
cat >files/1.sql <<'SQL'
SELECT pg_catalog.set_config('search_path', '', false);
SET standard_conforming_strings = off;
SET default_with_oids = false;
CREATE TABLE public.a (x text DEFAULT 'it\'s; one');
BEGIN;
SQL
printf '%s\n' '\set ON_ERROR_STOP on' '\echo here' "CREATE TABLE b (x text DEFAULT 'a\\');" \
    "SELECT 1 \\; CREATE TABLE c (x integer);" >files/2.sql
{ echo 'CREATE TABLE a (x text DEFAULT $$it'"'"'s; one$$);' && cat files/2.sql; } >plain.sql
script "$a" plain.sql
compare 0 ./files

begin "what would change a file's meaning is refused"
create
refuse() { # refuse STATUS TEXT MESSAGE HINT
    printf 'CREATE TABLE t (a integer);\n%s\n' "$2" >refused.sql
    run "$1" diff --from "$a" --to refused.sql --scratch-url "$TRUEUP_TEST_PG_URL"
    err "$3"
    err "$4"
    err 'refused.sql:2:1'
}
refuse 1 '\i other.sql' 'command of psql' 'directory of .sql files'
refuse 1 '\connect other' 'command of psql' 'without --create'
refuse 3 "CREATE DATABASE ${database}_no;" 'CREATE DATABASE stands in a model' 'without --create'
refuse 3 "DROP DATABASE $database;" 'DROP DATABASE stands in a model' 'without --create'
refuse 1 '\! touch here' 'command of psql' 'outside of the database'

begin "passwords of foreign servers"
create
cat >far.sql <<'SQL'
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS ("user" 'me', password 'hush hush');
CREATE FOREIGN TABLE far (id integer OPTIONS (at 'x')) SERVER s OPTIONS (place 'y');
SQL
script "$a" far.sql
compare 0 far.sql
run 0 --schemas '*' inspect "$a" -o far.json
grep -q '"password": "\*\*\*"' far.json || wrong "no stars in the model"
grep -q 'hush' far.json && wrong "the password is in the model"
compare 0 far.json
sed 's/hush hush/not the same/' far.sql >other.sql
compare 2 other.sql
out '~ user mapping s.public: options user me, password \*\*\* -> user me, password \*\*\*'
run 0 --schemas '*' diff --from "$a" --to other.sql --format json
out_lacks 'hush|not the same'
run 0 --schemas '*' diff --from "$a" --to other.sql --up-file up.sql --down-file down.sql
grep -q "SET password 'not the same'" up.sql || wrong "the declared password is not set"
grep -q "SET password '\*\*\*'" down.sql || wrong "down has no stars"
grep -q 'TU537' down.sql || wrong "down does not say what is missing"
grep -q 'hush' up.sql down.sql && wrong "the password is in a script"
sed 's/SERVER s OPTIONS ("user/SERVER nowhere OPTIONS ("user/' far.sql >broken.sql
run 1 diff --from "$a" --to broken.sql
grep -q 'hush' "$work/err" && wrong "the password is in the error"

begin "what a splitter trips over"
cat >traps.sql <<'SQL'
CREATE TABLE t (a integer, "b;" text DEFAULT ';', c text DEFAULT E'\';''', d text DEFAULT '\');
CREATE FUNCTION f1() RETURNS text LANGUAGE plpgsql AS $a$ BEGIN
  EXECUTE $b$ SELECT $$;$$; -- $$ $b$; /* ; */ RETURN ';'; END; $a$;
CREATE FUNCTION f2(a integer) RETURNS integer LANGUAGE sql
BEGIN ATOMIC
  SELECT CASE WHEN a > 1 THEN (CASE a WHEN 2 THEN 3 END) ELSE 4 END AS "end";
  SELECT CASE a WHEN 1 THEN 2 END;
END;
CREATE OR REPLACE PROCEDURE p1() LANGUAGE sql BEGIN ATOMIC END;
CREATE FUNCTION f3() RETURNS integer RETURN (SELECT 1 /* a /* ; */ b; */);
CREATE FUNCTION f4() RETURNS text LANGUAGE sql AS E'SELECT \';\' || ''x''';
CREATE FUNCTION f5() RETURNS text LANGUAGE sql AS 'SELECT '';'' '
  '; ';
CREATE FUNCTION f7() RETURNS text LANGUAGE plpgsql AS $_$ BEGIN RETURN $x1$;$x1$; END $_$;
CREATE FUNCTION "f8;"() RETURNS text LANGUAGE sql AS U&'SELECT 1\003b -- !';
CREATE FUNCTION U&"f!003b9" UESCAPE '!' () RETURNS text LANGUAGE sql AS U&'SELECT !0031 -- !!' UESCAPE '!';
CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT ';'; DELETE FROM t WHERE a = 1);
CREATE OPERATOR @-@ (FUNCTION = int4pl, LEFTARG = integer, RIGHTARG = integer);
CREATE VIEW v AS SELECT 1 @-@ 2 AS x, 3 *-- ;
  4 AS y, 5 +/* ; */ 6 AS z, 1 - -2 AS a$b$c, $é$;$é$ AS d;
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger(';', '$$');
DO $$ BEGIN PERFORM 1; /* $ $ */ END $$;
COMMENT ON TABLE t IS ';'; ; COMMENT ON COLUMN t.a IS $_$ $$; \i $_$
SQL
same traps.sql

finish
