/* wallboard render: one page of one snapshot as a PNG, the same from run to run. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/log.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/look.h"
#include "command/options.h"
#include "feed/feed.h"

struct render_options {
    const char *config, *snapshot, *page, *out, *theme, *list;
    struct size size;
    struct wall_time at;
    const struct language *language;
    bool explain;
};

static int fail(int code, const struct error *error)
{
    log_error("%s", error->text);
    return code;
}

static int render(const struct render_options *options, struct arena *arena)
{
    struct error error;
    struct config config;
    struct snapshot snapshot;
    if (!look_read_config(options->config, arena, &config, &error))
        return fail(EXIT_CONFIG, &error);
    struct show_look look = look_from_config(&config);
    look_pictures(&config, arena, &look);
    if (options->theme && !look_choose_theme(options->theme, &look, &error))
        return fail(EXIT_USAGE, &error);
    look_speak(&look, options->language, arena);
    struct pages_setup pages = look_pages(&config, directories_pages(arena), arena);
    struct show_still still = {.look = &look,
                               .snapshot = &snapshot,
                               .size = options->size,
                               .out = options->out,
                               .explain = options->explain ? stdout : NULL,
                               .list_out = options->list};
    if (!pages_read_one(&pages, options->page, arena, &still.page, &error))
        return fail(EXIT_CONFIG, &error);
    if (!feed_read_file(options->snapshot, arena, &snapshot, &error))
        return fail(EXIT_ANSWER, &error);
    still.now = wall_time_known(options->at) ? options->at : snapshot.taken_at;
    return show_still_write(&still, &error) ? EXIT_OK : fail(EXIT_FAILED, &error);
}

/* A name that promises another kind of picture; "tmp.k3Xw9" promises nothing. */
static bool is_other_kind(const char *out)
{
    static const char *const OTHERS[] = {".jpg", ".jpeg", ".webp", ".gif", ".bmp",
                                         ".svg", ".pdf",  ".tif",  ".tiff"};
    const char *slash = out ? strrchr(out, '/') : NULL;
    const char *ending = out ? strrchr(slash ? slash : out, '.') : NULL;
    for (size_t i = 0; ending && i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (strcasecmp(ending, OTHERS[i]) == 0)
            return true;
    return false;
}

int command_render(int argc, char **argv)
{
    struct render_options options = {
        .page = "overview", .size = {1920, 1080}, .at = WALL_TIME_NONE};
    const struct option_row rows[] = {
        {"snapshot", "FILE", "the snapshot to draw (wallboard/1); required", OPTION_TEXT,
         &options.snapshot, 0, 0},
        {"out", "FILE.png", "where the picture goes; required without --explain", OPTION_TEXT,
         &options.out, 0, 0},
        {"page", "NAME", "the page (default overview)", OPTION_TEXT, &options.page, 0, 0},
        {"size", "WxH", "of the picture (default 1920x1080)", OPTION_SIZE, &options.size, 0, 0},
        {"at", "TIME", "the moment that it shows (default: when the snapshot was taken)",
         OPTION_TIME, &options.at, 0, 0},
        {"theme", "NAME", "night, day, contrast or contrast-day (default: the config's)",
         OPTION_THEME, &options.theme, 0, 0},
        {"language", "TAG", "of the wall, such as de or pt-BR (default: the config's)",
         OPTION_LANGUAGE, &options.language, 0, 0},
        {"list", "FILE", "also write what the picture consists of, as text", OPTION_TEXT,
         &options.list, 0, 0},
        {"explain", NULL, "print the sizes of type, what is shown, and what has no room and why",
         OPTION_FLAG, &options.explain, 0, 0},
        {"config", "FILE", "a config file for targets, distance, names", OPTION_TEXT,
         &options.config, 0, 0},
    };
    const struct option_table table = {
        .command = "render",
        .summary = "Draws one page of a snapshot off screen, the same from run to run.",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
        .required = {"snapshot"},
    };
    enum options_result result = options_read(&table, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    if (!options.out && !options.explain) {
        fputs("wallboard render: --out FILE.png or --explain is needed\n", stderr);
        return EXIT_USAGE;
    }
    if (is_other_kind(options.out)) {
        fprintf(stderr, "wallboard render: --out %s: the picture is a PNG, name it FILE.png\n",
                options.out);
        return EXIT_USAGE;
    }
    struct arena *arena = arena_new();
    int code = render(&options, arena);
    arena_free(arena);
    return code;
}
