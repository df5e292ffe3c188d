#!/bin/sh
# A private PostgreSQL server on a unix socket in a directory of its own, run by an unprivileged
# user. Never touches a server or cluster of the machine.
#   pg.sh start DIR    prints the variables that the tests read, for `.` or eval
#   pg.sh stop DIR     stops it and removes DIR
# The data is kept in memory where there is room: databases are made and dropped by the hundred.
#   pg.sh status DIR   exit 0 when it answers
# TRUEUP_TEST_PG_BIN names another server than the installed one; psql may be missing beside it.
set -eu
verb=${1:?start, stop or status} dir=${2:?directory}
user=trueup-test

bin=${TRUEUP_TEST_PG_BIN-}
if [ -z "$bin" ]; then
    for bin in /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb || echo /)")"; do
        [ ! -x "$bin/initdb" ] || break
    done
fi
if [ ! -x "$bin/initdb" ]; then
    echo "pg.sh: no PostgreSQL server is installed (Debian: postgresql-15)" >&2
    exit 1
fi

clients=$bin
if [ ! -x "$clients/psql" ]; then
    for clients in /usr/lib/postgresql/*/bin "$(dirname "$(command -v psql || echo /)")"; do
        [ ! -x "$clients/psql" ] || break
    done
fi

# Root may not run the server: an own user does, or nobody where none can be made.
choose_user() {
    [ "$(id -u)" = 0 ] || return 0
    id "$user" >/dev/null 2>&1 ||
        useradd --system --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$user" \
            >/dev/null 2>&1 || user=nobody
    group=$(id -gn "$user")
}

as_user() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid="$user" --regid="$group" --clear-groups -- "$@"
    else
        "$@"
    fi
}

# The user may not reach what lies below a home directory: then the server runs from a copy.
reach_server() {
    if ! as_user "$bin/postgres" --version >/dev/null 2>&1; then
        cp -R "$(dirname "$bin")" "$dir/server" || fail "the server could not be copied"
        bin=$dir/server/bin
    fi
}

fail() {
    for log in "$dir"/*.log; do
        [ ! -f "$log" ] || tail -n 20 "$log" >&2
    done
    echo "pg.sh: $1" >&2
    exit 1
}

# A data directory in memory, or below DIR where a file system in memory is missing or small.
choose_data() {
    free=$(df -Pk /dev/shm 2>/dev/null | awk '$1 == "tmpfs" { print $4 }')
    if [ "${free:-0}" -gt 1500000 ] && data=$(mktemp -d /dev/shm/trueup-pg.XXXXXX 2>/dev/null); then
        [ "$(id -u)" != 0 ] || chown "$user:$group" "$data"
        ln -s "$data" "$dir/data"
    fi
}

start() {
    if [ -d "$dir/data" ]; then
        status && variables && return 0
        stop
    fi
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    [ "${#dir}" -le 80 ] || fail "the path of a unix socket is short, choose a shorter directory"
    [ "$(id -u)" != 0 ] || chown "$user:$group" "$dir"
    cd "$dir"
    reach_server
    choose_data
    as_user "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >"$dir/initdb.log" 2>&1 || fail "initdb did not succeed"
    # One role has to show its password, all others are trusted; only the socket is there.
    printf '%s\n' 'local all trueup_auth scram-sha-256' 'local all all trust' >"$dir/data/pg_hba.conf"
    cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$dir'
fsync = off
synchronous_commit = off
full_page_writes = off
min_wal_size = 32MB
max_wal_size = 128MB
autovacuum = off
max_connections = 200
max_locks_per_transaction = 1024
shared_buffers = 128MB
jit = off
timezone = 'UTC'
password_encryption = 'scram-sha-256'
CONF
    # Closed descriptors: a server that holds the caller's pipes would keep them open.
    as_user "$bin/pg_ctl" -D "$dir/data" -l "$dir/data/server.log" -w -t 120 start \
        >"$dir/start.log" 2>&1 </dev/null || {
        tail -n 20 "$dir/data/server.log" >&2
        fail "the server did not start"
    }
    "$clients/psql" -X -q -h "$dir" -U postgres -d postgres -v ON_ERROR_STOP=1 \
        -c "CREATE ROLE trueup_auth LOGIN CREATEDB PASSWORD 'right-secret'" >"$dir/role.log" 2>&1 ||
        fail "the role for the password tests was not made"
    variables
}

variables() {
    cat <<VARIABLES
TRUEUP_TEST_PG_URL='postgresql:///postgres?host=$dir&user=postgres'
TRUEUP_TEST_PG_AUTH_URL='postgresql://trueup_auth:right-secret@/postgres?host=$dir'
TRUEUP_TEST_PG_DIR='$dir'
TRUEUP_TEST_PG_BIN='$clients'
export TRUEUP_TEST_PG_URL TRUEUP_TEST_PG_AUTH_URL TRUEUP_TEST_PG_DIR TRUEUP_TEST_PG_BIN
VARIABLES
}

status() {
    "$clients/pg_isready" -q -h "$dir"
}

stop() {
    [ ! -d "$dir/server" ] || bin=$dir/server/bin
    if [ -f "$dir/data/postmaster.pid" ]; then
        (cd "$dir" && as_user "$bin/pg_ctl" -D "$dir/data" -m immediate -w -t 60 stop) >/dev/null 2>&1 ||
            echo "pg.sh: the server in $dir did not stop" >&2
    fi
    data=$(readlink "$dir/data") || data=
    case $data in
    /dev/shm/trueup-pg.*) rm -rf "$data" "$dir" ;;
    *) [ ! -d "$dir/data" ] || rm -rf "$dir" ;;
    esac
}

choose_user
case $verb in
start | stop | status) "$verb" ;;
*)
    echo "pg.sh: start, stop or status, not $verb" >&2
    exit 64
    ;;
esac
