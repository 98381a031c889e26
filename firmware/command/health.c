/* wallboard health: whether the wall does its work, from what both halves tell; for whoever must
   know before a new version is kept. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/text.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/options.h"
#include "feed/feed.h"
#include "feed/seam.h"
#include "feed/show_health.h"

static const int64_t STEP_MS = 500;

struct health_options {
    const char *spool, *system;
    int64_t within_ms;
};

/* What is asked, in the order in which a wall comes up. */
enum question { QUESTION_DISPLAY, QUESTION_CLOCK, QUESTION_POLL, QUESTION_COUNT };
static const char *const QUESTION_NAMES[] = {"display", "clock", "poll"};

struct health {
    const char *spool;
    const char *system; /* stands before /sys */
    const char *boot_id;
    struct error answers[QUESTION_COUNT]; /* how it is, or why not */
    bool well[QUESTION_COUNT];
};

static void answer(struct health *health, enum question question, bool well, const char *sentence)
{
    health->well[question] = well;
    error_set(&health->answers[question], "%s", sentence);
}

/* A wall whose display is switched off or pulled out at night is well. */
static bool is_unplugged(const char *system, struct arena *arena)
{
    size_t connectors = 0, plugged = 0;
    const char *folder = arena_textf(arena, "%s/sys/class/drm", system);
    DIR *dir = opendir(folder);
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir)) {
        char state[32] = "";
        FILE *file = fopen(arena_textf(arena, "%s/%s/status", folder, entry->d_name), "re");
        if (!file)
            continue;
        connectors++;
        plugged += fgets(state, sizeof state, file) && text_starts(state, "connected");
        fclose(file);
    }
    if (dir)
        closedir(dir);
    return connectors > 0 && plugged == 0;
}

/* So is one that is dark on purpose. */
static void ask_display(struct health *health, struct arena *arena)
{
    struct error error;
    struct show_health show;
    if (!show_health_read(file_join(arena, health->spool, SEAM_HEALTH), arena, &show, &error)) {
        bool unplugged = is_unplugged(health->system, arena);
        answer(health, QUESTION_DISPLAY, unplugged, unplugged ? "none is plugged in" : error.text);
        return;
    }
    if (show.dark)
        answer(health, QUESTION_DISPLAY, true, show.dark);
    else
        answer(health, QUESTION_DISPLAY, show.frames >= 1,
               arena_textf(arena, "%.0f pictures shown on %s", show.frames, show.display));
}

/* The time of the desk's server is as good as NTP's, which not every office lets through. */
static void ask_clock(struct health *health, const struct snapshot *snapshot)
{
    bool tied = snapshot && wall_time_known(snapshot->tie.server_now) &&
                snapshot->tie.server_now.ms >= clock_floor().ms &&
                text_equal(snapshot->tie.boot_id, health->boot_id);
    bool synchronised = clock_synchronised();
    answer(health, QUESTION_CLOCK, synchronised || tied,
           synchronised ? "synchronised"
           : tied       ? "told by the desk's server"
                        : "neither synchronised nor told by the desk's server");
}

/* A 429 came through name lookup, TLS and login: the server asks for patience, the board is well.
 */
static bool is_limited(const struct source_report *source)
{
    return source->message && strstr(source->message, "(429)");
}

static void ask_poll(struct health *health, const struct snapshot *snapshot,
                     const struct error *trouble)
{
    if (!snapshot) {
        answer(health, QUESTION_POLL, false, trouble->text);
        return;
    }
    answer(health, QUESTION_POLL, false, "no source has answered yet");
    for (size_t i = 0; i < snapshot->source_count; i++) {
        const struct source_report *source = &snapshot->sources[i];
        if (source->health == SOURCE_OK || source->health == SOURCE_DEGRADED) {
            answer(health, QUESTION_POLL, true, "a source has answered");
            return;
        }
        if (source->message)
            answer(health, QUESTION_POLL, is_limited(source), source->message);
        if (is_limited(source))
            return;
    }
}

/* The spool is empty when a board starts: what is in it is of this boot. */
static bool read_snapshot(const struct health *health, struct arena *arena,
                          struct snapshot *snapshot, struct error *error)
{
    const char *path = file_join(arena, health->spool, SEAM_SNAPSHOT);
    return feed_read_file(path, arena, snapshot, error);
}

static bool ask(struct health *health)
{
    struct error trouble;
    struct arena *arena = arena_new();
    struct snapshot *snapshot = arena_alloc(arena, sizeof *snapshot);
    if (!read_snapshot(health, arena, snapshot, &trouble))
        snapshot = NULL;
    ask_display(health, arena);
    ask_clock(health, snapshot);
    ask_poll(health, snapshot, &trouble);
    arena_free(arena);
    for (size_t i = 0; i < QUESTION_COUNT; i++) {
        if (!health->well[i])
            return false;
    }
    return true;
}

static void report(const struct health *health)
{
    for (size_t i = 0; i < QUESTION_COUNT; i++)
        printf("  %-5s %-8s %s\n", health->well[i] ? "ok" : "FAIL", QUESTION_NAMES[i],
               health->answers[i].text);
}

/* Asks until all is well or the time is over; once, where there is no time. */
static int watch(const struct health_options *options, const char *spool)
{
    char boot_id[CLOCK_BOOT_ID];
    clock_boot_id(boot_id);
    struct health health = {
        .spool = spool, .system = options->system ? options->system : "", .boot_id = boot_id};
    int64_t end_ms = clock_mono().ms + options->within_ms;
    bool well = ask(&health);
    while (!well && clock_mono().ms < end_ms) {
        usleep((useconds_t)(STEP_MS * 1000));
        well = ask(&health);
    }
    report(&health);
    return well ? EXIT_OK : EXIT_FAILED;
}

int command_health(int argc, char **argv)
{
    struct error error;
    struct health_options options = {0};
    const char *spool = NULL;
    const struct option_row rows[] = {
        {"spool", "DIR", "where both halves meet (default: the runtime directory)", OPTION_TEXT,
         &options.spool, 0, 0},
        {"within", "DURATION", "asks again until then (default: once)", OPTION_DURATION,
         &options.within_ms, 0, 0},
        {"system", "DIR", "stands before /sys, for tests", OPTION_TEXT, &options.system, 0, 0},
    };
    const struct option_table table = {
        .command = "health",
        .summary =
            "Whether the wall is well: a display, the clock, a poll; code 1 where it is not.",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
    };
    enum options_result result = options_read(&table, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    struct arena *arena = arena_new();
    bool found = directories_find_spool(options.spool, arena, &spool, &error);
    if (!found)
        log_error("%s", error.text);
    int code = found ? watch(&options, spool) : EXIT_FAILED;
    arena_free(arena);
    return code;
}
