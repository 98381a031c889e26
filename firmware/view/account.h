/* What stands on a drawn page and what had no room for it: told to whoever asks. */
#ifndef WALLBOARD_VIEW_ACCOUNT_H
#define WALLBOARD_VIEW_ACCOUNT_H

#include <stddef.h>

struct scene;

/* Shown whole, shown in part, not shown. */
enum account_fate { ACCOUNT_SHOWN, ACCOUNT_SHORTENED, ACCOUNT_DROPPED };

enum { ACCOUNT_LINES = 96, ACCOUNT_TEXT = 160 };

struct account_line {
    enum account_fate fate;
    char what[ACCOUNT_TEXT]; /* "tile First response", "queues" */
    char why[ACCOUNT_TEXT];  /* what is left out of it and why; "": nothing */
};

/* The caller's; view_draw fills it in reading order. Lines past the last one are counted only. */
struct account {
    struct account_line lines[ACCOUNT_LINES];
    size_t count; /* may be more than ACCOUNT_LINES */
};

/* All do nothing where nobody asks (scene->input->account is NULL). */
void account_shown(const struct scene *scene, const char *what);
void account_dropped(const struct scene *scene, const char *what, const char *why);

/* Of what account_shown was told of last: a part is missing. */
void account_shortened(const struct scene *scene, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
