/* More desks for the view's tests: in an incident, at a handover, with offices and a forecast. */
#ifndef WALLBOARD_TESTS_VIEW_DESKS_MORE_H
#define WALLBOARD_TESTS_VIEW_DESKS_MORE_H

#include "desk/snapshot.h"

struct arena;

/* The busy desk with two incidents (one's update is late), a plan and a forecast that grows. */
const struct snapshot *desks_incident(struct arena *arena);

/* The busy desk half an hour before its shift ends, with all that a handover has. */
const struct snapshot *desks_handover(struct arena *arena);

/* Both, with the longest texts and the most of everything. */
const struct snapshot *desks_everything(struct arena *arena);

#endif
