/* Gathers queues and names what they have in common. */
#include "view/queue_groups.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/queue_sum.h"
#include "view/words.h"

const char *const QUEUE_GROUP_NAMES[] = {"queue",    "tier",   "lane", "channel",
                                         "language", "region", "team"};
static_assert(sizeof QUEUE_GROUP_NAMES / sizeof *QUEUE_GROUP_NAMES == QUEUE_GROUP_COUNT,
              "a name each");

static const char *const LANE_WORDS[] = {N_("Normal"), N_("VIP"), N_("Disputes"), N_("Security"),
                                         N_("Assistants")};
static_assert(sizeof LANE_WORDS / sizeof *LANE_WORDS == LANE_COUNT, "a word each");

struct word {
    const char *key;
    const char *text;
};

static const struct word CHANNELS[] = {
    {"chat", N_("Chat")},        {"email", N_("Email")},   {"voice", N_("Voice")},
    {"phone", N_("Phone")},      {"social", N_("Social")}, {"web", N_("Web")},
    {"message", N_("Messages")},
};

/* By their own names: they are the same on every wall. */
static const struct word LANGUAGES[] = {
    {"ar", "العربية"},    {"de", "Deutsch"},    {"en", "English"},    {"es", "Español"},
    {"fr", "Français"},   {"hi", "हिन्दी"},      {"id", "Indonesia"},  {"it", "Italiano"},
    {"ja", "日本語"},     {"ko", "한국어"},     {"nl", "Nederlands"}, {"pl", "Polski"},
    {"pt", "Português"},  {"ru", "Русский"},    {"th", "ไทย"},        {"tr", "Türkçe"},
    {"uk", "Українська"}, {"vi", "Tiếng Việt"}, {"zh", "中文"},
};

static const char *word_of(const struct word *words, size_t count, const char *key, size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (text_starts(key, words[i].key) && words[i].key[length] == '\0')
            return words[i].text;
    return NULL;
}

static const char *channel_name(const char *key)
{
    for (size_t i = 0; i < sizeof CHANNELS / sizeof *CHANNELS; i++)
        if (text_equal(CHANNELS[i].key, key))
            return _(CHANNELS[i].text);
    return key;
}

/* The first part of a tag decides: "pt-BR" is Portuguese. */
static const char *language_name(const char *key)
{
    size_t length = 0;
    while (key[length] && key[length] != '-')
        length++;
    const char *name = word_of(LANGUAGES, sizeof LANGUAGES / sizeof *LANGUAGES, key, length);
    return name ? name : key;
}

/* NULL: the source does not tell. */
static const char *key_of(const struct queue *queue, enum queue_group by)
{
    switch (by) {
    case GROUP_CHANNEL:
        return queue->channel;
    case GROUP_LANGUAGE:
        return queue->language;
    case GROUP_REGION:
        return queue->region;
    case GROUP_TEAM:
        return queue->team;
    case GROUP_NONE:
    case GROUP_TIER:
    case GROUP_LANE:
    case QUEUE_GROUP_COUNT:
        break;
    }
    return NULL;
}

static bool same_group(const struct queue *a, const struct queue *b, enum queue_group by)
{
    if (by == GROUP_LANE)
        return a->lane == b->lane;
    if (by == GROUP_TIER)
        return a->tier == b->tier || (isnan(a->tier) && isnan(b->tier));
    const char *one = key_of(a, by), *two = key_of(b, by);
    return one && two ? text_equal(one, two) : !one && !two;
}

/* "Tier 2", or what its only team is called: "QA". */
static const char *tier_name(struct scene *scene, const struct queue *queue, bool one_team)
{
    if (isnan(queue->tier))
        return _("no tier");
    if (one_team && queue->team && *queue->team)
        return queue->team;
    return arena_textf(scene->arena, _("Tier %d"), (int)queue->tier);
}

static const char *name_of(struct scene *scene, const struct queue *queue, enum queue_group by,
                           bool one_team)
{
    if (by == GROUP_LANE)
        return _(LANE_WORDS[queue->lane]);
    if (by == GROUP_TIER)
        return tier_name(scene, queue, one_team);
    const char *key = key_of(queue, by);
    if (!key || !*key)
        return _("others");
    if (by == GROUP_CHANNEL)
        return channel_name(key);
    return by == GROUP_LANGUAGE ? language_name(key) : key;
}

static struct ordered_queue gather(struct scene *scene, const struct queue_order *queues,
                                   size_t first, enum queue_group by)
{
    struct queue_sum *sum = arena_alloc(scene->arena, sizeof *sum);
    const struct queue *like = queues->queues[first].queue;
    struct ordered_queue row = {.runs_out_at = WALL_TIME_NONE};
    bool one_team = true;
    *sum = queue_sum_start();
    for (size_t i = first; i < queues->count; i++) {
        const struct ordered_queue *one = &queues->queues[i];
        if (!same_group(one->queue, like, by))
            continue;
        queue_sum_add(sum, one->queue, one->derived);
        one_team = one_team && one->queue->team && text_equal(one->queue->team, like->team);
        row.state = one->state > row.state ? one->state : row.state;
        row.runs_out_at = wall_time_earlier(row.runs_out_at, one->runs_out_at);
    }
    sum->queue.name = name_of(scene, like, by, one_team);
    sum->queue.short_name = NULL;
    row.queue = &sum->queue;
    row.derived = &sum->derived;
    row.attainment_pct = facts_attainment_pct(&sum->queue.today, &sum->derived);
    return row;
}

static bool is_first(const struct queue_order *queues, size_t index, enum queue_group by)
{
    for (size_t i = 0; i < index; i++)
        if (same_group(queues->queues[i].queue, queues->queues[index].queue, by))
            return false;
    return true;
}

/* A tier that is not known comes last. */
static int by_tier(const void *left, const void *right)
{
    const struct ordered_queue *a = left, *b = right;
    double one = isnan(a->queue->tier) ? INFINITY : a->queue->tier;
    double two = isnan(b->queue->tier) ? INFINITY : b->queue->tier;
    return (one > two) - (one < two);
}

struct queue_order queue_groups_of(struct scene *scene, const struct queue_order *queues,
                                   enum queue_group by)
{
    if (by == GROUP_NONE)
        return *queues;
    struct ordered_queue *rows = arena_array(scene->arena, queues->count + 1, sizeof *rows);
    size_t count = 0;
    for (size_t i = 0; i < queues->count; i++)
        if (is_first(queues, i, by))
            rows[count++] = gather(scene, queues, i, by);
    if (by == GROUP_TIER)
        qsort(rows, count, sizeof *rows, by_tier);
    return (struct queue_order){rows, count};
}
