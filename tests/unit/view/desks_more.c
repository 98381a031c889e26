/* Builds the snapshots for incidents, handovers, offices and staffing. */
#include "desks_more.h"

#include <math.h>

#include "base/arena.h"
#include "desks.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define LONG_TEXT                                                                                  \
    "Sondervermögensverwaltungsrückfragenbearbeitung International Zweigstelle Süd and a "      \
    "sentence "                                                                                    \
    "that goes on for much longer than any wall is wide, with "                                    \
    "国际跨境支付争议与退款处理客户服务专线 in it"

static struct wall_time later(double seconds)
{
    return wall_time_add_ms(DESKS_NOW, (int64_t)(seconds * 1000));
}

static struct day_figures totals_of(double arrived, double solved, double breached, double good)
{
    struct day_figures totals = day_figures_unknown();
    totals.arrived = arrived;
    totals.solved = solved;
    totals.breached = breached;
    totals.csat = (struct csat){good, 200};
    totals.first_response_s.mean = 171;
    return totals;
}

static void set_shifts(struct snapshot *snapshot)
{
    static const double SHIFT_S = 8 * 3600, LEFT_S = 12 * 60;
    struct shifts *shifts = &snapshot->shifts;
    shifts->current = shifts->previous = shifts->next = shifts->last_week = shift_unknown();
    shifts->current.name = "Day";
    shifts->current.office = "kul";
    shifts->current.starts_at = later(LEFT_S - SHIFT_S);
    shifts->current.ends_at = later(LEFT_S);
    shifts->current.rostered = 40;
    shifts->current.totals = totals_of(900, 870, 4, 188);
    shifts->previous.name = "Night";
    shifts->previous.office = "lis";
    shifts->previous.starts_at = later(LEFT_S - 2 * SHIFT_S);
    shifts->previous.ends_at = later(LEFT_S - SHIFT_S);
    shifts->previous.totals = totals_of(820, 805, 5, 186);
    shifts->last_week.name = "Day";
    shifts->last_week.starts_at = later(LEFT_S - SHIFT_S - 7 * 24 * 3600);
    shifts->last_week.ends_at = later(LEFT_S - 7 * 24 * 3600);
    shifts->last_week.totals = totals_of(861, 849, 11, 184);
    shifts->next.name = "Evening";
    shifts->next.office = "dub";
    shifts->next.starts_at = later(LEFT_S);
    shifts->next.ends_at = later(LEFT_S + SHIFT_S);
    shifts->next.rostered = 36;
    shifts->next.required = 41;
}

static void set_offices(struct snapshot *snapshot)
{
    static const struct office OFFICES[] = {
        {"lis", "Lisbon", "Europe/Lisbon", false, 0, 12},
        {"dub", "Dublin", "Europe/Dublin", true, 6, 42},
        {"kul", "Kuala Lumpur", "Asia/Kuala_Lumpur", true, 40, 46},
        {"moon", "Tranquility", "Moon/Tranquility", false, NAN, NAN},
    };
    snapshot->offices = OFFICES;
    snapshot->office_count = COUNT(OFFICES);
}

static void set_forecast(struct snapshot *snapshot)
{
    static const double GROWS[] = {14, 15, 17, 19, 19, 16, 14, 12},
                        FALLS[] = {9, 9, 8, 7, 6, 5, 5, 4}, FLAT[] = {4, 4, 4, 4, 4, 4, 4, 4};
    static const struct forecast_queue QUEUES[] = {
        {"vip", GROWS, COUNT(GROWS), NULL, 0, 1800, 61, 97, NAN, 420, false},
        {"chat-en", FALLS, COUNT(FALLS), NULL, 0, 1800, 88.1, 85, 1900, 720, true},
        {"chat-zh", FLAT, COUNT(FLAT), NULL, 0, 1800, 97, 70, 300, NAN, true},
        {"mail-1", FLAT, COUNT(FLAT), NULL, 0, 1800, 93, 60, 0, NAN, true},
    };
    snapshot->forecast = (struct forecast){"erlang-c", QUEUES, COUNT(QUEUES)};
}

static void set_incidents(struct snapshot *snapshot, struct arena *arena)
{
    static const char *const QUEUES[] = {"vip", "chat-en", "disputes"};
    static const struct plan_step PLAN[] = {{"Macro published", true},
                                            {"Banner in the app", true},
                                            {"Move 6 agents from disputes", false},
                                            {"Refund the fees", false}};
    struct incident *incidents = arena_array(arena, 3, sizeof *incidents);
    incidents[0] = (struct incident){.id = "inc-10",
                                     .title = "Database maintenance",
                                     .kind = INCIDENT_PLANNED,
                                     .severity = 2,
                                     .started_at = later(-600),
                                     .owner = "marek",
                                     .next_update_at = later(1800)};
    incidents[1] = (struct incident){.id = "inc-9",
                                     .title = "Card top-ups delayed",
                                     .severity = 1,
                                     .started_at = later(-2340),
                                     .owner = "Vince",
                                     .next_update_at = later(-300),
                                     .queues = QUEUES,
                                     .queue_count = COUNT(QUEUES),
                                     .plan = PLAN,
                                     .plan_count = COUNT(PLAN)};
    incidents[2] = (struct incident){.id = "inc-11",
                                     .title = "Push messages arrive twice",
                                     .severity = 3,
                                     .started_at = later(-7200),
                                     .next_update_at = WALL_TIME_NONE};
    snapshot->incidents = incidents;
    snapshot->incident_count = 3;
}

static void set_handover(struct snapshot *snapshot)
{
    static const struct inherited TIERS[] = {
        {1, 120, {INT64_C(1795339800000) - 57600000}},
        {2, 47, {INT64_C(1795339800000) - 9000000}},
        {3, 20, {INT64_C(1795339800000) - 400000}},
    };
    static const struct promise PROMISES[] = {
        {"4690", "call back", {INT64_C(1795339800000) + 3600000}, "candace"},
        {"4655", "refund confirmed", {INT64_C(1795339800000) + 600000}, "marek"},
        {"4611", "call back", {INT64_C(1795339800000) - 60000}, NULL},
        {"4612", "answer of the bank", {INT64_C(1795339800000) + 90000000}, "yuki"},
    };
    static const struct handover_note NOTES[] = {
        {"Wallet maintenance until 11:00, the macro is ready", "Mei"},
        {"Two VIP cases wait for the bank's answer", NULL},
    };
    struct handover *handover = &snapshot->handover;
    handover->present = true;
    handover->boundary_at = snapshot->shifts.current.ends_at;
    handover->inherited = TIERS;
    handover->inherited_count = COUNT(TIERS);
    handover->due_in_first_hour = 6;
    handover->promises = PROMISES;
    handover->promise_count = COUNT(PROMISES);
    handover->notes = NOTES;
    handover->note_count = COUNT(NOTES);
}

const struct snapshot *desks_incident(struct arena *arena)
{
    struct snapshot *snapshot = arena_alloc(arena, sizeof *snapshot);
    *snapshot = *desks_busy(arena);
    set_shifts(snapshot);
    set_offices(snapshot);
    set_forecast(snapshot);
    set_incidents(snapshot, arena);
    return snapshot;
}

const struct snapshot *desks_handover(struct arena *arena)
{
    struct snapshot *snapshot = arena_alloc(arena, sizeof *snapshot);
    *snapshot = *desks_busy(arena);
    set_shifts(snapshot);
    set_offices(snapshot);
    set_forecast(snapshot);
    set_handover(snapshot);
    return snapshot;
}

static void set_long_handover(struct snapshot *snapshot, struct arena *arena)
{
    enum { MANY = 40 };
    struct promise *promises = arena_array(arena, MANY, sizeof *promises);
    struct handover_note *notes = arena_array(arena, MANY, sizeof *notes);
    struct inherited *tiers = arena_array(arena, MANY, sizeof *tiers);
    for (size_t i = 0; i < MANY; i++) {
        promises[i] = (struct promise){"INCIDENT-2026-000000123456789", LONG_TEXT,
                                       later((double)i * 7000 - 9000), LONG_TEXT};
        notes[i] = (struct handover_note){LONG_TEXT " " LONG_TEXT, LONG_TEXT};
        tiers[i] = (struct inherited){i ? (double)i : NAN, 1234567, later(-40000000)};
    }
    struct handover *handover = &snapshot->handover;
    handover->inherited = tiers;
    handover->promises = promises;
    handover->notes = notes;
    handover->inherited_count = handover->promise_count = handover->note_count = MANY;
    handover->acknowledged_at = DESKS_NOW;
    handover->acknowledged_by = LONG_TEXT;
}

static void set_long_incidents(struct snapshot *snapshot, struct arena *arena)
{
    enum { MANY = 30 };
    struct incident *incidents = arena_array(arena, MANY, sizeof *incidents);
    struct plan_step *plan = arena_array(arena, MANY, sizeof *plan);
    const char **queues = arena_array(arena, MANY, sizeof *queues);
    struct office *offices = arena_array(arena, MANY, sizeof *offices);
    for (size_t i = 0; i < MANY; i++) {
        plan[i] = (struct plan_step){LONG_TEXT, i < 3};
        queues[i] = LONG_TEXT;
        offices[i] = (struct office){"kul", LONG_TEXT, NULL, true, 1234567, 100};
        incidents[i] = (struct incident){.title = LONG_TEXT,
                                         .severity = NAN,
                                         .owner = LONG_TEXT,
                                         .started_at = later(-90000),
                                         .next_update_at = later(-80000),
                                         .queues = queues,
                                         .queue_count = MANY,
                                         .plan = plan,
                                         .plan_count = MANY};
    }
    snapshot->incidents = incidents;
    snapshot->offices = offices;
    snapshot->incident_count = snapshot->office_count = MANY;
}

const struct snapshot *desks_everything(struct arena *arena)
{
    struct snapshot *snapshot = arena_alloc(arena, sizeof *snapshot);
    *snapshot = *desks_huge(arena);
    set_shifts(snapshot);
    set_forecast(snapshot);
    set_handover(snapshot);
    set_long_handover(snapshot, arena);
    set_long_incidents(snapshot, arena);
    snapshot->shifts.current.totals = totals_of(1234567, 9999999, 888888, 0);
    return snapshot;
}
