/* Child processes of this program, kept running: one that ends is started again. */
#ifndef WALLBOARD_SHOW_CHILDREN_H
#define WALLBOARD_SHOW_CHILDREN_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/clock.h"
#include "base/error.h"

enum { CHILDREN_MOST = 4 };

struct child {
    const char *name;        /* for the log */
    const char *const *argv; /* NULL-terminated, argv[0] is the program's path; the caller's */
    pid_t pid;               /* 0: not running */
    int starts_in_row;       /* short lives, one after the other */
    struct mono_time started_at;
    struct mono_time start_at; /* when it is due to start again */
};

struct children {
    struct child list[CHILDREN_MOST];
    int count;
};

/* Starts it; it gets SIGTERM when this process dies. */
bool children_add(struct children *children, const char *name, const char *const *argv,
                  struct mono_time now, struct error *error) MUST_CHECK;

/* Reaps what ended and restarts what is due: at once after a long life, later and later (1 s …
   60 s) after short ones. Call it after SIGCHLD and when children_due_ms says so. */
void children_step(struct children *children, struct mono_time now);
int64_t children_due_ms(const struct children *children, struct mono_time now);

/* SIGTERM to all, SIGKILL to those that are still there after 5 s. */
void children_stop(struct children *children);

/* Starts a program whose stdout is read through *ret_out (the caller closes it). */
bool children_spawn(const char *const *argv, int *ret_out, pid_t *ret_pid,
                    struct error *error) MUST_CHECK;

#endif
