#!/bin/sh
# The library as a program of somebody else uses it: found by pkg-config, in the example that
# migrates at its own start, and from many threads at once. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
build=$(cd "$top_builddir" && pwd)
cd "$top_srcdir" || exit 99
for tool in sqlite3 pkg-config; do
    command -v $tool >/dev/null || { echo "1..0 # SKIP no $tool" && exit 0; }
done
[ -e "$build/.libs/libtrueup.so" ] || { echo "1..0 # SKIP no shared library was built" && exit 0; }

flags() { # of the tree that is not installed
    PKG_CONFIG_PATH=$build/src/api pkg-config --define-variable=libdir="$build/.libs" \
        --define-variable=includedir="$top_srcdir/include" "$@" trueup
}
compile() { # compile PROGRAM FILE FLAG...
    program=$1 file=$2
    shift 2
    # shellcheck disable=SC2046,SC2086
    ${CC-cc} ${TEST_CFLAGS-} -o "$work/$program" "$file" $(flags --cflags --libs) \
        -Wl,-rpath,"$build/.libs" "$@" >"$work/cc" 2>&1 || wrong "$(head -n 5 "$work/cc")"
}
start() { # start CODE ARGUMENT...: the example must end with this code
    expected=$1
    shift
    ran="start_up $*"
    "$work/start_up" "$@" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    [ "$code" = "$expected" ] ||
        wrong "$ran: ends with $code, not $expected: $(said err) $(said out)"
}

begin "pkg-config knows the library"
[ "$(flags --modversion)" = "$("$trueup" version | sed 's/.* //')" ] ||
    wrong "version: $(flags --modversion)"
compile start_up "$top_srcdir/examples/start_up.c"

begin "a program migrates at its start, and starts on what fits"
mkdir migrations
printf '%s\n' '-- Up Migration' 'CREATE TABLE a (x);' '-- Down Migration' 'DROP TABLE a;' \
    >migrations/20260101_000000_1.0.0_a.sql
start 0 sqlite:app.db migrations 1.0.0
out '^applied 1.0.0 a '
out '^serving$'
start 0 sqlite:app.db migrations 1.0.0
out_lacks '^applied'
out '^serving$'
sqlite3 app.db 'INSERT INTO a VALUES (1)'

begin "it refuses to start on a schema that is too old, and on a migration that fails"
mkdir migrations
printf '%s\n' '-- Up Migration' 'CREATE TABLE a (x);' >migrations/20260101_000000_1.0.0_a.sql
start 2 sqlite:app.db migrations 1.1.0
err '^start_up: not ready: 1.0.0 is older than 1.1.0$'
out_lacks '^serving$'
printf '%s\n' '-- Up Migration' 'CREATE TABLE a (x);' >migrations/20260102_000000_1.1.0_b.sql
start 1 sqlite:app.db migrations 1.1.0
err '^start_up: .*already exists'
out_lacks '^serving$'
start 64

begin "sixteen threads with a session each do not disturb each other"
cat >threads.c <<'C'
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include <trueup/trueup.h>

static void *
run(void *data)
{
    char url[64];
    snprintf(url, sizeof url, "sqlite:thread-%d.db", *(const int *)data);
    TrueupSettings settings = {
        .size = sizeof settings, .url = url, .migrations = "migrations", .models = "models"};
    TrueupSession *session = NULL;
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    static char wrong[] = "wrong";
    char *answer = NULL;
    if (trueup_session_new(&settings, &session, &err) != TRUEUP_OK)
        return wrong;
    for (int round = 0; round < 3 && !answer; round++) {
        TrueupDiffOptions diff = {.size = sizeof diff, .from = "empty", .to = "model", .sql = true};
        if (trueup_up(session, NULL, &result, &err) != TRUEUP_OK)
            answer = wrong;
        trueup_result_free(result);
        if (trueup_diff(session, &diff, &result, &err) != TRUEUP_OK ||
            trueup_result_exit_code(result) != 2 || !strstr(trueup_result_part(result, "up"), "CREATE TABLE"))
            answer = wrong;
        trueup_result_free(result);
        if (trueup_down(session, NULL, &result, &err) != TRUEUP_OK)
            answer = wrong;
        trueup_result_free(result);
    }
    if (answer)
        fprintf(stderr, "%s: %s\n", url, err.message);
    trueup_session_free(session);
    return answer;
}

int
main(void)
{
    pthread_t threads[16];
    int numbers[16], failed = 0;
    for (int i = 0; i < 16; i++) {
        numbers[i] = i;
        if (pthread_create(&threads[i], NULL, run, &numbers[i]) != 0)
            return 99;
    }
    for (int i = 0; i < 16; i++) {
        void *answer = NULL;
        pthread_join(threads[i], &answer);
        failed += answer != NULL;
    }
    return failed;
}
C
mkdir migrations models
printf '%s\n' '-- Up Migration' 'CREATE TABLE a (x);' '-- Down Migration' 'DROP TABLE a;' \
    >migrations/20260101_000000_1.0.0_a.sql
echo '{ "tables": { "m": { "columns": { "x": "integer" }, "checks": { "c": "x > 0" } } } }' >models/m.json
compile threads threads.c -lpthread
ran=threads
"$work/threads" >"$work/out" 2>"$work/err" || wrong "threads: $? failed: $(said err)"
finish
