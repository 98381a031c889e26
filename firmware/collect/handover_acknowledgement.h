/* The file in the spool by which somebody takes the handover over. */
#ifndef WALLBOARD_COLLECT_HANDOVER_ACKNOWLEDGEMENT_H
#define WALLBOARD_COLLECT_HANDOVER_ACKNOWLEDGEMENT_H

#include <stdbool.h>

struct arena;

/* Sets the file at `path` aside, where there is one, as "…taken", and gives the name in it ("the
   wall" where it holds none, in `arena`); one that was set aside before, and not confirmed because
   the program ended, is taken again. False where there is none, or where it is no file that can be
   renamed: it would acknowledge every handover to come. That, and what is no name, is logged. */
bool handover_acknowledgement_take(const char *path, struct arena *arena, const char **ret_name);

/* Removes what was set aside: the acknowledgement is in the history. */
void handover_acknowledgement_confirm(const char *path);

/* Removes a file that came while there is nothing to take over, with a line in the log. */
void handover_acknowledgement_refuse(const char *path);

#endif
