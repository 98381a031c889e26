/* From what is known to the draw list: gives the view its page, time, zone and panel. */
#include "show/sight.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/log.h"
#include "base/text.h"
#include "view/attention.h"
#include "view/slides.h"
#include "draw/burn_in.h"

/* Nothing tells when the board's clock has been set. */
enum { LOOK_AGAIN_MS = 10000 };

struct sight {
    const struct show_look *look;
    const struct draw_measure *measure;
    struct draw_list *list;
    struct attention *attention;
    struct slides *slides;
    struct picture_book *book;
    struct view_picture *pictures; /* as the book has them */
    struct zone *zone;             /* NULL: UTC */
    struct zone *daylight_zone;    /* of the place whose day it is; NULL: the desk's */
    char refused[256];             /* the zone that was complained of last, as far as it goes */
};

static void open_book(struct sight *sight)
{
    const struct show_look *look = sight->look;
    sight->book = picture_book_new(look->pictures, look->picture_count);
    sight->pictures = calloc(look->picture_count + 1, sizeof *sight->pictures);
    if (!sight->pictures)
        abort();
    for (size_t i = 0; i < look->picture_count; i++)
        sight->pictures[i] = (struct view_picture){.name = look->pictures[i].name,
                                                   .picture = picture_book_at(sight->book, i),
                                                   .trouble = picture_book_trouble(sight->book, i)};
}

struct sight *sight_new(const struct show_look *look, const struct draw_measure *measure)
{
    struct sight *sight = calloc(1, sizeof *sight);
    if (!sight)
        abort();
    sight->look = look;
    sight->measure = measure;
    sight->list = draw_list_new();
    sight->attention = attention_new();
    sight->slides = slides_new();
    open_book(sight);
    struct error error;
    const char *place = look->themes.time_zone;
    if (place && !zone_new(place, &sight->daylight_zone, &error))
        log_warning("%s", error.text);
    return sight;
}

void sight_free(struct sight *sight)
{
    if (!sight)
        return;
    draw_list_free(sight->list);
    attention_free(sight->attention);
    slides_free(sight->slides);
    picture_book_free(sight->book);
    free(sight->pictures);
    zone_free(sight->zone);
    zone_free(sight->daylight_zone);
    free(sight);
}

static void follow_zone(struct sight *sight, const struct snapshot *snapshot)
{
    struct error error;
    const char *name = snapshot ? snapshot->time_zone : NULL;
    if (!name)
        name = sight->look->time_zone;
    if (!name)
        name = "UTC";
    if ((sight->zone && text_equal(zone_name(sight->zone), name)) ||
        (*sight->refused && strncmp(sight->refused, name, sizeof sight->refused - 1) == 0))
        return;
    struct zone *zone = NULL;
    if (!zone_new(name, &zone, &error)) {
        log_warning("%s", error.text);
        text_copy(sight->refused, sizeof sight->refused, name);
        return;
    }
    zone_free(sight->zone);
    sight->zone = zone;
}

const struct zone *sight_zone(struct sight *sight, const struct snapshot *snapshot)
{
    follow_zone(sight, snapshot);
    return sight->zone;
}

/* *ret_until: when another one is due; NONE: never. */
static struct show_theme theme_at(const struct sight *sight, const struct sight_scene *scene,
                                  struct wall_time *ret_until)
{
    const struct show_themes *themes = &sight->look->themes;
    const struct zone *zone = sight->daylight_zone ? sight->daylight_zone : sight->zone;
    *ret_until = WALL_TIME_NONE;
    if (!themes->switches || scene->age_unknown || !zone || !wall_time_known(scene->now))
        return themes->night;
    return daylight_at(&themes->daylight, zone, scene->now, ret_until) ? themes->day
                                                                       : themes->night;
}

struct view_panel sight_panel(const struct show_look *look, struct panel panel)
{
    bool is_told = look->diagonal_in > 0;
    return (struct view_panel){
        .size_px = panel.size_px,
        .size_mm = is_told ? (struct size){0, 0} : panel.size_mm,
        .diagonal_in = look->diagonal_in,
        .distance_m = look->distance_m,
    };
}

const struct draw_list *sight_draw(struct sight *sight, const struct sight_scene *scene,
                                   struct wall_time *ret_until)
{
    const struct show_look *look = sight->look;
    struct wall_time theme_until;
    follow_zone(sight, scene->snapshot);
    struct show_theme theme = theme_at(sight, scene, &theme_until);
    struct view_input input = {
        .page = scene->page,
        .board = scene->board,
        .snapshot = scene->snapshot,
        .now = scene->age_unknown ? WALL_TIME_NONE : scene->now, /* is not drawn as a time */
        .age_unknown = scene->age_unknown,
        .state_since = scene->since,
        .trouble = scene->trouble,
        .paused = scene->paused,
        .policy = look->policy,
        .panel = sight_panel(look, scene->panel),
        .right_to_left = look->language && look->language->right_to_left,
        .theme = theme.name,
        .accent = theme.accent,
        .pictures = sight->pictures,
        .picture_count = look->picture_count,
        .zone = sight->zone,
        .measure = sight->measure,
        .attention = scene->moves ? sight->attention : NULL,
        .slides = scene->moves ? sight->slides : NULL,
        .account = scene->account,
    };
    *ret_until = view_draw(&input, sight->list);
    if (wall_time_known(theme_until) &&
        (!wall_time_known(*ret_until) || theme_until.ms < ret_until->ms))
        *ret_until = theme_until;
    if (scene->age_unknown)
        *ret_until = wall_time_add_ms(scene->now, LOOK_AGAIN_MS);
    struct point shift = burn_in_offset(scene->panel.size_px, scene->now);
    if (scene->shifted)
        draw_list_shift(sight->list, shift.x, shift.y);
    return sight->list;
}
