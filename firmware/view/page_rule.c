/* When a page stands in the rotation and when it takes the screen over: "when" and "takeover". */
#include "view/page_rule.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/zone/weekly_text.h"
#include "json/reader.h"

enum {
    MOST_HOURS = 14,
    MOST_CONDITIONS = MOST_HOURS + OCCASION_COUNT + 1,
    USUAL_FOR_MS = 30000,
    LEAST_MS = 5000, /* less cannot be read from across the room */
    MOST_FOR_MS = 600000,
    MOST_REST_MS = 24 * 3600 * 1000,
    USUAL_PRIORITY = 5,
    MOST_PRIORITY = 9
};

struct page_rule page_rule_none(void)
{
    return (struct page_rule){.when = {.always = true}};
}

/* The occasion's bit; 0 where it is none. */
static unsigned occasion_bit(const char *name)
{
    int occasion = occasion_named(name);
    return occasion < 0 ? 0 : 1U << occasion;
}

/* One text, or each of a list. */
static size_t text_count(const struct json_at *at)
{
    return json_kind(at) == JSON_ARRAY ? json_count(at) : 1;
}

static struct json_at text_place(const struct json_at *at, size_t index)
{
    return json_kind(at) == JSON_ARRAY ? json_item(at, index) : *at;
}

static void read_condition(const struct json_at *at, struct page_when *when, struct weekly *hours)
{
    const char *text = json_as_text(at);
    if (!text)
        return;
    unsigned occasion = occasion_bit(text);
    when->occasions |= occasion;
    when->always |= text_equal(text, "always");
    if (occasion || text_equal(text, "always"))
        return;
    if (when->hours_count < MOST_HOURS && weekly_text_read(text, &hours[when->hours_count]))
        when->hours_count++;
    else
        json_fail(at, "\"always\", " OCCASION_RULE ", or up to %d " WEEKLY_TEXT_RULE,
                  (int)MOST_HOURS);
}

static struct page_when read_when(const struct json_at *page, struct page_when base,
                                  struct arena *arena)
{
    struct json_at at = json_member(page, "when");
    if (!json_present(&at))
        return base;
    struct weekly *hours = arena_array(arena, MOST_HOURS, sizeof *hours);
    struct page_when when = {.hours = hours};
    size_t count = text_count(&at);
    if (count == 0)
        json_reject(&at, "the list is empty: leave \"when\" out for a page that always turns");
    if (count > MOST_CONDITIONS) {
        json_reject(&at, "expected at most %d conditions, found %zu", (int)MOST_CONDITIONS, count);
        return base;
    }
    for (size_t i = 0; i < count; i++) {
        struct json_at item = text_place(&at, i);
        read_condition(&item, &when, hours);
    }
    return when;
}

static unsigned read_occasions(const struct json_at *at)
{
    unsigned occasions = 0;
    for (size_t i = 0; i < text_count(at); i++) {
        struct json_at item = text_place(at, i);
        const char *name = json_as_text(&item);
        unsigned occasion = name ? occasion_bit(name) : 0;
        occasions |= occasion;
        if (name && !occasion)
            json_fail(&item, OCCASION_RULE);
    }
    return occasions;
}

static int64_t read_span(const struct json_at *at, const char *key, int64_t fallback_ms,
                         int64_t most_ms)
{
    struct json_at place = json_member(at, key);
    int64_t ms = json_duration_ms(at, key, fallback_ms);
    if (json_kind(&place) == JSON_TEXT && (ms < LEAST_MS || ms > most_ms))
        json_fail(&place, "a duration from 5s to %s", most_ms == MOST_FOR_MS ? "10m" : "24h");
    return ms;
}

static int read_priority(const struct json_at *at)
{
    struct json_at place = json_member(at, "priority");
    double priority = json_as_number(&place);
    if (isnan(priority))
        return USUAL_PRIORITY;
    if (priority >= 1 && priority <= MOST_PRIORITY && floor(priority) == priority)
        return (int)priority;
    json_fail(&place, "a whole number from 1 to %d", (int)MOST_PRIORITY);
    return USUAL_PRIORITY;
}

static struct page_takeover read_object(const struct json_at *at)
{
    static const char *const KEYS[] = {"on", "for", "rest", "priority", NULL};
    json_only(at, KEYS);
    json_require(at, "on");
    struct json_at on = json_member(at, "on");
    struct page_takeover takeover = {
        .occasions = json_present(&on) ? read_occasions(&on) : 0,
        .for_ms = read_span(at, "for", USUAL_FOR_MS, MOST_FOR_MS),
        .priority = read_priority(at),
    };
    takeover.rest_ms = read_span(at, "rest", takeover.for_ms, MOST_REST_MS);
    if (takeover.rest_ms < takeover.for_ms)
        takeover.rest_ms = takeover.for_ms;
    return takeover;
}

static struct page_takeover read_takeover(const struct json_at *page, struct page_takeover base)
{
    struct json_at at = json_member(page, "takeover");
    enum json_kind kind = json_kind(&at);
    if (kind == JSON_MISSING)
        return base;
    if (kind == JSON_OBJECT)
        return read_object(&at);
    if (kind == JSON_TEXT && text_equal(json_as_text(&at), "never"))
        return (struct page_takeover){0};
    return (struct page_takeover){.occasions = read_occasions(&at),
                                  .for_ms = USUAL_FOR_MS,
                                  .rest_ms = USUAL_FOR_MS,
                                  .priority = USUAL_PRIORITY};
}

struct page_rule page_rule_read(const struct json_at *page, struct page_rule base,
                                struct arena *arena)
{
    return (struct page_rule){.when = read_when(page, base.when, arena),
                              .takeover = read_takeover(page, base.takeover)};
}

bool page_rule_calls(unsigned occasions, const struct causes *causes)
{
    for (size_t i = 0; i < causes->count; i++)
        if (occasions & (1U << causes->list[i].occasion))
            return true;
    return false;
}

static void bring_forward(struct wall_time *until, struct wall_time instant)
{
    if (!wall_time_known(*until) || instant.ms < until->ms)
        *until = instant;
}

bool page_rule_holds(const struct page_when *when, const struct causes *causes,
                     const struct zone *zone, struct wall_time now, struct wall_time *ret_until)
{
    bool holds = when->always || page_rule_calls(when->occasions, causes);
    if (!zone || !wall_time_known(now))
        return holds || when->hours_count > 0;
    for (size_t i = 0; i < when->hours_count; i++) {
        struct span span;
        bool within = weekly_at(&when->hours[i], zone, now, &span);
        holds |= within;
        bring_forward(ret_until,
                      within ? span.ends_at : weekly_next(&when->hours[i], zone, now).starts_at);
    }
    return holds;
}
