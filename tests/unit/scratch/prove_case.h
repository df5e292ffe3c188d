/* A proof on a real engine: two schemas as SQL, two scripts, and what came out. */
#ifndef TU_TESTS_UNIT_SCRATCH_PROVE_CASE_H
#define TU_TESTS_UNIT_SCRATCH_PROVE_CASE_H

#include "scratch_case.h"

typedef struct Try {
    const char *url;
    TuScratch *from, *to; /* hold the states */
    TuState from_state, to_state;
    TuProveOptions options;
    TuArena *arena;
    TuProof proof;
    TuError err;
    TuStatus status;
} Try;

static inline TuState
make_state(TuScratch *scratch, const char *sql)
{
    TuConn *conn = tu_scratch_conn(scratch);
    run_sql(conn, sql);
    return (TuState){read_model(conn), conn, false};
}

static inline Try
try_states(const char *url, const char *from, const char *to)
{
    Try t = {.url = url, .arena = tu_arena_new(), .options = {.scratch_url = url}};
    t.from = open_scratch(url);
    t.to = open_scratch(url);
    t.from_state = make_state(t.from, from);
    t.to_state = make_state(t.to, to);
    return t;
}

static inline void
try_run(Try *t, const char *up, const char *down)
{
    memset(&t->err, 0, sizeof t->err);
    t->status =
        tu_prove(&t->from_state, &t->to_state, up, down, &t->options, t->arena, &t->proof, &t->err);
}

static inline void
try_free(Try *t)
{
    tu_model_free((TuModel *)(uintptr_t)t->from_state.model);
    tu_model_free((TuModel *)(uintptr_t)t->to_state.model);
    tu_scratch_free(t->from);
    tu_scratch_free(t->to);
    tu_arena_free(t->arena);
}

static inline void
is_proven(const Try *t)
{
    ck_assert_msg(t->status == TU_OK, "%s", t->err.message);
    ck_assert_msg(t->proof.proven, "%s\n%s", t->proof.reason, t->proof.detail);
    ck_assert_ptr_null(t->proof.reason);
}

/* Not proven for this reason; the detail names part. */
static inline void
is_disproven(const Try *t, const char *reason, const char *part)
{
    ck_assert_msg(t->status == TU_OK, "%s", t->err.message);
    ck_assert(!t->proof.proven);
    ck_assert_ptr_nonnull(t->proof.reason);
    ck_assert_str_eq(t->proof.reason, reason);
    ck_assert_msg(!part || (t->proof.detail && strstr(t->proof.detail, part)), "%s",
                  t->proof.detail ? t->proof.detail : "no detail");
}

#endif
