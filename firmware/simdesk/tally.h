/* What a queue or an agent has done today, with every sample. */
#ifndef WALLBOARD_SIMDESK_TALLY_H
#define WALLBOARD_SIMDESK_TALLY_H

#include <stdint.h>

#include "desk/figures.h"

struct arena;

/* Whole seconds; NAN where a sample was taken back. */
struct samples {
    float *seconds; /* owned */
    uint32_t count;
    uint32_t capacity;
};

struct tally {
    uint32_t arrived;
    uint32_t answered;
    uint32_t solved; /* since midnight, and still solved */
    uint32_t undone; /* solved since midnight, then reopened */
    uint32_t breached;
    uint32_t fulfilled;
    uint32_t abandoned;
    uint32_t escalated;
    uint32_t reopened;
    uint32_t good;
    uint32_t rated;
    uint32_t audits;
    double audit_points; /* sum over audits, each 0 … 100 */
    struct samples first_response;
    struct samples lead_time;
    struct samples handle;
};

/* All back to nothing; the room stays. */
void tally_reset(struct tally *tally);
void tally_finish(struct tally *tally);

/* Returns the sample's place, for samples_take_back. */
uint32_t samples_add(struct samples *samples, int64_t ms);
void samples_take_back(struct samples *samples, uint32_t place);

/* The distribution over `count` sets of samples, merged. */
struct distribution tally_merge(const struct samples *const *sets, uint32_t count,
                                struct arena *arena);

struct day_figures tally_figures(const struct tally *tally, struct arena *arena);

struct day_figures tally_figures_of(const struct tally *const *tallies, uint32_t count,
                                    struct arena *arena);

#endif
