/* The screen half: wait, decode, page, draw list, paint if it changed. */
#include "show/show.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "feed/seam.h"
#include "show/children.h"
#include "show/config_wait.h"
#include "show/intake.h"
#include "show/screen_hours.h"
#include "show/show_state.h"
#include "show/sight.h"
#include "show/wall.h"

enum { WAIT_MOST = 16 };

static void wait_for_something(struct show *show)
{
    struct pollfd fds[WAIT_MOST] = {
        {.fd = show->signals, .events = POLLIN},
        {.fd = intake_fd(show->intake), .events = POLLIN},
    };
    struct presenter *presenter = wall_presenter(show->wall);
    size_t heard = presenter_wait_on(presenter, fds + 2, WAIT_MOST - 2);
    int64_t wait_ms = show_idle_ms(show, clock_mono());
    if (wait_ms > 3600000)
        wait_ms = 3600000;
    poll(fds, (nfds_t)(heard + 2), (int)wait_ms);
}

static void take_signals(struct show *show)
{
    struct signalfd_siginfo info;
    while (read(show->signals, &info, sizeof info) == sizeof info) {
        if (info.ssi_signo != SIGCHLD)
            show->ended = true;
    }
}

static void take_figures(struct show *show, struct mono_time now)
{
    if (intake_step(show->intake))
        show->fresh_figures = true;
    if (show->fresh_figures && now.ms - show->figures_at.ms >= SHOW_FIGURES_HOLD_MS) {
        show->fresh_figures = false;
        show->figures_at = now;
        show->dirty = true;
    }
}

static struct programme_moment moment_of(const struct show *show, struct mono_time now)
{
    const struct snapshot *snapshot = intake_snapshot(show->intake);
    struct wall_time time = show_trusted_now(show, now);
    return (struct programme_moment){
        .snapshot = snapshot,
        .stale = view_freshness(snapshot, time) >= FRESH_STALE,
        .now = time,
        .zone = sight_zone(show->sight, snapshot),
        .mono = now,
    };
}

static void switch_panel(struct show *show)
{
    struct error error;
    bool on = !show->hours.dark;
    log_info("the screen is %s", on ? "on" : show->hours.sentence);
    if (!presenter_power(wall_presenter(show->wall), on, &error))
        log_warning("%s", error.text);
    if (on)
        wall_expose(show->wall);
    show->dirty = true;
    picture_touch(&show->picture);
}

static void follow_hours(struct show *show, struct mono_time now)
{
    struct programme_moment moment = moment_of(show, now);
    struct causes causes = programme_causes(&show->programme, &moment);
    struct screen_hours_moment hours = {
        .causes = &causes,
        .zone = show->hours_zone ? show->hours_zone : moment.zone,
        .now = moment.now,
        .mono = now,
    };
    show->causes_end = causes.until;
    if (screen_hours_step(&show->hours, &hours))
        switch_panel(show);
}

static void turn_page(struct show *show, struct mono_time now)
{
    struct programme_moment moment = moment_of(show, now);
    if (show->hours.dark)
        return;
    show->page_turned |= programme_step(&show->programme, &moment);
    show->dirty |= show->page_turned;
}

static bool is_over(const struct show *show, struct mono_time now)
{
    int64_t for_ms = show->setup->for_ms;
    bool other_config = show->setup->wait && show->setup->wait->changed;
    return show->ended || other_config || (for_ms > 0 && now.ms - show->started_at.ms >= for_ms);
}

static void run(struct show *show)
{
    struct mono_time now = clock_mono();
    while (!is_over(show, now)) {
        if (show->setup->children)
            children_step(show->setup->children, now);
        if (show->setup->wait)
            config_wait_step(show->setup->wait, now);
        take_figures(show, now);
        follow_hours(show, now);
        turn_page(show, now);
        show_draw(show, now);
        wall_fade_step(show->wall, now);
        show_keep_picture(show, now);
        if (show_is_at_work(show))
            watchdog_feed(&show->watchdog, now);
        show_take_events(show, now);
        wait_for_something(show);
        take_signals(show);
        now = clock_mono();
    }
}

/* Signals arrive through a file descriptor from here on; children get them unblocked again. */
static bool open_signals(struct show *show, struct error *error)
{
    sigset_t set;
    signal(SIGCHLD, SIG_DFL); /* an inherited SIG_IGN would hide the children's ends */
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    show->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (show->signals < 0)
        return error_set(error, "cannot wait for signals: %s", strerror(errno));
    return true;
}

static void open_hours_zone(struct show *show)
{
    struct error error;
    const char *name = show->setup->hours.time_zone;
    if (name && !zone_new(name, &show->hours_zone, &error))
        log_warning("%s", error.text);
}

static bool prepare(struct show *show, struct presenter *presenter, struct error *error)
{
    const struct show_setup *setup = show->setup;
    struct mono_time now = clock_mono();
    if (!wall_new(presenter, &setup->look.fonts, &show->wall, error))
        return false;
    if (!open_signals(show, error))
        return false;
    if (!pages_read(&setup->pages, show->arena, &show->pages, &show->no_page))
        log_error("no page can be shown: %s", show->no_page.text);
    if (!intake_new(setup->spool, setup->state, &show->intake, error))
        return false;
    show->sight = sight_new(&setup->look, wall_measure(show->wall));
    show->hours = screen_hours_start(&setup->hours, now);
    open_hours_zone(show);
    programme_start(&show->programme, &show->pages, setup->occasions, show->arena, now);
    show->picture = picture_init(show->arena, setup->spool);
    show->acknowledge_path = file_join(show->arena, setup->spool, SEAM_ACKNOWLEDGE);
    show->watchdog = watchdog_init();
    show->started_at = now;
    show->figures_at = (struct mono_time){now.ms - SHOW_FIGURES_HOLD_MS};
    clock_boot_id(show->boot_id);
    return true;
}

bool show_run(const struct show_setup *setup, struct presenter *presenter, struct error *error)
{
    struct show show = {
        .setup = setup,
        .arena = arena_new(),
        .signals = -1,
        .until = WALL_TIME_NONE,
        .dirty = true,
    };
    bool ok = prepare(&show, presenter, error);
    if (ok) {
        watchdog_ready("the wall is shown");
        run(&show);
    }
    if (show.signals >= 0)
        close(show.signals);
    zone_free(show.hours_zone);
    sight_free(show.sight);
    intake_free(show.intake);
    wall_free(show.wall);
    arena_free(show.board_arena);
    arena_free(show.arena);
    return ok;
}
