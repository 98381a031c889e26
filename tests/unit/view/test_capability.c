/* Tests of view/capability.c: what no source can tell is said so on the tile, and only that. */
#include "cmocka_all.h"

#include "base/arena.h"
#include "wall.h"

static const struct capability NO_CSAT[] = {{"csat", "not available on this plan"},
                                            {"agents", "presence is not available"},
                                            {"qa.tone", "not available on this plan"},
                                            {"totals", "none seen: is the right missing?"}};
static const struct capability CSAT[] = {{"csat", "ok"}};

static const struct snapshot *bare(struct arena *arena)
{
    struct snapshot *snapshot = arena_alloc(arena, sizeof *snapshot);
    *snapshot = snapshot_unknown();
    return snapshot;
}

/* What the tile of the figure says with these sources. */
static void says(const struct source_report *sources, size_t count, const char *members,
                 const char *words)
{
    struct wall wall = wall_of(bare);
    struct snapshot snapshot = *wall.input.snapshot;
    snapshot.taken_at = wall.input.now;
    snapshot.valid_for_s = 15;
    snapshot.sources = sources;
    snapshot.source_count = count;
    wall.input.snapshot = &snapshot;
    wall_show(&wall, members);
    if (!wall_says(&wall, words))
        fail_msg("%s does not say \"%s\"", members, words);
    wall_free(&wall);
}

#define TILE(figure) "\"widget\": \"tile\", \"value\": \"" figure "\", \"missing\": \"none yet\""

static void what_never_comes_is_said_in_a_few_words(void **state)
{
    (void)state;
    const struct source_report one[] = {{.capabilities = NO_CSAT, .capability_count = 4}};
    says(one, 1, TILE("totals.csat"), "not on this plan");
    says(one, 1, TILE("agents.online"), "not from this source");
    says(one, 1, TILE("indicators.qa.tone"), "not on this plan");
    says(one, 1, TILE("totals.open"), "none yet");
    says(one, 1, "\"widget\": \"indicators\", \"values\": [\"indicators.qa.tone\"]",
         "not on this plan");
}

static void one_source_that_may_have_it_is_enough(void **state)
{
    (void)state;
    const struct source_report two[] = {{.capabilities = NO_CSAT, .capability_count = 4},
                                        {.capabilities = CSAT, .capability_count = 1}};
    says(two, 2, TILE("totals.csat"), "none yet");
    says(two, 2, TILE("agents.online"), "none yet");
    says(NULL, 0, TILE("totals.csat"), "none yet");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_never_comes_is_said_in_a_few_words),
                                       cmocka_unit_test(one_source_that_may_have_it_is_enough)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
