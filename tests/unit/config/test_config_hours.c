/* Tests of config/config_hours.c: when the panel is on, what wakes it, and each mistake. */
#include "cmocka_all.h"

#include "parsed.h"

static void the_panel_is_always_on_unless_hours_are_given(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{}", arena);
    assert_int_equal(config.screen.hours.on_count, 0);
    config = parsed("{\"screen\":{\"hours\":\"mon-fri 07:00-20:00\"}}", arena);
    assert_int_equal(config.screen.hours.on_count, 1);
    assert_int_equal(config.screen.hours.on[0].weekdays, 0x3E);
    assert_int_equal(config.screen.hours.on[0].from_min, 420);
    assert_int_equal(config.screen.hours.wakers, 1U << OCCASION_INCIDENT);
    assert_int_equal(config.screen.hours.wake_ms, 600000);
    assert_null(config.screen.hours.time_zone);
    arena_free(arena);
}

static void an_object_tells_the_office_and_what_wakes_it(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config =
        parsed("{\"offices\":[{\"id\":\"kul\",\"time_zone\":\"Asia/Kuala_Lumpur\"}],"
               "\"screen\":{\"hours\":{\"on\":[\"mon-fri 07:00-20:00\",\"sat 09:00-14:00\"],"
               "\"office\":\"kul\",\"wake\":[\"incident\",\"security\"],\"wake_for\":\"5m\"}}}",
               arena);
    assert_int_equal(config.screen.hours.on_count, 2);
    assert_string_equal(config.screen.hours.time_zone, "Asia/Kuala_Lumpur");
    assert_int_equal(config.screen.hours.wakers, 1U << OCCASION_INCIDENT | 1U << OCCASION_SECURITY);
    assert_int_equal(config.screen.hours.wake_ms, 300000);
    config = parsed("{\"screen\":{\"hours\":{\"on\":\"07:00-20:00\",\"wake\":[]}}}", arena);
    assert_int_equal(config.screen.hours.wakers, 0);
    arena_free(arena);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"screen\":{\"hours\":\"7-20\"}}",
         "w.json:1: screen.hours: expected hours such as \"mon-fri 08:00-18:00\" or "
         "\"22:00-06:00\", found the text \"7-20\""},
        {"{\"screen\":{\"hours\":[]}}",
         "w.json:1: screen.hours: expected 1 to 28 spans of hours, found 0"},
        {"{\"screen\":{\"hours\":[null]}}",
         "w.json:1: screen.hours[0]: expected hours such as \"mon-fri 08:00-18:00\" or "
         "\"22:00-06:00\", found nothing"},
        {"{\"screen\":{\"hours\":{\"wake\":[]}}}", "w.json:1: screen.hours.on: is missing"},
        {"{\"screen\":{\"hours\":{\"on\":\"07:00-20:00\",\"office\":\"kul\"}}}",
         "w.json:1: screen.hours.office: no office has the id \"kul\", there is no list "
         "\"offices\""},
        {"{\"screen\":{\"hours\":{\"on\":\"07:00-20:00\",\"wake\":[\"fire\"]}}}",
         "w.json:1: screen.hours.wake[0]: expected \"handover\", \"incident\", \"security\", "
         "\"vip_breach\" or \"flood\", found the text \"fire\""},
        {"{\"screen\":{\"hours\":{\"on\":\"07:00-20:00\",\"wake_for\":\"10s\"}}}",
         "w.json:1: screen.hours.wake_for: expected a duration from 1m to 8h, found the text "
         "\"10s\""},
        {"{\"screen\":{\"hours\":{\"on\":\"07:00-20:00\",\"off\":1}}}",
         "w.json:1: screen.hours.off: unknown key, did you mean \"on\"?"},
    };
    REFUSED(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_panel_is_always_on_unless_hours_are_given),
        cmocka_unit_test(an_object_tells_the_office_and_what_wakes_it),
        cmocka_unit_test(mistakes_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
