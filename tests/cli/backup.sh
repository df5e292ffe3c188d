#!/bin/sh
# trueup backup on SQLite: made, listed, looked at, restored, pruned; what is damaged, open to others
# or not empty is refused. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }

project() {
    run 0 init --url sqlite:shop.db
    sqlite3 shop.db 'CREATE TABLE t (x INTEGER PRIMARY KEY, y TEXT); INSERT INTO t VALUES (1, '\''a'\''), (2, NULL);
        CREATE VIEW v AS SELECT x FROM t'
}
made() { find backups -name "$1" | wc -l | tr -d ' '; }
rows() { sqlite3 "$1" 'SELECT count(*), sum(x) FROM t'; }

begin "a backup is one file and its manifest, for this user alone"
project
run 0 backup
out '^no backups in backups$'
run 0 backup create --reason 'first one'
out '^backed up to backups/[0-9TZ]+_shop.db_none.db \('
[ "$(stat -c %a backups)" = 700 ] || wrong "mode of backups: $(stat -c %a backups)"
for file in backups/*; do
    [ "$(stat -c %a "$file")" = 600 ] || wrong "mode of $file: $(stat -c %a "$file")"
done
[ "$(made '*')" = 3 ] || wrong "files: $(ls backups)"
run 0 backup list
out '_shop.db_none  .* KiB  first one$'
run 0 backup show
out '^database  sqlite:shop.db$'
out '^schema    sha256:'
out '^state     whole'
run 0 backup list --format json
out '"reason": "first one"'

begin "it is restored into an empty database, and into a full one that is named"
project
run 0 backup create
run 0 --url sqlite:copy.db backup restore latest
out '^restored .* into sqlite:copy.db$'
[ "$(rows copy.db)" = '2|3' ] || wrong "rows: $(rows copy.db)"
sqlite3 shop.db 'DELETE FROM t; DROP VIEW v; CREATE TABLE later (z)'
run 3 backup restore
err 'sqlite:shop.db is not empty: it has t'
err 'confirm "shop.db"'
run 3 backup restore --confirm other
err 'is named "shop.db", not "other"'
[ "$(sqlite3 shop.db 'SELECT count(*) FROM t')" = 0 ] || wrong 'it was restored all the same'
first=$(basename "$(ls backups/*.json)" .json)
run 0 backup restore "$first" --confirm shop.db
out '^what was there is in backup '
[ "$(rows shop.db)" = '2|3' ] || wrong "rows: $(rows shop.db)"
[ "$(sqlite3 shop.db "SELECT count(*) FROM sqlite_schema WHERE name = 'later'")" = 0 ] ||
    wrong 'a table of before is still there'
run 0 backup list
out 'before a restore$'

begin "WAL is fine, and somebody who writes meanwhile"
project
sqlite3 shop.db 'PRAGMA journal_mode = WAL' >/dev/null
sqlite3 shop.db 'INSERT INTO t VALUES (10, NULL)'
run 0 backup create
run 0 --url sqlite:copy.db backup restore
[ "$(rows copy.db)" = '3|13' ] || wrong "rows: $(rows copy.db)"

begin "data that was changed or cut off is refused"
project
run 0 backup create
file=$(ls backups/*.db)
printf x >>"$file"
run 3 backup show
err 'is not what its manifest says'
run 3 --url sqlite:copy.db backup restore
one_error
[ ! -s copy.db ] || wrong 'something was restored'
truncate -s 100 "$file"
run 3 backup show
rm "$file"
run 1 backup show
one_error

begin "a manifest that leads elsewhere is none"
project
run 0 backup create
sed 's|"file": "|&../|' "$(ls backups/*.json)" >manifest && cat manifest >"$(ls backups/*.json)"
grep -q '"file": "../' backups/*.json || wrong 'the manifest was not changed'
run 1 backup show
err 'not the manifest of a backup'

begin "a directory that others may write to, or a link, is no place for backups"
project
mkdir -m 777 backups
run 3 backup create
err 'others may write to "backups"'
rmdir backups
mkdir -m 700 elsewhere
ln -s elsewhere backups
run 3 backup create
err '"backups" is not a directory'
[ "$(find elsewhere | wc -l)" = 1 ] || wrong 'something was written behind the link'

begin "a run backs up first when it is asked to, and not when nothing is to run"
project
printf '%s\n' '-- Hazards: TU102 drops table t with its rows' '-- Allow: TU102 reason="old"' \
    '-- Up Migration' 'DROP VIEW v;' 'DROP TABLE t;' '-- Down Migration' \
    'CREATE TABLE t (x INTEGER PRIMARY KEY, y TEXT);' 'CREATE VIEW v AS SELECT x FROM t;' \
    >migrations/20260101_000000_1.0.0_drop.sql
run 0 up --yes --backup destructive
out '^backed up to backups/.*_none(_[0-9]+)?.db$'
run 0 up --yes --backup always
out '^nothing to do$'
run 0 down --yes
echo 'backup: destructive' >>trueup.yml
run 0 up --yes
out '^backed up to backups/.*_none(_[0-9]+)?.db$'
run 0 down --yes --backup never
out_lacks 'backed up'
[ "$(made '*.json')" = 2 ] || wrong "backups: $(ls backups)"
run 0 --url sqlite:copy.db backup restore latest
echo 'backup: sometimes' >trueup.yml
run 78 backup list
err 'backup is never, destructive or always'

begin "when the backup fails nothing is run"
project
printf '%s\n' '-- Up Migration' 'CREATE TABLE later (x);' >migrations/20260101_000000_1.0.0_later.sql
mkdir -m 777 backups
run 3 up --yes --backup always
err 'no backup was made|others may write'
[ "$(sqlite3 shop.db "SELECT count(*) FROM sqlite_schema WHERE name = 'later'")" = 0 ] ||
    wrong 'the migration ran'

begin "old ones go, the newest whole one stays"
project
for n in 1 2 3 4; do run 0 backup create --reason "number $n"; done
run 0 backup prune --keep 2 --dry-run
out 'would delete .*number 1$'
[ "$(made '*.json')" = 4 ] || wrong 'a dry run deleted something'
run 0 backup prune --keep 2
[ "$(made '*.json')" = 2 ] || wrong "left: $(ls backups)"
[ "$(made '*.db')" = 2 ] || wrong "left: $(ls backups)"
run 0 backup list
out 'number 4$'
out 'number 3$'
out_lacks 'number 2'
newest=$(ls backups/*.json | tail -n 1)
printf x >>"${newest%.json}.db"
run 0 backup prune --keep 1
run 0 backup list
out 'number 3$'
run 0 backup prune --older-than 30
out '^nothing to delete$'

begin "names: by their beginning, none, several"
project
run 64 backup show
err 'there is no backup in "backups"'
run 0 backup create
run 0 backup create
run 0 backup show "$(ls backups/*.json | head -n 1 | sed 's,.*/,,; s/.json//')"
run 64 backup show 20
err 'could be 2 backups'
run 64 backup show nothing
run 64 backup list name
run 64 backup dance
err 'create, list, show, restore or prune'

begin "a disk that is full leaves nothing behind"
project
sqlite3 shop.db 'CREATE TABLE big AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
    WHERE i < 2000) SELECT i, zeroblob(1000) AS b FROM n'
(ulimit -f 512 && trap '' XFSZ && exec "$trueup" backup create) >"$work/out" 2>"$work/err" &&
    wrong 'a backup was made'
err '^trueup: no backup was made: '
[ "$(made '*.db*')" = 0 ] || wrong "left: $(ls backups)"
finish
