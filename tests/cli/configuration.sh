#!/bin/sh
# trueup.yml: found upwards, environments, ${...}, precedence of the URL, errors with their place
# and exit 78; and init. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"

database() { # database FILE TABLE
    sql "$1" "CREATE TABLE $2 (id integer)"
}
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }

begin "init writes a project and overwrites nothing"
run 0 init
no_err
is_file trueup.yml
[ -d models ] && [ -d migrations ] || wrong "no models or no migrations"
cp trueup.yml before
run 1 init
one_error
err '"trueup.yml" exists already'
same_file trueup.yml before

begin "init --from-db writes the model"
database app.db t
run 0 init --from-db --url sqlite:app.db
is_file models/schema.json
grep -q sqlite:app.db trueup.yml || wrong "the URL is not in trueup.yml"
run 0 diff --exit-code
run 0 init --help

begin "init --from-db sets up a project that goes on from there"
database app.db t
run 0 init --from-db sqlite:app.db
out '^wrote migrations/.*_baseline\.sql$'
run 0 status --exit-code
run 0 diff --exit-code
run 0 verify
run 0 --url sqlite:other.db up --yes
run 0 --url sqlite:other.db diff --exit-code
run 0 new -m second
run 2 status --exit-code
run 0 up --yes

begin "init --from-db --no-baseline leaves the database as it is"
database app.db t
cp app.db before.db
run 0 init --from-db --no-baseline sqlite:app.db
cmp -s app.db before.db || wrong "the database was written to"
[ -z "$(ls migrations)" ] || wrong "there is a migration"
run 0 diff --exit-code

begin "init takes a URL for --from-db alone, and once"
database app.db t
run 64 init sqlite:app.db
run 64 init --from-db sqlite:app.db --url sqlite:app.db
no_file trueup.yml

begin "init --from-db of an empty database has no baseline"
sql app.db 'CREATE TABLE t (a); DROP TABLE t'
run 0 init --from-db sqlite:app.db
[ -z "$(ls migrations)" ] || wrong "there is a migration"

begin "init --from-db leaves nothing when the database cannot be read"
run 1 init --from-db --url sqlite:nothing/app.db
no_file trueup.yml
no_file models

begin "init writes no password"
run 0 init --url postgresql://u:geheim@localhost/db
! grep -q geheim trueup.yml || wrong "the password is in trueup.yml"

begin "paths count from the file, which is looked for upwards"
mkdir -p a/b models
database app.db here
echo 'url: sqlite:app.db' >trueup.yml
cd a/b || exit 99
run 0 inspect
out '"here"'
cd "$work" || exit 99
run 0 --config "$dir/trueup.yml" inspect
out '"here"'

begin "an environment, and the precedence of the URL"
for name_ in option variable configured prod fallback; do
    database "$name_.db" "t_$name_"
done
cat >trueup.yml <<'Y'
url: sqlite:configured.db
environments:
  prod: { url: "sqlite:${PROD_NAME}.db" }
  test:
Y
TRUEUP_URL=sqlite:variable.db DATABASE_URL=sqlite:fallback.db
export TRUEUP_URL DATABASE_URL
run 0 inspect --url sqlite:option.db
out t_option
run 0 inspect
out t_variable
unset TRUEUP_URL
run 0 inspect
out t_configured
PROD_NAME=prod
export PROD_NAME
run 0 inspect --env prod
out t_prod
TRUEUP_ENV=prod run 0 inspect
out t_prod
run 0 inspect --env test
out t_configured
TRUEUP_URL=sqlite:variable.db run 0 inspect --env prod
out t_variable
err 'warning: the database is that of TRUEUP_URL'
unset PROD_NAME
run 0 inspect
run 78 inspect --env prod
one_error
err '^trueup.yml:3:[0-9]+: the variable "PROD_NAME" is not set'
run 78 inspect --env prdo
err 'no environment "prdo".*it has: prod, test'
rm trueup.yml
run 0 inspect
out t_fallback
unset DATABASE_URL

begin "a file as a value"
database app.db t
mkdir secret
echo app.db >secret/name
# shellcheck disable=SC2016
echo 'url: sqlite:${file:secret/name}' >trueup.yml
run 0 inspect
out '"t"'
rm secret/name
run 78 inspect
err '^trueup.yml:1:6: the file "secret/name" cannot be read'

begin "what is wrong in the file has its place"
printf 'models: m\nulr: x\n' >trueup.yml
run 78 status
one_error
err '^trueup.yml:2:1: unknown key "ulr" \(did you mean "url"\?\)$'
printf 'url: a\nurl: b\n' >trueup.yml
run 78 status
err '^trueup.yml:2:1: duplicate key'
printf 'url: [a]\n' >trueup.yml
run 78 status
err '^trueup.yml:1:6: url is a text'
printf 'environments:\n  x: { environments: {} }\n' >trueup.yml
run 78 status
err '^trueup.yml:2:8: unknown key "environments"'
rm trueup.yml
echo '{"url": ' >trueup.json
run 78 status --format json
json_out
out '"status": "configuration"'
err '^trueup.json:[12]:[0-9]+: '
echo >trueup.yml
run 78 status
err 'both "trueup.yml" and "trueup.json"'
run 78 status --config nowhere.yml
err 'cannot read "nowhere.yml"'

begin "no database is named"
run 78 status
one_error
err 'no database is named'

finish
