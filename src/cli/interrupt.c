/* Signals reach a thread through a pipe: a handler may do nothing but write. The pipe and what came
 * are the program's, as signals are. */
#include "config.h"

#include "cli/interrupt.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <unistd.h>

static volatile sig_atomic_t came;
static int ends[2] = {-1, -1};
static pthread_t watcher;
static bool watching;

static void
take(int number)
{
    const char byte = (char)number;
    if (came != 0)
        _exit(128 + number);
    came = number;
    if (write(ends[1], &byte, 1) != 1)
        _exit(128 + number);
}

static void *
watch(void *data)
{
    char byte = 0;
    while (read(ends[0], &byte, 1) == 1 && byte != 0) {
        if (!trueup_session_interrupt(data))
            _exit(128 + byte);
    }
    return NULL;
}

void
tu_interrupt_watch(TrueupSession *session)
{
    struct sigaction action = {.sa_handler = take, .sa_flags = SA_RESTART};
    sigset_t both, before;
    sigemptyset(&both);
    sigaddset(&both, SIGINT);
    sigaddset(&both, SIGTERM);
    if (pipe(ends) != 0)
        return;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pthread_sigmask(SIG_BLOCK, &both, &before);
    watching = pthread_create(&watcher, NULL, watch, session) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!watching)
        return;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

void
tu_interrupt_end(void)
{
    struct sigaction action = {.sa_handler = SIG_DFL};
    const char end = 0;
    if (!watching)
        return;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    if (write(ends[1], &end, 1) == 1)
        pthread_join(watcher, NULL);
    watching = false;
}

int
tu_interrupt_code(int code)
{
    return came != 0 && code != 0 ? 128 + (int)came : code;
}
