#!/bin/sh
# One model for several engines: portable types both ways, values by dialect, defaults, names that
# engines choose. SQLite, and PostgreSQL and MySQL or MariaDB where a server is given. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }
. "$top_srcdir/tests/servers/mysql-client.sh"
PATH=$PATH${TRUEUP_TEST_PG_BIN+:$TRUEUP_TEST_PG_BIN}
PGOPTIONS='-c client_min_messages=error'
export PGOPTIONS

database=trueup_portable_$$
engines=sqlite pg='' my=''
if [ -n "${TRUEUP_TEST_PG_URL-}" ] && command -v psql >/dev/null; then
    engines="$engines postgresql"
    pg=$(printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$database|")
fi
flavour=
if [ -n "${TRUEUP_TEST_MYSQL_URL-}" ] && [ -n "$my_program" ]; then
    flavour=$(my_flavour)
    engines="$engines $flavour"
    my=$(my_url "$database")
fi
pg_admin() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$TRUEUP_TEST_PG_URL" -c "$1"; }
my_admin() { my_query "$TRUEUP_TEST_MYSQL_URL" "$1"; }
drop() {
    [ -z "$pg" ] || pg_admin "DROP DATABASE IF EXISTS $database WITH (FORCE)"
    [ -z "$my" ] || my_admin "DROP DATABASE IF EXISTS $database"
}
clean_up() {
    drop
    rm -rf "$work"
}
use() { # use ENGINE: url is an empty database of it
    case $1 in
    sqlite)
        rm -f app.db && sqlite3 app.db 'VACUUM'
        url=sqlite:app.db
        ;;
    postgresql)
        pg_admin "DROP DATABASE IF EXISTS $database WITH (FORCE)"
        pg_admin "CREATE DATABASE $database TEMPLATE template0" || wrong "no database"
        url=$pg
        ;;
    *)
        my_admin "DROP DATABASE IF EXISTS $database; CREATE DATABASE $database" || wrong "no database"
        url=$my
        ;;
    esac
}
load() { # load FILE: SQL, by the engine's own program
    case $url in
    sqlite:*) sqlite3 -bail -batch app.db <"$1" ;;
    mysql:*) my_script "$url" "$1" ;;
    *) psql -X -q -v ON_ERROR_STOP=1 -d "$url" -f "$1" ;;
    esac >/dev/null 2>err || wrong "$engine: $(head -n 2 err)"
}

for engine in $engines; do
    begin "portable types both ways ($engine)"
    use "$engine"
    cat >m.yaml <<'YAML'
tables:
  t:
    columns:
      a: {type: boolean, not_null: true, default: false}
      b: smallint
      c: int
      d: bigint
      e: numeric(10,2)
      f: real
      g: double
      h: char(3)
      i: varchar(20)
      j: text
      k: bytea
      l: date
      m: time
      n: datetime
      o: timestamptz
      p: {mysql: char(36), other: uuid}
      q: json
YAML
    run 0 inspect --portable m.yaml --scratch-url "$url" --format yaml -o portable.yaml
    while read -r column type; do
        [ "$engine" = sqlite ] || grep -qF "$column: $type" portable.yaml ||
            grep -qF "$column\": $type" portable.yaml || grep -qF "$column: {type: $type" portable.yaml ||
            wrong "$column is not $type: $(grep -E "^ *\"?$column\"?: " portable.yaml)"
    done <<'TYPES'
a boolean
b smallint
c integer
d bigint
e numeric(10,2)
f real
g double precision
h char(3)
i varchar(20)
j text
k bytea
l date
m time
n timestamp without time zone
o timestamptz
q json
TYPES
    # Both ways: the portable model and the first one are the same there.
    run 0 inspect m.yaml --scratch-url "$url" -o one.json
    run 0 inspect portable.yaml --scratch-url "$url" -o two.json
    same_file one.json two.json

    begin "what an engine has no type for is refused ($engine)"
    use "$engine"
    printf 'tables:\n  t:\n    columns:\n      a: interval\n' >m.yaml
    if [ "$engine" = mysql ] || [ "$engine" = mariadb ]; then
        run 1 inspect m.yaml --scratch-url "$url"
        err 'm.yaml:4:7: column t.a: [A-Za-z]* has no type interval: no type holds a span of time'
    else
        run 0 inspect m.yaml --scratch-url "$url"
    fi

    begin "values by dialect, objects of some dialects, defaults ($engine)"
    use "$engine"
    cat >m.yaml <<'YAML'
defaults:
  tables: {options: {mysql: {collation: utf8mb4_bin}}}
  columns: {not_null: true}
tables:
  t:
    options: {postgresql: {fillfactor: "70"}}
    columns:
      id: integer
      place: {postgresql: point, other: varchar(40)}
      at: {type: timestamptz, not_null: false, default: {postgresql: now(), mysql: CURRENT_TIMESTAMP, sqlite: CURRENT_TIMESTAMP}}
      only_here: {only: [sqlite, mariadb], type: integer, default: 1}
    primary_key: [id]
views:
  v: {except: [sqlite], as: select id from t}
YAML
    run 0 autogenerate -m first --models m.yaml --migrations migrations --url "$url"
    run 0 up --yes --migrations migrations --url "$url"
    run 0 diff --exit-code --models m.yaml --url "$url"
    run 0 inspect --url "$url" --format yaml --exclude 'schema_*'
    case $engine in
    postgresql)
        out 'place: \{type: point, not_null: true\}'
        out 'default: now\(\)'
        out 'fillfactor: "70"'
        ;;
    sqlite) out 'default: CURRENT_TIMESTAMP' ;;
    *) out 'collation: utf8mb4_bin' ;;
    esac
    case $engine in
    sqlite | mariadb) out 'only_here:' ;;
    *) out_lacks 'only_here:' ;;
    esac
    [ "$engine" = sqlite ] && out_lacks 'views:' || out_lacks 'no such line'

    begin "the example for all engines ($engine)"
    use "$engine"
    run 0 autogenerate -m first --models "$top_srcdir/models/harbour" --migrations migrations --url "$url"
    run 0 up --yes --migrations migrations --url "$url"
    run 0 diff --exit-code --models "$top_srcdir/models/harbour" --url "$url"
    run 0 inspect --url "$url" --exclude 'schema_*' -o model.json
    run 0 diff --exit-code --models model.json --url "$url"

    begin "a database that was made by hand is adopted: nothing is renamed ($engine)"
    use "$engine"
    cat >hand.sql <<'SQL'
CREATE TABLE team (id integer PRIMARY KEY NOT NULL, name varchar(9), code char(3),
    UNIQUE (name), UNIQUE (name, code), CHECK (name <> ''), CHECK (id > 0 and name <> code));
CREATE TABLE member (id integer PRIMARY KEY NOT NULL, team_id integer, boss integer,
    FOREIGN KEY (team_id) REFERENCES team (id), FOREIGN KEY (boss) REFERENCES member (id));
SQL
    [ "$engine" != postgresql ] || cat >>hand.sql <<'SQL'
CREATE INDEX ON team (code);
CREATE INDEX ON team (code DESC, name);
CREATE UNIQUE INDEX ON team (lower(name), (id + 1), (id + 2));
CREATE INDEX ON member (boss) INCLUDE (team_id);
SQL
    load hand.sql
    cat >m.yaml <<'YAML'
tables:
  team:
    columns: {id: {type: integer, not_null: true}, name: varchar(9), code: char(3)}
    primary_key: [id]
    unique: [[name], [name, code]]
    checks: ["name <> ''", "id > 0 and name <> code"]
    indexes:
      - {only: [postgresql], "on": [code]}
      - {only: [postgresql], "on": [code DESC, name]}
      - {only: [postgresql], unique: true, "on": [lower(name), (id + 1), (id + 2)]}
  member:
    columns: {id: {type: integer, not_null: true}, team_id: integer, boss: integer}
    primary_key: [id]
    foreign_keys:
      - {columns: [team_id], references: team(id)}
      - {columns: [boss], references: member(id)}
    indexes:
      - {only: [postgresql], "on": [boss], include: [team_id]}
YAML
    run 0 diff --exit-code --models m.yaml --url "$url"
    [ "$engine" != sqlite ] || {
        printf 'tables:\n  u:\n    columns: {a: integer, b: integer}\n    indexes: [[a], [a, b], {"on": [b], name: own}]\n' >u.yaml
        run 0 diff --format sql --from empty --to u.yaml --scratch-url sqlite::memory: --no-proof
        out 'INDEX u_a_idx'
        out 'INDEX u_a_b_idx'
        out 'INDEX own'
    }
done
finish
