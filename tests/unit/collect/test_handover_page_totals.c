/* Tests of collect/handover_page_totals: the comparison of shifts on the page. */
#include "handover_desk.h"

#define S "\u00A0"

static void totals_are_compared(void **state)
{
    struct snapshot snapshot = desk_snapshot();
    struct shifts *shifts = &snapshot.shifts;
    shifts->previous = desk_shift("Night", "nyc", "2026-11-22T16:00:00Z", "2026-11-23T00:00:00Z");
    shifts->last_week = desk_shift("Day", "kl", "2026-11-16T00:00:00Z", "2026-11-16T08:00:00Z");
    shifts->current.totals = desk_totals(1284, 870);
    shifts->previous.totals = desk_totals(820, 870);
    shifts->current.totals.csat = (struct csat){93, 100};
    shifts->previous.totals.csat = (struct csat){94, 100};
    shifts->current.totals.breached = 0;
    const char *totals = desk_section(*state, &snapshot, handover_page_add_totals);
    assert_holds(totals, "<small>Night, New York</small>");
    assert_holds(totals, "Last week<br><small>Mon" S "16" S "Nov" S "2026</small>");
    assert_holds(totals, "<tr><td>Arrived</td><td class=\"n b\">1,284</td><td class=\"n\">820</td>"
                         "<td class=\"n d\">+464</td><td class=\"n\">–</td>"
                         "<td class=\"n d\">–</td></tr>");
    assert_holds(totals, "<td class=\"n d\">±0</td>");
    assert_holds(totals, "<tr><td>Breached</td><td class=\"n b\">0</td><td class=\"n\">–</td>");
    assert_holds(totals, "93.0" S "%</td><td class=\"n\">94.0" S "%</td><td class=\"n d\">−1.0" S
                         "pt</td>");
    assert_lacks(totals, "Reopened");
}

static const char *level_of(struct world *world, enum service_level_formula formula,
                            const struct day_figures *figures)
{
    struct snapshot snapshot = desk_snapshot();
    snapshot.shifts.current.totals = *figures;
    struct handover_report report = {
        .snapshot = &snapshot, .zone = world->zone, .formula = formula};
    struct handover_page page = {.text = text_over(arena_alloc(world->arena, 16384), 16384),
                                 .snapshot = &snapshot,
                                 .report = &report};
    handover_page_add_totals(&page);
    return page.text.bytes;
}

/* The vector of the field's four formulas. */
static void the_service_level_follows_the_formula(void **state)
{
    static const struct {
        enum service_level_formula formula;
        const char *percent, *words;
    } ROWS[] = {
        {SERVICE_LEVEL_ALL_IN_TARGET, "83.0", "answered and abandoned in target, of those offered"},
        {SERVICE_LEVEL_OF_ANSWERED, "86.0", "answered in target, of those answered"},
        {SERVICE_LEVEL_OF_OFFERED, "81.1", "answered in target, of those offered"},
        {SERVICE_LEVEL_LESS_QUICK, "82.7", "of those offered but abandoned in target"},
    };
    struct day_figures figures = day_figures_unknown();
    figures.answered = 1000;
    figures.abandoned = 60;
    figures.answered_in_target = 860;
    figures.abandoned_in_target = 20;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const char *page = level_of(*state, ROWS[i].formula, &figures);
        assert_holds(page, ROWS[i].percent);
        assert_holds(page, ROWS[i].words);
    }
}

static void counts_that_do_not_fit_have_no_service_level(void **state)
{
    struct day_figures figures = day_figures_unknown();
    figures.answered = 10;
    figures.abandoned = 0;
    figures.answered_in_target = 12;
    figures.abandoned_in_target = 0;
    assert_holds(level_of(*state, SERVICE_LEVEL_OF_ANSWERED, &figures),
                 "<tr><td>Service level</td><td class=\"n b\">–</td>");
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {IN_WORLD(totals_are_compared),
                                       IN_WORLD(the_service_level_follows_the_formula),
                                       IN_WORLD(counts_that_do_not_fit_have_no_service_level)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
