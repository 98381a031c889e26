/* The figures of one day or shift, as every grouping of a desk has them. */
#include "desk/figures.h"

#include <math.h>
#include <stdlib.h>

struct distribution distribution_unknown(void)
{
    return (struct distribution){.mean = NAN, .p50 = NAN, .p90 = NAN, .n = NAN};
}

struct day_figures day_figures_unknown(void)
{
    return (struct day_figures){
        .arrived = NAN,
        .answered = NAN,
        .solved = NAN,
        .breached = NAN,
        .abandoned = NAN,
        .answered_in_target = NAN,
        .abandoned_in_target = NAN,
        .escalated = NAN,
        .reopened = NAN,
        .first_response_s = distribution_unknown(),
        .lead_time_s = distribution_unknown(),
        .handle_s = distribution_unknown(),
        .csat = {.good = NAN, .rated = NAN},
        .sla = {.fulfilled = NAN, .breached = NAN},
    };
}

static double share_pct(double part, double whole)
{
    return whole > 0 ? 100.0 * part / whole : NAN;
}

double csat_pct(struct csat csat)
{
    return share_pct(csat.good, csat.rated);
}

double sla_attainment_pct(struct sla_count sla)
{
    return share_pct(sla.fulfilled, sla.fulfilled + sla.breached);
}

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

size_t nearest_rank(unsigned pct, size_t count)
{
    return (pct * count + 99) / 100;
}

struct distribution distribution_of(double *samples, size_t count)
{
    struct distribution result = distribution_unknown();
    result.n = (double)count;
    if (count == 0)
        return result;
    qsort(samples, count, sizeof *samples, compare_doubles);
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += samples[i];
    result.mean = sum / (double)count;
    result.p50 = samples[nearest_rank(50, count) - 1];
    result.p90 = samples[nearest_rank(90, count) - 1];
    return result;
}
