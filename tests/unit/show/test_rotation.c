/* Tests of show/rotation.c: dwell, turning by hand, pause. */
#include "cmocka_all.h"
#include "show/rotation.h"

static const int64_t DWELL_MS[] = {20000, 5000, 10000};

#define AT(ms) ((struct mono_time){ms})

static void each_page_stays_for_its_dwell(void **state)
{
    (void)state;
    struct rotation r = rotation_start(DWELL_MS, 3, AT(0));
    static const struct {
        int64_t now_ms;
        bool turned;
        size_t page;
        int64_t due_ms;
    } rows[] = {
        {19999, false, 0, 1},    {20000, true, 1, 5000},  {24999, false, 1, 1},
        {25000, true, 2, 10000}, {35000, true, 0, 20000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(rotation_step(&r, AT(rows[i].now_ms)), rows[i].turned);
        assert_int_equal(r.page, rows[i].page);
        assert_int_equal(rotation_due_ms(&r, AT(rows[i].now_ms)), rows[i].due_ms);
    }
}

static void a_turn_by_hand_wraps_and_gives_the_whole_dwell(void **state)
{
    (void)state;
    struct rotation r = rotation_start(DWELL_MS, 3, AT(0));
    rotation_turn(&r, -1, AT(19000));
    assert_int_equal(r.page, 2);
    assert_int_equal(rotation_due_ms(&r, AT(19000)), 10000);
    rotation_turn(&r, 1, AT(19500));
    assert_int_equal(r.page, 0);
}

static void a_paused_rotation_stays_until_it_goes_on(void **state)
{
    (void)state;
    struct rotation r = rotation_start(DWELL_MS, 3, AT(0));
    rotation_pause(&r, true, AT(100));
    assert_int_equal(rotation_due_ms(&r, AT(9999999)), -1);
    assert_false(rotation_step(&r, AT(9999999)));
    rotation_pause(&r, false, AT(9999999));
    assert_int_equal(rotation_due_ms(&r, AT(9999999)), 20000);
}

static void a_single_page_never_turns(void **state)
{
    (void)state;
    struct rotation r = rotation_start(DWELL_MS, 1, AT(0));
    assert_int_equal(rotation_due_ms(&r, AT(50000)), -1);
    assert_false(rotation_step(&r, AT(50000)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_page_stays_for_its_dwell),
        cmocka_unit_test(a_turn_by_hand_wraps_and_gives_the_whole_dwell),
        cmocka_unit_test(a_paused_rotation_stays_until_it_goes_on),
        cmocka_unit_test(a_single_page_never_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
