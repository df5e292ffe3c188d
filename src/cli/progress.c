/* A thread of its own draws the line: the work that it tells of may be one long wait for the
 * server. It only ever reads the text under the lock and writes to stderr. */
#include "config.h"

#include "cli/progress.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"

#include "base/compat.h"

static void
put(const char *text)
{
    ssize_t put = write(STDERR_FILENO, text, strlen(text));
    (void)put; /* a terminal that is gone misses nothing */
}

static size_t
terminal_width(void)
{
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20)
        return size.ws_col;
    return 80;
}

static void
draw(const TuProgress *progress, long seconds)
{
    char line[400];
    size_t room = terminal_width() - 16;
    size_t len = tu_utf8_prefix(progress->what, room);
    snprintf(line, sizeof line, "\r\033[K%.*s (%ld s)", (int)len, progress->what, seconds);
    put(line);
}

static void *
draw_all(void *data)
{
    TuProgress *progress = data;
    struct timespec next = progress->begin;
    bool drawn = false;
    pthread_mutex_lock(&progress->mutex);
    while (!progress->stop) {
        next.tv_sec++;
        int woken = 0;
        while (!progress->stop && woken != ETIMEDOUT)
            woken = pthread_cond_timedwait(&progress->wake, &progress->mutex, &next);
        if (!progress->stop) {
            draw(progress, (long)(next.tv_sec - progress->begin.tv_sec));
            drawn = true;
        }
    }
    pthread_mutex_unlock(&progress->mutex);
    if (drawn)
        put("\r\033[K");
    return NULL;
}

/* Signals stay with the thread that works. */
static void
start(TuProgress *progress)
{
    sigset_t all, before;
    pthread_condattr_t clock;
    progress->stop = false;
    clock_gettime(CLOCK_MONOTONIC, &progress->begin);
    pthread_mutex_init(&progress->mutex, NULL);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&progress->wake, &clock);
    pthread_condattr_destroy(&clock);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    progress->running = pthread_create(&progress->thread, NULL, draw_all, progress) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!progress->running)
        progress->wanted = false;
}

void
tu_progress_say(const char *what, void *data)
{
    TuProgress *progress = data;
    if (!progress->wanted)
        return;
    if (progress->running)
        pthread_mutex_lock(&progress->mutex);
    snprintf(progress->what, sizeof progress->what, "%s", what);
    for (char *c = progress->what; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            *c = ' ';
    if (progress->running)
        pthread_mutex_unlock(&progress->mutex);
    else
        start(progress);
}

void
tu_progress_end(TuProgress *progress)
{
    if (!progress->running)
        return;
    pthread_mutex_lock(&progress->mutex);
    progress->stop = true;
    pthread_cond_signal(&progress->wake);
    pthread_mutex_unlock(&progress->mutex);
    pthread_join(progress->thread, NULL);
    pthread_cond_destroy(&progress->wake);
    pthread_mutex_destroy(&progress->mutex);
    progress->running = false;
}
