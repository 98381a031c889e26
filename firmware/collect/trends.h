/* Trends from the history: the last 24 hours, the same hours a week ago, and the comparison. */
#ifndef WALLBOARD_COLLECT_TRENDS_H
#define WALLBOARD_COLLECT_TRENDS_H

#include <stddef.h>

#include "base/clock.h"
#include "desk/snapshot.h"
#include "history/history.h"

struct arena;
struct trends;

/* Queues with trends of their own: VIP, security and dispute lanes first, then those where most
   arrived today. */
enum { TRENDS_MOST_QUEUES = 24 };

struct trends *trends_new(const struct zone *zone); /* never NULL; the zone outlives it */
void trends_free(struct trends *trends);            /* NULL is allowed */

/* Adds a trend for every figure of sample.h that is known: 288 steps of five minutes, the last one
   the step under way; last_week is the same times on the clock seven days ago, left out where all
   of it is unknown.
   compared is last week's value at this time of day, yesterday's while there is no week, none while
   there is neither. A trend the snapshot brought stays, and only gets last_week and compared where
   it has none. The history is read when a step begins, not at every poll, and then only what is
   new: all of it again after a leap of the clock, or where the history lost its latest samples. */
void trends_fill(struct trends *trends, struct history *history, struct wall_time now,
                 struct arena *arena, struct snapshot *snapshot);

#endif
