/* Names of weekdays. */
#include "view/weekday.h"

#include "base/arena.h"
#include "view/words.h"

enum { WEEK = 7, DAY_MS = 24 * 3600 * 1000, EPOCH_WEEKDAY = 4 };

static const char *const DAYS[WEEK] = {N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"),
                                       N_("Thu"), N_("Fri"), N_("Sat")};
static const char *const LAST_DAYS[WEEK] = {N_("last Sun"), N_("last Mon"), N_("last Tue"),
                                            N_("last Wed"), N_("last Thu"), N_("last Fri"),
                                            N_("last Sat")};

/* 0 Sunday … 6 Saturday; 1970-01-01 was a Thursday. */
static int weekday_of(const struct scene *scene, struct wall_time time)
{
    if (scene->input->zone)
        return zone_civil(scene->input->zone, time).weekday;
    int64_t days = format_floor(time, DAY_MS).ms / DAY_MS;
    return (int)(((days + EPOCH_WEEKDAY) % WEEK + WEEK) % WEEK);
}

const char *weekday_last(const struct scene *scene, struct wall_time time)
{
    return wall_time_known(time) ? _(LAST_DAYS[weekday_of(scene, time)]) : NULL;
}

const char *weekday_hour(struct scene *scene, struct wall_time time)
{
    const char *hour = scene_hour(scene, time);
    if (!wall_time_known(time) || !wall_time_known(scene->clock))
        return hour;
    int day = weekday_of(scene, time);
    if (day == weekday_of(scene, scene->clock))
        return hour;
    return arena_textf(scene->arena, "%s %s", _(DAYS[day]), hour);
}
