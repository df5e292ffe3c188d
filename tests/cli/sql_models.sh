#!/bin/sh
# Models that are SQL, on each engine there is: in any order, with hints, and as dumps. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }
database=trueup_sql_$$
clean_up() { rm -rf "$work"; }

begin "statements in any order (SQLite)"
mkdir schema
echo 'CREATE VIEW many AS SELECT * FROM team;
CREATE TRIGGER g BEFORE INSERT ON team BEGIN SELECT 1; END;' >schema/1.sql
echo 'CREATE INDEX team_name ON team (name);' >schema/2.sql
echo 'CREATE TABLE team (id integer PRIMARY KEY, name text);' >schema/3.sql
sql app.db <schema/3.sql
sql app.db <schema/2.sql
sql app.db <schema/1.sql
run 0 diff --from sqlite:app.db --to schema --exit-code
run 0 diff --from sqlite:app.db --to schema --exit-code
run 0 diff --from sqlite:app.db --to schema --exit-code --no-cache

begin "files and directories of SQL by patterns"
mkdir a b
echo 'CREATE INDEX i ON t (x);' >a/1.sql
echo 'CREATE TABLE t (x integer);' >b/2.sql
echo 'CREATE VIEW v AS SELECT x FROM t;' >c.sql
printf 'url: sqlite:app.db\nmodels: [a, "b/*.sql", c.sql]\n' >trueup.yml
sql app.db <b/2.sql
sql app.db <a/1.sql
sql app.db <c.sql
run 0 diff --exit-code
run 0 diff --exit-code
run 0 autogenerate -m nothing

begin "what fails is named where it stands, not what waits for it"
mkdir schema
echo 'CREATE INDEX team_name ON team (name);' >schema/1.sql
printf '\n  CREATE TABLE team (id integer PRIMARY KEY, name text, id text);\n' >schema/2.sql
run 1 inspect schema --scratch-url sqlite::memory:
no_out
err '^schema/2.sql:2:3: duplicate column name: id'
run 1 inspect schema --scratch-url sqlite::memory: --format json
json_out
out '"line": 2'

begin "a dump of sqlite3 loads as it is"
sql app.db 'CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, x text DEFAULT "a;b"); INSERT INTO t(x) VALUES (1);
    CREATE VIEW v AS SELECT x FROM t'
sqlite3 app.db .dump >dump.sql
run 0 diff --from sqlite:app.db --to dump.sql --exit-code

begin "hints of renames (SQLite)"
sql app.db 'CREATE TABLE client (id integer, mail text); CREATE INDEX by_mail ON client (mail)'
cat >new.sql <<'SQL'
-- @renamed from=by_mail
CREATE INDEX customer_email ON customer (email);
-- @renamed from=client
CREATE TABLE customer (
    id integer,
    email text -- @renamed from=mail
);
SQL
run 0 diff --from sqlite:app.db --to new.sql --format sql
out 'RENAME TO "?customer'
out 'RENAME COLUMN "?mail"? TO "?email'
out_lacks 'DROP TABLE'

if [ -n "${TRUEUP_TEST_PG_URL-}" ]; then
    begin "statements in any order, with settings and transactions (PostgreSQL)"
    mkdir schema
    cat >schema/1.sql <<'SQL'
CREATE VIEW public.v2 AS SELECT * FROM public.v1;
CREATE VIEW public.v1 AS SELECT o.id, s.total FROM public.orders o, app.sums(o.id) AS s(total);
SQL
    cat >schema/2.sql <<'SQL'
SET search_path = app, public;
BEGIN;
CREATE TABLE public.orders (id int PRIMARY KEY, state state, who int REFERENCES people (id));
CREATE INDEX ON orders (state);
CREATE TABLE public.people (id int PRIMARY KEY);
COMMIT;
ALTER TABLE orders OWNER TO trueup_nobody;
GRANT SELECT ON orders TO trueup_nobody;
SQL
    cat >schema/3.sql <<'SQL'
CREATE FUNCTION app.sums(int) RETURNS int LANGUAGE sql
BEGIN ATOMIC SELECT count(*)::int FROM public.lines l WHERE l.order_id = $1; END;
CREATE TABLE public.lines (order_id int, price app.positive);
CREATE DOMAIN app.positive AS numeric(10,2) CHECK (VALUE >= 0);
CREATE TYPE app.state AS ENUM ('new', 'done');
CREATE SCHEMA app;
SQL
    run 0 inspect schema --scratch-url "$TRUEUP_TEST_PG_URL" --schemas '*' -o model.json
    err 'roles that this server does not know are left out'
    for object in v2 orders_state_idx positive sums; do
        grep -q "\"$object" model.json || wrong "no $object"
    done
    run 1 inspect schema --scratch-url "$TRUEUP_TEST_PG_URL" --owners
    err 'schema/2.sql:7:1: role "trueup_nobody" does not exist'
    sed 's/numeric/numerical/' schema/3.sql >3.sql
    mv 3.sql schema/
    run 1 inspect schema --scratch-url "$TRUEUP_TEST_PG_URL"
    err 'schema/3.sql:4:1: type "numerical" does not exist'
else
    skip "statements in any order, with settings and transactions (PostgreSQL)" \
        "TRUEUP_TEST_PG_URL is not set"
fi

if [ -n "${TRUEUP_TEST_MYSQL_URL-}" ]; then
    . "$top_srcdir/tests/servers/mysql-client.sh"
    admin() { my_query "$TRUEUP_TEST_MYSQL_URL" "$1"; }
    clean_up() {
        admin "DROP DATABASE IF EXISTS $database"
        rm -rf "$work"
    }
    a=$(my_url "$database")
    admin "CREATE DATABASE $database CHARACTER SET utf8mb4"

    begin "statements in any order (MySQL, MariaDB)"
    mkdir schema
    echo 'CREATE VIEW v AS SELECT * FROM t;
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1;' >schema/1.sql
    echo 'CREATE TABLE t (a int, b int, FOREIGN KEY (b) REFERENCES u (id));' >schema/2.sql
    echo 'CREATE TABLE u (id int PRIMARY KEY);' >schema/3.sql
    for file in 3 2 1; do my_script "$a" "schema/$file.sql"; done
    run 0 diff --from "$a" --to schema --exit-code
    run 0 diff --from "$a" --to schema --exit-code
    rm schema/3.sql
    run 2 diff --from "$a" --to schema --exit-code
    err 'foreign key .* refers to table u, which is not in the model'
    printf 'CREATE TABLE u (id int PRIMARY KEY);\nUSE mysql;\n' >schema/3.sql
    run 3 diff --from "$a" --to schema
    err 'schema/3.sql:2:1: USE stands in a model, which is one database'
    err 'without --databases'

    begin "what mysqldump and mariadb-dump write loads as it is"
    admin "DROP DATABASE $database"
    admin "CREATE DATABASE $database CHARACTER SET utf8mb4"
    cat >all.sql <<'SQL'
CREATE TABLE team (id int PRIMARY KEY AUTO_INCREMENT, name varchar(40) NOT NULL DEFAULT 'a;b',
    KEY (name)) COMMENT='x; y';
CREATE TABLE member (id int PRIMARY KEY, team_id int, born date, g int AS (id + 1) STORED,
    KEY member_team (team_id), CONSTRAINT member_team_fk FOREIGN KEY (team_id) REFERENCES team (id));
CREATE VIEW big AS SELECT * FROM team WHERE id > 3;
CREATE VIEW a_few AS SELECT * FROM big;
DELIMITER $$
CREATE TRIGGER member_bi BEFORE INSERT ON member FOR EACH ROW
BEGIN IF NEW.born IS NULL THEN SET NEW.born = CURRENT_DATE; END IF; END$$
CREATE FUNCTION f(a int) RETURNS int DETERMINISTIC BEGIN RETURN a + 1; END$$
CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END$$
DELIMITER ;
INSERT INTO team (name) VALUES ('one');
SQL
    my_script "$a" all.sql
    run 0 diff --from "$a" --to all.sql --exit-code
    dumped=0
    my_options "$a" | sed '/^database=/d' >dump.cnf
    for program in mysqldump mariadb-dump; do
        command -v "$program" >/dev/null || continue
        for options in '--no-data --routines' '--routines'; do
            # shellcheck disable=SC2086 # several options
            "$program" --defaults-file=dump.cnf $options "$database" >dump.sql 2>err ||
                { wrong "$program: $(head -n 2 err)" && continue; }
            run 0 diff --from "$a" --to dump.sql --exit-code
            dumped=$((dumped + 1))
        done
    done
    echo "# $dumped dumps were loaded"
else
    skip "statements in any order (MySQL, MariaDB)" "TRUEUP_TEST_MYSQL_URL is not set"
fi
finish
