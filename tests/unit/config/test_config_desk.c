/* Desk, targets and status: what is read, and each mistake's sentence. */
#include "cmocka_all.h"

#include "parsed.h"

static void all_of_it_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config =
        parsed("{\"desk\":{\"name\":\"Service Desk\",\"time_zone\":\"Europe/Lisbon\"},"
               "\"targets\":{\"first_response\":\"3m\",\"security\":\"1h\",\"attainment_pct\":98.5,"
               "\"csat_pct\":88,\"service_level_formula\":\"less_quick\",\"at_risk\":{\"share\":0."
               "1,\"left\":\"90s\"},\"watch_share\":0.8},"
               "\"status\":{\"port\":8080,\"address\":\"::1\"}}",
               arena);
    assert_string_equal(config.desk.name, "Service Desk");
    assert_string_equal(config.desk.time_zone, "Europe/Lisbon");
    assert_true(config.targets.first_response_s == 180 && config.targets.security_s == 3600);
    assert_true(config.targets.attainment_pct == 98.5 && config.targets.csat_pct == 88);
    assert_true(config.targets.risk.share == 0.1 && config.targets.risk.left_s == 90);
    assert_true(config.targets.watch_share == 0.8);
    assert_int_equal(config.targets.service_level_formula, SERVICE_LEVEL_LESS_QUICK);
    assert_int_equal(config.status.port, 8080);
    assert_string_equal(config.status.address, "::1");
    config = parsed("{}", arena);
    assert_int_equal(config.targets.service_level_formula, SERVICE_LEVEL_OF_OFFERED);
    arena_free(arena);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"desk\":{\"name\":\"\"}}", "w.json:1: desk.name: the text is empty"},
        {"{\"desk\":{\"timezone\":\"UTC\"}}",
         "w.json:1: desk.timezone: unknown key, did you mean \"time_zone\"?"},
        {"{\"desk\":{\n\"time_zone\":\"Europe/Lissabon\"}}",
         "w.json:2: desk.time_zone: expected a time zone that this system knows, such as "
         "\"Europe/Lisbon\", found the text \"Europe/Lissabon\""},
        {"{\"desk\":{\"url\":\"desk.example.org\"}}",
         "w.json:1: desk.url: expected a web address (http or https) of at most 300 bytes, found "
         "the text \"desk.example.org\""},
        {"{\"targets\":{\"first_response\":600}}",
         "w.json:1: targets.first_response: expected a duration such as \"20s\", found the number "
         "600"},
        {"{\"targets\":{\"first_response\":\"0s\"}}",
         "w.json:1: targets.first_response: expected a duration from 1s to 30d, found the text "
         "\"0s\""},
        {"{\"targets\":{\"service_level_formula\":\"offered\"}}",
         "w.json:1: targets.service_level_formula: expected one of \"all_in_target\", "
         "\"of_answered\", \"of_offered\", \"less_quick\", found the text \"offered\""},
        {"{\"targets\":{\"csat_pct\":120}}",
         "w.json:1: targets.csat_pct: expected a number from 0 to 100, found the number 120"},
        {"{\"targets\":{\"at_risk\":0.25}}",
         "w.json:1: targets.at_risk: expected an object, found the number 0.25"},
        {"{\"targets\":{\"at_risk\":{\"share\":25}}}",
         "w.json:1: targets.at_risk.share: expected a number from 0 to 1, found the number 25"},
        {"{\"targets\":{\"watch_share\":0}}",
         "w.json:1: targets.watch_share: expected a number from 0.1 to 1, found the number 0"},
        {"{\"status\":{\"port\":70000}}",
         "w.json:1: status.port: expected a number from 0 to 65535, found the number 70000"},
        {"{\"status\":{\"port\":80.5}}",
         "w.json:1: status.port: expected a whole number, found the number 80.5"},
        {"{\"status\":{\"address\":\"localhost\"}}",
         "w.json:1: status.address: expected an IP address such as \"127.0.0.1\" or \"::\", found "
         "the text \"localhost\""},
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
