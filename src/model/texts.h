/* Everything that stands in an object's fields, as texts, in the order of the field table. */
#ifndef TU_MODEL_TEXTS_H
#define TU_MODEL_TEXTS_H

#include "model/object.h"

/* One text of a field: part counts the texts of a list, a pair being two; value is NULL where
 * nothing is set. A flag is "1" or NULL. */
typedef void TuTextFn(void *data, const TuField *field, size_t part, const char *value);

void tu_object_texts(const TuObject *object, TuTextFn *fn, void *data);
/* Append name, signature, comment and fields of an object in a form that is the same only for the
 * same content; its children and what the file says about renames are no part of it. */
void tu_object_content(TuBuf *out, const TuObject *object);

#endif
