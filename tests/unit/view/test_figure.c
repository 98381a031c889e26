/* Tests of view/figure.c, queue_groups.c and queue_columns.c: figures narrowed,
 * own and grouped. */
#include "cmocka_all.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "desks.h"
#include "wall.h"

static struct queue queue_of(const char *id, double tier, const char *channel, double waiting)
{
    struct queue queue = queue_unknown();
    queue.id = queue.name = id;
    queue.tier = tier;
    queue.channel = channel;
    queue.waiting = waiting;
    queue.open = 10 * waiting;
    return queue;
}

/* Three queues in two tiers, and two indicators, one of which is not known yet.
 */
static const struct snapshot *desk(struct arena *arena)
{
    struct snapshot *snapshot = arena_alloc(arena, sizeof *snapshot);
    struct queue *queues = arena_array(arena, 3, sizeof *queues);
    struct indicator *indicators = arena_array(arena, 2, sizeof *indicators);
    *snapshot = snapshot_unknown();
    snapshot->taken_at = DESKS_NOW;
    snapshot->valid_for_s = 15;
    snapshot->totals.waiting = 99;
    queues[0] = queue_of("one", 1, "chat", 3);
    queues[1] = queue_of("two", 1, "email", 4);
    queues[2] = queue_of("three", 2, "chat", 5);
    indicators[0] = (struct indicator){.id = "qa.tone",
                                       .label = "Tone",
                                       .value = 91.5,
                                       .unit = "%",
                                       .target = 95,
                                       .better = BETTER_UP,
                                       .n = 40};
    indicators[1] = indicators[0];
    indicators[1].id = "qa.accuracy";
    indicators[1].label = "Accuracy";
    indicators[1].value = NAN;
    snapshot->queues = queues;
    snapshot->queue_count = 3;
    snapshot->indicators = indicators;
    snapshot->indicator_count = 2;
    return snapshot;
}

struct shown {
    const char *widget;
    const char *said;
    const char *unsaid; /* NULL: nothing to look for */
};

static const struct shown SHOWN[] = {
    {"\"widget\": \"tile\", \"value\": \"totals.waiting\"", "99", NULL},
    {"\"widget\": \"tile\", \"value\": \"totals.waiting\", \"filter\": "
     "{\"tier\": [1]}",
     "7", NULL},
    {"\"widget\": \"tile\", \"value\": \"totals.open\", \"filter\": "
     "{\"channel\": [\"chat\"]}",
     "80", NULL},
    {"\"widget\": \"tile\", \"value\": \"indicators.qa.tone\"", "91.5", NULL},
    {"\"widget\": \"tile\", \"value\": \"indicators.qa.tone\"", "breach", NULL},
    {"\"widget\": \"tile\", \"value\": \"indicators.qa.tone\", \"breach\": 90", "watch", "breach"},
    {"\"widget\": \"tile\", \"value\": \"indicators.qa.tone\", \"target\": 80", "fine", "breach"},
    {"\"widget\": \"tile\", \"value\": \"indicators.qa.accuracy\", "
     "\"missing\": \"no audits yet\"",
     "no audits yet", "breach"},
    {"\"widget\": \"tile\", \"value\": \"indicators.nothing\"", "not reported", NULL},
    {"\"widget\": \"indicators\", \"values\": [\"indicators.qa.tone\", "
     "\"totals.open\"]",
     "Tone", NULL},
    {"\"widget\": \"indicators\", \"values\": [\"indicators.qa.accuracy\"], "
     "\"missing\": \"none "
     "yet\"",
     "none yet", "Accuracy"},
    {"\"widget\": \"queues\", \"by\": \"tier\"", "Tier 1", "one"},
    {"\"widget\": \"queues\", \"by\": \"channel\"", "Email", "two"},
    {"\"widget\": \"queues\", \"by\": \"channel\"", "8", NULL},
    {"\"widget\": \"queues\", \"by\": \"region\"", "others", NULL},
    {"\"widget\": \"queues\", \"columns\": [\"open\", \"lead_time\"]", "lead time", NULL},
};

/* A whole text, not a part: the strip says "breached". */
static bool says(const struct wall *wall, const char *text)
{
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        if (command->kind == DRAW_TEXT && strcmp(command->text.text, text) == 0)
            return true;
    }
    return false;
}

static void pages_get_the_figures_they_ask_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++) {
        struct wall wall = wall_of(desk);
        wall_show(&wall, SHOWN[i].widget);
        if (!says(&wall, SHOWN[i].said))
            fail_msg("%s does not say \"%s\"", SHOWN[i].widget, SHOWN[i].said);
        if (SHOWN[i].unsaid && says(&wall, SHOWN[i].unsaid))
            fail_msg("%s says \"%s\"", SHOWN[i].widget, SHOWN[i].unsaid);
        wall_check(&wall, SHOWN[i].widget);
        wall_free(&wall);
    }
}

/* Everything just short of its goal: 95 % of deadlines, 90 % of ratings. */
static const struct snapshot *just_short(struct arena *arena)
{
    struct snapshot *snapshot = arena_alloc(arena, sizeof *snapshot);
    struct indicator *tone = arena_array(arena, 1, sizeof *tone);
    *snapshot = *desk(arena);
    *tone = snapshot->indicators[0];
    tone->value = 94.97;
    snapshot->indicators = tone;
    snapshot->indicator_count = 1;
    struct queue *queues = arena_array(arena, 1, sizeof *queues);
    *queues = queue_of("one", 1, "chat", 3);
    queues->today.sla = (struct sla_count){.fulfilled = 9497, .breached = 503};
    queues->today.breached = 503;
    queues->today.csat = (struct csat){.good = 8960, .rated = 10000};
    snapshot->queues = queues;
    snapshot->queue_count = 1;
    snapshot->totals.today = queues->today;
    return snapshot;
}

static const struct shown SHORT[] = {
    {"\"widget\": \"tile\", \"value\": \"totals.sla_attainment\"", "94.9", "95.0"},
    {"\"widget\": \"tile\", \"value\": \"totals.sla_attainment\", \"target\": 90", "95.0", NULL},
    {"\"widget\": \"tile\", \"value\": \"indicators.qa.tone\"", "94.9", "95.0"},
    {"\"widget\": \"tile\", \"value\": \"indicators.qa.tone\", \"target\": 80", "95.0", NULL},
    {"\"widget\": \"gauge\", \"value\": \"indicators.qa.tone\"", "94.9", "95.0"},
    {"\"widget\": \"indicators\", \"values\": [\"indicators.qa.tone\"]", "94.9", "95.0"},
    {"\"widget\": \"queues\", \"columns\": [\"attainment\", \"csat\"]", "94.9", "95.0"},
    {"\"widget\": \"queues\", \"columns\": [\"attainment\", \"csat\"]", "89", "90"},
};

static void a_goal_missed_by_little_is_not_shown_as_reached(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SHORT / sizeof *SHORT; i++) {
        struct wall wall = wall_of(just_short);
        wall_show(&wall, SHORT[i].widget);
        if (!says(&wall, SHORT[i].said))
            fail_msg("%s does not say \"%s\"", SHORT[i].widget, SHORT[i].said);
        if (SHORT[i].unsaid && says(&wall, SHORT[i].unsaid))
            fail_msg("%s says \"%s\"", SHORT[i].widget, SHORT[i].unsaid);
        wall_free(&wall);
    }
}

struct mistake {
    const char *widget;
    const char *sentence;
};

static const struct mistake MISTAKES[] = {
    {"\"widget\": \"tile\", \"value\": \"totals.wating\"", "did you mean \"totals.waiting\"?"},
    {"\"widget\": \"queues\", \"columns\": [\"lead_tim\"]",
     "there is no column \"lead_tim\"; did you mean \"lead_time\"?"},
    {"\"widget\": \"queues\", \"columns\": [\"open\", \"open\", \"open\", "
     "\"open\", \"open\", "
     "\"open\", \"open\", \"open\", \"open\"]",
     "expected at most 8 columns, found 9"},
    {"\"widget\": \"queues\", \"by\": \"colour\"", "by: expected one of"},
    {"\"widget\": \"indicators\", \"values\": []", "expected 1 to 16 figures, found 0"},
    {"\"widget\": \"indicators\"", "values"},
};

static void mistakes_are_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof MISTAKES / sizeof *MISTAKES; i++) {
        struct wall wall = wall_of(desk);
        const char *sentence = wall_mistake(&wall, MISTAKES[i].widget);
        if (!strstr(sentence, MISTAKES[i].sentence))
            fail_msg("%s: \"%s\"", MISTAKES[i].widget, sentence);
        wall_free(&wall);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_get_the_figures_they_ask_for),
        cmocka_unit_test(a_goal_missed_by_little_is_not_shown_as_reached),
        cmocka_unit_test(mistakes_are_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
