/* Tests of screen/kms_flip: a display that takes pictures, is slow, or hangs. */
#include "cmocka_all.h"

#include "screen/kms_flip.h"

static struct mono_time at(int64_t ms)
{
    return (struct mono_time){1000000 + ms};
}

static void without_a_flip_the_next_may_come(void **state)
{
    (void)state;
    struct kms_flip flip = {0};
    assert_int_equal(kms_flip_step(&flip, at(0)), KMS_FLIP_READY);
    assert_int_equal(kms_flip_left_ms(&flip, at(0)), 0);
}

static void one_that_is_answered_is_over(void **state)
{
    (void)state;
    struct kms_flip flip = {0};
    uint32_t serial = kms_flip_begin(&flip, at(0));
    assert_int_equal(kms_flip_step(&flip, at(1)), KMS_FLIP_WAIT);
    assert_int_equal(kms_flip_left_ms(&flip, at(1)), 399);
    kms_flip_done(&flip, serial);
    assert_int_equal(kms_flip_step(&flip, at(2)), KMS_FLIP_READY);
}

static void one_that_is_late_is_given_up_once(void **state)
{
    (void)state;
    struct kms_flip flip = {0};
    kms_flip_begin(&flip, at(0));
    assert_int_equal(kms_flip_step(&flip, at(399)), KMS_FLIP_WAIT);
    assert_int_equal(kms_flip_step(&flip, at(400)), KMS_FLIP_LATE);
    assert_int_equal(kms_flip_step(&flip, at(400)), KMS_FLIP_READY);
}

static void an_answer_to_another_flip_counts_for_nothing(void **state)
{
    (void)state;
    struct kms_flip flip = {0};
    uint32_t first = kms_flip_begin(&flip, at(0));
    assert_int_equal(kms_flip_step(&flip, at(400)), KMS_FLIP_LATE);
    kms_flip_done(&flip, first);
    uint32_t second = kms_flip_begin(&flip, at(500));
    assert_int_not_equal(first, second);
    kms_flip_done(&flip, first);
    assert_int_equal(kms_flip_step(&flip, at(501)), KMS_FLIP_WAIT);
    kms_flip_done(&flip, second);
    assert_int_equal(kms_flip_step(&flip, at(502)), KMS_FLIP_READY);
}

static void three_late_in_a_row_are_a_display_that_hangs(void **state)
{
    (void)state;
    struct kms_flip flip = {0};
    static const enum kms_flip_verdict WANTED[] = {KMS_FLIP_LATE, KMS_FLIP_LATE, KMS_FLIP_HUNG};
    for (int i = 0; i < 3; i++) {
        kms_flip_begin(&flip, at(i * 1000));
        assert_int_equal(kms_flip_step(&flip, at(i * 1000 + 400)), WANTED[i]);
    }
}

static void one_in_time_makes_good_for_the_late_ones(void **state)
{
    (void)state;
    struct kms_flip flip = {0};
    for (int i = 0; i < 20; i++) {
        uint32_t serial = kms_flip_begin(&flip, at(i * 1000));
        if (i % 3 == 2)
            kms_flip_done(&flip, serial);
        else
            assert_int_equal(kms_flip_step(&flip, at(i * 1000 + 400)), KMS_FLIP_LATE);
    }
}

/* The count of flips runs over after years. */
static void serials_may_run_over(void **state)
{
    (void)state;
    struct kms_flip flip = {.serial = UINT32_MAX};
    uint32_t serial = kms_flip_begin(&flip, at(0));
    assert_int_equal(serial, 0);
    kms_flip_done(&flip, serial);
    assert_int_equal(kms_flip_step(&flip, at(0)), KMS_FLIP_READY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_flip_the_next_may_come),
        cmocka_unit_test(one_that_is_answered_is_over),
        cmocka_unit_test(one_that_is_late_is_given_up_once),
        cmocka_unit_test(an_answer_to_another_flip_counts_for_nothing),
        cmocka_unit_test(three_late_in_a_row_are_a_display_that_hangs),
        cmocka_unit_test(one_in_time_makes_good_for_the_late_ones),
        cmocka_unit_test(serials_may_run_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
