#!/bin/sh
# What only a terminal sees: questions, colours. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
command -v script >/dev/null || { echo "1..0 # SKIP no script (Debian: bsdutils)" && exit 0; }
command -v sqlite3 >/dev/null || { echo "1..0 # SKIP no sqlite3 (Debian: sqlite3)" && exit 0; }
TERM=xterm
export TERM

typed() { # typed CODE INPUT ARGUMENT...: run at a terminal; what is seen goes to out
    expected=$1 input=$2
    shift 2
    ran="trueup $*"
    { sleep 1; printf '%b' "$input"; sleep 1; } |
        script -qec "'$trueup' $*" /dev/null >"$work/out" 2>&1
    code=$?
    [ "$code" = "$expected" ] || wrong "$ran: ends with $code, not $expected: $(said out)"
}

project() {
    sql app.db 'CREATE TABLE person (id integer PRIMARY KEY, mail text)'
    run 0 init --from-db --no-baseline --url sqlite:app.db
}

begin "an error is coloured, unless nobody wants that"
typed 64 '' statsu
out "$(printf '\033')"
typed 64 '' statsu --no-color
out_lacks "$(printf '\033')"
NO_COLOR=1
export NO_COLOR
typed 64 '' statsu
out_lacks "$(printf '\033')"
unset NO_COLOR

begin "a rename is asked for; yes renames"
project
sed -i 's/"mail"/"email"/' models/schema.json
run 4 autogenerate -m rename
err 'person\.mail=email'
no_file migrations/*.sql
run 4 autogenerate -m rename --format json
json_out
out '"questions": \["person\.mail=email"\]'
typed 0 'y\n' autogenerate -m rename
out 'is this a rename: person\.mail -> email\?'
grep -q 'RENAME COLUMN' migrations/*_rename.sql || wrong "no RENAME in the file"

begin "no does not rename"
project
sed -i 's/"mail"/"email"/' models/schema.json
typed 0 'n\n' autogenerate -m other
! grep -q 'RENAME COLUMN' migrations/*_other.sql || wrong "a RENAME in the file"

begin "up shows the plan and asks"
: >app.db
run 0 init --url sqlite:app.db
echo '{"tables": {"t": {"columns": {"id": {"type": "integer"}}}}}' >models/m.json
run 0 autogenerate -m first
typed 3 'n\n' up
out 'CREATE TABLE'
out 'run it\?'
out 'nothing was run'
run 0 history
out_lacks '0\.1\.0 +applied'
typed 0 'y\n' up
run 0 history
out '0\.1\.0 +applied'

begin "what a catalog holds cannot steer the terminal"
escape=$(printf '\033')
sql app.db "CREATE TABLE \"red$escape[31m\" (a); CREATE TABLE \"c1$(printf '\302\233')31m\" (a)"
for format in sql json text; do
    typed 0 '' inspect -q --url sqlite:app.db --format $format
    out_lacks "$escape"
    out_lacks "$(printf '\302\233')"
done
typed 0 '' diff -q --from sqlite:app.db --to empty
out_lacks "$escape"
out 'red\?'
run 0 inspect --url sqlite:app.db --format sql
out "red$escape"

finish
