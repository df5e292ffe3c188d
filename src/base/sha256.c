/* Owns the digest: one call into OpenSSL, printed as lower-case hex. */
#include "config.h"

#include "base/sha256.h"

#include <openssl/evp.h>

#include "base/compat.h"

bool
tu_sha256_hex(const void *data, size_t len, char out[TU_SHA256_HEX])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    out[0] = '\0';
    if (EVP_Digest(len > 0 ? data : "", len, digest, &size, EVP_sha256(), NULL) != 1)
        return false;
    if (size != (TU_SHA256_HEX - 1) / 2)
        return false;
    for (unsigned int i = 0; i < size; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[TU_SHA256_HEX - 1] = '\0';
    return true;
}
