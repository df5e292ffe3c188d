#!/bin/sh
# The main job and bad input on MySQL and MariaDB. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
[ -n "${TRUEUP_TEST_MYSQL_URL-}" ] || { echo "1..0 # SKIP TRUEUP_TEST_MYSQL_URL is not set" && exit 0; }
. "$top_srcdir/tests/servers/mysql-client.sh"
[ -n "$my_program" ] || { echo "1..0 # SKIP no mariadb (Debian: mariadb-client-core)" && exit 0; }

database=trueup_cli_$$ user=trueup_cli_$$
admin() { my_query "$TRUEUP_TEST_MYSQL_URL" "$1"; }
drop() { admin "DROP DATABASE IF EXISTS ${database}_$1"; }
create() { drop "$1" && admin "CREATE DATABASE ${database}_$1 CHARACTER SET utf8mb4"; }
holder=
clean_up() {
    [ -z "$holder" ] || admin "KILL $holder" 2>/dev/null
    drop a
    drop b
    admin "DROP USER IF EXISTS '$user'@'%', '$user'@localhost" 2>/dev/null
    rm -rf "$work"
}
a=$(my_url "${database}_a") b=$(my_url "${database}_b")
query() { my_query "$1" "$2" || wrong "mysql: $2"; }
script() { my_script "$1" "$2" >/dev/null || wrong "mysql: $2"; }
flavour=$(my_flavour)

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
written() { # written NAME UP DOWN: a migration by hand
    run 0 new -m "$1"
    file=$(ls migrations/*_"$1".sql)
    awk -v up="$2" -v down="$3" '{ print } /^-- Up Migration/ { print up } /^-- Down Migration/ { print down }' \
        "$file" >edited && cp edited "$file"
}
rows() { query "$a" 'SELECT * FROM t' | tr '\t' '|'; }
untouched() { [ "$(rows)" = '1|one' ] || wrong "the row is lost"; }
tables() { query "$a" 'SHOW TABLES' | grep -v '^schema_' | paste -sd ' ' -; }
scratch_left() { admin "SHOW DATABASES" | grep -c "^trueup_scratch_[0-9]*_${1}_"; }

begin "forth and back"
project
run 0 diff --exit-code
model '"name": {"type": "varchar(40)"}, "size": {"type": "integer", "default": "3"}'
run 2 diff --exit-code
run 0 autogenerate -m grow
run 2 status --exit-code
run 0 verify
run 0 up --yes
run 0 status --exit-code
run 0 diff --exit-code
[ "$(rows)" = '1|one|3' ] || wrong "the row is not what it should be: $(rows)"
run 0 down --yes
untouched
run 2 diff --exit-code
run 0 history --format json
out 'rolled_back'
run 0 up --yes
run 0 status --exit-code
query "$a" "SELECT DISTINCT TIMESTAMPDIFF(MINUTE, applied_at, UTC_TIMESTAMP()) FROM schema_migrations" >when
[ "$(cat when)" = 0 ] || wrong "the time of the history is not the clock's in UTC"

begin "one neutral model on every engine"
create a || wrong "no database"
mkdir models && cp "$top_srcdir/models/library/library.yml" models
for url in "$a" sqlite:library.db ${TRUEUP_TEST_PG_URL:+"$TRUEUP_TEST_PG_URL"}; do
    rm -rf migrations
    case $url in
    postgres*)
        command -v "${TRUEUP_TEST_PG_BIN:+$TRUEUP_TEST_PG_BIN/}psql" >/dev/null || continue
        pg() { "${TRUEUP_TEST_PG_BIN:+$TRUEUP_TEST_PG_BIN/}psql" -X -q -d "$TRUEUP_TEST_PG_URL" -c "$1"; }
        pg "CREATE DATABASE ${database}_p TEMPLATE template0" || wrong "no database"
        url=$(printf '%s\n' "$url" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1${database}_p|")
        ;;
    esac
    run 0 autogenerate -m all --url "$url"
    run 0 up --yes --url "$url"
    run 0 diff --exit-code --url "$url"
    run 0 inspect --url "$url" -o back.yml
    run 0 diff --exit-code --url "$url" --to back.yml
    run 0 down --yes --url "$url"
    run 0 diff --exit-code --url "$url" --to empty
done
[ -z "${TRUEUP_TEST_PG_URL-}" ] || pg "DROP DATABASE IF EXISTS ${database}_p"

begin "a model that the engine refuses"
project
model '"name": {"type": "varchar(20)", "default": "nonsense("}'
run 1 diff
no_out
err '^models/m\.json:[0-9]+:[0-9]+: .*syntax'
model '"name": {"type": "no_such_type"}'
run 1 autogenerate -m x
err '^models/m\.json:[0-9]+:[0-9]+: .*no_such_type'
[ "$(ls migrations | wc -l)" = 1 ] || wrong "a file was written"

begin "a statement that fails in the middle: status says where, up goes on once it is mended"
project
written second 'CREATE TABLE u (id integer);
INSERT INTO u VALUES (1);
INSERT INTO nowhere VALUES (1);
CREATE TABLE v (id integer);' 'DROP TABLE v;
DROP TABLE u;'
run 5 up --yes
no_out
err "nowhere' doesn't exist"
err 'correct statement 3 in the file'
[ "$(tables)" = 't u' ] || wrong "the tables are $(tables)"
run 2 status --exit-code
out 'NOT FINISHED'
out 'after 2 of 4 statements|was partial'
run 2 status --format json --exit-code
out '"statements_done": 2'
sed '/INSERT INTO nowhere/d' edited >"$file"
run 0 up --yes
out 'goes on with statement 3 of 3'
[ "$(tables)" = 't u v' ] || wrong "the tables are $(tables)"
[ "$(query "$a" 'SELECT count(*) FROM u')" = 1 ] || wrong "a row was put in twice"
run 0 status --exit-code
run 0 down --yes
untouched

begin "a statement that was done cannot be changed, one that comes may be"
project
written second 'CREATE TABLE u (id integer);
INSERT INTO nowhere VALUES (1);' 'DROP TABLE u;'
run 5 up --yes
sed 's/id integer/id bigint/' edited >"$file"
run 3 up --yes
err 'restore the first 1 statements'

begin "a first statement that fails changes nothing"
project
written second 'ALTER TABLE nowhere ADD x integer;
CREATE TABLE u (id integer);' 'DROP TABLE u;'
run 1 up --yes
run 2 status --exit-code
out 'was failed'
[ "$(tables)" = 't' ] || wrong "the tables are $(tables)"

begin "what was set for the session is set again when a run goes on"
project
written second "SET @who = 'me';
SET foreign_key_checks = 0;
CREATE TABLE u (id integer PRIMARY KEY, other integer, FOREIGN KEY (other) REFERENCES w (id));
INSERT INTO nowhere VALUES (1);
INSERT INTO t VALUES (2, @who);
CREATE TABLE w (id integer PRIMARY KEY);" 'DROP TABLE u;
DROP TABLE w;'
run 5 up --yes
sed '/INSERT INTO nowhere/d' edited >"$file"
run 0 up --yes
[ "$(rows | tail -n 1)" = '2|me' ] || wrong "the rows are $(rows)"
[ "$(tables)" = 't u w' ] || wrong "the tables are $(tables)"

begin "what a run cannot stand on is refused before anything runs"
project
written second 'CREATE TABLE u (id integer);
USE mysql;' ''
run 3 up --yes
err 'cannot leave the database'
[ "$(tables)" = 't' ] || wrong "the tables are $(tables)"
sed 's/^USE .*/-- Transaction: own\nINSERT INTO t VALUES (2, NULL);\nDROP TABLE u;/' edited >"$file"
run 3 up --yes
err 'cannot run inside a transaction'
sed 's/^USE .*/START TRANSACTION;/' edited >"$file"
run 3 up --yes
[ "$(tables)" = 't' ] || wrong "the tables are $(tables)"

begin "rows that belong together change together"
project
written second '-- Transaction: own
INSERT INTO t VALUES (2, NULL);
INSERT INTO t VALUES (1, NULL);' ''
run 1 up --yes
untouched

# slow STATEMENT: a migration whose second statement takes a while, up with it at work; $id and $pid.
slow() {
    project
    written second "CREATE TABLE u (id integer);
$1;
CREATE TABLE w (id integer);" "DROP TABLE w;
$2;
DROP TABLE u;"
    hold
    at_work "$1"
}
at_work() { # at_work STATEMENT: up, until it runs the statement
    "$trueup" up --yes --lock-timeout 60s >"$work/out" 2>"$work/err" &
    pid=$!
    wait_for "$1"
}
hold() { # t is in use until let_go, however slow the machine is
    my_query "$a" 'START TRANSACTION; SELECT * FROM t; SELECT SLEEP(100)' >/dev/null 2>&1 &
    wait_for 'SELECT SLEEP(100)'
    holder=$id
}
let_go() {
    end_of "$holder"
    holder=
}
end_of() { # end_of ID: a connection, killed and gone
    admin "KILL $1" 2>/dev/null
    tries=0
    while [ -n "$(admin "SELECT ID FROM information_schema.PROCESSLIST WHERE ID = $1")" ]; do
        sleep 0.1
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || { wrong "connection $1 does not end" && return; }
    done
}
wait_for() { # wait_for STATEMENT: $id is the connection that runs it
    tries=0
    until id=$(admin "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = '${database}_a'
        AND INFO LIKE '$1%'") && [ -n "$id" ]; do
        sleep 0.1
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || { wrong "$1 never ran: $(said err)" && return; }
    done
}
killed() {
    kill -9 "$pid"
    wait "$pid" 2>/dev/null
}

begin "killed in the middle of a statement that the server finishes"
slow 'CREATE TABLE slow AS SELECT SLEEP(5) AS x' 'DROP TABLE slow'
killed
let_go
run 2 status --exit-code
out 'NOT FINISHED'
run 0 up --yes
out 'goes on with statement 3 of 3'
[ "$(tables)" = 'slow t u w' ] || wrong "the tables are $(tables)"
run 0 status --exit-code
run 0 down --yes
untouched

begin "killed in the middle of an ALTER that the server gives up"
slow 'ALTER TABLE t ADD COLUMN slow integer' 'ALTER TABLE t DROP COLUMN slow'
killed
end_of "$id"
let_go
run 0 up --yes
out 'goes on with statement 2 of 3'
[ "$(tables)" = 't u w' ] || wrong "the tables are $(tables)"
run 0 status --exit-code
run 0 down --yes
untouched

# The second of three statements is an ALTER between settings; up is killed while it waits.
narrowed() {
    project
    model '"name": {"type": "varchar(20)"}, "kind": {"type": "enum('"'a', 'b'"')"}'
    run 0 autogenerate -m kind
    run 0 up --yes
    model '"name": {"type": "varchar(20)"}, "kind": {"type": "enum('"'a'"')"}'
    run 0 autogenerate -m narrow
    hold
    at_work 'ALTER TABLE `t`'
    killed
}

begin "killed in the middle of an ALTER that stands between settings"
narrowed
end_of "$id"
let_go
run 0 up --yes
out 'goes on with statement 2 of 3'
run 0 status --exit-code
run 0 down --steps 2 --yes
untouched

begin "killed in the middle of such an ALTER that the server finishes"
narrowed
let_go
run 0 up --yes
out 'goes on with statement 3 of 3'
run 0 status --exit-code
run 0 down --steps 2 --yes
untouched

begin "a connection that is lost in the middle of an ALTER"
slow 'ALTER TABLE t ADD COLUMN slow integer' 'ALTER TABLE t DROP COLUMN slow'
end_of "$id"
code=0
wait "$pid" || code=$?
let_go
[ "$code" = 1 ] || wrong "up ends with $code"
ran=up
err 'looks at the catalog and goes on'
run 0 up --yes
out 'goes on with statement 2 of 3'
run 0 status --exit-code

begin "an opaque statement that was interrupted is asked about"
project
written second "CREATE PROCEDURE slowly() DO SLEEP(5);
CALL slowly();
CREATE TABLE w (id integer);" 'DROP TABLE w; DROP PROCEDURE slowly;'
"$trueup" up --yes >/dev/null 2>&1 &
pid=$!
wait_for 'DO SLEEP'
killed
run 4 up --yes
err '--interrupted done'
run 0 up --yes --interrupted done
[ "$(tables)" = 't w' ] || wrong "the tables are $(tables)"

begin "an ALTER says how it runs, and never falls back to copying"
project
model '"name": {"type": "varchar(20)"}, "size": {"type": "integer"}'
run 0 autogenerate -m size
grep -q 'ALGORITHM=INSTANT;' migrations/*_size.sql || wrong "the file does not say INSTANT"
run 0 verify
run 0 up --yes
run 0 down --yes
untouched
sed 's/ADD COLUMN `size` [^,]*/ADD COLUMN `size` int AS (id) STORED/' migrations/*_size.sql >edited
cp edited migrations/*_size.sql
run 1 up --yes
err 'ALGORITHM=INSTANT is not supported'
untouched

begin "values that do not fit stop an ALTER before it changes anything, whatever the server's mode"
project
model '"name": {"type": "varchar(2)"}, "kind": {"type": "enum('"'a'"')", "not_null": true}'
query "$a" "ALTER TABLE t ADD COLUMN kind enum('a', 'b')"
query "$a" "UPDATE t SET kind = 'b'"
run 0 diff --up-file up.sql --down-file down.sql
grep -q '^-- TU505: .*t.kind.* makes it fail' up.sql || wrong "the hazard is not said"
{ echo "SET sql_mode = '';" && cat up.sql; } >lax.sql
my_script "$a" lax.sql >"$work/out" 2>"$work/err" && wrong "it ran"
[ "$(rows)" = '1|one|b' ] || wrong "the row is $(rows)"
query "$a" "UPDATE t SET kind = 'a', name = '1'"
{ echo "SET sql_mode = '';" && cat up.sql && echo "SELECT @@sql_mode;"; } >lax.sql
[ "$(my_script "$a" lax.sql)" = '' ] || wrong "the mode is not put back"
run 0 diff --exit-code

begin "a table that is locked for a while is waited for"
project
written second 'ALTER TABLE t ADD COLUMN more integer;' 'ALTER TABLE t DROP COLUMN more;'
my_query "$a" 'START TRANSACTION; SELECT * FROM t; SELECT SLEEP(3); COMMIT' >/dev/null 2>&1 &
wait_for 'SELECT SLEEP(3)'
run 0 up --yes --lock-timeout 1s
wait
run 0 down --yes
untouched

begin "two runs at once apply each migration once"
project
written second 'CREATE TABLE u (id integer);
INSERT INTO u VALUES (1);' 'DROP TABLE u;'
for i in 1 2 3 4; do
    "$trueup" up --yes >"$work/up.$i" 2>&1 &
done
wait
[ "$(query "$a" 'SELECT count(*) FROM u')" = 1 ] || wrong "it ran more than once"
run 0 status --exit-code

begin "the printed script does the same"
project
model '"name": {"type": "varchar(20)"}, "size": {"type": "integer", "comment": "it'"'"'s; a \\\\ here"}'
run 0 autogenerate -m grow
written trigger "CREATE TRIGGER touch BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.size = 1; SET NEW.size = NEW.size + 1; END;" \
    'DROP TRIGGER touch;'
written procedure "CREATE PROCEDURE note() BEGIN -- \$\$ ;; // and the rest
  INSERT INTO t (id) VALUES (7); INSERT INTO t (id) VALUES (8); END;
CREATE TABLE noted (text varchar(20) DEFAULT ';'); -- ;" 'DROP PROCEDURE note;
DROP TABLE noted;'
run 0 up --dry-run
cp "$work/out" dry.sql
script "$a" dry.sql # what is shown runs as it is, without the history
[ "$(query "$a" "SHOW PROCEDURE STATUS WHERE Db = DATABASE()" | cut -f 2)" = note ] || wrong "no procedure"
query "$a" 'ALTER TABLE t DROP COLUMN size; DROP TRIGGER touch; DROP PROCEDURE note; DROP TABLE noted'
run 0 up --sql
cp "$work/out" up.sql
script "$a" up.sql
run 0 status --exit-code
query "$a" "INSERT INTO t (id) VALUES (2)"
[ "$(query "$a" "SELECT size FROM t WHERE id = 2")" = 2 ] || wrong "the trigger is not there"
query "$a" 'CALL note()'
[ "$(query "$a" "SELECT count(*) FROM t WHERE id > 6")" = 2 ] || wrong "the procedure does not what it should"
run 0 down --steps 3 --dry-run
[ "$(grep -c '^-- down ' "$work/out")" = 3 ] || wrong "not three versions are rolled back"
run 0 down --steps 3 --sql
cp "$work/out" down.sql
script "$a" down.sql
[ "$(query "$a" "SHOW TRIGGERS")" = '' ] || wrong "the trigger is still there"
run 2 status --exit-code
out 'pending +3'

begin "a server that is not there, a database that is not there, none that is named"
run 1 inspect 'mysql://u:geheim@127.0.0.1:1/nowhere'
one_error
err_lacks geheim
run 1 inspect "$(my_url trueup_no_such_database)"
one_error
err 'trueup_no_such_database'
run 64 status --url "$(my_url '')"
err 'names no database'
run 64 inspect "$(my_url '')"
err 'names no database'

begin "a wrong password, and rights that are missing"
create a || wrong "no database"
for host in localhost %; do
    admin "CREATE USER '$user'@'$host' IDENTIFIED BY 'right-Secret/1';
        GRANT SELECT ON ${database}_a.* TO '$user'@'$host'"
done
poor=$(printf '%s\n' "$a" | sed -E "s|^([a-z]+://)([^/@]*@)?|\1$user:right-Secret%2F1@|")
run 0 inspect "$poor"
run 1 inspect "$(printf '%s' "$poor" | sed 's/right-Secret/geheim/')"
one_error
err 'Access denied'
err_lacks 'geheim|right-Secret'
mkdir models
model '"name": {"type": "varchar(20)"}'
run 1 autogenerate --url "$poor" -m first
err 'cannot create a scratch database'
err 'GRANT'
err_lacks 'right-Secret'
[ ! -e migrations ] || [ "$(ls migrations | wc -l)" = 0 ] || wrong "a file was written"
run 0 autogenerate --url "$poor" -m first --scratch-url "$TRUEUP_TEST_MYSQL_URL"
run 1 up --url "$poor" --yes
err 'denied'
err_lacks 'right-Secret'

begin "a server that takes no changes"
if [ "$(admin "SELECT 1 FROM information_schema.PROCESSLIST WHERE USER NOT IN ('event_scheduler', 'system user')
    AND ID <> CONNECTION_ID() LIMIT 1")" = 1 ] && [ -z "${TRUEUP_TEST_ALL-}" ]; then
    name="$name # SKIP others are at work on this server"
else
    admin "REVOKE ALL PRIVILEGES, GRANT OPTION FROM '$user'@localhost, '$user'@'%'"
    for host in localhost %; do admin "GRANT ALL ON ${database}_a.* TO '$user'@'$host'"; done
    admin "SET GLOBAL read_only = 1"
    mkdir migrations
    printf '%s\n' '-- Up Migration' 'CREATE TABLE t (id int);' '-- Down Migration' 'DROP TABLE t;' >migrations/1_a.sql
    run 1 up --url "$poor" --yes
    admin "SET GLOBAL read_only = 0"
    err 'read.only'
fi

begin "no scratch database stays behind"
project
printf '%s\n' '{"tables": {"t": {"columns": {"id": "no_such_type"}}}}' >models/m.json
"$trueup" diff >/dev/null 2>&1 &
pid=$!
wait "$pid"
[ "$(scratch_left "$pid")" = 0 ] || wrong "a scratch database is left"
old=trueup_scratch_1000000000_1_abc
admin "CREATE DATABASE $old"
model '"name": {"type": "varchar(21)"}'
run 2 diff --exit-code
[ "$(admin "SHOW DATABASES LIKE '$old'")" = '' ] || wrong "what a killed run left an hour ago is still there"
admin "DROP DATABASE IF EXISTS $old"

begin "statements that reach beyond a scratch database do not run beside the user's own"
project
for statement in "DROP USER $user" "SET GLOBAL max_connections = 200" "CREATE DATABASE ${database}_x" \
    "DROP DATABASE ${database}_a" "DROP TABLE ${database}_a.t" "INSERT INTO ${database}_a.t VALUES (9, 'x')" \
    "GRANT ALL ON *.* TO '$user'@localhost" "USE ${database}_a" "SELECT 1 INTO OUTFILE '/tmp/trueup_$$'"; do
    printf '%s;\n' "CREATE TABLE t (id int)" "$statement" >reach.sql
    "$trueup" diff --to reach.sql >"$work/out" 2>"$work/err" </dev/null
    code=$?
    [ "$code" = 3 ] || wrong "$statement: ends with $code: $(said err) $(said out)"
done
untouched

begin "rights are no part of a model: who asks for all hears of them"
create a && unset TRUEUP_URL
query "$a" 'CREATE TABLE t (id int PRIMARY KEY)'
admin "DROP USER IF EXISTS '$user'@'%', '$user'@localhost"
run 0 inspect "$a" --strict-coverage -o model.json
for host in localhost %; do
    admin "DROP USER IF EXISTS '$user'@'$host'; CREATE USER '$user'@'$host' IDENTIFIED BY 'right-Secret/1'"
done
admin "GRANT SELECT ON ${database}_a.* TO '$user'@'%'; GRANT INSERT ON ${database}_a.t TO '$user'@'%';
    GRANT UPDATE (id) ON ${database}_a.t TO '$user'@localhost"
run 0 inspect "$a" -o model.json
run 0 diff --from "$a" --to model.json --exit-code
run 3 inspect "$a" --strict-coverage -o model.json
for what in database 'table t' 'columns of t'; do
    grep -q "$what for '$user'@" "$work/out" "$work/err" || wrong "nothing is said of rights on $what: $(said err)"
done

begin "the character set of a database is no part of a model: a difference is told, and refused when asked"
create a && create b
admin "ALTER DATABASE ${database}_a CHARACTER SET latin1 COLLATE latin1_bin"
admin "ALTER DATABASE ${database}_b CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
for url in "$a" "$b"; do query "$url" 'CREATE TABLE t (a varchar(9)) CHARACTER SET latin1'; done
query "$b" 'CREATE TABLE u (a varchar(9))'
echo 'ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE t (a varchar(9)) CHARACTER SET latin1;
CREATE TABLE u (a varchar(9));' >utf8.sql
for to in "$b" utf8.sql; do
    run 3 diff --from "$a" --to "$to" --strict-coverage --up-file up.sql --down-file down.sql
    no_file up.sql
    run 0 diff --from "$a" --to "$to" --up-file up.sql --down-file down.sql
    err 'not modelled: DATABASE CHARACTER SET latin1 COLLATE latin1_bin is left'
    err 'not modelled: DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin is missing'
    script "$a" up.sql # tables are as they shall be, whatever the database says
    [ "$(query "$a" 'SELECT TABLE_COLLATION FROM information_schema.TABLES
        WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME' | paste -sd ' ' -)" = \
        'latin1_swedish_ci utf8mb4_bin' ] || wrong "the tables have other collations"
    run 0 diff --from "$a" --to "$to" --exit-code
    script "$a" down.sql
    rm up.sql down.sql
done

begin "a foreign key to a table of another database is read, kept and changed"
create a && create b
unset TRUEUP_URL
script "$b" /dev/stdin <<'SQL'
CREATE TABLE owner (id integer PRIMARY KEY, code integer UNIQUE);
INSERT INTO owner VALUES (1, 10);
SQL
cat >pets.sql <<SQL
CREATE TABLE owner (id varchar(5) PRIMARY KEY);
CREATE TABLE pet (id integer PRIMARY KEY, o integer, KEY o (o),
    CONSTRAINT pet_o FOREIGN KEY (o) REFERENCES ${database}_b.owner (id) ON DELETE CASCADE);
SQL
script "$a" pets.sql
query "$a" 'INSERT INTO pet VALUES (1, 1)'
run 0 inspect "$a" -o model.json
grep -q "\"${database}_b.owner(id)\"" model.json || wrong "the model does not say which database"
run 0 diff --from "$a" --to model.json --exit-code
sed 's/owner (id) ON/owner (code) ON/; s/o integer,/o integer, n integer,/' pets.sql >more.sql
query "$a" 'UPDATE pet SET o = NULL'
run 0 diff --from "$a" --to more.sql --up-file up.sql --down-file down.sql
script "$a" up.sql
run 0 diff --from "$a" --to more.sql --exit-code
script "$a" down.sql
run 0 diff --from "$a" --to model.json --exit-code
drop a

begin "hostile names"
create a
unset TRUEUP_URL
{
    for one in 'select' 'two words' 'quo"te' 'back`tick' "apo'strophe" 'naïve ☃' 'a;DROP TABLE t;--' 'dot.ted' \
        'back\slash' 'per%sent' 'dollar$1'; do
        quoted=$(printf '%s' "$one" | sed 's/`/``/g')
        text=$(printf '%s' "$one" | sed "s/['\\\\]/\\\\&/g")
        cat <<SQL
CREATE TABLE \`$quoted\` (\`$quoted\` integer PRIMARY KEY, \`x $quoted\` varchar(40) DEFAULT '$text' COMMENT '$text',
    UNIQUE KEY \`u $quoted\` (\`x $quoted\`)) COMMENT '$text';
CREATE INDEX \`i $quoted\` ON \`$quoted\` (\`x $quoted\`, \`$quoted\`);
CREATE VIEW \`v $quoted\` AS SELECT \`$quoted\` FROM \`$quoted\`;
CREATE TABLE \`c $quoted\` (r integer, CONSTRAINT \`f $quoted\` FOREIGN KEY (r) REFERENCES \`$quoted\` (\`$quoted\`));
SQL
    done
} >hostile.sql
script "$a" hostile.sql
run 0 inspect "$a" -o model.json
run 0 diff --from "$a" --to model.json --exit-code
create b
run 0 diff --from "$b" --to model.json --up-file up.sql --down-file down.sql
script "$b" up.sql
run 0 diff --from "$b" --to "$a" --exit-code
script "$b" down.sql
[ "$(query "$b" 'SHOW TABLES')" = '' ] || wrong "something is left"

finish
