#!/bin/sh
# What is special to SQLite: hand-written files with foreign keys off, settings and other leftovers
# of a file, WAL, attached databases, temporary objects, a file that somebody else writes to. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }

file() { # file NUMBER: a migration from stdin
    { echo '-- Up Migration' && cat; } >"migrations/$1_file.sql"
}
value() { sqlite3 app.db "$1"; }
is() { # is EXPECTED QUERY
    [ "$(value "$2")" = "$1" ] || wrong "$2: $(value "$2"), not $1"
}
project() {
    run 0 init --url sqlite:app.db
    sql app.db 'CREATE TABLE parent (id INTEGER PRIMARY KEY); INSERT INTO parent VALUES (1), (2);
        CREATE TABLE child (parent INTEGER REFERENCES parent (id)); INSERT INTO child VALUES (1), (2)'
}

begin "a file that leaves rows without their parent is refused, and says of which table"
project
file 1 <<'SQL'
DELETE FROM parent WHERE id = 2;
SQL
run 3 up --yes
err 'leaves 1 rows that break foreign keys \(before: 0\): child 1 \(before: 0\)'
is 2 'SELECT count(*) FROM parent'
is failed 'SELECT status FROM schema_migrations'
file 1 <<'SQL'
DELETE FROM parent WHERE id = 2;
DELETE FROM child WHERE parent = 2;
SQL
run 0 up --yes
is 1 'SELECT count(*) FROM parent'

begin "rows that were broken before do not count, in other tables either"
project
sql app.db 'INSERT INTO child VALUES (7), (8)'
file 1 <<'SQL'
ALTER TABLE child RENAME TO kid;
INSERT INTO kid VALUES (1);
SQL
run 0 up --yes
file 2 <<'SQL'
INSERT INTO kid VALUES (9);
SQL
run 3 up --yes
err 'kid 3 \(before: 2\)'

begin "a part that is a transaction of its own is refused alone"
project
file 1 <<'SQL'
CREATE TABLE t (x);
-- Transaction: own
DELETE FROM parent;
INSERT INTO t VALUES (1);
SQL
run 5 up --yes
err 'child 2 \(before: 0\)'
is 2 'SELECT count(*) FROM parent'

begin "settings and temporary objects of a file do not reach the next one"
project
file 1 <<'SQL'
PRAGMA ignore_check_constraints = ON;
PRAGMA case_sensitive_like = ON;
PRAGMA reverse_unordered_selects = ON;
PRAGMA journal_mode = OFF;
PRAGMA recursive_triggers = ON;
CREATE TABLE checked (x CHECK (x > 0));
CREATE TEMP TABLE later (x);
CREATE TEMP VIEW "a ""view""" AS SELECT 1;
CREATE TEMP TRIGGER parent_too AFTER INSERT ON main.parent BEGIN DELETE FROM child; END;
SQL
file 2 <<'SQL'
CREATE TABLE seen (what, value);
INSERT INTO seen SELECT 'checks', ignore_check_constraints FROM pragma_ignore_check_constraints;
INSERT INTO seen SELECT 'order', reverse_unordered_selects FROM pragma_reverse_unordered_selects;
INSERT INTO seen SELECT 'recursive', recursive_triggers FROM pragma_recursive_triggers;
INSERT INTO seen SELECT 'like', 'a' LIKE 'A';
INSERT INTO seen SELECT 'journal', journal_mode FROM pragma_journal_mode;
INSERT INTO seen SELECT 'temporary', count(*) FROM sqlite_temp_master;
SQL
run 0 up --yes
is 'checks 0,order 0,recursive 0,like 1,journal delete,temporary 0' \
    "SELECT group_concat(what || ' ' || value) FROM seen"
is 2 'SELECT count(*) FROM child'

begin "a database that a file attached is gone behind it; WAL that a file asked for stays"
project
file 1 <<'SQL'
PRAGMA journal_mode = WAL;
CREATE TABLE t (x);
SQL
run 0 up --yes
is wal 'PRAGMA journal_mode'
file 2 <<'SQL'
-- Transaction: none
ATTACH 'other.db' AS other;
CREATE TABLE other.t (x);
SQL
file 3 <<'SQL'
CREATE TABLE attached AS SELECT count(*) AS n FROM pragma_database_list WHERE seq > 1;
SQL
run 0 up --yes
is 0 'SELECT n FROM attached'
[ "$(sqlite3 other.db .tables)" = t ] || wrong "other.db has no t"

begin "WAL and the page settings survive a rebuild, forth and back"
project
sql app.db 'PRAGMA journal_mode = WAL; PRAGMA user_version = 7; PRAGMA application_id = 99' >/dev/null
sqlite3 app.db .schema | sed 's/parent INTEGER/parent INTEGER NOT NULL/' >models/m.sql
run 0 autogenerate -m rebuild
grep -q '^ALTER TABLE child__trueup_new RENAME' migrations/*.sql || wrong "that is no rebuild"
run 0 up --yes
is 'wal' 'PRAGMA journal_mode'
is '7' 'PRAGMA user_version'
is '99' 'PRAGMA application_id'
is 2 'SELECT count(*) FROM child'
run 0 down --yes
is wal 'PRAGMA journal_mode'
run 2 diff --exit-code

begin "temporary objects and attached databases of a model's file are no part of it"
project
cat >model.sql <<'SQL'
CREATE TEMP TABLE child (other);
CREATE TABLE parent (id INTEGER PRIMARY KEY);
CREATE TABLE main.child (parent INTEGER REFERENCES parent (id));
CREATE TEMP TRIGGER parent_too AFTER INSERT ON main.parent BEGIN DELETE FROM child; END;
CREATE TEMP VIEW parents AS SELECT 1;
ATTACH ':memory:' AS beside;
CREATE TABLE beside.parent (more);
SQL
run 0 diff --from sqlite:app.db --to model.sql --exit-code
out '^in sync'
echo 'CREATE TABLE main.parents (id);' >>model.sql
run 2 diff --from sqlite:app.db --to model.sql --exit-code
out '^\+ table main.parents'

begin "what is tried on scratch reaches no file: ATTACH and VACUUM INTO are refused there"
project
sql other.db 'CREATE TABLE t (x)'
printf "ATTACH '%s/other.db' AS other;\nCREATE TABLE other.evil (x);\n" "$PWD" >attach.sql
printf "CREATE TABLE t (x);\nVACUUM INTO '%s/copy.db';\n" "$PWD" >into.sql
for model in attach into; do
    run 1 diff --from sqlite:app.db --to $model.sql
    err "$model.sql:[12]:.*(not authorized|authorization denied).*opens and writes no other file"
done
[ "$(sqlite3 other.db .tables)" = t ] || wrong "other.db was changed"
no_file copy.db
echo 'CREATE TABLE t (x); VACUUM;' >vacuum.sql
run 0 diff --from sqlite:app.db --to vacuum.sql
out '^\+ table main.t'

begin "comments stay in the text of a table that a model file changes"
sql app.db 'CREATE TABLE t (
    id INTEGER PRIMARY KEY, -- who
    -- how much
    amount INT /* in cents */
)'
run 0 init --url sqlite:app.db
run 0 inspect sqlite:app.db -o models/m.json
sed 's/"amount": "INT"/"amount": "TEXT"/' models/m.json >m.json && mv m.json models/m.json
run 0 autogenerate -m text
run 0 up --yes
run 0 diff --exit-code
for comment in '-- who$' '^ *-- how much$' 'amount TEXT /[*] in cents [*]/$'; do
    sqlite3 app.db '.schema t' | grep -q -e "$comment" || wrong "no $comment: $(sqlite3 app.db '.schema t')"
done

begin "what has its own words in SQLite goes through JSON, YAML and XML and is equal"
sql old.db <"$top_srcdir/tests/golden/sqlite/table-every_kind/to.sql"
for format in json yaml xml; do
    run 0 inspect sqlite:old.db --strict-coverage --format $format -o model.$format
    rm -f new.db && sql new.db VACUUM
    run 0 diff --from sqlite:new.db --to model.$format --format sql --up-file up.sql
    sql new.db <up.sql
    run 0 diff --from sqlite:new.db --to sqlite:old.db --exit-code
    run 0 diff --from sqlite:old.db --to model.$format --exit-code
done
echo '{"tables": {"t": {"columns": {"a": "int"}, "primary_key": ["b COLLATE nocase"]}}}' >wrong.json
run 1 diff --from sqlite:old.db --to wrong.json
err '"b" is not a column of table "t"'

begin "somebody else writes: it waits with a bound, says so, and changes nothing"
project
file 1 <<'SQL'
CREATE TABLE t (x);
SQL
mkfifo hold
sqlite3 app.db <hold >held 2>&1 &
holder=$!
exec 3>hold
echo "BEGIN IMMEDIATE; SELECT 'held';" >&3
tries=0
until grep -q held held || [ "$tries" -ge 100 ]; do
    tries=$((tries + 1))
    sleep 0.05
done
started=$(date +%s)
run 7 up --yes
err 'not free within [0-9]+ ms'
[ $(($(date +%s) - started)) -le 60 ] || wrong "it waited for $(($(date +%s) - started)) s"
run 0 status
out '^pending +1'
echo "ROLLBACK;" >&3
exec 3>&-
wait "$holder"
run 0 up --yes
is 0 'SELECT count(*) FROM t'

finish
