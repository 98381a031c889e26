/* Reads and applies the filter of a widget. */
#include "view/filter.h"

#include "base/arena.h"
#include "base/text.h"

/* An empty list would be the opposite of what it looks like. */
static struct json_at read_list(const struct json_at *filter, const char *key)
{
    struct json_at array = json_array(filter, key);
    if (json_present(&array) && json_count(&array) == 0)
        json_reject(&array, "the list is empty, leave it out for all");
    return array;
}

static struct filter_texts read_texts(const struct json_at *filter, const char *key,
                                      struct arena *arena)
{
    struct json_at array = read_list(filter, key);
    size_t count = json_count(&array);
    const char **texts = arena_array(arena, count + 1, sizeof *texts);
    for (size_t i = 0; i < count; i++) {
        struct json_at item = json_item(&array, i);
        texts[i] = json_as_text(&item);
        if (!json_present(&item))
            json_fail(&item, "a text");
    }
    return (struct filter_texts){texts, count};
}

static void read_tiers(const struct json_at *at, struct arena *arena, struct filter *filter)
{
    struct json_at array = read_list(at, "tier");
    filter->tier_count = json_count(&array);
    double *tiers = arena_array(arena, filter->tier_count + 1, sizeof *tiers);
    for (size_t i = 0; i < filter->tier_count; i++) {
        struct json_at item = json_item(&array, i);
        tiers[i] = json_as_number(&item);
    }
    filter->tiers = tiers;
}

static unsigned read_lanes(const struct json_at *at)
{
    struct json_at array = read_list(at, "lane");
    unsigned lanes = 0;
    for (size_t i = 0; i < json_count(&array); i++) {
        struct json_at item = json_item(&array, i);
        const char *word = json_as_text(&item);
        unsigned lane = 0;
        while (lane < LANE_COUNT && !text_equal(word, LANE_NAMES[lane]))
            lane++;
        if (lane == LANE_COUNT)
            json_fail(&item, "one of normal, vip, dispute, security, assistant");
        else
            lanes |= 1U << lane;
    }
    return lanes;
}

struct filter filter_read(const struct json_at *widget, struct arena *arena)
{
    static const char *const KEYS[] = {"queues",   "tier", "lane",   "channel",
                                       "language", "team", "region", NULL};
    struct json_at at = json_object(widget, "filter");
    struct filter filter = {0};
    if (!json_present(&at))
        return filter;
    json_only(&at, KEYS);
    filter.ids = read_texts(&at, "queues", arena);
    filter.channels = read_texts(&at, "channel", arena);
    filter.languages = read_texts(&at, "language", arena);
    filter.teams = read_texts(&at, "team", arena);
    filter.regions = read_texts(&at, "region", arena);
    read_tiers(&at, arena, &filter);
    filter.lanes = read_lanes(&at);
    return filter;
}

static bool among(struct filter_texts texts, const char *text)
{
    for (size_t i = 0; i < texts.count; i++)
        if (text && text_equal(texts.texts[i], text))
            return true;
    return texts.count == 0;
}

static bool tier_passes(const struct filter *filter, double tier)
{
    for (size_t i = 0; i < filter->tier_count; i++)
        if (filter->tiers[i] == tier)
            return true;
    return filter->tier_count == 0;
}

bool filter_passes(const struct filter *filter, const struct queue *queue)
{
    bool named = among(filter->ids, queue->id) || (queue->name && among(filter->ids, queue->name));
    return named && among(filter->channels, queue->channel) &&
           among(filter->languages, queue->language) && among(filter->teams, queue->team) &&
           among(filter->regions, queue->region) && tier_passes(filter, queue->tier) &&
           (!filter->lanes || (filter->lanes >> queue->lane & 1U));
}

bool filter_is_open(const struct filter *filter)
{
    return !filter->ids.count && !filter->channels.count && !filter->languages.count &&
           !filter->teams.count && !filter->regions.count && !filter->tier_count && !filter->lanes;
}
