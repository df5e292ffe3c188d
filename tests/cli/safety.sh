#!/bin/sh
# What must never happen to a database that trueup is pointed at, on SQLite. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }
TRUEUP_URL=sqlite:app.db
export TRUEUP_URL
model() { # model COLUMN...
    mkdir -p models
    printf '%s\n' '{"tables": {"t": {"columns": {' "$1" '}}}}' >models/m.json
}

begin "another tool's history is neither dropped nor written to"
sql app.db "CREATE TABLE schema_migrations (version TEXT PRIMARY KEY);
    INSERT INTO schema_migrations VALUES ('20240101'); CREATE TABLE t (a INTEGER)"
cp app.db before.db
model '"a": {"type": "integer"}, "b": {"type": "text"}'
run 0 diff
out_lacks 'schema_migrations'
err '1 objects .* left alone'
mkdir migrations
printf '%s\n' 'CREATE TABLE x (a);' >migrations/1_x.sql
for verb in up status history 'down' 'up --dry-run'; do
    # shellcheck disable=SC2086
    run 3 $verb
    err "another tool's table"
done
same_file app.db before.db
run 0 up --history-table trueup_history
run 0 status --history-table trueup_history --exit-code

begin "a history under another name is left alone too"
model '"a": {"type": "integer"}'
run 0 autogenerate -m first
run 0 up
run 0 diff --exit-code
run 0 diff --exit-code --history-table other

begin "a user's table that has the name of ours is managed"
sql app.db "CREATE TABLE schema_metadata (value TEXT); CREATE TABLE t (a INTEGER)"
model '"a": {"type": "integer"}'
run 2 diff --exit-code
out 'table main.schema_metadata'

begin "a lost audit log does not make applied migrations pending"
model '"a": {"type": "integer"}'
run 0 autogenerate -m first
run 0 up
sql app.db 'DROP TABLE schema_audit_log'
run 0 status
out 'applied +1'
out 'pending +0'
run 0 up --sql
out_lacks 'CREATE TABLE t'

begin "a printed script runs what up would run"
mkdir migrations
cat >migrations/1_a.sql <<'E2'
-- Up Migration
-- Only: staging
CREATE TABLE staging_only (a);
-- Down Migration
-- Only: staging
DROP TABLE staging_only;
E2
run 0 up --sql
out_lacks '^CREATE TABLE staging_only'
cp "$work/out" script.sql
run 0 up --sql --env staging
out '^CREATE TABLE staging_only'
sql app.db <script.sql >/dev/null
run 0 status --exit-code
run 0 down --sql
out_lacks '^DROP TABLE staging_only'

begin "an interrupted migration is not printed from its start"
mkdir migrations
printf '%s\n' '-- Up Migration' '-- Transaction: none' 'CREATE TABLE one (a);' 'CREATE TABLE one (a);' \
    >migrations/1_a.sql
run 5 up
run 5 up --sql
no_out
err 'trueup up'

begin "looking writes nothing, and works after a crash"
sql app.db "CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)"
model '"a": {"type": "integer"}, "b": {"type": "text"}'
cp app.db before.db
for verb in inspect diff status history verify 'up --dry-run' 'up --sql' 'diff --format sql'; do
    # shellcheck disable=SC2086
    run 0 $verb
done
same_file app.db before.db
sqlite3 app.db >/dev/null <<'E2'
PRAGMA cache_size = 1;
BEGIN;
CREATE TABLE half (a);
INSERT INTO half WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT randomblob(40) FROM n;
.system cp app.db hot.db
.system cp app.db-journal hot.db-journal
ROLLBACK;
E2
[ -s hot.db-journal ] || wrong "no crash to look at"
run 0 inspect --url sqlite:hot.db
out '"t"'
out_lacks '"half"'
sqlite3 app.db >/dev/null <<'E2'
PRAGMA cache_size = 1;
BEGIN;
CREATE TABLE half (a);
INSERT INTO half WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT randomblob(40) FROM n;
.system cp app.db hot.db
.system cp app.db-journal hot.db-journal
ROLLBACK;
E2
run 0 status --url sqlite:hot.db

begin "verify takes changed rows as meant, and lost ones as lost"
mkdir migrations
cat >migrations/1_a.sql <<'E2'
-- Up Migration
CREATE TABLE t (a INTEGER PRIMARY KEY, b INTEGER);
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT);
-- Down Migration
DROP TABLE country;
DROP TABLE t;
E2
cat >migrations/2_b.sql <<'E2'
-- Up Migration
INSERT OR IGNORE INTO country VALUES ('de', 'Germany');
UPDATE main.t SET b = b + 1;
-- Down Migration
DELETE FROM country WHERE code = 'de';
E2
run 0 verify
out '^ok +2'
cat >migrations/3_c.sql <<'E2'
-- Up Migration
CREATE TABLE t_new (a INTEGER PRIMARY KEY, b INTEGER, c TEXT);
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
E2
run 3 verify
out 'loses rows'

begin "a text of a model ends where its statement ends"
for condition in 'a > 1; DROP TABLE x' 'a > 1 /* '; do
    printf '{"tables": {"t": {"columns": {"a": {"type": "int"}}, "indexes": {"i": {"on": ["a"], "where": "%s"}}}}}' \
        "$condition" >m.json
    case $condition in *DROP*) code=3 why='more than one statement' ;; *) code=1 why='is open at the end' ;; esac
    run $code diff --url sqlite:e.db --from empty --to m.json --format sql --no-proof
    err "index t.i: .*$why"
    out_lacks .
done

finish
