/* What stands on the wall now: the page or the board's own, its sentence, when it next changes. */
#include "base/arena.h"
#include "show/board_waiting.h"
#include "show/intake.h"
#include "show/show_state.h"
#include "show/sight.h"
#include "show/trouble.h"
#include "show/wall.h"

static const int64_t BOARD_AGAIN_MS = 10000; /* a board without a config may get another address */
static const int64_t EARLY_MS = 10000;    /* nothing is said of the clock so soon after the start */
static const int64_t STARTING_MS = 30000; /* nor, whatever there is, of the board's addresses */

static bool is_due(const struct show *show, struct mono_time now)
{
    bool changes =
        wall_time_known(show->until) && show_desk_time(show, now).now.ms >= show->until.ms;
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

/* What is left of the first `ms` since the start. */
static int64_t left_ms(const struct show *show, int64_t ms, struct mono_time now)
{
    int64_t left = show->started_at.ms + ms - now.ms;
    return left > 0 ? left : 0;
}

/* Collect is about to tell the server's time, and there are no figures yet whose age matters. */
static int64_t early_ms(const struct show *show, struct mono_time now)
{
    return intake_snapshot(show->intake) ? 0 : left_ms(show, EARLY_MS, now);
}

static int64_t starting_ms(const struct show *show, struct mono_time now)
{
    return left_ms(show, STARTING_MS, now);
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

void show_draw(struct show *show, struct mono_time now)
{
    struct size size;
    show->has_display = wall_fit(show->wall, &size);
    if (!show->has_display || show->hours.dark || !is_due(show, now))
        return;
    struct desk_time time = show_desk_time(show, now);
    struct sight_scene scene = {
        .page = show_page(show),
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

void show_keep_picture(struct show *show, struct mono_time now)
{
    const struct snapshot *snapshot = intake_snapshot(show->intake);
    struct desk_time time = show_desk_time(show, now);
    enum freshness freshness = view_freshness(snapshot, time.now);
    struct picture_health health = {
        .page = show_page(show) && !show->setup->wait ? page_name(show_page(show)) : NULL,
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
