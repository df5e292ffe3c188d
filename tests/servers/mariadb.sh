#!/bin/sh
# A private MariaDB or MySQL server on a unix socket in a directory of its own, run by an
# unprivileged user, without the care for data that a real one takes. Never touches a server of the
# machine.
#   mariadb.sh start DIR    prints the variables that the tests read, for `.` or eval
#   mariadb.sh stop DIR     stops it and removes DIR
#   mariadb.sh status DIR   exit 0 when it answers
# TRUEUP_TEST_MYSQL_ROOT names the folder of an unpacked server (mysql-root.sh) instead of the
# installed one.
set -eu
verb=${1:?start, stop or status} dir=${2:?directory}
user=trueup-test
root=${TRUEUP_TEST_MYSQL_ROOT-}
loader=

fail() {
    for log in "$dir"/*.log; do
        [ ! -f "$log" ] || tail -n 20 "$log" >&2
    done
    echo "mariadb.sh: $1" >&2
    exit 1
}

server=mariadbd
if [ -n "$root" ]; then
    [ ! -x "$root/usr/sbin/mysqld" ] || [ -x "$root/usr/sbin/mariadbd" ] || server=mysqld
    loader="$root/usr/lib64/ld-linux-x86-64.so.2 --library-path $root/usr/lib/x86_64-linux-gnu"
fi
program=$root/usr/sbin/$server
[ -x "$program" ] || fail "no MariaDB server is installed (Debian: mariadb-server-core)"
client=$(command -v mariadb || command -v mysql) ||
    fail "no client program is installed (Debian: mariadb-client-core)"

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

options() {
    echo "--no-defaults --basedir=$root/usr --datadir=$dir/data --tmpdir=$dir/tmp --log-error=$dir/server.log"
    [ -z "$root" ] || options_of_root
}

options_of_root() { # what the program would look for in the machine's own folders
    share=$root/usr/share/mariadb
    [ "$server" = mariadbd ] || share=$root/usr/share/mysql
    echo "--lc-messages-dir=$share --character-sets-dir=$share/charsets --plugin-dir=$root/usr/lib/mysql/plugin"
}

# The system tables.
prepare() {
    if [ "$server" = mysqld ]; then
        # shellcheck disable=SC2046,SC2086 # words of their own
        as_user $loader "$program" $(options) --initialize-insecure
    elif [ -z "$root" ]; then
        # shellcheck disable=SC2046
        as_user mariadb-install-db --no-defaults --basedir=/usr --datadir="$dir/data" --skip-test-db \
            --auth-root-authentication-method=normal --skip-name-resolve --innodb-flush-log-at-trx-commit=0
    else
        share=$root/usr/share/mariadb
        mkdir -p "$dir/data/mysql"
        [ "$(id -u)" != 0 ] || chown -R "$user:$group" "$dir/data"
        {
            printf '%s\n' 'CREATE DATABASE IF NOT EXISTS mysql;' 'USE mysql;' \
                'SET @auth_root_socket = NULL;'
            for part in mariadb_system_tables mariadb_performance_tables mariadb_system_tables_data \
                maria_add_gis_sp_bootstrap mariadb_sys_schema; do
                cat "$share/$part.sql"
            done
        } | {
            # shellcheck disable=SC2046,SC2086
            as_user $loader "$program" $(options) --bootstrap --silent-startup --skip-name-resolve \
                --max-allowed-packet=8M
        }
    fi
}

# Closed descriptors: a server that holds the caller's pipes would keep them open.
launch() {
    if [ "$server" = mysqld ]; then
        own="--mysqlx=OFF --disable-log-bin --innodb-redo-log-capacity=64M --secure-file-priv=$dir/tmp"
    else
        own="--skip-log-bin --innodb-log-file-size=64M --debug-no-sync=1"
    fi
    (
        exec >>"$dir/start.log" 2>&1 </dev/null
        # shellcheck disable=SC2046,SC2086
        as_user setsid $loader "$program" $(options) $own --skip-networking --skip-name-resolve \
            --socket="$dir/my.sock" --pid-file="$dir/my.pid" --character-set-server=utf8mb4 \
            --innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync \
            --innodb-doublewrite=OFF --innodb-buffer-pool-size=64M --max-connections=200 \
            --default-time-zone=+00:00
    ) &
    child=$!
}

ask() { "$client" --no-defaults -S "$dir/my.sock" -u root -N -B -e "$1" 2>/dev/null; }

start() {
    if [ -d "$dir/data" ]; then
        status && variables && return 0
        stop
    fi
    mkdir -p "$dir/tmp"
    dir=$(cd "$dir" && pwd)
    [ "${#dir}" -le 80 ] || fail "the path of a unix socket is short, choose a shorter directory"
    [ "$(id -u)" != 0 ] || chown "$user:$group" "$dir" "$dir/tmp"
    cd "$dir"
    # A soft limit of 1024 open files would shrink the caches of tables.
    ulimit -n "$(ulimit -H -n)" 2>/dev/null || :
    prepare >"$dir/prepare.log" 2>&1 || fail "the system tables were not made"
    launch
    tries=0
    until status; do
        tries=$((tries + 1))
        kill -0 "$child" 2>/dev/null && [ "$tries" -lt 600 ] || fail "the server did not start"
        sleep 0.1
    done
    ask 'CREATE DATABASE IF NOT EXISTS trueup_test CHARACTER SET utf8mb4' ||
        fail "the database for the tests was not made"
    variables
}

variables() {
    cat <<VARIABLES
TRUEUP_TEST_MYSQL_URL='mysql://root@localhost/trueup_test?socket=$dir/my.sock'
TRUEUP_TEST_MYSQL_DIR='$dir'
export TRUEUP_TEST_MYSQL_URL TRUEUP_TEST_MYSQL_DIR
VARIABLES
}

status() {
    ask 'SELECT 1' >/dev/null
}

stop() {
    if [ -f "$dir/my.pid" ]; then
        pid=$(cat "$dir/my.pid")
        kill -KILL "$pid" 2>/dev/null || : # its data go too
        tries=0
        while kill -0 "$pid" 2>/dev/null && [ "$tries" -lt 100 ]; do
            sleep 0.1
            tries=$((tries + 1))
        done
    fi
    [ ! -d "$dir/data" ] || rm -rf "$dir"
}

choose_user
case $verb in
start | stop | status) "$verb" ;;
*)
    echo "mariadb.sh: start, stop or status, not $verb" >&2
    exit 64
    ;;
esac
