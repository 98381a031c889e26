/* Which exit code a source's trouble gives. */
#ifndef WALLBOARD_COMMAND_TROUBLE_EXIT_H
#define WALLBOARD_COMMAND_TROUBLE_EXIT_H

#include "command/command.h"
#include "source/trouble.h"

int trouble_exit_code(enum trouble_kind kind);

#endif
