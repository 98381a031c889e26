/* Command-line options as a table: parsing, --help and mistakes in one place. */
#ifndef WALLBOARD_COMMAND_OPTIONS_H
#define WALLBOARD_COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "draw/geometry.h"

enum option_kind {
    OPTION_FLAG,     /* bool * */
    OPTION_TEXT,     /* const char ** */
    OPTION_NUMBER,   /* double *, between low and high */
    OPTION_DURATION, /* int64_t * in ms */
    OPTION_SIZE,     /* struct size *, WxH */
    OPTION_TIME,     /* struct wall_time *, RFC 3339 */
    OPTION_THEME,    /* const char **, one of view/theme.h */
    OPTION_LANGUAGE  /* const struct language **, one that the wall speaks */
};

struct option_row {
    const char *name;  /* without the dashes */
    const char *value; /* what --help calls the value, "FILE"; NULL for a flag */
    const char *help;  /* one line, defaults included */
    enum option_kind kind;
    void *target; /* untouched where the option is not given */
    double low, high;
};

struct option_table {
    const char *command; /* "show" */
    const char *summary; /* one sentence */
    const struct option_row *rows;
    size_t count;
    const char *required[2]; /* names of texts that must be given; NULL: no more */
};

enum options_result { OPTIONS_GO, OPTIONS_HELP_SHOWN, OPTIONS_WRONG };

/* --help and --version are answered here, on stdout; a mistake is one sentence on stderr that
   names the option, and the nearest one. No other arguments are taken. */
enum options_result options_read(const struct option_table *table, int argc, char **argv);

/* The usual ending: EXIT_OK for help, EXIT_USAGE for a mistake. */
int options_exit_code(enum options_result result);

#endif
