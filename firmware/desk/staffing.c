/* Rules on staffing: service level, shrinkage, concurrency, drain time and the next breach. */
#include "desk/staffing.h"

#include <assert.h>
#include <math.h>

const char *const SERVICE_LEVEL_FORMULA_NAMES[] = {"all_in_target", "of_answered", "of_offered",
                                                   "less_quick"};
static_assert(sizeof SERVICE_LEVEL_FORMULA_NAMES / sizeof *SERVICE_LEVEL_FORMULA_NAMES ==
                  SERVICE_LEVEL_FORMULA_COUNT,
              "one name per formula");

static double share_pct(double part, double whole)
{
    return whole > 0 ? 100 * part / whole : NAN;
}

double staffing_service_level_pct(struct service_level_counts counts,
                                  enum service_level_formula formula)
{
    double offered = counts.answered + counts.abandoned;
    switch (formula) {
    case SERVICE_LEVEL_ALL_IN_TARGET:
        return share_pct(counts.answered_in_target + counts.abandoned_in_target, offered);
    case SERVICE_LEVEL_OF_ANSWERED:
        return share_pct(counts.answered_in_target, counts.answered);
    case SERVICE_LEVEL_OF_OFFERED:
        return share_pct(counts.answered_in_target, offered);
    case SERVICE_LEVEL_LESS_QUICK:
        return share_pct(counts.answered_in_target, offered - counts.abandoned_in_target);
    case SERVICE_LEVEL_FORMULA_COUNT:
        break;
    }
    assert(false);
    return NAN;
}

double staffing_rostered(double present, double shrinkage)
{
    static const double ROUNDING = 1e-9; /* 14 / (1 − 0.3) is 20, not a little more */
    assert(shrinkage >= 0 && shrinkage < 1);
    return ceil(present / (1 - shrinkage) - ROUNDING);
}

int staffing_servers(double agents, double cases)
{
    static const double MOST = 1e6, ROUNDING = 1e-9;
    assert(cases >= 1);
    double servers = floor(agents * cases + ROUNDING);
    return servers > 0 ? (int)fmin(servers, MOST) : 0;
}

double staffing_agents_for(double servers, double cases)
{
    static const double ROUNDING = 1e-9;
    assert(cases >= 1);
    return ceil(servers / cases - ROUNDING);
}

double staffing_drain_s(double backlog, double done_per_s, double arrived_per_s)
{
    double net_per_s = done_per_s - arrived_per_s;
    if (backlog == 0)
        return 0;
    return net_per_s > 0 ? backlog / net_per_s : NAN;
}

/* Of those who wait, the one at place p of the line (the oldest at 0) came oldest·(1 − p/waiting)
   ago and is answered in p/answered_per_s. */
static double breach_of_waiting_s(const struct breach_outlook *outlook)
{
    double left_s = outlook->target_s - outlook->oldest_waiting_s;
    if (left_s <= 0)
        return 0;
    if (outlook->answered_per_s == 0)
        return left_s;
    double last_wait_s = outlook->waiting / outlook->answered_per_s;
    if (last_wait_s <= outlook->target_s)
        return INFINITY;
    /* The waits go evenly from oldest_waiting_s to last_wait_s; this one's is the target. */
    return last_wait_s * left_s / (last_wait_s - outlook->oldest_waiting_s);
}

/* The first who waits for longer than the target comes at t* with W(t*) = target, and has waited
   that long at t* + target. */
static double breach_of_coming_s(const struct breach_outlook *outlook)
{
    double growth_per_s = outlook->arrived_per_s - outlook->answered_per_s;
    double most_waiting = outlook->target_s * outlook->answered_per_s;
    if (isnan(growth_per_s) || growth_per_s <= 0)
        return isnan(growth_per_s) ? NAN : INFINITY;
    return fmax(0, (most_waiting - outlook->waiting) / growth_per_s) + outlook->target_s;
}

double staffing_breach_in_s(const struct breach_outlook *outlook)
{
    if (isnan(outlook->waiting) || isnan(outlook->target_s))
        return NAN;
    bool any = outlook->waiting > 0;
    if (any && isnan(outlook->oldest_waiting_s))
        return NAN;
    double in_s = any ? breach_of_waiting_s(outlook) : INFINITY;
    return isinf(in_s) ? breach_of_coming_s(outlook) : in_s;
}
