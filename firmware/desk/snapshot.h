/* The sealed picture of a support desk at one moment: what collect publishes and show draws. */
#ifndef WALLBOARD_DESK_SNAPSHOT_H
#define WALLBOARD_DESK_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "desk/figures.h"

/* Built in one arena, then const, freed whole with the arena. Texts are valid UTF-8 or NULL
   (unknown); counts and measures NAN where unknown; times WALL_TIME_NONE where unknown. Arrays
   are NULL with count 0 where the section is missing. */

enum lane { LANE_NORMAL, LANE_VIP, LANE_DISPUTE, LANE_SECURITY, LANE_ASSISTANT, LANE_COUNT };

enum agent_status {
    AGENT_UNKNOWN,
    AGENT_AVAILABLE,
    AGENT_BUSY,
    AGENT_WRAP_UP,
    AGENT_AWAY,
    AGENT_OFFLINE,
    AGENT_STATUS_COUNT
};

enum source_health {
    SOURCE_OK,
    SOURCE_DEGRADED,
    SOURCE_ERROR,
    SOURCE_STARTING,
    SOURCE_HEALTH_COUNT
};

/* What keeps a source from answering, in the order in which a poll goes: a later kind says that the
   steps before it went well. */
enum trouble_kind {
    TROUBLE_NONE,
    TROUBLE_SETUP,   /* the config, or a file that it names (token, ca_file) */
    TROUBLE_DNS,     /* the host's name */
    TROUBLE_CONNECT, /* no connection */
    TROUBLE_TLS,     /* the certificate */
    TROUBLE_TIMEOUT, /* connected, but too slow */
    TROUBLE_LOGIN,   /* 401, 403, or missing rights */
    TROUBLE_LIMIT,   /* 429 */
    TROUBLE_SERVER,  /* 5xx */
    TROUBLE_ANSWER,  /* an answer that is of no use: its status, size, type or contents */
    TROUBLE_COUNT
};

enum clock_metric {
    METRIC_FIRST_RESPONSE,
    METRIC_NEXT_REPLY,
    METRIC_RESOLUTION,
    METRIC_INTERVENTION,
    METRIC_OTHER,
    METRIC_COUNT
};

enum incident_kind { INCIDENT_UNPLANNED, INCIDENT_PLANNED, INCIDENT_KIND_COUNT };
enum notice_level { NOTICE_INFO, NOTICE_WATCH, NOTICE_BREACH, NOTICE_LEVEL_COUNT };
enum better { BETTER_NONE, BETTER_UP, BETTER_DOWN, BETTER_COUNT };
enum comparison { COMPARED_NONE, COMPARED_LAST_WEEK, COMPARED_YESTERDAY, COMPARISON_COUNT };
enum alarm_state { ALARM_FINE, ALARM_WATCH, ALARM_BREACH, ALARM_STATE_COUNT };

/* What an alarm watches. OLDEST_WAITING and BREACH_IN are in seconds, ATTAINMENT in percent, the
   others counts. A rule can be about the first ones; FLOOD counts the new alarms that it stands
   for, and of OTHER only the text tells. */
enum alarm_figure {
    ALARM_WAITING,
    ALARM_OLDEST_WAITING,
    ALARM_UNASSIGNED,
    ALARM_AT_RISK,
    ALARM_OVERDUE,
    ALARM_ATTAINMENT,
    ALARM_BREACH_IN,
    ALARM_RULE_COUNT,
    ALARM_FLOOD = ALARM_RULE_COUNT,
    ALARM_OTHER,
    ALARM_FIGURE_COUNT
};

struct capability {
    const char *name;  /* "queues", "clocks", "agents", "csat", … */
    const char *state; /* "ok", or why not: "not available on this plan" */
};

struct source_report {
    const char *id;
    const char *type;
    enum source_health health;
    struct wall_time last_ok_at;
    enum trouble_kind trouble; /* of the latest poll */
    const char *message;       /* NULL while all is well, else one English sentence */
    const struct capability *capabilities;
    size_t capability_count;
};

struct totals {
    double open;       /* not solved, closed, deleted or rejected; on hold included */
    double waiting;    /* open, not on hold, no public reply by a person yet */
    double unassigned; /* open without an owner */
    struct wall_time oldest_waiting_at;
    struct wall_time oldest_open_at; /* when the oldest open ticket was created */
    double at_risk;                  /* as of taken_at; desk/derive.h brings it to now */
    double overdue;                  /* as of taken_at */
    struct day_figures today;
};

struct queue_agents {
    double online;
    double available;
    double required;
};

struct queue_targets {
    double first_response_s;
    double next_reply_s;
    double lead_time_s;
    double service_level_pct;
};

struct queue {
    const char *id;
    const char *source;
    const char *name;
    const char *short_name; /* for narrow columns, from the config; NULL: use name */
    double tier;
    enum lane lane;
    const char *channel;
    const char *language; /* BCP 47 */
    const char *team;
    const char *region;
    double open;
    double waiting;
    double unassigned;
    struct wall_time oldest_waiting_at;
    struct wall_time oldest_open_at;
    double at_risk;
    double overdue;
    struct queue_agents agents;
    struct queue_targets targets;
    struct day_figures today;
};

/* A running (or paused) deadline of one ticket. */
struct sla_clock {
    const char *ticket;
    const char *queue; /* a queue's id */
    enum clock_metric metric;
    struct wall_time started_at;
    struct wall_time due_at;
    bool paused;
    const char *priority;
    const char *owner; /* an agent's id */
    const char *escalated_to;
    const char *subject; /* off by default */
};

struct agent {
    const char *id;
    const char *name;
    const char *team;
    const char *office;
    enum agent_status status;
    struct wall_time status_since;
    double solved;
    double answered;
    struct distribution first_response_s;
    struct distribution handle_s;
    struct csat csat;
    double qa_pct;
    double reopened;
    double rank_at_shift_start;
};

struct team {
    const char *id;
    const char *name;
    double solved;
    double online;
    struct csat csat;
};

struct shift {
    const char *name; /* NULL: no such shift */
    const char *office;
    struct wall_time starts_at;
    struct wall_time ends_at;
    const char *lead;
    double rostered;
    double online;             /* of the whole desk, now or when it ended */
    double required;           /* at work on the whole desk: most that any part of it needs */
    double rostered_required;  /* those and the ones who are away: compare it with rostered */
    struct day_figures totals; /* since it began, or of all of it */
};

struct shifts {
    struct shift current;
    struct shift previous;
    struct shift next;
    struct shift last_week; /* the current one's of seven days ago */
};

struct inherited {
    double tier;
    double open;
    struct wall_time oldest_at;
};

struct promise {
    const char *ticket;
    const char *text;
    struct wall_time due_at;
    const char *owner;
};

struct handover_note {
    const char *text;
    const char *by;
};

struct handover {
    bool present;
    struct wall_time boundary_at; /* one shift ends, the next begins */
    const struct inherited *inherited;
    size_t inherited_count;
    double due_in_first_hour;
    const struct promise *promises;
    size_t promise_count;
    const struct handover_note *notes;
    size_t note_count;
    struct wall_time acknowledged_at;
    const char *acknowledged_by;
};

struct plan_step {
    const char *text;
    bool done;
};

struct incident {
    const char *id;
    const char *title;
    enum incident_kind kind;
    double severity; /* 1 is worst */
    struct wall_time started_at;
    const char *owner;
    struct wall_time next_update_at;
    const char *const *queues; /* ids */
    size_t queue_count;
    const char *root_cause;
    const struct plan_step *plan;
    size_t plan_count;
};

struct notice {
    const char *text;
    enum notice_level level;
    struct wall_time until;
};

struct indicator {
    const char *id;
    const char *group; /* "quality", "security", "assistants", … */
    const char *label;
    double value;
    const char *unit;
    double target;
    enum better better;
    double n;
};

struct office {
    const char *id;
    const char *name;
    const char *time_zone; /* IANA */
    bool open;
    double online;
    double share_pct;
};

/* What a figure was at this time of day a week ago, or yesterday while there is no week. */
struct compared {
    double value; /* NAN: nothing to compare with */
    enum comparison with;
};

struct trend {
    const char *id; /* a figure's path: "totals.waiting", "queues.vip.waiting" */
    double step_s;
    struct wall_time from;
    const double *values; /* NAN: no sample */
    size_t value_count;
    const double *last_week;
    size_t last_week_count;
    struct compared compared;
};

struct forecast_queue {
    const char *id;
    const double *required; /* agents, per step from taken_at on */
    size_t required_count;
    const double *arrivals; /* expected per step, from taken_at on */
    size_t arrival_count;
    double step_s;
    double service_level_pct; /* predicted with the agents who are online now */
    double occupancy_pct;     /* likewise */
    double drain_s;           /* of the backlog; NAN while it grows */
    double breach_in_s;       /* until a new case waits longer than the first-response target */
    bool stable;              /* false: more work arrives than they can do */
};

struct forecast {
    const char *model; /* NULL: no forecast */
    const struct forecast_queue *queues;
    size_t queue_count;
};

struct alarm {
    const char *id;
    enum alarm_state state;
    struct wall_time since;
    const char *text; /* one English sentence */
    enum alarm_figure figure;
    const char *queue; /* its id; NULL: the desk as a whole */
    double value;
    double target; /* what the desk aims at, or… */
    double limit;  /* …what the config's rule allows */
};

/* Ties the server's clock to this boot of the board, so that ages stay right while the board's
   own clock is wrong or jumps. Written by collect only; a feed may leave it out. */
struct clock_tie {
    struct wall_time server_now; /* NONE: no tie */
    struct mono_time boot;       /* the board's monotonic clock at that instant */
    const char *boot_id;         /* of this boot; another one makes the tie useless */
};

struct snapshot {
    struct wall_time taken_at; /* the server's time at which the figures were true */
    double valid_for_s;        /* the poll interval */
    const char *desk_name;
    const char *time_zone; /* IANA */
    struct clock_tie tie;
    struct totals totals;
    const struct source_report *sources;
    size_t source_count;
    const struct queue *queues;
    size_t queue_count;
    const struct sla_clock *clocks; /* soonest deadline first */
    size_t clock_count;
    double clocks_total; /* how many run in all; the list may be the soonest of them */
    const struct agent *agents;
    size_t agent_count;
    const struct team *teams;
    size_t team_count;
    struct shifts shifts;
    struct handover handover;
    const struct incident *incidents;
    size_t incident_count;
    const struct notice *notices;
    size_t notice_count;
    const struct indicator *indicators;
    size_t indicator_count;
    const struct office *offices;
    size_t office_count;
    const struct trend *trends;
    size_t trend_count;
    struct forecast forecast;
    const struct alarm *alarms;
    size_t alarm_count;
};

/* Every figure unknown, every section missing. */
struct snapshot snapshot_unknown(void);
struct totals totals_unknown(void);
struct queue queue_unknown(void);
struct agent agent_unknown(void);
struct shift shift_unknown(void);

/* Soonest deadline first, then by ticket, as qsort wants it. */
int sla_clock_compare(const void *a, const void *b);

/* NULL where there is none of that id. */
const struct queue *snapshot_queue(const struct snapshot *snapshot, const char *id);
const struct agent *snapshot_agent(const struct snapshot *snapshot, const char *id);
const struct trend *snapshot_trend(const struct snapshot *snapshot, const char *id);

/* The source in the gravest trouble of those that say what it is; NULL: all are well. */
const struct source_report *snapshot_ill_source(const struct snapshot *snapshot);

/* The words of wallboard/1: "vip", "wrap_up", … The count is that of the enum. */
extern const char *const LANE_NAMES[LANE_COUNT];
extern const char *const AGENT_STATUS_NAMES[AGENT_STATUS_COUNT];
extern const char *const TROUBLE_KIND_NAMES[TROUBLE_COUNT];
extern const char *const SOURCE_HEALTH_NAMES[SOURCE_HEALTH_COUNT];
extern const char *const METRIC_NAMES[METRIC_COUNT];
extern const char *const INCIDENT_KIND_NAMES[INCIDENT_KIND_COUNT];
extern const char *const NOTICE_LEVEL_NAMES[NOTICE_LEVEL_COUNT];
extern const char *const BETTER_NAMES[BETTER_COUNT];
extern const char *const COMPARISON_NAMES[COMPARISON_COUNT];
extern const char *const ALARM_STATE_NAMES[ALARM_STATE_COUNT];
extern const char *const ALARM_FIGURE_NAMES[ALARM_FIGURE_COUNT];

#endif
