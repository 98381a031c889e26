/* The status page's HTML: for people who look after the board, not for the wall. */
#include "collect/status_page.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static const char HEAD[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"refresh\" content=\"10\"><title>wallboard</title>\n"
    "<style>body{font:16px sans-serif;margin:2em;max-width:60em}table{border-collapse:collapse}"
    "td,th{border:1px solid #999;padding:.3em .8em;text-align:left}img{max-width:100%}</style>"
    "</head><body>\n";

enum { PAGE_BYTES = 64 * 1024 };

static void add_escaped(struct text *page, const char *text)
{
    for (const char *c = text ? text : "\xe2\x80\x93"; *c; c++) {
        if (*c == '<')
            text_add(page, "&lt;");
        else if (*c == '&')
            text_add(page, "&amp;");
        else if (*c == '"')
            text_add(page, "&quot;");
        else
            text_addf(page, "%c", *c);
    }
}

static void add_age(struct text *page, struct wall_time since, struct wall_time now)
{
    double age_s = wall_time_s_between(since, now);
    if (isnan(age_s))
        text_add(page, "never");
    else
        text_addf(page, "%.0f s ago", fmax(0, age_s));
}

static void add_source(struct text *page, const struct source_report *report, struct wall_time now)
{
    text_add(page, "<tr><td>");
    add_escaped(page, report->id);
    text_add(page, "</td><td>");
    add_escaped(page, report->type);
    text_addf(page, "</td><td>%s</td><td>", SOURCE_HEALTH_NAMES[report->health]);
    add_age(page, report->last_ok_at, now);
    text_add(page, "</td><td>");
    add_escaped(page, report->message);
    text_add(page, "</td></tr>\n");
}

static void add_figure(struct text *page, const char *name, double figure)
{
    if (isnan(figure))
        text_addf(page, "<li>%s: \xe2\x80\x93</li>", name);
    else
        text_addf(page, "<li>%s: %.0f</li>", name, figure);
}

static void add_snapshot(struct text *page, const struct snapshot *snapshot, struct wall_time now)
{
    text_add(page, "<h1>");
    add_escaped(page, snapshot->desk_name);
    text_add(page, "</h1>\n<p>Figures taken ");
    add_age(page, snapshot->taken_at, now);
    text_add(page, "</p>\n<ul>");
    add_figure(page, "open", snapshot->totals.open);
    add_figure(page, "waiting", snapshot->totals.waiting);
    add_figure(page, "overdue", snapshot->totals.overdue);
    text_add(page, "</ul>\n<table><tr><th>source</th><th>type</th><th>health</th>"
                   "<th>last good poll</th><th>what is wrong</th></tr>\n");
    for (size_t i = 0; i < snapshot->source_count; i++)
        add_source(page, &snapshot->sources[i], now);
    text_add(page, "</table>\n<p><a href=\"/snapshot.json\">snapshot.json</a></p>\n");
}

const char *status_page_html(const struct snapshot *snapshot, struct wall_time now, bool picture,
                             struct arena *arena)
{
    struct text page = text_over(arena_alloc(arena, PAGE_BYTES), PAGE_BYTES);
    text_add(&page, HEAD);
    if (snapshot)
        add_snapshot(&page, snapshot, now);
    else
        text_add(&page, "<h1>wallboard</h1>\n<p>No poll has ended yet.</p>\n");
    if (picture)
        text_add(&page, "<p><img src=\"/screen.png\" alt=\"what is on the wall\"></p>\n");
    text_add(&page, "</body></html>\n");
    return page.bytes;
}
