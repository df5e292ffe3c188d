#!/bin/sh
# What the shared library exports: trueup_* alone, each declared in the public header, and each
# function of the header there.
: "${top_srcdir:=.}" "${top_builddir:=.}"
library=$top_builddir/.libs/libtrueup.so
header=$top_srcdir/include/trueup/trueup.h
if ! command -v nm >/dev/null 2>&1; then
    echo '1..0 # SKIP no nm'
    exit 0
fi
if ! [ -f "$library" ]; then
    echo "1..0 # SKIP no shared library was built"
    exit 0
fi

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
# What sanitizers and coverage put into every object is not ours.
nm -D --defined-only "$library" | awk '{ print $NF }' | sed 's/@.*//' |
    grep -v -e '^__asan_' -e '^__ubsan_' -e '^__gcov_' -e '^__odr_asan' -e '^_init$' -e '^_fini$' |
    sort -u >"$work/exported"
sed 's|/\*.*\*/||' "$header" | tr '\n' ' ' | grep -o 'trueup_[a-z_]*(' | tr -d '(' |
    sort -u >"$work/mentioned"
# Comments call functions too; a declaration ends in a semicolon right after its parameters.
tr '\n' ' ' <"$header" | sed 's|/\*[^*]*\*\(\*\|[^/*][^*]*\*\)*/||g' | tr ';' '\n' |
    grep -o '[ *]trueup_[a-z_]*([^()]*)[ ]*$' | grep -o 'trueup_[a-z_]*' | sort -u >"$work/declared"

number=0
judge() { # judge NAME FILE: the file lists what is wrong
    number=$((number + 1))
    if [ -s "$2" ]; then
        echo "not ok $number - $1"
        sed 's/^/# /' "$2"
    else
        echo "ok $number - $1"
    fi
}

echo 1..4
grep -v '^trueup_' "$work/exported" >"$work/foreign"
judge 'the library exports nothing but trueup_*' "$work/foreign"
comm -23 "$work/exported" "$work/declared" >"$work/hidden"
judge 'every exported function is declared in trueup.h' "$work/hidden"
comm -13 "$work/exported" "$work/declared" >"$work/missing"
judge 'every function of trueup.h is exported' "$work/missing"
[ "$(wc -l <"$work/declared")" -ge 15 ] || echo 'too few declarations were found' >"$work/few"
[ -f "$work/few" ] || : >"$work/few"
judge 'the header was read' "$work/few"
