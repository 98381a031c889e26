/* What a simulated desk consists of; only the files of this folder look inside. */
#ifndef WALLBOARD_SIMDESK_STATE_H
#define WALLBOARD_SIMDESK_STATE_H

#include "base/random.h"
#include "simdesk/catalogue.h"
#include "simdesk/event.h"
#include "simdesk/history.h"
#include "simdesk/simdesk.h"
#include "simdesk/tally.h"
#include "simdesk/ticket_table.h"

struct zone;

enum { SECOND_MS = 1000, MINUTE_MS = 60000, HOUR_MS = 3600000, DAY_MS = 86400000 };
enum { SHIFT_MS = 8 * HOUR_MS };

struct sim_queue {
    struct queue_plan plan;
    double per_s;       /* new cases, mean over the day */
    double load_s;      /* agents' work that arrives per second, moved-up cases included */
    double bound;       /* of the rate, with which the next possible arrival was drawn */
    struct random dice; /* of its arrivals alone */
    struct ticket_line lines[LINE_COUNT];
    uint32_t open, waiting, unassigned;
    uint32_t at_midnight, moved_in, moved_out; /* open when the day began, and since then */
    const uint32_t *members;                   /* agents with this skill, into desk->members */
    uint32_t member_count;
    uint32_t idle; /* of them, available */
    uint32_t turn; /* whom to ask first next time */
    struct tally today;
};

struct sim_agent {
    char id[16];
    char name[64];
    const uint32_t *skills; /* queues, the own one first; into desk->skills */
    uint32_t skill_count;
    int office;
    int shift;
    double speed;   /* 1 is usual */
    double quality; /* 0 … 1 */
    enum agent_status status;
    int64_t status_since_ms;
    int64_t next_start_ms; /* nominal, of the next day's shift */
    int64_t leave_ms;
    int64_t break_ms;        /* length of the break that is due; 0: none */
    int breaks;              /* taken or due in this shift */
    uint32_t serial;         /* goes up on coming and going; events of an older one are overtaken */
    int32_t ticket;          /* in work; NOWHERE */
    int32_t audited;         /* the agent whose case is audited; NOBODY */
    int64_t step_ms;         /* length of the step in work */
    int rank_at_shift_start; /* by solved; 0: none solved by then */
    struct tally today;
};

/* One shift's sums; they are those of the desk whatever day it is. */
struct shift_record {
    int64_t starts_ms;
    uint32_t online; /* of its agents, when it ended */
    struct tally tally;
};

/* Cases whose audit is still to be done; a full ring forgets the oldest. */
enum { AUDITS = 1024 };
struct audit_ring {
    int32_t agents[AUDITS];
    uint32_t first, count;
};

/* Today's sums behind the indicators. */
struct extras {
    uint32_t automatic;                 /* escalations by time alone */
    uint32_t up[CATALOGUE_TIER_QA + 1]; /* moved out of tier n */
    uint32_t conversations, resolved, handed_over;
    uint32_t to_person; /* handed over and answered */
    double to_person_s; /* sum over them */
    uint32_t audits, audits_drawn, tone, accuracy, compliance, resolution;
    uint32_t insights, shipped;
    uint32_t interventions, in_time, paused, recovered;
};

struct simdesk {
    struct simdesk_setup setup;
    int64_t now_ms;
    int64_t midnight_ms;
    int64_t shift_offset_ms; /* boundaries lie at whole eight hours of UTC plus this */
    struct zone *zone;
    struct random dice;
    struct event_heap events;
    struct ticket_table tickets;
    struct sim_queue *queues;
    uint32_t queue_count;
    struct sim_agent *agents;
    uint32_t agent_count;
    uint32_t *skills;
    uint32_t *members;
    struct tally today; /* of the whole desk */
    struct shift_record current, previous;
    struct audit_ring audits;
    struct extras extras;
    struct history history;
};

static inline struct sim_ticket *desk_ticket(struct simdesk *desk, uint32_t ticket)
{
    return &desk->tickets.rows[ticket];
}

static inline struct sim_queue *desk_queue_of(struct simdesk *desk, const struct sim_ticket *ticket)
{
    return &desk->queues[ticket->queue];
}

static inline bool desk_chance(struct simdesk *desk, double share)
{
    return random_unit(&desk->dice) < share;
}

#endif
