/* Tests of what moves on a wall: a new breach's symbol and ranks that change; then stillness. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "cmocka_all.h"
#include "screen/painter.h"
#include "screen/typeface.h"
#include "show/pages.h"
#include "show/sight.h"

enum { MOST_AREAS = 64, CELL_PX = 64, AGENTS = 8 };

static const struct wall_time NOON = {INT64_C(1795435200000)};
static const struct size SIZE = {1920, 1080};

/* A wall of one page with all that paints it. */
struct motion {
    struct arena *arena;
    const struct page *page;
    struct show_look look;
    struct typeface *typeface;
    struct painter *painter;
    struct sight *sight;
    struct snapshot snapshot;
    const struct draw_list *list; /* as drawn last */
    struct wall_time until;
    struct rect damage[MOST_AREAS];
};

static void open_wall(struct motion *motion, const char *page)
{
    struct error error;
    struct pages_setup pages = {.folder = WALLBOARD_SOURCE_DIR "/assets/pages"};
    *motion = (struct motion){
        .arena = arena_new(),
        .look = {.fonts = {.family = "Noto Sans", .language = "en"},
                 .policy = {.first_response_s = 600, .watch_share = 0.7, .leaderboard_min = 1},
                 .diagonal_in = 55,
                 .distance_m = 5,
                 .themes = {.night = {.name = "night"}}},
        .snapshot = snapshot_unknown(),
    };
    motion->snapshot.taken_at = NOON;
    motion->snapshot.valid_for_s = 3600;
    if (!pages_read_one(&pages, page, motion->arena, &motion->page, &error) ||
        !typeface_new(&motion->look.fonts, &motion->typeface, &error) ||
        !painter_new(SIZE, motion->typeface, &motion->painter, &error))
        fail_msg("%s", error.text);
    motion->sight = sight_new(&motion->look, typeface_measure(motion->typeface));
}

static void close_wall(struct motion *motion)
{
    sight_free(motion->sight);
    painter_free(motion->painter);
    typeface_free(motion->typeface);
    arena_free(motion->arena);
}

/* Draws and paints as the wall does; how many areas of the picture changed. */
static size_t draw_at(struct motion *motion, int64_t ms)
{
    struct sight_scene scene = {.page = motion->page,
                                .snapshot = &motion->snapshot,
                                .now = wall_time_add_ms(NOON, ms),
                                .since = NOON,
                                .panel = {.size_px = SIZE},
                                .moves = true};
    motion->list = sight_draw(motion->sight, &scene, &motion->until);
    return painter_paint(motion->painter, motion->list, motion->damage, MOST_AREAS);
}

static size_t squares(const struct draw_list *list, struct rect *ret_last)
{
    size_t count = 0;
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind != DRAW_SYMBOL || command->symbol.symbol != SYMBOL_SQUARE)
            continue;
        *ret_last = command->bounds;
        count++;
    }
    return count;
}

/* Whether the area lies in the cells of the grid that the box touches. */
static bool is_in_cells(struct rect area, struct rect box)
{
    int left = (box.x - 1) / CELL_PX * CELL_PX, top = (box.y - 1) / CELL_PX * CELL_PX;
    int right = (box.x + box.w + CELL_PX) / CELL_PX * CELL_PX;
    int bottom = (box.y + box.h + CELL_PX) / CELL_PX * CELL_PX;
    return area.x >= left && area.y >= top && area.x + area.w <= right && area.y + area.h <= bottom;
}

static void see_damage_of(const struct motion *motion, size_t count, struct rect box)
{
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++)
        if (!is_in_cells(motion->damage[i], box))
            fail_msg("%d,%d %dx%d changed, the symbol is at %d,%d", motion->damage[i].x,
                     motion->damage[i].y, motion->damage[i].w, motion->damage[i].h, box.x, box.y);
}

static void a_new_breach_blinks_by_its_symbol_alone(void **state)
{
    (void)state;
    struct motion motion;
    struct rect box = {0};
    open_wall(&motion, "overview");
    motion.snapshot.totals.waiting = 4;
    motion.snapshot.totals.today.first_response_s.mean = 300;
    motion.snapshot.totals.today.first_response_s.n = 50;
    draw_at(&motion, 0);
    assert_int_equal(squares(motion.list, &box), 0);
    motion.snapshot.totals.today.first_response_s.mean = 660;
    draw_at(&motion, 2000);
    assert_int_equal(squares(motion.list, &box), 1);
    size_t frames = 0;
    for (int64_t ms = 2500; ms <= 7000; ms += 500) {
        assert_int_equal(motion.until.ms, NOON.ms + ms);
        struct rect other;
        see_damage_of(&motion, draw_at(&motion, ms), box);
        assert_int_equal(squares(motion.list, &other), ms == 7000 || ms % 1000 == 0 ? 1 : 0);
        frames++;
    }
    assert_int_equal(frames, 10);
    /* Steady from here on: nothing more to draw for its sake. */
    assert_false(wall_time_known(motion.until) && motion.until.ms <= NOON.ms + 7500);
    assert_int_equal(draw_at(&motion, 7500), 0);
    close_wall(&motion);
}

static void a_picture_does_not_blink(void **state)
{
    (void)state;
    struct motion motion;
    struct rect box;
    struct wall_time until;
    open_wall(&motion, "overview");
    struct sight_scene scene = {.page = motion.page,
                                .snapshot = &motion.snapshot,
                                .now = NOON,
                                .since = NOON,
                                .panel = {.size_px = SIZE}};
    motion.snapshot.totals.today.first_response_s.mean = 300;
    sight_draw(motion.sight, &scene, &until);
    motion.snapshot.totals.today.first_response_s.mean = 660;
    sight_draw(motion.sight, &scene, &until);
    scene.now.ms += 500;
    assert_int_equal(squares(sight_draw(motion.sight, &scene, &until), &box), 1);
    close_wall(&motion);
}

static void rank(struct motion *motion, const int *solved)
{
    static const char *const NAMES[AGENTS] = {"Ana", "Bo",  "Cid", "Dee",
                                              "Eva", "Fay", "Gil", "Hal"};
    struct agent *agents = arena_array(motion->arena, AGENTS, sizeof *agents);
    for (size_t i = 0; i < AGENTS; i++) {
        agents[i] = agent_unknown();
        agents[i].id = agents[i].name = NAMES[i];
        agents[i].solved = solved[i];
    }
    motion->snapshot.agents = agents;
    motion->snapshot.agent_count = AGENTS;
}

static int y_of(const struct draw_list *list, const char *name)
{
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind == DRAW_TEXT && strcmp(command->text.text, name) == 0)
            return command->text.baseline.y;
    }
    fail_msg("%s is not there", name);
    return 0;
}

static void ranks_slide_and_then_all_is_still(void **state)
{
    (void)state;
    static const int BEFORE[AGENTS] = {20, 19, 18, 17, 4, 3, 2, 1};
    static const int AFTER[AGENTS] = {20, 21, 18, 17, 4, 3, 2, 1};
    struct motion motion;
    open_wall(&motion, "leaderboard");
    rank(&motion, BEFORE);
    draw_at(&motion, 0);
    int first = y_of(motion.list, "Ana"), second = y_of(motion.list, "Bo");
    rank(&motion, AFTER);
    draw_at(&motion, 2000);
    assert_int_equal(y_of(motion.list, "Ana"), first);
    assert_int_equal(y_of(motion.list, "Bo"), second);
    int64_t ms = 2000;
    size_t frames = 0;
    int last = second;
    while (wall_time_known(motion.until) && motion.until.ms < NOON.ms + 3000) {
        ms = motion.until.ms - NOON.ms;
        frames += draw_at(&motion, ms) > 0;
        assert_true(y_of(motion.list, "Bo") <= last); /* upwards all the way */
        last = y_of(motion.list, "Bo");
    }
    assert_int_equal(y_of(motion.list, "Bo"), first);
    assert_int_equal(y_of(motion.list, "Ana"), second);
    assert_in_range(frames, 10, 13);
    assert_in_range(ms, 2400, 2433);
    assert_int_equal(draw_at(&motion, 3000), 0);
    close_wall(&motion);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_breach_blinks_by_its_symbol_alone),
        cmocka_unit_test(a_picture_does_not_blink),
        cmocka_unit_test(ranks_slide_and_then_all_is_still),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
