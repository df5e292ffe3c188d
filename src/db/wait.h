/* Waiting for a lock that is asked for again and again. */
#ifndef TU_DB_WAIT_H
#define TU_DB_WAIT_H

#include <stdint.h>

uint64_t tu_wait_now_ms(void); /* of a clock that only goes forward */
/* Half to one and a half times the delay, but no longer than what is left: waiters that started
 * together do not stay together. */
void tu_wait_pause(unsigned delay_ms, uint64_t left_ms);

#endif
