/* Queues: what is read, found again, and each mistake's sentence. */
#include "cmocka_all.h"

#include <math.h>

#include "parsed.h"

static void all_of_it_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config =
        parsed("{\"queues\":[{\"id\":\"General\"},{\"id\":7,\"short_name\":\"VIP\",\"tier\":2,"
               "\"lane\":\"vip\",\"channel\":\"chat\",\"language\":\"pt-BR\",\"team\":\"Gold\","
               "\"region\":\"LATAM\",\"hidden\":true,\"targets\":{\"first_response\":\"3m\","
               "\"next_reply\":\"30m\",\"lead_time\":\"4h\",\"service_level_pct\":90}}]}",
               arena);
    assert_int_equal(config.queue_count, 2);
    const struct config_queue *bare = config_queue_for(&config, "1", "General");
    assert_int_equal(bare->lane, -1);
    assert_true(isnan(bare->tier) && isnan(bare->targets.first_response_s));
    assert_false(bare->hidden);
    const struct config_queue *vip = config_queue_for(&config, "7", NULL);
    assert_string_equal(vip->short_name, "VIP");
    assert_true(vip->tier == 2 && vip->hidden);
    assert_int_equal(vip->lane, LANE_VIP);
    assert_string_equal(vip->channel, "chat");
    assert_string_equal(vip->language, "pt-BR");
    assert_string_equal(vip->team, "Gold");
    assert_string_equal(vip->region, "LATAM");
    assert_true(vip->targets.first_response_s == 180 && vip->targets.next_reply_s == 1800);
    assert_true(vip->targets.lead_time_s == 14400 && vip->targets.service_level_pct == 90);
    assert_null(config_queue_for(&config, "8", "vip"));
    arena_free(arena);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"queues\":{}}", "w.json:1: queues: expected a list, found an object"},
        {"{\"queues\":[{}]}", "w.json:1: queues[0].id: is missing"},
        {"{\"queues\":[\"vip\"]}",
         "w.json:1: queues[0]: expected an object, found the text \"vip\""},
        {"{\"queues\":[{\"id\":\"a\"},\n{\"id\":\"b\"},\n{\"id\":\"a\"}]}",
         "w.json:3: queues[2].id: the queue \"a\" stands in queues[0] already"},
        {"{\"queues\":[{\"id\":\"a\",\"shortname\":\"A\"}]}",
         "w.json:1: queues[0].shortname: unknown key, did you mean \"short_name\"?"},
        {"{\"queues\":[{\"id\":\"a\",\"lane\":\"gold\"}]}",
         "w.json:1: queues[0].lane: expected one of \"normal\", \"vip\", \"dispute\", "
         "\"security\", \"assistant\", found the text \"gold\""},
        {"{\"queues\":[{\"id\":\"a\",\"tier\":1.5}]}",
         "w.json:1: queues[0].tier: expected a whole number, found the number 1.5"},
        {"{\"queues\":[{\"id\":\"a\",\"language\":\"english please\"}]}",
         "w.json:1: queues[0].language: expected a language tag such as \"en\" or \"pt-BR\", found "
         "the text \"english please\""},
        {"{\"queues\":[{\"id\":\"a\",\"targets\":{\"first_response_s\":180}}]}",
         "w.json:1: queues[0].targets.first_response_s: unknown key, did you mean "
         "\"first_response\"?"},
        {"{\"queues\":[{\"id\":\"a\",\"targets\":{\"service_level_pct\":0.9e3}}]}",
         "w.json:1: queues[0].targets.service_level_pct: expected a number from 0 to 100, found "
         "the number 900"},
    };
    REFUSED(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_it_is_read),
        cmocka_unit_test(mistakes_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
