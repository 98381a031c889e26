/* Tests of view/shift_totals.c, inherited.c, promises.c, notes.c, acknowledged.c and what they
   share: person.c, weekday.c, titled.c, more.c. */
#include "cmocka_all.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "desks_more.h"
#include "wall.h"

static struct snapshot *own(struct wall *wall)
{
    struct snapshot *snapshot = arena_alloc(wall->arena, sizeof *snapshot);
    *snapshot = *wall->input.snapshot;
    wall->input.snapshot = snapshot;
    return snapshot;
}

static void the_ending_shift_stands_beside_those_before(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    wall_show(&wall, "\"widget\": \"shift\"");
    static const char *const SAID[] = {"This shift", "now", "before", "last Sun", "Arrived",
                                       "900",        "820", "861",    "Breached", "First response",
                                       "94"};
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++)
        if (!wall_says(&wall, SAID[i]))
            fail_msg("it does not say \"%s\"", SAID[i]);
    assert_true(wall_find(&wall, "900")->text.font.face == FACE_BOLD);
    assert_true(wall_find(&wall, "861")->text.font.face == FACE_REGULAR);
    wall_free(&wall);
}

/* Once the next one runs, the ending shift is the previous one. */
static void after_the_boundary_it_is_the_last_shift(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    struct snapshot *desk = own(&wall);
    desk->handover.boundary_at = desk->shifts.previous.ends_at;
    wall_show(&wall, "\"widget\": \"shift\"");
    assert_true(wall_says(&wall, "Last shift"));
    assert_true(wall_says(&wall, "820"));
    assert_false(wall_says(&wall, "900"));
    assert_false(wall_says(&wall, "before"));
    desk->handover.present = false;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "This shift"));
    assert_true(wall_says(&wall, "900"));
    wall_free(&wall);
}

static void unknown_totals_are_told(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    struct snapshot *desk = own(&wall);
    desk->shifts.last_week = shift_unknown();
    desk->shifts.current.totals.csat = (struct csat){NAN, NAN};
    wall_show(&wall, "\"widget\": \"shift\"");
    assert_false(wall_says(&wall, "last"));
    assert_true(wall_says(&wall, "–"));
    desk->shifts.current = shift_unknown();
    wall_draw(&wall);
    assert_true(wall_says(&wall, "no shift totals"));
    wall_free(&wall);
}

static void inherited_cases_stand_by_tier(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    wall_show(&wall, "\"widget\": \"inherited\"");
    assert_true(wall_says(&wall, "Tier 1"));
    assert_true(wall_says(&wall, "120"));
    assert_true(wall_says(&wall, "16"));
    assert_true(wall_says(&wall, "oldest"));
    struct snapshot *desk = own(&wall);
    desk->handover.inherited_count = 0;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "no backlog by tier"));
    wall_free(&wall);
}

/* The soonest first, with the name as the config has it. */
static void promises_stand_by_time(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    wall_show(&wall, "\"widget\": \"promises\"");
    assert_true(wall_y(&wall, "09:29") < wall_y(&wall, "09:40"));
    assert_true(wall_y(&wall, "09:40") < wall_y(&wall, "10:30"));
    assert_true(wall_says(&wall, "late") && wall_says(&wall, "soon"));
    assert_true(wall_says(&wall, "Mon 10:30"));
    assert_true(wall_says(&wall, "4690 call back"));
    assert_true(wall_says(&wall, "unowned"));
    assert_true(wall_says(&wall, "Candace Okafor"));
    wall.input.policy.names = VIEW_NAMES_INITIALS;
    wall_draw(&wall);
    assert_false(wall_says(&wall, "Candace"));
    assert_true(wall_says(&wall, "C. O."));
    wall_free(&wall);
}

static void a_promise_turns_soon_and_late_in_time(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    struct snapshot *desk = own(&wall);
    struct promise promise = {"1", "call", wall_time_add_ms(DESKS_NOW, 16 * 60 * 1000), NULL};
    desk->handover.promises = &promise;
    desk->handover.promise_count = 1;
    desk->valid_for_s = 600;
    wall_show(&wall, "\"widget\": \"promises\"");
    assert_false(wall_says(&wall, "soon"));
    wall.input.now = wall_time_add_ms(DESKS_NOW, 60 * 1000);
    wall_draw(&wall);
    assert_true(wall_says(&wall, "soon"));
    desk->taken_at = wall.input.now = promise.due_at;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "late"));
    desk->handover.promise_count = 0;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "nothing is promised"));
    wall_free(&wall);
}

static void notes_name_their_authors(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    wall_show(&wall, "\"widget\": \"notes\"");
    assert_true(wall_says(&wall, "Mei: Wallet maintenance until 11:00"));
    assert_true(wall_says(&wall, "Two VIP cases"));
    struct snapshot *desk = own(&wall);
    desk->handover.note_count = 0;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "no notes"));
    wall_free(&wall);
    wall = wall_of(desks_everything);
    wall_show(&wall, "\"widget\": \"notes\"");
    assert_true(wall_says(&wall, " more"));
    wall_free(&wall);
}

static void an_acknowledgement_is_one_line(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    struct snapshot *desk = own(&wall);
    wall_show(&wall, "\"widget\": \"acknowledged\"");
    assert_true(wall_says(&wall, "Return on the keyboard acknowledges"));
    desk->handover.acknowledged_at = DESKS_NOW;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "Acknowledged 09:30"));
    assert_false(wall_says(&wall, " by "));
    desk->handover.acknowledged_by = "Mei";
    wall_draw(&wall);
    assert_true(wall_says(&wall, "Acknowledged 09:30 by Mei"));
    wall_free(&wall);
}

static void outside_the_window_there_is_none(void **state)
{
    (void)state;
    static const char *const SILENT[] = {"inherited", "promises", "notes"};
    struct wall wall = wall_of(desks_handover);
    struct snapshot *desk = own(&wall);
    desk->handover.present = false;
    for (size_t i = 0; i < sizeof SILENT / sizeof *SILENT; i++) {
        wall_show(&wall, arena_textf(wall.arena, "\"widget\": \"%s\"", SILENT[i]));
        assert_true(wall_says(&wall, "no handover now"));
    }
    wall_show(&wall, "\"widget\": \"acknowledged\"");
    assert_true(wall_says(&wall, "next handover at 09:42"));
    desk->shifts.current.ends_at = WALL_TIME_NONE;
    wall_draw(&wall);
    assert_true(wall_says(&wall, "no handover now"));
    wall_free(&wall);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    struct wall wall = wall_of(desks_handover);
    const char *mistake = wall_mistake(&wall, "\"widget\": \"shift\", \"titel\": \"x\"");
    assert_non_null(strstr(mistake, "titel"));
    assert_non_null(strstr(mistake, "\"title\""));
    mistake = wall_mistake(&wall, "\"widget\": \"notes\", \"title\": 3");
    assert_non_null(strstr(mistake, "expected a text"));
    mistake = wall_mistake(&wall, "\"widget\": \"acknowledged\", \"title\": \"x\"");
    assert_non_null(strstr(mistake, "title"));
    wall_show(&wall, "\"widget\": \"promises\", \"title\": \"Kept\"");
    assert_true(wall_says(&wall, "Kept"));
    wall_show(&wall, "\"widget\": \"promises\", \"title\": \"\"");
    assert_false(wall_says(&wall, "Promised"));
    wall_free(&wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ending_shift_stands_beside_those_before),
        cmocka_unit_test(after_the_boundary_it_is_the_last_shift),
        cmocka_unit_test(unknown_totals_are_told),
        cmocka_unit_test(inherited_cases_stand_by_tier),
        cmocka_unit_test(promises_stand_by_time),
        cmocka_unit_test(a_promise_turns_soon_and_late_in_time),
        cmocka_unit_test(notes_name_their_authors),
        cmocka_unit_test(an_acknowledgement_is_one_line),
        cmocka_unit_test(outside_the_window_there_is_none),
        cmocka_unit_test(mistakes_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
