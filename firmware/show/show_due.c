/* When there is something to do again. */
#include "show/children.h"
#include "show/config_wait.h"
#include "show/intake.h"
#include "show/show_state.h"
#include "show/wall.h"

static const int64_t RETRY_MS = 1000; /* of a picture that the display did not take */

static void sooner(int64_t *due_ms, int64_t candidate_ms)
{
    if (candidate_ms >= 0 && (*due_ms < 0 || candidate_ms < *due_ms))
        *due_ms = candidate_ms;
}

bool show_is_at_work(const struct show *show)
{
    return !show->has_display || show->hours.dark || wall_is_well(show->wall);
}

static int64_t at_least_0(int64_t ms)
{
    return ms > 0 ? ms : 0;
}

/* When there is something to draw, in ms; -1: not before something is heard. Without a display
   there is nothing until one comes; one that fails is tried again now and then. */
static int64_t draw_due_ms(const struct show *show, struct mono_time now)
{
    int64_t due_ms = -1;
    if (!show->has_display || show->hours.dark)
        return -1;
    if (!wall_is_well(show->wall))
        return RETRY_MS;
    if (show->dirty || show->page_turned)
        return 0;
    sooner(&due_ms, wall_fade_due_ms(show->wall, now));
    if (wall_time_known(show->until))
        sooner(&due_ms, at_least_0(show->until.ms - show_desk_time(show, now).now.ms));
    if (show->fresh_figures)
        sooner(&due_ms, at_least_0(show->figures_at.ms + SHOW_FIGURES_HOLD_MS - now.ms));
    return due_ms;
}

/* When the next page is due, or what a dark screen waits for. */
static int64_t programme_or_hours_due_ms(const struct show *show, struct mono_time now)
{
    struct wall_time time = show_trusted_now(show, now);
    int64_t due_ms = screen_hours_due_ms(&show->hours, time, now);
    if (!show->hours.dark)
        sooner(&due_ms, programme_due_ms(&show->programme, time, now));
    else if (wall_time_known(show->causes_end) && wall_time_known(time))
        sooner(&due_ms, at_least_0(show->causes_end.ms - time.ms));
    return due_ms;
}

int64_t show_idle_ms(const struct show *show, struct mono_time now)
{
    int64_t due_ms = show->ended ? 0 : -1;
    sooner(&due_ms, draw_due_ms(show, now));
    sooner(&due_ms, programme_or_hours_due_ms(show, now));
    sooner(&due_ms, picture_due_ms(&show->picture, now));
    sooner(&due_ms, intake_due_ms(show->intake));
    if (show_is_at_work(show))
        sooner(&due_ms, watchdog_due_ms(&show->watchdog, now));
    if (show->setup->wait)
        sooner(&due_ms, config_wait_due_ms(show->setup->wait, now));
    if (show->setup->for_ms > 0)
        sooner(&due_ms, at_least_0(show->started_at.ms + show->setup->for_ms - now.ms));
    if (show->setup->children)
        sooner(&due_ms, children_due_ms(show->setup->children, now));
    return due_ms;
}
