/* The config's "queues": what the helpdesk's API does not know of them. */
#include "config/sections.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"

static const struct range SOME_TIME_S = {.low = 1, .high = 366 * 86400, .fallback = (double)NAN};

static struct queue_targets read_targets(const struct json_at *queue)
{
    static const char *const keys[] = {"first_response", "next_reply", "lead_time",
                                       "service_level_pct", NULL};
    struct json_at targets = json_object(queue, "targets");
    json_only(&targets, keys);
    return (struct queue_targets){
        .first_response_s = range_duration_s(&targets, "first_response", SOME_TIME_S),
        .next_reply_s = range_duration_s(&targets, "next_reply", SOME_TIME_S),
        .lead_time_s = range_duration_s(&targets, "lead_time", SOME_TIME_S),
        .service_level_pct =
            range_number(&targets, "service_level_pct", (struct range){0, 100, (double)NAN}),
    };
}

static struct config_queue read_queue(const struct json_at *queue)
{
    static const char *const keys[] = {"id",      "short_name", "tier", "lane",
                                       "channel", "language",   "team", "region",
                                       "hidden",  "targets",    NULL};
    json_only(queue, keys);
    json_require(queue, "id");
    return (struct config_queue){
        .id = json_id(queue, "id"),
        .short_name = range_text(queue, "short_name", NULL),
        .tier = range_whole(queue, "tier", (struct range){0, 9, (double)NAN}),
        .lane = json_word(queue, "lane", LANE_NAMES, LANE_COUNT, -1),
        .channel = range_text(queue, "channel", NULL),
        .language = range_language(queue, "language", NULL),
        .team = range_text(queue, "team", NULL),
        .region = range_text(queue, "region", NULL),
        .targets = read_targets(queue),
        .hidden = json_flag(queue, "hidden", false),
    };
}

static void reject_second(const struct json_at *queue, const struct config_queue *queues,
                          size_t index)
{
    struct json_at at = json_member(queue, "id");
    for (size_t i = 0; i < index; i++) {
        if (queues[index].id && text_equal(queues[i].id, queues[index].id))
            json_reject(&at, "the queue \"%s\" stands in queues[%zu] already", queues[index].id, i);
    }
}

void config_read_queues(const struct section *section, struct config *config)
{
    struct json_at list = json_array(section->root, "queues");
    size_t count = json_count(&list);
    struct config_queue *queues = arena_array(section->arena, count + 1, sizeof *queues);
    for (size_t i = 0; i < count; i++) {
        struct json_at queue = json_item(&list, i);
        queues[i] = read_queue(&queue);
        reject_second(&queue, queues, i);
    }
    config->queues = queues;
    config->queue_count = count;
}

const struct config_queue *config_queue_for(const struct config *config, const char *id,
                                            const char *name)
{
    for (size_t i = 0; i < config->queue_count; i++) {
        const struct config_queue *queue = &config->queues[i];
        if (text_equal(queue->id, id) || text_equal(queue->id, name))
            return queue;
    }
    return NULL;
}
