#!/bin/sh
# Rebuilds of SQLite tables that are killed (-9) at random moments, up and down, with a rollback
# journal and with a WAL: afterwards the file is sound, its schema old or new and never between, no
# row is lost, status says where it stands, and the same command goes on. TORTURE_ROUNDS (20; 100
# under ./try test --all) and TORTURE_SEED choose; what came out is said as a comment. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }
timeout -s KILL 5 true 2>/dev/null || { echo "1..0 # SKIP no timeout (Debian: coreutils)" && exit 0; }
rounds=${TORTURE_ROUNDS-20}
[ -z "${TRUEUP_TEST_ALL-}" ] || rounds=${TORTURE_ROUNDS-100}
seed=${TORTURE_SEED-$(date +%s)}

begin "the database and its migration"
cat >from.sql <<'SQL'
CREATE TABLE region (code TEXT PRIMARY KEY, title TEXT) WITHOUT ROWID;
CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT, -- who
    region TEXT REFERENCES region (code),
    rank INTEGER
);
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    amount NUMERIC
);
CREATE TABLE line (
    orders INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    nr INTEGER NOT NULL,
    what TEXT,
    PRIMARY KEY (orders, nr)
) WITHOUT ROWID;
CREATE TABLE noted (what TEXT);
CREATE INDEX customer_name ON customer (name);
CREATE VIEW sums AS SELECT c.name, sum(o.amount) AS total
FROM customer c JOIN orders o ON o.customer = c.id GROUP BY c.id;
CREATE TRIGGER orders_noted AFTER INSERT ON orders BEGIN
    INSERT INTO noted SELECT name || ' ordered' FROM customer WHERE id = new.customer;
END;
CREATE TRIGGER customer_noted AFTER DELETE ON customer BEGIN
    INSERT INTO noted VALUES (old.name || ' is gone');
END;
SQL
# Three tables to rebuild, a parent, its child and a sibling without rowid, and an index more.
sed -e "s/name TEXT,/name TEXT NOT NULL DEFAULT '?',/" -e 's/title TEXT)/title TEXT NOT NULL)/' \
    -e 's/amount NUMERIC/amount NUMERIC CHECK (amount >= 0)/' from.sql >to.sql
echo 'CREATE INDEX orders_amount ON orders (amount);' >>to.sql
cat >rows.sql <<'SQL'
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
INSERT INTO region SELECT 'r' || i, 'Region ' || i FROM n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
INSERT INTO customer SELECT i * 3, 'customer ' || i, 'r' || (i % 50 + 1), i % 7 FROM n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
INSERT INTO orders SELECT i * 2, (i % 4000 + 1) * 3, i % 100 + 0.5 FROM n;
INSERT INTO line SELECT id, 1, 'one of ' || customer FROM orders;
DELETE FROM customer WHERE id > 11990;
SQL
sql old-delete.db <from.sql
sql old-delete.db 'PRAGMA foreign_keys = ON' 'BEGIN' '.read rows.sql' 'COMMIT'
run 0 autogenerate -m rebuild --url sqlite:old-delete.db --models to.sql --migrations migrations
grep -c '^ALTER TABLE .* RENAME TO' migrations/*.sql >count
[ "$(cat count)" = 6 ] || wrong "not three rebuilds each way: $(cat count)"
cp old-delete.db new-delete.db
run 0 up --yes --url sqlite:new-delete.db --migrations migrations
for is in old new; do
    cp $is-delete.db $is-wal.db
    sqlite3 -bail $is-wal.db 'PRAGMA journal_mode = WAL' >/dev/null || wrong "no WAL"
done

schema() { # without the tables of the history
    sqlite3 "$1" "SELECT type, name, tbl_name, replace(sql, '\"', '') FROM sqlite_schema
        WHERE tbl_name NOT LIKE 'schema\\_%' ESCAPE '\\' ORDER BY type, name"
}
rows() {
    sqlite3 "$1" 'SELECT * FROM region ORDER BY code' \
        'SELECT id, name, region, rank FROM customer ORDER BY id' \
        'SELECT id, customer, amount FROM orders ORDER BY id' \
        'SELECT * FROM line ORDER BY orders, nr' 'SELECT rowid, what FROM noted ORDER BY rowid' \
        "SELECT * FROM sqlite_sequence WHERE name = 'customer'" 'SELECT * FROM sums ORDER BY 1'
}
for is in old new; do
    schema $is-delete.db >$is.schema
done
rows old-delete.db >old.rows
rows new-delete.db >new.rows
same_file old.rows new.rows
cmp -s old.schema new.schema && wrong "the migration changes nothing"
[ "$(wc -l <old.rows)" -gt 15000 ] || wrong "only $(wc -l <old.rows) rows"
base=$dir

now() { date +%s%N; }
cp old-delete.db timed.db
started=$(now)
run 0 up --yes --url sqlite:timed.db --migrations migrations
span=$(($(now) - started))

# The first part of a run reads the schema; most kills fall behind it.
moments=$(awk -v seed="$seed" -v n="$rounds" -v span="$span" 'BEGIN {
    srand(seed)
    for (i = 0; i < n; i++)
        printf "%.4f\n", (i % 5 ? 0.25 + 0.85 * rand() : 0.3 * rand()) * span / 1e9 + 0.001
}')

sound() { # sound FILE WHEN
    [ "$(sqlite3 "$1" 'PRAGMA integrity_check')" = ok ] || wrong "$2: integrity_check"
    [ -z "$(sqlite3 "$1" 'PRAGMA foreign_key_check')" ] || wrong "$2: foreign_key_check"
    rows "$1" >is.rows
    cmp -s is.rows "$base/old.rows" || wrong "$2: rows: $(diff is.rows "$base/old.rows" | head -n 4)"
}

where() { # old, new or between
    schema "$1" >is.schema
    if cmp -s is.schema "$base/old.schema"; then
        echo old
    elif cmp -s is.schema "$base/new.schema"; then
        echo new
    else
        echo "between: $(diff is.schema "$base/old.schema" | head -n 6)"
    fi
}

begin "killed $rounds times (seed $seed)"
round=0 hot=0 old=0 new=0 survived=0
for moment in $moments; do
    round=$((round + 1))
    case $((round % 4)) in
    0 | 2) mode=delete ;;
    *) mode=wal ;;
    esac
    start=old end=new verb=up
    [ $((round % 3)) != 0 ] || start=new end=old verb=down
    what="round $round, $verb, $mode, after $moment s"
    rm -f app.db*
    cp "$base/$start-$mode.db" app.db
    timeout -s KILL "$moment" "$trueup" $verb --yes --url sqlite:app.db \
        --migrations "$base/migrations" >killed.out 2>&1 </dev/null
    code=$?
    case $code in
    137) ;;
    0) survived=$((survived + 1)) ;;
    *) wrong "$what: ends with $code: $(head -n 3 killed.out)" ;;
    esac
    if [ "$code" = 137 ] && { [ -s app.db-journal ] || [ -s app.db-wal ]; }; then
        hot=$((hot + 1))
    fi

    # status first: it meets what the killed process left.
    run 0 status --url sqlite:app.db --migrations "$base/migrations"
    is=$(where app.db)
    case $is in
    old) old=$((old + 1)) && out '^pending +1' ;;
    new) new=$((new + 1)) && out '^pending +0' ;;
    *) wrong "$what: the schema is $is" ;;
    esac
    sound app.db "$what, killed"
    [ "$is" = $end ] || run 0 $verb --yes --url sqlite:app.db --migrations "$base/migrations"
    [ "$(where app.db)" = $end ] || wrong "$what: went on, and the schema is $(where app.db)"
    sound app.db "$what, gone on"
    [ "$(sqlite3 app.db 'PRAGMA journal_mode')" = $mode ] || wrong "$what: not $mode any more"
    run 0 status --url sqlite:app.db --migrations "$base/migrations"
    out "^pending +$([ $end = old ] && echo 1 || echo 0)"
    [ -z "$faults" ] || break
done
echo "# $round rounds: schema old $old times and new $new times; $hot left a journal or WAL to" \
    "recover, $survived ended before the kill"
[ "$hot" -gt 0 ] || [ "$rounds" -lt 20 ] || wrong "no kill hit a transaction: the moments are wrong"

finish
