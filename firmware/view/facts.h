/* The snapshot's figures brought to now, in one flat struct that bindings point into. */
#ifndef WALLBOARD_VIEW_FACTS_H
#define WALLBOARD_VIEW_FACTS_H

#include "desk/derive.h"
#include "desk/snapshot.h"
#include "desk/staffing.h"

struct agent_counts {
    double online; /* everybody who is neither offline nor unknown */
    double of[AGENT_STATUS_COUNT];
};

/* NAN is unknown, as everywhere. */
struct facts {
    struct totals totals;
    struct derived derived;
    double attainment_pct; /* today's, with the breaches since the poll */
    double csat_pct;
    double service_level_pct;
    struct agent_counts agents;
    double rostered; /* of the shift that runs now */

    /* What the next shift takes over, and with how many; outside the window of a handover all that
       is open now. */
    double inherited;
    double due_in_first_hour;
    double promised;
    double next_rostered;
    double next_required; /* on the roster */
};

/* By what the figures are reckoned where there is more than one way. */
struct facts_policy {
    struct risk_policy risk;
    enum service_level_formula service_level_formula;
};

struct facts facts_of(const struct snapshot *snapshot, struct wall_time now,
                      struct facts_policy policy);

/* A queue's attainment today, its own breaches since the poll counted. */
double facts_attainment_pct(const struct day_figures *today, const struct derived *derived);

double facts_service_level_pct(const struct day_figures *today, enum service_level_formula formula);

#endif
