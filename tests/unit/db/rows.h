/* What the driver tests share: rows collected as text, "query:value,value;". */
#ifndef TU_TESTS_UNIT_DB_ROWS_H
#define TU_TESTS_UNIT_DB_ROWS_H

#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "db/conn.h"

static inline TuStatus
add_row(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    TuBuf *rows = data;
    (void)err;
    tu_buf_addf(rows, "%zu:", query);
    for (size_t i = 0; i < count; i++)
        tu_buf_addf(rows, "%s%s", i > 0 ? "," : "", values[i] ? values[i] : "NULL");
    tu_buf_addc(rows, ';');
    return TU_OK;
}

static inline TuStatus
stop_at_once(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    int *calls = data;
    (void)query;
    (void)values;
    (void)count;
    ++*calls;
    return tu_error_set(err, TU_ERR_PARSE, "enough");
}

#define ck_ok(call, err)                                                   \
    do {                                                                   \
        TuStatus ck_status = (call);                                       \
        ck_assert_msg(ck_status == TU_OK, "%s: %s", #call, (err).message); \
    } while (0)

#endif
