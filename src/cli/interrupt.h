/* Ctrl-C and SIGTERM: a run that has begun is stopped tidily; a second one, or one while nothing
 * has to be tidied up, ends the program at once. */
#ifndef TU_CLI_INTERRUPT_H
#define TU_CLI_INTERRUPT_H

#include <trueup/trueup.h>

/* Watch from here on. */
void tu_interrupt_watch(TrueupSession *session);
/* No more; the session may be freed then. */
void tu_interrupt_end(void);
/* 128 and the signal when one came and code is not 0; else code. */
int tu_interrupt_code(int code);

#endif
