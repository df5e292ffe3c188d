/* Two states compared: renames made, changes found, scripts planned both ways, proven. */
#ifndef TU_API_COMPARE_H
#define TU_API_COMPARE_H

#include "api/side.h"
#include "codegen/plan.h"
#include "scratch/prove.h"

typedef struct TuCompareOptions {
    const char *from, *to;      /* states */
    const char *const *renames; /* answers; NULL-terminated, may be NULL */
    const char *const *no_renames;
    TuSide *opened; /* from, where it has been read already (model set): taken over; may be NULL */
    bool offline;   /* plain statements, which may block readers and writers for long */
} TuCompareOptions;

typedef struct TuComparison {
    TrueupSession *session;
    TuArena *arena;
    TuSide from, to;
    TuSide renamed; /* from with the declared renames made, on scratch; model NULL: no renames */
    TuScope scope;
    TuChanges *changes; /* (renamed or from) → to */
    TuChanges *back;
    TuRename *renames;
    size_t rename_count;
    TuVec questions;            /* TuRenameQuestion that nobody answered */
    const char *const *answers; /* TuCompareOptions.renames */
    const char *scratch_url;
    bool online;
    TuPlan *rename_up, *rename_down, *up, *down;
    TuNames missing_roles;    /* on a scratch server of its own: what they get is not proven */
    size_t not_managed;       /* objects with privileges that nobody asked for */
    const char *irreversible; /* why there is no way down, or NULL */
    TuProof proof;
} TuComparison;

/* Open both sides and find the changes. */
TuStatus tu_compare(TrueupSession *session, const TuCompareOptions *options, TuComparison *out,
                    TuError *err);
void tu_comparison_release(TuComparison *cmp); /* takes what a failed tu_compare() left */

/* Plan both ways. A way down that cannot be planned leaves down NULL and says why. */
TuStatus tu_comparison_plan(TuComparison *cmp, TuError *err);
/* The statements of a way, as they stand in a migration file's section. */
void tu_comparison_section(TuBuf *out, const TuComparison *cmp, bool down);
/* The same as a script of its own: its parts in transactions where the engine has them. */
void tu_comparison_script(TuBuf *out, const TuComparison *cmp, bool down);
/* Which roles of the plans the scratch server lacks: into missing_roles. TU_ERR_REFUSED where they
 * are managed. */
TuStatus tu_comparison_roles(TuComparison *cmp, TuError *err);
/* Prove the sections; cmp->proof tells. */
TuStatus tu_comparison_prove(TuComparison *cmp, TuError *err);
bool tu_comparison_differs(const TuComparison *cmp);
/* "TABLE public.t": objects of from that the scope leaves out and that are not the same in to. */
size_t tu_comparison_left_out(const TuComparison *cmp);

/* For results: whether and where the sides differ, and what of from is managed. */
TuStatus tu_put_comparison(TrueupResult *result, const TuComparison *cmp, TuError *err);
/* For results: what people should know, and the proof as a document. */
void tu_warn_comparison(TrueupResult *result, const TuComparison *cmp);
void tu_put_proof(TuDoc *json, const TuComparison *cmp, TuArena *arena);

#endif
