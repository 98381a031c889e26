/* Which page takes the screen over, for how long, and never twice for one cause; a pure machine. */
#include "show/takeover.h"

#include <assert.h>

#include "base/arena.h"

static_assert(TAKEOVER_SEEN > OCCASION_MOST_CAUSES * OCCASION_COUNT, "all that stand are kept");

static struct mono_time later(struct mono_time time, int64_t ms)
{
    return (struct mono_time){time.ms + ms};
}

struct takeover takeover_start(const struct page_takeover *rules, size_t page_count,
                               struct arena *arena, struct mono_time now)
{
    struct takeover takeover = {
        .rules = rules,
        .rested_at = arena_array(arena, page_count, sizeof(struct mono_time)),
        .page_count = page_count,
        .quiet_at = now,
    };
    for (size_t i = 0; i < page_count; i++)
        takeover.rested_at[i] = later(now, rules[i].for_ms);
    return takeover;
}

static const int64_t FORGET_MS = 30 * 60 * INT64_C(1000);

static struct takeover_seen *find_seen(struct takeover *takeover, uint64_t identity,
                                       struct mono_time now)
{
    for (size_t i = 0; i < TAKEOVER_SEEN; i++) {
        struct takeover_seen *seen = &takeover->seen[i];
        bool stands = seen->stood_in > 0 && now.ms - seen->stood_at.ms < FORGET_MS;
        if (stands && seen->identity == identity)
            return seen;
    }
    return NULL;
}

static void see(struct takeover *takeover, uint64_t identity, struct mono_time now)
{
    struct takeover_seen *known = find_seen(takeover, identity, now), *place = &takeover->seen[0];
    for (size_t i = 1; i < TAKEOVER_SEEN; i++)
        if (takeover->seen[i].stood_in < place->stood_in)
            place = &takeover->seen[i];
    if (known)
        place = known;
    *place = (struct takeover_seen){identity, takeover->steps, now};
}

/* What stands is not forgotten, so that it cannot come as new. */
static void keep_standing(struct takeover *takeover, const struct causes *causes,
                          struct mono_time now)
{
    for (size_t i = 0; i < causes->count; i++) {
        struct takeover_seen *seen = find_seen(takeover, causes->list[i].identity, now);
        if (seen)
            *seen = (struct takeover_seen){seen->identity, takeover->steps, now};
    }
}

static bool is_for(const struct page_takeover *rule, const struct cause *cause)
{
    return rule->occasions & (1U << cause->occasion);
}

static bool is_called(struct takeover *takeover, size_t page, const struct causes *causes,
                      struct mono_time now)
{
    for (size_t i = 0; i < causes->count; i++)
        if (is_for(&takeover->rules[page], &causes->list[i]) &&
            !find_seen(takeover, causes->list[i].identity, now))
            return true;
    return false;
}

/* When the page may, if not now. */
static struct mono_time free_at(const struct takeover *takeover, size_t page)
{
    int priority = takeover->rules[page].priority;
    struct mono_time at = takeover->rested_at[page];
    if (takeover->active && priority <= takeover->rules[takeover->page].priority)
        at = (struct mono_time){INT64_MAX}; /* it ends first, and the rotation has its time */
    else if (!takeover->active && priority <= takeover->quiet_priority &&
             takeover->quiet_at.ms > at.ms)
        at = takeover->quiet_at;
    return at;
}

/* The page whose turn it is now; page_count: none. */
static size_t choose(struct takeover *takeover, const struct causes *causes, struct mono_time now)
{
    size_t chosen = takeover->page_count;
    takeover->waiting = false;
    takeover->next_at = (struct mono_time){INT64_MAX};
    for (size_t i = 0; i < takeover->page_count; i++) {
        if (!takeover->rules[i].occasions || !is_called(takeover, i, causes, now))
            continue;
        struct mono_time at = free_at(takeover, i);
        if (at.ms > now.ms) {
            takeover->waiting |= at.ms < INT64_MAX;
            if (at.ms < takeover->next_at.ms)
                takeover->next_at = at;
        } else if (chosen == takeover->page_count ||
                   takeover->rules[i].priority > takeover->rules[chosen].priority) {
            chosen = i;
        }
    }
    return chosen;
}

static void begin(struct takeover *takeover, size_t page, const struct causes *causes, bool paused,
                  struct mono_time now)
{
    takeover->active = true;
    takeover->page = page;
    takeover->until = later(now, takeover->rules[page].for_ms);
    takeover->began_paused = paused;
    for (size_t i = 0; i < causes->count; i++)
        if (is_for(&takeover->rules[page], &causes->list[i]))
            see(takeover, causes->list[i].identity, now);
}

void takeover_end(struct takeover *takeover, struct mono_time now)
{
    const struct page_takeover *rule = &takeover->rules[takeover->page];
    if (!takeover->active)
        return;
    takeover->active = false;
    takeover->rested_at[takeover->page] = later(now, rule->rest_ms);
    takeover->quiet_at = later(now, rule->for_ms);
    takeover->quiet_priority = rule->priority;
}

static bool is_held(const struct takeover *takeover, bool paused)
{
    return paused && !takeover->began_paused;
}

void takeover_step(struct takeover *takeover, const struct causes *causes, bool paused,
                   struct mono_time now)
{
    takeover->steps++;
    keep_standing(takeover, causes, now);
    if (takeover->active && !is_held(takeover, paused) && now.ms >= takeover->until.ms)
        takeover_end(takeover, now);
    size_t page = choose(takeover, causes, now);
    if (page == takeover->page_count)
        return;
    takeover_end(takeover, now);
    begin(takeover, page, causes, paused, now);
}

int64_t takeover_due_ms(const struct takeover *takeover, bool paused, struct mono_time now)
{
    int64_t at_ms = INT64_MAX;
    if (takeover->active && !is_held(takeover, paused))
        at_ms = takeover->until.ms;
    if (takeover->waiting && takeover->next_at.ms < at_ms)
        at_ms = takeover->next_at.ms;
    if (at_ms == INT64_MAX)
        return -1;
    return at_ms > now.ms ? at_ms - now.ms : 0;
}
