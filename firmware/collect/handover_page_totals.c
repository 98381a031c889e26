/* The handover's page: the totals of the shift that ends, against others. */
#include "collect/handover_page.h"

#include <math.h>

#include "collect/handover_words.h"

/* One row of the comparison. */
struct total {
    const char *label;
    enum handover_unit unit;
    double (*of)(const struct day_figures *figures);
};

static double arrived(const struct day_figures *figures)
{
    return figures->arrived;
}

static double answered(const struct day_figures *figures)
{
    return figures->answered;
}

static double solved(const struct day_figures *figures)
{
    return figures->solved;
}

static double breached(const struct day_figures *figures)
{
    return figures->breached;
}

static double abandoned(const struct day_figures *figures)
{
    return figures->abandoned;
}

static double escalated(const struct day_figures *figures)
{
    return figures->escalated;
}

static double reopened(const struct day_figures *figures)
{
    return figures->reopened;
}

static double first_response(const struct day_figures *figures)
{
    return figures->first_response_s.mean;
}

static double lead_time(const struct day_figures *figures)
{
    return figures->lead_time_s.mean;
}

static double handle_time(const struct day_figures *figures)
{
    return figures->handle_s.mean;
}

static double satisfaction(const struct day_figures *figures)
{
    return csat_pct(figures->csat);
}

static double attainment(const struct day_figures *figures)
{
    return sla_attainment_pct(figures->sla);
}

static const struct total TOTALS[] = {
    {"Arrived", HANDOVER_COUNT, arrived},
    {"Answered", HANDOVER_COUNT, answered},
    {"Solved", HANDOVER_COUNT, solved},
    {"Breached", HANDOVER_COUNT, breached},
    {"Abandoned", HANDOVER_COUNT, abandoned},
    {"Escalated", HANDOVER_COUNT, escalated},
    {"Reopened", HANDOVER_COUNT, reopened},
    {"First response, mean", HANDOVER_DURATION, first_response},
    {"Lead time, mean", HANDOVER_DURATION, lead_time},
    {"Handle time, mean", HANDOVER_DURATION, handle_time},
    {"SLA attainment", HANDOVER_PERCENT, attainment},
    {"CSAT", HANDOVER_PERCENT, satisfaction},
};

static void add_figure(struct handover_page *page, enum handover_unit unit, double figure)
{
    text_add(&page->text, "<td class=\"n\">");
    handover_words_figure(&page->text, unit, figure);
    text_add(&page->text, "</td>");
}

static void add_change(struct handover_page *page, enum handover_unit unit, double change)
{
    text_add(&page->text, "<td class=\"n d\">");
    handover_words_change(&page->text, unit, change);
    text_add(&page->text, "</td>");
}

/* The figure of the shift that ends, of the one before it and of last week's. */
struct compared_total {
    double own, previous, last_week;
};

static void add_total(struct handover_page *page, const char *label, enum handover_unit unit,
                      struct compared_total total)
{
    if (isnan(total.own) && isnan(total.previous) && isnan(total.last_week))
        return;
    text_addf(&page->text, "<tr><td>%s</td>", label);
    text_add(&page->text, "<td class=\"n b\">");
    handover_words_figure(&page->text, unit, total.own);
    text_add(&page->text, "</td>");
    add_figure(page, unit, total.previous);
    add_change(page, unit, total.own - total.previous);
    add_figure(page, unit, total.last_week);
    add_change(page, unit, total.own - total.last_week);
    text_add(&page->text, "</tr>\n");
}

/* Counts from two places may not fit together: such a share is unknown. */
static double service_level(const struct handover_page *page, const struct day_figures *figures)
{
    struct service_level_counts counts = {figures->answered, figures->abandoned,
                                          figures->answered_in_target,
                                          figures->abandoned_in_target};
    double percent = staffing_service_level_pct(counts, page->report->formula);
    return percent >= 0 && percent <= 100 ? percent : NAN;
}

static const char *formula_words(enum service_level_formula formula)
{
    switch (formula) {
    case SERVICE_LEVEL_ALL_IN_TARGET:
        return "Service level: answered and abandoned in target, of those offered.";
    case SERVICE_LEVEL_OF_ANSWERED:
        return "Service level: answered in target, of those answered.";
    case SERVICE_LEVEL_OF_OFFERED:
        return "Service level: answered in target, of those offered.";
    case SERVICE_LEVEL_LESS_QUICK:
        return "Service level: answered in target, of those offered but abandoned in target.";
    case SERVICE_LEVEL_FORMULA_COUNT:
        break;
    }
    return "";
}

static void add_last_week_heading(struct handover_page *page, const struct shift *last_week)
{
    text_add(&page->text, "<th class=\"n\">Last week");
    if (wall_time_known(last_week->starts_at)) {
        text_add(&page->text, "<br><small>");
        handover_words_date(&page->text, page->report->zone, last_week->starts_at);
        text_add(&page->text, "</small>");
    }
    text_add(&page->text, "</th>");
}

static void add_totals_head(struct handover_page *page)
{
    const struct shifts *shifts = &page->snapshot->shifts;
    text_add(&page->text, "<table>\n<tr><th></th><th class=\"n\">This shift</th>"
                          "<th class=\"n\">Shift before");
    if (shifts->previous.name) {
        text_add(&page->text, "<br><small>");
        handover_page_shift_name(page, &shifts->previous);
        text_add(&page->text, "</small>");
    }
    text_add(&page->text, "</th><th class=\"n\">Change</th>");
    add_last_week_heading(page, &shifts->last_week);
    text_add(&page->text, "<th class=\"n\">Change</th></tr>\n");
}

void handover_page_add_totals(struct handover_page *page)
{
    const struct shifts *shifts = &page->snapshot->shifts;
    const struct day_figures *own = &shifts->current.totals;
    const struct day_figures *previous = &shifts->previous.totals;
    const struct day_figures *last_week = &shifts->last_week.totals;
    handover_page_heading(page, "Totals of the ending shift");
    add_totals_head(page);
    for (size_t i = 0; i < sizeof TOTALS / sizeof *TOTALS; i++)
        add_total(page, TOTALS[i].label, TOTALS[i].unit,
                  (struct compared_total){TOTALS[i].of(own), TOTALS[i].of(previous),
                                          TOTALS[i].of(last_week)});
    struct compared_total level = {service_level(page, own), service_level(page, previous),
                                   service_level(page, last_week)};
    text_addf(&page->text, "<tr><td>Service level</td><td class=\"n b\">");
    handover_words_percent(&page->text, level.own);
    text_add(&page->text, "</td>");
    add_figure(page, HANDOVER_PERCENT, level.previous);
    add_change(page, HANDOVER_PERCENT, level.own - level.previous);
    add_figure(page, HANDOVER_PERCENT, level.last_week);
    add_change(page, HANDOVER_PERCENT, level.own - level.last_week);
    text_addf(&page->text, "</tr>\n</table>\n<p class=\"q\">%s</p>\n",
              formula_words(page->report->formula));
}
