/* A bar strip: how a whole divides over chosen figures, such as the waiting over the channels. */
#include "view/widget.h"

#include <math.h>

#include "base/arena.h"
#include "view/figure.h"
#include "view/pen.h"
#include "view/shares.h"
#include "view/table.h"
#include "view/words.h"

static const double LEAST_W = 72;

struct part {
    struct figure figure;
    const char *title;
};

struct bars {
    const char *title;
    const char *missing;
    struct part parts[SHARES_MOST];
    size_t count;
};

static void read_part(const struct json_at *at, struct arena *arena, struct bars *bars)
{
    static const char *const PART_KEYS[] = {"value", "title", "filter", NULL};
    struct part *part = &bars->parts[bars->count];
    json_only(at, PART_KEYS);
    json_require(at, "value");
    struct filter filter = filter_read(at, arena);
    part->title = json_text(at, "title");
    if (figure_read(at, "value", &filter, &part->figure))
        bars->count++;
}

static const char *const KEYS[] = {"widget", "span", "title", "parts", "missing", NULL};

static const void *bars_read(const struct json_at *at, struct arena *arena)
{
    json_require(at, "parts");
    struct bars *bars = arena_alloc(arena, sizeof *bars);
    bars->title = json_text(at, "title");
    bars->missing = json_text(at, "missing");
    struct json_at array = json_array(at, "parts");
    size_t given = json_count(&array);
    if (json_present(&array) && (given < 2 || given > SHARES_MOST))
        json_reject(&array, "expected 2 to %d parts, found %zu", (int)SHARES_MOST, given);
    for (size_t i = 0; i < given && i < SHARES_MOST; i++) {
        struct json_at item = json_item(&array, i);
        read_part(&item, arena, bars);
    }
    return bars;
}

static const char *title_of(const struct bars *bars)
{
    return bars->title && *bars->title ? _(bars->title) : NULL;
}

static struct shares shares_of(struct scene *scene, const struct bars *bars)
{
    struct shares shares = {.count = 0};
    for (size_t i = 0; i < bars->count; i++) {
        const struct part *part = &bars->parts[i];
        double value = figure_value(&part->figure, scene);
        const char *usual = figure_short_label(&part->figure, scene);
        if (!isnan(value))
            shares.items[shares.count++] = (struct share){
                .value = value,
                .number = scene_text(
                    scene, figure_format(&part->figure, scene, FORMAT_SHORT, &FIGURE_NO_LIMITS)),
                .word = part->title && *part->title ? _(part->title) : usual};
    }
    return shares;
}

static struct extent bars_extent(struct scene *scene, const void *settings, int width)
{
    const struct bars *bars = settings;
    struct shares shares = shares_of(scene, bars);
    int line = scene_line_px(scene), heading = title_of(bars) ? line : 0;
    if (shares.count == 0)
        return (struct extent){0, line + heading, 2 * line, 0};
    int want = shares_height(scene, shares_lines(scene, &shares, width));
    return (struct extent){scene_units(scene, LEAST_W), heading + shares_height(scene, 1),
                           heading + want, 0};
}

static void bars_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const struct bars *bars = settings;
    struct shares shares = shares_of(scene, bars);
    const char *title = title_of(bars);
    if (shares.count == 0) {
        const char *missing = bars->missing && *bars->missing ? bars->missing : N_("not reported");
        table_draw_missing(scene, title, _(missing), rect);
        return;
    }
    if (title && rect.h >= scene_line_px(scene) + shares_height(scene, 1))
        pen_quiet_line(scene, title, rect_cut_top(&rect, scene_line_px(scene)));
    shares_draw(scene, &shares, rect);
}

const struct widget_kind WIDGET_BARS = {
    .name = "bars",
    .help = "a whole as a strip of its parts, such as the waiting by channel",
    .keys = KEYS,
    .read = bars_read,
    .extent = bars_extent,
    .draw = bars_draw,
};
