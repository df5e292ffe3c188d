/* One line on a terminal that says what goes on, once it has taken a second. */
#ifndef TU_CLI_PROGRESS_H
#define TU_CLI_PROGRESS_H

#include <pthread.h>
#include <stdbool.h>
#include <time.h>

typedef struct TuProgress {
    bool wanted;  /* set before the first say: there is a terminal, and nobody asked for quiet */
    bool running; /* the thread is there */
    pthread_t thread;
    pthread_mutex_t mutex; /* guards what follows */
    pthread_cond_t wake;
    bool stop;
    struct timespec begin;
    char what[256];
} TuProgress;

/* For TrueupSettings.progress; data is the TuProgress. Starts the line when there is none. */
void tu_progress_say(const char *what, void *data);
/* Takes the line away; before anything else is printed. The next say starts anew. */
void tu_progress_end(TuProgress *progress);

#endif
