/* What the config knows of the desk, laid over what the helpdesk's API told. */
#ifndef WALLBOARD_COLLECT_OVERLAY_H
#define WALLBOARD_COLLECT_OVERLAY_H

#include "config/config.h"
#include "desk/snapshot.h"

struct arena;

/* Name and time zone of the desk, and of each queue what the config sets. Hidden queues and their
   clocks leave the lists; the totals stay as they were told, so that a feed's totals go on counting
   hidden queues (Request Tracker's tickets are left out before they are counted). Doing it twice
   changes nothing. */
void overlay_config(const struct config *config, struct arena *arena, struct snapshot *snapshot);

#endif
