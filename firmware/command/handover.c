/* wallboard handover: the handover of a shift as a report to print, or as a document. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/text.h"
#include "collect/duty.h"
#include "collect/handover_archive.h"
#include "collect/handover_backlog.h"
#include "collect/handover_extract.h"
#include "collect/handover_report.h"
#include "collect/handover_totals.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/options.h"
#include "config/config.h"
#include "feed/feed.h"
#include "feed/seam.h"
#include "history/history.h"

struct handover_options {
    const char *config, *spool, *state, *shift, *out;
    bool list;
};

/* Which shift is asked for. */
enum which { WHICH_PREVIOUS, WHICH_CURRENT, WHICH_AT };

struct request {
    const struct handover_options *options;
    struct config config;
    enum which which;
    struct wall_time at;            /* for WHICH_AT */
    const struct snapshot *current; /* of the spool; NULL: there is none */
    struct zone *zone;              /* the desk's */
    struct history *history;
    struct arena *arena;
};

static int fail(int code, const char *sentence)
{
    log_error("%s", sentence);
    return code;
}

/* False, with a sentence, where the command line cannot be meant. */
static bool read_request(struct request *request)
{
    const struct handover_options *options = request->options;
    const char *shift = options->shift ? options->shift : "previous";
    request->which = WHICH_AT;
    if (text_equal(shift, "previous"))
        request->which = WHICH_PREVIOUS;
    else if (text_equal(shift, "current"))
        request->which = WHICH_CURRENT;
    else if (!wall_time_read(shift, &request->at)) {
        fprintf(stderr,
                "wallboard handover: --shift: expected \"current\", \"previous\" or a time such as "
                "2026-11-22T09:30:00Z, found \"%s\"\n",
                shift);
        return false;
    }
    if (options->list)
        return true;
    bool fits =
        options->out && (text_ends(options->out, ".html") || text_ends(options->out, ".json"));
    if (!options->out)
        fprintf(stderr, "wallboard handover: --out FILE is needed, or --list\n");
    else if (!fits)
        fprintf(stderr,
                "wallboard handover: --out: expected a name that ends in .html or .json, found "
                "\"%s\"\n",
                options->out);
    return fits;
}

static bool read_current(struct request *request)
{
    struct error error;
    const char *spool = NULL;
    struct snapshot *current = arena_alloc(request->arena, sizeof *current);
    if (!directories_find_spool(request->options->spool, request->arena, &spool, &error)) {
        log_warning("%s", error.text);
        return false;
    }
    const char *path = file_join(request->arena, spool, SEAM_SNAPSHOT);
    if (access(path, F_OK) != 0)
        return false;
    if (!feed_read_file(path, request->arena, current, &error)) {
        log_warning("%s: the spool's snapshot is not used", error.text);
        return false;
    }
    request->current = current;
    return true;
}

/* The config's, else the snapshot's, else UTC. */
static bool open_zone(struct request *request, struct error *error)
{
    const char *name = request->config.desk.time_zone;
    const char *told = request->current ? request->current->time_zone : NULL;
    if (!name && told && zone_new(told, &request->zone, error))
        return true;
    return zone_new(name ? name : "UTC", &request->zone, error);
}

static bool open_history(struct request *request, struct error *error)
{
    const char *state = NULL;
    if (!directories_find_state(request->options->state, request->arena, &state, error))
        return false;
    const char *path = file_join(request->arena, state, SEAM_HISTORY);
    if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return error_set(error, "there is no history: %s is missing", path);
    return history_open_to_read(path, request->zone, &request->history, error);
}

/* The board's clock may be behind what the server told. */
static struct wall_time present(const struct request *request)
{
    struct wall_time now = clock_wall();
    struct wall_time latest = request->history ? history_latest(request->history) : WALL_TIME_NONE;
    return wall_time_known(latest) && latest.ms > now.ms ? latest : now;
}

static int print_list(const struct request *request)
{
    const struct history_shift *shifts = NULL;
    size_t count = handover_archive_list(request->history, request->arena, &shifts);
    for (size_t i = 0; i < count; i++) {
        char start[WALL_TIME_TEXT];
        const struct shift *shift = &shifts[i].shift;
        const char *by = shifts[i].acknowledged_by ? shifts[i].acknowledged_by : "-";
        wall_time_write(shift->starts_at, start);
        printf("%s\t%s\t%s\t", start, shift->office ? shift->office : "-", shift->name);
        if (shift->totals.solved >= 0)
            printf("%.0f\t%s\n", shift->totals.solved, by);
        else
            printf("-\t%s\n", by);
    }
    if (fflush(stdout) != 0)
        return fail(EXIT_FAILED, "cannot write the list to the standard output");
    return EXIT_OK;
}

/* The shift that runs by the config, counted up to now. */
static bool current_of_config(const struct request *request, struct snapshot *ret_snapshot)
{
    struct error error;
    struct duty *duty = NULL;
    struct snapshot snapshot = snapshot_unknown();
    struct wall_time now = present(request);
    if (!duty_new(&request->config, request->zone, &duty, &error)) {
        log_warning("%s", error.text);
        return false;
    }
    struct arena *arena = request->arena;
    duty_fill(duty, now, arena, &snapshot);
    duty_free(duty);
    if (!snapshot.shifts.current.name || !request->history)
        return false;
    struct handover_totals *totals = handover_totals_new();
    handover_totals_fill(totals, request->history, now, arena, &snapshot.shifts);
    handover_totals_free(totals);
    snapshot.taken_at = now;
    snapshot.desk_name = request->config.desk.name;
    *ret_snapshot = snapshot;
    return true;
}

/* Outside the window collect leaves the handover out: the backlog is as of now. */
static void fill_backlog(struct snapshot *snapshot, struct arena *arena)
{
    struct handover *handover = &snapshot->handover;
    if (handover->inherited_count == 0)
        handover->inherited_count = handover_backlog_tiers(snapshot, arena, &handover->inherited);
    if (isnan(handover->due_in_first_hour) && wall_time_known(handover->boundary_at))
        handover->due_in_first_hour =
            handover_backlog_due(snapshot, handover_backlog_first_hour(handover->boundary_at));
}

static bool find_current(const struct request *request, struct snapshot *ret_snapshot)
{
    if (request->current && request->current->shifts.current.name)
        *ret_snapshot = *request->current;
    else if (!current_of_config(request, ret_snapshot))
        return false;
    struct handover *handover = &ret_snapshot->handover;
    handover->present = true;
    if (!wall_time_known(handover->boundary_at))
        handover->boundary_at = ret_snapshot->shifts.current.ends_at;
    fill_backlog(ret_snapshot, request->arena);
    return true;
}

static bool find_kept(const struct request *request, struct snapshot *ret_snapshot)
{
    struct history_shift kept;
    bool found =
        request->which == WHICH_AT
            ? handover_archive_at(request->history, request->at, request->arena, &kept)
            : handover_archive_previous(request->history, present(request), request->arena, &kept);
    if (!found)
        return false;
    *ret_snapshot = handover_archive_snapshot(request->history, &kept, request->arena);
    if (!ret_snapshot->desk_name)
        ret_snapshot->desk_name = request->config.desk.name;
    return true;
}

static bool write_out(const struct request *request, const struct snapshot *snapshot,
                      struct error *error)
{
    const char *out = request->options->out;
    size_t length = 0;
    char *document = NULL;
    struct snapshot extract = handover_extract(snapshot, request->arena);
    if (!extract.time_zone)
        extract.time_zone = zone_name(request->zone);
    if (text_ends(out, ".html")) {
        struct handover_report report = {
            .snapshot = &extract,
            .zone = request->zone,
            .now = present(request),
            .formula = request->config.targets.service_level_formula,
        };
        const char *page = handover_report_html(&report, request->arena);
        return file_replace(out, page, strlen(page), FILE_FAST, error);
    }
    document = feed_write(&extract, true, &length);
    bool ok = file_replace(out, document, length, FILE_FAST, error);
    free(document);
    return ok;
}

static const char *missing_sentence(const struct request *request)
{
    switch (request->which) {
    case WHICH_PREVIOUS:
        return "no shift has ended that is kept in the history";
    case WHICH_CURRENT:
        return "no shift runs now: neither the spool's snapshot nor the config has one";
    case WHICH_AT:
        break;
    }
    return arena_textf(request->arena, "no shift that is kept in the history ran at %s",
                       request->options->shift);
}

static int hand_over(struct request *request)
{
    struct error error;
    struct snapshot snapshot;
    bool current = request->which == WHICH_CURRENT && !request->options->list;
    (void)read_current(request);
    if (!open_zone(request, &error))
        return fail(EXIT_FAILED, error.text);
    /* The snapshot of the spool tells the current shift without a history, too. */
    if (!open_history(request, &error) && !(current && request->current))
        return fail(EXIT_FAILED, error.text);
    if (request->options->list)
        return print_list(request);
    bool found = current ? find_current(request, &snapshot) : find_kept(request, &snapshot);
    if (!found)
        return fail(EXIT_FAILED, missing_sentence(request));
    return write_out(request, &snapshot, &error) ? EXIT_OK : fail(EXIT_FAILED, error.text);
}

static int run_request(const struct handover_options *options, struct arena *arena)
{
    struct error error;
    struct request request = {.options = options, .arena = arena};
    if (!read_request(&request))
        return EXIT_USAGE;
    if (!config_read(options->config, arena, &request.config, &error))
        return fail(EXIT_CONFIG, error.text);
    int code = hand_over(&request);
    history_free(request.history);
    zone_free(request.zone);
    return code;
}

int command_handover(int argc, char **argv)
{
    struct handover_options options = {0};
    const struct option_row rows[] = {
        {"config", "FILE", "the config file; required", OPTION_TEXT, &options.config, 0, 0},
        {"out", "FILE", "the report (.html) or the document (.json); needed without --list",
         OPTION_TEXT, &options.out, 0, 0},
        {"shift", "WHICH", "current, previous (default) or a time within the shift", OPTION_TEXT,
         &options.shift, 0, 0},
        {"list", NULL, "print the shifts that are kept: start, office, name, solved, who took over",
         OPTION_FLAG, &options.list, 0, 0},
        {"state", "DIR", "where history.db lies (default: the state directory)", OPTION_TEXT,
         &options.state, 0, 0},
        {"spool", "DIR", "where snapshot.json lies (default: the runtime directory)", OPTION_TEXT,
         &options.spool, 0, 0},
    };
    const struct option_table table = {
        .command = "handover",
        .summary = "Writes the handover of a shift, from the history, as a report to print.",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
        .required = {"config"},
    };
    enum options_result result = options_read(&table, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    struct arena *arena = arena_new();
    int code = run_request(&options, arena);
    arena_free(arena);
    return code;
}
