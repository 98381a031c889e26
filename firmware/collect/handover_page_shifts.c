/* The handover's page: which shifts, and their staffing. */
#include "collect/handover_page.h"

#include <math.h>

#include "collect/handover_words.h"
#include "collect/html.h"

void handover_page_shift_name(struct handover_page *page, const struct shift *shift)
{
    html_add_text(&page->text, shift->name);
    if (shift->name && shift->office) {
        text_add(&page->text, ", ");
        html_add_text(&page->text, handover_page_office(page, shift->office));
    }
}

void handover_page_add_title(struct handover_page *page)
{
    const struct shifts *shifts = &page->snapshot->shifts;
    handover_page_shift_name(page, &shifts->current);
    text_add(&page->text, " → ");
    handover_page_shift_name(page, &shifts->next);
}

static const char *zone_of_office(const struct handover_page *page, const char *id)
{
    for (size_t i = 0; id && i < page->snapshot->office_count; i++)
        if (text_equal(page->snapshot->offices[i].id, id))
            return page->snapshot->offices[i].time_zone;
    return NULL;
}

static void add_hours(struct handover_page *page, const struct shift *shift,
                      const struct zone *zone)
{
    handover_words_time(&page->text, zone, shift->starts_at, page->boundary_at);
    text_add(&page->text, " – ");
    handover_words_time(&page->text, zone, shift->ends_at, shift->starts_at);
}

/* The office's own clock, where it shows another time than the desk's. */
static void add_own_hours(struct handover_page *page, const struct shift *shift)
{
    struct error error;
    struct zone *own = NULL;
    const char *name = zone_of_office(page, shift->office);
    if (!name || !wall_time_known(shift->starts_at) || !zone_new(name, &own, &error))
        return;
    int desk_offset_s = zone_civil(page->report->zone, shift->starts_at).offset_s;
    if (zone_civil(own, shift->starts_at).offset_s != desk_offset_s) {
        text_add(&page->text, "<br><small>there ");
        add_hours(page, shift, own);
        text_add(&page->text, " (");
        html_add_text(&page->text, name);
        text_add(&page->text, ")</small>");
    }
    zone_free(own);
}

static void add_hours_row(struct handover_page *page, const char *role, const struct shift *shift)
{
    if (!shift->name)
        return;
    text_addf(&page->text, "<tr><td>%s</td><td>", role);
    handover_page_shift_name(page, shift);
    text_add(&page->text, "</td><td>");
    add_hours(page, shift, page->report->zone);
    add_own_hours(page, shift);
    text_add(&page->text, "</td>");
    handover_page_cell(page, shift->lead);
    text_add(&page->text, "</tr>\n");
}

void handover_page_add_times(struct handover_page *page)
{
    static const struct handover_column COLUMNS[] = {
        {"Shift", false}, {"Name, office", false}, {"From – until", false}, {"Lead", false}};
    handover_page_open_table(page, COLUMNS, 4);
    add_hours_row(page, "Ends", &page->snapshot->shifts.current);
    add_hours_row(page, "Begins", &page->snapshot->shifts.next);
    handover_page_close_table(page);
}

void handover_page_shortfall(struct text *text, double there, double required)
{
    double short_of = required - there;
    if (isnan(short_of)) {
        text_add(text, "–");
    } else if (fabs(short_of) < 0.5) {
        text_add(text, "as many as needed");
    } else {
        handover_words_count(text, fabs(short_of));
        text_add(text, short_of > 0 ? " short" : " more than needed");
    }
}

/* Who is at work is compared with who is needed there, who is rostered with how many should be. */
struct staff {
    double there;
    double required;
};

static void add_staff_row(struct handover_page *page, const char *role, const struct shift *shift,
                          struct staff staff)
{
    text_addf(&page->text, "<tr><td>%s</td>", role);
    handover_page_cell_count(page, shift->rostered);
    handover_page_cell_count(page, shift->online);
    handover_page_cell_count(page, staff.required);
    text_add(&page->text, "<td>");
    handover_page_shortfall(&page->text, staff.there, staff.required);
    text_add(&page->text, "</td></tr>\n");
}

static void add_forecast_row(struct handover_page *page, const struct forecast_queue *queue)
{
    text_add(&page->text, "<li>");
    html_add_text(&page->text, handover_page_queue(page, queue->id));
    if (!queue->stable)
        text_add(&page->text, ": more arrives than the agents online can do");
    if (!isnan(queue->breach_in_s)) {
        text_add(&page->text, queue->stable ? ": " : "; ");
        text_add(&page->text, "answers come too late");
        text_add(&page->text, queue->breach_in_s > 0 ? " in " : " already");
        if (queue->breach_in_s > 0)
            handover_words_duration(&page->text, queue->breach_in_s);
    }
    text_add(&page->text, "</li>\n");
}

static void add_forecast(struct handover_page *page)
{
    const struct forecast *forecast = &page->snapshot->forecast;
    bool any = false;
    for (size_t i = 0; i < forecast->queue_count; i++) {
        const struct forecast_queue *queue = &forecast->queues[i];
        if (queue->stable && isnan(queue->breach_in_s))
            continue;
        if (!any)
            text_add(&page->text, "<ul>\n");
        any = true;
        add_forecast_row(page, queue);
    }
    if (any)
        text_add(&page->text, "</ul>\n");
}

void handover_page_add_staffing(struct handover_page *page)
{
    static const struct handover_column COLUMNS[] = {
        {"Staffing", false}, {"Rostered", true}, {"Online", true}, {"Required", true}, {"", false}};
    const struct shift *now = &page->snapshot->shifts.current;
    const struct shift *next = &page->snapshot->shifts.next;
    handover_page_heading(page, "Staffing");
    handover_page_open_table(page, COLUMNS, 5);
    add_staff_row(page, "Ending shift", now, (struct staff){now->online, now->required});
    add_staff_row(page, "Next shift", next,
                  (struct staff){next->rostered, next->rostered_required});
    handover_page_close_table(page);
    add_forecast(page);
}
