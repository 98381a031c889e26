/* Tests of view/attention.c: what blinks, for how long, and how often a state may change. */
#include "view/attention.h"

#include "cmocka_all.h"

#define AT(ms) ((struct wall_time){1000000 + (ms)})

enum { A = 1, B = 2 };

/* One look at one place. */
struct look {
    int64_t at_ms;
    enum state state;
    enum state shown;
    bool blank;
    int64_t until_ms; /* -1: not by itself */
};

static void see(struct attention *attention, const struct look *look, uint64_t subject)
{
    attention_begin(attention, AT(look->at_ms), false);
    enum state shown = attention_state(attention, subject, look->state);
    bool blank = attention_blank(attention, subject);
    struct wall_time until = attention_until(attention);
    int64_t until_ms = wall_time_known(until) ? until.ms - AT(0).ms : -1;
    if (shown != look->shown || blank != look->blank || until_ms != look->until_ms)
        fail_msg("at %d ms: state %d, %s, until %d", (int)look->at_ms, (int)shown,
                 blank ? "blank" : "drawn", (int)until_ms);
}

static void play(const struct look *looks, size_t count)
{
    struct attention *attention = attention_new();
    for (size_t i = 0; i < count; i++)
        see(attention, &looks[i], A);
    attention_free(attention);
}

#define PLAY(looks) play(looks, sizeof looks / sizeof *looks)

static void a_new_breach_blinks_at_1_hz_for_5_s(void **state)
{
    (void)state;
    static const struct look LOOKS[] = {
        {0, STATE_WATCH, STATE_WATCH, false, -1},
        {1000, STATE_BREACH, STATE_BREACH, false, 1500},
        {1499, STATE_BREACH, STATE_BREACH, false, 1500},
        {1500, STATE_BREACH, STATE_BREACH, true, 2000},
        {2000, STATE_BREACH, STATE_BREACH, false, 2500},
        {5500, STATE_BREACH, STATE_BREACH, true, 6000},
        {6000, STATE_BREACH, STATE_BREACH, false, -1},
        {60000, STATE_BREACH, STATE_BREACH, false, -1},
    };
    PLAY(LOOKS);
}

static void what_was_in_breach_at_the_first_look_is_not_new(void **state)
{
    (void)state;
    static const struct look LOOKS[] = {{0, STATE_BREACH, STATE_BREACH, false, -1},
                                        {500, STATE_BREACH, STATE_BREACH, false, -1}};
    PLAY(LOOKS);
}

static void nothing_but_a_breach_blinks(void **state)
{
    (void)state;
    static const struct look LOOKS[] = {{0, STATE_FINE, STATE_FINE, false, -1},
                                        {1000, STATE_WATCH, STATE_WATCH, false, -1},
                                        {1500, STATE_WATCH, STATE_WATCH, false, -1}};
    PLAY(LOOKS);
}

static void three_changes_a_minute_rest_at_the_worse(void **state)
{
    (void)state;
    static const struct look LOOKS[] = {
        {0, STATE_FINE, STATE_FINE, false, -1},
        {10000, STATE_WATCH, STATE_WATCH, false, -1},
        {20000, STATE_FINE, STATE_FINE, false, -1},
        {30000, STATE_WATCH, STATE_WATCH, false, -1},
        {40000, STATE_FINE, STATE_WATCH, false, 70000},   /* would be the fourth */
        {50000, STATE_BREACH, STATE_WATCH, false, 70000}, /* likewise */
        {70000, STATE_FINE, STATE_WATCH, false, 80000},   /* one must be left for the worse */
        {70001, STATE_WATCH, STATE_WATCH, false, -1},
        {80000, STATE_FINE, STATE_FINE, false, -1},
    };
    PLAY(LOOKS);
}

static void never_more_than_three_changes_in_any_minute(void **state)
{
    (void)state;
    struct attention *attention = attention_new();
    int64_t changed_ms[1000];
    size_t changes = 0;
    enum state shown = STATE_FINE;
    for (int64_t at_ms = 0; at_ms < 600000; at_ms += 700) {
        attention_begin(attention, AT(at_ms), false);
        enum state now = attention_state(attention, A, at_ms / 700 % 2 ? STATE_WATCH : STATE_FINE);
        if (now != shown)
            changed_ms[changes++] = at_ms;
        shown = now;
        if (changes > 3)
            assert_true(changed_ms[changes - 1] - changed_ms[changes - 4] >= 60000);
    }
    assert_true(changes > 20);
    attention_free(attention);
}

static void of_two_new_breaches_the_first_drawn_blinks(void **state)
{
    (void)state;
    struct attention *attention = attention_new();
    attention_begin(attention, AT(0), false);
    attention_state(attention, A, STATE_FINE);
    attention_state(attention, B, STATE_FINE);
    attention_begin(attention, AT(1000), false);
    attention_state(attention, B, STATE_BREACH);
    attention_state(attention, A, STATE_BREACH);
    assert_false(attention_blank(attention, A));
    assert_false(attention_blank(attention, B));
    attention_begin(attention, AT(1500), false);
    assert_true(attention_blank(attention, A));
    assert_false(attention_blank(attention, B));
    attention_free(attention);
}

static void in_a_flood_nothing_blinks(void **state)
{
    (void)state;
    struct attention *attention = attention_new();
    size_t blinked = 0;
    for (uint64_t subject = 1; subject <= 14; subject++) {
        int64_t at_ms = (int64_t)subject * 20000;
        attention_begin(attention, AT(at_ms), false);
        attention_state(attention, subject, STATE_FINE);
        attention_begin(attention, AT(at_ms + 1000), false);
        attention_state(attention, subject, STATE_BREACH);
        attention_begin(attention, AT(at_ms + 1500), false);
        blinked += attention_blank(attention, subject);
    }
    assert_int_equal(blinked, 10); /* more than ten in ten minutes are one flood */
    attention_free(attention);
}

static void a_flood_that_is_told_keeps_all_steady(void **state)
{
    (void)state;
    struct attention *attention = attention_new();
    attention_begin(attention, AT(0), true);
    attention_state(attention, A, STATE_FINE);
    attention_begin(attention, AT(1000), true);
    assert_int_equal(attention_state(attention, A, STATE_BREACH), STATE_BREACH);
    attention_begin(attention, AT(1500), true);
    assert_false(attention_blank(attention, A));
    attention_free(attention);
}

static void without_memory_or_time_all_is_as_it_is(void **state)
{
    (void)state;
    attention_begin(NULL, AT(0), false);
    assert_int_equal(attention_state(NULL, A, STATE_BREACH), STATE_BREACH);
    assert_false(attention_blank(NULL, A));
    assert_false(wall_time_known(attention_until(NULL)));
    struct attention *attention = attention_new();
    attention_begin(attention, WALL_TIME_NONE, false);
    assert_int_equal(attention_state(attention, A, STATE_BREACH), STATE_BREACH);
    assert_false(attention_blank(attention, A));
    attention_free(attention);
}

/* More places than there is room for: the latest are remembered. */
static void the_oldest_places_are_forgotten(void **state)
{
    (void)state;
    struct attention *attention = attention_new();
    for (uint64_t subject = 1; subject <= 2000; subject++) {
        attention_begin(attention, AT((int64_t)subject), false);
        attention_state(attention, subject, STATE_FINE);
    }
    attention_begin(attention, AT(3000), false);
    attention_state(attention, 2000, STATE_BREACH);
    attention_state(attention, 1, STATE_BREACH);
    attention_begin(attention, AT(3500), false);
    assert_true(attention_blank(attention, 2000));
    assert_false(attention_blank(attention, 1));
    attention_free(attention);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_breach_blinks_at_1_hz_for_5_s),
        cmocka_unit_test(what_was_in_breach_at_the_first_look_is_not_new),
        cmocka_unit_test(nothing_but_a_breach_blinks),
        cmocka_unit_test(three_changes_a_minute_rest_at_the_worse),
        cmocka_unit_test(never_more_than_three_changes_in_any_minute),
        cmocka_unit_test(of_two_new_breaches_the_first_drawn_blinks),
        cmocka_unit_test(in_a_flood_nothing_blinks),
        cmocka_unit_test(a_flood_that_is_told_keeps_all_steady),
        cmocka_unit_test(without_memory_or_time_all_is_as_it_is),
        cmocka_unit_test(the_oldest_places_are_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
