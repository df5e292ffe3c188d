/* A whole model as bytes, and back: for what is kept from one run to the next on one machine. No
 * format for exchange: it changes with the field tables, see tu_pack_layout(). */
#ifndef TU_MODEL_PACK_H
#define TU_MODEL_PACK_H

#include "model/object.h"

/* Append objects, fields (hidden ones and notes too) and dependencies, in load order. */
void tu_model_pack(TuBuf *out, const TuModel *model);
/* Objects into an empty model, indexed; the bytes are copied into its arena. False for bytes that
 * are not what tu_model_pack() wrote, and when memory is out (see tu_model_failed()). */
bool tu_model_unpack(TuModel *into, const char *bytes, size_t len);
/* Append what the bytes depend on: kinds, their fields and sizes. Other text, other format. */
void tu_pack_layout(TuBuf *out);

#endif
