/* What somebody wants everybody to know: all notices that hold now, the most urgent first. */
#include "view/widget.h"

#include <stdlib.h>

#include "base/arena.h"
#include "view/more.h"
#include "view/pen.h"
#include "view/states.h"
#include "view/table.h"
#include "view/titled.h"
#include "view/weekday.h"
#include "view/words.h"

static const double SYMBOL_ROOM = 7.5, GAP = 2, LEAST_W = 70;

enum { MOST_LINES = 3 };

/* Those in force, in order, and NULL at the end. */
static int by_urgency(const void *left, const void *right)
{
    const struct notice *a = *(const struct notice *const *)left;
    const struct notice *b = *(const struct notice *const *)right;
    if (a->level != b->level)
        return (int)b->level - (int)a->level;
    return (a > b) - (a < b); /* as the source has them */
}

static const struct notice *const *notices_of(struct scene *scene, size_t *ret_count)
{
    const struct snapshot *snapshot = scene->snapshot;
    const struct notice **order =
        arena_array(scene->arena, snapshot->notice_count + 1, sizeof *order);
    size_t count = 0;
    for (size_t i = 0; i < snapshot->notice_count; i++) {
        const struct notice *notice = &snapshot->notices[i];
        bool over = wall_time_known(notice->until) && notice->until.ms <= scene->clock.ms;
        if (over || !notice->text)
            continue;
        scene_until(scene, notice->until);
        order[count++] = notice;
    }
    qsort(order, count, sizeof *order, by_urgency);
    *ret_count = count;
    return order;
}

static struct pen_paragraph text_of(struct scene *scene, const struct notice *notice)
{
    const char *text = notice->text;
    if (wall_time_known(notice->until))
        text =
            arena_textf(scene->arena, _("%s, until %s"), text, weekday_hour(scene, notice->until));
    return (struct pen_paragraph){.text = text,
                                  .step = TYPE_LABEL,
                                  .role = ROLE_LABEL,
                                  .colour = scene->theme.text,
                                  .ground = scene->theme.ground,
                                  .most = MOST_LINES};
}

/* The head of a notice that is more than information: symbol and word, in a line of its own. */
static int head_px(const struct scene *scene, const struct notice *notice)
{
    return state_of_notice(notice->level) >= STATE_WATCH ? scene_line_px(scene) : 0;
}

static int height_of(struct scene *scene, const struct notice *notice, int width)
{
    struct pen_paragraph text = text_of(scene, notice);
    int lines = pen_lines(scene, &text, width - scene_units(scene, SYMBOL_ROOM));
    return head_px(scene, notice) + scene_line_px(scene) * (lines > 0 ? lines : 1) +
           scene_units(scene, GAP);
}

static struct extent notices_extent(struct scene *scene, const void *settings, int width)
{
    size_t count;
    const struct notice *const *order = notices_of(scene, &count);
    int line = scene_line_px(scene), heading = titled_text(settings, N_("Notices")) ? line : 0;
    if (count == 0)
        return (struct extent){scene_units(scene, LEAST_W), heading + line, heading + 2 * line, 0};
    int least = heading + height_of(scene, order[0], width), want = heading;
    for (size_t i = 0; i < count; i++)
        want += height_of(scene, order[i], width);
    return (struct extent){scene_units(scene, LEAST_W), least, want, 0};
}

static void draw_notice(struct scene *scene, const struct notice *notice, struct rect rect)
{
    enum state state = state_of_notice(notice->level);
    if (head_px(scene, notice) > 0) {
        struct pen_run runs[2] = {{.step = TYPE_FIGURE,
                                   .role = ROLE_STATUS,
                                   .symbol = state_symbol(state),
                                   .colour = theme_state(&scene->theme, state)}};
        runs[1] = runs[0];
        runs[1].text = state_word(state);
        struct rect line = rect_cut_top(&rect, scene_line_px(scene));
        int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_FIGURE);
        runs[1].gap_px = scene_units(scene, SYMBOL_ROOM) - scene->type.label_cap_px;
        pen_draw(scene, (struct pen_line){line.x, baseline, scene->theme.ground}, runs, 2);
    }
    struct pen_paragraph text = text_of(scene, notice);
    rect_cut_left(&rect, scene_units(scene, SYMBOL_ROOM));
    if (text.most > rect.h / scene_line_px(scene))
        text.most = rect.h / scene_line_px(scene);
    if (text.most > 0)
        pen_paragraph(scene, &text, rect);
}

/* How many stand whole; the first always does, if need be with fewer lines. */
static size_t shown_in(struct scene *scene, const struct notice *const *order, size_t count,
                       struct rect rect)
{
    size_t shown = 0;
    for (; shown < count; shown++) {
        int height = height_of(scene, order[shown], rect.w);
        if (shown > 0 && height - scene_units(scene, GAP) > rect.h)
            break;
        rect.h -= height;
    }
    return shown;
}

static void notices_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const char *title = titled_text(settings, N_("Notices"));
    int line = scene_line_px(scene);
    size_t count;
    const struct notice *const *order = notices_of(scene, &count);
    if (count == 0) {
        table_draw_missing(scene, title, _("no notice"), rect);
        return;
    }
    struct rect below = rect;
    if (title)
        rect_cut_top(&below, line);
    size_t shown = shown_in(scene, order, count, below);
    const char *heading = shown < count ? more_heading(scene, title, count - shown, rect.w) : title;
    if (heading && rect.h >= line)
        pen_quiet_line(scene, heading, rect_cut_top(&rect, line));
    for (size_t i = 0; i < shown && rect.h >= line; i++) {
        int height = height_of(scene, order[i], rect.w);
        draw_notice(scene, order[i], rect_cut_top(&rect, height < rect.h ? height : rect.h));
    }
}

const struct widget_kind WIDGET_NOTICES = {
    .name = "notices",
    .help = "all notices that hold now, the most urgent first",
    .keys = TITLED_KEYS,
    .read = titled_read,
    .extent = notices_extent,
    .draw = notices_draw,
};
