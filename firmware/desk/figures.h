/* The figures of one day or shift, as every grouping of a desk has them. */
#ifndef WALLBOARD_DESK_FIGURES_H
#define WALLBOARD_DESK_FIGURES_H

#include <stddef.h>

/* Everywhere in desk/ a figure is a double and NAN is "unknown"; zero is zero. */

/* Seconds, over `n` samples; p50 and p90 by nearest rank. */
struct distribution {
    double mean;
    double p50;
    double p90;
    double n;
};

/* Customer satisfaction: good ratings among all ratings. */
struct csat {
    double good;
    double rated;
};

/* Ended clocks; open overdue ones count as breached. */
struct sla_count {
    double fulfilled;
    double breached;
};

struct day_figures {
    double arrived;
    double answered;
    double solved;
    double breached;
    double abandoned;
    double answered_in_target;  /* of answered, within the first-response target */
    double abandoned_in_target; /* of abandoned, likewise */
    double escalated;
    double reopened;
    struct distribution first_response_s; /* created to the first public reply by a person */
    struct distribution lead_time_s;      /* created to the final close, waits included */
    struct distribution handle_s;         /* handling time of handled cases (AHT) */
    struct csat csat;
    struct sla_count sla;
};

/* All unknown. */
struct distribution distribution_unknown(void);
struct day_figures day_figures_unknown(void);

/* Share in percent, NAN where either part is unknown or nothing was counted. */
double csat_pct(struct csat csat);
double sla_attainment_pct(struct sla_count sla);

/* The rank, from 1 on, of the smallest sample that at least `pct` percent of `count` do not exceed;
   0 of none. Source: nearest-rank method, ordinal rank ceil(p/100 * n). */
size_t nearest_rank(unsigned pct, size_t count);

/* Mean and nearest-rank percentiles; sorts `samples` (seconds) in place. n 0 leaves the rest NAN.
 */
struct distribution distribution_of(double *samples, size_t count);

#endif
