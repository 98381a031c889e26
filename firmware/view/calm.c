/* The page without figures: nothing has come yet, or nothing for so long that none may stand. */
#include "view/frame.h"

#include "base/arena.h"
#include "view/words.h"

static const double GAP = 4;

enum { MOST_LINES = 3 };

static const char *headline_of(const struct scene *scene)
{
    return scene->freshness == FRESH_NONE ? _("Waiting for the first figures")
                                          : _("No news from the desk");
}

/* "since 09:30, 42 min ago"; a start whose instant is unknown says nothing. */
static const char *since_of(struct scene *scene)
{
    struct wall_time since =
        scene->freshness == FRESH_NONE ? scene->input->state_since : scene->snapshot->taken_at;
    if (!wall_time_known(since) || !wall_time_known(scene->clock))
        return NULL;
    struct format_figure age = format_age(since, scene->clock, FORMAT_LONG);
    /* Minutes are enough here: seconds would be the only thing that moves. */
    double age_s = wall_time_s_between(since, scene->clock);
    if (age_s < 600) {
        scene_until(scene, wall_time_add_ms(since, 600 * 1000));
        return arena_textf(scene->arena, _("since %s"), scene_hour(scene, since));
    }
    char text[FORMAT_TEXT];
    format_join(&age, text);
    scene_until(scene, age.until);
    return arena_textf(scene->arena, _("since %s, %s ago"), scene_hour(scene, since), text);
}

static struct pen_paragraph paragraph_of(const struct scene *scene, const char *text)
{
    return (struct pen_paragraph){.text = text,
                                  .step = TYPE_LABEL,
                                  .role = ROLE_LABEL,
                                  .colour = scene->vivid->quiet,
                                  .ground = scene->vivid->ground,
                                  .most = MOST_LINES};
}

/* The largest step in which the headline stands in one line and leaves room below it. */
static enum type_step headline_step(const struct scene *scene, const char *text, struct rect rect)
{
    enum type_step step = TYPE_4;
    while (step > TYPE_FIGURE) {
        struct pen_run run = {.text = text, .face = FACE_BOLD, .step = step};
        bool low = rect.h >= 3 * scene->type.size_px[step];
        if (low && pen_width(scene, &run, 1) <= rect.w)
            break;
        step--;
    }
    return step;
}

/* Draws it at the top of the rectangle and cuts that off; what has no room is left out. */
static void put(const struct scene *scene, const struct pen_paragraph *paragraph, struct rect *rect)
{
    int size = scene->type.size_px[paragraph->step];
    int height = scene_line_px(scene) * size / scene->type.size_px[TYPE_LABEL];
    int needed = height * pen_lines(scene, paragraph, rect->w);
    if (needed <= rect->h)
        rect_cut_top(rect, pen_paragraph(scene, paragraph, *rect));
}

void calm_draw(struct scene *scene, struct rect rect)
{
    const char *since = since_of(scene), *trouble = notice_trouble(scene);
    rect_cut_top(&rect, rect.h / 4);
    struct pen_paragraph headline = paragraph_of(scene, headline_of(scene));
    headline.face = FACE_BOLD;
    headline.role = ROLE_HEADLINE;
    headline.step = headline_step(scene, headline.text, rect);
    headline.colour = scene->vivid->text;
    put(scene, &headline, &rect);
    if (since) {
        struct pen_paragraph line = paragraph_of(scene, since);
        line.step = TYPE_FIGURE;
        line.role = ROLE_FIGURE;
        put(scene, &line, &rect);
    }
    if (!trouble)
        return;
    struct pen_paragraph reason = paragraph_of(scene, trouble);
    reason.colour = scene->vivid->text;
    if (rect.h > scene_units(scene, GAP) + 2 * scene_line_px(scene))
        rect_cut_top(&rect, scene_units(scene, GAP));
    put(scene, &reason, &rect);
}
