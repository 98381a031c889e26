/* Who is on duty: the config's shifts and offices at one instant, laid into the snapshot. */
#include "collect/duty.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/zone/zone.h"
#include "desk/agents.h"

enum { HALF_A_DAY_MS = 12 * 60 * 60 * 1000, DAYS_OF_A_WEEK = 7 };

struct duty {
    struct arena *arena; /* this struct lives in it too */
    const struct config *config;
    const struct zone *desk;
    struct zone **offices;     /* as in the config; NULL: the desk's */
    const struct zone **zones; /* of each shift */
};

/* One day's turn of a shift. */
struct occurrence {
    const struct config_shift *shift; /* NULL: none; in the config's list, so places compare */
    struct span span;
};

static bool open_offices(struct duty *duty, struct error *error)
{
    const struct config *config = duty->config;
    for (size_t i = 0; i < config->office_count; i++) {
        const char *name = config->offices[i].time_zone;
        if (name && !zone_new(name, &duty->offices[i], error))
            return error_prefix(error, "%s: offices[%zu].time_zone", config->path, i);
    }
    return true;
}

static const struct zone *zone_of(const struct duty *duty, const char *office)
{
    for (size_t i = 0; office && i < duty->config->office_count; i++)
        if (duty->offices[i] && text_equal(duty->config->offices[i].id, office))
            return duty->offices[i];
    return duty->desk;
}

bool duty_new(const struct config *config, const struct zone *desk, struct duty **ret_duty,
              struct error *error)
{
    struct arena *arena = arena_new();
    struct duty *duty = arena_alloc(arena, sizeof *duty);
    *duty = (struct duty){
        .arena = arena,
        .config = config,
        .desk = desk,
        .offices = arena_array(arena, config->office_count, sizeof(struct zone *)),
        .zones = arena_array(arena, config->shift_count, sizeof(struct zone *)),
    };
    if (!open_offices(duty, error)) {
        duty_free(duty);
        return false;
    }
    for (size_t i = 0; i < config->shift_count; i++)
        duty->zones[i] = zone_of(duty, config->shifts[i].office);
    *ret_duty = duty;
    return true;
}

void duty_free(struct duty *duty)
{
    if (!duty)
        return;
    for (size_t i = 0; i < duty->config->office_count; i++)
        zone_free(duty->offices[i]);
    arena_free(duty->arena);
}

static bool is_before(const struct occurrence *a, const struct occurrence *b)
{
    if (a->span.starts_at.ms != b->span.starts_at.ms)
        return a->span.starts_at.ms < b->span.starts_at.ms;
    return a->shift < b->shift;
}

static bool runs(const struct duty *duty, size_t index, struct wall_time at, struct span *ret_span)
{
    return weekly_at(&duty->config->shifts[index].weekly, duty->zones[index], at, ret_span);
}

/* The last to start of those that run. */
static struct occurrence current_at(const struct duty *duty, struct wall_time at)
{
    struct occurrence found = {.shift = NULL};
    for (size_t i = 0; i < duty->config->shift_count; i++) {
        struct occurrence one = {.shift = &duty->config->shifts[i]};
        if (runs(duty, i, at, &one.span) && (!found.shift || is_before(&found, &one)))
            found = one;
    }
    return found;
}

static struct occurrence next_after(const struct duty *duty, struct wall_time at)
{
    struct occurrence found = {.shift = NULL};
    for (size_t i = 0; i < duty->config->shift_count; i++) {
        struct occurrence one = {.shift = &duty->config->shifts[i]};
        one.span = weekly_next(&one.shift->weekly, duty->zones[i], at);
        if (!found.shift || is_before(&one, &found))
            found = one;
    }
    return found;
}

/* The last before the current one, and where there is none the last that started before `at`. Of
   those that start together the ones configured earlier come before. */
static struct occurrence previous_of(const struct duty *duty, const struct occurrence *current,
                                     struct wall_time at)
{
    struct wall_time limit = current->shift ? current->span.starts_at : at;
    struct occurrence found = {.shift = NULL};
    for (size_t i = 0; i < duty->config->shift_count; i++) {
        struct occurrence one = {.shift = &duty->config->shifts[i]};
        bool may_start_together = current->shift && one.shift < current->shift;
        one.span = weekly_previous(&one.shift->weekly, duty->zones[i],
                                   wall_time_add_ms(limit, may_start_together));
        if (!found.shift || is_before(&found, &one))
            found = one;
    }
    return found;
}

/* The same shift on the same day of the week before; changes of clocks may move its start, or
   leave it out. */
static struct occurrence week_before(const struct duty *duty, const struct occurrence *current)
{
    if (!current->shift)
        return *current;
    const struct zone *zone = duty->zones[current->shift - duty->config->shifts];
    struct wall_time near = weekly_days_before(zone, current->span.starts_at, DAYS_OF_A_WEEK);
    struct wall_time earliest = wall_time_add_ms(near, -HALF_A_DAY_MS);
    struct span span = weekly_next(&current->shift->weekly, zone, earliest);
    bool same_day = span.starts_at.ms < near.ms + HALF_A_DAY_MS;
    return (struct occurrence){.shift = same_day ? current->shift : NULL, .span = span};
}

static struct shift shift_of(struct occurrence occurrence)
{
    struct shift shift = shift_unknown();
    if (!occurrence.shift)
        return shift;
    shift.name = occurrence.shift->name;
    shift.office = occurrence.shift->office;
    shift.starts_at = occurrence.span.starts_at;
    shift.ends_at = occurrence.span.ends_at;
    shift.lead = occurrence.shift->lead;
    shift.rostered = occurrence.shift->rostered;
    return shift;
}

bool duty_shifts(const struct duty *duty, struct wall_time at, struct shifts *ret_shifts)
{
    if (duty->config->shift_count == 0 || !wall_time_known(at))
        return false;
    struct occurrence current = current_at(duty, at);
    *ret_shifts = (struct shifts){
        .current = shift_of(current),
        .previous = shift_of(previous_of(duty, &current, at)),
        .next = shift_of(next_after(duty, at)),
        .last_week = shift_of(week_before(duty, &current)),
    };
    return true;
}

struct wall_time duty_next_change(const struct duty *duty, struct wall_time at)
{
    if (duty->config->shift_count == 0 || !wall_time_known(at))
        return WALL_TIME_NONE;
    struct occurrence current = current_at(duty, at);
    struct wall_time starts_at = next_after(duty, at).span.starts_at;
    if (current.shift && current.span.ends_at.ms < starts_at.ms)
        return current.span.ends_at;
    return starts_at;
}

size_t duty_ended(const struct duty *duty, struct wall_time from, struct wall_time until,
                  struct arena *arena, const struct shift **ret_shifts)
{
    const struct config *config = duty->config;
    size_t count = 0;
    *ret_shifts = NULL;
    if (!wall_time_known(from) || !wall_time_known(until) || from.ms >= until.ms)
        return 0;
    /* Those of one shift end a day apart, give or take a change of clocks. */
    size_t most_of_each = (size_t)((until.ms - from.ms) / HALF_A_DAY_MS) + 2;
    struct shift *shifts = arena_array(arena, config->shift_count * most_of_each, sizeof *shifts);
    for (size_t i = 0; i < config->shift_count; i++) {
        struct occurrence one = {.shift = &config->shifts[i]};
        one.span = weekly_previous(&one.shift->weekly, duty->zones[i], until);
        while (one.span.ends_at.ms > from.ms) {
            if (one.span.ends_at.ms <= until.ms)
                shifts[count++] = shift_of(one);
            one.span = weekly_previous(&one.shift->weekly, duty->zones[i], one.span.starts_at);
        }
    }
    *ret_shifts = shifts;
    return count;
}

static bool is_configured(const struct config *config, const char *office)
{
    for (size_t i = 0; office && i < config->office_count; i++)
        if (text_equal(config->offices[i].id, office))
            return true;
    return false;
}

/* What a feed told of the shift, in whichever place it then stood; NULL: nothing. Shifts of two
   offices may start together. */
static const struct shift *told_of(const struct duty *duty, const struct shifts *told,
                                   const struct shift *shift)
{
    const struct shift *const places[] = {&told->current, &told->previous, &told->next,
                                          &told->last_week};
    const struct shift *found = NULL;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        bool same_office = text_equal(places[i]->office, shift->office);
        if (!places[i]->name || places[i]->starts_at.ms != shift->starts_at.ms ||
            (!same_office && is_configured(duty->config, places[i]->office)))
            continue;
        if (!found || same_office)
            found = places[i];
    }
    return found;
}

static void keep_told(const struct duty *duty, const struct shifts *told, struct shift *shift)
{
    const struct shift *known = shift->name ? told_of(duty, told, shift) : NULL;
    if (!known)
        return;
    if (!shift->lead)
        shift->lead = known->lead;
    if (isnan(shift->rostered))
        shift->rostered = known->rostered;
    shift->online = known->online;
    shift->required = known->required;
    shift->rostered_required = known->rostered_required;
    shift->totals = known->totals;
}

static void fill_shifts(const struct duty *duty, struct wall_time at, struct shifts *shifts)
{
    struct shifts told = *shifts;
    if (!duty_shifts(duty, at, shifts))
        return;
    keep_told(duty, &told, &shifts->current);
    keep_told(duty, &told, &shifts->previous);
    keep_told(duty, &told, &shifts->next);
    keep_told(duty, &told, &shifts->last_week);
}

/* As the feed says where the office has no shift of its own. */
static bool is_open(const struct duty *duty, const char *office, struct wall_time at, bool told)
{
    bool has_shifts = false;
    for (size_t i = 0; i < duty->config->shift_count; i++) {
        struct span span;
        if (!text_equal(duty->config->shifts[i].office, office))
            continue;
        if (runs(duty, i, at, &span))
            return true;
        has_shifts = true;
    }
    return has_shifts ? false : told;
}

static const struct office *told_office(const struct snapshot *snapshot, const char *id)
{
    for (size_t i = 0; i < snapshot->office_count; i++)
        if (text_equal(snapshot->offices[i].id, id))
            return &snapshot->offices[i];
    return NULL;
}

/* An office without a name in the config has its id for one: then the feed's is better. */
static struct office office_of(const struct duty *duty, size_t index, struct wall_time at,
                               const struct snapshot *snapshot)
{
    const struct config_office *config = &duty->config->offices[index];
    const struct office *told = told_office(snapshot, config->id);
    bool unnamed = text_equal(config->name, config->id);
    return (struct office){
        .id = config->id,
        .name = unnamed && told && told->name ? told->name : config->name,
        .time_zone = config->time_zone ? config->time_zone : zone_name(duty->desk),
        .open = is_open(duty, config->id, at, told && told->open),
        .online = told ? told->online : (double)NAN,
        .share_pct = told ? told->share_pct : (double)NAN,
    };
}

static void count_online(const struct snapshot *snapshot, struct office *offices, size_t count)
{
    double all = 0;
    for (size_t i = 0; i < count; i++) {
        if (isnan(offices[i].online))
            offices[i].online =
                agents_online_in(snapshot->agents, snapshot->agent_count, offices[i].id);
        all += offices[i].online;
    }
    for (size_t i = 0; i < count; i++)
        if (isnan(offices[i].share_pct) && all > 0)
            offices[i].share_pct = offices[i].online / all * 100;
}

/* The configured ones in their order, then those that only the feed knows. */
static void fill_offices(const struct duty *duty, struct wall_time at, struct arena *arena,
                         struct snapshot *snapshot)
{
    const struct config *config = duty->config;
    size_t most = config->office_count + snapshot->office_count, count = 0;
    if (most == 0 || !wall_time_known(at))
        return;
    struct office *offices = arena_array(arena, most, sizeof *offices);
    for (size_t i = 0; i < config->office_count; i++)
        offices[count++] = office_of(duty, i, at, snapshot);
    for (size_t i = 0; i < snapshot->office_count; i++)
        if (!is_configured(config, snapshot->offices[i].id))
            offices[count++] = snapshot->offices[i];
    count_online(snapshot, offices, count);
    snapshot->offices = offices;
    snapshot->office_count = count;
}

void duty_fill(const struct duty *duty, struct wall_time at, struct arena *arena,
               struct snapshot *snapshot)
{
    fill_shifts(duty, at, &snapshot->shifts);
    fill_offices(duty, at, arena, snapshot);
}
