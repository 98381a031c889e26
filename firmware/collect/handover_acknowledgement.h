/* The file in the spool by which somebody takes the handover over. */
#ifndef WALLBOARD_COLLECT_HANDOVER_ACKNOWLEDGEMENT_H
#define WALLBOARD_COLLECT_HANDOVER_ACKNOWLEDGEMENT_H

#include <stdbool.h>

struct arena;

/* Removes the file at `path`, where there is one, and gives the name in it ("the wall" where it
   holds none, in `arena`). False where there is no such file, or it cannot be removed: then it
   would acknowledge every handover to come. That, and what is no name, is logged. */
bool handover_acknowledgement_take(const char *path, struct arena *arena, const char **ret_name);

/* Removes a file that came while there is nothing to take over, with a line in the log. */
void handover_acknowledgement_refuse(const char *path);

#endif
