/* The config's "screen.hours": when the panel is on, and what wakes it. */
#include "config/sections.h"

#include "base/arena.h"
#include "base/zone/weekly_text.h"

enum { MOST_HOURS = 28 };

/* Milliseconds. */
static const struct range WAKE = {.low = 60000, .high = 8.0 * 3600000, .fallback = 600000};

static struct weekly read_span(const struct json_at *at)
{
    struct weekly weekly = {.weekdays = 1};
    const char *text = json_as_text(at);
    if (!text || !weekly_text_read(text, &weekly))
        json_fail(at, WEEKLY_TEXT_RULE);
    return weekly;
}

/* One text, or a list of them. */
static void read_spans(const struct json_at *at, struct arena *arena, struct config_hours *result)
{
    bool list = json_kind(at) == JSON_ARRAY;
    size_t count = list ? json_count(at) : 1;
    if (count == 0 || count > MOST_HOURS)
        json_reject(at, "expected 1 to %d spans of hours, found %zu", (int)MOST_HOURS, count);
    if (count > MOST_HOURS)
        return;
    struct weekly *on = arena_array(arena, count + 1, sizeof *on);
    for (size_t i = 0; i < count; i++) {
        struct json_at item = list ? json_item(at, i) : *at;
        on[i] = read_span(&item);
    }
    result->on = on;
    result->on_count = count;
}

static unsigned read_waker(const struct json_at *at)
{
    const char *name = json_as_text(at);
    int occasion = name ? occasion_named(name) : -1;
    if (occasion < 0)
        json_fail(at, OCCASION_RULE);
    return occasion < 0 ? 0 : 1U << occasion;
}

static unsigned read_wakers(const struct json_at *hours)
{
    struct json_at list = json_array(hours, "wake");
    unsigned wakers = 0;
    if (!json_present(&list))
        return 1U << OCCASION_INCIDENT;
    for (size_t i = 0; i < json_count(&list); i++) {
        struct json_at item = json_item(&list, i);
        wakers |= read_waker(&item);
    }
    return wakers;
}

static void read_object(const struct json_at *hours, const struct section *section,
                        const struct config *config, struct config_hours *result)
{
    static const char *const keys[] = {"on", "office", "wake", "wake_for", NULL};
    json_only(hours, keys);
    json_require(hours, "on");
    struct json_at on = json_member(hours, "on");
    const struct config_office *office = config_read_office_of(hours, "office", config);
    if (json_present(&on))
        read_spans(&on, section->arena, result);
    result->time_zone = office ? office->time_zone : NULL;
    result->wakers = read_wakers(hours);
    result->wake_ms = range_duration_ms(hours, "wake_for", WAKE);
}

struct config_hours config_read_hours(const struct json_at *screen, const struct section *section,
                                      const struct config *config)
{
    struct config_hours result = {.wakers = 1U << OCCASION_INCIDENT,
                                  .wake_ms = (int64_t)WAKE.fallback};
    struct json_at hours = json_member(screen, "hours");
    if (json_kind(&hours) == JSON_OBJECT)
        read_object(&hours, section, config, &result);
    else if (json_present(&hours))
        read_spans(&hours, section->arena, &result);
    return result;
}
