/* The config's "alarms". */
#include "config/sections.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { MOST_RULES = 512 };

/* Milliseconds. */
static const struct range ON_DELAY = {0, 3600e3, 30e3};
static const struct range OFF_DELAY = {0, 3600e3, 60e3};

static const struct range SECONDS = {1, 30 * 86400, NAN};
static const struct range PERCENT = {0, 100, NAN};
static const struct range COUNT = {1, 1e6, NAN};

static double read_limit(const struct json_at *rule, const char *key, enum alarm_figure figure)
{
    switch (figure) {
    case ALARM_OLDEST_WAITING:
    case ALARM_BREACH_IN:
        return range_duration_s(rule, key, SECONDS);
    case ALARM_ATTAINMENT:
        return range_number(rule, key, PERCENT);
    case ALARM_WAITING:
    case ALARM_UNASSIGNED:
    case ALARM_AT_RISK:
    case ALARM_OVERDUE:
        return range_number(rule, key, COUNT);
    case ALARM_FLOOD:
    case ALARM_OTHER:
    case ALARM_FIGURE_COUNT:
        break;
    }
    return NAN;
}

static void check_limits(const struct json_at *at, const struct config_alarm_rule *rule)
{
    bool falling = rule->figure == ALARM_ATTAINMENT || rule->figure == ALARM_BREACH_IN;
    struct json_at watch = json_member(at, "watch");
    if (isnan(rule->watch) && isnan(rule->breach))
        json_reject(at, "the rule has neither \"watch\" nor \"breach\"");
    else if (falling && rule->watch <= rule->breach)
        json_reject(&watch, "\"watch\" must be more than \"breach\": the lower \"%s\" is the worse",
                    ALARM_FIGURE_NAMES[rule->figure]);
    else if (!falling && rule->watch >= rule->breach)
        json_reject(&watch, "\"watch\" must be less than \"breach\"");
}

/* A text or a whole number, as a feed's ids are. */
static const char *read_queue(const struct json_at *rule)
{
    struct json_at at = json_member(rule, "queue");
    const char *queue = json_as_id(&at);
    if (queue && queue[strspn(queue, " \t\r\n")] == '\0')
        json_reject(&at, "the text is empty");
    return queue;
}

/* With an unknown figure the limits' form is unknown too; it is refused already. */
static struct config_alarm_rule read_rule(const struct json_at *at)
{
    static const char *const keys[] = {"figure", "queue", "watch", "breach", NULL};
    json_only(at, keys);
    json_require(at, "figure");
    int figure = json_word(at, "figure", ALARM_FIGURE_NAMES, ALARM_RULE_COUNT, ALARM_RULE_COUNT);
    struct config_alarm_rule rule = {
        .figure = (enum alarm_figure)figure,
        .queue = read_queue(at),
        .watch = read_limit(at, "watch", (enum alarm_figure)figure),
        .breach = read_limit(at, "breach", (enum alarm_figure)figure),
    };
    check_limits(at, &rule);
    return rule;
}

static void reject_second(const struct json_at *at, const struct config_alarm_rule *rules,
                          size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (rules[i].figure == rules[index].figure &&
            text_equal(rules[i].queue, rules[index].queue))
            json_reject(at, "the same figure%s has a rule in alarms.rules[%zu] already",
                        rules[i].queue ? " of the same queue" : "", i);
}

static void read_rules(const struct section *section, const struct json_at *alarms,
                       struct config_alarms *ret_alarms)
{
    struct json_at list = json_array(alarms, "rules");
    size_t count = json_count(&list);
    if (count > MOST_RULES) {
        json_reject(&list, "the list has %zu rules, more than the %d allowed", count, MOST_RULES);
        return;
    }
    struct config_alarm_rule *rules = arena_array(section->arena, count + 1, sizeof *rules);
    for (size_t i = 0; i < count; i++) {
        struct json_at rule = json_item(&list, i);
        rules[i] = read_rule(&rule);
        reject_second(&rule, rules, i);
    }
    ret_alarms->rules = rules;
    ret_alarms->rule_count = count;
}

void config_read_alarms(const struct section *section, struct config *config)
{
    static const char *const keys[] = {"enabled",      "defaults", "on_delay", "off_delay",
                                       "deadband_pct", "flood",    "rules",    NULL};
    struct json_at alarms = json_object(section->root, "alarms");
    json_only(&alarms, keys);
    config->alarms = (struct config_alarms){
        .enabled = json_flag(&alarms, "enabled", true),
        .defaults = json_flag(&alarms, "defaults", true),
        .on_delay_ms = range_duration_ms(&alarms, "on_delay", ON_DELAY),
        .off_delay_ms = range_duration_ms(&alarms, "off_delay", OFF_DELAY),
        .deadband_pct = range_number(&alarms, "deadband_pct", (struct range){0, 50, 10}),
        .flood = (int)range_whole(&alarms, "flood", (struct range){1, 60, 10}),
    };
    read_rules(section, &alarms, &config->alarms);
}
