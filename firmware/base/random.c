/* Repeatable random numbers from a seed; not for secrets. */
#include "base/random.h"

#include <math.h>

struct random random_from(uint64_t seed)
{
    return (struct random){.state = seed};
}

uint64_t random_next(struct random *random)
{
    uint64_t z = random->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

double random_unit(struct random *random)
{
    return (double)(random_next(random) >> 11) * 0x1.0p-53;
}

uint32_t random_below(struct random *random, uint32_t bound)
{
    return (uint32_t)(random_unit(random) * bound);
}

double random_exponential(struct random *random, double mean)
{
    return -mean * log1p(-random_unit(random));
}
