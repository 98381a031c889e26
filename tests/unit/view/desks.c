/* Builds the snapshots that the view is tested with. */
#include "desks.h"

#include <math.h>

#include "base/arena.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct wall_time ago(double seconds)
{
    return wall_time_add_ms(DESKS_NOW, -(int64_t)(seconds * 1000));
}

struct view_policy desks_policy(void)
{
    return (struct view_policy){.first_response_s = 600,
                                .security_s = 900,
                                .attainment_pct = 95,
                                .csat_pct = 90,
                                .watch_share = 0.7,
                                .risk = {.share = 0.25},
                                .leaderboard_min = 10};
}

struct queue_row {
    const char *id, *name, *short_name;
    enum lane lane;
    double tier, waiting, oldest_s, limit_s, overdue, at_risk, response_s, online, required;
    double fulfilled, breached;
};

static struct queue queue_of(const struct queue_row *row)
{
    struct queue queue = queue_unknown();
    queue.id = row->id;
    queue.name = row->name;
    queue.short_name = row->short_name;
    queue.lane = row->lane;
    queue.tier = row->tier;
    queue.waiting = row->waiting;
    queue.oldest_waiting_at = row->oldest_s > 0 ? ago(row->oldest_s) : WALL_TIME_NONE;
    queue.targets.first_response_s = row->limit_s > 0 ? row->limit_s : NAN;
    queue.overdue = row->overdue;
    queue.at_risk = row->at_risk;
    queue.today.breached = row->breached;
    queue.today.first_response_s.mean = row->response_s;
    queue.today.sla = (struct sla_count){row->fulfilled, row->breached};
    queue.agents.online = row->online;
    queue.agents.required = row->required;
    return queue;
}

static void set_queues(struct snapshot *snapshot, const struct queue_row *rows, size_t count,
                       struct arena *arena)
{
    struct queue *queues = arena_array(arena, count, sizeof *queues);
    for (size_t i = 0; i < count; i++)
        queues[i] = queue_of(&rows[i]);
    snapshot->queues = queues;
    snapshot->queue_count = count;
}

struct clock_row {
    const char *ticket, *queue, *owner;
    enum clock_metric metric;
    double span_s, left_s;
};

static void set_clocks(struct snapshot *snapshot, const struct clock_row *rows, size_t count,
                       double total, struct arena *arena)
{
    struct sla_clock *clocks = arena_array(arena, count, sizeof *clocks);
    for (size_t i = 0; i < count; i++)
        clocks[i] = (struct sla_clock){.ticket = rows[i].ticket,
                                       .queue = rows[i].queue,
                                       .owner = rows[i].owner,
                                       .metric = rows[i].metric,
                                       .started_at = ago(rows[i].span_s - rows[i].left_s),
                                       .due_at = ago(-rows[i].left_s)};
    snapshot->clocks = clocks;
    snapshot->clock_count = count;
    snapshot->clocks_total = total;
}

struct agent_row {
    const char *id, *name;
    enum agent_status status;
    double solved, good, rated, response_s, rank;
};

static void set_agents(struct snapshot *snapshot, const struct agent_row *rows, size_t count,
                       struct arena *arena)
{
    struct agent *agents = arena_array(arena, count, sizeof *agents);
    for (size_t i = 0; i < count; i++) {
        agents[i] = agent_unknown();
        agents[i].id = rows[i].id;
        agents[i].name = rows[i].name;
        agents[i].status = rows[i].status;
        agents[i].solved = rows[i].solved;
        agents[i].csat = (struct csat){rows[i].good, rows[i].rated};
        agents[i].first_response_s =
            (struct distribution){rows[i].response_s, NAN, NAN, rows[i].rated};
        agents[i].rank_at_shift_start = rows[i].rank;
    }
    snapshot->agents = agents;
    snapshot->agent_count = count;
}

static void set_source(struct snapshot *snapshot, enum source_health health, const char *message,
                       struct arena *arena)
{
    struct source_report *source = arena_alloc(arena, sizeof *source);
    *source = (struct source_report){
        .id = "main", .type = "rt", .health = health, .last_ok_at = DESKS_NOW, .message = message};
    snapshot->sources = source;
    snapshot->source_count = 1;
}

static void set_shift(struct snapshot *snapshot)
{
    struct shift *shift = &snapshot->shifts.current;
    *shift = shift_unknown();
    shift->name = "Day";
    shift->starts_at = ago(3.5 * 3600);
    shift->ends_at = ago(-4.5 * 3600);
    shift->rostered = 36;
}

static void set_trends(struct snapshot *snapshot, struct arena *arena)
{
    static const double WAITING[] = {12, 13, 12, 15, 14, 18, 18, 22, 23};
    static const double WEEK[] = {10, 11, 12, 12, 13, 14, 13, 14, 14, 13, 12};
    static const double SOLVED[] = {0, 600, 1702};
    static const double SOLVED_WEEK[] = {0, 580, 1584, 1700};
    struct trend *trends = arena_array(arena, 2, sizeof *trends);
    trends[0] = (struct trend){.id = "totals.waiting",
                               .step_s = 300,
                               .from = ago(300 * (double)(COUNT(WAITING) - 1)),
                               .values = WAITING,
                               .value_count = COUNT(WAITING),
                               .last_week = WEEK,
                               .last_week_count = COUNT(WEEK)};
    trends[1] = (struct trend){.id = "totals.today.solved",
                               .step_s = 3600,
                               .from = ago(7200),
                               .values = SOLVED,
                               .value_count = COUNT(SOLVED),
                               .last_week = SOLVED_WEEK,
                               .last_week_count = COUNT(SOLVED_WEEK)};
    snapshot->trends = trends;
    snapshot->trend_count = 2;
}

static void set_totals(struct snapshot *snapshot)
{
    struct totals *totals = &snapshot->totals;
    totals->open = 187;
    totals->waiting = 23;
    totals->unassigned = 11;
    totals->oldest_waiting_at = ago(439);
    totals->at_risk = 4;
    totals->overdue = 1;
    totals->today.arrived = 1834;
    totals->today.answered = 1790;
    totals->today.solved = 1702;
    totals->today.breached = 9;
    totals->today.first_response_s = (struct distribution){171, 150, 402, 1790};
    totals->today.csat = (struct csat){611, 648};
    totals->today.sla = (struct sla_count){1781, 9};
}

static struct snapshot *begin(struct arena *arena)
{
    struct snapshot *snapshot = arena_alloc(arena, sizeof *snapshot);
    *snapshot = snapshot_unknown();
    snapshot->taken_at = DESKS_NOW;
    snapshot->valid_for_s = 15;
    snapshot->desk_name = "Customer Care";
    snapshot->time_zone = "UTC";
    set_source(snapshot, SOURCE_OK, NULL, arena);
    set_totals(snapshot);
    return snapshot;
}

static const struct agent_row TEAM[] = {
    {"candace", "Candace Okafor", AGENT_AVAILABLE, 312, 98, 100, 64, 1},
    {"marek", "Marek Nowak", AGENT_BUSY, 285, 97, 100, 71, 4},
    {"yuki", "Yuki Tanaka", AGENT_BUSY, 274, 99, 100, 80, 3},
    {"amina", "Amina Yusuf", AGENT_WRAP_UP, 250, 96, 100, 92, 2},
    {"joao", "João Silva", AGENT_BUSY, 235, 95, 100, 101, 4},
    {"oksana", "Оксана Коваль", AGENT_AVAILABLE, 224, 97, 100, 77, 6},
    {"wei", "李伟", AGENT_AVAILABLE, 209, 6, 6, 66, NAN},
    {"ines", "Inês Prado", AGENT_AWAY, 180, 90, 100, 120, 8},
    {"tom", "Tom Baker", AGENT_BUSY, 171, 91, 100, 130, 9},
    {"lea", "Lea Roth", AGENT_OFFLINE, 160, 92, 100, 140, 10},
    {"sam", "Sam Hill", AGENT_BUSY, 150, 93, 100, 150, 11},
    {"mia", "Mia Berg", AGENT_BUSY, 140, 94, 100, 110, 12},
    {"ali", "Ali Demir", AGENT_AVAILABLE, 90, 60, 64, 118, 13},
    {"zoe", "Zoë Martin", AGENT_BUSY, 60, 30, 33, 99, 14},
};

const struct snapshot *desks_busy(struct arena *arena)
{
    static const struct queue_row QUEUES[] = {
        {"vip", "VIP", NULL, LANE_VIP, 2, 3, 190, 180, 1, 1, 71, 12, 14, 403, 2},
        {"chat-en", "Chat English", "Chat EN", 0, 1, 9, 439, 0, 0, 1, 150, 9, 11, 500, 4},
        {"chat-zh", "Chat 中文", NULL, 0, 1, 5, 182, 0, 0, 0, 141, 4, 4, 120, 0},
        {"mail-1", "Email Tier 1", "Email 1", 0, 1, 4, 131, 0, 0, 0, 260, 5, 4, 300, 1},
        {"disputes", "Disputes", NULL, LANE_DISPUTE, 2, 2, 100, 0, 0, 0, 300, 2, 2, 90, 0},
        {"mail-2", "Email Tier 2", "Email 2", 0, 2, 0, 0, 0, 0, 0, 244, 2, NAN, 80, 1},
        {"chat-pt", "Chat Português", "Chat PT", 0, 1, 0, 0, 0, 0, 0, 133, 3, 2, 75, 0},
        {"security", "Security", NULL, LANE_SECURITY, 3, 0, 0, 0, 0, 0, 200, 2, 2, 60, 0},
        {"bots", "Assistants", NULL, LANE_ASSISTANT, 1, 0, 0, 0, 0, 0, NAN, NAN, NAN, 50, 1},
        {"callback", "Call-backs", NULL, 0, 1, 0, 0, 0, 0, 0, 180, 1, 1, 40, 0},
        {"qa", "Quality", NULL, 0, 3, 0, 0, 0, 0, 0, NAN, 1, 1, 33, 0},
        {"social", "Social", NULL, 0, 1, 0, 0, 0, 0, 0, 99, 1, 1, 30, 0},
    };
    static const struct clock_row CLOCKS[] = {
        {"4711", "vip", NULL, METRIC_FIRST_RESPONSE, 180, -42},
        {"4702", "chat-en", "marek", METRIC_FIRST_RESPONSE, 600, 108},
        {"4698", "chat-en", "yuki", METRIC_NEXT_REPLY, 1800, 270},
        {"4690", "disputes", "amina", METRIC_RESOLUTION, 14400, 690},
        {"4655", "mail-1", NULL, METRIC_FIRST_RESPONSE, 3600, 1500},
        {"4649", "chat-zh", "wei", METRIC_NEXT_REPLY, 3600, 2200},
        {"4640", "mail-1", "joao", METRIC_RESOLUTION, 86400, 20000},
        {"4633", "mail-2", "tom", METRIC_RESOLUTION, 86400, 40000},
        {"4610", "mail-2", "tom", METRIC_RESOLUTION, 172800, 110000},
    };
    struct snapshot *snapshot = begin(arena);
    set_queues(snapshot, QUEUES, COUNT(QUEUES), arena);
    set_clocks(snapshot, CLOCKS, COUNT(CLOCKS), 186, arena);
    set_agents(snapshot, TEAM, COUNT(TEAM), arena);
    set_shift(snapshot);
    set_trends(snapshot, arena);
    return snapshot;
}

const struct snapshot *desks_calm(struct arena *arena)
{
    static const struct queue_row QUEUES[] = {
        {"chat", "Chat", NULL, 0, 1, 2, 95, 0, 0, 0, 88, 6, 5, 210, 0},
        {"mail", "Email", NULL, 0, 1, 1, 61, 0, 0, 0, 140, 4, 4, 180, 1},
        {"vip", "VIP", NULL, LANE_VIP, 2, 0, 0, 180, 0, 0, 51, 3, 2, 44, 0},
    };
    struct snapshot *snapshot = begin(arena);
    struct totals *totals = &snapshot->totals;
    set_queues(snapshot, QUEUES, COUNT(QUEUES), arena);
    set_agents(snapshot, TEAM, COUNT(TEAM), arena);
    set_shift(snapshot);
    set_clocks(snapshot, NULL, 0, 0, arena);
    totals->waiting = 3;
    totals->unassigned = 0;
    totals->oldest_waiting_at = ago(95);
    totals->at_risk = totals->overdue = 0;
    totals->today.breached = 1;
    totals->today.solved = 402;
    totals->today.sla = (struct sla_count){434, 1};
    return snapshot;
}

static void set_incident(struct snapshot *snapshot, const char *title, struct arena *arena)
{
    struct incident *incident = arena_alloc(arena, sizeof *incident);
    *incident = (struct incident){.id = "inc-9",
                                  .title = title,
                                  .severity = 1,
                                  .started_at = ago(2340),
                                  .next_update_at = ago(-900)};
    snapshot->incidents = incident;
    snapshot->incident_count = 1;
}

const struct snapshot *desks_flood(struct arena *arena)
{
    static const struct queue_row QUEUES[] = {
        {"vip", "VIP", NULL, LANE_VIP, 2, 31, 1900, 180, 12, 9, 620, 12, 40, 300, 60},
        {"chat-en", "Chat English", "Chat EN", 0, 1, 640, 4350, 0, 300, 90, 1900, 9, 90, 400, 500},
        {"chat-zh", "Chat 中文", NULL, 0, 1, 210, 3182, 0, 80, 40, 1141, 4, 30, 120, 95},
        {"mail-1", "Email Tier 1", "Email 1", 0, 1, 388, 93000, 0, 99, 9, 7260, 5, 44, 300, 222},
        {"disputes", "Disputes", NULL, LANE_DISPUTE, 2, 12, 500, 0, 0, 3, 300, 2, 2, 90, 0},
        {"mail-2", "Email Tier 2", "Email 2", 0, 2, 3, 90, 0, 0, 0, 244, 2, NAN, 80, 1},
        {"security", "Security", NULL, LANE_SECURITY, 3, 1, 880, 0, 0, 1, 200, 2, 2, 60, 0},
    };
    static const struct clock_row CLOCKS[] = {
        {"104711", "mail-1", NULL, METRIC_FIRST_RESPONSE, 600, -90400},
        {"104712", "chat-en", NULL, METRIC_FIRST_RESPONSE, 600, -3750},
        {"104713", "vip", "candace", METRIC_FIRST_RESPONSE, 180, -1720},
        {"104714", "vip", "marek", METRIC_INTERVENTION, 180, -119},
        {"104715", "vip", NULL, METRIC_NEXT_REPLY, 180, -1},
        {"104716", "disputes", NULL, METRIC_OTHER, 600, 1},
        {"104717", "security", NULL, METRIC_INTERVENTION, 900, 20},
    };
    struct snapshot *snapshot = begin(arena);
    struct totals *totals = &snapshot->totals;
    set_queues(snapshot, QUEUES, COUNT(QUEUES), arena);
    set_clocks(snapshot, CLOCKS, COUNT(CLOCKS), 1284, arena);
    set_agents(snapshot, TEAM, COUNT(TEAM), arena);
    set_shift(snapshot);
    set_trends(snapshot, arena);
    set_incident(snapshot, "Card top-ups delayed", arena);
    set_source(snapshot, SOURCE_ERROR, "login refused (401)", arena);
    totals->waiting = 1284;
    totals->oldest_waiting_at = ago(93000);
    totals->at_risk = 152;
    totals->overdue = 491;
    totals->today.breached = 878;
    totals->today.first_response_s = (struct distribution){2405, 1500, 7300, 1790};
    totals->today.sla = (struct sla_count){1350, 878};
    return snapshot;
}

#define LONG_LATIN "Sondervermögensverwaltungsrückfragenbearbeitung International Zweigstelle Süd"
#define LONG_CJK "国际跨境支付争议与退款处理客户服务专线中文普通话第一组第二分部夜班"

const struct snapshot *desks_huge(struct arena *arena)
{
    static const struct queue_row QUEUES[] = {
        {"a", LONG_LATIN, NULL, 0, 1, 123456, 40000000, 0, 98765, 4, 987654, 12345, 99999, 1,
         99999},
        {"b", LONG_CJK, NULL, 0, 1, 99999, 500, 0, 0, 4, 86399, 12345, 99999, 100, 3},
        {"c", LONG_LATIN, "Süd", 0, 1, 1, 10, 0, 0, 0, 599, 1, 1, 99999, 1},
        {"d", "", NULL, 0, NAN, NAN, 0, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN},
    };
    static const struct clock_row CLOCKS[] = {
        {"INCIDENT-2026-11-22-000000123456789", "a", "x", METRIC_INTERVENTION, 600, -40000000},
        {"1234567890123", "b", "y", METRIC_FIRST_RESPONSE, 600, 100},
        {"7", "c", NULL, METRIC_OTHER, 9000000, 8000000},
    };
    static const struct agent_row AGENTS[] = {
        {"x", LONG_LATIN, AGENT_BUSY, 1234567, 98, 100, 98765, 120},
        {"y", LONG_CJK, AGENT_BUSY, 1234566, 97, 100, 7100, 1},
        {"z", " ", AGENT_BUSY, 3, 99, 100, 80, 3},
        {"w", NULL, AGENT_BUSY, 2, 99, 100, 80, 3},
    };
    struct snapshot *snapshot = begin(arena);
    struct totals *totals = &snapshot->totals;
    set_queues(snapshot, QUEUES, COUNT(QUEUES), arena);
    set_clocks(snapshot, CLOCKS, COUNT(CLOCKS), 1234567, arena);
    set_agents(snapshot, AGENTS, COUNT(AGENTS), arena);
    set_shift(snapshot);
    set_incident(snapshot, LONG_LATIN " " LONG_LATIN " " LONG_LATIN, arena);
    snapshot->desk_name = LONG_LATIN;
    snapshot->shifts.current.name = LONG_CJK;
    totals->waiting = 1234567;
    totals->oldest_waiting_at = ago(40000000);
    totals->at_risk = 1234567;
    totals->today.breached = 999999;
    totals->today.solved = 12345678;
    totals->today.first_response_s.mean = 864000;
    totals->today.sla = (struct sla_count){1, 999999};
    return snapshot;
}

const struct snapshot *desks_500_queues(struct arena *arena)
{
    enum { QUEUES = 500, CLOCKS = 2000 };
    struct snapshot *snapshot = begin(arena);
    struct queue_row *queues = arena_array(arena, QUEUES, sizeof *queues);
    for (size_t i = 0; i < QUEUES; i++)
        queues[i] = (struct queue_row){.id = arena_textf(arena, "q%zu", i),
                                       .name = arena_textf(arena, "Queue number %zu", i),
                                       .waiting = (double)(i % 7),
                                       .oldest_s = i % 7 ? (double)(i * 37 % 640) : 0,
                                       .tier = (double)(i % 3),
                                       .response_s = (double)(i * 3),
                                       .fulfilled = 1000,
                                       .breached = (double)(i % 90),
                                       .online = 4,
                                       .required = 5};
    struct clock_row *clocks = arena_array(arena, CLOCKS, sizeof *clocks);
    for (size_t i = 0; i < CLOCKS; i++)
        clocks[i] = (struct clock_row){.ticket = arena_textf(arena, "%zu", 90000 + i),
                                       .queue = queues[i % QUEUES].id,
                                       .span_s = 3600,
                                       .left_s = (double)i * 5 - 60};
    set_queues(snapshot, queues, QUEUES, arena);
    set_clocks(snapshot, clocks, CLOCKS, 100000, arena);
    set_agents(snapshot, TEAM, COUNT(TEAM), arena);
    set_shift(snapshot);
    return snapshot;
}

const struct snapshot *desks_bare(struct arena *arena)
{
    struct snapshot *snapshot = begin(arena);
    snapshot->desk_name = NULL;
    snapshot->totals = totals_unknown();
    snapshot->totals.waiting = 0;
    snapshot->totals.open = 12;
    return snapshot;
}
