# shellcheck shell=sh
# Sourced by the benches; wants $measure, $work and $BENCH_RUNS.
best() { # best NAME COMMAND...: least time and least peak of the runs, in $work/NAME
    name=$1
    shift
    : >"$work/$name.runs"
    i=0
    while [ "$i" -lt "$BENCH_RUNS" ]; do
        i=$((i + 1))
        "$measure" "$work/one" "$@" >"$work/out" 2>"$work/err" || {
            echo "bench: $* did not succeed:" >&2
            tail -n 5 "$work/err" >&2
            exit 1
        }
        cat "$work/one" >>"$work/$name.runs"
    done
    awk 'NR == 1 || $1 < s { s = $1 } NR == 1 || $2 < m { m = $2 } END { print s, m }' \
        "$work/$name.runs" >"$work/$name"
}
