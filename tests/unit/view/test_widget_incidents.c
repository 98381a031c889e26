/* Tests of view/incidents.c, view/incident_order.c and view/plan.c. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "desks_more.h"
#include "view/theme.h"
#include "wall.h"

/* "late" on the line of that text; the strip below says it too. */
static const struct draw_command *late_beside(const struct wall *wall, const char *words)
{
    int y = wall_y(wall, words);
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        if (command->kind == DRAW_TEXT && command->text.baseline.y == y &&
            strcmp(command->text.text, "late") == 0)
            return command;
    }
    return NULL;
}

static void the_worst_comes_first_with_all_it_has(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_incident);
    wall.input.panel.size_px = (struct size){1920, 2160};
    wall.input.panel.size_mm = (struct size){1218, 1370};
    wall_show(&wall, "\"widget\": \"incidents\"");
    const struct draw_command *update = wall_find(&wall, "update 09:25, Vince");
    assert_non_null(update);
    assert_non_null(strstr(update->text.text, "since 08:51, severity 1"));
    const struct draw_command *late = late_beside(&wall, "update 09:25, Vince");
    assert_non_null(late);
    assert_true(colour_equal(late->colour, theme_named("night")->breach));
    assert_true(wall_says(&wall, "affects VIP, Chat EN, Disputes"));
    const struct draw_command *planned = wall_find(&wall, "update 10:00, Marek Nowak");
    assert_non_null(planned);
    assert_non_null(strstr(planned->text.text, "planned"));
    const struct draw_command *third = wall_find(&wall, "no owner, since 07:30, severity 3");
    assert_non_null(third);
    assert_true(update->text.baseline.y < planned->text.baseline.y);
    assert_true(planned->text.baseline.y < third->text.baseline.y);
    wall_free(&wall);
}

static void an_update_becomes_late_at_its_time(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_incident);
    struct snapshot desk = *wall.input.snapshot;
    struct incident incident = desk.incidents[1];
    incident.next_update_at = wall_time_add_ms(DESKS_NOW, 1000);
    desk.incidents = &incident;
    desk.incident_count = 1;
    wall.input.snapshot = &desk;
    wall_show(&wall, "\"widget\": \"incidents\"");
    assert_null(late_beside(&wall, "update 09:30"));
    wall.input.now = incident.next_update_at;
    wall_draw(&wall);
    assert_non_null(late_beside(&wall, "update 09:30"));
    wall_free(&wall);
}

static void more_incidents_are_counted(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_incident);
    wall.input.panel.distance_m = 8;
    wall_show(&wall, "\"widget\": \"incidents\"");
    assert_true(wall_says(&wall, "+2 more"));
    wall_free(&wall);
    wall = wall_of(desks_everything);
    wall_show(&wall, "\"widget\": \"incidents\"");
    assert_true(wall_says(&wall, " more"));
    wall_free(&wall);
}

static void no_incident_is_said(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_calm);
    wall_show(&wall, "\"widget\": \"incidents\", \"title\": \"Open\"");
    assert_true(wall_says(&wall, "no open incident"));
    wall_show(&wall, "\"widget\": \"plan\"");
    assert_false(wall_says(&wall, "plan"));
    const char *mistake = wall_mistake(&wall, "\"widget\": \"incidents\", \"filter\": {}");
    assert_non_null(strstr(mistake, "filter"));
    wall_free(&wall);
}

static void the_plan_tells_what_is_next(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_incident);
    wall_show(&wall, "\"widget\": \"plan\"");
    assert_true(wall_says(&wall, "Back-up plan: 2 of 4 steps done"));
    const char *next = "Next: Move 6 agents from disputes", *then = "Then: Refund the fees";
    assert_true(wall_y(&wall, next) < wall_y(&wall, then));
    assert_true(wall_y(&wall, then) < wall_y(&wall, "Done: Macro published"));
    assert_true(wall_find(&wall, next)->text.font.face == FACE_BOLD);
    wall.input.panel.distance_m = 8;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "Next: Move 6"));
    assert_true(wall_says(&wall, "2 of 4"));
    wall_free(&wall);
}

static void a_missing_plan_is_told(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_flood);
    wall_show(&wall, "\"widget\": \"plan\"");
    assert_true(wall_says(&wall, "no plan is written down"));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worst_comes_first_with_all_it_has),
        cmocka_unit_test(an_update_becomes_late_at_its_time),
        cmocka_unit_test(more_incidents_are_counted),
        cmocka_unit_test(no_incident_is_said),
        cmocka_unit_test(the_plan_tells_what_is_next),
        cmocka_unit_test(a_missing_plan_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
