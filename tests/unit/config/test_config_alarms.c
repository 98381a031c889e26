/* Alarms: what is read, and each mistake's sentence. */
#include "cmocka_all.h"

#include <math.h>
#include <stdio.h>

#include "parsed.h"

static void what_is_left_out_has_its_usual_value(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{}", arena);
    assert_true(config.alarms.enabled);
    assert_true(config.alarms.defaults);
    assert_int_equal(config.alarms.on_delay_ms, 30000);
    assert_int_equal(config.alarms.off_delay_ms, 60000);
    assert_float_equal(config.alarms.deadband_pct, 10, 0);
    assert_int_equal(config.alarms.flood, 10);
    assert_int_equal(config.alarms.rule_count, 0);
    arena_free(arena);
}

static void all_of_it_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed(
        "{\"alarms\":{\"enabled\":false,\"defaults\":false,\"on_delay\":\"0s\",\"off_delay\":"
        "\"1h\",\"deadband_pct\":50,\"flood\":60,\"rules\":["
        "{\"figure\":\"waiting\",\"watch\":10,\"breach\":20},"
        "{\"figure\":\"oldest_waiting\",\"queue\":\"VIP\",\"watch\":\"2m\",\"breach\":\"3m\"},"
        "{\"figure\":\"unassigned\",\"queue\":7,\"breach\":5},"
        "{\"figure\":\"at_risk\",\"watch\":1},{\"figure\":\"overdue\",\"breach\":1},"
        "{\"figure\":\"attainment\",\"watch\":95,\"breach\":90.5},"
        "{\"figure\":\"breach_in\",\"watch\":\"10m\",\"breach\":\"2m\"}]}}",
        arena);
    const struct config_alarm_rule *rules = config.alarms.rules;
    assert_false(config.alarms.enabled);
    assert_false(config.alarms.defaults);
    assert_int_equal(config.alarms.on_delay_ms, 0);
    assert_int_equal(config.alarms.off_delay_ms, 3600000);
    assert_float_equal(config.alarms.deadband_pct, 50, 0);
    assert_int_equal(config.alarms.flood, 60);
    assert_int_equal(config.alarms.rule_count, ALARM_RULE_COUNT);
    for (size_t i = 0; i < ALARM_RULE_COUNT; i++)
        assert_int_equal(rules[i].figure, i);
    assert_null(rules[0].queue);
    assert_float_equal(rules[0].watch, 10, 0);
    assert_float_equal(rules[0].breach, 20, 0);
    assert_string_equal(rules[1].queue, "VIP");
    assert_float_equal(rules[1].watch, 120, 0);
    assert_float_equal(rules[1].breach, 180, 0);
    assert_string_equal(rules[2].queue, "7");
    assert_true(isnan(rules[2].watch));
    assert_true(isnan(rules[3].breach));
    assert_float_equal(rules[5].breach, 90.5, 0);
    assert_float_equal(rules[6].watch, 600, 0);
    arena_free(arena);
}

static void the_same_figure_of_other_queues_is_no_second(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{\"alarms\":{\"rules\":[{\"figure\":\"waiting\",\"watch\":1},"
                                  "{\"figure\":\"waiting\",\"queue\":\"a\",\"watch\":1},"
                                  "{\"figure\":\"waiting\",\"queue\":\"b\",\"watch\":1}]}}",
                                  arena);
    assert_int_equal(config.alarms.rule_count, 3);
    arena_free(arena);
}

#define RULES(rules) "{\"alarms\":{\"rules\":[" rules "]}}"

static const struct refusal MISTAKES[] = {
    {"{\"alarms\":[]}", "w.json:1: alarms: expected an object, found a list"},
    {"{\"alarms\":{\"enabled\":1}}",
     "w.json:1: alarms.enabled: expected true or false, found the number 1"},
    {"{\"alarms\":{\"rule\":[]}}", "w.json:1: alarms.rule: unknown key, did you mean \"rules\"?"},
    {"{\"alarms\":{\"on_delay\":\"2h\"}}",
     "w.json:1: alarms.on_delay: expected a duration from 0d to 1h, found the text \"2h\""},
    {"{\"alarms\":{\n\"off_delay\":60}}",
     "w.json:2: alarms.off_delay: expected a duration such as \"20s\", found the number 60"},
    {"{\"alarms\":{\"deadband_pct\":51}}",
     "w.json:1: alarms.deadband_pct: expected a number from 0 to 50, found the number 51"},
    {"{\"alarms\":{\"flood\":0}}",
     "w.json:1: alarms.flood: expected a number from 1 to 60, found the number 0"},
    {"{\"alarms\":{\"flood\":1.5}}",
     "w.json:1: alarms.flood: expected a whole number, found the number 1.5"},
    {"{\"alarms\":{\"rules\":{}}}", "w.json:1: alarms.rules: expected a list, found an object"},
    {RULES("{\"watch\":1}"), "w.json:1: alarms.rules[0].figure: is missing"},
    {RULES("{\"figure\":\"oldest\",\"watch\":1}"),
     "w.json:1: alarms.rules[0].figure: expected one of \"waiting\", \"oldest_waiting\", "
     "\"unassigned\", \"at_risk\", \"overdue\", \"attainment\", \"breach_in\", found the text "
     "\"oldest\""},
    {RULES("{\"figure\":\"waiting\",\"limit\":1}"),
     "w.json:1: alarms.rules[0].limit: unknown key, known are \"figure\", \"queue\", "
     "\"watch\", "
     "\"breach\""},
    {RULES("{\"figure\":\"waiting\",\"queue\":\" \",\"watch\":1}"),
     "w.json:1: alarms.rules[0].queue: the text is empty"},
    {RULES("{\"figure\":\"waiting\"}"),
     "w.json:1: alarms.rules[0]: the rule has neither \"watch\" nor \"breach\""},
    {RULES("{\"figure\":\"waiting\",\"watch\":\"5m\"}"),
     "w.json:1: alarms.rules[0].watch: expected a number, found the text \"5m\""},
    {RULES("{\"figure\":\"waiting\",\"breach\":0}"),
     "w.json:1: alarms.rules[0].breach: expected a number from 1 to 1000000, found the number "
     "0"},
    {RULES("{\"figure\":\"oldest_waiting\",\"watch\":300}"),
     "w.json:1: alarms.rules[0].watch: expected a duration such as \"20s\", found the number "
     "300"},
    {RULES("{\"figure\":\"breach_in\",\"breach\":\"31d\"}"),
     "w.json:1: alarms.rules[0].breach: expected a duration from 1s to 30d, found the text "
     "\"31d\""},
    {RULES("{\"figure\":\"attainment\",\"watch\":101}"),
     "w.json:1: alarms.rules[0].watch: expected a number from 0 to 100, found the number 101"},
    {RULES("{\"figure\":\"waiting\",\"watch\":20,\"breach\":20}"),
     "w.json:1: alarms.rules[0].watch: \"watch\" must be less than \"breach\""},
    {RULES("{\"figure\":\"attainment\",\"watch\":90,\"breach\":95}"),
     "w.json:1: alarms.rules[0].watch: \"watch\" must be more than \"breach\": the lower "
     "\"attainment\" is the worse"},
    {RULES("{\"figure\":\"breach_in\",\"watch\":\"2m\",\"breach\":\"2m\"}"),
     "w.json:1: alarms.rules[0].watch: \"watch\" must be more than \"breach\": the lower "
     "\"breach_in\" is the worse"},
    {RULES("{\"figure\":\"waiting\",\"watch\":1},{\"figure\":\"waiting\",\"watch\":2}"),
     "w.json:1: alarms.rules[1]: the same figure has a rule in alarms.rules[0] already"},
    {RULES("{\"figure\":\"waiting\",\"queue\":7,\"watch\":1},"
           "{\"figure\":\"waiting\",\"queue\":\"7\",\"watch\":2}"),
     "w.json:1: alarms.rules[1]: the same figure of the same queue has a rule in "
     "alarms.rules[0] already"},
};

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    REFUSED(MISTAKES);
}

static void there_is_a_limit_of_rules(void **state)
{
    (void)state;
    enum { COUNT = 513 };
    char text[COUNT * 64] = "{\"alarms\":{\"rules\":[";
    size_t length = strlen(text);
    for (int i = 0; i < COUNT; i++)
        length += (size_t)snprintf(text + length, sizeof text - length,
                                   "%s{\"figure\":\"waiting\",\"queue\":%d,\"watch\":1}",
                                   i ? "," : "", i);
    snprintf(text + length, sizeof text - length, "]}}");
    const struct refusal refusals[] = {
        {text, "w.json:1: alarms.rules: the list has 513 rules, more than the 512 allowed"}};
    REFUSED(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_left_out_has_its_usual_value),
        cmocka_unit_test(all_of_it_is_read),
        cmocka_unit_test(the_same_figure_of_other_queues_is_no_second),
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(there_is_a_limit_of_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
