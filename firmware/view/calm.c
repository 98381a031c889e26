/* The page without figures: nothing has come yet, or nothing for so long that none may stand. */
#include "view/frame.h"

#include "base/arena.h"
#include "view/words.h"

static const double GAP = 4, SYMBOL_GAP = 3;

enum { MOST_LINES = 3 };

/* "No data since 09:30 (42 min)". Minutes are enough: seconds would be all that moves. */
static const char *headline_of(struct scene *scene)
{
    if (!scene->input->page)
        return _("No page can be shown");
    if (scene->freshness == FRESH_NONE)
        return _("Waiting for the first figures");
    struct wall_time since = scene->snapshot->taken_at;
    struct format_figure age = format_age(since, scene->clock, FORMAT_LONG);
    char text[FORMAT_TEXT];
    format_join(&age, text);
    scene_until(scene, age.until);
    return arena_textf(scene->arena, _("No data since %s (%s)"), scene_hour(scene, since), text);
}

/* Since when nothing has come at all; a start whose instant is unknown says nothing. */
static const char *since_of(struct scene *scene)
{
    struct wall_time since = scene->input->state_since;
    if (!scene->input->page || scene->freshness != FRESH_NONE || !wall_time_known(since) ||
        !wall_time_known(scene->clock))
        return NULL;
    if (wall_time_s_between(since, scene->clock) < 600) {
        scene_until(scene, wall_time_add_ms(since, 600 * 1000));
        return arena_textf(scene->arena, _("since %s"), scene_hour(scene, since));
    }
    struct format_figure age = format_age(since, scene->clock, FORMAT_LONG);
    char text[FORMAT_TEXT];
    format_join(&age, text);
    scene_until(scene, age.until);
    return arena_textf(scene->arena, _("since %s, %s ago"), scene_hour(scene, since), text);
}

/* A dead page always has a cause, if only where to look for it. */
static const char *cause_of(const struct scene *scene)
{
    const char *trouble = notice_trouble(scene);
    if (trouble || scene->freshness == FRESH_NONE)
        return trouble;
    return _("cause unknown: check network, login and API");
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

/* The square of a breach before the headline, as high as its capitals. */
static void draw_square(const struct scene *scene, const struct pen_paragraph *headline,
                        struct rect rect)
{
    int line = scene_line_px(scene) * scene->type.size_px[headline->step] /
               scene->type.size_px[TYPE_LABEL];
    struct draw_font font = pen_font(scene, headline->face, headline->step);
    int side = measure_font(scene->input->measure, font).cap_height;
    int bottom = pen_baseline(scene, rect.y, line, headline->face, headline->step);
    struct rect box = {rect.x, bottom - side, side, side};
    draw_symbol(scene->list, state_symbol(STATE_BREACH), box, scene->vivid->breach);
}

static void put_headline(struct scene *scene, struct rect *rect)
{
    bool dead = scene->freshness == FRESH_DEAD;
    struct pen_paragraph headline = paragraph_of(scene, headline_of(scene));
    headline.face = FACE_BOLD;
    headline.role = ROLE_HEADLINE;
    /* Twice: the square takes width, as much as the size it leads to. */
    headline.step = headline_step(scene, headline.text, *rect);
    struct draw_font font = pen_font(scene, headline.face, headline.step);
    int square = measure_font(scene->input->measure, font).cap_height;
    int indent = dead ? square + scene_units(scene, SYMBOL_GAP) : 0;
    struct rect room = {rect->x + indent, rect->y, rect->w - indent, rect->h};
    headline.step = headline_step(scene, headline.text, room);
    /* Its lines below the first stand beside no square, so none of them takes its colour. */
    bool dead_line = dead && pen_lines(scene, &headline, room.w) == 1;
    headline.colour = dead_line ? scene->vivid->breach : scene->vivid->text;
    int before = room.y;
    put(scene, &headline, &room);
    if (dead && room.y > before)
        draw_square(scene, &headline, *rect);
    rect_cut_top(rect, room.y - before);
}

void calm_draw(struct scene *scene, struct rect rect)
{
    const char *since = since_of(scene), *cause = cause_of(scene);
    rect_cut_top(&rect, rect.h / 4);
    put_headline(scene, &rect);
    if (since) {
        struct pen_paragraph line = paragraph_of(scene, since);
        line.step = TYPE_FIGURE;
        line.role = ROLE_FIGURE;
        put(scene, &line, &rect);
    }
    if (!cause)
        return;
    struct pen_paragraph reason = paragraph_of(scene, cause);
    reason.colour = scene->vivid->text;
    if (rect.h > scene_units(scene, GAP) + 2 * scene_line_px(scene))
        rect_cut_top(&rect, scene_units(scene, GAP));
    put(scene, &reason, &rect);
}
