/* The simulated desk as a snapshot: indicators of quality, security, assistants and tiers. */
#include "simdesk/report.h"

#include <math.h>

#include "base/arena.h"
#include "simdesk/state.h"

enum { MOST_INDICATORS = 32 };

/* A list that is being filled, group by group. */
struct indicators {
    struct indicator *rows;
    size_t count;
    const char *group;
};

struct share {
    double part;
    double n;
    double target;
};

/* In percent; unknown where nothing was counted. */
static void add_share(struct indicators *list, const char *id, const char *label,
                      struct share share)
{
    list->rows[list->count++] =
        (struct indicator){.id = id,
                           .group = list->group,
                           .label = label,
                           .value = share.n > 0 ? round(share.part / share.n * 1000) / 10 : NAN,
                           .unit = "%",
                           .target = share.target,
                           .better = BETTER_UP,
                           .n = share.n};
}

static void add_count(struct indicators *list, const char *id, const char *label,
                      enum better better, double value)
{
    list->rows[list->count++] = (struct indicator){.id = id,
                                                   .group = list->group,
                                                   .label = label,
                                                   .value = value,
                                                   .unit = "",
                                                   .target = NAN,
                                                   .better = better,
                                                   .n = NAN};
}

static void add_quality(const struct simdesk *desk, struct indicators *list)
{
    const struct extras *extras = &desk->extras;
    double n = extras->audits;
    /* Those drawn yesterday and audited today belong to neither part of today's loop. */
    double closed = fmin(n, extras->audits_drawn);
    list->group = "quality";
    add_share(list, "qa.tone", "Tone", (struct share){extras->tone, n, 95});
    add_share(list, "qa.accuracy", "Accuracy", (struct share){extras->accuracy, n, 92});
    add_share(list, "qa.compliance", "Compliance", (struct share){extras->compliance, n, 98});
    add_share(list, "qa.resolution", "Resolution", (struct share){extras->resolution, n, 92});
    add_share(list, "qa.closed_loop", "Closed loop",
              (struct share){closed, extras->audits_drawn, 100});
    add_count(list, "insights.shared", "Insights to product", BETTER_UP, extras->insights);
    add_count(list, "insights.shipped", "Insights shipped", BETTER_UP, extras->shipped);
}

static void add_security(const struct simdesk *desk, struct indicators *list)
{
    const struct extras *extras = &desk->extras;
    double open = 0;
    for (uint32_t i = 0; i < desk->queue_count; i++)
        if (desk->queues[i].plan.lane == LANE_SECURITY)
            open += desk->queues[i].open;
    list->group = "security";
    add_count(list, "security.open", "Suspicious cases open", BETTER_NONE, open);
    add_share(list, "security.in_time", "Intervened in 15 min",
              (struct share){extras->in_time, extras->interventions, 95});
    add_count(list, "security.paused", "Transactions paused", BETTER_NONE, extras->paused);
    add_count(list, "recovered.auto", "Deposits recovered", BETTER_UP, extras->recovered);
}

/* Cases an assistant handed over that no person has answered yet. */
static double waiting_for_person(const struct simdesk *desk)
{
    double count = 0;
    for (uint32_t i = 0; i < desk->tickets.count; i++)
        count +=
            ticket_is_waiting(&desk->tickets.rows[i]) && desk->tickets.rows[i].handed_ms != NO_TIME;
    return count;
}

static void add_assistants(const struct simdesk *desk, struct indicators *list)
{
    const struct extras *extras = &desk->extras;
    double ended = extras->resolved + extras->handed_over;
    double mean_s = extras->to_person ? round(extras->to_person_s / extras->to_person) : NAN;
    list->group = "assistants";
    add_count(list, "assistants.conversations", "Conversations", BETTER_NONE,
              extras->conversations);
    add_share(list, "assistants.resolved", "Resolved alone",
              (struct share){extras->resolved, ended, 60});
    add_count(list, "assistants.handed_over", "Handed over", BETTER_NONE, extras->handed_over);
    add_count(list, "assistants.waiting", "Waiting for a person", BETTER_DOWN,
              waiting_for_person(desk));
    add_count(list, "assistants.to_person_s", "Time to a person", BETTER_DOWN, mean_s);
    struct indicator *to_person = &list->rows[list->count - 1];
    to_person->unit = "s";
    to_person->target = 600;
    to_person->n = extras->to_person;
}

/* Per tier below the border. */
static void count_border(const struct simdesk *desk, double border[CATALOGUE_TIER_QA + 1])
{
    for (uint32_t i = 0; i < desk->tickets.count; i++) {
        const struct sim_ticket *row = &desk->tickets.rows[i];
        if (ticket_is_at_border(row))
            border[desk->queues[row->queue].plan.tier - 1]++;
    }
}

static void add_tiers(const struct simdesk *desk, struct indicators *list)
{
    const struct extras *extras = &desk->extras;
    double border[CATALOGUE_TIER_QA + 1] = {0};
    count_border(desk, border);
    list->group = "tiers";
    add_count(list, "tiers.up.1", "Tier 1 to 2", BETTER_NONE, extras->up[1]);
    add_count(list, "tiers.up.2", "Tier 2 to 3", BETTER_NONE, extras->up[2]);
    add_count(list, "tiers.up.3", "Tier 3 to QA", BETTER_NONE, extras->up[3]);
    add_count(list, "tiers.automatic", "Escalated by time", BETTER_DOWN, extras->automatic);
    add_count(list, "tiers.border", "At the border", BETTER_DOWN,
              border[1] + border[2] + border[3]);
    add_count(list, "tiers.border.1", "Before tier 2", BETTER_DOWN, border[1]);
    add_count(list, "tiers.border.2", "Before tier 3", BETTER_DOWN, border[2]);
    add_count(list, "tiers.border.3", "Before QA", BETTER_DOWN, border[3]);
}

void report_indicators(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot)
{
    struct indicators list = {arena_array(arena, MOST_INDICATORS, sizeof *list.rows), 0, NULL};
    add_quality(desk, &list);
    add_security(desk, &list);
    add_assistants(desk, &list);
    add_tiers(desk, &list);
    snapshot->indicators = list.rows;
    snapshot->indicator_count = list.count;
}
