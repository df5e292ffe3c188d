#!/bin/sh
# What is managed, what a filter leaves alone, and what is not modelled. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
[ -n "${TRUEUP_TEST_PG_URL-}" ] || { echo "1..0 # SKIP TRUEUP_TEST_PG_URL is not set" && exit 0; }
PATH=$PATH${TRUEUP_TEST_PG_BIN+:$TRUEUP_TEST_PG_BIN}
command -v psql >/dev/null || { echo "1..0 # SKIP no psql (Debian: postgresql-client-15)" && exit 0; }
PGOPTIONS='-c client_min_messages=error'
export PGOPTIONS

database=trueup_coverage_$$
admin() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$TRUEUP_TEST_PG_URL" -c "$1"; }
clean_up() {
    admin "DROP DATABASE IF EXISTS $database WITH (FORCE)"
    rm -rf "$work"
}
url=$(printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$database|")
TRUEUP_URL=$url
export TRUEUP_URL
admin "CREATE DATABASE $database TEMPLATE template0" || exit 99
psql -X -q -v ON_ERROR_STOP=1 -d "$url" <<'E2' || exit 99
CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));
CREATE TABLE tmp_import (id bigint);
CREATE VIEW orders_shown AS SELECT id, note FROM orders;
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER noted BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION noted();
CREATE OPERATOR FAMILY family USING btree;
CREATE SCHEMA other CREATE TABLE elsewhere (id int);
E2

begin "the ledger counts per kind and names what has none"
run 0 inspect --format text --schemas public
out '^table +2 +1 +0$'
out '^view +1 +0 +0$'
out '^not modelled: operator family public\.family$'
run 0 inspect --coverage --schemas public -o model.json
err '^table +2 +1 +0$'
run 0 diff --to model.json --format json
out '"not_modelled": \['
out '"filtered": 1'

begin "strict coverage refuses what is not modelled"
run 3 inspect --strict-coverage -o model.json
err 'operator family public\.family'

begin "what a filter names is left alone"
run 0 inspect -o model.json
run 0 inspect --exclude 'tmp_*' --exclude 'trigger:*' -o less.json
grep -q tmp_import less.json && wrong "an excluded table was written"
grep -q '"triggers"' less.json && wrong "excluded triggers were written"
run 2 diff --to less.json --exit-code
out 'tmp_import'
run 0 diff --to less.json --exit-code --exclude 'tmp_*' --exclude 'trigger:*'
run 0 diff --to less.json --exit-code --include 'orders*' --include 'function:*' --exclude 'trigger:*'
printf '{"tables": {}}\n' >empty.json
run 2 diff --to empty.json --exit-code --include 'tmp_*'
out_lacks 'orders'
printf 'exclude: ["tmp_*", "trigger:*"]\n' >trueup.yml
run 0 diff --to less.json --exit-code
run 64 diff --to less.json --exclude 'tabel:x'
err 'did you mean "table"'

begin "a change under an object that is left alone is refused, not made"
run 0 inspect -o model.json
sed 's/varchar(20)/varchar(30)/; s/"character varying(20)"/"character varying(30)"/' model.json >wide.json
cmp -s model.json wide.json && wrong "the model did not change"
run 3 diff --to wide.json --exclude 'view:*' --format sql
err 'view public.orders_shown is not managed'
out_lacks 'DROP VIEW'
run 0 diff --to wide.json --format sql
out 'CREATE VIEW public.orders_shown'
finish
