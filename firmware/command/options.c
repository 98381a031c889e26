/* Command-line options as a table: parsing, --help and mistakes in one place. */
#include "command/options.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "base/error.h"
#include "base/language.h"
#include "base/text.h"
#include "command/command.h"
#include "view/theme.h"

#ifndef WALLBOARD_VERSION
#error "the build gives WALLBOARD_VERSION"
#endif

static void print_row(const char *name, const char *value, const char *help)
{
    char left[64];
    struct text text = text_over(left, sizeof left);
    text_addf(&text, "--%s", name);
    if (value)
        text_addf(&text, " %s", value);
    printf("  %-22s %s\n", left, help);
}

static void print_help(const struct option_table *table)
{
    printf("usage: wallboard %s [OPTION]...\n%s\n\n", table->command, table->summary);
    for (size_t i = 0; i < table->count; i++)
        print_row(table->rows[i].name, table->rows[i].value, table->rows[i].help);
    print_row("help", NULL, "this text");
    print_row("version", NULL, "the program's version");
    puts("\nExit codes and the config file: wallboard(1).");
}

static const struct option_row *row_named(const struct option_table *table, const char *name,
                                          size_t length)
{
    for (size_t i = 0; i < table->count; i++) {
        const char *candidate = table->rows[i].name;
        if (strlen(candidate) == length && memcmp(candidate, name, length) == 0)
            return &table->rows[i];
    }
    return NULL;
}

static bool read_number(const struct option_row *row, const char *text, struct error *error)
{
    char *end = NULL;
    double number = strtod(text, &end);
    bool is_number = end != text && *end == '\0' && number >= row->low && number <= row->high;
    if (!is_number)
        return error_set(error, "--%s: expected a number from %g to %g, found \"%s\"", row->name,
                         row->low, row->high, text);
    *(double *)row->target = number;
    return true;
}

static bool read_size(const struct option_row *row, const char *text, struct error *error)
{
    struct size size = {0, 0};
    int end = 0;
    int read = sscanf(text, "%5dx%5d%n", &size.w, &size.h, &end);
    if (read != 2 || text[end] != '\0' || size.w < 160 || size.h < 120 || size.w > 16384 ||
        size.h > 16384)
        return error_set(error, "--%s: expected a size such as 1920x1080, found \"%s\"", row->name,
                         text);
    *(struct size *)row->target = size;
    return true;
}

static bool read_language(const struct option_row *row, const char *text, struct error *error)
{
    const struct language *language = language_named(text);
    char list[LANGUAGE_LIST];
    language_list(list);
    if (!language)
        return error_set(error, "--%s: expected one of %s, found \"%s\"", row->name, list, text);
    *(const struct language **)row->target = language;
    return true;
}

static bool read_theme(const struct option_row *row, const char *value, struct error *error)
{
    char names[128];
    struct text text = text_over(names, sizeof names);
    for (size_t i = 0; i < THEME_COUNT; i++) {
        text_addf(&text, "%s%s", i > 0 ? ", " : "", THEME_TABLE[i]->name);
        if (!text_equal(THEME_TABLE[i]->name, value))
            continue;
        *(const char **)row->target = THEME_TABLE[i]->name;
        return true;
    }
    return error_set(error, "--%s: expected one of %s, found \"%s\"", row->name, names, value);
}

static bool read_value(const struct option_row *row, const char *text, struct error *error)
{
    switch (row->kind) {
    case OPTION_FLAG:
        return error_set(error, "--%s takes no value, found \"%s\"", row->name, text);
    case OPTION_TEXT:
        *(const char **)row->target = text;
        return true;
    case OPTION_NUMBER:
        return read_number(row, text, error);
    case OPTION_DURATION:
        return duration_read(text, row->target) ||
               error_set(error,
                         "--%s: expected a duration such as \"20s\" or \"10m\", found \"%s\"",
                         row->name, text);
    case OPTION_SIZE:
        return read_size(row, text, error);
    case OPTION_TIME:
        return wall_time_read(text, row->target) ||
               error_set(error, "--%s: expected a time such as 2026-11-22T09:30:00Z, found \"%s\"",
                         row->name, text);
    case OPTION_THEME:
        return read_theme(row, text, error);
    case OPTION_LANGUAGE:
        return read_language(row, text, error);
    }
    return false;
}

static const char *nearest_name(const struct option_table *table, const char *name)
{
    const char *nearest = NULL;
    size_t least = 4;
    for (size_t i = 0; i < table->count; i++) {
        size_t distance = text_distance(table->rows[i].name, name);
        if (distance < least) {
            least = distance;
            nearest = table->rows[i].name;
        }
    }
    return nearest;
}

static bool complain_unknown(const struct option_table *table, const char *argument,
                             struct error *error)
{
    const char *nearest = argument[0] == '-' ? nearest_name(table, argument + 2) : NULL;
    if (nearest)
        return error_set(error, "there is no option \"%s\"; did you mean \"--%s\"?", argument,
                         nearest);
    return error_set(error, "there is no option \"%s\"; see wallboard %s --help", argument,
                     table->command);
}

/* Reads argv[*position], and the value behind it where it wants one. */
static bool read_argument(const struct option_table *table, char **argv, int argc, int *position,
                          struct error *error)
{
    const char *argument = argv[*position];
    if (!text_starts(argument, "--"))
        return complain_unknown(table, argument, error);
    size_t length = strcspn(argument + 2, "=");
    const struct option_row *row = row_named(table, argument + 2, length);
    const char *value = argument[2 + length] == '=' ? argument + 3 + length : NULL;
    if (!row)
        return complain_unknown(table, argument, error);
    if (!value && row->kind == OPTION_FLAG) {
        *(bool *)row->target = true;
        return true;
    }
    if (!value && *position + 1 < argc)
        value = argv[++*position];
    if (!value)
        return error_set(error, "--%s needs a value: %s", row->name, row->value);
    return read_value(row, value, error);
}

/* Complains of the first required text that was not given. */
static bool has_required(const struct option_table *table, struct error *error)
{
    size_t most = sizeof table->required / sizeof table->required[0];
    for (size_t i = 0; i < most && table->required[i]; i++) {
        const char *name = table->required[i];
        const struct option_row *row = row_named(table, name, strlen(name));
        assert(row && row->kind == OPTION_TEXT);
        if (!*(const char **)row->target)
            return error_set(error, "--%s %s is needed", row->name, row->value);
    }
    return true;
}

static enum options_result complain(const struct option_table *table, const struct error *error)
{
    fprintf(stderr, "wallboard %s: %s\n", table->command, error->text);
    return OPTIONS_WRONG;
}

enum options_result options_read(const struct option_table *table, int argc, char **argv)
{
    struct error error;
    for (int i = 1; i < argc; i++) {
        if (text_equal(argv[i], "--help") || text_equal(argv[i], "-h")) {
            print_help(table);
            return OPTIONS_HELP_SHOWN;
        }
        if (text_equal(argv[i], "--version")) {
            puts("wallboard " WALLBOARD_VERSION);
            return OPTIONS_HELP_SHOWN;
        }
        if (!read_argument(table, argv, argc, &i, &error))
            return complain(table, &error);
    }
    return has_required(table, &error) ? OPTIONS_GO : complain(table, &error);
}

int options_exit_code(enum options_result result)
{
    return result == OPTIONS_WRONG ? EXIT_USAGE : EXIT_OK;
}
