/* The handover's page: what the next shift finds. */
#include "collect/handover_page.h"

#include <math.h>

#include "collect/handover_words.h"
#include "collect/html.h"

enum { MOST_ROWS = 40 };

static size_t rows_of(size_t count)
{
    return count < MOST_ROWS ? count : MOST_ROWS;
}

static void add_none(struct handover_page *page, const char *sentence)
{
    text_addf(&page->text, "<p>%s</p>\n", sentence);
}

static void add_tier(struct handover_page *page, const struct inherited *tier)
{
    text_add(&page->text, "<tr><td>");
    if (isnan(tier->tier))
        text_add(&page->text, "No tier");
    else
        text_addf(&page->text, "Tier %.0f", tier->tier);
    text_add(&page->text, "</td>");
    handover_page_cell_count(page, tier->open);
    handover_page_cell_time(page, tier->oldest_at);
    text_add(&page->text, "<td class=\"n\">");
    handover_words_duration(&page->text,
                            wall_time_s_between(tier->oldest_at, page->snapshot->taken_at));
    text_add(&page->text, "</td></tr>\n");
}

void handover_page_add_backlog(struct handover_page *page)
{
    static const struct handover_column COLUMNS[] = {
        {"Backlog", false}, {"Open", true}, {"Oldest since", false}, {"Age", true}};
    const struct handover *handover = &page->snapshot->handover;
    handover_page_heading(page, "Inherited backlog");
    if (handover->inherited_count == 0) {
        add_none(page, "Unknown.");
        return;
    }
    handover_page_open_table(page, COLUMNS, 4);
    for (size_t i = 0; i < rows_of(handover->inherited_count); i++)
        add_tier(page, &handover->inherited[i]);
    handover_page_more(page, rows_of(handover->inherited_count), (double)handover->inherited_count,
                       4);
    handover_page_close_table(page);
}

static const char *metric_words(enum clock_metric metric)
{
    switch (metric) {
    case METRIC_FIRST_RESPONSE:
        return "first response";
    case METRIC_NEXT_REPLY:
        return "next reply";
    case METRIC_RESOLUTION:
        return "resolution";
    case METRIC_INTERVENTION:
        return "intervention";
    case METRIC_OTHER:
    case METRIC_COUNT:
        break;
    }
    return NULL;
}

static void add_clock(struct handover_page *page, const struct sla_clock *clock)
{
    text_add(&page->text, "<tr>");
    handover_page_cell_time(page, clock->due_at);
    handover_page_cell(page, clock->ticket);
    handover_page_cell(page, handover_page_queue(page, clock->queue));
    handover_page_cell(page, metric_words(clock->metric));
    handover_page_cell(page, clock->priority);
    handover_page_cell(page, handover_page_agent(page, clock->owner));
    text_add(&page->text, "</tr>\n");
}

void handover_page_add_clocks(struct handover_page *page)
{
    static const struct handover_column COLUMNS[] = {{"Due", false},      {"Ticket", false},
                                                     {"Queue", false},    {"Clock", false},
                                                     {"Priority", false}, {"Owner", false}};
    const struct snapshot *snapshot = page->snapshot;
    double due = snapshot->handover.due_in_first_hour;
    handover_page_heading(page, "Clocks that end in the first hour");
    if (snapshot->clock_count == 0) {
        add_none(page, due == 0 ? "None." : "Unknown.");
        return;
    }
    handover_page_open_table(page, COLUMNS, 6);
    size_t rows = rows_of(snapshot->clock_count);
    for (size_t i = 0; i < rows; i++)
        add_clock(page, &snapshot->clocks[i]);
    handover_page_more(page, rows, isnan(due) ? (double)snapshot->clock_count : due, 6);
    handover_page_close_table(page);
}

static void add_promise(struct handover_page *page, const struct promise *promise)
{
    text_add(&page->text, "<tr>");
    handover_page_cell_time(page, promise->due_at);
    handover_page_cell(page, promise->ticket);
    handover_page_cell(page, promise->text);
    handover_page_cell(page, handover_page_agent(page, promise->owner));
    text_add(&page->text, "</tr>\n");
}

void handover_page_add_promises(struct handover_page *page)
{
    static const struct handover_column COLUMNS[] = {
        {"Due", false}, {"Ticket", false}, {"Promised", false}, {"Owner", false}};
    const struct handover *handover = &page->snapshot->handover;
    handover_page_heading(page, "Promises to customers");
    if (handover->promise_count == 0) {
        add_none(page, handover->promises ? "None." : "None are told.");
        return;
    }
    handover_page_open_table(page, COLUMNS, 4);
    for (size_t i = 0; i < rows_of(handover->promise_count); i++)
        add_promise(page, &handover->promises[i]);
    handover_page_more(page, rows_of(handover->promise_count), (double)handover->promise_count, 4);
    handover_page_close_table(page);
}

static size_t steps_done(const struct incident *incident, const char **ret_next)
{
    size_t done = 0;
    *ret_next = NULL;
    for (size_t i = 0; i < incident->plan_count; i++) {
        done += incident->plan[i].done;
        if (!incident->plan[i].done && !*ret_next)
            *ret_next = incident->plan[i].text;
    }
    return done;
}

static void add_plan(struct handover_page *page, const struct incident *incident)
{
    const char *next = NULL;
    if (incident->plan_count == 0)
        return;
    size_t done = steps_done(incident, &next);
    text_addf(&page->text, "<br>%zu of %zu steps done", done, incident->plan_count);
    if (!next)
        return;
    text_add(&page->text, ". Next: ");
    html_add_text(&page->text, next);
}

static void add_affected(struct handover_page *page, const struct incident *incident)
{
    for (size_t i = 0; i < rows_of(incident->queue_count); i++) {
        text_add(&page->text, i == 0 ? "<br>Queues: " : ", ");
        html_add_text(&page->text, handover_page_queue(page, incident->queues[i]));
    }
}

static void add_incident(struct handover_page *page, const struct incident *incident)
{
    text_add(&page->text, "<li><b>");
    html_add_text(&page->text, incident->title ? incident->title : incident->id);
    text_add(&page->text, "</b> (");
    text_add(&page->text, incident->kind == INCIDENT_PLANNED ? "planned" : "not planned");
    if (!isnan(incident->severity))
        text_addf(&page->text, ", severity %.0f", incident->severity);
    text_add(&page->text, "), since ");
    handover_page_time(page, incident->started_at);
    text_add(&page->text, "<br>Owner: ");
    html_add_text(&page->text, handover_page_agent(page, incident->owner));
    text_add(&page->text, ". Next update: ");
    handover_page_time(page, incident->next_update_at);
    add_plan(page, incident);
    add_affected(page, incident);
    text_add(&page->text, "</li>\n");
}

void handover_page_add_incidents(struct handover_page *page)
{
    const struct snapshot *snapshot = page->snapshot;
    handover_page_heading(page, "Open incidents");
    if (snapshot->incident_count == 0) {
        add_none(page, snapshot->incidents ? "None." : "None are told.");
        return;
    }
    text_add(&page->text, "<ul>\n");
    for (size_t i = 0; i < rows_of(snapshot->incident_count); i++)
        add_incident(page, &snapshot->incidents[i]);
    text_add(&page->text, "</ul>\n");
}

static void add_alarm(struct handover_page *page, const struct alarm *alarm)
{
    text_addf(&page->text, "<li>%s ", alarm->state == ALARM_BREACH ? "■ breach:" : "▲ watch:");
    html_add_text(&page->text, alarm->text ? alarm->text : alarm->id);
    text_add(&page->text, ", since ");
    handover_page_time(page, alarm->since);
    text_add(&page->text, "</li>\n");
}

void handover_page_add_alarms(struct handover_page *page)
{
    const struct snapshot *snapshot = page->snapshot;
    size_t shown = 0;
    handover_page_heading(page, "Alarms");
    for (size_t i = 0; i < rows_of(snapshot->alarm_count); i++) {
        if (snapshot->alarms[i].state == ALARM_FINE)
            continue;
        text_add(&page->text, shown++ == 0 ? "<ul>\n" : "");
        add_alarm(page, &snapshot->alarms[i]);
    }
    if (shown > 0)
        text_add(&page->text, "</ul>\n");
    else
        add_none(page, "None.");
}
