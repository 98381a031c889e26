/* wallboard: finds the subcommand and hands it the rest of the command line. */
#include <stdio.h>

#include "base/text.h"
#include "command/command.h"

static const struct subcommand {
    const char *name;
    command_main *main;
    const char *help;
} SUBCOMMANDS[] = {
    {"demo", command_demo, "a simulated desk and its wall, in one command"},
    {"run", command_run, "collect and show together"},
    {"collect", command_collect, "only the network half: polls, publishes snapshots"},
    {"show", command_show, "only the screen half: shows the snapshots"},
    {"check", command_check, "tries the config step by step: names, TLS, login, one poll"},
    {"pages", command_pages, "what pages there are and what they can hold"},
    {"snapshot", command_snapshot, "polls once and prints the snapshot"},
    {"render", command_render, "draws a page of a snapshot into a PNG"},
    {"handover", command_handover, "a shift's handover as a report to print"},
    {"provision", command_provision, "a board's settings: imports them from its card"},
    {"health", command_health, "whether the wall is well: display, clock, poll"},
    {"simdesk", command_simdesk, "only the simulated support desk"},
};

enum { SUBCOMMAND_COUNT = sizeof SUBCOMMANDS / sizeof SUBCOMMANDS[0] };

static void print_help(FILE *out)
{
    fputs("usage: wallboard COMMAND [OPTION]...\n"
          "Shows a support desk's live state, fullscreen on an office wall.\n\n",
          out);
    for (size_t i = 0; i < SUBCOMMAND_COUNT; i++)
        fprintf(out, "  %-10s %s\n", SUBCOMMANDS[i].name, SUBCOMMANDS[i].help);
    fputs("\nwallboard COMMAND --help tells a command's options; wallboard(1) the rest.\n", out);
}

static const struct subcommand *find(const char *name)
{
    for (size_t i = 0; i < SUBCOMMAND_COUNT; i++) {
        if (text_equal(SUBCOMMANDS[i].name, name))
            return &SUBCOMMANDS[i];
    }
    return NULL;
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "--help";
    const struct subcommand *subcommand = find(name);
    if (subcommand)
        return subcommand->main(argc - 1, argv + 1);
    if (text_equal(name, "--version")) {
        puts("wallboard " WALLBOARD_VERSION);
        return EXIT_OK;
    }
    if (argc > 1 && (text_equal(name, "--help") || text_equal(name, "-h"))) {
        print_help(stdout);
        return EXIT_OK;
    }
    if (argc > 1)
        fprintf(stderr, "wallboard: there is no command \"%s\"\n", name);
    print_help(stderr);
    return EXIT_USAGE;
}
