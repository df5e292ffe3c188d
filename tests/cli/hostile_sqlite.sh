#!/bin/sh
# SQLite databases whose objects have names and texts that try to be something else, and files that
# are damaged: correct or refused, and nothing runs that is not a statement. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }

# What a terminal would obey: control characters, and what turns the reading direction.
no_controls() {
    for file in "$work/out" "$work/err" "$@"; do
        LC_ALL=C tr -d '\n' <"$file" | LC_ALL=C grep -qE "$(printf '[\001-\037\177]|\302[\200-\237]|\342\200[\250-\256]')" &&
            wrong "$ran: a control character in $file"
    done
}
safe() { # run, and nothing of it steers the terminal
    run "$@"
    no_controls
}
clear_end() { # clear_end DB ARGUMENT...: it ends with an answer or an error of one line, no signal
    ran="trueup $*"
    "$trueup" "$@" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    case $code in
    0 | 2 | 3) ;;
    1) err '^(trueup: |[^ ]+:[0-9]+:[0-9]+: )' ;;
    *) wrong "$ran: ends with $code: $(said err)" ;;
    esac
    no_controls
}
is() { # is EXPECTED DB QUERY
    got=$(sqlite3 "$2" "$3")
    [ "$got" = "$1" ] || wrong "$3: $got, not $1"
}

# One of each kind for each name. @I is the name, @L a literal of it, @Q the name with a letter
# before it, ## the number.
cat >"$work/names.sql" <<'SQL'
CREATE TABLE name (n TEXT);
INSERT INTO name VALUES ('a"b'), ('a''b'), ('a\b'), ('tab' || char(9) || 'here'), ('semi;colon'), ('--dash'),
    ('/*open'), ('close*/'), ('100%'), ('%s %n'), ('Ärger'), ('e' || char(769)), (char(128163)), ('1st'),
    ('select'), ('T'), (replace(hex(zeroblob(110)), '0', 'x')), ('a.b'), ('main.victim'), ('"; DROP TABLE victim; --'),
    ('''; DROP TABLE victim; --'), ('x' || char(10) || 'DROP TABLE victim; --'), ('.shell touch x'),
    ('x' || char(10) || '.shell touch x' || char(10)), (char(1, 27) || '[31mred'), (' '), ('-- Transaction: none'),
    ('x' || char(10) || '-- Down Migration (Rollback)' || char(10) || 'DROP TABLE victim;'),
    ('-- ' || char(13, 10) || 'COMMIT;'), ('$(touch x)'), (':v'), ('[a]'), ('`a`'), ('(a, b)'), ('NULL'), ('a=b'), ('*'),
    ('x' || char(10) || '-- @renamed from=t'), (char(133)), (char(8238) || 'rtl'), ('rowid'), ('sqlitex'), ('#check'),
    ('x__trueup_new'), ('x' || char(65533)), ('\0'), ('%00');
CREATE TABLE line (nr INTEGER PRIMARY KEY, text TEXT);
INSERT INTO line (text) VALUES
    ('CREATE TABLE @T (id INTEGER PRIMARY KEY, @I TEXT DEFAULT @L COLLATE NOCASE, more INT, CONSTRAINT @I CHECK (@I <> @L))'),
    ('CREATE TABLE @F (id INT, @I INT, CONSTRAINT @I FOREIGN KEY (id) REFERENCES @T (id) ON DELETE CASCADE, CONSTRAINT @U UNIQUE (@I DESC))'),
    ('CREATE INDEX @X ON @T (@I, (more || @L)) WHERE @I <> @L'),
    ('CREATE VIEW @V AS SELECT @I, @L AS x FROM @T'),
    ('CREATE TRIGGER @G AFTER INSERT ON @T WHEN new.@I = @L BEGIN UPDATE @T SET @I = @L WHERE id = new.id; END'),
    ('CREATE TRIGGER @H INSTEAD OF INSERT ON @V BEGIN INSERT INTO @T (@I) VALUES (@L); END'),
    ('INSERT INTO @T (@I) VALUES (''row'' || @L), (NULL)'),
    ('INSERT INTO @F VALUES (1, 1)');
CREATE VIEW statement AS
WITH given (nr, n, l) AS (SELECT name.rowid, n, '''' || replace(n, '''', '''''') || '''' FROM name),
quoted (nr, n, l, q) AS (SELECT nr, n, l, replace(n, '"', '""') FROM given)
SELECT replace(replace(replace(replace(replace(replace(replace(replace(replace(text,
    '@T', '"t' || q || '"'), '@F', '"f' || q || '"'), '@X', '"x' || q || '"'), '@V', '"v' || q || '"'),
    '@G', '"g' || q || '"'), '@H', '"h' || q || '"'), '@U', '"u' || q || '"'), '@I', '"' || q || '"'), '@L', l) || ';' AS sql
FROM line, quoted ORDER BY line.nr, quoted.nr;
SELECT 'CREATE TABLE victim (id INTEGER PRIMARY KEY); INSERT INTO victim VALUES (1), (2);' UNION ALL SELECT sql FROM statement;
SQL

begin "names and texts of every kind that are SQL, commands, comments, formats, escapes"
sqlite3 :memory: <"$work/names.sql" >all.sql || wrong "no names"
sql a.db <all.sql
is 47 a.db "SELECT count(*) FROM sqlite_schema WHERE type = 'view'"
for format in json yaml; do
    safe 0 inspect --url sqlite:a.db --strict-coverage --format $format -o model.$format
    safe 0 diff --url sqlite:a.db --to model.$format --exit-code
    out '^in sync'
done
no_controls model.json
sql b.db VACUUM
safe 0 diff --url sqlite:b.db --to model.json --format json
json_out

begin "such a database is written as a migration, made, rebuilt, taken away and made again"
mkdir models migrations
cp ../case0/a.db .
cp ../case0/model.json models/
printf '%s;\n' 'CREATE TABLE victim (id INTEGER PRIMARY KEY)' 'INSERT INTO victim VALUES (1), (2)' \
    >migrations/1_victim.sql
sql b.db VACUUM
safe 0 up --url sqlite:b.db --yes
safe 0 autogenerate -m all --url sqlite:b.db
safe 0 up --url sqlite:b.db --yes
safe 0 diff --url sqlite:b.db --to models --exit-code
safe 0 diff --url sqlite:b.db --to sqlite:a.db --exit-code
safe 0 status --url sqlite:b.db --exit-code
# Tables have a column "more" whose type changes: rebuilt, with what stands on them.
sed 's/"more": "INT"/"more": "TEXT"/' models/model.json >rebuilt.json
cmp -s models/model.json rebuilt.json && wrong "nothing to rebuild"
cp rebuilt.json models/model.json
safe 0 autogenerate -m rebuild --url sqlite:b.db
safe 0 up --url sqlite:b.db --yes
safe 0 diff --url sqlite:b.db --to models --exit-code
safe 0 verify --url sqlite:b.db
safe 0 history --url sqlite:b.db
safe 0 down --url sqlite:b.db --yes
safe 0 diff --url sqlite:b.db --to sqlite:a.db --exit-code
safe 0 down --url sqlite:b.db --yes --allow TU102
is 1 b.db "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'schema%' AND name NOT LIKE 'sqlite%'"
is 2 b.db 'SELECT count(*) FROM victim'

begin "rows stay when such tables are rebuilt"
cp ../case0/a.db .
sed 's/"more": "INT"/"more": "TEXT"/' ../case0/model.json >to.json
rows() { # rows FILE: all of them
    sqlite3 a.db "SELECT 'SELECT ' || quote(name) || ', rowid, * FROM \"' || replace(name, '\"', '\"\"') || '\";'
        FROM sqlite_schema WHERE type = 'table' ORDER BY name" >select.sql
    sqlite3 a.db <select.sql >"$1" || wrong "rows cannot be read"
}
rows before
[ "$(wc -l <before)" -gt 140 ] || wrong "only $(wc -l <before) rows"
safe 0 diff --url sqlite:a.db --to to.json --format sql --up-file up.sql --down-file down.sql
grep -q trueup_new up.sql || wrong "no rebuild"
for way in up down; do
    sql a.db <$way.sql
    rows $way
    same_file before $way
done
is ok a.db 'PRAGMA integrity_check'
is '' a.db 'PRAGMA foreign_key_check'
[ -z "$(find "$work" -name 'x' -newer "$work/names.sql")" ] || wrong "a file was made"

begin "views and triggers that are broken, or read each other, are shown, kept and changed"
cat >broken.sql <<'SQL'
CREATE TABLE t (a INT, b INT);
CREATE VIEW no_table AS SELECT * FROM nowhere;
CREATE VIEW no_column AS SELECT nope FROM t;
CREATE VIEW one AS SELECT * FROM two;
CREATE VIEW two AS SELECT * FROM one;
CREATE VIEW itself AS SELECT * FROM itself;
CREATE TRIGGER no_target AFTER INSERT ON t BEGIN INSERT INTO nowhere VALUES (new.nope); END;
CREATE TRIGGER no_function AFTER DELETE ON t BEGIN SELECT no_such_function(1); END;
SQL
sql b.db <broken.sql
safe 0 inspect --url sqlite:b.db --strict-coverage -o m.json
safe 0 diff --url sqlite:b.db --to m.json --exit-code
safe 0 diff --url sqlite:b.db --to broken.sql --exit-code
sed 's/b INT/b TEXT, c INT/' broken.sql >to.sql
safe 0 diff --url sqlite:b.db --to to.sql --format sql --up-file up.sql --down-file down.sql
sql b.db <up.sql
safe 0 diff --url sqlite:b.db --to to.sql --exit-code
sql b.db <down.sql
safe 0 diff --url sqlite:b.db --to broken.sql --exit-code

begin "catalog texts that are damaged end in an answer or an error, never in a crash"
sql good.db <<'SQL'
CREATE TABLE t (a INT PRIMARY KEY, b TEXT DEFAULT 'x', c AS (a + 1), CHECK (a > 0));
CREATE TABLE u (t INT REFERENCES t, CHECK (t > 0));
CREATE INDEX t_b ON t (b);
CREATE VIEW v AS SELECT a FROM t;
CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;
INSERT INTO t VALUES (1, 'one');
SQL
sqlite3 good.db .schema >to.sql
echo 'CREATE TABLE more (x);' >>to.sql
number=0
while IFS= read -r damage; do
    number=$((number + 1))
    cp good.db bad.db
    sqlite3 bad.db 'PRAGMA writable_schema = ON' "$damage" >/dev/null 2>&1 || wrong "$damage: failed"
    clear_end inspect --url sqlite:bad.db
    clear_end inspect --url sqlite:bad.db --format sql
    clear_end diff --url sqlite:bad.db --to to.sql --format sql
    clear_end diff --url sqlite:good.db --to sqlite:bad.db --format sql
    clear_end status --url sqlite:bad.db
done <<'SQL'
UPDATE sqlite_schema SET sql = 'CREATE TABLE t (' WHERE name = 't'
UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a INT,' || char(0) || 'b)' WHERE name = 't'
UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a INT, b TEXT /*' WHERE name = 't'
UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a INT, b TEXT, c AS (' WHERE name = 't'
UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a INT PRIMARY KEY, b TEXT, c AS (nope + 1))' WHERE name = 't'
UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a INT PRIMARY KEY, b TEXT, c AS (c + 1))' WHERE name = 't'
UPDATE sqlite_schema SET sql = 'CREATE TABLE other (a INT PRIMARY KEY, b TEXT, c AS (a))' WHERE name = 't'
UPDATE sqlite_schema SET sql = 'CREATE VIEW v AS' WHERE name = 'v'
UPDATE sqlite_schema SET sql = 'CREATE VIEW v (x, y) AS SELECT 1' WHERE name = 'v'
UPDATE sqlite_schema SET sql = 'CREATE VIEW v AS SELECT ' || char(1, 27) || '[31m' WHERE name = 'v'
UPDATE sqlite_schema SET sql = 'DROP TABLE t' WHERE name = 'v'
UPDATE sqlite_schema SET sql = 'CREATE INDEX t_b ON t (nope)' WHERE name = 't_b'
UPDATE sqlite_schema SET sql = 'CREATE INDEX t_b ON nowhere (b)' WHERE name = 't_b'
UPDATE sqlite_schema SET tbl_name = 'nowhere' WHERE name = 't_b'
UPDATE sqlite_schema SET tbl_name = NULL WHERE name = 'g'
UPDATE sqlite_schema SET tbl_name = 'nowhere' WHERE name = 'g'
UPDATE sqlite_schema SET sql = 'CREATE TRIGGER g AFTER INSERT ON t BEGIN' WHERE name = 'g'
UPDATE sqlite_schema SET sql = 'CREATE TRIGGER g AFTER INSERT ON nowhere BEGIN SELECT 1; END' WHERE name = 'g'
UPDATE sqlite_schema SET sql = NULL WHERE name = 't'
UPDATE sqlite_schema SET sql = x'ff00fe' WHERE name = 't'
UPDATE sqlite_schema SET sql = 'CREATE TABLE "t' || char(10) || '" (a)' WHERE name = 't'
UPDATE sqlite_schema SET name = NULL WHERE name = 'v'
UPDATE sqlite_schema SET name = CAST(x'c328' AS TEXT) WHERE name = 'v'
UPDATE sqlite_schema SET name = 'u' WHERE name = 'v'
UPDATE sqlite_schema SET name = 'sqlite_evil' WHERE name = 'u'
UPDATE sqlite_schema SET type = 'nothing' WHERE name = 'v'
UPDATE sqlite_schema SET type = NULL WHERE name = 'v'
UPDATE sqlite_schema SET rootpage = 999 WHERE name = 't'
UPDATE sqlite_schema SET rootpage = 0 WHERE name = 't'
UPDATE sqlite_schema SET rootpage = 1 WHERE name = 't'
UPDATE sqlite_schema SET sql = 'CREATE VIRTUAL TABLE t USING nowhere(a)', rootpage = 0 WHERE name = 't'
DELETE FROM sqlite_schema WHERE name = 't'
INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 't'
INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 2, 'CREATE TABLE x (a' || replace(hex(zeroblob(20000)), '0', '(') || ')')
INSERT INTO sqlite_schema VALUES ('view', 'deep', 'deep', 0, 'CREATE VIEW deep AS SELECT ' || replace(hex(zeroblob(400)), '00', '(') || '1')
SQL
[ "$number" = 35 ] || wrong "$number damages"
is 1 good.db 'SELECT count(*) FROM t'

begin "bytes of the file that are damaged end in an answer or an error, never in a crash"
cp ../case4/good.db ../case4/to.sql .
size=$(wc -c <good.db)
for at in 0 15 16 18 20 28 40 44 56 60 92 96 100 101 103 105 108 110 200 3000 4000 4095 4096 4097 5000 8191 8192; do
    for byte in '\000' '\377'; do
        cp good.db bad.db
        # shellcheck disable=SC2059 # the byte is a format
        printf "$byte$byte$byte$byte" | dd of=bad.db bs=1 seek="$at" conv=notrunc 2>/dev/null
        clear_end diff --url sqlite:bad.db --to to.sql --format sql
    done
done
for length in 1 16 99 100 512 4095 4096 $((size - 1)); do
    head -c "$length" good.db >bad.db
    clear_end inspect --url sqlite:bad.db
done
head -c 8192 /dev/urandom >bad.db
run 1 inspect --url sqlite:bad.db
err 'is not a SQLite database'

finish
