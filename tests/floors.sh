#!/bin/sh
# The floors of src: an include never points up, folders of one floor stay apart unless the table
# below says otherwise, only src/db knows the client libraries, every header compiles alone and is
# guarded by its path, banned functions are not called, and no file outgrows its reader. TAP.
set -u
: "${top_srcdir:=.}" "${top_builddir:=.}" "${CC:=cc}"
cd "$top_srcdir" || exit 99
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

# folder: folders that it may include besides itself. include/trueup is named trueup.
cat >"$work/floors" <<'TABLE'
base:
model: base
sql: model base
db: sql model base
introspect: db sql model base
declare: model base
diff: model base
codegen: diff sql model base
compat: sql model base
scratch: introspect declare codegen diff db sql model base
apply: scratch introspect codegen diff compat db sql model base
report: codegen diff compat model base
api: report apply scratch introspect declare diff codegen compat db sql model base trueup
cli: base trueup
TABLE

count=0
check() { # check FUNCTION NAME: the function prints what is wrong
    count=$((count + 1))
    wrong=$("$1" 2>&1)
    if [ -z "$wrong" ]; then
        echo "ok $count - $2"
    else
        echo "not ok $count - $2"
        printf '%s\n' "$wrong" | sed 's/^/# /'
    fi
}

files=$(find src include -name '*.[ch]' 2>/dev/null | LC_ALL=C sort)
headers=$(printf '%s\n' "$files" | grep '\.h$')

# C text without comments, strings and character constants; keeps line numbers.
strip_c() {
    awk '{
        out = ""
        n = length($0)
        for (i = 1; i <= n; i++) {
            two = substr($0, i, 2)
            c = substr($0, i, 1)
            if (comment) {
                if (two == "*/") { comment = 0; i++ }
            } else if (two == "/*") { comment = 1; i++ }
            else if (two == "//") break
            else if (c == "\"" || c == "\047") {
                for (j = i + 1; j <= n && substr($0, j, 1) != c; j++)
                    if (substr($0, j, 1) == "\\") j++
                i = j
                out = out c c
            } else out = out c
        }
        print out
    }' "$1"
}

includes() { # "file:line header" for every include
    # shellcheck disable=SC2086
    grep -nE '^[[:space:]]*#[[:space:]]*include' $files /dev/null |
        sed -nE 's/^([^:]*:[0-9]+):[^"<]*["<]([^">]+)[">].*/\1 \2/p'
}

includes_point_down() {
    includes | awk -v floors="$work/floors" '
    BEGIN {
        while ((getline line < floors) > 0) {
            split(line, part, ": *")
            known[part[1]] = 1
            n = split(part[2], list, " ")
            for (i = 1; i <= n; i++) may[part[1], list[i]] = 1
        }
    }
    {
        split($1, at, ":")
        split(at[1], path, "/")
        split($2, target, "/")
        from = path[1] == "src" ? path[2] : "trueup"
        to = target[1]
        if ($2 ~ /^\.\.?\//) print $1 " includes " $2 ": name it from src/"
        else if ($2 ~ /\// && (to in known || to == "trueup") && to != from && !((from, to) in may))
            print $1 " includes " $2
    }'
}

folders_have_floors() {
    for folder in src/*/; do
        folder=${folder#src/}
        grep -q "^${folder%/}:" "$work/floors" || echo "src/$folder has no line in the floors table"
    done
}

clients_in_db() {
    includes | awk '$2 ~ /^(libpq|postgres_ext|sqlite3|mysql|mariadb)/ && $1 !~ /^src\/db\// {
        print $1 " includes " $2 }'
}

parsers_in_base() {
    includes | awk '$2 ~ /^(yaml|cJSON|cjson\/|libxml\/|openssl\/)/ && $1 !~ /^src\/base\// {
        print $1 " includes " $2 }'
}

config_first() {
    for file in $files; do
        case $file in
        *.c)
            grep -nE '^[[:space:]]*#[[:space:]]*include' "$file" | head -n 1 |
                grep -q '"config.h"' || echo "$file: the first include is not config.h"
            ;;
        esac
    done
}

guards() {
    for header in $headers; do
        guard=$(printf '%s' "${header#*/}" | tr 'a-z/.-' 'A-Z___')
        case $header in
        include/*) guard=TRUEUP_${guard#TRUEUP_} ;;
        *) guard=TU_$guard ;;
        esac
        awk -v guard="$guard" '/^#ifndef/ && !seen { seen = 1; ok = $2 == guard; next }
            seen == 1 && ok { ok = $1 == "#define" && $2 == guard; exit }
            END { exit !ok }' "$header" || echo "$header: the guard is not $guard"
    done
}

headers_alone() {
    for header in $headers; do
        name=${header#src/}
        printf '#include "config.h"\n#include "%s"\n' "${name#include/}" >"$work/alone.c"
        # shellcheck disable=SC2086
        $CC ${TEST_CFLAGS-} -I"$top_builddir" -Isrc -Iinclude -fsyntax-only "$work/alone.c" \
            >"$work/out" 2>&1 || head -n 3 "$work/out"
    done
}

calls() { # calls FILE PATTERN
    strip_c "$1" | grep -nE "(^|[^A-Za-z0-9_.>])($2)[[:space:]]*\(" | sed "s|^|$1:|"
}

banned='sprintf|vsprintf|strcpy|strcat|strncpy|strncat|strtok|gets|atoi|atol|atoll|atof|setjmp|longjmp'
banned="$banned|sigsetjmp|siglongjmp|alloca|system|popen|tmpnam|mktemp|asctime|ctime|gmtime|localtime"

banned_calls() {
    for file in $files; do
        [ "$file" = src/base/compat.h ] || calls "$file" "$banned"
    done
}

library_returns() {
    for file in $files; do
        case $file in
        src/cli/*) ;;
        *) calls "$file" 'exit|abort|_exit|quick_exit' ;;
        esac
    done
}

short_files() {
    for file in $files; do
        lines=$(wc -l <"$file")
        [ "$lines" -le 1000 ] || echo "$file has $lines lines, 1000 is the limit"
    done
}

clean_lines() {
    # shellcheck disable=SC2086
    awk '/\t/ { print FILENAME ":" FNR ": a tab" }
        /[ \r]$/ { print FILENAME ":" FNR ": space at the end of the line" }' $files /dev/null
}

headers_open_with_purpose() {
    for header in $headers; do
        head -n 1 "$header" | grep -q '^/\*' || echo "$header: does not open with what it owns"
    done
}

check includes_point_down "an include points down the floors"
check folders_have_floors "every folder has its floor"
check clients_in_db "only src/db includes the client libraries"
check parsers_in_base "only src/base includes the parsers and the crypto library"
check config_first "config.h comes first in each source file"
check guards "a header's guard is its path"
check headers_alone "every header compiles alone"
check banned_calls "no banned function is called"
check library_returns "the library neither exits nor aborts"
check short_files "no file is longer than 1000 lines"
check clean_lines "no tabs, no space at the end of a line"
check headers_open_with_purpose "a header opens with what it owns"
echo "1..$count"

for file in $files; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 600 ] || echo "# $file has $lines lines: is it still one noun?"
done
