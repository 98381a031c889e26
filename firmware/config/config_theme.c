/* The screen's "theme" and "accent", and an office's "sun": which colours, and when. */
#include "config/sections.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

const char *const CONFIG_THEME_NAMES[] = {"night", "day", "contrast", "contrast-day"};
static_assert(sizeof CONFIG_THEME_NAMES / sizeof CONFIG_THEME_NAMES[0] == CONFIG_THEMES,
              "a name for each theme");

enum { NIGHT, DAY };

static int read_name(const struct json_at *object, const char *key, int fallback)
{
    return json_word(object, key, CONFIG_THEME_NAMES, CONFIG_THEMES, fallback);
}

static struct daylight_span span_of(const struct json_at *at, const char *ends, int from, int to)
{
    if (from >= to)
        json_reject(at, "day begins at %02d:%02d, but %s at %02d:%02d", from / 60, from % 60, ends,
                    to / 60, to % 60);
    return (struct daylight_span){from, to};
}

static struct daylight read_hours(const struct json_at *theme)
{
    int from = range_minute(theme, "from", RANGE_MIDNIGHT - 1);
    int to = range_minute(theme, "to", RANGE_MIDNIGHT);
    bool both = json_text(theme, "from") && json_text(theme, "to");
    if (!both)
        return daylight_of_hours((struct daylight_span){0, RANGE_MIDNIGHT});
    return daylight_of_hours(span_of(theme, "ends", from, to));
}

static struct daylight_span read_month(const struct json_at *month)
{
    if (json_kind(month) != JSON_ARRAY || json_count(month) != 2) {
        json_fail(month, "sunrise and sunset such as [\"06:40\", \"18:15\"]");
        return (struct daylight_span){0, RANGE_MIDNIGHT};
    }
    struct json_at rise = json_item(month, 0), set = json_item(month, 1);
    return span_of(month, "the sun sets", range_as_minute(&rise, RANGE_MIDNIGHT - 1),
                   range_as_minute(&set, RANGE_MIDNIGHT));
}

const struct daylight *config_read_sun(const struct json_at *office, struct arena *arena)
{
    struct json_at list = json_array(office, "sun");
    if (!json_present(&list))
        return NULL;
    size_t count = json_count(&list);
    struct daylight *sun = arena_alloc(arena, sizeof *sun);
    if (count != DAYLIGHT_MONTHS)
        json_reject(&list, "expected sunrise and sunset of twelve months, found %zu", count);
    for (size_t i = 0; i < count && i < DAYLIGHT_MONTHS; i++) {
        struct json_at month = json_item(&list, i);
        sun->months[i] = read_month(&month);
    }
    return sun;
}

static void read_office_sun(const struct json_at *theme, const struct config *config,
                            struct config_theme *result)
{
    struct json_at at = json_member(theme, "office");
    const struct config_office *office = config_read_office_of(theme, "office", config);
    if (!office)
        return;
    if (office->sun)
        result->daylight = *office->sun;
    else
        json_reject(&at, "the office \"%s\" has no \"sun\": twelve pairs of sunrise and sunset",
                    office->id);
    result->time_zone = office->time_zone;
}

static void read_switch(const struct json_at *theme, const struct config *config,
                        struct config_theme *result)
{
    static const char *const keys[] = {"day", "night", "from", "to", "office", NULL};
    struct json_at office = json_member(theme, "office"), from = json_member(theme, "from"),
                   to = json_member(theme, "to");
    bool hours = json_present(&from) || json_present(&to);
    json_only(theme, keys);
    result->switches = true;
    result->day = read_name(theme, "day", DAY);
    result->night = read_name(theme, "night", NIGHT);
    if (json_present(&office) && hours)
        json_reject(theme, "either \"from\" and \"to\" or an \"office\" says when it is day, not "
                           "both");
    else if (json_present(&office))
        read_office_sun(theme, config, result);
    else
        result->daylight = read_hours(theme);
}

static int read_colour(const struct json_at *at)
{
    const char *text = json_as_text(at);
    if (!text)
        return CONFIG_NO_ACCENT;
    static const char digits[] = "0123456789abcdefABCDEF";
    if (text[0] == '#' && strlen(text) == 7 && strspn(text + 1, digits) == 6)
        return (int)strtol(text + 1, NULL, 16);
    json_fail(at, "a colour such as \"#56B4E9\"");
    return CONFIG_NO_ACCENT;
}

/* One colour for all themes, or one each. */
static void read_accents(const struct json_at *screen, struct config_theme *result)
{
    static const char *const keys[] = {"night", "day", "contrast", "contrast-day", NULL};
    struct json_at accent = json_member(screen, "accent");
    bool each = json_kind(&accent) == JSON_OBJECT;
    int all = CONFIG_NO_ACCENT;
    if (each)
        json_only(&accent, keys);
    else
        all = read_colour(&accent);
    for (int i = 0; i < CONFIG_THEMES; i++) {
        struct json_at own = json_member(each ? &accent : screen, CONFIG_THEME_NAMES[i]);
        result->accents[i] = each ? read_colour(&own) : all;
    }
}

struct config_theme config_read_theme(const struct json_at *screen, const struct config *config)
{
    struct config_theme result = {.night = NIGHT, .day = NIGHT};
    struct json_at theme = json_member(screen, "theme");
    if (json_kind(&theme) == JSON_OBJECT)
        read_switch(&theme, config, &result);
    else
        result.night = result.day = read_name(screen, "theme", NIGHT);
    read_accents(screen, &result);
    return result;
}
