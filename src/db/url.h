/* Database URLs: taken apart without decoding, shown without secrets. Secrets are whatever is not
 * known to be none: an odd URL is shown with too little rather than too much. */
#ifndef TU_DB_URL_H
#define TU_DB_URL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct TuUrlPart {
    const char *text; /* into the URL, not terminated; NULL: not there */
    size_t len;
} TuUrlPart;

/* scheme://user:password@hosts/path?query, or scheme:path?query */
typedef struct TuUrl {
    TuUrlPart scheme;
    bool authority; /* has // */
    TuUrlPart user, password, hosts;
    TuUrlPart path; /* with its slash, when there is an authority */
    TuUrlPart query;
    const char *odd; /* what is wrong with it, static; NULL: nothing */
} TuUrl;

/* False when the text does not begin with a scheme. A file URL (files true) has no user, password
 * or hosts: all behind the scheme and // is its path. */
bool tu_url_parse(TuUrl *url, const char *text, bool files);
/* The URL for people, in the arena. */
char *tu_url_display(const TuUrl *url, TuArena *arena);
/* The same server with another database, secrets included, in the arena. */
char *tu_url_sibling(const TuUrl *url, const char *database, TuArena *arena);

#endif
