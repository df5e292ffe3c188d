/* Run a command and say what it cost: "SECONDS PEAK_KB STATUS" on the named file. Seconds are wall
 * time; the peak is the largest resident set of the command and of each child it waited for. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* Exit status as a shell has it, or -1 when it could not be run. */
static int
run(char **argv, double *seconds, long *peak_kb)
{
    struct rusage usage;
    int status;
    double start = now();
    pid_t child = fork();
    if (child < 0)
        return -1;
    if (child == 0) {
        execvp(argv[0], argv);
        perror(argv[0]);
        _exit(127);
    }
    if (wait4(child, &status, 0, &usage) != child)
        return -1;
    *seconds = now() - start;
    *peak_kb = usage.ru_maxrss;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int
main(int argc, char **argv)
{
    double seconds = 0;
    long peak_kb = 0;
    int status;
    FILE *out;
    if (argc < 3) {
        fprintf(stderr, "usage: measure OUTPUT COMMAND [ARGUMENT...]\n");
        return 64;
    }
    status = run(argv + 2, &seconds, &peak_kb);
    if (status < 0) {
        perror("measure");
        return 1;
    }
    out = fopen(argv[1], "w");
    if (!out || fprintf(out, "%.3f %ld %d\n", seconds, peak_kb, status) < 0 || fclose(out) != 0) {
        perror(argv[1]);
        return 1;
    }
    return status;
}
