/* The bricks of the page that a handover is printed on. */
#include "collect/handover_page.h"

#include "collect/handover_words.h"
#include "collect/html.h"

void handover_page_heading(struct handover_page *page, const char *heading)
{
    text_addf(&page->text, "<h2>%s</h2>\n", heading);
}

void handover_page_open_table(struct handover_page *page, const struct handover_column *columns,
                              size_t count)
{
    text_add(&page->text, "<table>\n<tr>");
    for (size_t i = 0; i < count; i++)
        text_addf(&page->text, "<th%s>%s</th>", columns[i].number ? " class=\"n\"" : "",
                  columns[i].heading);
    text_add(&page->text, "</tr>\n");
}

void handover_page_close_table(struct handover_page *page)
{
    text_add(&page->text, "</table>\n");
}

void handover_page_cell(struct handover_page *page, const char *text)
{
    text_add(&page->text, "<td>");
    html_add_text(&page->text, text);
    text_add(&page->text, "</td>");
}

void handover_page_cell_count(struct handover_page *page, double count)
{
    text_add(&page->text, "<td class=\"n\">");
    handover_words_count(&page->text, count);
    text_add(&page->text, "</td>");
}

void handover_page_time(struct handover_page *page, struct wall_time time)
{
    handover_words_time(&page->text, page->report->zone, time, page->boundary_at);
}

void handover_page_cell_time(struct handover_page *page, struct wall_time time)
{
    text_add(&page->text, "<td>");
    handover_page_time(page, time);
    text_add(&page->text, "</td>");
}

void handover_page_more(struct handover_page *page, size_t shown, double total, int columns)
{
    double left = total - (double)shown;
    if (!(left >= 1))
        return;
    text_addf(&page->text, "<tr><td colspan=\"%d\">+", columns);
    handover_words_count(&page->text, left);
    text_add(&page->text, " more</td></tr>\n");
}

const char *handover_page_office(const struct handover_page *page, const char *id)
{
    const struct snapshot *snapshot = page->snapshot;
    for (size_t i = 0; id && i < snapshot->office_count; i++)
        if (text_equal(snapshot->offices[i].id, id) && snapshot->offices[i].name)
            return snapshot->offices[i].name;
    return id;
}

const char *handover_page_agent(const struct handover_page *page, const char *id)
{
    const struct agent *agent = id ? snapshot_agent(page->snapshot, id) : NULL;
    return agent && agent->name ? agent->name : id;
}

const char *handover_page_queue(const struct handover_page *page, const char *id)
{
    const struct queue *queue = id ? snapshot_queue(page->snapshot, id) : NULL;
    return queue && queue->name ? queue->name : id;
}
