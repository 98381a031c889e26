/* What a queue, an agent, the desk or a shift has done so far, with every sample. */
#include "simdesk/tally.h"

void tally_clear(struct tally *tally)
{
    samples_clear(&tally->first_response);
    samples_clear(&tally->lead_time);
    samples_clear(&tally->handle);
    *tally = (struct tally){0};
}

struct day_figures tally_figures(const struct tally *tally)
{
    return (struct day_figures){
        .arrived = tally->arrived,
        .answered = tally->answered,
        .solved = tally->solved,
        .breached = tally->breached,
        .abandoned = tally->abandoned,
        .answered_in_target = tally->answered_in_target,
        .abandoned_in_target = tally->abandoned_in_target,
        .escalated = tally->escalated,
        .reopened = tally->reopened,
        .first_response_s = samples_distribution(&tally->first_response),
        .lead_time_s = samples_distribution(&tally->lead_time),
        .handle_s = samples_distribution(&tally->handle),
        .csat = {.good = tally->good, .rated = tally->rated},
        .sla = {.fulfilled = tally->fulfilled, .breached = tally->breached},
    };
}
