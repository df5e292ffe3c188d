/* Generic operations over the field tables. */
#ifndef TU_MODEL_COMPARE_H
#define TU_MODEL_COMPARE_H

#include "base/sha256.h"
#include "model/object.h"

/* Bit i is set when field i of the kind's table differs. Notes are left out. canonical may be
 * NULL. Both objects are of the same kind. */
uint64_t tu_object_diff(const TuObject *a, const TuObject *b, TuCanonical *canonical);
/* The same; running out of memory, where a difference may be none, fails the arena. */
uint64_t tu_object_diff_for(const TuObject *a, const TuObject *b, TuCanonical *canonical,
                            TuArena *arena);
/* The same over notes too (column order, storage text ...). */
uint64_t tu_object_diff_all(const TuObject *a, const TuObject *b, TuCanonical *canonical);
#define TU_FIELD_BIT(index) (UINT64_C(1) << (index))
/* Index of a field by its file name; -1 when the kind has none. */
int tu_field_index(TuKind kind, const char *name);
/* Print one field's value as text for people; nothing when unset. */
void tu_field_print(TuBuf *out, const TuObject *object, const TuField *field);

/* Canonical serialisation: sorted, one line per object, independent of load order, and the
 * SHA-256 over it. Objects for which skip() is true are left out (NULL: none). */
void tu_model_serialise(TuBuf *out, const TuModel *model, bool (*skip)(const TuObject *, void *),
                        void *data);
/* "sha256:" and 64 hex digits; false when memory is out. */
bool tu_model_fingerprint(const TuModel *model, bool (*skip)(const TuObject *, void *), void *data,
                          char out[TU_SHA256_HEX + 7]);

#endif
