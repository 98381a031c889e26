/* Which page is on the wall now: the rotation, the pages that come by rule, and takeovers. Pure. */
#include "show/programme.h"

#include "base/arena.h"
#include "view/page_rule.h"

static const int64_t NO_PAGE_MS[] = {3600000};

void programme_start(struct programme *programme, const struct pages *pages,
                     struct occasion_policy policy, struct arena *arena, struct mono_time now)
{
    size_t count = pages->count;
    struct page_takeover *rules = arena_array(arena, count + 1, sizeof *rules);
    for (size_t i = 0; i < count; i++)
        rules[i] = page_rules(pages->list[i])->takeover;
    *programme = (struct programme){
        .pages = pages,
        .policy = policy,
        .rotation = count > 0 ? rotation_start(pages->dwell_ms, count, now)
                              : rotation_start(NO_PAGE_MS, 1, now),
        .takeover = takeover_start(rules, count, arena, now),
        .resting = arena_array(arena, count + 1, sizeof(bool)),
        .until = WALL_TIME_NONE,
    };
    programme->rotation.resting = programme->resting;
    for (size_t i = pages->turning; i < count; i++)
        programme->resting[i] = true;
}

struct causes programme_causes(const struct programme *programme,
                               const struct programme_moment *moment)
{
    const struct snapshot *snapshot = moment->snapshot;
    bool stands = moment->stale || !wall_time_known(moment->now);
    struct wall_time now = snapshot && stands ? snapshot->taken_at : moment->now;
    struct causes causes = {.until = WALL_TIME_NONE};
    if (wall_time_known(now))
        causes = occasion_causes(snapshot, now, &programme->policy);
    if (stands)
        causes.until = WALL_TIME_NONE;
    return causes;
}

/* A page on standby turns with the others only where its rule asks for it. One page always turns.
 */
static void settle_resting(struct programme *programme, const struct causes *causes,
                           const struct programme_moment *moment)
{
    const struct pages *pages = programme->pages;
    bool some = false;
    programme->until = causes->until;
    for (size_t i = 0; i < pages->count; i++) {
        const struct page_when *when = &page_rules(pages->list[i])->when;
        bool holds = page_rule_holds(when, causes, moment->zone, moment->now, &programme->until);
        programme->resting[i] = !holds || (i >= pages->turning && when->always);
        some |= !programme->resting[i];
    }
    if (!some)
        programme->resting[0] = false;
}

bool programme_step(struct programme *programme, const struct programme_moment *moment)
{
    size_t before = programme_page(programme);
    struct causes causes = programme_causes(programme, moment);
    struct rotation *rotation = &programme->rotation;
    bool was_taken = programme->takeover.active;
    settle_resting(programme, &causes, moment);
    takeover_step(&programme->takeover, &causes, rotation->paused, moment->mono);
    if (was_taken && !programme->takeover.active)
        rotation->since = moment->mono; /* the page from before has its whole time again */
    if (!programme->takeover.active)
        rotation_step(rotation, moment->mono);
    return programme_page(programme) != before;
}

size_t programme_page(const struct programme *programme)
{
    return programme->takeover.active ? programme->takeover.page : programme->rotation.page;
}

void programme_turn(struct programme *programme, int direction, struct mono_time now)
{
    if (!programme->takeover.active) {
        rotation_turn(&programme->rotation, direction, now);
        return;
    }
    takeover_end(&programme->takeover, now);
    programme->rotation.since = now;
}

void programme_pause(struct programme *programme, struct mono_time now)
{
    rotation_pause(&programme->rotation, !programme->rotation.paused, now);
}

static void sooner(int64_t *due_ms, int64_t candidate_ms)
{
    if (candidate_ms >= 0 && (*due_ms < 0 || candidate_ms < *due_ms))
        *due_ms = candidate_ms;
}

int64_t programme_due_ms(const struct programme *programme, struct wall_time now,
                         struct mono_time mono)
{
    int64_t due_ms = takeover_due_ms(&programme->takeover, programme->rotation.paused, mono);
    if (!programme->takeover.active)
        sooner(&due_ms, rotation_due_ms(&programme->rotation, mono));
    if (wall_time_known(programme->until) && wall_time_known(now))
        sooner(&due_ms, programme->until.ms > now.ms ? programme->until.ms - now.ms : 0);
    return due_ms;
}
