/* What can fail returns a TuStatus and fills a caller-owned TuError, which may be NULL. Fixed
 * buffers: reporting cannot fail. Messages: lower case, no full stop, object quoted; what to do
 * is the hint. */
#ifndef TU_BASE_ERROR_H
#define TU_BASE_ERROR_H

typedef enum TuStatus {
    TU_OK = 0,
    TU_ERR_NOMEM = -1,
    TU_ERR_IO = -2,          /* a file cannot be read or written */
    TU_ERR_USAGE = -3,       /* an argument of the caller is off */
    TU_ERR_CONFIG = -4,      /* configuration */
    TU_ERR_PARSE = -5,       /* text (model, migration, statement) does not parse */
    TU_ERR_CONNECT = -6,     /* no connection to the database */
    TU_ERR_DB = -7,          /* the server refused a statement */
    TU_ERR_LOST = -8,        /* the connection broke; the last statement's fate is unknown */
    TU_ERR_UNSUPPORTED = -9, /* we cannot do this (yet) and say so */
    TU_ERR_REFUSED = -10,    /* policy: hazard not allowed, checksum, irreversible, not proven */
    TU_ERR_DECISION = -11,   /* a person has to decide, e.g. a likely rename */
    TU_ERR_PARTIAL = -12,    /* some statements took effect, some did not */
    TU_ERR_VERSION = -13,    /* versions do not fit */
    TU_ERR_LOCKED = -14,     /* lock or timeout; try again */
    TU_ERR_DIFFERS = -15,    /* drift, pending, not ready */
    TU_ERR_INTERNAL = -16    /* a promise of ours is broken */
} TuStatus;

typedef struct TuError {
    TuStatus status;
    char message[2048];
    char hint[1024];
    char sqlstate[6];     /* "" unless the server gave one */
    char statement[1024]; /* failing statement, cut; "" when none */
    int statement_byte; /* of it, in full, where the server saw the error: 1-based; 0 = not said */
    char file[512];     /* where in the user's files; "" when nowhere */
    int line;           /* 1-based, 0 = unknown */
    int column;
} TuError;

/* Set status and message, clear the rest; returns the status, so "return tu_error_set(...)". */
TuStatus tu_error_set(TuError *err, TuStatus status, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
TuStatus tu_error_nomem(TuError *err);
/* Add to what is there. */
void tu_error_hint(TuError *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void tu_error_context(TuError *err, const char *fmt, ...) /* put before the message, with ": " */
    __attribute__((format(printf, 2, 3)));
void tu_error_at(TuError *err, const char *file, int line, int column);
void tu_error_statement(TuError *err, const char *sql);

#endif
