/* A tally tells what was counted, and is empty once it is cleared. */
#include "cmocka_all.h"

#include <math.h>

#include "simdesk/tally.h"

static void tells_what_was_counted(void **state)
{
    (void)state;
    struct tally tally = {.arrived = 9,
                          .answered = 8,
                          .answered_in_target = 7,
                          .solved = 6,
                          .undone = 1,
                          .breached = 5,
                          .fulfilled = 4,
                          .abandoned = 3,
                          .abandoned_in_target = 2,
                          .escalated = 11,
                          .reopened = 12,
                          .good = 13,
                          .rated = 14};
    samples_add(&tally.first_response, 10000);
    samples_add(&tally.lead_time, 20000);
    samples_add(&tally.handle, 30000);
    struct day_figures figures = tally_figures(&tally);
    assert_true(figures.arrived == 9 && figures.answered == 8);
    assert_true(figures.answered_in_target == 7 && figures.solved == 6);
    assert_true(figures.breached == 5 && figures.abandoned == 3);
    assert_true(figures.abandoned_in_target == 2);
    assert_true(figures.escalated == 11 && figures.reopened == 12);
    assert_true(figures.csat.good == 13 && figures.csat.rated == 14);
    assert_true(figures.sla.fulfilled == 4 && figures.sla.breached == 5);
    assert_true(figures.first_response_s.mean == 10);
    assert_true(figures.lead_time_s.mean == 20 && figures.handle_s.mean == 30);
    tally_clear(&tally);
    figures = tally_figures(&tally);
    assert_true(figures.arrived == 0 && figures.handle_s.n == 0);
    assert_true(isnan(figures.handle_s.mean));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tells_what_was_counted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
