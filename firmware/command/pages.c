/* wallboard pages: what pages there are and what they can hold, for whoever writes one. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/text.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/look.h"
#include "command/options.h"
#include "view/binding.h"
#include "view/queue_columns.h"
#include "view/widget.h"

enum { PAGE_MOST_BYTES = 256 * 1024 };

struct pages_options {
    const char *config, *page, *check;
};

static int fail(int code, const struct error *error)
{
    log_error("%s", error->text);
    return code;
}

static void print_line(const char *mark, const char *name, const char *help)
{
    printf("%s %-32s %s\n", mark, name, help ? help : "");
}

static int is_page(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 5 && text_equal(entry->d_name + length - 5, ".json");
}

static bool is_listed(const struct pages_setup *setup, const char *name)
{
    for (size_t i = 0; i < setup->choice_count; i++)
        if (setup->choices[i].name && text_equal(setup->choices[i].name, name))
            return true;
    return false;
}

/* In the wall's order; a mistake stands where the help would. */
static void print_listed(const struct pages_setup *setup, struct arena *arena)
{
    for (size_t i = 0; i < setup->choice_count; i++) {
        const char *name = setup->choices[i].name;
        const struct page *page = NULL;
        struct error error = {.text = "has no name"};
        bool good = name && pages_read_one(setup, name, arena, &page, &error);
        print_line("*", name ? name : "?", good ? page_help(page) : error.text);
    }
}

/* The files of a folder that are not on the wall; of two folders the first one counts. */
static void print_others(const struct pages_setup *setup, const char *folder, const char *before,
                         struct arena *arena)
{
    struct dirent **entries = NULL;
    int count = folder ? scandir(folder, &entries, is_page, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        const char *file = entries[i]->d_name;
        const char *name = arena_bytes(arena, file, strlen(file) - 5);
        const struct page *page = NULL;
        struct error error;
        bool seen = before && access(file_join(arena, before, file), F_OK) == 0;
        free(entries[i]);
        if (seen || is_listed(setup, name))
            continue;
        struct page_folders folders = pages_folders(setup);
        bool good = page_files_read(&folders, name, arena, &page, &error);
        print_line(" ", name, good ? page_help(page) : error.text);
    }
    free(entries);
}

static void print_keys(const char *const *keys)
{
    const char *between = "";
    printf("%35s", "");
    for (; *keys; keys++) {
        printf("%s%s", between, *keys);
        between = ", ";
    }
    putchar('\n');
}

static void print_widgets(void)
{
    puts("\nWidgets, and the keys of each");
    for (size_t i = 0; i < WIDGET_COUNT; i++) {
        print_line(" ", WIDGETS[i]->name, WIDGETS[i]->help);
        print_keys(WIDGETS[i]->keys);
    }
    puts("\nColumns of the widget \"queues\"");
    for (size_t i = 0; i < QUEUE_COLUMN_COUNT; i++)
        print_line(" ", QUEUE_COLUMNS[i].name, QUEUE_COLUMNS[i].help);
}

static void print_figures(void)
{
    puts("\nFigures, for \"value\", \"beside\" and \"values\"");
    for (size_t i = 0; i < BINDING_COUNT; i++)
        print_line(" ", BINDINGS[i].name, BINDINGS[i].help);
    print_line(" ", "indicators.ID", "the feed's own indicator with that id");
}

static void print_all(const struct pages_setup *setup, struct arena *arena)
{
    puts("Pages (* on the wall), and the keys of each");
    print_listed(setup, arena);
    print_others(setup, setup->own_folder, NULL, arena);
    print_others(setup, setup->folder, setup->own_folder, arena);
    print_keys(PAGE_KEYS);
    puts("\nRows: a list of lists of widgets, or of stacks of widgets, beside each other");
    print_line(" ", "stack",
               "a list of widgets under each other: { \"stack\": [...], \"span\": 2 }");
    print_line(" ", "span", "of a widget or a stack: its width, by the others' beside it (1)");
    print_widgets();
    print_figures();
    puts("\nA page to start from: wallboard pages --page overview. Each key: config.schema.json.");
}

/* As it is written, remarks and all. */
static int print_page(const struct pages_setup *setup, const struct pages_options *options,
                      struct arena *arena)
{
    struct error error;
    struct file_bytes file;
    const struct page *page = NULL;
    struct page_folders folders = pages_folders(setup);
    const char *path = page_files_path(&folders, options->page, arena);
    if (!pages_read_one(setup, options->page, arena, &page, &error) ||
        !file_read(path, PAGE_MOST_BYTES, arena, &file, &error)) {
        bool written = page && access(path, F_OK) != 0;
        if (written)
            error_set(&error, "the page \"%s\" has no file: it stands in %s", options->page,
                      options->config);
        return fail(EXIT_CONFIG, &error);
    }
    fwrite(file.bytes, 1, file.length, stdout);
    return EXIT_OK;
}

static int check_file(const char *path, struct arena *arena)
{
    struct error error;
    const struct page *page = NULL;
    if (!page_files_read_path(path, arena, &page, &error))
        return fail(EXIT_CONFIG, &error);
    printf("%s: the page \"%s\" is well\n", path, page_name(page));
    return EXIT_OK;
}

static int pages_main(const struct pages_options *options, struct arena *arena)
{
    struct error error;
    struct config config;
    if (options->check)
        return check_file(options->check, arena);
    if (!look_read_config(options->config, arena, &config, &error))
        return fail(EXIT_CONFIG, &error);
    struct pages_setup setup = look_pages(&config, directories_pages(arena), arena);
    if (options->page)
        return print_page(&setup, options, arena);
    print_all(&setup, arena);
    return EXIT_OK;
}

int command_pages(int argc, char **argv)
{
    struct pages_options options = {0};
    const struct option_row rows[] = {
        {"config", "FILE", "with the pages of this config", OPTION_TEXT, &options.config, 0, 0},
        {"page", "NAME", "print that page's JSON, to start your own from", OPTION_TEXT,
         &options.page, 0, 0},
        {"check", "FILE", "only try this page file", OPTION_TEXT, &options.check, 0, 0},
    };
    const struct option_table table = {
        .command = "pages",
        .summary = "Lists pages, widgets and figures, with what each is for.",
        .rows = rows,
        .count = sizeof rows / sizeof rows[0],
    };
    enum options_result result = options_read(&table, argc, argv);
    if (result != OPTIONS_GO)
        return options_exit_code(result);
    struct arena *arena = arena_new();
    int code = pages_main(&options, arena);
    arena_free(arena);
    return code;
}
