/* Changes for people and for programs. */
#ifndef TU_REPORT_CHANGES_H
#define TU_REPORT_CHANGES_H

#include "base/doc.h"
#include "codegen/plan.h"
#include "diff/diff.h"

/* One line a change: "+ table public.orders", "~ column public.t.a: type integer -> bigint". */
void tu_report_changes(TuBuf *out, const TuChanges *changes);
void tu_report_renames(TuBuf *out, const TuRename *renames, size_t count);
/* A list of {op, kind, schema, table, name, fields: {name: {from, to}}}. */
TuDoc *tu_report_changes_json(const TuChanges *changes, const TuRename *renames, size_t count,
                              TuArena *arena);
/* What the plan's statements do to the running database: {rule, note, statement}. */
TuDoc *tu_report_hazards_json(const TuPlan *plan, TuArena *arena);
/* All of them: {statement, transaction, locks: [{table, mode}], cost}. */
TuDoc *tu_report_statements_json(const TuPlan *plan, TuArena *arena);

#endif
