/* The coverage ledger as text and as a document. */
#include "config.h"

#include "report/coverage.h"

static bool
occurs(const TuCoverageRow *row)
{
    return row->managed || row->filtered || row->of_extensions;
}

void
tu_report_coverage(TuBuf *out, const TuCoverage *coverage)
{
    tu_buf_addf(out, "%-20s %9s %9s %14s\n", "kind", "managed", "filtered", "of extensions");
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        const TuCoverageRow *row = &coverage->rows[kind];
        if (occurs(row))
            tu_buf_addf(out, "%-20s %9zu %9zu %14zu\n", tu_kind_info((TuKind)kind)->name,
                        row->managed, row->filtered, row->of_extensions);
    }
    if (coverage->other_of_extensions)
        tu_buf_addf(out, "%-20s %9s %9s %14zu\n", "others", "", "", coverage->other_of_extensions);
    for (size_t i = 0; i < coverage->unmodelled.count; i++) {
        const TuUnmodelled *entry = coverage->unmodelled.items[i];
        tu_buf_addf(out, "not modelled: %s %s\n", entry->what, entry->name);
    }
}

TuDoc *
tu_report_coverage_json(const TuCoverage *coverage, TuArena *arena)
{
    TuDoc *doc = tu_doc_new(arena, TU_DOC_MAP), *kinds = tu_doc_new(arena, TU_DOC_MAP);
    TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        const TuCoverageRow *row = &coverage->rows[kind];
        if (!occurs(row))
            continue;
        TuDoc *one = tu_doc_new(arena, TU_DOC_MAP);
        tu_doc_put(one, arena, "managed", tu_doc_number(arena, (long long)row->managed));
        tu_doc_put(one, arena, "filtered", tu_doc_number(arena, (long long)row->filtered));
        tu_doc_put(one, arena, "of_extensions",
                   tu_doc_number(arena, (long long)row->of_extensions));
        tu_doc_put(kinds, arena, tu_kind_info((TuKind)kind)->section, one);
    }
    for (size_t i = 0; i < coverage->unmodelled.count; i++) {
        const TuUnmodelled *entry = coverage->unmodelled.items[i];
        TuDoc *one = tu_doc_new(arena, TU_DOC_MAP);
        tu_doc_put(one, arena, "kind", tu_doc_string(arena, entry->what));
        tu_doc_put(one, arena, "name", tu_doc_string(arena, entry->name));
        tu_doc_add(list, one);
    }
    tu_doc_put(doc, arena, "kinds", kinds);
    tu_doc_put(doc, arena, "other_of_extensions",
               tu_doc_number(arena, (long long)coverage->other_of_extensions));
    tu_doc_put(doc, arena, "not_modelled", list);
    return doc;
}
