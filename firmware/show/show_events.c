/* Keys, and a display that comes and goes. */
#include "base/file.h"
#include "base/log.h"
#include "show/intake.h"
#include "show/show_state.h"
#include "show/wall.h"

/* collect, which knows the time and keeps it, takes the file. Outside a handover it would lie
   there until the next one. */
static void acknowledge(struct show *show)
{
    struct error error;
    const struct snapshot *snapshot = intake_snapshot(show->intake);
    bool open = snapshot && snapshot->handover.present &&
                !wall_time_known(snapshot->handover.acknowledged_at);
    if (open && !file_replace(show->acknowledge_path, "", 0, FILE_FAST, &error))
        log_warning("%s: the handover is not acknowledged", error.text);
}

/* The key that lights up a dark screen does nothing else: nobody saw what it would have done. */
static bool only_wakes(struct show *show, enum presenter_key key, struct mono_time now)
{
    screen_hours_wake(&show->hours, now);
    return show->hours.dark && key != KEY_QUIT;
}

static void take_key(struct show *show, enum presenter_key key, struct mono_time now)
{
    if (only_wakes(show, key, now))
        return;
    switch (key) {
    case KEY_NEXT:
        programme_turn(&show->programme, 1, now);
        show->page_turned = true;
        break;
    case KEY_PREVIOUS:
        programme_turn(&show->programme, -1, now);
        show->page_turned = true;
        break;
    case KEY_PAUSE:
        programme_pause(&show->programme, now);
        show->dirty = true;
        break;
    case KEY_ACKNOWLEDGE:
        acknowledge(show);
        break;
    case KEY_QUIT:
        show->ended = true;
        break;
    }
}

static void take_event(struct show *show, struct presenter_event event, struct mono_time now)
{
    struct size size;
    switch (event.kind) {
    case PRESENTER_NOTHING:
        break;
    case PRESENTER_KEY:
        take_key(show, event.key, now);
        break;
    case PRESENTER_RESIZED:
        show->has_display = wall_fit(show->wall, &size);
        wall_expose(show->wall);
        show->dirty = true;
        break;
    case PRESENTER_EXPOSED:
        wall_expose(show->wall);
        show->dirty = true;
        break;
    case PRESENTER_LOST:
        log_warning("the display is gone; the wall goes on when it comes back");
        break;
    case PRESENTER_CLOSED:
        show->ended = true;
        break;
    }
}

void show_take_events(struct show *show, struct mono_time now)
{
    struct presenter *presenter = wall_presenter(show->wall);
    struct presenter_event event = presenter_next_event(presenter);
    while (event.kind != PRESENTER_NOTHING) {
        take_event(show, event, now);
        event = presenter_next_event(presenter);
    }
}
