/* When a figure or a queue is fine, to watch or in breach, and how that is told. */
#ifndef WALLBOARD_VIEW_STATES_H
#define WALLBOARD_VIEW_STATES_H

#include "base/clock.h"
#include "desk/derive.h"
#include "desk/snapshot.h"
#include "draw/list.h"
#include "view/view.h"

/* In rising order of urgency. NONE: there is nothing to judge by. */
enum state { STATE_NONE, STATE_FINE, STATE_WATCH, STATE_BREACH, STATE_COUNT };

/* ● ▲ ■; NONE has no symbol and must not be asked. */
enum draw_symbol state_symbol(enum state state);

/* "fine", "watch", "breach" in the wall's language; "–" for NONE. */
const char *state_word(enum state state);

/* Lower is better: breach from the target, watch from its `watch_share`. NONE where unknown. */
enum state state_of_limit(double value, double limit, double watch_share);

/* A share in percent whose goal is a minimum: breach below it, watch when `watch_share` of what
   may be missed (100 - goal) is used up, or less than 2 points are left, if that is later. */
enum state state_of_goal(double value_pct, double goal_pct, double watch_share);

/* Seconds a queue's customer may wait: its own target, else the desk's. */
double state_queue_limit_s(const struct queue *queue, const struct view_policy *policy);

/* By its oldest waiting customer and its running clocks, as they are at `now`. */
enum state state_of_queue(const struct queue *queue, const struct derived *derived,
                          struct wall_time now, const struct view_policy *policy);

enum state state_of_clock(enum clock_state state);
enum state state_of_notice(enum notice_level level);

#endif
