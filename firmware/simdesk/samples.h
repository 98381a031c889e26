/* Durations kept in order, so that mean and percentiles are known at any moment. */
#ifndef WALLBOARD_SIMDESK_SAMPLES_H
#define WALLBOARD_SIMDESK_SAMPLES_H

#include <stdint.h>

#include "desk/figures.h"

struct samples_block;

/* Blocks of bounded length, each sorted and the smaller ones first: adding one sample to many
   costs little, and no snapshot has to sort. All zero is empty. */
struct samples {
    struct samples_block *blocks; /* owned */
    uint32_t block_count;
    uint32_t block_capacity;
    uint32_t count;
    uint64_t sum_s;
};

/* Empty again, and nothing is owned. */
void samples_clear(struct samples *samples);

/* Kept in whole seconds, half a second rounds up. */
void samples_add(struct samples *samples, int64_t ms);

/* Takes out one that was added with this length. */
void samples_remove(struct samples *samples, int64_t ms);

struct distribution samples_distribution(const struct samples *samples);

#endif
