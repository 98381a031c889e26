/* Small services that every widget needs. */
#include "view/scene.h"

#include <math.h>

#include "base/arena.h"
#include "view/attention.h"

enum { UNITS_ROW = 11, UNITS_LINE = 9, DAY_MS = 24 * 3600 * 1000, MINUTE_MS = 60 * 1000 };

void scene_until(struct scene *scene, struct wall_time instant)
{
    if (!wall_time_known(instant) || instant.ms <= scene->clock.ms)
        return;
    /* The picture is drawn for whole seconds: what changes within one is seen at its end. */
    struct wall_time whole = format_floor(wall_time_add_ms(instant, 999), 1000);
    if (!wall_time_known(scene->until) || whole.ms < scene->until.ms)
        scene->until = whole;
}

void scene_figure_until(struct scene *scene, struct wall_time instant)
{
    if (scene->freshness < FRESH_STALE)
        scene_until(scene, instant);
}

enum state scene_state(const struct scene *scene, uint64_t subject, enum state state)
{
    return attention_state(scene->input->attention, subject, state);
}

const char *scene_text(struct scene *scene, struct format_figure figure)
{
    char text[FORMAT_TEXT];
    format_join(&figure, text);
    scene_figure_until(scene, figure.until);
    return arena_text(scene->arena, text);
}

int scene_units(const struct scene *scene, double units)
{
    return (int)lround(units * scene->type.unit_px);
}

int scene_row_px(const struct scene *scene)
{
    return scene_units(scene, UNITS_ROW);
}

int scene_line_px(const struct scene *scene)
{
    return scene_units(scene, UNITS_LINE);
}

static struct civil_time civil(const struct scene *scene, struct wall_time time)
{
    if (scene->input->zone)
        return zone_civil(scene->input->zone, time);
    int64_t of_day = time.ms - format_floor(time, DAY_MS).ms;
    return (struct civil_time){.hour = (int)(of_day / (60 * MINUTE_MS)),
                               .minute = (int)(of_day / MINUTE_MS % 60)};
}

const char *scene_hour(struct scene *scene, struct wall_time time)
{
    if (!wall_time_known(time))
        return "–";
    struct civil_time at = civil(scene, time);
    char text[FORMAT_PART];
    format_hour(at.hour, at.minute, text);
    return arena_text(scene->arena, text);
}
