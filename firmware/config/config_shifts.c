/* The config's "offices" and "shifts". */
#include "config/sections.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/zone/weekly_text.h"
#include "base/zone/zone.h"

enum { MOST_OFFICES = 64, MOST_SHIFTS = 256, EVERY_DAY = 0x7F };

static size_t count_up_to(const struct json_at *list, size_t most, const char *what)
{
    size_t count = json_count(list);
    if (count <= most)
        return count;
    json_reject(list, "the list has %zu %s, more than the %zu allowed", count, what, most);
    return 0;
}

/* A text or a whole number, as a feed's ids are. */
static const char *read_id(const struct json_at *object, const char *key)
{
    struct json_at at = json_member(object, key);
    const char *id = json_as_id(&at);
    if (id && id[strspn(id, " \t\r\n")] == '\0')
        json_reject(&at, "the text is empty");
    return id;
}

static const char *read_zone(const struct json_at *office)
{
    struct json_at at = json_member(office, "time_zone");
    const char *name = json_as_text(&at);
    struct zone *zone = NULL;
    struct error error;
    if (name && !zone_new(name, &zone, &error))
        json_fail(&at, "a time zone that this system knows, such as \"Europe/Lisbon\"");
    zone_free(zone);
    return name;
}

static struct config_office read_office(const struct section *section, const struct json_at *office)
{
    static const char *const keys[] = {"id", "name", "time_zone", "sun", NULL};
    json_only(office, keys);
    json_require(office, "id");
    const char *id = read_id(office, "id");
    return (struct config_office){
        .id = id ? id : "", /* missing: refused already */
        .name = range_text(office, "name", id),
        .time_zone = read_zone(office),
        .sun = config_read_sun(office, section->arena),
    };
}

static void reject_second(const struct json_at *office, const struct config_office *offices,
                          size_t index)
{
    struct json_at at = json_member(office, "id");
    for (size_t i = 0; i < index; i++)
        if (text_equal(offices[i].id, offices[index].id))
            json_reject(&at, "the office \"%s\" stands in offices[%zu] already", offices[index].id,
                        i);
}

static void read_offices(const struct section *section, struct config *config)
{
    struct json_at list = json_array(section->root, "offices");
    size_t count = count_up_to(&list, MOST_OFFICES, "offices");
    struct config_office *offices = arena_array(section->arena, count + 1, sizeof *offices);
    for (size_t i = 0; i < count; i++) {
        struct json_at office = json_item(&list, i);
        offices[i] = read_office(section, &office);
        reject_second(&office, offices, i);
    }
    config->offices = offices;
    config->office_count = count;
}

/* NULL where nothing is near enough to have been meant. */
static const char *nearest_office(const struct config *config, const char *id)
{
    const char *best = NULL;
    size_t least = strlen(id) / 3 + 2;
    for (size_t i = 0; i < config->office_count; i++) {
        const char *known = config->offices[i].id;
        size_t distance = text_distance(id, known);
        if (distance >= least)
            continue;
        least = distance;
        best = known;
    }
    return best;
}

static void reject_office(const struct json_at *at, const struct config *config, const char *id)
{
    char list[300];
    struct text text = text_over(list, sizeof list);
    for (size_t i = 0; i < config->office_count; i++)
        text_addf(&text, "%s\"%s\"", i ? ", " : "", config->offices[i].id);
    const char *meant = nearest_office(config, id);
    if (meant)
        json_reject(at, "no office has the id \"%s\", did you mean \"%s\"?", id, meant);
    else if (config->office_count)
        json_reject(at, "no office has the id \"%s\", known are %s", id, list);
    else
        json_reject(at, "no office has the id \"%s\", there is no list \"offices\"", id);
}

const struct config_office *config_read_office_of(const struct json_at *object, const char *key,
                                                  const struct config *config)
{
    struct json_at at = json_member(object, key);
    const char *id = read_id(object, key);
    for (size_t i = 0; id && i < config->office_count; i++)
        if (text_equal(config->offices[i].id, id))
            return &config->offices[i];
    if (id)
        reject_office(&at, config, id);
    return NULL;
}

static unsigned read_days(const struct json_at *shift)
{
    struct json_at at = json_member(shift, "days");
    const char *text = json_as_text(&at);
    unsigned bits = text ? weekly_text_days(text) : EVERY_DAY;
    if (!bits)
        json_fail(&at, "days such as \"mon-fri\", \"sat,sun\" or \"daily\"");
    return bits ? bits : EVERY_DAY;
}

static struct config_shift read_shift(const struct json_at *shift, const struct config *config)
{
    static const char *const keys[] = {"name", "office", "days",     "from",
                                       "to",   "lead",   "rostered", NULL};
    json_only(shift, keys);
    json_require(shift, "name");
    const struct config_office *office = config_read_office_of(shift, "office", config);
    return (struct config_shift){
        .name = range_text(shift, "name", NULL),
        .office = office ? office->id : NULL,
        .weekly = {.weekdays = read_days(shift),
                   .from_min = range_minute(shift, "from", RANGE_MIDNIGHT - 1),
                   .to_min = range_minute(shift, "to", RANGE_MIDNIGHT) % RANGE_MIDNIGHT},
        .lead = range_text(shift, "lead", NULL),
        .rostered = range_whole(shift, "rostered", (struct range){0, 10000, (double)NAN}),
    };
}

void config_read_shifts(const struct section *section, struct config *config)
{
    read_offices(section, config);
    struct json_at list = json_array(section->root, "shifts");
    size_t count = count_up_to(&list, MOST_SHIFTS, "shifts");
    struct config_shift *shifts = arena_array(section->arena, count + 1, sizeof *shifts);
    for (size_t i = 0; i < count; i++) {
        struct json_at shift = json_item(&list, i);
        shifts[i] = read_shift(&shift, config);
    }
    config->shifts = shifts;
    config->shift_count = count;
}
