/* The simulated desk as a snapshot: incidents with their back-up plans, and notices. */
#include "simdesk/report.h"

#include "base/arena.h"
#include "base/text.h"
#include "simdesk/state.h"

enum { MOST_STEPS = 5, MOST_INCIDENTS = 2 };

/* An incident's course; times are minutes, the first against the setup's start, the others
   against its own. */
struct course {
    const char *id;
    const char *title;
    const char *channel; /* whose queues it touches */
    enum incident_kind kind;
    int severity;
    int starts_min;
    int ends_min;
    int cause_min; /* when the root cause is known; -1: never */
    const char *cause;
    int update_every_min;
    struct course_step {
        const char *text;
        int done_min;
    } steps[MOST_STEPS];
};

static const struct course COURSES[MOST_INCIDENTS] = {
    {"inc-9",
     "Card top-ups delayed",
     "chat",
     INCIDENT_UNPLANNED,
     2,
     -40,
     150,
     70,
     "Card processor's queue was full",
     30,
     {{"Incident channel opened", 5},
      {"Macro published", 14},
      {"Banner on the help page", 27},
      {"Move six agents from disputes", 55},
      {"Processor confirms recovery", 95}}},
    {"inc-10",
     "Wallet maintenance",
     "email",
     INCIDENT_PLANNED,
     4,
     -20,
     100,
     -1,
     NULL,
     60,
     {{"Customers told by email", 0},
      {"Withdrawals paused", 2},
      {"New nodes checked", 50},
      {"Withdrawals back on", 90}}},
};

static int64_t course_start_ms(const struct simdesk *desk, const struct course *course)
{
    return desk->setup.start.ms + course->starts_min * (int64_t)MINUTE_MS;
}

static int64_t minutes_in(const struct simdesk *desk, const struct course *course)
{
    int64_t in_ms = desk->now_ms - course_start_ms(desk, course);
    return in_ms < 0 ? -1 : in_ms / MINUTE_MS;
}

static const char *const *queues_touched(const struct simdesk *desk, const struct course *course,
                                         struct arena *arena, size_t *ret_count)
{
    enum { MOST_TOUCHED = 12 };
    const char **ids = arena_array(arena, MOST_TOUCHED, sizeof *ids);
    size_t count = 0;
    for (uint32_t i = 0; i < desk->queue_count && count < MOST_TOUCHED; i++)
        if (text_equal(desk->queues[i].plan.channel, course->channel))
            ids[count++] = desk->queues[i].plan.id;
    *ret_count = count;
    return ids;
}

static void report_plan(const struct course *course, int64_t minutes, struct arena *arena,
                        struct incident *incident)
{
    struct plan_step *plan = arena_array(arena, MOST_STEPS, sizeof *plan);
    size_t count = 0;
    for (; count < MOST_STEPS && course->steps[count].text; count++)
        plan[count] = (struct plan_step){.text = course->steps[count].text,
                                         .done = minutes >= course->steps[count].done_min};
    incident->plan = plan;
    incident->plan_count = count;
}

static void report_incident(const struct simdesk *desk, const struct course *course,
                            struct arena *arena, struct incident *incident)
{
    int64_t started_ms = course_start_ms(desk, course);
    int64_t minutes = minutes_in(desk, course);
    int64_t updates = minutes / course->update_every_min + 1;
    *incident = (struct incident){
        .id = course->id,
        .title = course->title,
        .kind = course->kind,
        .severity = course->severity,
        .started_at = {started_ms},
        .owner = desk->agents[0].name,
        .next_update_at = {started_ms + updates * course->update_every_min * MINUTE_MS}};
    if (course->cause && minutes >= course->cause_min)
        incident->root_cause = course->cause;
    incident->queues = queues_touched(desk, course, arena, &incident->queue_count);
    report_plan(course, minutes, arena, incident);
}

void report_incidents(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot)
{
    if (desk->setup.scenario != SCENARIO_INCIDENT)
        return;
    struct incident *incidents = arena_array(arena, MOST_INCIDENTS, sizeof *incidents);
    for (int i = 0; i < MOST_INCIDENTS; i++) {
        int64_t minutes = minutes_in(desk, &COURSES[i]);
        if (minutes >= 0 && minutes < COURSES[i].ends_min)
            report_incident(desk, &COURSES[i], arena, &incidents[snapshot->incident_count++]);
    }
    snapshot->incidents = incidents;
}

void report_notices(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot)
{
    enum { MOST_NOTICES = 2 };
    struct notice *notices = arena_array(arena, MOST_NOTICES, sizeof *notices);
    size_t count = 0;
    int64_t until_ms = desk->setup.start.ms - desk->setup.start.ms % HOUR_MS + 4 * HOUR_MS;
    if (desk->now_ms < until_ms)
        notices[count++] =
            (struct notice){"Refunds have new macros: see the notes", NOTICE_INFO, {until_ms}};
    if (snapshot->incident_count > 0)
        notices[count++] = (struct notice){"Use the top-up macro in every chat",
                                           NOTICE_WATCH,
                                           {snapshot->incidents[0].next_update_at.ms}};
    snapshot->notices = notices;
    snapshot->notice_count = count;
}
