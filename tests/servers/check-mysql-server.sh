#!/bin/sh
# The golden cases of mysql and the tests that need a server, on another server than the installed
# one.
#   check-mysql-server.sh mysql|mariadb118   run by `./try test --all`; kept in build/servers
# TAP: the lines of the golden cases, and one line for each of the other tests.
set -u
which=${1:?mysql or mariadb118}
here=$(cd "$(dirname "$0")" && pwd)
skip_all() {
    echo "1..0 # SKIP $1"
    exit 0
}
[ -n "${TRUEUP_TEST_ALL-}" ] || skip_all "$which is for ./try test --all"
cache=${TRUEUP_TEST_SERVERS-${top_builddir:-.}/servers}
TRUEUP_TEST_MYSQL_ROOT=$(sh "$here/mysql-root.sh" "$cache" "$which") ||
    skip_all "$which: $TRUEUP_TEST_MYSQL_ROOT"
export TRUEUP_TEST_MYSQL_ROOT
work=$(mktemp -d "${TMPDIR:-/tmp}/trueup-my-$which.XXXXXX") || exit 99
chmod 755 "$work"
stop() {
    trap - EXIT
    trap '' INT TERM HUP
    sh "$here/mariadb.sh" stop "$work/my" >&2
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP
sh "$here/mariadb.sh" start "$work/my" >"$work/env" || {
    echo "1..1"
    echo "not ok 1 - the server $which did not start"
    exit 0
}
. "$work/env"

# The lines of one TAP stream after another, numbered on.
count=0
number_on() {
    while IFS= read -r line; do
        case $line in
        "ok "* | "not ok "*)
            count=$((count + 1))
            rest=${line#*ok }
            echo "${line%%ok *}ok $count ${rest#* }"
            ;;
        1..*) ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <"$1"
}

if [ -d "$here/../golden/mysql" ]; then
    # MariaDB 10.11 has run all of them; a newer one runs a third, and what only it knows.
    [ "$which" = mysql ] || { TRUEUP_TEST_PART=${TRUEUP_TEST_PART-2/3} && export TRUEUP_TEST_PART; }
    sh "$here/../golden/golden.sh" mysql >"$work/golden" 2>&1
    number_on "$work/golden"
fi

for test in check_db_mysql check_apply_mark check_apply_mysql cli/mysql.sh cli/hostile_mysql.sh cli/neutral.sh; do
    case $test in
    cli/*) set -- sh "$here/../$test" ;;
    *) set -- "${top_builddir:-.}/$test" ;;
    esac
    count=$((count + 1))
    status=0
    CK_TAP_LOG_FILE_NAME=- "$@" >"$work/said" 2>&1 || status=$?
    if [ "$status" != 0 ] || grep -q '^not ok' "$work/said"; then
        echo "not ok $count - $(basename "$test") on $which"
        grep -v '^ok ' "$work/said" | sed 's/^/# /'
    else
        echo "ok $count - $(basename "$test") on $which"
    fi
done
echo "1..$count"
