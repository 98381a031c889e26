/* Answers questions about weekly spans, one a line, for check_weekly.py to compare with zdump(8).
 */
#include <inttypes.h>
#include <stdio.h>

#include "base/error.h"
#include "base/zone/weekly.h"

static void print(const struct span *span)
{
    printf("%" PRId64 " %" PRId64 " ", span->starts_at.ms, span->ends_at.ms);
}

static void answer(const struct weekly *weekly, const struct zone *zone, struct wall_time at)
{
    struct span span;
    if (weekly_at(weekly, zone, at, &span))
        print(&span);
    else
        fputs("- - ", stdout);
    span = weekly_previous(weekly, zone, at);
    print(&span);
    span = weekly_next(weekly, zone, at);
    print(&span);
    putchar('\n');
}

/* weekly_table ZONE < questions: weekdays, from_min, to_min and the instant in ms. */
int main(int argc, char **argv)
{
    struct zone *zone = NULL;
    struct error error;
    if (argc != 2 || !zone_new(argv[1], &zone, &error)) {
        fputs(argc == 2 ? error.text : "usage: weekly_table ZONE", stderr);
        return 1;
    }
    struct weekly weekly;
    struct wall_time at;
    while (scanf("%u %d %d %" SCNd64, &weekly.weekdays, &weekly.from_min, &weekly.to_min, &at.ms) ==
           4)
        answer(&weekly, zone, at);
    zone_free(zone);
    return 0;
}
