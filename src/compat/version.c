/* Versions: parse, compare by SemVer precedence, successor. */
#include "config.h"

#include "compat/version.h"

#include <inttypes.h>
#include <string.h>

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_ident_char(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

/* Digits at *at into *out; false without a digit, with too many, or on overflow. */
static bool
read_number(const char **at, uint64_t *out)
{
    const char *p = *at;
    uint64_t n = 0;
    if (!is_digit(*p))
        return false;
    for (; is_digit(*p); p++) {
        uint64_t digit = (uint64_t)(*p - '0');
        if (n > (UINT64_MAX - digit) / 10)
            return false;
        n = n * 10 + digit;
    }
    *out = n;
    *at = p;
    return true;
}

/* A dotted list of identifiers up to stop or the end. Numeric ones have no leading zero when
 * strict. */
static bool
read_identifiers(const char **at, char stop, bool strict, char out[TU_VERSION_MAX])
{
    const char *start = *at, *ident = start, *p = start;
    for (;; p++) {
        if (is_ident_char(*p))
            continue;
        if (p == ident)
            return false;
        if (strict && *ident == '0' && p - ident > 1 &&
            strspn(ident, "0123456789") >= (size_t)(p - ident))
            return false;
        if (*p != '.')
            break;
        ident = p + 1;
    }
    if (*p != '\0' && *p != stop)
        return false;
    size_t len = (size_t)(p - start);
    if (len >= TU_VERSION_MAX)
        return false;
    memcpy(out, start, len);
    out[len] = '\0';
    *at = p;
    return true;
}

static bool
leading_zero(const char *at)
{
    return at[0] == '0' && is_digit(at[1]);
}

static bool
read_semantic(const char *p, TuVersion *out)
{
    uint64_t *const parts[] = {&out->major, &out->minor, &out->patch};
    for (size_t i = 0; i < 3; i++) {
        if (i > 0 && *p++ != '.')
            return false;
        if (leading_zero(p) || !read_number(&p, parts[i]))
            return false;
    }
    if (*p == '-') {
        p++;
        if (!read_identifiers(&p, '+', true, out->pre))
            return false;
    }
    if (*p == '+') {
        p++;
        if (!read_identifiers(&p, '\0', false, out->build))
            return false;
    }
    return *p == '\0';
}

TuStatus
tu_version_parse(const char *text, TuVersion *out, TuError *err)
{
    memset(out, 0, sizeof(*out));
    if (strlen(text) >= TU_VERSION_MAX)
        return tu_error_set(err, TU_ERR_PARSE, "version is longer than %d bytes",
                            TU_VERSION_MAX - 1);
    const char *p = text;
    if (read_number(&p, &out->major) && *p == '\0') {
        out->number = true;
        out->width = (unsigned)(p - text);
        return TU_OK;
    }
    out->major = 0;
    if (read_semantic(text, out))
        return TU_OK;
    memset(out, 0, sizeof(*out));
    tu_error_set(err, TU_ERR_PARSE, "\"%s\" is not a version", text);
    tu_error_hint(err, "write a semantic version like 1.2.0 or 1.2.0-rc.1, or a number like 001");
    return TU_ERR_PARSE;
}

static int
compare_numbers(uint64_t a, uint64_t b)
{
    return a < b ? -1 : a > b;
}

/* One pre-release identifier: numeric ones by value and below alphanumeric ones. */
static int
compare_identifiers(const char *a, size_t a_len, const char *b, size_t b_len)
{
    bool a_numeric = strspn(a, "0123456789") >= a_len;
    bool b_numeric = strspn(b, "0123456789") >= b_len;
    if (a_numeric != b_numeric)
        return a_numeric ? -1 : 1;
    if (a_numeric && a_len != b_len)
        return a_len < b_len ? -1 : 1;
    int order = memcmp(a, b, a_len < b_len ? a_len : b_len);
    return order != 0 ? order : compare_numbers(a_len, b_len);
}

static int
compare_pre(const char *a, const char *b)
{
    if (*a == '\0' || *b == '\0')
        return (*a == '\0') - (*b == '\0');
    for (;;) {
        size_t a_len = strcspn(a, "."), b_len = strcspn(b, ".");
        int order = compare_identifiers(a, a_len, b, b_len);
        if (order != 0)
            return order;
        a += a_len;
        b += b_len;
        if (*a == '\0' || *b == '\0')
            return (*a != '\0') - (*b != '\0');
        a++;
        b++;
    }
}

int
tu_version_compare(const TuVersion *a, const TuVersion *b)
{
    int order = compare_numbers(a->major, b->major);
    if (order == 0)
        order = compare_numbers(a->minor, b->minor);
    if (order == 0)
        order = compare_numbers(a->patch, b->patch);
    return order != 0 ? order : compare_pre(a->pre, b->pre);
}

/* Last numeric identifier of a pre-release set to a number, or ".number" added when there is none
 * or no room is left for a longer number. */
static void
set_pre_count(TuVersion *version, bool restart)
{
    char *last = strrchr(version->pre, '.');
    last = last ? last + 1 : version->pre;
    const char *p = last;
    uint64_t n = 0;
    TuBuf text = TU_BUF_INIT;
    if (read_number(&p, &n) && *p == '\0')
        tu_buf_addn(&text, version->pre, (size_t)(last - version->pre));
    else
        tu_buf_addf(&text, "%s.", version->pre);
    tu_buf_addf(&text, "%" PRIu64, restart || n == UINT64_MAX ? 1 : n + 1);
    if (text.len < TU_VERSION_MAX)
        memcpy(version->pre, text.s, text.len + 1);
    tu_buf_release(&text);
}

/* The class that a pre-release's own target already promises. */
static TuBump
target_bump(const TuVersion *version)
{
    if (version->patch != 0)
        return TU_BUMP_PATCH;
    return version->minor != 0 ? TU_BUMP_MINOR : TU_BUMP_MAJOR;
}

/* Below 1.0.0 the meaning moves one place to the right. */
static TuBump
effective_bump(const TuVersion *version, TuBump bump)
{
    if (version->major > 0)
        return bump;
    if (version->minor == 0)
        return TU_BUMP_PATCH;
    return bump == TU_BUMP_MAJOR ? TU_BUMP_MINOR : TU_BUMP_PATCH;
}

void
tu_version_next(const TuVersion *from, TuBump bump, TuVersion *out)
{
    *out = *from;
    out->build[0] = '\0';
    if (out->number) {
        out->major++;
        return;
    }
    bool pre = out->pre[0] != '\0';
    bump = effective_bump(out, bump);
    if (pre && target_bump(out) >= bump) {
        set_pre_count(out, false);
        return;
    }
    switch (bump) {
    case TU_BUMP_PATCH:
        out->patch++;
        break;
    case TU_BUMP_MINOR:
        out->minor++;
        out->patch = 0;
        break;
    case TU_BUMP_MAJOR:
        out->major++;
        out->minor = out->patch = 0;
        break;
    }
    if (pre)
        set_pre_count(out, true);
}

void
tu_version_write(TuBuf *out, const TuVersion *version)
{
    if (version->number) {
        tu_buf_addf(out, "%0*" PRIu64, (int)version->width, version->major);
        return;
    }
    tu_buf_addf(out, "%" PRIu64 ".%" PRIu64 ".%" PRIu64, version->major, version->minor,
                version->patch);
    if (version->pre[0] != '\0')
        tu_buf_addf(out, "-%s", version->pre);
    if (version->build[0] != '\0')
        tu_buf_addf(out, "+%s", version->build);
}

static const char *const bump_names[] = {
    [TU_BUMP_PATCH] = "patch",
    [TU_BUMP_MINOR] = "minor",
    [TU_BUMP_MAJOR] = "major",
};

const char *
tu_bump_name(TuBump bump)
{
    return bump_names[bump];
}

bool
tu_bump_find(const char *name, TuBump *out)
{
    for (size_t i = 0; i < TU_LEN(bump_names); i++) {
        if (strcmp(name, bump_names[i]) == 0) {
            *out = (TuBump)i;
            return true;
        }
    }
    return false;
}
