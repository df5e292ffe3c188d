/* SHA-256, by OpenSSL. */
#ifndef TU_BASE_SHA256_H
#define TU_BASE_SHA256_H

#include <stdbool.h>
#include <stddef.h>

#define TU_SHA256_HEX 65 /* 64 digits and the NUL */

/* Lower-case hex digest of len bytes; false when the library fails (then out is ""). */
bool tu_sha256_hex(const void *data, size_t len, char out[TU_SHA256_HEX]);
/* The same of what can be read from a descriptor, whatever its size; size may be NULL. */
bool tu_sha256_fd(int fd, char out[TU_SHA256_HEX], unsigned long long *size);

#endif
