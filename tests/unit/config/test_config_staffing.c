/* Staffing: what is read, the defaults, and each mistake's sentence. */
#include "cmocka_all.h"

#include <math.h>
#include <stdio.h>

#include "parsed.h"

static void nothing_said_leaves_the_defaults(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const char *const texts[] = {"{}", "{\"staffing\":null}", "{\"staffing\":{}}"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct config config = parsed(texts[i], arena);
        const struct config_staffing *staffing = &config.staffing;
        assert_true(staffing->service_level_pct == 80 && staffing->shrinkage_pct == 30);
        assert_true(staffing->most_occupancy_pct == 90);
        assert_true(isnan(staffing->patience_s) && isnan(staffing->handle_s));
        assert_int_equal(staffing->concurrency_count, 0);
    }
    arena_free(arena);
}

static void all_of_it_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config =
        parsed("{\"staffing\":{\"service_level_pct\":92.5,\"patience\":\"2m\",\"shrinkage_pct\":0,"
               "\"most_occupancy_pct\":100,\"handle_time\":\"4m 30s\","
               "\"concurrency\":{\"chat\":3,\"in app\":2.5}}}",
               arena);
    const struct config_staffing *staffing = &config.staffing;
    assert_true(staffing->service_level_pct == 92.5 && staffing->shrinkage_pct == 0);
    assert_true(staffing->most_occupancy_pct == 100);
    assert_true(staffing->patience_s == 120 && staffing->handle_s == 270);
    assert_int_equal(staffing->concurrency_count, 2);
    assert_string_equal(staffing->concurrency[0].channel, "chat");
    assert_true(staffing->concurrency[0].cases == 3);
    assert_string_equal(staffing->concurrency[1].channel, "in app");
    assert_true(staffing->concurrency[1].cases == 2.5);
    arena_free(arena);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"staffing\":[]}", "w.json:1: staffing: expected an object, found a list"},
        {"{\"staffing\":{\"handle_tim\":\"4m\"}}",
         "w.json:1: staffing.handle_tim: unknown key, did you mean \"handle_time\"?"},
        {"{\"staffing\":{\"service_level_pct\":100}}",
         "w.json:1: staffing.service_level_pct: expected a number from 1 to 99.9, found the number "
         "100"},
        {"{\"staffing\":{\"patience\":120}}",
         "w.json:1: staffing.patience: expected a duration such as \"20s\", found the number 120"},
        {"{\"staffing\":{\"patience\":\"0s\"}}",
         "w.json:1: staffing.patience: expected a duration from 1s to 1d, found the text \"0s\""},
        {"{\"staffing\":{\"shrinkage_pct\":95}}",
         "w.json:1: staffing.shrinkage_pct: expected a number from 0 to 90, found the number 95"},
        {"{\"staffing\":{\"most_occupancy_pct\":0.9}}",
         "w.json:1: staffing.most_occupancy_pct: expected a number from 10 to 100, found the "
         "number 0.9"},
        {"{\"staffing\":{\"handle_time\":\"2d\"}}",
         "w.json:1: staffing.handle_time: expected a duration from 1s to 1d, found the text "
         "\"2d\""},
        {"{\"staffing\":{\"concurrency\":3}}",
         "w.json:1: staffing.concurrency: expected an object, found the number 3"},
        {"{\"staffing\":{\"concurrency\":{\n\"chat\":0}}}",
         "w.json:2: staffing.concurrency.chat: expected a number from 1 to 20, found the number 0"},
        {"{\"staffing\":{\"concurrency\":{\"chat\":21}}}",
         "w.json:1: staffing.concurrency.chat: expected a number from 1 to 20, found the number "
         "21"},
        {"{\"staffing\":{\"concurrency\":{\"chat\":null}}}",
         "w.json:1: staffing.concurrency.chat: expected a number from 1 to 20, found nothing"},
        {"{\"staffing\":{\"concurrency\":{\"chat\":\"3\"}}}",
         "w.json:1: staffing.concurrency.chat: expected a number, found the text \"3\""},
        {"{\"staffing\":{\"concurrency\":{\" \":3}}}",
         "w.json:1: staffing.concurrency: a channel has no name"},
        {"{\"staffing\":{\"concurrency\":{\"chat\":3,\"chat\":2}}}",
         "w.json:1: staffing.concurrency: the channel \"chat\" stands there twice"},
    };
    REFUSED(refusals);
}

static void more_channels_than_allowed_are_refused(void **state)
{
    (void)state;
    char text[2048] = "{\"staffing\":{\"concurrency\":{\"c0\":1";
    size_t length = strlen(text);
    for (int i = 1; i <= 64; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, ",\"c%d\":1", i);
    snprintf(text + length, sizeof text - length, "}}}");
    const struct refusal refusals[] = {
        {text, "w.json:1: staffing.concurrency: 65 channels are more than the 64 allowed"}};
    REFUSED(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_said_leaves_the_defaults),
        cmocka_unit_test(all_of_it_is_read),
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(more_channels_than_allowed_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
