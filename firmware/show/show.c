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
#include "device/watchdog.h"
#include "feed/seam.h"
#include "show/board_waiting.h"
#include "show/children.h"
#include "show/config_wait.h"
#include "show/desk_clock.h"
#include "show/intake.h"
#include "show/picture.h"
#include "show/programme.h"
#include "show/screen_hours.h"
#include "show/sight.h"
#include "show/trouble.h"
#include "show/wall.h"

enum { WAIT_MOST = 16 };
static const int64_t BOARD_AGAIN_MS = 10000; /* a board without a config may get another address */
static const int64_t RETRY_MS = 1000;        /* of a picture that the display did not take */
static const int64_t FIGURES_HOLD_MS = 2000; /* a figure changes at most that often */
static const int64_t EARLY_MS = 10000;    /* nothing is said of the clock so soon after the start */
static const int64_t STARTING_MS = 30000; /* nor, whatever there is, of the board's addresses */

struct show {
    const struct show_setup *setup;
    struct arena *arena;
    struct intake *intake;
    struct wall *wall;
    struct sight *sight;
    struct pages pages; /* none at all: `no_page` says why */
    struct error no_page;
    struct error told;         /* a sentence of the wall's, put together */
    struct arena *board_arena; /* of what was last drawn of the board */
    struct board board;
    struct programme programme;
    struct screen_hours hours;
    struct zone *hours_zone;     /* on whose clock; NULL: the desk's */
    struct wall_time causes_end; /* when what may wake a dark screen next changes by itself */
    struct picture picture;
    struct watchdog watchdog;
    const char *acknowledge_path; /* in the spool */
    int signals;
    char boot_id[CLOCK_BOOT_ID];
    struct mono_time started_at;
    struct mono_time figures_at; /* when new figures were last drawn */
    struct wall_time until;      /* when the picture next changes by itself */
    bool fresh_figures;          /* a snapshot came that is not drawn yet */
    bool page_turned;
    bool has_display;
    bool dirty;
    bool ended;
};

static struct desk_time desk_time(const struct show *show, struct mono_time now)
{
    struct desk_clock_board board = {
        .boot_id = show->boot_id,
        .wall = clock_wall(),
        .mono = now,
        .floor = clock_floor(),
        .synchronised = clock_synchronised(),
    };
    return desk_clock_now(intake_snapshot(show->intake), &board);
}

/* NONE where it cannot be trusted. */
static struct wall_time trusted_now(const struct show *show, struct mono_time now)
{
    struct desk_time time = desk_time(show, now);
    return time.trusted ? time.now : WALL_TIME_NONE;
}

static void sooner(int64_t *due_ms, int64_t candidate_ms)
{
    if (candidate_ms >= 0 && (*due_ms < 0 || candidate_ms < *due_ms))
        *due_ms = candidate_ms;
}

/* Without a display, or dark on purpose, the wall does what it can; a display that refuses its
   pictures is a failure. */
static bool is_at_work(const struct show *show)
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
        sooner(&due_ms, at_least_0(show->until.ms - desk_time(show, now).now.ms));
    if (show->fresh_figures)
        sooner(&due_ms, at_least_0(show->figures_at.ms + FIGURES_HOLD_MS - now.ms));
    return due_ms;
}

/* When the next page is due, or what a dark screen waits for. */
static int64_t programme_or_hours_due_ms(const struct show *show, struct mono_time now)
{
    struct wall_time time = trusted_now(show, now);
    int64_t due_ms = screen_hours_due_ms(&show->hours, time, now);
    if (!show->hours.dark)
        sooner(&due_ms, programme_due_ms(&show->programme, time, now));
    else if (wall_time_known(show->causes_end) && wall_time_known(time))
        sooner(&due_ms, at_least_0(show->causes_end.ms - time.ms));
    return due_ms;
}

/* How long there is nothing to do, in ms; -1: until something is heard. */
static int64_t idle_ms(const struct show *show, struct mono_time now)
{
    int64_t due_ms = show->ended ? 0 : -1;
    sooner(&due_ms, draw_due_ms(show, now));
    sooner(&due_ms, programme_or_hours_due_ms(show, now));
    sooner(&due_ms, picture_due_ms(&show->picture, now));
    sooner(&due_ms, intake_due_ms(show->intake));
    if (is_at_work(show))
        sooner(&due_ms, watchdog_due_ms(&show->watchdog, now));
    if (show->setup->wait)
        sooner(&due_ms, config_wait_due_ms(show->setup->wait, now));
    if (show->setup->for_ms > 0)
        sooner(&due_ms, at_least_0(show->started_at.ms + show->setup->for_ms - now.ms));
    if (show->setup->children)
        sooner(&due_ms, children_due_ms(show->setup->children, now));
    return due_ms;
}

static void wait_for_something(struct show *show)
{
    struct pollfd fds[WAIT_MOST] = {
        {.fd = show->signals, .events = POLLIN},
        {.fd = intake_fd(show->intake), .events = POLLIN},
    };
    struct presenter *presenter = wall_presenter(show->wall);
    size_t heard = presenter_wait_on(presenter, fds + 2, WAIT_MOST - 2);
    int64_t wait_ms = idle_ms(show, clock_mono());
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

static void take_events(struct show *show, struct mono_time now)
{
    struct presenter *presenter = wall_presenter(show->wall);
    struct presenter_event event = presenter_next_event(presenter);
    while (event.kind != PRESENTER_NOTHING) {
        take_event(show, event, now);
        event = presenter_next_event(presenter);
    }
}

static void take_figures(struct show *show, struct mono_time now)
{
    if (intake_step(show->intake))
        show->fresh_figures = true;
    if (show->fresh_figures && now.ms - show->figures_at.ms >= FIGURES_HOLD_MS) {
        show->fresh_figures = false;
        show->figures_at = now;
        show->dirty = true;
    }
}

static struct programme_moment moment_of(const struct show *show, struct mono_time now)
{
    const struct snapshot *snapshot = intake_snapshot(show->intake);
    struct wall_time time = trusted_now(show, now);
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

static bool is_due(const struct show *show, struct mono_time now)
{
    bool changes = wall_time_known(show->until) && desk_time(show, now).now.ms >= show->until.ms;
    return show->dirty || changes;
}

/* What is to be said of the board itself instead of a page; NULL: nothing. */
static const struct board *board_of(struct show *show)
{
    const struct board *told = intake_board(show->intake);
    const struct config_wait *wait = show->setup->wait;
    if (!wait && (!told || told->state != BOARD_UNCONFIGURED))
        return NULL;
    arena_free(show->board_arena);
    show->board_arena = arena_new();
    show->board = board_waiting(told, wait, show->board_arena);
    return &show->board;
}

/* Collect is about to tell the server's time, and there are no figures yet whose age matters. */
static int64_t early_ms(const struct show *show, struct mono_time now)
{
    bool early = !intake_snapshot(show->intake);
    return early ? at_least_0(show->started_at.ms + EARLY_MS - now.ms) : 0;
}

static int64_t starting_ms(const struct show *show, struct mono_time now)
{
    return at_least_0(show->started_at.ms + STARTING_MS - now.ms);
}

/* When something is said that is held back so soon after the start; NONE: not by itself. */
static struct wall_time silence_end(const struct show *show, struct desk_time time,
                                    struct mono_time now)
{
    int64_t early = early_ms(show, now), starting = starting_ms(show, now);
    if (!time.trusted && early > 0)
        return wall_time_add_ms(time.now, early);
    return starting > 0 ? wall_time_add_ms(time.now, starting) : WALL_TIME_NONE;
}

/* In the wall's language; what is quoted in it is for IT, as the log has it. */
static const char *trouble_of(struct show *show, struct desk_time time, struct mono_time now)
{
    struct trouble_facts facts = {
        .no_page = show->pages.count == 0 ? show->no_page.text : NULL,
        .wait = show->setup->wait,
        .board = intake_board(show->intake),
        .unread = intake_trouble(show->intake),
        .unkept = show->picture.trouble,
        .snapshot = intake_snapshot(show->intake),
        .time = time,
        .early = early_ms(show, now) > 0,
        .starting = starting_ms(show, now) > 0,
    };
    return trouble_sentence(&facts, &show->told);
}

/* When the wall began to show; the wall clock may have been set since. */
static struct wall_time since_of(const struct show *show, struct desk_time time,
                                 struct mono_time now)
{
    if (!time.trusted)
        return WALL_TIME_NONE;
    return wall_time_add_ms(time.now, show->started_at.ms - now.ms);
}

/* NULL: none is right. */
static const struct page *page_of(const struct show *show)
{
    return show->pages.count > 0 ? show->pages.list[programme_page(&show->programme)] : NULL;
}

static void draw(struct show *show, struct mono_time now)
{
    struct size size;
    show->has_display = wall_fit(show->wall, &size);
    if (!show->has_display || show->hours.dark || !is_due(show, now))
        return;
    struct desk_time time = desk_time(show, now);
    struct sight_scene scene = {
        .page = page_of(show),
        .board = board_of(show),
        .snapshot = intake_snapshot(show->intake),
        .now = time.now,
        .age_unknown = !time.trusted,
        .since = since_of(show, time, now),
        .trouble = trouble_of(show, time, now),
        .paused = show->programme.rotation.paused,
        .panel = presenter_panel(wall_presenter(show->wall)),
        .moves = true,
        .shifted = true,
    };
    const struct draw_list *list = sight_draw(show->sight, &scene, &show->until);
    if (scene.board)
        show->until = wall_time_add_ms(time.now, BOARD_AGAIN_MS);
    show->until = wall_time_earlier(show->until, silence_end(show, time, now));
    enum wall_change change = wall_show(show->wall, list, show->page_turned, now);
    if (change == WALL_DRAWN)
        picture_touch(&show->picture);
    show->page_turned = false;
    show->dirty = change == WALL_FAILED;
}

static void keep_picture(struct show *show, struct mono_time now)
{
    const struct snapshot *snapshot = intake_snapshot(show->intake);
    struct desk_time time = desk_time(show, now);
    enum freshness freshness = view_freshness(snapshot, time.now);
    struct picture_health health = {
        .page = page_of(show) && !show->setup->wait ? page_name(page_of(show)) : NULL,
        .display = presenter_name(wall_presenter(show->wall)),
        .trouble = trouble_of(show, time, now),
        .dark = show->hours.dark ? show->hours.sentence : NULL,
        .frames = wall_frames(show->wall),
        .freshness = time.trusted || freshness > FRESH_STALE ? freshness : FRESH_STALE,
        .taken_at = snapshot ? snapshot->taken_at : WALL_TIME_NONE,
    };
    const char *before = show->picture.trouble;
    picture_step(&show->picture, wall_frame(show->wall), &health, now);
    show->dirty |= before != show->picture.trouble;
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
        draw(show, now);
        wall_fade_step(show->wall, now);
        keep_picture(show, now);
        if (is_at_work(show))
            watchdog_feed(&show->watchdog, now);
        take_events(show, now);
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
    show->figures_at = (struct mono_time){now.ms - FIGURES_HOLD_MS};
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
