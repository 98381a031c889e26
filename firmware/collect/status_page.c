/* The status page's HTML: for people who look after the board, not for the wall. */
#include "collect/status_page.h"

#include <math.h>

#include "base/arena.h"
#include "base/text.h"
#include "collect/handover_words.h"
#include "collect/html.h"

static const char HEAD[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"refresh\" content=\"10\"><title>wallboard</title>\n"
    "<style>body{font:16px sans-serif;margin:2em;max-width:60em}table{border-collapse:collapse}"
    "td,th{border:1px solid #999;padding:.3em .8em;text-align:left}img{max-width:100%}</style>"
    "</head><body>\n";

enum { PAGE_BYTES = 64 * 1024 };

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
    html_add_text(page, report->id);
    text_add(page, "</td><td>");
    html_add_text(page, report->type);
    text_addf(page, "</td><td>%s</td><td>", SOURCE_HEALTH_NAMES[report->health]);
    add_age(page, report->last_ok_at, now);
    text_add(page, "</td><td>");
    html_add_text(page, report->message);
    text_add(page, "</td></tr>\n");
}

static void add_figure(struct text *page, const char *name, double figure)
{
    if (isnan(figure))
        text_addf(page, "<li>%s: \xe2\x80\x93</li>", name);
    else
        text_addf(page, "<li>%s: %.0f</li>", name, figure);
}

/* The page has no time zone, so it tells how long the shift lasts yet. */
static void add_shift(struct text *page, const struct shift *shift, struct wall_time now)
{
    if (!shift->name)
        return;
    double left_s = wall_time_s_between(now, shift->ends_at);
    text_add(page, "<p>Shift ");
    html_add_text(page, shift->name);
    text_add(page, ", ");
    html_add_text(page, shift->office);
    text_add(page, left_s <= 0 ? ", ended " : ", ends in ");
    handover_words_duration(page, fabs(left_s));
    text_add(page, left_s <= 0 ? " ago</p>\n" : "</p>\n");
}

static void add_alarms(struct text *page, const struct snapshot *snapshot, struct wall_time now)
{
    for (size_t i = 0; i < snapshot->alarm_count; i++) {
        const struct alarm *alarm = &snapshot->alarms[i];
        if (alarm->state == ALARM_FINE)
            continue;
        text_addf(page, "<p>Alarm (%s, for ", ALARM_STATE_NAMES[alarm->state]);
        handover_words_duration(page, wall_time_s_between(alarm->since, now));
        text_add(page, "): ");
        html_add_text(page, alarm->text ? alarm->text : alarm->id);
        text_add(page, "</p>\n");
    }
}

/* As on the wall: none whose time is over, none without words. */
static void add_notices(struct text *page, const struct snapshot *snapshot, struct wall_time now)
{
    for (size_t i = 0; i < snapshot->notice_count; i++) {
        const struct notice *notice = &snapshot->notices[i];
        if (!notice->text || wall_time_s_between(notice->until, now) >= 0)
            continue;
        text_addf(page, "<p>Notice (%s): ", NOTICE_LEVEL_NAMES[notice->level]);
        html_add_text(page, notice->text);
        text_add(page, "</p>\n");
    }
}

static void add_snapshot(struct text *page, const struct snapshot *snapshot, struct wall_time now)
{
    text_add(page, "<h1>");
    html_add_text(page, snapshot->desk_name);
    text_add(page, "</h1>\n<p>Figures taken ");
    add_age(page, snapshot->taken_at, now);
    text_add(page, "</p>\n<ul>");
    add_figure(page, "open", snapshot->totals.open);
    add_figure(page, "waiting", snapshot->totals.waiting);
    add_figure(page, "overdue", snapshot->totals.overdue);
    text_add(page, "</ul>\n");
    add_shift(page, &snapshot->shifts.current, now);
    text_add(page, "<table><tr><th>source</th><th>type</th><th>health</th>"
                   "<th>last good poll</th><th>what is wrong</th></tr>\n");
    for (size_t i = 0; i < snapshot->source_count; i++)
        add_source(page, &snapshot->sources[i], now);
    text_add(page, "</table>\n");
    add_alarms(page, snapshot, now);
    add_notices(page, snapshot, now);
    text_add(page, "<p><a href=\"/snapshot.json\">snapshot.json</a></p>\n");
}

const char *status_page_html(const struct snapshot *snapshot, struct wall_time now, bool picture,
                             const char *dark, struct arena *arena)
{
    struct text page = text_over(arena_alloc(arena, PAGE_BYTES), PAGE_BYTES);
    text_add(&page, HEAD);
    if (snapshot)
        add_snapshot(&page, snapshot, now);
    else
        text_add(&page, "<h1>wallboard</h1>\n<p>No poll has ended yet.</p>\n");
    if (dark) {
        text_add(&page, "<p>The screen is ");
        html_add_text(&page, dark);
        text_add(&page, ".</p>\n");
    }
    if (picture)
        text_add(&page, "<p><img src=\"/screen.png\" alt=\"what is on the wall\"></p>\n");
    text_add(&page, "</body></html>\n");
    return page.bytes;
}
