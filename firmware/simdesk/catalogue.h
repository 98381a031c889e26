/* Which queues a simulated desk has, how its cases go, and in which offices it works. */
#ifndef WALLBOARD_SIMDESK_CATALOGUE_H
#define WALLBOARD_SIMDESK_CATALOGUE_H

#include <stdint.h>

#include "desk/snapshot.h"

enum {
    CATALOGUE_QUEUES = 500,
    CATALOGUE_OFFICES = 6,
    CATALOGUE_SHIFTS = 3, /* of eight hours each */
    CATALOGUE_TIER_QA = 4,
    CATALOGUE_AUDITED_PCT = 9, /* of the cases solved by people */
    CATALOGUE_AUDIT_S = 420,   /* mean work of one audit */
};

/* How a case of one channel or lane goes: mean times and shares. A case is worked in steps: an
   agent works, the customer answers, an agent works on, until it is solved or moves up. */
struct pace {
    double first_s;    /* work of the first step */
    double later_s;    /* work of each further one */
    double reply_s;    /* into the step, when the public reply goes out */
    double solved;     /* share of steps after which it is solved */
    double escalated;  /* share of steps after which it moves up a tier, where there is one */
    double patience_s; /* until an unanswered customer leaves; 0: never */
    double customer_s; /* until the customer answers */
    double wrap_s;
};

struct queue_plan {
    char id[32];
    char name[48];
    char brief[32]; /* for narrow columns; "": the name is short enough */
    int tier;       /* 1 … 3, CATALOGUE_TIER_QA */
    enum lane lane;
    const char *channel;
    const char *language;
    const char *team;
    const char *region; /* of the merchant, for disputes; NULL elsewhere */
    struct queue_targets targets;
    struct pace pace;
    double volume;           /* of new cases, against the other queues */
    double utc_offset_h;     /* where its customers live */
    int up;                  /* the queue cases escalate to, by index; -1: none */
    double escalate_after_s; /* without an agent; 0: never by itself */
};

struct office_plan {
    const char *id;
    const char *name;
    const char *time_zone;
    int shift; /* which of the three it works */
};
extern const struct office_plan CATALOGUE_OFFICE[CATALOGUE_OFFICES];
extern const char *const CATALOGUE_SHIFT_NAMES[CATALOGUE_SHIFTS];

/* The first queues are those of a small desk; past them, lanes, channels and fifteen languages
   alternate. `count` is at most CATALOGUE_QUEUES. */
void catalogue_fill(struct queue_plan *plans, int count);

/* Share of a queue's cases that end by moving up, and the agents' work on one in this queue,
   wrap-up included. */
double catalogue_share_up(const struct queue_plan *plan);
double catalogue_work_s(const struct queue_plan *plan);

#endif
