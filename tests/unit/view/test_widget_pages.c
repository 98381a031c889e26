/* The pages of handover, incidents, offices and staffing by the wall's rules, in every shape. */
#include "cmocka_all.h"

#include <stdio.h>

#include "base/arena.h"
#include "desks.h"
#include "desks_more.h"
#include "pages.h"
#include "view/theme.h"
#include "wall.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const NAMES[] = {"handover", "incidents", "offices", "staffing"};

struct desk {
    const char *name;
    const struct snapshot *(*make)(struct arena *arena);
};

static const struct desk DESKS[] = {
    {"calm", desks_calm},         {"flood", desks_flood},           {"incident", desks_incident},
    {"handover", desks_handover}, {"everything", desks_everything}, {"bare", desks_bare},
    {"huge", desks_huge},         {"500 queues", desks_500_queues},
};

static const struct size SIZES[] = {{1920, 1080}, {1280, 720},  {3840, 2160}, {1080, 1920},
                                    {1024, 768},  {2560, 1080}, {3440, 1440}, {640, 360}};
static const double DISTANCES[] = {3, 5, 8};
static const int64_t LATER_S[] = {0, 60, 420};

/* What belongs to the page ends above the strip. */
static void check_strip(const struct wall *wall, const char *what)
{
    struct colour strip = theme_named(wall->input.theme)->strip;
    int top = wall->input.panel.size_px.h;
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        if (command->kind == DRAW_FILL && colour_equal(command->colour, strip))
            top = command->bounds.y;
    }
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        if (command->kind == DRAW_TEXT && !colour_equal(command->text.ground, strip) &&
            command->text.baseline.y > top)
            fail_msg("%s: \"%s\" runs into the strip", what, command->text.text);
    }
}

/* How many pictures break a rule; each is named. */
static size_t check_desk(struct wall *wall, const char *page, const char *desk)
{
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(SIZES) * COUNT(DISTANCES) * COUNT(LATER_S); i++) {
        size_t size = i % COUNT(SIZES), rest = i / COUNT(SIZES);
        double distance = DISTANCES[rest % COUNT(DISTANCES)];
        int64_t later = LATER_S[rest / COUNT(DISTANCES)];
        wall->input.panel.size_px = SIZES[size];
        wall->input.panel.distance_m = distance;
        wall->input.now = wall_time_add_ms(DESKS_NOW, later * 1000);
        wall->input.theme = THEME_TABLE[(size + rest) % THEME_COUNT]->name;
        wall_draw(wall);
        char what[128];
        snprintf(what, sizeof what, "%s, %s, %dx%d, %.0f m, %d s", page, desk, SIZES[size].w,
                 SIZES[size].h, distance, (int)later);
        wrong += !wall_keeps_rules(wall, what);
        check_strip(wall, what);
    }
    return wrong;
}

static void pages_keep_the_rules(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t p = 0; p < COUNT(NAMES); p++)
        for (size_t d = 0; d < COUNT(DESKS); d++) {
            struct wall wall = wall_of(DESKS[d].make);
            wall.input.page = pages_load(NAMES[p], wall.arena);
            wrong += check_desk(&wall, NAMES[p], DESKS[d].name);
            wall_free(&wall);
        }
    assert_int_equal(wrong, 0);
}

/* Between a drawing and its `until` nothing may change. */
static void pictures_hold_until_they_say(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT(NAMES); p++) {
        struct wall wall = wall_of(p == 1 ? desks_incident : desks_handover);
        wall.input.page = pages_load(NAMES[p], wall.arena);
        for (int step = 0; step < 300; step++) {
            wall_draw(&wall);
            uint64_t hash = draw_list_hash(wall.list);
            struct wall_time from = wall.input.now, until = wall.until;
            assert_true(wall_time_known(until) && until.ms > from.ms);
            wall.input.now = wall_time_add_ms(until, -1);
            wall_draw(&wall);
            if (draw_list_hash(wall.list) != hash)
                fail_msg("%s changes before it says, %d s on", NAMES[p],
                         (int)((from.ms - DESKS_NOW.ms) / 1000));
            wall.input.now = until;
        }
        wall_free(&wall);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_keep_the_rules),
        cmocka_unit_test(pictures_hold_until_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
