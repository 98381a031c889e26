/* What the config knows of the desk, laid over what the helpdesk's API told. */
#include "collect/overlay.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"

static void set_text(const char **target, const char *text)
{
    if (text)
        *target = text;
}

static void set_number(double *target, double number)
{
    if (!isnan(number))
        *target = number;
}

static void overlay_queue(const struct config_queue *config, struct queue *queue)
{
    set_text(&queue->short_name, config->short_name);
    set_number(&queue->tier, config->tier);
    if (config->lane >= 0)
        queue->lane = (enum lane)config->lane;
    set_text(&queue->channel, config->channel);
    set_text(&queue->language, config->language);
    set_text(&queue->team, config->team);
    set_text(&queue->region, config->region);
    set_number(&queue->targets.first_response_s, config->targets.first_response_s);
    set_number(&queue->targets.next_reply_s, config->targets.next_reply_s);
    set_number(&queue->targets.lead_time_s, config->targets.lead_time_s);
    set_number(&queue->targets.service_level_pct, config->targets.service_level_pct);
}

/* Ids of the queues that were left out. */
struct hidden {
    const char **ids;
    size_t count;
};

static struct hidden overlay_queues(const struct config *config, struct arena *arena,
                                    struct snapshot *snapshot)
{
    struct queue *shown = arena_array(arena, snapshot->queue_count, sizeof *shown);
    struct hidden hidden = {.ids = arena_array(arena, snapshot->queue_count, sizeof *hidden.ids)};
    size_t count = 0;
    for (size_t i = 0; i < snapshot->queue_count; i++) {
        struct queue queue = snapshot->queues[i];
        const struct config_queue *known = config_queue_for(config, queue.id, queue.name);
        if (known && known->hidden) {
            hidden.ids[hidden.count++] = queue.id;
            continue;
        }
        if (known)
            overlay_queue(known, &queue);
        shown[count++] = queue;
    }
    snapshot->queues = shown;
    snapshot->queue_count = count;
    return hidden;
}

static bool is_hidden(const struct hidden *hidden, const char *id)
{
    for (size_t i = 0; i < hidden->count; i++)
        if (text_equal(hidden->ids[i], id))
            return true;
    return false;
}

static void drop_clocks(const struct hidden *hidden, struct arena *arena, struct snapshot *snapshot)
{
    struct sla_clock *shown = arena_array(arena, snapshot->clock_count, sizeof *shown);
    size_t count = 0;
    for (size_t i = 0; i < snapshot->clock_count; i++)
        if (!is_hidden(hidden, snapshot->clocks[i].queue))
            shown[count++] = snapshot->clocks[i];
    /* A feed may name fewer in all than it lists. Unknown stays unknown. */
    double dropped = (double)(snapshot->clock_count - count);
    if (!isnan(snapshot->clocks_total))
        snapshot->clocks_total = fmax((double)count, snapshot->clocks_total - dropped);
    snapshot->clocks = shown;
    snapshot->clock_count = count;
}

void overlay_config(const struct config *config, struct arena *arena, struct snapshot *snapshot)
{
    set_text(&snapshot->desk_name, config->desk.name);
    set_text(&snapshot->time_zone, config->desk.time_zone);
    if (config->queue_count == 0)
        return;
    struct hidden hidden = overlay_queues(config, arena, snapshot);
    if (hidden.count > 0)
        drop_clocks(&hidden, arena, snapshot);
}
