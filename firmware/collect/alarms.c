/* The desk's alarms: the config's rules over the derived figures, kept over restarts. */
#include "collect/alarms.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "collect/alarm_rules.h"
#include "collect/alarm_text.h"
#include "desk/alarm.h"

static const char FLOOD_ID[] = "flood";
static const double FLOOD_WITHIN_S = 600;

/* A queue may be missing for a while, as when one of several sources is away at the start. */
static const double ORPHAN_S = 600;

/* An alarm that is not at rest. */
struct kept {
    const char *id;
    struct alarm_machine machine;
    struct wall_time raised_at; /* when it last left the fine state */
    struct wall_time seen_at;   /* when there was last a rule for it; NONE: not since the start */
    bool seen;                  /* there is one in this look */
};

struct alarms {
    const struct config *config;
    struct arena *arena; /* of the list */
    struct kept *list;   /* by id */
    size_t count;
    struct alarm_flood flood;
};

/* What one look at the rules gives. */
struct look {
    const struct alarm_rule *rules;
    const struct kept *steps; /* one per rule, in the same order */
    const bool *changed;
    size_t count;
    bool flood_changed;
};

static int compare_kept(const void *a, const void *b)
{
    return text_compare(((const struct kept *)a)->id, ((const struct kept *)b)->id);
}

static int compare_raised(const void *a, const void *b)
{
    int64_t x = ((const struct kept *)a)->raised_at.ms, y = ((const struct kept *)b)->raised_at.ms;
    return (x > y) - (x < y);
}

static struct alarm_flood_policy flood_policy(const struct alarms *alarms)
{
    return (struct alarm_flood_policy){.most = (size_t)alarms->config->alarms.flood,
                                       .within_s = FLOOD_WITHIN_S};
}

static bool is_at_rest(const struct alarm_machine *machine)
{
    return machine->state == ALARM_FINE && machine->pending == ALARM_FINE;
}

/* Since a time that is not known nothing can be pending. */
static struct kept restored(const struct history_alarm *alarm, struct arena *arena)
{
    bool since_known = wall_time_known(alarm->since);
    bool pending_known = wall_time_known(alarm->pending_since);
    return (struct kept){
        .id = arena_text(arena, alarm->id),
        .machine = {.state = alarm->state,
                    .since = {since_known ? alarm->since.ms : 0},
                    .pending = pending_known ? alarm->pending : alarm->state,
                    .pending_since = {pending_known ? alarm->pending_since.ms : 0}},
        .raised_at = {since_known ? alarm->since.ms : 0},
        .seen_at = WALL_TIME_NONE,
    };
}

/* The flood's ring is filled again with those that still stand. */
static void restore_flood(struct alarms *alarms)
{
    struct alarm_flood *flood = &alarms->flood;
    qsort(alarms->list, alarms->count, sizeof *alarms->list, compare_raised);
    for (size_t i = 0; i < alarms->count; i++)
        if (alarms->list[i].machine.state != ALARM_FINE)
            flood->raised[flood->count++ % ALARM_FLOOD_ROOM] = alarms->list[i].raised_at;
    qsort(alarms->list, alarms->count, sizeof *alarms->list, compare_kept);
}

static void restore(struct alarms *alarms, struct history *history)
{
    const struct history_alarm *list = NULL;
    size_t count = history_alarms(history, alarms->arena, &list);
    alarms->list = arena_array(alarms->arena, count + 1, sizeof *alarms->list);
    for (size_t i = 0; i < count; i++) {
        if (!list[i].id)
            continue;
        if (!text_equal(list[i].id, FLOOD_ID)) {
            alarms->list[alarms->count++] = restored(&list[i], alarms->arena);
            continue;
        }
        alarms->flood.flooded = list[i].state != ALARM_FINE;
        alarms->flood.since = list[i].since;
    }
    restore_flood(alarms);
}

struct alarms *alarms_new(const struct config *config, struct history *history)
{
    struct alarms *alarms = calloc(1, sizeof *alarms);
    if (!alarms)
        abort();
    alarms->config = config;
    alarms->arena = arena_new();
    restore(alarms, history);
    return alarms;
}

void alarms_free(struct alarms *alarms)
{
    if (!alarms)
        return;
    arena_free(alarms->arena);
    free(alarms);
}

static struct kept *find(const struct alarms *alarms, const char *id)
{
    struct kept key = {.id = id};
    return bsearch(&key, alarms->list, alarms->count, sizeof *alarms->list, compare_kept);
}

/* The rule's alarm after this look at its value. */
static struct kept step(struct alarms *alarms, const struct alarm_rule *rule, struct wall_time now,
                        bool *ret_changed)
{
    struct kept *known = find(alarms, rule->id);
    struct kept kept = {.id = rule->id};
    if (known) {
        kept = *known;
        kept.id = rule->id; /* lives as long as the look */
        known->seen = true;
    }
    bool was_fine = kept.machine.state == ALARM_FINE;
    *ret_changed = alarm_step(&kept.machine, &rule->limits, rule->value, now);
    if (*ret_changed && was_fine)
        kept.raised_at = now;
    kept.seen_at = now;
    kept.seen = false;
    return kept;
}

static struct look look_at(struct alarms *alarms, const struct snapshot *snapshot,
                           struct wall_time now, struct arena *arena)
{
    struct look look = {0};
    look.count = alarm_rules(alarms->config, snapshot, now, arena, &look.rules);
    struct kept *steps = arena_array(arena, look.count + 1, sizeof *steps);
    bool *changed = arena_array(arena, look.count + 1, sizeof *changed);
    size_t raised = 0;
    for (size_t i = 0; i < look.count; i++) {
        steps[i] = step(alarms, &look.rules[i], now, &changed[i]);
        raised += changed[i] && steps[i].raised_at.ms == now.ms;
    }
    look.flood_changed = alarm_flood_step(&alarms->flood, flood_policy(alarms), raised, now);
    look.steps = steps;
    look.changed = changed;
    return look;
}

/* An alarm without a rule is neither shown nor stepped, and forgotten before long. */
static bool is_orphan_worth_keeping(struct kept *kept, struct wall_time now)
{
    if (!wall_time_known(kept->seen_at))
        kept->seen_at = now;
    kept->machine.pending = kept->machine.state;
    double gone_s = wall_time_s_between(kept->seen_at, now);
    return !is_at_rest(&kept->machine) && gone_s > 0 - ORPHAN_S && gone_s < ORPHAN_S;
}

/* Those of this look that are not at rest, and the orphans. */
static void renew_list(struct alarms *alarms, const struct look *look, struct wall_time now)
{
    struct arena *arena = arena_new();
    struct kept *list = arena_array(arena, look->count + alarms->count + 1, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < look->count; i++)
        if (!is_at_rest(&look->steps[i].machine))
            list[count++] = look->steps[i];
    for (size_t i = 0; i < alarms->count; i++)
        if (!alarms->list[i].seen && is_orphan_worth_keeping(&alarms->list[i], now))
            list[count++] = alarms->list[i];
    for (size_t i = 0; i < count; i++)
        list[i].id = arena_text(arena, list[i].id);
    qsort(list, count, sizeof *list, compare_kept);
    arena_free(alarms->arena);
    alarms->arena = arena;
    alarms->list = list;
    alarms->count = count;
}

/* Whether the flood stands for it in the list and in the log. */
static bool is_in_flood(const struct alarms *alarms, const struct kept *kept)
{
    double before_s = wall_time_s_between(kept->raised_at, alarms->flood.since);
    return alarms->flood.flooded && before_s < FLOOD_WITHIN_S;
}

static const char *flood_text(const struct alarms *alarms, struct wall_time now,
                              struct arena *arena)
{
    size_t recent = alarm_flood_recent(&alarms->flood, flood_policy(alarms), now);
    return arena_textf(arena, "%zu%s new alarms in %.0f min", recent,
                       recent < ALARM_FLOOD_ROOM ? "" : " or more", FLOOD_WITHIN_S / 60);
}

static void log_look(const struct alarms *alarms, const struct look *look, struct wall_time now,
                     struct arena *arena)
{
    if (look->flood_changed && alarms->flood.flooded)
        log_warning("alarm: %s (flood)", flood_text(alarms, now, arena));
    else if (look->flood_changed)
        log_info("alarm over: %s (flood)", flood_text(alarms, now, arena));
    for (size_t i = 0; i < look->count; i++) {
        enum alarm_state state = look->steps[i].machine.state;
        if (!look->changed[i] || is_in_flood(alarms, &look->steps[i]))
            continue;
        const char *text = alarm_text(&look->rules[i], state, arena);
        if (state == ALARM_FINE)
            log_info("alarm over: %s", text);
        else
            log_warning("alarm: %s (%s)", text, ALARM_STATE_NAMES[state]);
    }
}

/* The alarms of the snapshot as they are put together. */
struct alarm_list {
    struct alarm *alarms;
    size_t told; /* by the feed; they come first */
    size_t count;
};

static bool is_told(const struct alarm_list *list, const char *id)
{
    for (size_t i = 0; i < list->told; i++)
        if (text_equal(list->alarms[i].id, id))
            return true;
    return false;
}

static int compare_alarms(const void *a, const void *b)
{
    const struct alarm *x = a, *y = b;
    if (x->state != y->state)
        return x->state > y->state ? -1 : 1;
    if (x->since.ms != y->since.ms)
        return x->since.ms > y->since.ms ? -1 : 1;
    return text_compare(x->id, y->id);
}

static struct alarm alarm_of(const struct alarm_rule *rule, const struct alarm_machine *machine,
                             struct arena *arena)
{
    double limit = alarm_limit(rule, machine->state);
    return (struct alarm){
        .id = rule->id,
        .state = machine->state,
        .since = machine->since,
        .text = alarm_text(rule, machine->state, arena),
        .figure = rule->figure,
        .queue = rule->queue ? rule->queue->id : NULL,
        .value = rule->value,
        .target = rule->configured ? NAN : limit,
        .limit = rule->configured ? limit : NAN,
    };
}

static struct alarm flood_alarm(const struct alarms *alarms, enum alarm_state worst,
                                struct wall_time now, struct arena *arena)
{
    return (struct alarm){
        .id = FLOOD_ID,
        .state = worst,
        .since = alarms->flood.since,
        .text = flood_text(alarms, now, arena),
        .figure = ALARM_FLOOD,
        .value = (double)alarm_flood_recent(&alarms->flood, flood_policy(alarms), now),
        .target = NAN,
        .limit = NAN,
    };
}

/* Adds those that stand; returns the worst state of those that the flood stands for. */
static enum alarm_state add_alarms(const struct alarms *alarms, const struct look *look,
                                   struct arena *arena, struct alarm_list *list)
{
    enum alarm_state worst = ALARM_WATCH;
    for (size_t i = 0; i < look->count; i++) {
        const struct kept *kept = &look->steps[i];
        enum alarm_state state = kept->machine.state;
        if (state == ALARM_FINE || is_told(list, kept->id))
            continue;
        if (is_in_flood(alarms, kept)) {
            worst = state > worst ? state : worst;
            continue;
        }
        list->alarms[list->count++] = alarm_of(&look->rules[i], &kept->machine, arena);
    }
    return worst;
}

static void fill_list(const struct alarms *alarms, const struct look *look, struct wall_time now,
                      struct arena *arena, struct snapshot *snapshot)
{
    size_t told = snapshot->alarm_count;
    struct alarm_list list = {.told = told, .count = told};
    list.alarms = arena_array(arena, told + look->count + 1, sizeof *list.alarms);
    for (size_t i = 0; i < told; i++)
        list.alarms[i] = snapshot->alarms[i];
    enum alarm_state worst = add_alarms(alarms, look, arena, &list);
    if (alarms->flood.flooded && !is_told(&list, FLOOD_ID))
        list.alarms[list.count++] = flood_alarm(alarms, worst, now, arena);
    qsort(list.alarms + told, list.count - told, sizeof *list.alarms, compare_alarms);
    snapshot->alarms = list.alarms;
    snapshot->alarm_count = list.count;
}

static struct history_alarm history_alarm_of(const struct kept *kept)
{
    return (struct history_alarm){.id = kept->id,
                                  .state = kept->machine.state,
                                  .since = kept->machine.since,
                                  .pending = kept->machine.pending,
                                  .pending_since = kept->machine.pending_since};
}

static void keep(const struct alarms *alarms, struct history *history, struct arena *arena)
{
    size_t count = alarms->count;
    struct history_alarm *list = arena_array(arena, count + 1, sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = history_alarm_of(&alarms->list[i]);
    if (alarms->flood.flooded)
        list[count++] = (struct history_alarm){.id = FLOOD_ID,
                                               .state = ALARM_WATCH,
                                               .since = alarms->flood.since,
                                               .pending = ALARM_WATCH,
                                               .pending_since = alarms->flood.since};
    history_keep_alarms(history, list, count);
}

static bool is_same(const struct kept *a, const struct kept *b)
{
    const struct alarm_machine *x = &a->machine, *y = &b->machine;
    bool same = text_equal(a->id, b->id) && x->state == y->state && x->pending == y->pending &&
                x->since.ms == y->since.ms;
    return same && (x->state == x->pending || x->pending_since.ms == y->pending_since.ms);
}

static bool is_same_list(const struct alarms *alarms, const struct kept *before, size_t count)
{
    bool same = alarms->count == count;
    for (size_t i = 0; same && i < count; i++)
        same = is_same(&alarms->list[i], &before[i]);
    return same;
}

static bool has_changed(const struct look *look)
{
    bool changed = look->flood_changed;
    for (size_t i = 0; i < look->count; i++)
        changed |= look->changed[i];
    return changed;
}

bool alarms_fill(struct alarms *alarms, struct history *history, struct wall_time now,
                 struct arena *arena, struct snapshot *snapshot)
{
    size_t count = alarms->count;
    struct kept *before = arena_array(arena, count + 1, sizeof *before);
    for (size_t i = 0; i < count; i++) {
        before[i] = alarms->list[i];
        before[i].id = arena_text(arena, before[i].id);
    }
    struct look look = look_at(alarms, snapshot, now, arena);
    renew_list(alarms, &look, now);
    log_look(alarms, &look, now, arena);
    fill_list(alarms, &look, now, arena, snapshot);
    bool changed = has_changed(&look);
    if (changed || !is_same_list(alarms, before, count))
        keep(alarms, history, arena);
    return changed;
}

void alarms_show(const struct alarms *alarms, struct wall_time now, struct arena *arena,
                 struct snapshot *snapshot)
{
    struct wall_time at = wall_time_known(snapshot->taken_at) ? snapshot->taken_at : now;
    struct look look = {0};
    look.count = alarm_rules(alarms->config, snapshot, at, arena, &look.rules);
    struct kept *steps = arena_array(arena, look.count + 1, sizeof *steps);
    for (size_t i = 0; i < look.count; i++) {
        const struct kept *known = find(alarms, look.rules[i].id);
        if (known)
            steps[i] = *known;
        steps[i].id = look.rules[i].id;
    }
    look.steps = steps;
    fill_list(alarms, &look, alarms->flood.since, arena, snapshot);
}
