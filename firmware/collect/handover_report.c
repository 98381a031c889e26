/* The handover of one shift as a printable page. */
#include "collect/handover_report.h"

#include <math.h>

#include "base/arena.h"
#include "collect/handover_page.h"
#include "collect/handover_words.h"
#include "collect/html.h"

/* Lists are bounded, so that this holds; what would not fit is visibly cut. */
enum { PAGE_BYTES = 1024 * 1024 };

static const char STYLE[] =
    "@page{size:A4;margin:14mm}\n"
    "body{font:10.5pt/1.35 'Noto Sans','Helvetica Neue',Arial,sans-serif;color:#000;"
    "background:#fff;max-width:182mm;margin:8mm auto}\n"
    "h1{font-size:19pt;line-height:1.2;margin:0}\n"
    "h2{font-size:12pt;margin:6mm 0 1.5mm;page-break-after:avoid}\n"
    "p{margin:1mm 0}\n"
    "small,.q{font-size:8.5pt;color:#444;font-weight:normal}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "tr,li{page-break-inside:avoid}\n"
    "th{text-align:left;vertical-align:bottom;border-bottom:1.2pt solid #000;font-size:9pt}\n"
    "td{vertical-align:top;border-bottom:.4pt solid #999}\n"
    "th,td{padding:1mm 2mm 1mm 0}\n"
    ".n{text-align:right;font-variant-numeric:tabular-nums;padding-right:6mm}\n"
    ".b{font-weight:bold}\n"
    ".d{color:#444}\n"
    "ul{margin:0;padding-left:5mm}\nli{margin:1mm 0}\n"
    ".glance{margin:5mm 0 2mm;table-layout:fixed}\n"
    ".glance td{border:0;border-top:1.2pt solid #000;padding-right:5mm}\n"
    ".glance b{display:block;font-size:22pt;line-height:1.2}\n"
    ".sign{margin-top:9mm;border:1.2pt solid #000;padding:3mm;page-break-inside:avoid}\n"
    ".line{display:inline-block;border-bottom:.8pt solid #000;width:62mm}\n";

static void add_head(struct handover_page *page)
{
    text_add(&page->text, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                          "<title>Handover ");
    handover_page_add_title(page);
    text_addf(&page->text, "</title>\n<style>\n%s</style></head>\n<body>\n", STYLE);
}

/* "Times are those of Asia/Kuala_Lumpur (UTC+8). Figures as of 15:59, written 16:20." */
static void add_times_note(struct handover_page *page)
{
    const struct handover_report *report = page->report;
    struct wall_time at = wall_time_known(page->boundary_at) ? page->boundary_at : report->now;
    text_add(&page->text, "<p class=\"q\">Times are those of ");
    html_add_text(&page->text, zone_name(report->zone));
    if (wall_time_known(at)) {
        text_add(&page->text, " (");
        handover_words_offset(&page->text, report->zone, at);
        text_add(&page->text, ")");
    }
    text_add(&page->text, ". Figures as of ");
    handover_page_time(page, page->snapshot->taken_at);
    text_add(&page->text, ", written ");
    handover_page_time(page, report->now);
    text_add(&page->text, ".</p>\n");
}

static void add_title(struct handover_page *page)
{
    text_add(&page->text, "<p>");
    html_add_text(&page->text,
                  page->snapshot->desk_name ? page->snapshot->desk_name : "Support desk");
    text_add(&page->text, "</p>\n<h1>Handover ");
    handover_page_add_title(page);
    text_add(&page->text, "</h1>\n<p>");
    handover_words_date(&page->text, page->report->zone, page->boundary_at);
    text_add(&page->text, ", ");
    handover_page_time(page, page->boundary_at);
    text_add(&page->text, "</p>\n");
    add_times_note(page);
}

static double inherited_open(const struct handover *handover)
{
    double open = handover->inherited_count > 0 ? 0 : NAN;
    for (size_t i = 0; i < handover->inherited_count; i++)
        open += handover->inherited[i].open;
    return open;
}

static struct wall_time oldest_inherited(const struct handover *handover)
{
    struct wall_time oldest = WALL_TIME_NONE;
    for (size_t i = 0; i < handover->inherited_count; i++) {
        struct wall_time at = handover->inherited[i].oldest_at;
        if (wall_time_known(at) && (!wall_time_known(oldest) || at.ms < oldest.ms))
            oldest = at;
    }
    return oldest;
}

static struct wall_time next_promise(const struct handover *handover)
{
    struct wall_time next = WALL_TIME_NONE;
    for (size_t i = 0; handover->promises && i < handover->promise_count; i++) {
        struct wall_time at = handover->promises[i].due_at;
        if (wall_time_known(at) && (!wall_time_known(next) || at.ms < next.ms))
            next = at;
    }
    return next;
}

static void add_next_staff(struct handover_page *page, const struct shift *next)
{
    text_add(&page->text, "<td>Next shift<b>");
    handover_words_count(&page->text, next->rostered);
    text_add(&page->text, " / ");
    handover_words_count(&page->text, next->rostered_required);
    text_add(&page->text, "</b>");
    handover_page_shortfall(&page->text, next->rostered, next->rostered_required);
    text_add(&page->text, "</td>");
}

/* The four figures that are on the wall, too. */
static void add_glance(struct handover_page *page)
{
    const struct handover *handover = &page->snapshot->handover;
    struct text *text = &page->text;
    text_add(text, "<table class=\"glance\"><tr><td>Inherited<b>");
    handover_words_count(text, inherited_open(handover));
    text_add(text, "</b>oldest ");
    handover_words_duration(
        text, wall_time_s_between(oldest_inherited(handover), page->snapshot->taken_at));
    text_add(text, "</td><td>Due in the first hour<b>");
    handover_words_count(text, handover->due_in_first_hour);
    text_add(text, "</b></td><td>Promised<b>");
    handover_words_count(text, handover->promises ? (double)handover->promise_count : NAN);
    text_add(text, "</b>");
    if (wall_time_known(next_promise(handover))) {
        text_add(text, "next ");
        handover_page_time(page, next_promise(handover));
    }
    text_add(text, "</td>");
    add_next_staff(page, &page->snapshot->shifts.next);
    text_add(text, "</tr></table>\n");
}

static void add_notes(struct handover_page *page)
{
    const struct handover *handover = &page->snapshot->handover;
    handover_page_heading(page, "Notes");
    if (handover->note_count == 0) {
        text_add(&page->text, "<p>None.</p>\n");
        return;
    }
    text_add(&page->text, "<ul>\n");
    for (size_t i = 0; i < handover->note_count; i++) {
        text_add(&page->text, "<li>");
        html_add_text(&page->text, handover->notes[i].text);
        if (handover->notes[i].by) {
            text_add(&page->text, " <small>");
            html_add_text(&page->text, handover->notes[i].by);
            text_add(&page->text, "</small>");
        }
        text_add(&page->text, "</li>\n");
    }
    text_add(&page->text, "</ul>\n");
}

static void add_acknowledgement(struct handover_page *page)
{
    const struct handover *handover = &page->snapshot->handover;
    text_add(&page->text, "<p class=\"sign\">");
    if (wall_time_known(handover->acknowledged_at)) {
        text_add(&page->text, "<b>Taken over</b> by ");
        html_add_text(&page->text, handover->acknowledged_by);
        text_add(&page->text, ", ");
        handover_page_time(page, handover->acknowledged_at);
        text_add(&page->text, ".");
    } else {
        text_add(&page->text, "<b>Not acknowledged.</b> Taken over by "
                              "<span class=\"line\">&nbsp;</span> at "
                              "<span class=\"line\" style=\"width:28mm\">&nbsp;</span>");
    }
    text_add(&page->text, "</p>\n");
}

const char *handover_report_html(const struct handover_report *report, struct arena *arena)
{
    struct handover_page page = {
        .text = text_over(arena_alloc(arena, PAGE_BYTES), PAGE_BYTES),
        .snapshot = report->snapshot,
        .report = report,
        .boundary_at = report->snapshot->handover.boundary_at,
    };
    add_head(&page);
    add_title(&page);
    add_glance(&page);
    handover_page_add_times(&page);
    handover_page_add_totals(&page);
    handover_page_add_backlog(&page);
    handover_page_add_staffing(&page);
    handover_page_add_incidents(&page);
    handover_page_add_promises(&page);
    add_notes(&page);
    handover_page_add_alarms(&page);
    handover_page_add_clocks(&page);
    add_acknowledgement(&page);
    text_add(&page.text, "</body></html>\n");
    return page.text.bytes;
}
