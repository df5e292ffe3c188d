#!/bin/sh
# What --help says and what the manual pages say: the same options, with the same arguments; every
# page has its sections; every example of a page is a command line that the program takes. TAP.
set -u
: "${top_srcdir:=.}" "${top_builddir:=.}"
trueup=${TRUEUP-$top_builddir/trueup}
[ -x "$trueup" ] || { echo "1..0 # SKIP no $trueup" && exit 0; }
man=$top_srcdir/docs/man
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
unset TRUEUP_URL TRUEUP_ENV DATABASE_URL PGHOST PGHOSTADDR PGSERVICE PGDATABASE

count=0
check() { # check NAME COMMAND...: the command prints what is wrong
    name=$1
    shift
    count=$((count + 1))
    wrong=$("$@" 2>&1)
    if [ -z "$wrong" ]; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name"
        printf '%s\n' "$wrong" | head -n 20 | sed 's/^/# /'
    fi
}

# "-m --message MESSAGE", one option a line, sorted.
help_options() {
    sed -nE '/^Options.*:$/,/^$/s/^  (-(.), )?(--[a-z-]+)( ([A-Za-z=]+))?(  .*|$)/\2 \3 \5/p' |
        sed 's/^ //; s/ $//' | LC_ALL=C sort
}

man_options() {
    awk '/^\.SH / { inside = $2 == "OPTIONS"; next } inside && tag { print } { tag = /^\.TP/ }' "$1" |
        sed -E 's/\\f[IBR]//g; s/\\-/-/g; s/^\.[A-Z]+ //; s/"//g; s/ , / /; s/^-(.) +/\1 /; s/  +/ /g' |
        sed 's/ $//' | LC_ALL=C sort
}

same_options() { # same_options PAGE [COMMAND]
    page=$man/$1
    shift
    "$trueup" help "$@" | help_options >"$work/help"
    man_options "$page" >"$work/man"
    [ -s "$work/help" ] || echo "no options in help $*"
    diff "$work/help" "$work/man"
}

help_is_option_help() { # both ways to ask give the same text, on stdout
    "$trueup" help "$1" >"$work/a" 2>"$work/err" || echo "help $1 ends with $?"
    "$trueup" "$1" --help >"$work/b" 2>>"$work/err" || echo "$1 --help ends with $?"
    cat "$work/err"
    diff "$work/a" "$work/b"
    awk 'length > 100 { print "longer than 100 columns: " $0 }' "$work/a"
}

sections() {
    for section in NAME SYNOPSIS DESCRIPTION OPTIONS '"EXIT STATUS"' FILES EXAMPLES; do
        grep -qx "\.SH $section" "$1" || echo "no section $section"
    done
    grep -q '[[:space:]]$' "$1" && echo "space at the end of a line"
    if command -v groff >/dev/null; then
        groff -man -Tascii -ww -z "$1"
    fi
}

examples_parse() { # a command line that is wrong ends with 64; --help only looks at it
    sed -n '/^\.SH EXAMPLES/,/^\.RE/{ s/\\-/-/g; s/ >.*//; /^trueup /p; }' "$1" >"$work/examples"
    [ -s "$work/examples" ] || echo "no example"
    while read -r _ line; do
        # shellcheck disable=SC2086
        "$trueup" $line --help >/dev/null 2>"$work/err" || echo "$line: $(cat "$work/err")"
    done <"$work/examples"
}

listed() { # every command has a page, or is described in trueup.1
    for command in $commands; do
        [ -f "$man/trueup-$command.1" ] || grep -qE "^\.B[RI]? $command" "$man/trueup.1" ||
            echo "$command has no page and is not in trueup.1"
    done
    for page in "$man"/trueup-*.1; do
        command=${page##*/trueup-}
        "$trueup" help "${command%.1}" >/dev/null 2>&1 || echo "$page is about no command"
    done
}

commands=$("$trueup" help | sed -nE '/^Commands:/,/^$/s/^  ([a-z]+) .*/\1/p')
check "the commands have pages" listed
check "trueup.1 names the options of every command" same_options trueup.1
for command in $commands; do
    check "$command: help and --help agree" help_is_option_help "$command"
    page=trueup-$command.1
    [ -f "$man/$page" ] || continue
    check "$page names the options of $command" same_options "$page" "$command"
done
for page in "$man"/*.1; do
    check "${page##*/} has its sections" sections "$page"
    check "${page##*/} has examples that parse" examples_parse "$page"
done
echo "1..$count"
