/* What a person says of an alarm: the queue, the figure, and what it should be. */
#include "collect/alarm_text.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "base/text.h"

/* Whole units, as they have passed: "45 s", "4 min", "1 h 12 min", "2 d 3 h". */
static void add_duration(struct text *text, double seconds)
{
    long long s = isfinite(seconds) ? llround(floor(seconds)) : -1;
    if (s < 0)
        text_add(text, "–");
    else if (s < 60 || (s < 180 && s % 60 != 0))
        text_addf(text, "%lld s", s);
    else if (s < 3600)
        text_addf(text, "%lld min", s / 60);
    else if (s < 86400)
        text_addf(text, "%lld h %lld min", s / 3600, s / 60 % 60);
    else
        text_addf(text, "%lld d %lld h", s / 86400, s / 3600 % 24);
}

static void add_number(struct text *text, double number)
{
    if (isnan(number))
        text_add(text, "–");
    else
        text_addf(text, "%.10g", number);
}

static void add_in_unit(struct text *text, enum alarm_figure figure, double number)
{
    switch (figure) {
    case ALARM_OLDEST_WAITING:
    case ALARM_BREACH_IN:
        add_duration(text, number);
        break;
    case ALARM_ATTAINMENT: /* downwards, lest a miss should read like the target */
        add_number(text, floor(number * 10 + 1e-9) / 10);
        text_add(text, " %");
        break;
    case ALARM_WAITING:
    case ALARM_UNASSIGNED:
    case ALARM_AT_RISK:
    case ALARM_OVERDUE:
    case ALARM_FLOOD:
    case ALARM_OTHER:
    case ALARM_FIGURE_COUNT:
        add_number(text, number);
        break;
    }
}

static void add_breach_in(struct text *text, double seconds)
{
    text_add(text, "first response late ");
    if (isnan(seconds)) {
        text_add(text, "in –");
    } else if (isinf(seconds)) {
        text_add(text, "no longer ahead");
    } else if (seconds < 60) {
        text_add(text, "now, at this rate");
    } else {
        text_add(text, "in ");
        add_duration(text, seconds);
        text_add(text, " at this rate");
    }
}

/* What stands around the number. */
static const struct {
    const char *before, *after;
} WORDS[] = {
    [ALARM_WAITING] = {"", " waiting"},
    [ALARM_OLDEST_WAITING] = {"oldest waiting ", ""},
    [ALARM_UNASSIGNED] = {"", " unassigned"},
    [ALARM_AT_RISK] = {"", " at risk"},
    [ALARM_OVERDUE] = {"", " overdue"},
    [ALARM_ATTAINMENT] = {"SLA ", ""},
    [ALARM_BREACH_IN] = {"", ""},
};
static_assert(sizeof WORDS / sizeof *WORDS == ALARM_RULE_COUNT, "words per figure");

static void add_figure(struct text *text, const struct alarm_rule *rule)
{
    if (rule->figure == ALARM_BREACH_IN) {
        add_breach_in(text, rule->value);
        return;
    }
    text_add(text, WORDS[rule->figure].before);
    add_in_unit(text, rule->figure, rule->value);
    text_add(text, WORDS[rule->figure].after);
}

double alarm_limit(const struct alarm_rule *rule, enum alarm_state state)
{
    const struct alarm_limits *limits = &rule->limits;
    if (!rule->configured && (rule->figure == ALARM_OVERDUE || rule->figure == ALARM_BREACH_IN))
        return NAN;
    bool breach = state == ALARM_BREACH || !rule->configured || isnan(limits->watch);
    return breach && !isnan(limits->breach) ? limits->breach : limits->watch;
}

const char *alarm_text(const struct alarm_rule *rule, enum alarm_state state, struct arena *arena)
{
    char words[512];
    struct text text = text_over(words, sizeof words);
    const struct queue *queue = rule->queue;
    if (queue)
        text_addf(&text, "%s: ", queue->name ? queue->name : queue->id);
    add_figure(&text, rule);
    double limit = alarm_limit(rule, state);
    if (!isnan(limit)) {
        text_add(&text, rule->configured ? ", limit " : ", target ");
        add_in_unit(&text, rule->figure, limit);
    }
    if (!queue && words[0] >= 'a' && words[0] <= 'z')
        words[0] = (char)(words[0] - 'a' + 'A');
    return arena_text(arena, words);
}
