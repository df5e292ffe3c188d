#!/bin/sh
# MySQL and MariaDB databases whose objects have names and texts that try to be something else:
# through inspect, autogenerate, apply, history and back, and nothing runs that is no statement. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
[ -n "${TRUEUP_TEST_MYSQL_URL-}" ] || { echo "1..0 # SKIP TRUEUP_TEST_MYSQL_URL is not set" && exit 0; }
. "$top_srcdir/tests/servers/mysql-client.sh"
[ -n "$my_program" ] || { echo "1..0 # SKIP no mariadb (Debian: mariadb-client-core)" && exit 0; }

database=trueup_hostile_$$
admin() { my_query "$TRUEUP_TEST_MYSQL_URL" "$1"; }
drop() { admin "DROP DATABASE IF EXISTS ${database}_$1"; }
create() { drop "$1" && admin "CREATE DATABASE ${database}_$1 CHARACTER SET utf8mb4" || wrong "no database"; }
clean_up() {
    drop a
    drop b
    rm -rf "$work"
}
a=$(my_url "${database}_a") b=$(my_url "${database}_b")
query() { my_query "$1" "$2" || wrong "mysql: $2"; }
flavour=$(my_flavour)
# What a terminal would obey: control characters, and what turns the reading direction.
safe() { # run, and nothing of it steers the terminal
    run "$@"
    for stream in out err; do
        LC_ALL=C tr -d '\n' <"$work/$stream" |
            LC_ALL=C grep -qE "$(printf '[\001-\037\177]|\302[\200-\237]|\342\200[\250-\256]')" &&
            wrong "$ran: a control character on std$stream"
    done
}

# One name a line, with the escapes of printf %b.
names='a"b
a`b
``
`
a'"'"'b
'"''"'
a\\b
a\\\\
\\\\`
\\\\'"'"'
tab\there
semi;colon
;
;;
$$
//
DELIMITER $$
delimiter ;
--dash
-- dash
#hash
/*open
close*/
/*!50000 DROP TABLE victim */
/*M! x */
*/ DROP TABLE victim; /*
100%
%s %n %I
%%
\0342\0200\0256ltr
e\0314\0201
\0303\0251
\0342\0230\0203
\0346\0227\0245\0346\0234\0254
\0320\0266
1st
123
1e5
0x41
select
table
group
order
key
default
null
true
current_timestamp
interval
rank
system
lateral
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251\0303\0251
a.b
.
..
`a`.`b`
"; DROP TABLE victim; --
`; DROP TABLE victim; --
'"'"'; DROP TABLE victim; --
x\nDROP TABLE victim;--
x\n-- Down Migration (Rollback)\nDROP TABLE victim;
x\n-- Up Migration
-- Transaction: none
-- \r\nCOMMIT;
x\n;;\nDELIMITER ;
\\\\! touch x
\\\\. x
\\\\G
\\\\n
\\\\0
x\ny
\0001\0033[31mred
\0302\0205
$(touch x)
`touch x`
${x}
$1
?
:v
@v
@@sql_mode
[a]
(a, b)
a(5)
a(5) DESC
a DESC
lower(a)
{a,b}
NULL
a=b
a,b
*
<b>&amp;
]]>
-
_
 x
x  y
\\\\u0041
--
/
!
a\047\042b
x\n-- @renamed from=t'

quoted() { printf '%s' "$1" | sed 's/`/``/g'; }
text() { printf '%s' "$1" | sed "s/[\\\\']/\\\\&/g"; }
flush() { # the table of the last names
    [ -z "$columns" ] || printf '%s\n' "CREATE TABLE \`many$number\` (id int PRIMARY KEY$columns)" @@@
    columns=
}
each_name() { # statements on stdout; @@@ ends each
    number=0 columns=
    printf '%s\n' "$names" | {
        while IFS= read -r escaped; do
            # The dot keeps a line feed at the end.
            one=$(printf '%b.' "$escaped") && one=${one%.}
            number=$((number + 1))
            q=$(quoted "$one.") && q=${q%.}
            l=$(text "$one.") && l=${l%.}
            columns="$columns, \`$q\` varchar(70) NOT NULL DEFAULT '$l' COMMENT '$l', b$number enum('$l', 'b$l') DEFAULT 'b$l',
    KEY \`i$q\` (b$number, \`$q\`(5)), UNIQUE KEY \`$q\` (\`$q\`(9)), CONSTRAINT \`c$number$q\` CHECK (\`$q\` <> '$l+')"
            case $((number % 7)) in
            0) printf '%s\n' "CREATE VIEW \`v$q\` AS SELECT id AS \`$q\`, '$l' AS \`x$q\` FROM base" ;;
            1) printf '%s\n' "CREATE TRIGGER \`$q\` BEFORE INSERT ON base FOR EACH ROW BEGIN SET NEW.id = '$l'; SET @x = \`f\`(); END" ;;
            2) printf '%s\n' "CREATE PROCEDURE \`$q\`(\`$q\` int) COMMENT '$l' BEGIN SELECT '$l', \`$q\`; END" ;;
            3) printf '%s\n' "CREATE FUNCTION \`$q\`(a int) RETURNS int DETERMINISTIC COMMENT '$l' RETURN length('$l')" ;;
            4) printf '%s\n' "CREATE EVENT \`$q\` ON SCHEDULE EVERY 1 DAY DISABLE COMMENT '$l' DO SELECT '$l'" ;;
            5) printf '%s\n' "CREATE TABLE \`r$q\` (\`$q\` int, CONSTRAINT \`k$q\` FOREIGN KEY (\`$q\`) REFERENCES base (id)) COMMENT '$l'" ;;
            6) printf '%s\n' "CREATE TABLE \`t$q\` (\`$q\` varchar(70), PRIMARY KEY (\`$q\`)) COMMENT '$l'" ;;
            esac
            echo @@@
            [ $((number % 10)) != 0 ] || flush
        done
        flush
    }
}

begin "names and texts of every kind that are SQL, commands, comments, formats, escapes"
create a && create b
count=$(printf '%s\n' "$names" | wc -l)
[ "$count" -ge 100 ] || wrong "only $count names"
{
    echo "CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 1;"
    echo "CREATE TABLE base (id int PRIMARY KEY);"
    for letter in x é; do
        long=$(printf "%064d" 0 | sed "s/0/$letter/g")
        printf '%s;\n' "CREATE TABLE \`$long\` (\`$long\` int PRIMARY KEY COMMENT '$long', KEY \`$long\` (\`$long\`))"
    done
    echo 'DELIMITER @@@'
    each_name
} >all.sql
my_script "$a" all.sql || wrong "the server does not take all names"
[ "$(query "$a" "SELECT count(*) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()")" -gt $((2 * count)) ] ||
    wrong "not all columns are there"
mkdir models migrations
printf '%s;\n' 'CREATE TABLE victim (id int PRIMARY KEY)' 'INSERT INTO victim VALUES (1), (2)' >migrations/1_victim.sql
run 0 up --url "$b" --yes
my_script "$a" migrations/1_victim.sql
safe 0 inspect --url "$a" -o models/all.json
safe 0 diff --url "$a" --to models --exit-code
out '^in sync'
for format in yaml xml; do
    LC_ALL=C grep -q 'u0001' models/all.json && [ $format = xml ] && continue # XML cannot say it
    safe 0 inspect --url "$a" --format $format -o all.$format
    safe 0 diff --url "$a" --to all.$format --exit-code
done

begin "such a database is written as a migration, made, taken away and made again"
mv ../case0/models ../case0/migrations .
safe 0 autogenerate -m all --url "$b"
set -- migrations/*_all.sql
[ "$(LC_ALL=C sed '/^-- Up Migration/q' "$1" | LC_ALL=C tr -d '\n' | LC_ALL=C tr -cd '\001-\037\177' | wc -c)" = 0 ] ||
    wrong "a control character in the header of $1"
safe 0 up --url "$b" --yes
safe 0 diff --url "$b" --to models --exit-code
safe 0 diff --url "$b" --to "$a" --exit-code
safe 0 status --url "$b" --exit-code
safe 0 down --url "$b" --yes
safe 0 history --url "$b"
[ "$(query "$b" "SHOW TABLES" | grep -cv '^schema_')" = 1 ] || wrong "tables are left"
for url in "$a" "$b"; do
    [ "$(query "$url" 'SELECT count(*) FROM victim')" = 2 ] || wrong "rows are lost"
done
run 0 up --url "$b" --sql
cp "$work/out" all.sql
my_script "$b" all.sql || wrong "the printed script does not run"
safe 0 diff --url "$b" --to models --exit-code
safe 0 status --url "$b" --exit-code
[ -z "$(find "$work" -name 'x*' -newer models/all.json)" ] || wrong "a file was made"

begin "such objects change, and change back"
mv ../case1/models ../case1/migrations .
awk '/"varchar\(70\)"/ && n++ % 8 == 0 { sub(/varchar\(70\)/, "varchar(80)") } { print }' models/all.json >all.json
mv all.json models
run 2 diff --url "$b" --exit-code
safe 0 autogenerate -m wider --url "$b" --no-proof
safe 0 up --url "$b" --yes
safe 0 diff --url "$b" --to models --exit-code
safe 0 down --url "$b" --yes
safe 0 diff --url "$b" --to "$a" --exit-code

begin "what cannot be a name is refused with its place"
create b
mkdir models
for one in '' 'x ' 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' '😀'; do
    printf '{"tables": {"%s": {"columns": {"id": "int"}}}}\n' "$one" >models/m.json
    run 1 diff --url "$b"
    err '^models/m\.json:1:'
done

begin "characters of four bytes are kept where the server keeps them, and else it is said"
create b
mkdir models
put() { # put DEFAULT
    printf '%s\n' '{"tables": {"t": {"columns": {"id": {"type": "varchar(9)",' "\"default\": \"$1\"," \
        '"comment": "\u202e\u0001'"it's"' \\"}}, "checks": {"t_check": "id <> '"'x😁'"'"}}}}' >models/m.json
}
keeps() { # keeps NAME DEFAULT
    put "$2"
    safe 0 autogenerate -m "$1" --url "$b"
    safe 0 up --url "$b" --yes
    safe 0 diff --url "$b" --exit-code
    [ "$(query "$b" "INSERT INTO t VALUES (DEFAULT); SELECT id FROM t; DELETE FROM t")" = 😀 ] ||
        wrong "the default $2 is another one"
}
if [ "$flavour" = mysql ]; then # SHOW CREATE TABLE has the bytes
    keeps literal "'😀'"
else
    put "'😀'"
    run 1 diff --url "$b"
    err '^models/m\.json:1:.* does not tell characters of four bytes'
fi
keeps expression "(concat('😀'))"
sed 's/u202e/&😀/' models/m.json >m.json && mv m.json models
run 0 diff --url "$b"
err 'keeps no characters of four bytes in comments'

finish
