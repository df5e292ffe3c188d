/* Owns the digest: by OpenSSL, printed as lower-case hex. */
#include "config.h"

#include "base/sha256.h"

#include <errno.h>
#include <unistd.h>

#include <openssl/evp.h>

#include "base/alloc.h"
#include "base/compat.h"

#define CHUNK ((size_t)1 << 18)

static bool
print_digest(const unsigned char *digest, unsigned int size, char out[TU_SHA256_HEX])
{
    static const char digits[] = "0123456789abcdef";
    if (size != (TU_SHA256_HEX - 1) / 2)
        return false;
    for (unsigned int i = 0; i < size; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[TU_SHA256_HEX - 1] = '\0';
    return true;
}

bool
tu_sha256_hex(const void *data, size_t len, char out[TU_SHA256_HEX])
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    out[0] = '\0';
    return EVP_Digest(len > 0 ? data : "", len, digest, &size, EVP_sha256(), NULL) == 1 &&
           print_digest(digest, size, out);
}

static bool
digest_fd(int fd, EVP_MD_CTX *context, unsigned char *chunk, unsigned long long *size)
{
    for (;;) {
        ssize_t got = read(fd, chunk, CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        *size += (unsigned long long)got;
        if (EVP_DigestUpdate(context, chunk, (size_t)got) != 1)
            return false;
    }
}

bool
tu_sha256_fd(int fd, char out[TU_SHA256_HEX], unsigned long long *size)
{
    unsigned char digest[EVP_MAX_MD_SIZE], *chunk = tu_malloc(CHUNK);
    unsigned int len = 0;
    unsigned long long bytes = 0;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    out[0] = '\0';
    bool done = chunk && context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1 &&
                digest_fd(fd, context, chunk, &bytes) &&
                EVP_DigestFinal_ex(context, digest, &len) == 1 && print_digest(digest, len, out);
    EVP_MD_CTX_free(context);
    tu_free(chunk);
    if (size)
        *size = bytes;
    return done;
}
