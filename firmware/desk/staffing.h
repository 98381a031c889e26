/* Rules on staffing: service level, shrinkage, concurrency, drain time and the next breach. */
#ifndef WALLBOARD_DESK_STAFFING_H
#define WALLBOARD_DESK_STAFFING_H

#include "desk/erlang.h"

/* The four formulas in use (metrics.md of the field: offered = answered + abandoned). */
enum service_level_formula {
    SERVICE_LEVEL_ALL_IN_TARGET, /* (answered + abandoned in target) / offered */
    SERVICE_LEVEL_OF_ANSWERED,   /* answered in target / answered */
    SERVICE_LEVEL_OF_OFFERED,    /* answered in target / offered */
    SERVICE_LEVEL_LESS_QUICK,    /* answered in target / (offered − abandoned in target) */
    SERVICE_LEVEL_FORMULA_COUNT
};
/* "all_in_target", "of_answered", "of_offered", "less_quick". */
extern const char *const SERVICE_LEVEL_FORMULA_NAMES[SERVICE_LEVEL_FORMULA_COUNT];

struct service_level_counts {
    double answered;
    double abandoned;
    double answered_in_target;
    double abandoned_in_target;
};

/* Percent; NAN where a needed part is unknown or nothing was counted. */
double staffing_service_level_pct(struct service_level_counts counts,
                                  enum service_level_formula formula);

/* Agents to roster so that `present` are at work: present / (1 − shrinkage), rounded up.
   `shrinkage` is 0 … below 1. */
double staffing_rostered(double present, double shrinkage);

/* An agent of a channel with `cases` at a time (at least 1) counts as that many servers; whole
   servers of so many agents, and whole agents for so many servers. */
int staffing_servers(double agents, double cases);
double staffing_agents_for(double servers, double cases);

/* Seconds until the backlog is worked off; both rates per second. NAN where it does not shrink
   ("growing") or something is unknown; 0 without backlog. */
double staffing_drain_s(double backlog, double done_per_s, double arrived_per_s);

/* A queue at this moment, for how soon a case that comes now, or one that waits, is answered too
   late. Rates per second, unknown ones NAN. */
struct breach_outlook {
    double waiting;          /* cases that nobody has answered yet */
    double oldest_waiting_s; /* how long the oldest has waited; NAN: nobody waits, or unknown */
    double arrived_per_s;
    double answered_per_s;
    double target_s; /* of the first response */
};

/* Seconds until, at these rates, some case has waited for longer than the target: 0 where the
   oldest has already, INFINITY where it never comes to that, NAN where that is unknown. The model
   is a steady flow: those who wait came evenly since the oldest did, cases come and are answered at
   the rates above, in the order in which they came. With the line growing at g per second the one
   that comes at t waits W(t) = (waiting + g·t) / answered_per_s. */
double staffing_breach_in_s(const struct breach_outlook *outlook);

#endif
