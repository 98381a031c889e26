/* What a queue or an agent has done today, with every sample. */
#include "simdesk/tally.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "simdesk/room.h"

void tally_reset(struct tally *tally)
{
    struct tally empty = {.first_response = tally->first_response,
                          .lead_time = tally->lead_time,
                          .handle = tally->handle};
    empty.first_response.count = empty.lead_time.count = empty.handle.count = 0;
    *tally = empty;
}

void tally_finish(struct tally *tally)
{
    free(tally->first_response.seconds);
    free(tally->lead_time.seconds);
    free(tally->handle.seconds);
}

uint32_t samples_add(struct samples *samples, int64_t ms)
{
    samples->seconds = room_for_one(samples->seconds, samples->count, &samples->capacity,
                                    sizeof *samples->seconds);
    int64_t seconds = (ms + 500) / 1000;
    samples->seconds[samples->count] = (float)seconds;
    return samples->count++;
}

void samples_take_back(struct samples *samples, uint32_t place)
{
    samples->seconds[place] = NAN;
}

struct distribution tally_merge(const struct samples *const *sets, uint32_t count,
                                struct arena *arena)
{
    size_t most = 0;
    for (uint32_t i = 0; i < count; i++)
        most += sets[i]->count;
    double *merged = arena_array(arena, most ? most : 1, sizeof *merged);
    unsigned long n = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < sets[i]->count; k++)
            if (!isnan(sets[i]->seconds[k]))
                merged[n++] = (double)sets[i]->seconds[k];
    return distribution_of(merged, n);
}

struct day_figures tally_figures(const struct tally *tally, struct arena *arena)
{
    return tally_figures_of(&tally, 1, arena);
}

static void add_counts(struct day_figures *figures, const struct tally *tally)
{
    figures->arrived += tally->arrived;
    figures->answered += tally->answered;
    figures->solved += tally->solved;
    figures->breached += tally->breached;
    figures->abandoned += tally->abandoned;
    figures->escalated += tally->escalated;
    figures->reopened += tally->reopened;
    figures->csat.good += tally->good;
    figures->csat.rated += tally->rated;
    figures->sla.fulfilled += tally->fulfilled;
    figures->sla.breached += tally->breached;
}

struct day_figures tally_figures_of(const struct tally *const *tallies, uint32_t count,
                                    struct arena *arena)
{
    struct day_figures figures = {0};
    const struct samples **first = arena_array(arena, count, sizeof(struct samples *));
    const struct samples **lead = arena_array(arena, count, sizeof(struct samples *));
    const struct samples **handle = arena_array(arena, count, sizeof(struct samples *));
    for (uint32_t i = 0; i < count; i++) {
        add_counts(&figures, tallies[i]);
        first[i] = &tallies[i]->first_response;
        lead[i] = &tallies[i]->lead_time;
        handle[i] = &tallies[i]->handle;
    }
    figures.first_response_s = tally_merge(first, count, arena);
    figures.lead_time_s = tally_merge(lead, count, arena);
    figures.handle_s = tally_merge(handle, count, arena);
    return figures;
}
