/* Every page in every shape and theme on simulated desks, with the real fonts, by the wall's rules.
   The desks are what `wallboard simdesk --print` prints for the same setup. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "check.h"
#include "cmocka_all.h"
#include "desks.h"
#include "desks_more.h"
#include "pages.h"
#include "screen/typeface.h"
#include "simdesk/simdesk.h"
#include "view/theme.h"
#include "view/view.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct view_panel PANELS[] = {
    {.size_px = {1920, 1080}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {3840, 2160}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {1280, 720}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {1080, 1920}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {1024, 768}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {2560, 1080}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {1920, 1080}, .diagonal_in = 55, .distance_m = 8},
};
static const int LATER_S[] = {0, 75, 420}; /* fresh, late, stale */

enum { MOST_PAGES = 32 };

/* The names of all pages of the project. */
struct pages {
    const char *names[MOST_PAGES];
    size_t count;
};

static struct pages pages_of(struct arena *arena)
{
    struct pages pages = {.count = 0};
    DIR *folder = opendir(WALLBOARD_SOURCE_DIR "/assets/pages");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (!text_ends(entry->d_name, ".json"))
            continue;
        assert_true(pages.count < MOST_PAGES);
        size_t length = strlen(entry->d_name) - strlen(".json");
        pages.names[pages.count++] = arena_bytes(arena, entry->d_name, length);
    }
    closedir(folder);
    assert_true(pages.count >= 15);
    return pages;
}

/* A desk and what it is called; its texts live in the arena. */
struct world {
    const char *name;
    const struct snapshot *snapshot;
};

static struct typeface *TYPEFACE;

/* How many pictures of this desk break a rule; each is named. */
static size_t faults_on(const struct world *world, const struct view_panel *panel, const char *name,
                        const struct page *page)
{
    struct draw_list *list = draw_list_new();
    size_t faults = 0;
    for (size_t i = 0; i < COUNT(LATER_S) * THEME_COUNT; i++) {
        struct view_input input = {
            .page = page,
            .snapshot = world->snapshot,
            .now = wall_time_add_ms(world->snapshot->taken_at, LATER_S[i / THEME_COUNT] * 1000),
            .policy = desks_policy(),
            .panel = *panel,
            .theme = THEME_TABLE[i % THEME_COUNT]->name,
            .measure = typeface_measure(TYPEFACE),
        };
        char problem[256] = "";
        view_draw(&input, list);
        if (check_page(&input, list, problem, sizeof problem))
            continue;
        print_error("%s of %s at %dx%d, %g m, %s, %d s: %s\n", name, world->name, panel->size_px.w,
                    panel->size_px.h, panel->distance_m, input.theme, LATER_S[i / THEME_COUNT],
                    problem);
        faults++;
    }
    draw_list_free(list);
    return faults;
}

static void assert_keeps_rules(const struct world *world, struct arena *arena)
{
    struct pages pages = pages_of(arena);
    size_t faults = 0;
    for (size_t i = 0; i < pages.count; i++) {
        const struct page *page = pages_load(pages.names[i], arena);
        for (size_t k = 0; k < COUNT(PANELS); k++)
            faults += faults_on(world, &PANELS[k], pages.names[i], page);
    }
    assert_int_equal(faults, 0);
}

static void check_simulated(const char *name, struct simdesk_setup setup)
{
    struct error error;
    struct simdesk *desk = NULL;
    struct arena *arena = arena_new();
    setup.start = DESKS_NOW;
    if (!simdesk_new(&setup, &desk, &error))
        fail_msg("%s", error.text);
    struct snapshot snapshot = simdesk_snapshot(desk, arena);
    assert_keeps_rules(&(struct world){name, &snapshot}, arena);
    simdesk_free(desk);
    arena_free(arena);
}

static void check_scenario(enum scenario scenario)
{
    struct simdesk_setup setup = simdesk_setup_usual();
    setup.scenario = scenario;
    check_simulated(SCENARIO_NAMES[scenario], setup);
}

static void a_calm_desk(void **state)
{
    (void)state;
    check_scenario(SCENARIO_CALM);
}

static void a_flooded_desk(void **state)
{
    (void)state;
    check_scenario(SCENARIO_FLOOD);
}

static void a_desk_in_an_incident(void **state)
{
    (void)state;
    check_scenario(SCENARIO_INCIDENT);
}

static void a_desk_at_a_handover(void **state)
{
    (void)state;
    check_scenario(SCENARIO_HANDOVER);
}

/* One queue, one agent, hardly a ticket, nothing planned. */
static void a_desk_with_next_to_nothing(void **state)
{
    (void)state;
    struct simdesk_setup setup = simdesk_setup_usual();
    setup.scenario = SCENARIO_CALM;
    setup.queues = setup.agents = 1;
    setup.load = .01;
    setup.live_only = true;
    check_simulated("nothing", setup);
}

static void a_desk_of_sixty_queues_that_drowns(void **state)
{
    (void)state;
    struct simdesk_setup setup = simdesk_setup_usual();
    setup.scenario = SCENARIO_FLOOD;
    setup.queues = 60;
    setup.agents = 900;
    setup.load = 2;
    check_simulated("60 queues", setup);
}

/* No simulation has names and numbers as long as these. */
static void desks_with_the_longest_of_everything(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_keeps_rules(&(struct world){"everything", desks_everything(arena)}, arena);
    assert_keeps_rules(&(struct world){"huge", desks_huge(arena)}, arena);
    assert_keeps_rules(&(struct world){"bare", desks_bare(arena)}, arena);
    arena_free(arena);
}

static int open_typeface(void **state)
{
    (void)state;
    struct error error;
    struct typeface_setup setup = {.language = "en"};
    return typeface_new(&setup, &TYPEFACE, &error) ? 0 : -1;
}

static int close_typeface(void **state)
{
    (void)state;
    typeface_free(TYPEFACE);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_calm_desk),
        cmocka_unit_test(a_flooded_desk),
        cmocka_unit_test(a_desk_in_an_incident),
        cmocka_unit_test(a_desk_at_a_handover),
        cmocka_unit_test(a_desk_with_next_to_nothing),
        cmocka_unit_test(a_desk_of_sixty_queues_that_drowns),
        cmocka_unit_test(desks_with_the_longest_of_everything),
    };
    return cmocka_run_group_tests(tests, open_typeface, close_typeface);
}
