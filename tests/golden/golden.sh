#!/bin/sh
# Golden cases: what trueup writes for a change, and the proof on the real engine that it does what
# it says.
#   golden.sh DBMS [--regold] [CASE...]     DBMS: sqlite, postgresql or mysql; no CASE: all of them
# A case is a folder DBMS/<kind>-<case> with from.sql, to.sql, up.sql and down.sql, and may have
# rows.sql, a query whose answer no step may change, and minimum, the oldest major of the server that
# knows its syntax. PostgreSQL of another major deparses some text otherwise: up.sql and down.sql are
# the text on 15, or on the minimum where that is newer; the proofs run on every major. The text of
# sqlite is that of a library whose ALTER TABLE knows no constraints (3.40). The text of mysql is that
# of MariaDB 10.11; a case that only one flavour knows has a file named flavour that says mariadb or
# mysql, and the text is that of MySQL 9 then. A case that both know may have up.mysql.sql and
# down.mysql.sql: the text on MySQL 9, where another algorithm is the best. --regold writes up.sql and
# down.sql anew: read the difference before it is committed. TAP, one line per case and proof. Two
# cases are proven at a time; TRUEUP_TEST_JOBS is another number of them.
# TRUEUP_TEST_PART, as 2/3: where no CASE is named, the second third of all cases and those that need
# a certain server; what is left out is said.
set -u
dbms=${1:?sqlite, postgresql or mysql}
shift
regold=
[ "${1-}" != --regold ] || { regold=1 && shift; }
here=$(cd "$(dirname "$0")" && pwd)
trueup=${TRUEUP-${top_builddir:-.}/trueup}

skip_all() {
    echo "1..0 # SKIP $1"
    exit 0
}
[ -x "$trueup" ] || skip_all "no $trueup"
trueup=$(cd "$(dirname "$trueup")" && pwd)/$(basename "$trueup")

# ---- the engines: create NAME, url NAME, run NAME FILE, drop NAME ----

prefix=trueup_golden_$$
case $dbms in
sqlite)
    command -v sqlite3 >/dev/null || skip_all "no sqlite3 (Debian: sqlite3)"
    url() { echo "sqlite:$work/$1.db"; }
    create() { drop "$1" && sqlite3 "$work/$1.db" 'VACUUM'; }
    run() { sqlite3 -bail -batch "$work/$1.db" <"$2"; }
    alters=no
    ! sqlite3 :memory: 'CREATE TABLE t (a); ALTER TABLE t ADD CHECK (a)' 2>/dev/null || alters=yes
    drop() { rm -f "$work/$1.db"*; }
    ;;
postgresql)
    [ -n "${TRUEUP_TEST_PG_URL-}" ] || skip_all "TRUEUP_TEST_PG_URL is not set"
    PATH=$PATH${TRUEUP_TEST_PG_BIN+:$TRUEUP_TEST_PG_BIN}
    command -v psql >/dev/null || skip_all "no psql (Debian: postgresql-client-15)"
    quiet_psql() { psql -X -q -v ON_ERROR_STOP=1 -At "$@"; }
    url() {
        printf '%s\n' "$TRUEUP_TEST_PG_URL" |
            sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1${prefix}_$1|"
    }
    admin() { PGOPTIONS='-c client_min_messages=error' quiet_psql -d "$TRUEUP_TEST_PG_URL" -c "$@"; }
    create() {
        admin "DROP DATABASE IF EXISTS ${prefix}_$1 WITH (FORCE)" \
            -c "CREATE DATABASE ${prefix}_$1 TEMPLATE template0"
    }
    run() { PGOPTIONS='-c client_min_messages=warning' quiet_psql -d "$(url "$1")" -f "$2"; }
    drop() { admin "DROP DATABASE IF EXISTS ${prefix}_$1 WITH (FORCE)"; }
    version=$(admin 'SHOW server_version_num') || exit 99
    major=$((version / 10000))
    ;;
mysql)
    [ -n "${TRUEUP_TEST_MYSQL_URL-}" ] || skip_all "TRUEUP_TEST_MYSQL_URL is not set"
    . "$here/../servers/mysql-client.sh"
    [ -n "$my_program" ] || skip_all "no mariadb or mysql (Debian: mariadb-client)"
    url() { my_url "${prefix}_$1"; }
    admin() { my_query "$TRUEUP_TEST_MYSQL_URL" "$1"; }
    create() { drop "$1" && admin "CREATE DATABASE ${prefix}_$1 CHARACTER SET utf8mb4"; }
    run() { my_script "$(url "$1")" "$2"; }
    drop() { admin "DROP DATABASE IF EXISTS ${prefix}_$1"; }
    ;;
*)
    echo "golden.sh: sqlite, postgresql or mysql, not $dbms" >&2
    exit 64
    ;;
esac

work=$(mktemp -d) || exit 99
workers=
clean_up() {
    [ -z "$workers" ] || { kill $workers && wait; } >/dev/null 2>&1
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
if [ "$dbms" = mysql ]; then
    flavour=$(my_flavour)
    version=$(admin 'SELECT version()') || exit 99
    account=$(admin 'SELECT CURRENT_USER()' | sed 's/^\(.*\)@\(.*\)$/`\1`@`\2`/')
fi

# ---- the proofs ----

report() { # report STATUS NAME, what went wrong stands in $work/said; numbered later
    if [ "$1" = 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        sed 's/^/# /' "$work/said"
    fi
}

oldest() { # the case's
    if [ -f "$case/minimum" ]; then
        cat "$case/minimum"
    else
        echo 0
    fi
}

has_this_text() { # is the text of the case written on this server? In $way$suffix.sql
    suffix=
    case $dbms:${version-} in
    mysql:10.11.*MariaDB*) return 0 ;;
    mysql:9.*)
        [ ! -f "$case/up.mysql.sql" ] || suffix=.mysql
        [ -n "$suffix" ] || [ "$(cat "$case/flavour" 2>/dev/null)" = mysql ] && return 0 || return 1
        ;;
    mysql:*) return 1 ;;
    sqlite:*) [ "$alters" = no ] && return 0 || return 1 ;;
    esac
    reference=$(oldest)
    [ "$reference" -gt 15 ] || reference=15
    [ "$major" = "$reference" ]
}

options() { # of trueup, the case's
    [ ! -f "$case/options" ] || cat "$case/options"
}

roles() { # roles create|drop: those that the case names, which belong to the whole server
    [ -f "$case/roles" ] || return 0
    while read -r role; do
        case $1 in
        create) admin "DO 'BEGIN CREATE ROLE $role; EXCEPTION WHEN OTHERS THEN END'" ;;
        drop) admin "DROP ROLE IF EXISTS $role" >/dev/null 2>&1 ;; # another run may need it
        esac
    done <"$case/roles"
}

plan() { # what trueup writes for the change: nothing where the two mean the same
    : >"$work/up.sql"
    : >"$work/down.sql"
    # shellcheck disable=SC2046 # words of their own
    "$trueup" diff $(options) --from "$(url from)" --to "$case/to.sql" --format sql \
        --up-file "$work/up.sql" --down-file "$work/down.sql"
}

plain() { # the script of a way, whoever runs the test
    if [ "$dbms" = mysql ]; then
        sed "s/DEFINER=$account/DEFINER=CURRENT_USER/" "$work/$1.sql"
    else
        cat "$work/$1.sql"
    fi
}

same_text() {
    for way in up down; do
        plain "$way" >"$work/$way.plain" || return 1
        if [ -n "$regold" ]; then
            cp "$work/$way.plain" "$case/$way$suffix.sql" || return 1
        fi
        diff -u "$case/$way$suffix.sql" "$work/$way.plain" || return 1
    done
}

same_rows() { # nothing of the rows is lost on the way
    [ -f "$case/rows.sql" ] || return 0
    run from "$case/rows.sql" >"$work/rows.now" || return 1
    [ -f "$work/rows" ] || cp "$work/rows.now" "$work/rows"
    diff -u "$work/rows" "$work/rows.now"
}

reaches() { # reaches WAY TO: run it, then nothing differs from TO and the rows are there
    run from "$work/$1.sql" || return 1
    # shellcheck disable=SC2046
    "$trueup" diff $(options) --exit-code --from "$(url from)" --to "$case/$2.sql" || return 1
    same_rows
}

prove() { # in order; what follows a failure of the same case cannot be proven
    name=$(basename "$case")
    [ "$dbms" != mysql ] || major=${version%%.*}
    if [ "$dbms" != sqlite ] && [ "$major" -lt "$(oldest)" ]; then
        echo "ok - $name # SKIP needs version $(oldest) of the server, this is $major"
        return 0
    fi
    if [ "$dbms" = mysql ] && [ -f "$case/flavour" ] && [ "$(cat "$case/flavour")" != "$flavour" ]; then
        echo "ok - $name # SKIP only $(cat "$case/flavour") has this"
        return 0
    fi
    rm -f "$work/rows"
    { roles create && create from && run from "$case/from.sql" && same_rows && plan; } >"$work/said" 2>&1
    status=$?
    report $status "$name: planned"
    [ $status = 0 ] || return 0
    if has_this_text; then
        same_text >"$work/said" 2>&1
        report $? "$name: the text is the file's"
    fi
    reaches up to >"$work/said" 2>&1
    status=$?
    report $status "$name: up reaches to"
    [ $status = 0 ] || return 0
    reaches down from >"$work/said" 2>&1
    report $? "$name: down reaches from"
}

left=0
if [ $# = 0 ]; then
    part=${TRUEUP_TEST_PART-1/1} at=0
    for case in "$here/$dbms"/*/; do
        at=$((at + 1))
        if [ $((at % ${part#*/})) = $((${part%/*} % ${part#*/})) ] || [ -f "$case/minimum" ]; then
            set -- "$@" "$case"
        else
            left=$((left + 1))
        fi
    done
fi

# Every jobs-th case from the given one on; the lines of each go to a file of its own.
work_on() { # work_on WORKER CASE...
    worker=$1 at=0 out=$work
    shift
    prefix=${prefix}_$worker work=$work/worker$worker
    mkdir "$work"
    trap 'drop from >/dev/null 2>&1' EXIT
    trap 'exit 130' INT TERM HUP
    for case in "$@"; do
        at=$((at + 1))
        [ $((at % jobs)) = "$worker" ] || continue
        [ -d "$case" ] || case=$here/$dbms/$case
        case=${case%/}
        if [ -f "$case/from.sql" ] && [ -f "$case/to.sql" ]; then
            prove
        else
            echo "no from.sql and to.sql in it" >"$work/said"
            report 1 "$(basename "$case")"
        fi >"$out/lines$at"
    done
}

jobs=${TRUEUP_TEST_JOBS-2} worker=0
while [ "$worker" -lt "$jobs" ]; do
    work_on "$worker" "$@" &
    workers="$workers $!"
    worker=$((worker + 1))
done
wait
workers=
at=0
for case in "$@"; do
    at=$((at + 1))
    cat "$work/lines$at" 2>/dev/null || echo "not ok - $(basename "$case"): broke off"
done >"$work/lines"
[ "$left" = 0 ] || echo "ok - $# cases # SKIP $left others are left to other servers" >>"$work/lines"
awk '/^(not )?ok - / { sub(/ok - /, "ok " ++count " - ") } { print } END { print "1.." count + 0 }' \
    "$work/lines"
[ -z "$regold" ] || ! grep -q '^not ok' "$work/lines"
