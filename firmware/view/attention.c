/* What the wall remembers of the states it showed: only a new breach blinks, and none of them
   changes too often. */
#include "view/attention.h"

#include <stdlib.h>

#include "base/hash.h"
#include "desk/alarm.h"

enum {
    ROOM = 512, /* places of all pages */
    MOST_CHANGES = 3,
    MINUTE_MS = 60000,
    BLINK_MS = 5000,
    HALF_MS = 500 /* of 1 Hz */
};

/* More new ones than that are a flood, as of alarms. */
static const struct alarm_flood_policy FLOOD = {.most = 10, .within_s = 600};

struct place {
    uint64_t subject; /* 0: free */
    enum state shown;
    struct wall_time changed_at[MOST_CHANGES]; /* a ring of the latest */
    size_t changes;
    struct wall_time breach_at; /* when the wall came to know of it; NONE: it is not new */
    struct wall_time seen_at;
};

struct attention {
    struct place places[ROOM];
    struct wall_time now;
    struct wall_time until;
    bool flood;
    struct alarm_flood breaches;
    uint64_t blinking; /* the one, since its breach_at; 0: none ever did */
};

struct attention *attention_new(void)
{
    struct attention *attention = calloc(1, sizeof *attention);
    if (!attention)
        abort();
    attention->now = attention->until = WALL_TIME_NONE;
    return attention;
}

void attention_free(struct attention *attention)
{
    free(attention);
}

uint64_t attention_subject(const void *place, const char *id)
{
    uint64_t hash = hash_bytes(HASH_START, &place, sizeof place);
    hash = id ? hash_text(hash, id) : hash;
    return hash ? hash : 1;
}

void attention_begin(struct attention *attention, struct wall_time now, bool flood)
{
    if (!attention)
        return;
    attention->now = now;
    attention->until = WALL_TIME_NONE;
    attention->flood = flood;
}

static struct place *find(struct attention *attention, uint64_t subject)
{
    for (size_t i = 0; i < ROOM; i++)
        if (attention->places[i].subject == subject)
            return &attention->places[i];
    return NULL;
}

/* In place of the one that was not looked at for longest. */
static void remember(struct attention *attention, uint64_t subject, enum state state)
{
    struct place *oldest = &attention->places[0];
    for (size_t i = 0; i < ROOM && oldest->subject; i++)
        if (!attention->places[i].subject || attention->places[i].seen_at.ms < oldest->seen_at.ms)
            oldest = &attention->places[i];
    *oldest = (struct place){
        .subject = subject, .shown = state, .breach_at = WALL_TIME_NONE, .seen_at = attention->now};
}

static void note_until(struct attention *attention, int64_t at_ms)
{
    if (!wall_time_known(attention->until) || at_ms < attention->until.ms)
        attention->until.ms = at_ms;
}

/* The time on the wall may have been set back: what lies ahead counts as long past. */
static bool is_recent(const struct attention *attention, struct wall_time time, int64_t within_ms)
{
    return wall_time_known(time) && time.ms <= attention->now.ms &&
           attention->now.ms - time.ms < within_ms;
}

/* Whether the place may change once more, `spare` changes being kept. */
static bool may_change(struct attention *attention, const struct place *place, size_t spare)
{
    size_t kept = place->changes < MOST_CHANGES ? place->changes : MOST_CHANGES, recent = 0;
    int64_t first_ms = INT64_MAX;
    for (size_t i = 0; i < kept; i++) {
        struct wall_time at = place->changed_at[i];
        if (!is_recent(attention, at, MINUTE_MS))
            continue;
        recent++;
        first_ms = at.ms < first_ms ? at.ms : first_ms;
    }
    if (recent + spare < MOST_CHANGES)
        return true;
    note_until(attention, first_ms + MINUTE_MS);
    return false;
}

static void note_breach(struct attention *attention, struct place *place)
{
    alarm_flood_step(&attention->breaches, FLOOD, 1, attention->now);
    bool calm = !attention->flood && !attention->breaches.flooded;
    place->breach_at = calm ? attention->now : WALL_TIME_NONE;
}

enum state attention_state(struct attention *attention, uint64_t subject, enum state state)
{
    if (!attention || !wall_time_known(attention->now))
        return state;
    struct place *place = find(attention, subject);
    if (!place) {
        remember(attention, subject, state);
        return state;
    }
    place->seen_at = attention->now;
    if (state == place->shown || !may_change(attention, place, state < place->shown ? 1 : 0))
        return place->shown;
    place->changed_at[place->changes++ % MOST_CHANGES] = attention->now;
    place->breach_at = WALL_TIME_NONE;
    if (state == STATE_BREACH)
        note_breach(attention, place);
    place->shown = state;
    return state;
}

static bool is_new(const struct attention *attention, const struct place *place)
{
    return place && place->shown == STATE_BREACH &&
           is_recent(attention, place->breach_at, BLINK_MS);
}

bool attention_blank(struct attention *attention, uint64_t subject)
{
    if (!attention || subject == 0 || !wall_time_known(attention->now))
        return false;
    struct place *place = find(attention, subject);
    if (!is_new(attention, place))
        return false;
    if (attention->blinking != subject && is_new(attention, find(attention, attention->blinking)))
        return false;
    attention->blinking = subject;
    int64_t halves = (attention->now.ms - place->breach_at.ms) / HALF_MS;
    note_until(attention, place->breach_at.ms + (halves + 1) * HALF_MS);
    return halves % 2 == 1;
}

struct wall_time attention_until(const struct attention *attention)
{
    return attention ? attention->until : WALL_TIME_NONE;
}
