/* Tests of show/takeover.c: for how long, in which order, and never twice for one cause. */
#include "base/arena.h"
#include "cmocka_all.h"
#include "show/takeover.h"

#define AT(s) ((struct mono_time){(int64_t)(s)*1000})
#define ON(occasion) (1U << (occasion))

enum { NONE = -1, OVERVIEW, VIP, INCIDENTS, PAGES };

static const struct page_takeover RULES[PAGES] = {
    [VIP] = {ON(OCCASION_VIP_BREACH), .for_ms = 20000, .rest_ms = 60000, .priority = 5},
    [INCIDENTS] = {ON(OCCASION_INCIDENT), .for_ms = 30000, .rest_ms = 30000, .priority = 7},
};

/* Identities of one digit each: capital letters are incidents, small ones VIP breaches. */
static struct causes causes_of(const char *letters)
{
    struct causes causes = {.until = WALL_TIME_NONE};
    for (; *letters; letters++)
        causes.list[causes.count++] = (struct cause){
            *letters < 'a' ? OCCASION_INCIDENT : OCCASION_VIP_BREACH, (uint64_t)*letters};
    return causes;
}

struct step {
    int64_t now_s;
    const char *causes;
    int page;
    int64_t due_s; /* -1: never */
    bool paused;
};

static void play(const struct step *steps, size_t count)
{
    struct arena *arena = arena_new();
    struct takeover takeover = takeover_start(RULES, PAGES, arena, AT(0));
    for (size_t i = 0; i < count; i++) {
        struct causes causes = causes_of(steps[i].causes);
        takeover_step(&takeover, &causes, steps[i].paused, AT(steps[i].now_s));
        int page = takeover.active ? (int)takeover.page : NONE;
        int64_t due_ms = takeover_due_ms(&takeover, steps[i].paused, AT(steps[i].now_s));
        if (page != steps[i].page || (due_ms < 0 ? -1 : due_ms / 1000) != steps[i].due_s)
            fail_msg("at %d s page %d, due in %d ms", (int)steps[i].now_s, page, (int)due_ms);
    }
    arena_free(arena);
}

#define PLAY(steps) play(steps, sizeof steps / sizeof *steps)

static void one_cause_takes_over_once(void **state)
{
    (void)state;
    static const struct step STEPS[] = {
        {100, "", NONE, -1, false},      {110, "A", INCIDENTS, 30, false},
        {139, "A", INCIDENTS, 1, false}, {140, "A", NONE, -1, false},
        {500, "A", NONE, -1, false},
    };
    PLAY(STEPS);
}

/* The same ticket, breached again on another day. */
static void what_was_gone_for_half_an_hour_calls_again(void **state)
{
    (void)state;
    static const struct step STEPS[] = {
        {100, "A", INCIDENTS, 30, false},  {130, "A", NONE, -1, false},
        {1000, "A", NONE, -1, false},      {1010, "", NONE, -1, false},
        {2700, "A", NONE, -1, false},      {2710, "", NONE, -1, false},
        {4600, "A", INCIDENTS, 30, false},
    };
    PLAY(STEPS);
}

static void the_rotation_comes_first_after_a_start(void **state)
{
    (void)state;
    static const struct step STEPS[] = {
        {0, "Aa", NONE, 20, false}, {20, "Aa", VIP, 10, false}, {30, "Aa", INCIDENTS, 30, false}};
    PLAY(STEPS);
}

static void a_flapping_cause_stays_seen(void **state)
{
    (void)state;
    static const struct step STEPS[] = {
        {100, "A", INCIDENTS, 30, false}, {110, "", INCIDENTS, 20, false},
        {120, "A", INCIDENTS, 10, false}, {130, "", NONE, -1, false},
        {300, "A", NONE, -1, false},      {301, "", NONE, -1, false},
        {302, "A", NONE, -1, false},
    };
    PLAY(STEPS);
}

static void of_two_at_once_the_higher_goes_first_and_the_rotation_has_its_time(void **state)
{
    (void)state;
    static const struct step STEPS[] = {
        {100, "aA", INCIDENTS, 30, false}, {130, "aA", NONE, 30, false},
        {159, "aA", NONE, 1, false},       {160, "aA", VIP, 20, false},
        {180, "aA", NONE, -1, false},
    };
    PLAY(STEPS);
}

static void the_higher_comes_into_the_lowers_time(void **state)
{
    (void)state;
    static const struct step STEPS[] = {
        {100, "a", VIP, 20, false},         {105, "aA", INCIDENTS, 30, false},
        {110, "abA", INCIDENTS, 25, false}, /* its own page waits */
        {135, "abA", NONE, 30, false},      {165, "abA", VIP, 20, false},
    };
    PLAY(STEPS);
}

static void the_higher_comes_into_the_rest_too(void **state)
{
    (void)state;
    static const struct step STEPS[] = {
        {100, "a", VIP, 20, false}, {120, "a", NONE, -1, false}, {121, "aA", INCIDENTS, 30, false}};
    PLAY(STEPS);
}

static void a_page_rests_longer_where_its_rule_says(void **state)
{
    (void)state;
    static const struct step STEPS[] = {
        {100, "a", VIP, 20, false},    {120, "a", NONE, -1, false},
        {130, "abc", NONE, 50, false}, {180, "abc", VIP, 20, false}, /* both at once */
        {200, "abc", NONE, -1, false}, {400, "abc", NONE, -1, false},
    };
    PLAY(STEPS);
}

static void what_is_over_before_its_turn_never_comes(void **state)
{
    (void)state;
    static const struct step STEPS[] = {{100, "aA", INCIDENTS, 30, false},
                                        {130, "A", NONE, -1, false},
                                        {160, "A", NONE, -1, false}};
    PLAY(STEPS);
}

static void a_paused_wall_is_taken_over_for_the_time(void **state)
{
    (void)state;
    static const struct step STEPS[] = {
        {100, "", NONE, -1, true}, {110, "A", INCIDENTS, 30, true}, {140, "A", NONE, -1, true}};
    PLAY(STEPS);
}

static void a_pause_on_the_page_holds_it(void **state)
{
    (void)state;
    static const struct step STEPS[] = {
        {100, "A", INCIDENTS, 30, false},
        {110, "A", INCIDENTS, -1, true},
        {500, "A", INCIDENTS, -1, true},
        {501, "A", NONE, -1, false},
    };
    PLAY(STEPS);
}

static void ending_by_hand_gives_the_rotation_its_time(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct takeover takeover = takeover_start(RULES, PAGES, arena, AT(0));
    struct causes causes = causes_of("A"), more = causes_of("AB");
    takeover_step(&takeover, &causes, false, AT(100));
    takeover_end(&takeover, AT(105));
    assert_false(takeover.active);
    takeover_step(&takeover, &more, false, AT(134));
    assert_false(takeover.active);
    takeover_step(&takeover, &more, false, AT(135));
    assert_true(takeover.active);
    arena_free(arena);
}

/* Far more causes than there are places, while one stands all the time. */
static void what_stands_is_not_forgotten(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct takeover takeover = takeover_start(RULES, PAGES, arena, AT(0));
    struct causes causes = causes_of("A");
    int64_t now_s = 100;
    for (int i = 0; i < 1000; i++, now_s += 100) {
        causes.list[1] = (struct cause){OCCASION_INCIDENT, (uint64_t)(1000 + i)};
        causes.count = 2;
        takeover_step(&takeover, &causes, false, AT(now_s));
        assert_true(takeover.active);
        causes.count = 1;
        takeover_step(&takeover, &causes, false, AT(now_s + 30));
        takeover_step(&takeover, &causes, false, AT(now_s + 90));
        assert_false(takeover.active);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_cause_takes_over_once),
        cmocka_unit_test(what_was_gone_for_half_an_hour_calls_again),
        cmocka_unit_test(the_rotation_comes_first_after_a_start),
        cmocka_unit_test(a_flapping_cause_stays_seen),
        cmocka_unit_test(of_two_at_once_the_higher_goes_first_and_the_rotation_has_its_time),
        cmocka_unit_test(the_higher_comes_into_the_lowers_time),
        cmocka_unit_test(the_higher_comes_into_the_rest_too),
        cmocka_unit_test(a_page_rests_longer_where_its_rule_says),
        cmocka_unit_test(what_is_over_before_its_turn_never_comes),
        cmocka_unit_test(a_paused_wall_is_taken_over_for_the_time),
        cmocka_unit_test(a_pause_on_the_page_holds_it),
        cmocka_unit_test(ending_by_hand_gives_the_rotation_its_time),
        cmocka_unit_test(what_stands_is_not_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
