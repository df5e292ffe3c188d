#!/bin/sh
# Another server than the installed one, unpacked with all its libraries below a directory and kept
# there: Debian's packages of another release. No script of a package is run.
#   mysql-root.sh DIR mysql|mariadb118    prints its folder, for mariadb.sh
# Nothing of the machine is changed. Exit 77 and the reason in one line where it cannot be had.
set -eu
dir=${1:?directory} which=${2:?mysql or mariadb118}

give_up() {
    echo "$1"
    exit 77
}

case $which in
mysql) suite=sid packages=mysql-server-core program=mysqld ;;
mariadb118) suite=trixie packages=mariadb-server-core program=mariadbd ;;
*) give_up "$which is not in the list of mysql-root.sh" ;;
esac
[ "$(uname -m)" = x86_64 ] && [ "$(uname -s)" = Linux ] || give_up "the packages are for Linux on x86_64"
command -v apt-get >/dev/null 2>&1 || give_up "no apt-get to fetch $which with"

mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
final=$dir/$which
runs() {
    "$1/usr/lib64/ld-linux-x86-64.so.2" --library-path "$1/usr/lib/x86_64-linux-gnu" \
        "$1/usr/sbin/$program" --no-defaults --version >/dev/null 2>&1
}
if [ -f "$final/.complete" ]; then
    echo "$final"
    exit 0
fi
rm -rf "$final"
part=$(mktemp -d "$dir/part.XXXXXX")
chmod 755 "$part"
trap 'rm -rf "$part"' EXIT
trap 'exit 130' INT TERM HUP

uri=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
[ -n "$uri" ] || uri=$(sed -nE 's/^deb (\[[^]]*\] )?([^ ]*) .*/\2/p' /etc/apt/sources.list 2>/dev/null | head -n 1)
[ -n "$uri" ] || give_up "no address of Debian packages in /etc/apt"

# A private state of apt, in which only what no script is run for counts as installed.
fetch() {
    state=$part/.state
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' "$uri" "$suite" \
        /usr/share/keyrings/debian-archive-keyring.gpg >"$state/src.sources"
    for package in perl debconf adduser passwd init-system-helpers sysvinit-utils lsb-base galera-4 \
        gawk rsync socat lsof procps psmisc iproute2 libdbi-perl; do
        printf 'Package: %s\nStatus: install ok installed\nArchitecture: amd64\n' "$package"
        printf 'Multi-Arch: allowed\nVersion: 999\nMaintainer: x <x@x>\nDescription: x\n\n'
    done >"$state/status"
    set -- -o Dir::Etc::sourcelist="$state/src.sources" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State="$state" -o Dir::State::lists="$state/lists" \
        -o Dir::State::status="$state/status" -o Dir::Cache="$state/cache" \
        -o APT::Install-Recommends=false -o APT::Architecture=amd64 -o APT::Sandbox::User=root \
        -o Acquire::Languages=none -o Debug::NoLocking=1
    timeout 300 apt-get "$@" -qq update &&
        timeout 600 apt-get "$@" -qq -y --download-only install $packages || return 1
    for deb in "$state"/cache/archives/*.deb; do
        dpkg-deb -x "$deb" "$part" || return 1
    done
}

fetch >"$part/.apt.out" 2>&1 || give_up "the packages of $which in Debian $suite cannot be fetched (no network?)"
rm -rf "$part/.state"
runs "$part" || give_up "$program of Debian $suite does not run here"
: >"$part/.complete"
mv "$part" "$final" 2>/dev/null || [ -f "$final/.complete" ] # another run was first
echo "$final"
