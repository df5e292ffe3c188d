#!/bin/sh
# One model file on every engine that there is a server for: made, read back, changed with rows in
# it, and taken back; no diff remains anywhere. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
. "$top_srcdir/tests/servers/mysql-client.sh"
PATH=$PATH${TRUEUP_TEST_PG_BIN+:$TRUEUP_TEST_PG_BIN}
database=trueup_neutral_$$
clean_up() {
    for engine in $engines; do drop "$engine" >/dev/null 2>&1; done
    rm -rf "$work"
}
engines=sqlite
command -v sqlite3 >/dev/null || engines=
[ -z "${TRUEUP_TEST_PG_URL-}" ] || ! command -v psql >/dev/null || engines="$engines postgresql"
[ -z "${TRUEUP_TEST_MYSQL_URL-}" ] || [ -z "$my_program" ] || engines="$engines $(my_flavour)"
[ -n "$engines" ] || { echo "1..0 # SKIP no sqlite3, no server" && exit 0; }

url() { # url ENGINE
    case $1 in
    sqlite) echo "sqlite:$work/neutral.db" ;;
    postgresql) printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$database|" ;;
    *) my_url "$database" ;;
    esac
}
admin() { # admin ENGINE SQL
    case $1 in
    postgresql) psql -X -q -v ON_ERROR_STOP=1 -d "$TRUEUP_TEST_PG_URL" -c "$2" ;;
    *) my_query "$TRUEUP_TEST_MYSQL_URL" "$2" ;;
    esac
}
drop() {
    case $1 in
    sqlite) rm -f "$work/neutral.db" ;;
    *) admin "$1" "DROP DATABASE IF EXISTS $database" 2>/dev/null ;;
    esac
}
create() {
    drop "$1"
    case $1 in
    sqlite) ;;
    postgresql) admin "$1" "CREATE DATABASE $database TEMPLATE template0 ENCODING 'UTF8'" ;;
    *) admin "$1" "CREATE DATABASE $database CHARACTER SET utf8mb4" ;;
    esac || wrong "no database on $1"
}
rows() { # rows ENGINE SQL: values on a line, columns apart by |
    case $1 in
    sqlite) sqlite3 -cmd 'PRAGMA foreign_keys = ON' "$work/neutral.db" "$2" ;;
    postgresql) psql -X -q -At -d "$TRUEUP_URL" -c "$2" ;;
    *) my_query "$TRUEUP_URL" "$2" >"$work/rows" && tr '\t' '|' <"$work/rows" ;;
    esac
}
is() { # is WANTED SQL
    got=$(rows "$engine" "$2" | paste -sd ' ' -)
    [ "$got" = "$1" ] || wrong "$engine: $2: $got, not $1"
}
refused() { ! rows "$engine" "$1" >/dev/null 2>&1 || wrong "$engine: was not refused: $1"; }
in_sync() { # with the model, and with what is read back
    run 0 diff --exit-code
    run 0 inspect -o back.yml
    run 0 diff --to back.yml --exit-code
}

for engine in $engines; do
    begin "one model on $engine: made, read back, changed and taken back with its rows"
    create "$engine"
    TRUEUP_URL=$(url "$engine")
    export TRUEUP_URL
    mkdir models && cp "$top_srcdir/models/depot/depot.yml" models
    run 0 autogenerate -m made
    run 0 up --yes
    in_sync
    run 0 verify
    run 0 new -m rows
    file=$(ls migrations/*_rows.sql)
    sed '/^-- Up Migration/,$d' "$file" >head.sql
    cat head.sql - >"$file" <<'SQL'
-- Up Migration
INSERT INTO depot (id, code, parent, area) VALUES (1, 'main', NULL, 12.5), (2, 'side', 1, NULL);
INSERT INTO item (depot_id, sku, state, price, note) VALUES (1, 'abc-1', 'sold', 2.5, 'it''s; --'), (2, 'abc-2', 'lost', 7, NULL);
INSERT INTO part_of (whole, part) VALUES (1, 2);
INSERT INTO step VALUES (1, 2, 1, 'first');
-- Down Migration
DELETE FROM step;
DELETE FROM part_of;
DELETE FROM item;
DELETE FROM depot WHERE parent IS NOT NULL;
DELETE FROM depot;
SQL
    run 0 up --yes
    is "no 'label' yet|no 'label' yet" "SELECT min(label), max(label) FROM depot"
    is '2|-18000000000|0' 'SELECT count(*), sum(big), sum(count) FROM item'
    is 'abc-1' "SELECT sku FROM item WHERE not heavy AND fragile AND state = 'sold'"
    is 'main' 'SELECT depot FROM sold_item'
    is '2|2' 'SELECT count(*), sum(items) FROM depot_load'
    refused "INSERT INTO item (depot_id, sku, state) VALUES (1, 'abc-3', 'eaten')"
    refused "INSERT INTO item (depot_id, sku) VALUES (1, 'a b')"
    refused "INSERT INTO item (depot_id, sku) VALUES (1, 'abc-1')"
    refused "INSERT INTO step VALUES (2, 2, 1, 'no such part')"
    sed -e 's/varchar(60)/varchar(90)/' \
        -e 's/pieces: { type: integer/pieces: { type: bigint/' \
        -e 's/note: text/note: { type: text, comment: changed }\n      weight: { type: "numeric(8,2)", not_null: true, default: "1.5" }/' \
        -e "s/'sold', 'lost')/'sold', 'lost', 'gone')/" \
        -e 's/^      open_from: time$/      opens: { type: time, renamed_from: open_from }/' \
        -e '/area: real/d; /^    checks:$/{N;/depot_area_check/d}' \
        -e 's/item_price_idx: .*/item_big_idx: [big, token]/' \
        -e 's/i.price \* 2 as twice/i.price * 3 as thrice/' \
        -e 's/part_of_whole_fkey: { columns: \[whole\], references: item(id) }/part_of_whole_fkey: { columns: [whole], references: item(id), on_delete: cascade }/' \
        "$top_srcdir/models/depot/depot.yml" >models/depot.yml
    run 2 diff --exit-code
    run 0 autogenerate -m changed
    run 0 up --yes --allow TU101 --allow TU102 --allow TU103
    in_sync
    is '2|3.0' 'SELECT count(*), round(sum(weight), 1) FROM item'
    is '1|2|1|first' 'SELECT * FROM step'
    is 'abc-1' 'SELECT sku FROM sold_item WHERE thrice > 7'
    run 0 status --exit-code
    run 0 down --yes
    cp "$top_srcdir/models/depot/depot.yml" models
    in_sync
    is '1|2|1|first' 'SELECT * FROM step'
    is '2|-18000000000' 'SELECT count(*), sum(big) FROM item'
    run 0 down --yes --steps 2
    run 0 diff --to empty --exit-code
done

finish
