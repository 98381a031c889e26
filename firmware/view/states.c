/* The rules that turn a tile or a row amber or red. */
#include "view/states.h"

#include <assert.h>
#include <math.h>

#include "view/words.h"

static const enum draw_symbol SYMBOLS[] = {
    [STATE_NONE] = SYMBOL_CIRCLE,
    [STATE_FINE] = SYMBOL_CIRCLE,
    [STATE_WATCH] = SYMBOL_TRIANGLE,
    [STATE_BREACH] = SYMBOL_SQUARE,
};
static const char *const STATE_WORDS[] = {
    [STATE_NONE] = "–",
    [STATE_FINE] = N_("fine"),
    [STATE_WATCH] = N_("watch"),
    [STATE_BREACH] = N_("breach"),
};
static_assert(sizeof SYMBOLS / sizeof *SYMBOLS == STATE_COUNT, "a symbol per state");
static_assert(sizeof STATE_WORDS / sizeof *STATE_WORDS == STATE_COUNT, "a word per state");

enum draw_symbol state_symbol(enum state state)
{
    return SYMBOLS[state];
}

const char *state_word(enum state state)
{
    return _(STATE_WORDS[state]);
}

enum state state_of_limit(double value, double limit, double watch_share)
{
    if (isnan(value) || isnan(limit) || limit < 0)
        return STATE_NONE;
    if (value >= limit)
        return STATE_BREACH;
    return value >= limit * watch_share ? STATE_WATCH : STATE_FINE;
}

/* A low goal leaves much to miss, yet well above it is well. */
static const double MOST_NEAR_PCT = 2;

enum state state_of_goal(double value_pct, double goal_pct, double watch_share)
{
    if (isnan(value_pct) || isnan(goal_pct))
        return STATE_NONE;
    if (value_pct < goal_pct)
        return STATE_BREACH;
    double near_pct = (100 - goal_pct) * (1 - watch_share);
    return value_pct - goal_pct < fmin(near_pct, MOST_NEAR_PCT) ? STATE_WATCH : STATE_FINE;
}

double state_queue_limit_s(const struct queue *queue, const struct view_policy *policy)
{
    if (queue->targets.first_response_s > 0)
        return queue->targets.first_response_s;
    return queue->lane == LANE_SECURITY ? policy->security_s : policy->first_response_s;
}

enum state state_of_queue(const struct queue *queue, const struct derived *derived,
                          struct wall_time now, const struct view_policy *policy)
{
    double age_s = wall_time_s_between(queue->oldest_waiting_at, now);
    enum state state =
        state_of_limit(age_s, state_queue_limit_s(queue, policy), policy->watch_share);
    if (derived->overdue > 0)
        return STATE_BREACH;
    if (derived->at_risk > 0 && state < STATE_WATCH)
        return STATE_WATCH;
    bool known = !isnan(queue->waiting) || !isnan(derived->at_risk) || !isnan(derived->overdue);
    return state == STATE_NONE && known ? STATE_FINE : state;
}

enum state state_of_clock(enum clock_state state)
{
    switch (state) {
    case CLOCK_PAUSED:
        return STATE_NONE;
    case CLOCK_FINE:
        return STATE_FINE;
    case CLOCK_AT_RISK:
        return STATE_WATCH;
    case CLOCK_OVERDUE:
        return STATE_BREACH;
    }
    return STATE_NONE;
}

enum state state_of_notice(enum notice_level level)
{
    switch (level) {
    case NOTICE_INFO:
        return STATE_NONE;
    case NOTICE_WATCH:
        return STATE_WATCH;
    case NOTICE_BREACH:
        return STATE_BREACH;
    case NOTICE_LEVEL_COUNT:
        break;
    }
    return STATE_NONE;
}
