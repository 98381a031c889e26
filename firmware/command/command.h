/* The subcommands: argv in, exit code out. */
#ifndef WALLBOARD_COMMAND_COMMAND_H
#define WALLBOARD_COMMAND_COMMAND_H

/* Documented in the man page; every command returns one of them. */
enum exit_code {
    EXIT_OK = 0,
    EXIT_FAILED = 1,  /* something went wrong while it ran */
    EXIT_USAGE = 2,   /* the command line */
    EXIT_CONFIG = 3,  /* the config file, or a file that it names */
    EXIT_DNS = 4,     /* check, snapshot: the host's name */
    EXIT_CONNECT = 5, /* check, snapshot: no connection */
    EXIT_TLS = 6,     /* check, snapshot: the certificate */
    EXIT_LOGIN = 7,   /* check, snapshot: 401, 403, or missing rights */
    EXIT_ANSWER = 8,  /* check, snapshot: an answer that is no snapshot */
    EXIT_DISPLAY = 9  /* show: no display, and none may be done without */
};

/* argv[0] is the subcommand's name. */
typedef int command_main(int argc, char **argv);

command_main command_demo;
command_main command_run;
command_main command_collect;
command_main command_show;
command_main command_check;
command_main command_pages;
command_main command_snapshot;
command_main command_render;
command_main command_handover;
command_main command_provision;
command_main command_health;
command_main command_simdesk;

#endif
