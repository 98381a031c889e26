/* Durations kept in order, so that mean and percentiles are known at any moment. */
#include "simdesk/samples.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "simdesk/room.h"

enum { BLOCK_MOST = 512 };

struct samples_block {
    uint32_t *seconds; /* owned, ascending, never empty */
    uint32_t count;
    uint32_t capacity;
};

static uint32_t whole_seconds(int64_t ms)
{
    assert(ms >= 0);
    return (uint32_t)((ms + 500) / 1000);
}

void samples_clear(struct samples *samples)
{
    for (uint32_t i = 0; i < samples->block_count; i++)
        free(samples->blocks[i].seconds);
    free(samples->blocks);
    *samples = (struct samples){0};
}

/* The last block that begins at or below it, else the first one. */
static uint32_t block_for(const struct samples *samples, uint32_t second)
{
    uint32_t from = 0;
    uint32_t until = samples->block_count;
    while (until - from > 1) {
        uint32_t middle = from + (until - from) / 2;
        if (samples->blocks[middle].seconds[0] <= second)
            from = middle;
        else
            until = middle;
    }
    return from;
}

/* How many of the block are at or below it. */
static uint32_t place_behind(const struct samples_block *block, uint32_t second)
{
    uint32_t from = 0;
    uint32_t until = block->count;
    while (from < until) {
        uint32_t middle = from + (until - from) / 2;
        if (block->seconds[middle] <= second)
            from = middle + 1;
        else
            until = middle;
    }
    return from;
}

/* An empty block at that position. */
static struct samples_block *open_block(struct samples *samples, uint32_t at)
{
    samples->blocks = room_for_one(samples->blocks, samples->block_count, &samples->block_capacity,
                                   sizeof *samples->blocks);
    struct samples_block *block = &samples->blocks[at];
    memmove(block + 1, block, (samples->block_count - at) * sizeof *block);
    samples->block_count++;
    *block = (struct samples_block){0};
    return block;
}

static void close_block(struct samples *samples, uint32_t at)
{
    struct samples_block *block = &samples->blocks[at];
    free(block->seconds);
    samples->block_count--;
    memmove(block, block + 1, (samples->block_count - at) * sizeof *block);
}

/* The upper half of a full block becomes the block behind it. */
static void split(struct samples *samples, uint32_t at)
{
    struct samples_block *upper = open_block(samples, at + 1);
    struct samples_block *lower = &samples->blocks[at];
    uint32_t kept = lower->count / 2;
    upper->capacity = lower->capacity;
    upper->seconds = room_new(upper->capacity, sizeof *upper->seconds);
    upper->count = lower->count - kept;
    memcpy(upper->seconds, lower->seconds + kept, upper->count * sizeof *upper->seconds);
    lower->count = kept;
}

void samples_add(struct samples *samples, int64_t ms)
{
    uint32_t second = whole_seconds(ms);
    if (samples->block_count == 0)
        open_block(samples, 0);
    uint32_t at = block_for(samples, second);
    if (samples->blocks[at].count == BLOCK_MOST) {
        split(samples, at);
        at = block_for(samples, second);
    }
    struct samples_block *block = &samples->blocks[at];
    block->seconds =
        room_for_one(block->seconds, block->count, &block->capacity, sizeof *block->seconds);
    uint32_t place = place_behind(block, second);
    memmove(block->seconds + place + 1, block->seconds + place,
            (block->count - place) * sizeof *block->seconds);
    block->seconds[place] = second;
    block->count++;
    samples->count++;
    samples->sum_s += second;
}

void samples_remove(struct samples *samples, int64_t ms)
{
    uint32_t second = whole_seconds(ms);
    assert(samples->count > 0);
    uint32_t at = block_for(samples, second);
    struct samples_block *block = &samples->blocks[at];
    uint32_t place = place_behind(block, second);
    assert(place > 0 && block->seconds[place - 1] == second);
    memmove(block->seconds + place - 1, block->seconds + place,
            (block->count - place) * sizeof *block->seconds);
    samples->count--;
    samples->sum_s -= second;
    if (--block->count == 0)
        close_block(samples, at);
}

/* The one of that rank, counted from 1. */
static double of_rank(const struct samples *samples, size_t rank)
{
    const struct samples_block *block = samples->blocks;
    for (; rank > block->count; block++)
        rank -= block->count;
    return block->seconds[rank - 1];
}

struct distribution samples_distribution(const struct samples *samples)
{
    struct distribution result = distribution_unknown();
    result.n = samples->count;
    if (samples->count == 0)
        return result;
    result.mean = (double)samples->sum_s / samples->count;
    result.p50 = of_rank(samples, nearest_rank(50, samples->count));
    result.p90 = of_rank(samples, nearest_rank(90, samples->count));
    return result;
}
