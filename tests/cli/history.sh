#!/bin/sh
# The history: what the audit log and the log file keep, what a change by hand does, stamp, repair,
# status and its next command. On SQLite. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }
TRUEUP_URL=sqlite:app.db
export TRUEUP_URL
file() { # file NUMBER STATEMENTS [DOWN]
    mkdir -p migrations
    printf '%s\n' '-- Up Migration' "$2" '-- Down Migration (Rollback)' "${3-}" >"migrations/$1_file.sql"
}
is() { # is EXPECTED QUERY
    [ "$(sqlite3 app.db "$2")" = "$1" ] || wrong "$2: $(sqlite3 app.db "$2"), not $1"
}
model() { # model COLUMN...
    mkdir -p models
    printf '%s\n' '{"tables": {"t": {"columns": {' "$1" '}}}}' >models/m.json
}

begin "the audit log says who did what, and no secret"
file 1 'CREATE TABLE a (x);' 'DROP TABLE a;'
run 0 up --scratch-url postgresql://me:geheim@nowhere/db
is 'trueup up --scratch-url postgresql://...' 'SELECT DISTINCT command FROM schema_audit_log'
is '1' "SELECT count(DISTINCT run) FROM schema_audit_log WHERE host LIKE '%@%, process %'"
is 'started,applied,done' 'SELECT group_concat(result) FROM schema_audit_log'
! grep -q geheim app.db || wrong 'the password is in the database'

begin "the log file has a JSON line for each entry, and for a run that fails"
file 1 'CREATE TABLE a (x);' 'DROP TABLE a;'
run 0 up --log-file log.jsonl
file 2 'CREATE TABLE a (x);'
run 1 up --log-file=log.jsonl
[ "$(stat -c %a log.jsonl)" = 600 ] || wrong "log.jsonl has mode $(stat -c %a log.jsonl)"
[ "$(wc -l <log.jsonl)" = 6 ] || wrong "log.jsonl: $(cat log.jsonl)"
while read -r line; do
    [ "$(printf '%s' "$line" | sed "s/'/''/g; s/.*/SELECT json_valid('&')/" | sqlite3)" = 1 ] ||
        wrong "no JSON: $line"
done <log.jsonl
tail -n 1 log.jsonl | grep -q '"action":"up","result":"failed","detail":".*already exists' ||
    wrong "$(tail -n 1 log.jsonl)"
ln -s log.jsonl link
run 1 up --log-file link
err 'symbolic link'

begin "a history that was changed by hand is named, and nothing runs until it is sealed again"
file 1 'CREATE TABLE a (x);' 'DROP TABLE a;'
run 0 up
sql app.db "UPDATE schema_audit_log SET actor = 'nobody' WHERE id = 2"
file 2 'CREATE TABLE b (x);' 'DROP TABLE b;'
run 3 up
err 'the history was changed by hand: row 2 of '
run 2 status --exit-code
out '^next .*trueup repair --reseal'
out '^problem .*changed by hand: row 2'
run 3 repair
run 64 repair --reseal
run 0 repair --reseal --reason 'the actor was wrong'
is 'the actor was wrong' "SELECT detail FROM schema_audit_log WHERE action = 'reseal'"
run 0 up
run 0 status --exit-code

begin "a row that was put in by hand does not count as applied"
file 1 'CREATE TABLE a (x);'
run 0 up
sql app.db "INSERT INTO schema_migrations SELECT '2', 2, 'file', checksum, status, direction,
    applied_at, applied_by, 0, NULL, 1, NULL, NULL, NULL, NULL, NULL, '' FROM schema_migrations"
run 3 up
err 'version 2 stands in .*, and no run wrote it'

begin "stamp counts as applied what the database has"
model '"a": {"type": "integer"}'
run 0 autogenerate -m first
mkdir elsewhere
sed -n '/^-- Up/,/^-- Down/p' migrations/*_first.sql >elsewhere/up.sql
sql app.db <elsewhere/up.sql
run 3 stamp
err 'add --yes'
run 0 stamp --dry-run
is 0 "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migrations'"
run 0 stamp --yes
out '^stamped '
run 0 status --exit-code
is 'stamp' "SELECT DISTINCT action FROM schema_audit_log"
run 0 stamp --yes
out '^nothing to stamp'
run 0 down --yes
is 0 "SELECT count(*) FROM sqlite_schema WHERE name = 't'"

begin "stamp refuses a database that has another schema"
model '"a": {"type": "integer"}'
run 0 autogenerate -m first
sql app.db 'CREATE TABLE t (b TEXT)'
run 2 stamp --yes
err 'does not stand there'
run 0 stamp --yes --accept-drift
is applied 'SELECT status FROM schema_migrations'

begin "what stopped in the middle is said in one sentence, and repair looks before it clears"
file 1 '-- Transaction: none
CREATE TABLE a (x);
CREATE TABLE b (x);
DROP TABLE nowhere;' 'DROP TABLE a;'
run 5 up
run 0 status
out '^next +the run of version 1 stopped behind 2 statements.*trueup up$'
run 5 repair
err 'nothing was changed'
is partial 'SELECT status FROM schema_migrations'
sql app.db 'DROP TABLE b; DROP TABLE a'
run 0 repair
out '^cleared 1 .*the schema is the one before it'
is rolled_back 'SELECT status FROM schema_migrations'
run 0 repair
out '^nothing to repair'
file 1 'CREATE TABLE a (x);' 'DROP TABLE a;'
run 0 up
run 0 status --exit-code
out '^next +nothing to do'

begin "timeouts and tries come from the configuration, too"
run 0 init --url sqlite:app.db
printf '%s\n' 'wait_timeout: 100ms' 'retry_delay: 1ms' 'lock_retries: 2' 'log_file: a.jsonl' >>trueup.yml
file 1 'CREATE TABLE a (x);'
run 0 up
is_file a.jsonl
printf '%s\n' 'statement_timeout: soon' >>trueup.yml
run 78 status
err 'statement_timeout is a time with its unit'

finish
