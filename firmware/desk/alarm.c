/* One alarm as a state machine: on-delay, off-delay and deadband, after ISA-18.2. */
#include "desk/alarm.h"

#include <assert.h>
#include <math.h>

#include "base/text.h"

/* A limit that the state has passed lies the deadband further back: leaving is harder than coming.
 */
static bool is_past(const struct alarm_limits *limits, double limit, bool passed, double value)
{
    double back = passed ? limits->deadband : 0;
    return limits->falling ? value < limit + back : value >= limit - back;
}

static enum alarm_state judge(const struct alarm_limits *limits, enum alarm_state state,
                              double value)
{
    if (is_past(limits, limits->breach, state >= ALARM_BREACH, value))
        return ALARM_BREACH;
    return is_past(limits, limits->watch, state >= ALARM_WATCH, value) ? ALARM_WATCH : ALARM_FINE;
}

static void rest(struct alarm_machine *machine)
{
    machine->pending = machine->state;
}

static bool is_same_way(enum alarm_state state, enum alarm_state a, enum alarm_state b)
{
    return (a > state && b > state) || (a < state && b < state);
}

/* What was pending the same way goes on as the milder of both changes, so that a value which moves
   about beyond its limits does not put off the alarm for ever. */
static void aim_at(struct alarm_machine *machine, enum alarm_state target, struct wall_time now)
{
    enum alarm_state state = machine->state, pending = machine->pending;
    if (target == state) {
        rest(machine);
    } else if (!is_same_way(state, pending, target)) {
        machine->pending = target;
        machine->pending_since = now;
    } else if (target > state ? target < pending : target > pending) {
        machine->pending = target;
    }
}

static void follow_clock(struct alarm_machine *machine, struct wall_time now)
{
    if (now.ms < machine->pending_since.ms)
        machine->pending_since = now;
    if (now.ms < machine->since.ms)
        machine->since = now;
}

bool alarm_step(struct alarm_machine *machine, const struct alarm_limits *limits, double value,
                struct wall_time now)
{
    assert(wall_time_known(now));
    follow_clock(machine, now);
    if (isnan(value)) {
        rest(machine);
        return false;
    }
    aim_at(machine, judge(limits, machine->state, value), now);
    double delay_s = machine->pending > machine->state ? limits->on_delay_s : limits->off_delay_s;
    if (machine->pending == machine->state ||
        wall_time_s_between(machine->pending_since, now) < delay_s)
        return false;
    machine->state = machine->pending;
    machine->since = now;
    aim_at(machine, judge(limits, machine->state, value), now);
    return true;
}

size_t alarm_flood_recent(const struct alarm_flood *flood, struct alarm_flood_policy policy,
                          struct wall_time now)
{
    size_t kept = flood->count < ALARM_FLOOD_ROOM ? flood->count : ALARM_FLOOD_ROOM;
    size_t recent = 0;
    /* Also those that seem to come, after the clock went back a little. */
    for (size_t i = 0; i < kept; i++)
        recent += fabs(wall_time_s_between(flood->raised[i], now)) < policy.within_s;
    return recent;
}

bool alarm_flood_step(struct alarm_flood *flood, struct alarm_flood_policy policy, size_t raised,
                      struct wall_time now)
{
    assert(policy.most < ALARM_FLOOD_ROOM);
    for (size_t i = 0; i < raised; i++)
        flood->raised[flood->count++ % ALARM_FLOOD_ROOM] = now;
    size_t recent = alarm_flood_recent(flood, policy, now);
    bool flooded = flood->flooded ? recent > policy.most / 2 : recent > policy.most;
    if (flooded == flood->flooded)
        return false;
    flood->flooded = flooded;
    flood->since = now;
    return true;
}

bool alarm_is_flood(const struct alarm *alarm)
{
    return alarm->figure == ALARM_FLOOD || text_equal(alarm->id, "flood");
}
