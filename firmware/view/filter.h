/* Which queues a widget is about. */
#ifndef WALLBOARD_VIEW_FILTER_H
#define WALLBOARD_VIEW_FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/snapshot.h"
#include "json/reader.h"

struct arena;

struct filter_texts {
    const char *const *texts;
    size_t count; /* 0: all */
};

/* A queue passes where it passes every part. */
struct filter {
    struct filter_texts ids;
    struct filter_texts channels;
    struct filter_texts languages;
    struct filter_texts teams;
    struct filter_texts regions;
    const double *tiers;
    size_t tier_count;
    unsigned lanes; /* bit 1 << enum lane; 0: all */
};

/* Reads the member "filter" of a widget: {"queues": ["vip"], "tier": [1], "lane": ["vip"], …}. */
struct filter filter_read(const struct json_at *widget, struct arena *arena);

bool filter_passes(const struct filter *filter, const struct queue *queue);

/* True where nothing is filtered out. */
bool filter_is_open(const struct filter *filter);

#endif
