#!/bin/sh
# trueup backup on PostgreSQL, MySQL and MariaDB: made, restored into an empty database and into a full
# one, equal by the schema's fingerprint and by its rows; no secret in name, manifest or message. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
PATH=$PATH${TRUEUP_TEST_PG_BIN+:$TRUEUP_TEST_PG_BIN}
[ -n "${TRUEUP_TEST_PG_URL-}" ] && command -v psql >/dev/null && pg=yes || pg=
if [ -n "${TRUEUP_TEST_MYSQL_URL-}" ]; then . "$top_srcdir/tests/servers/mysql-client.sh"; fi
mysql=${my_program-}
[ -n "$pg$mysql" ] ||
    { echo "1..0 # SKIP neither TRUEUP_TEST_PG_URL nor TRUEUP_TEST_MYSQL_URL is set" && exit 0; }

database=trueup_backup_$$
pg_admin() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$TRUEUP_TEST_PG_URL" -c "$1"; }
pg_url() { printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$1|"; }
pg_drop() { PGOPTIONS='-c client_min_messages=error' pg_admin "DROP DATABASE IF EXISTS ${database}_$1 WITH (FORCE)"; }
my_admin() { my_query "$TRUEUP_TEST_MYSQL_URL" "$1"; }
clean_up() {
    for one in a b; do
        [ -z "$pg" ] || pg_drop $one
        [ -z "$mysql" ] || my_admin "DROP DATABASE IF EXISTS ${database}_$one"
    done
    rm -rf "$work"
}
print() { run 0 --url "$1" status --format json && sed -nE 's|.*"fingerprint": "([^"]*)".*|\1|p' "$work/out"; }

restored() { # restored URL URL: both cases, on two databases of an engine; `full` fills, `rows` asks
    a=$1 b=$2
    full "$a"
    TRUEUP_URL=$a
    export TRUEUP_URL
    run 0 init
    run 0 backup create --reason 'a test'
    backup=$(basename "$(ls backups/*.json)" .json)
    case $backup in *_${database}_a_none) ;; *) wrong "name: $backup" ;; esac
    run 0 backup show "$backup"
    out '^state     whole'
    before=$(rows "$a") at=$(print "$a")
    run 0 --url "$b" backup restore "$backup"
    err 'the backup is of another database'
    [ "$(rows "$b")" = "$before" ] || wrong "rows: $(rows "$b"), not $before"
    [ "$(print "$b")" = "$at" ] || wrong 'another schema'
    run 3 --url "$b" backup restore "$backup"
    err 'is not empty: it has'
    ask "$a" 'DROP VIEW v'
    ask "$a" 'DELETE FROM child'
    ask "$a" 'CREATE TABLE later (z int)'
    run 0 backup restore "$backup" --confirm "${database}_a"
    out '^what was there is in backup '
    no_err
    [ "$(rows "$a")" = "$before" ] || wrong "rows: $(rows "$a"), not $before"
    [ "$(print "$a")" = "$at" ] || wrong 'another schema after a restore in place'
    # a backup that is cut off drops nothing
    file=$(ls backups/"$backup".[ds]*)
    truncate -s -40 "$file"
    run 3 backup restore "$backup" --confirm "${database}_a"
    [ "$(rows "$a")" = "$before" ] || wrong "rows: $(rows "$a"), not $before"
}

if [ -n "$pg" ]; then
    ask() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$1" -c "$2" || wrong "psql: $2"; }
    rows() { ask "$1" "SELECT string_agg(x::text, ',' ORDER BY x) FROM child"; }
    full() {
        ask "$1" "CREATE SCHEMA more; CREATE TYPE more.mood AS ENUM ('a', 'b');
            CREATE TABLE parent (id int PRIMARY KEY, m more.mood);
            CREATE TABLE child (x int REFERENCES parent, \"odd \"\"name\" text);
            CREATE VIEW v AS SELECT x FROM child;
            CREATE FUNCTION more.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
            INSERT INTO parent VALUES (1, 'a'), (2, 'b'); INSERT INTO child VALUES (1, 'x'), (2, NULL)"
    }
    begin "PostgreSQL: a backup is restored, elsewhere and in place"
    for one in a b; do pg_drop $one && pg_admin "CREATE DATABASE ${database}_$one TEMPLATE template0"; done
    restored "$(pg_url ${database}_a)" "$(pg_url ${database}_b)"

    begin "PostgreSQL: a restore that fails changes nothing"
    pg_drop b && pg_admin "CREATE DATABASE ${database}_b TEMPLATE template0"
    TRUEUP_URL=$(pg_url ${database}_a)
    run 0 init
    run 0 backup create
    # what the backup needs is taken by something that cannot be dropped: a type of another owner's
    ask "$(pg_url ${database}_b)" 'ALTER DATABASE '${database}_b' SET default_transaction_read_only = on'
    run 1 --url "$(pg_url ${database}_b)" backup restore
    [ "$(ask "$(pg_url ${database}_b)" "SELECT count(*) FROM pg_class WHERE relname = 'child'")" = 0 ] ||
        wrong 'half of it is there'

    begin "PostgreSQL: a program that is not there, and one that fails"
    TRUEUP_URL=$(pg_url ${database}_a)
    run 0 init
    export TRUEUP_PG_DUMP="$work/none"
    run 1 backup create
    err 'pg_dump is not installed'
    printf '#!/bin/sh\nprintf half\nexit 3\n' >"$work/pg_dump"
    chmod +x "$work/pg_dump"
    TRUEUP_PG_DUMP=$work/pg_dump
    run 1 backup create
    err '^trueup: no backup was made: '
    [ -z "$(ls backups)" ] || wrong "left: $(ls backups)"
    unset TRUEUP_PG_DUMP
fi

if [ -n "$mysql" ]; then
    ask() { my_query "$1" "$2" || wrong "mysql: $2"; }
    rows() { ask "$1" 'SELECT group_concat(x ORDER BY x) FROM child'; }
    full() {
        ask "$1" "CREATE TABLE parent (id int PRIMARY KEY, b blob)"
        ask "$1" "CREATE TABLE child (x int, \`odd \`\`name\` varchar(20), FOREIGN KEY (x) REFERENCES parent (id))"
        ask "$1" "CREATE VIEW v AS SELECT x FROM child"
        ask "$1" "CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 1"
        ask "$1" "CREATE TRIGGER tr BEFORE INSERT ON child FOR EACH ROW SET NEW.\`odd \`\`name\` = 'set'"
        ask "$1" "INSERT INTO parent VALUES (1, x'00ff27'), (2, NULL)"
        ask "$1" "INSERT INTO child VALUES (1, 'x'), (2, NULL)"
    }
    begin "MySQL: a backup is restored, elsewhere and in place"
    for one in a b; do
        my_admin "DROP DATABASE IF EXISTS ${database}_$one" && my_admin "CREATE DATABASE ${database}_$one"
    done
    restored "$(my_url ${database}_a)" "$(my_url ${database}_b)"
    [ "$(ask "$(my_url ${database}_b)" 'SELECT hex(b) FROM parent WHERE id = 1')" = 00FF27 ] ||
        wrong 'bytes are not the same'

    begin "MySQL: an engine without transactions is refused"
    ask "$(my_url ${database}_a)" 'CREATE TABLE other (x int) ENGINE = MyISAM'
    TRUEUP_URL=$(my_url ${database}_a)
    run 0 init
    run 3 backup create
    err 'the engine of other \(MyISAM\) has no transactions'
fi

if [ -n "$mysql" ]; then
    half_way() { # a run whose second statement fails, on a database with rows
        for one in a b; do
            my_admin "DROP DATABASE IF EXISTS ${database}_$one" && my_admin "CREATE DATABASE ${database}_$one"
        done
        TRUEUP_URL=$(my_url ${database}_a)
        full "$TRUEUP_URL"
        run 0 init
        printf '%s\n' '-- Up Migration' 'ALTER TABLE child ADD COLUMN later int;' \
            'ALTER TABLE nothing ADD COLUMN later int;' >migrations/20260101_000000_1.0.0_half.sql
    }
    later() { ask "$TRUEUP_URL" "SELECT count(*) FROM information_schema.columns WHERE table_schema = database() AND column_name = 'later'"; }
    begin "MySQL: a run that stops half way names the backup that takes it back"
    half_way
    run 5 up --yes --backup always
    err 'trueup backup restore [0-9TZ]+_'
    [ "$(later)" = 1 ] || wrong 'it did not stop half way'
    run 0 backup restore latest --confirm ${database}_a --no-safety-backup
    [ "$(later)" = 0 ] || wrong 'the column is still there'
    run 2 status --exit-code
    out '^applied   0$'
    out_lacks 'NOT FINISHED'

    begin "MySQL: or takes it back by itself"
    half_way
    run 1 up --yes --backup always --auto-restore
    err 'the database was restored from backup'
    [ "$(later)" = 0 ] || wrong 'the column is still there'
    [ "$(rows "$TRUEUP_URL")" = 1,2 ] || wrong "rows: $(rows "$TRUEUP_URL")"
fi

begin "no secret reaches a name, a manifest or a message"
secret=S3cr3t-planted
run 0 init
for url in "$([ -z "$pg" ] || pg_url "${database}_a")" "$([ -z "$mysql" ] || my_url "${database}_a")"; do
    [ -n "$url" ] || continue
    url=$(printf '%s\n' "$url" | sed -E "s|^([a-z]+://)(([^:@/]*)(:[^@/]*)?@)?|\1nobody:$secret@|")
    "$trueup" --url "$url" backup create >>"$work/said" 2>&1
done
if grep -rq "$secret" "$work/said" backups 2>/dev/null; then wrong 'the password was said'; fi
finish
