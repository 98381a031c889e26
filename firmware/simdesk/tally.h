/* What a queue, an agent, the desk or a shift has done so far, with every sample. */
#ifndef WALLBOARD_SIMDESK_TALLY_H
#define WALLBOARD_SIMDESK_TALLY_H

#include <stdint.h>

#include "desk/figures.h"
#include "simdesk/samples.h"

/* All zero is empty. */
struct tally {
    uint32_t arrived;
    uint32_t answered;
    uint32_t answered_in_target;
    uint32_t solved; /* since it began, and still solved */
    uint32_t undone; /* solved since it began, then reopened */
    uint32_t breached;
    uint32_t fulfilled;
    uint32_t abandoned;
    uint32_t abandoned_in_target;
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

/* All back to nothing, and nothing is owned. */
void tally_clear(struct tally *tally);

struct day_figures tally_figures(const struct tally *tally);

#endif
