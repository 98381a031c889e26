/* The config's "staffing". */
#include "config/sections.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static const double DAY_S = 86400;
static const double MOST_CASES = 20;
enum { MOST_CHANNELS = 64 };

static double read_cases(const struct json_at *at)
{
    double cases = json_as_number(at);
    if (!isnan(cases) && cases >= 1 && cases <= MOST_CASES)
        return cases;
    json_fail(at, "a number from 1 to %.0f", MOST_CASES);
    return 1;
}

static void reject_second(const struct json_at *map, const struct config_concurrency *list,
                          size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (text_equal(list[i].channel, list[index].channel))
            json_reject(map, "the channel \"%s\" stands there twice", list[index].channel);
}

static void read_concurrency(const struct json_at *staffing, struct arena *arena,
                             struct config_staffing *result)
{
    struct json_at map = json_object(staffing, "concurrency");
    size_t count = json_members(&map);
    if (count > MOST_CHANNELS) {
        json_reject(&map, "%zu channels are more than the %d allowed", count, (int)MOST_CHANNELS);
        return;
    }
    struct config_concurrency *list = arena_array(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        struct json_at at = json_member_at(&map, i);
        const char *channel = json_key(&map, i);
        if (channel[strspn(channel, " \t\r\n")] == '\0')
            json_reject(&map, "a channel has no name");
        list[i] = (struct config_concurrency){arena_text(arena, channel), read_cases(&at)};
        reject_second(&map, list, i);
    }
    result->concurrency = list;
    result->concurrency_count = count;
}

void config_read_staffing(const struct section *section, struct config *config)
{
    static const char *const keys[] = {
        "service_level_pct", "patience", "shrinkage_pct", "most_occupancy_pct", "handle_time",
        "concurrency",       NULL};
    const struct range some_time_s = {.low = 1, .high = DAY_S, .fallback = (double)NAN};
    struct json_at staffing = json_object(section->root, "staffing");
    json_only(&staffing, keys);
    config->staffing = (struct config_staffing){
        .service_level_pct =
            range_number(&staffing, "service_level_pct", (struct range){1, 99.9, 80}),
        .patience_s = range_duration_s(&staffing, "patience", some_time_s),
        .shrinkage_pct = range_number(&staffing, "shrinkage_pct", (struct range){0, 90, 30}),
        .most_occupancy_pct =
            range_number(&staffing, "most_occupancy_pct", (struct range){10, 100, 90}),
        .handle_s = range_duration_s(&staffing, "handle_time", some_time_s),
    };
    read_concurrency(&staffing, section->arena, &config->staffing);
}
