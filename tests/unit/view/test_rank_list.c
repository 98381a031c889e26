/* Tests of view/rank_list.c: whom the leaderboard names, and how. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "wall.h"

#define RANKS "\"widget\": \"ranks\", \"of\": \"agents\", \"top\": 10"

static const char *const NAMES[] = {"Candace", "Okafor", "Marek", "Yuki", "C. O.", "candace"};

static struct wall ranks(enum view_names names)
{
    struct wall wall = wall_of(desks_calm);
    wall.input.policy.names = names;
    wall.input.policy.name_key = (struct hash_key){7, 8};
    return wall;
}

static void aliases_stand_for_names_and_no_name_is_left(void **state)
{
    (void)state;
    struct wall wall = ranks(VIEW_NAMES_ALIAS);
    wall_show(&wall, RANKS);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        assert_false(wall_says(&wall, NAMES[i]));
    assert_true(wall_says(&wall, "312"));
    wall_check(&wall, "aliases");
    wall_free(&wall);
}

/* How many texts of one list the other has not. */
static size_t unlike(const struct draw_list *a, const struct draw_list *b)
{
    size_t count = 0;
    assert_int_equal(draw_list_count(a), draw_list_count(b));
    for (size_t i = 0; i < draw_list_count(a); i++) {
        const struct draw_command *x = draw_list_at(a, i), *y = draw_list_at(b, i);
        count += x->kind == DRAW_TEXT &&
                 (y->kind != DRAW_TEXT || strcmp(x->text.text, y->text.text) != 0);
    }
    return count;
}

static void aliases_stay_all_day_and_change_at_the_desks_midnight(void **state)
{
    (void)state;
    struct error error;
    struct zone *zone = NULL;
    struct wall first = ranks(VIEW_NAMES_ALIAS), second = ranks(VIEW_NAMES_ALIAS);
    assert_true(zone_new("Europe/Lisbon", &zone, &error));
    first.input.zone = second.input.zone = zone;
    wall_show(&first, RANKS);
    assert_true(first.until.ms <= zone_midnight(zone, wall_time_add_ms(DESKS_NOW, 86400000)).ms);
    struct snapshot later = *second.input.snapshot;
    second.input.snapshot = &later;
    wall_show(&second, RANKS);
    assert_int_equal(unlike(first.list, second.list), 0);
    second.input.now = wall_time_add_ms(second.input.now, 86400000);
    later.taken_at = second.input.now;
    wall_draw(&second);
    assert_true(unlike(first.list, second.list) >= 6);
    zone_free(zone);
    wall_free(&first);
    wall_free(&second);
}

static void among_few_an_alias_hides_nobody(void **state)
{
    (void)state;
    struct wall wall = ranks(VIEW_NAMES_ALIAS);
    struct snapshot few = *wall.input.snapshot;
    few.agent_count = 4;
    wall.input.snapshot = &few;
    wall_show(&wall, RANKS);
    assert_true(wall_says(&wall, "too few people for aliases"));
    assert_false(wall_says(&wall, "312"));
    wall_free(&wall);
}

static void teams_stand_in_place_of_people_where_the_config_says_so(void **state)
{
    (void)state;
    struct wall wall = ranks(VIEW_NAMES_FULL);
    struct team teams[] = {{.id = "chat", .name = "Chat", .solved = 40, .csat = {9, 10}},
                           {.id = "mail", .name = "Mail", .solved = 90, .csat = {9, 10}}};
    struct snapshot snapshot = *wall.input.snapshot;
    snapshot.teams = teams;
    snapshot.team_count = 2;
    wall.input.snapshot = &snapshot;
    wall.input.policy.leaderboard_teams = true;
    wall_show(&wall, RANKS);
    assert_true(wall_y(&wall, "Mail") < wall_y(&wall, "Chat"));
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        assert_false(wall_says(&wall, NAMES[i]));
    wall_free(&wall);
}

static void equals_stand_in_an_order_that_the_key_decides(void **state)
{
    (void)state;
    size_t turned = 0;
    bool first = false;
    for (uint64_t i = 0; i < 32; i++) {
        struct wall wall = ranks(VIEW_NAMES_INITIALS);
        struct snapshot snapshot = *wall.input.snapshot;
        struct agent *agents = arena_array(wall.arena, snapshot.agent_count, sizeof *agents);
        memcpy(agents, snapshot.agents, snapshot.agent_count * sizeof *agents);
        agents[1].solved = agents[0].solved;
        snapshot.agents = agents;
        wall.input.snapshot = &snapshot;
        wall.input.policy.name_key = (struct hash_key){i, 0};
        wall_show(&wall, RANKS);
        bool before = wall_y(&wall, "C. O.") < wall_y(&wall, "M. N.");
        first = i == 0 ? before : first;
        turned += before != first;
        wall_free(&wall);
    }
    assert_true(turned > 4 && turned < 28);
}

static void beside_a_case_nobody_is_named_where_people_have_aliases(void **state)
{
    (void)state;
    struct wall wall = ranks(VIEW_NAMES_FULL);
    static const struct sla_clock CLOCK = {.ticket = "4711", .owner = "candace"};
    struct sla_clock clock = CLOCK;
    struct snapshot snapshot = *wall.input.snapshot;
    clock.started_at = wall_time_add_ms(DESKS_NOW, -60000);
    clock.due_at = wall_time_add_ms(DESKS_NOW, 600000);
    snapshot.clocks = &clock;
    snapshot.clock_count = 1;
    wall.input.snapshot = &snapshot;
    wall_show(&wall, "\"widget\": \"clocks\", \"wide\": true");
    assert_true(wall_says(&wall, "Candace"));
    wall.input.policy.names = VIEW_NAMES_ALIAS;
    wall_draw(&wall);
    assert_false(wall_says(&wall, "Candace"));
    assert_true(wall_says(&wall, "owned"));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aliases_stand_for_names_and_no_name_is_left),
        cmocka_unit_test(aliases_stay_all_day_and_change_at_the_desks_midnight),
        cmocka_unit_test(among_few_an_alias_hides_nobody),
        cmocka_unit_test(teams_stand_in_place_of_people_where_the_config_says_so),
        cmocka_unit_test(equals_stand_in_an_order_that_the_key_decides),
        cmocka_unit_test(beside_a_case_nobody_is_named_where_people_have_aliases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
