/* What others leave in the spool, watched and decoded. */
#include "show/intake.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/text.h"
#include "feed/feed.h"
#include "feed/seam.h"
#include "show/board_note.h"

static const int64_t AGAIN_MS = 1000; /* how often a spool that is gone is looked for */

struct intake {
    int fd;        /* inotify */
    bool watching; /* false while the spool is gone */
    const char *spool;
    struct arena *home; /* paths; lives as long as the intake */
    const char *path;
    const char *fallback; /* NULL: none */
    struct arena *arena;  /* of the snapshot in force */
    struct snapshot snapshot;
    bool has_snapshot;
    bool has_trouble;
    struct error trouble;
    const char *board_path;
    struct arena *board_arena; /* NULL: there is none */
    struct board board;
};

static bool load(struct intake *intake, const char *path, struct error *error)
{
    struct arena *arena = arena_new();
    struct snapshot snapshot;
    if (!feed_read_file(path, arena, &snapshot, error)) {
        arena_free(arena);
        return false;
    }
    arena_free(intake->arena);
    intake->arena = arena;
    intake->snapshot = snapshot;
    intake->has_snapshot = true;
    return true;
}

/* A file that is not there yet is no trouble: collect has not published. */
static void take_newest(struct intake *intake)
{
    struct error error;
    intake->has_trouble = false;
    if (load(intake, intake->path, &error) || access(intake->path, F_OK) != 0)
        return;
    log_warning("%s", error.text);
    intake->trouble = error;
    intake->has_trouble = true;
}

static void take_fallback(struct intake *intake)
{
    struct error error;
    if (intake->has_snapshot || !intake->fallback || access(intake->fallback, R_OK) != 0)
        return;
    if (load(intake, intake->fallback, &error))
        log_info("showing the last snapshot from %s until a new one comes", intake->fallback);
    else
        log_warning("the last snapshot cannot be used: %s", error.text);
}

/* One that is broken leaves the last one in force; one that is gone is gone. */
static void take_board(struct intake *intake)
{
    struct error error;
    struct board board;
    struct arena *arena = arena_new();
    bool good = board_note_read(intake->board_path, arena, &board, &error);
    bool gone = !good && access(intake->board_path, F_OK) != 0;
    if (good || gone) {
        arena_free(intake->board_arena);
        intake->board_arena = NULL;
    }
    if (good) {
        intake->board_arena = arena;
        intake->board = board;
        return;
    }
    arena_free(arena);
    if (!gone)
        log_warning("%s", error.text);
}

static bool watch(struct intake *intake, struct error *error)
{
    const uint32_t wanted = IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE | IN_ONLYDIR;
    intake->watching = inotify_add_watch(intake->fd, intake->spool, wanted) >= 0;
    return intake->watching ||
           error_set(error, "cannot watch the spool folder %s: %s", intake->spool, strerror(errno));
}

bool intake_new(const char *spool, const char *state, struct intake **ret_intake,
                struct error *error)
{
    struct intake *intake = calloc(1, sizeof *intake);
    if (!intake)
        abort();
    intake->home = arena_new();
    intake->spool = arena_text(intake->home, spool);
    intake->path = file_join(intake->home, spool, SEAM_SNAPSHOT);
    intake->board_path = file_join(intake->home, spool, SEAM_BOARD);
    if (state)
        intake->fallback = file_join(intake->home, state, SEAM_LAST_SNAPSHOT);
    intake->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (!watch(intake, error)) {
        intake_free(intake);
        return false;
    }
    take_newest(intake);
    take_fallback(intake);
    take_board(intake);
    *ret_intake = intake;
    return true;
}

void intake_free(struct intake *intake)
{
    if (!intake)
        return;
    if (intake->fd >= 0)
        close(intake->fd);
    arena_free(intake->arena);
    arena_free(intake->board_arena);
    arena_free(intake->home);
    free(intake);
}

int intake_fd(const struct intake *intake)
{
    return intake->fd;
}

struct touched {
    bool snapshot;
    bool board;
};

/* Drains the events. */
static struct touched take_events(struct intake *intake)
{
    _Alignas(struct inotify_event) char buffer[4096];
    struct touched touched = {false, false};
    ssize_t length = read(intake->fd, buffer, sizeof buffer);
    while (length > 0) {
        for (char *p = buffer; p < buffer + length;) {
            const struct inotify_event *event = (const void *)p;
            bool all = (event->mask & IN_Q_OVERFLOW) != 0;
            bool gone = (event->mask & IN_DELETE) != 0;
            const char *name = event->len > 0 ? event->name : NULL;
            intake->watching &= (event->mask & IN_IGNORED) == 0;
            touched.snapshot |= all || (!gone && text_equal(name, SEAM_SNAPSHOT));
            touched.board |= all || text_equal(name, SEAM_BOARD);
            p += sizeof *event + event->len;
        }
        length = read(intake->fd, buffer, sizeof buffer);
    }
    return touched;
}

/* systemd removes a unit's runtime folder when the unit stops, and makes it anew. */
static bool came_back(struct intake *intake)
{
    return !intake->watching && watch(intake, NULL);
}

int64_t intake_due_ms(const struct intake *intake)
{
    return intake->watching ? -1 : AGAIN_MS;
}

bool intake_step(struct intake *intake)
{
    struct touched touched = take_events(intake);
    if (came_back(intake)) {
        touched.snapshot = access(intake->path, F_OK) == 0;
        touched.board = true;
    }
    if (touched.snapshot)
        take_newest(intake);
    if (touched.board)
        take_board(intake);
    return touched.snapshot || touched.board;
}

const struct snapshot *intake_snapshot(const struct intake *intake)
{
    return intake->has_snapshot ? &intake->snapshot : NULL;
}

const struct board *intake_board(const struct intake *intake)
{
    return intake->board_arena ? &intake->board : NULL;
}

const char *intake_trouble(const struct intake *intake)
{
    return intake->has_trouble ? intake->trouble.text : NULL;
}
