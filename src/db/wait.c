/* The clock and the pause of polled locks. */
#include "config.h"

#include "db/wait.h"

#include <time.h>
#include <unistd.h>

uint64_t
tu_wait_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

void
tu_wait_pause(unsigned delay_ms, uint64_t left_ms)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    uint64_t spread = ((uint64_t)now.tv_nsec / 1000 + (uint64_t)getpid() * 7919) % (delay_ms + 1);
    uint64_t ms = delay_ms / 2 + spread;
    ms = ms < left_ms ? ms : left_ms;
    struct timespec time = {.tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * 1000000};
    nanosleep(&time, NULL);
}
