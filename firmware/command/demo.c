/* wallboard demo: a simulated desk on loopback, collect and show, in one command. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "command/command.h"
#include "command/demo_desk.h"
#include "command/directories.h"
#include "command/display.h"
#include "command/look.h"
#include "command/name_key.h"
#include "command/options.h"
#include "command/self.h"
#include "feed/feed.h"
#include "feed/seam.h"
#include "show/children.h"

struct demo_options {
    struct demo_desk_options desk;
    const char *pictures, *theme, *keep;
    const struct language *language;
    struct display_options display;
    int64_t for_ms;
};

/* Everything of one demo. */
struct demo {
    const struct demo_options *options;
    struct arena *arena;
    const char *folder; /* spool, state and config of this demo */
    const char *config_path;
    struct demo_desk desk;
    struct config config;
    struct show_setup setup;
    struct children children;
    int code; /* of the exit, where it is not EXIT_FAILED */
};

static bool make_folder(struct demo *demo, struct error *error)
{
    char name[] = "/tmp/wallboard-demo-XXXXXX";
    if (demo->options->keep) {
        demo->folder = demo->options->keep;
        return file_make_folder(demo->folder, error);
    }
    if (!mkdtemp(name))
        return error_set(error, "cannot make a folder in /tmp: %s", strerror(errno));
    demo->folder = arena_text(demo->arena, name);
    return true;
}

static bool write_config(struct demo *demo, struct error *error)
{
    const char *text =
        arena_textf(demo->arena,
                    "{\n"
                    "  // written by wallboard demo\n"
                    "  \"source\": { \"type\": \"feed\", \"url\": \"%s\", \"poll\": "
                    "\"2s\" },\n"
                    "  \"screen\": { \"dwell\": \"10s\", \"theme\": \"%s\", "
                    "\"language\": \"%s\" }\n"
                    "}\n",
                    demo->desk.url, demo->options->theme, demo->options->language->tag);
    demo->config_path = file_join(demo->arena, demo->folder, "wallboard.json");
    return file_replace(demo->config_path, text, strlen(text), FILE_FAST, error) &&
           config_read(demo->config_path, demo->arena, &demo->config, error);
}

static void fill_setup(struct demo *demo)
{
    demo->setup = (struct show_setup){
        .spool = demo->folder,
        .look = look_from_config(&demo->config),
        .pages = look_pages(&demo->config, directories_pages(demo->arena), demo->arena),
        .occasions = look_occasions(&demo->config),
        .for_ms = demo->options->for_ms,
    };
    demo->setup.look.policy.name_key = name_key(&demo->config, demo->folder, NULL, demo->arena);
    look_speak(&demo->setup.look, NULL, demo->arena);
}

static bool show_wall(struct demo *demo, struct error *error)
{
    const char *const collect[] = {self_path(demo->arena),
                                   "collect",
                                   "--config",
                                   demo->config_path,
                                   "--spool",
                                   demo->folder,
                                   "--state",
                                   demo->folder,
                                   NULL};
    struct presenter *presenter = NULL;
    demo->setup.children = &demo->children;
    if (!display_open(&demo->options->display, &demo->config.screen, demo->folder, &presenter,
                      error)) {
        demo->code = EXIT_DISPLAY;
        return false;
    }
    if (!children_add(&demo->children, "collect", collect, clock_mono(), error)) {
        presenter_free(presenter);
        return false;
    }
    bool ok = show_run(&demo->setup, presenter, error);
    children_stop(&demo->children);
    return ok;
}

static bool write_still(const struct demo *demo, const struct snapshot *snapshot, size_t page,
                        struct error *error)
{
    const char *name = demo->setup.pages.choices[page].name;
    const char *file = arena_textf(demo->arena, "%s.png", name);
    struct show_still still = {
        .look = &demo->setup.look,
        .snapshot = snapshot,
        .now = snapshot->taken_at,
        .size = demo->options->display.window.w ? demo->options->display.window
                                                : (struct size){1920, 1080},
        .out = file_join(demo->arena, demo->options->pictures, file),
    };
    if (!pages_read_one(&demo->setup.pages, name, demo->arena, &still.page, error) ||
        !show_still_write(&still, error))
        return false;
    printf("%s\n", still.out);
    return true;
}

/* Every page of the last snapshot, and the snapshot itself beside them. */
static bool write_pictures(const struct demo *demo, struct error *error)
{
    const char *path = file_join(demo->arena, demo->folder, SEAM_SNAPSHOT);
    const char *copy = file_join(demo->arena, demo->options->pictures, SEAM_SNAPSHOT);
    struct file_bytes file;
    struct snapshot snapshot;
    if (!file_make_folder(demo->options->pictures, error) ||
        !file_read(path, FEED_MOST_BYTES, demo->arena, &file, error) ||
        !feed_read(file.bytes, file.length, path, demo->arena, &snapshot, error) ||
        !file_replace(copy, file.bytes, file.length, FILE_FAST, error))
        return false;
    for (size_t i = 0; i < demo->setup.pages.choice_count; i++) {
        if (!write_still(demo, &snapshot, i, error))
            return false;
    }
    return true;
}

static void remove_folder(const struct demo *demo)
{
    static const char *const names[] = {
        SEAM_SNAPSHOT,       SEAM_LAST_SNAPSHOT,  SEAM_PICTURE,     SEAM_HEALTH,   SEAM_HISTORY,
        SEAM_HISTORY "-wal", SEAM_HISTORY "-shm", "wallboard.json", "collect.lock"};
    if (!demo->folder || demo->options->keep)
        return;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(file_join(demo->arena, demo->folder, names[i]));
    unlink(file_join(demo->arena, demo->folder, SEAM_NAMES_SALT));
    if (rmdir(demo->folder) != 0)
        log_warning("%s is left behind: %s", demo->folder, strerror(errno));
}

static bool run_demo(struct demo *demo, struct error *error)
{
    if (!make_folder(demo, error) ||
        !demo_desk_start(&demo->options->desk, demo->arena, &demo->desk, error))
        return false;
    log_info("a simulated desk serves %s", demo->desk.url);
    if (!write_config(demo, error))
        return false;
    fill_setup(demo);
    return show_wall(demo, error) && (!demo->options->pictures || write_pictures(demo, error));
}

static int demo_main(const struct demo_options *options)
{
    struct error error;
    struct demo demo = {.options = options, .arena = arena_new(), .code = EXIT_FAILED};
    bool ok = run_demo(&demo, &error);
    if (!ok)
        log_error("%s", error.text);
    demo_desk_stop(&demo.desk);
    remove_folder(&demo);
    arena_free(demo.arena);
    return ok ? EXIT_OK : demo.code;
}

int command_demo(int argc, char **argv)
{
    struct demo_options options = {
        .desk = demo_desk_defaults(), .theme = "night", .language = &LANGUAGES[0]};
    const struct option_row rows[] = {
        DEMO_DESK_OPTION_ROWS(options.desk),
        {"for", "DURATION", "end by itself after this time", OPTION_DURATION, &options.for_ms, 0,
         0},
        {"pictures", "DIR", "leave a PNG of every page there at the end", OPTION_TEXT,
         &options.pictures, 0, 0},
        {"theme", "NAME", "night, day, contrast or contrast-day (default night)", OPTION_THEME,
         &options.theme, 0, 0},
        {"language", "TAG", "of the wall, such as de or pt-BR (default en)", OPTION_LANGUAGE,
         &options.language, 0, 0},
        {"keep", "DIR", "keep config, snapshot and screen.png in this folder", OPTION_TEXT,
         &options.keep, 0, 0},
        DISPLAY_OPTION_ROWS(options.display),
    };
    const struct option_table table = {
        .command = "demo",
        .summary = "Runs a simulated support desk on loopback and shows it; nothing to configure.",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
    };
    enum options_result result = options_read(&table, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    return demo_desk_takes(&options.desk) ? demo_main(&options) : EXIT_USAGE;
}
