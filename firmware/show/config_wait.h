/* A config file that is missing or wrong, looked at again and again until it is another one. */
#ifndef WALLBOARD_SHOW_CONFIG_WAIT_H
#define WALLBOARD_SHOW_CONFIG_WAIT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/clock.h"

struct config_wait {
    const char *path;     /* the caller's, as is the sentence */
    const char *sentence; /* what is wrong with it */
    struct stat seen;     /* all zero: it was not there */
    struct mono_time looked_at;
    bool changed; /* for good */
};

struct config_wait config_wait_for(const char *path, const char *sentence, struct mono_time now);

/* Looks every 2 s. True once the file came, went or was written. */
bool config_wait_step(struct config_wait *wait, struct mono_time now);
int64_t config_wait_due_ms(const struct config_wait *wait, struct mono_time now);

#endif
