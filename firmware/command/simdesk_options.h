/* The options of the simulated desk, which simdesk takes, and demo for the one that it starts. */
#ifndef WALLBOARD_COMMAND_SIMDESK_OPTIONS_H
#define WALLBOARD_COMMAND_SIMDESK_OPTIONS_H

#include "command/options.h"
#include "simdesk/simdesk.h"

/* Texts are argv's. */
struct simdesk_options {
    double port, seed, speed, queues, agents, load;
    struct wall_time at;
    const char *scenario;
    const char *token_file;
    const char *events;
    int64_t for_ms;
    bool print;
    bool live_only;
};

/* As options_read; a mistake is told in the name of `command`. */
enum options_result simdesk_options_read(const char *command, int argc, char **argv,
                                         struct simdesk_options *ret_options,
                                         struct simdesk_setup *ret_setup);

#endif
