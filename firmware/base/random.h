/* Repeatable random numbers from a seed; not for secrets. */
#ifndef WALLBOARD_BASE_RANDOM_H
#define WALLBOARD_BASE_RANDOM_H

#include <stdint.h>

/* SplitMix64 (Steele, Lea, Flood 2014): any seed is good, equal seeds give equal numbers. */
struct random {
    uint64_t state;
};

struct random random_from(uint64_t seed);
uint64_t random_next(struct random *random);

/* Even over [0, 1). */
double random_unit(struct random *random);

/* Even over 0 … bound-1; bound > 0. */
uint32_t random_below(struct random *random, uint32_t bound);

/* Exponential with this mean, as times between arrivals are. */
double random_exponential(struct random *random, double mean);

#endif
