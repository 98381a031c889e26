/* A simulated support desk: a discrete-event simulation that is read as a snapshot. */
#include "simdesk/simdesk.h"

#include <assert.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/zone/zone.h"
#include "simdesk/arrival.h"
#include "simdesk/event_log.h"
#include "simdesk/life.h"
#include "simdesk/report.h"
#include "simdesk/room.h"
#include "simdesk/roster.h"
#include "simdesk/shift.h"
#include "simdesk/sla.h"
#include "simdesk/staff.h"
#include "simdesk/state.h"

const char *const SCENARIO_NAMES[] = {"calm", "busy", "flood", "incident", "handover"};
static_assert(sizeof SCENARIO_NAMES / sizeof *SCENARIO_NAMES == SCENARIO_COUNT,
              "one name per scenario");

enum { MOST_AGENTS = 5000 };
static const double MOST_LOAD = 20;

struct simdesk_setup simdesk_setup_usual(void)
{
    return (struct simdesk_setup){.seed = 1,
                                  .start = WALL_TIME_NONE,
                                  .scenario = SCENARIO_BUSY,
                                  .queues = 14,
                                  .agents = 96,
                                  .load = .9};
}

bool simdesk_scenario_read(const char *name, enum scenario *ret_scenario)
{
    for (int i = 0; i < SCENARIO_COUNT; i++)
        if (text_equal(name, SCENARIO_NAMES[i])) {
            *ret_scenario = (enum scenario)i;
            return true;
        }
    return false;
}

static bool check(const struct simdesk_setup *setup, struct error *error)
{
    if (setup->queues < 1 || setup->queues > CATALOGUE_QUEUES)
        return error_set(error, "a simulated desk has 1 to %d queues, not %d", CATALOGUE_QUEUES,
                         setup->queues);
    if (setup->agents < 1 || setup->agents > MOST_AGENTS)
        return error_set(error, "a simulated desk has 1 to %d agents, not %d", MOST_AGENTS,
                         setup->agents);
    if (!(setup->load > 0 && setup->load <= MOST_LOAD))
        return error_set(error, "the load is above 0 and at most %g, not %g", MOST_LOAD,
                         setup->load);
    if (setup->start.ms < 2 * (int64_t)DAY_MS || !wall_time_known(setup->start))
        return error_set(error, "a simulated desk starts in 1970 or later, and not at its very "
                                "first days");
    return true;
}

static void schedule(struct simdesk *desk, enum event_kind kind, int64_t at_ms)
{
    event_push(&desk->events, (struct event){.at_ms = at_ms, .kind = kind});
}

static int64_t next_midnight_ms(const struct simdesk *desk)
{
    /* Past the longest day and short of two of the shortest. */
    struct wall_time tomorrow = {desk->midnight_ms + 30 * (int64_t)HOUR_MS};
    return zone_midnight(desk->zone, tomorrow).ms;
}

static void midnight(struct simdesk *desk)
{
    desk->midnight_ms = desk->now_ms;
    desk->extras = (struct extras){0};
    tally_clear(&desk->today);
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        tally_clear(&desk->queues[i].today);
        desk->queues[i].at_midnight = desk->queues[i].open;
        desk->queues[i].moved_in = desk->queues[i].moved_out = 0;
    }
    for (uint32_t i = 0; i < desk->agent_count; i++)
        tally_clear(&desk->agents[i].today);
    schedule(desk, EVENT_MIDNIGHT, next_midnight_ms(desk));
}

static bool is_overtaken(const struct simdesk *desk, const struct event *event)
{
    switch (event->kind) {
    case EVENT_ASSISTANT:
    case EVENT_ABANDON:
    case EVENT_ESCALATE:
    case EVENT_CUSTOMER:
    case EVENT_RATE:
    case EVENT_REOPEN:
        return desk->tickets.rows[event->subject].serial != event->serial;
    case EVENT_DEADLINE:
        return desk->tickets.rows[event->subject].clock_serial != event->serial;
    case EVENT_REPLY:
    case EVENT_DONE:
    case EVENT_FREE:
    case EVENT_BREAK:
    case EVENT_SHIFT_OFF:
        return desk->agents[event->subject].serial != event->serial;
    case EVENT_ARRIVAL:
    case EVENT_SHIFT_ON:
    case EVENT_BOUNDARY:
    case EVENT_SWEEP:
    case EVENT_SAMPLE:
    case EVENT_MIDNIGHT:
    case EVENT_KIND_COUNT:
        break;
    }
    return false;
}

static void arrive(struct simdesk *desk, const struct event *event)
{
    bool happens = arrival_happens(desk, event->subject, event->serial);
    arrival_schedule(desk, event->subject);
    if (happens)
        life_arrive(desk, event->subject);
}

static void boundary(struct simdesk *desk)
{
    shift_change(desk);
    schedule(desk, EVENT_BOUNDARY, desk->now_ms + SHIFT_MS);
    schedule(desk, EVENT_SWEEP, desk->now_ms + 15 * MINUTE_MS);
}

static void sample(struct simdesk *desk)
{
    history_sample(desk);
    schedule(desk, EVENT_SAMPLE, desk->now_ms + HISTORY_STEP_MS);
}

static void happen_to_one(struct simdesk *desk, enum event_kind kind, uint32_t subject)
{
    static void (*const HAPPENINGS[EVENT_KIND_COUNT])(struct simdesk *, uint32_t) = {
        [EVENT_ASSISTANT] = life_assistant_ends,
        [EVENT_ABANDON] = life_abandon,
        [EVENT_ESCALATE] = life_escalate,
        [EVENT_DEADLINE] = sla_deadline,
        [EVENT_CUSTOMER] = life_customer_answers,
        [EVENT_RATE] = life_rate,
        [EVENT_REOPEN] = life_reopen,
        [EVENT_REPLY] = staff_reply,
        [EVENT_DONE] = staff_done,
        [EVENT_FREE] = staff_free,
        [EVENT_BREAK] = staff_break,
        [EVENT_SHIFT_ON] = staff_come,
        [EVENT_SHIFT_OFF] = staff_go,
    };
    HAPPENINGS[kind](desk, subject);
}

static void happen(struct simdesk *desk, const struct event *event)
{
    switch (event->kind) {
    case EVENT_ARRIVAL:
        arrive(desk, event);
        break;
    case EVENT_BOUNDARY:
        boundary(desk);
        break;
    case EVENT_SWEEP:
        shift_sweep(desk);
        break;
    case EVENT_SAMPLE:
        sample(desk);
        break;
    case EVENT_MIDNIGHT:
        midnight(desk);
        break;
    case EVENT_ASSISTANT:
    case EVENT_ABANDON:
    case EVENT_ESCALATE:
    case EVENT_DEADLINE:
    case EVENT_CUSTOMER:
    case EVENT_RATE:
    case EVENT_REOPEN:
    case EVENT_REPLY:
    case EVENT_DONE:
    case EVENT_FREE:
    case EVENT_BREAK:
    case EVENT_SHIFT_ON:
    case EVENT_SHIFT_OFF:
        happen_to_one(desk, event->kind, event->subject);
        break;
    case EVENT_KIND_COUNT:
        break;
    }
}

void simdesk_advance(struct simdesk *desk, struct wall_time until)
{
    struct event event;
    while (event_pop(&desk->events, until.ms, &event)) {
        desk->now_ms = event.at_ms;
        if (!is_overtaken(desk, &event))
            happen(desk, &event);
    }
    if (until.ms > desk->now_ms)
        desk->now_ms = until.ms;
}

static void open_queues(struct simdesk *desk)
{
    struct queue_plan *plans = room_new(desk->queue_count, sizeof *plans);
    catalogue_fill(plans, (int)desk->queue_count);
    desk->queues = room_new(desk->queue_count, sizeof *desk->queues);
    for (uint32_t i = 0; i < desk->queue_count; i++) {
        struct sim_queue *queue = &desk->queues[i];
        queue->plan = plans[i];
        queue->dice = random_from(random_next(&desk->dice));
        for (int line = 0; line < LINE_COUNT; line++)
            queue->lines[line] = (struct ticket_line){NOWHERE, NOWHERE, 0};
    }
    free(plans);
}

/* Life begins a whole day before the start, and at least eight hours before the start's midnight,
   so that the backlog, the shifts and the trends are those of a desk that never stood still. */
static void begin(struct simdesk *desk)
{
    int64_t day_ms = zone_midnight(desk->zone, desk->setup.start).ms - 8 * (int64_t)HOUR_MS;
    int64_t whole_ms = desk->setup.start.ms - DAY_MS;
    int64_t from_ms = day_ms < whole_ms ? day_ms : whole_ms;
    desk->now_ms = from_ms - from_ms % HISTORY_STEP_MS;
    desk->midnight_ms = zone_midnight(desk->zone, (struct wall_time){desk->now_ms}).ms;
    desk->shift_offset_ms = shift_offset_ms(&desk->setup);
    desk->current.starts_ms = shift_start_ms(desk, desk->now_ms);
}

static void populate(struct simdesk *desk)
{
    open_queues(desk);
    roster_set_demand(desk);
    roster_fill(desk);
    staff_schedule(desk);
    for (uint32_t i = 0; i < desk->queue_count; i++)
        arrival_schedule(desk, i);
    schedule(desk, EVENT_SAMPLE, desk->now_ms);
    schedule(desk, EVENT_BOUNDARY, desk->current.starts_ms + SHIFT_MS);
    schedule(desk, EVENT_MIDNIGHT, next_midnight_ms(desk));
}

bool simdesk_new(const struct simdesk_setup *setup, struct simdesk **ret_desk, struct error *error)
{
    if (!check(setup, error))
        return false;
    struct simdesk *desk = room_new(1, sizeof *desk);
    desk->setup = *setup;
    desk->queue_count = (uint32_t)setup->queues;
    desk->agent_count = (uint32_t)setup->agents;
    desk->dice = random_from(setup->seed);
    ticket_table_init(&desk->tickets);
    if (!zone_new(REPORT_TIME_ZONE, &desk->zone, error)) {
        simdesk_free(desk);
        return false;
    }
    begin(desk);
    populate(desk);
    event_log_begin(desk);
    simdesk_advance(desk, setup->start);
    *ret_desk = desk;
    return true;
}

void simdesk_free(struct simdesk *desk)
{
    if (!desk)
        return;
    for (uint32_t i = 0; desk->queues && i < desk->queue_count; i++)
        tally_clear(&desk->queues[i].today);
    for (uint32_t i = 0; desk->agents && i < desk->agent_count; i++)
        tally_clear(&desk->agents[i].today);
    tally_clear(&desk->today);
    tally_clear(&desk->current.tally);
    tally_clear(&desk->previous.tally);
    event_heap_finish(&desk->events);
    ticket_table_finish(&desk->tickets);
    zone_free(desk->zone);
    free(desk->queues);
    free(desk->agents);
    free(desk->skills);
    free(desk->members);
    free(desk);
}

struct wall_time simdesk_now(const struct simdesk *desk)
{
    return (struct wall_time){desk->now_ms};
}
