/* The very queries that inspect sends to a PostgreSQL server of a major version, for psql:
 * queries MAJOR. Run to /dev/null they are the time that no client can do without. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "introspect/pg/pg.h"

int
main(int argc, char **argv)
{
    TuBuf text = TU_BUF_INIT;
    int major = argc == 2 ? (int)strtol(argv[1], NULL, 10) : 0;
    if (major < 1) {
        fputs("queries: major version of the server expected\n", stderr);
        return 1;
    }
    tu_buf_add(&text, tu_pgcat_preamble);
    tu_buf_add(&text, ";\n");
    for (size_t i = 0; i < tu_pgcat_query_count; i++) {
        tu_buf_addf(&text, "-- %s\nCOPY (", tu_pgcat_queries[i].name);
        tu_pgcat_query_text(&text, &tu_pgcat_queries[i], major);
        tu_buf_add(&text, "\n) TO STDOUT;\n");
    }
    tu_buf_add(&text, "COMMIT;\n");
    bool written = !text.failed && fputs(text.s, stdout) != EOF && fflush(stdout) == 0;
    tu_buf_release(&text);
    return written ? 0 : 1;
}
