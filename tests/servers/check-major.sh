#!/bin/sh
# The golden cases of postgresql and the tests that need a server, on a server of one major.
#   check-major.sh MAJOR      run by `./try test --all`; packages are kept in build/servers
# Half of the golden cases run on the oldest and half on the newest, and a third of them on each one in
# between: every case meets one at the edge and one of those; TRUEUP_TEST_PART=1/1 runs all.
# TAP: the lines of the golden cases, and one line for each of the other tests.
set -u
major=${1:?major}
here=$(cd "$(dirname "$0")" && pwd)
skip_all() {
    echo "1..0 # SKIP $1"
    exit 0
}
[ -n "${TRUEUP_TEST_ALL-}" ] || skip_all "PostgreSQL $major is for ./try test --all"
cache=${TRUEUP_TEST_SERVERS-${top_builddir:-.}/servers}
bin=$(sh "$here/pg-major.sh" server "$cache" "$major") || skip_all "PostgreSQL $major: $bin"
work=$(mktemp -d "${TMPDIR:-/tmp}/trueup-pg-$major.XXXXXX") || exit 99
chmod 755 "$work"
stop() {
    trap - EXIT
    trap '' INT TERM HUP
    TRUEUP_TEST_PG_BIN=$bin sh "$here/pg.sh" stop "$work/pg" >&2
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP
TRUEUP_TEST_PG_BIN=$bin sh "$here/pg.sh" start "$work/pg" >"$work/env" || {
    echo "1..1"
    echo "not ok 1 - the server of PostgreSQL $major did not start"
    exit 0
}
. "$work/env"

# pg_dump is the second judge of the proofs. The installed one does not read newer servers.
installed=$(pg_dump --version 2>/dev/null | sed 's/[^0-9]*\([0-9]*\).*/\1/')
if [ "${installed:-0}" -lt "$major" ]; then
    if dump=$(sh "$here/pg-major.sh" dump "$cache"); then
        TRUEUP_PG_DUMP=$dump
        export TRUEUP_PG_DUMP
    else
        echo "# no pg_dump for PostgreSQL $major ($dump): proofs are judged by introspection alone"
    fi
fi

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

case $major in
13) part=1/2 ;;
18) part=2/2 ;;
14) part=1/3 ;;
16) part=2/3 ;;
17) part=3/3 ;;
*) part=1/1 ;;
esac
export TRUEUP_TEST_PART="${TRUEUP_TEST_PART-$part}"
sh "$here/../golden/golden.sh" postgresql >"$work/golden" 2>&1
number_on "$work/golden"

for test in check_pg_live check_plan_pg check_prove_pg check_scratch_pg check_apply_pg \
    cli/postgresql.sh cli/safety_postgresql.sh; do
    count=$((count + 1))
    if [ "${test#cli/}" != "$test" ]; then
        set -- sh "$here/../$test"
    else
        set -- "${top_builddir:-.}/$test"
    fi
    status=0
    CK_TAP_LOG_FILE_NAME=- "$@" >"$work/said" 2>&1 || status=$?
    if [ "$status" != 0 ] || grep -q '^not ok' "$work/said"; then
        echo "not ok $count - $(basename "$test") on PostgreSQL $major"
        grep -v '^ok ' "$work/said" | sed 's/^/# /'
    else
        echo "ok $count - $(basename "$test") on PostgreSQL $major"
    fi
done
echo "1..$count"
