# shellcheck shell=sh
# What the tests of the program share: cases, runs of trueup, what they must say. Sourced; TAP.
#   begin NAME             a case
#   run CODE ARGUMENT...   run trueup; it must end with this code
#   out RE, err RE         stdout, stderr must have a line like this; no_out, no_err: nothing at all
#   out_lacks RE ...       must not have
#   wrong TEXT             the case fails
#   finish                 the plan; at the end
set -u
: "${top_srcdir:=.}" "${top_builddir:=.}"
trueup=${TRUEUP-$top_builddir/trueup}
[ -x "$trueup" ] || { echo "1..0 # SKIP no $trueup" && exit 0; }
trueup=$(cd "$(dirname "$trueup")" && pwd)/$(basename "$trueup")
top_srcdir=$(cd "$top_srcdir" && pwd)
work=$(mktemp -d) || exit 99
XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME
clean_up() { rm -rf "$work"; }
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
unset TRUEUP_URL TRUEUP_ENV DATABASE_URL PGHOST PGHOSTADDR PGSERVICE PGDATABASE PGUSER PGPORT NO_COLOR
cases=0 name='' faults=

close_case() {
    [ -n "$name" ] || return 0
    cases=$((cases + 1))
    if [ -z "$faults" ]; then
        echo "ok $cases - $name"
    else
        echo "not ok $cases - $name"
        printf '%s\n' "$faults" | sed 's/^/# /'
    fi
    name=''
}

begin() { # each case has an empty directory
    close_case
    name=$1 faults=
    dir=$work/case$cases
    mkdir "$dir" && cd "$dir" || exit 99
}

skip() { # skip NAME REASON
    close_case
    cases=$((cases + 1))
    echo "ok $cases - $1 # SKIP $2"
}

finish() {
    close_case
    echo "1..$cases"
}

wrong() {
    faults="$faults${faults:+
}$*"
}

said() { head -n 5 "$work/$1" | cut -c 1-300; }

run() {
    expected=$1
    shift
    ran="trueup $*"
    "$trueup" "$@" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    [ "$code" = "$expected" ] ||
        wrong "$ran: ends with $code, not $expected: $(said err) $(said out)"
}

out() { grep -qE -e "$1" "$work/out" || wrong "$ran: stdout lacks $1: $(said out)"; }
err() { grep -qE -e "$1" "$work/err" || wrong "$ran: stderr lacks $1: $(said err)"; }
out_lacks() { ! grep -qE -e "$1" "$work/out" || wrong "$ran: stdout has $1: $(said out)"; }
err_lacks() { ! grep -qE -e "$1" "$work/err" || wrong "$ran: stderr has $1: $(said err)"; }
no_out() { [ ! -s "$work/out" ] || wrong "$ran: stdout is not empty: $(said out)"; }
no_err() { [ ! -s "$work/err" ] || wrong "$ran: stderr is not empty: $(said err)"; }
one_error() { # one line on stderr, nothing on stdout
    no_out
    [ "$(wc -l <"$work/err")" = 1 ] || wrong "$ran: stderr is not one line: $(said err)"
}
json_out() { # stdout is JSON; needs the sqlite3 command
    command -v sqlite3 >/dev/null || return 0
    [ "$(sqlite3 :memory: "SELECT json_valid(CAST(readfile('$work/out') AS TEXT))")" = 1 ] ||
        wrong "$ran: stdout is not JSON: $(said out)"
}
is_file() { [ -f "$1" ] || wrong "no file $1"; }
no_file() { [ ! -e "$1" ] || wrong "there is a file $1"; }
same_file() { cmp -s "$1" "$2" || wrong "$1 and $2 differ: $(diff "$1" "$2" | head -n 10)"; }
sql() { sqlite3 -bail -batch "$@" || wrong "sqlite3 $*: failed"; }
