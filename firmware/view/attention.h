/* What the wall remembers of the states it showed: only a new breach blinks, and none of them
   changes too often. */
#ifndef WALLBOARD_VIEW_ATTENTION_H
#define WALLBOARD_VIEW_ATTENTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "view/states.h"

/* Outlives the pictures; without one (NULL everywhere below) nothing is held back and nothing
   blinks. */
struct attention;

/* Never NULL. */
struct attention *attention_new(void);
void attention_free(struct attention *attention);

/* Whose state it is: one place on one page, and what stands there; never 0. */
uint64_t attention_subject(const void *place, const char *id);

/* Before each picture. `now` NONE: states are as they are, nothing blinks. `flood`: there are too
   many new alarms for any to blink. */
void attention_begin(struct attention *attention, struct wall_time now, bool flood);

/* The state to show: at most three changes within a minute, and the last one is never for the
   better, so that it rests at the worse. A subject is known from its first look on; what was in
   breach by then is not new. */
enum state attention_state(struct attention *attention, uint64_t subject, enum state state);

/* Whether the subject's symbol is to be left out now: one breach that is less than 5 s old blinks,
   the first one that is drawn, at 1 Hz. */
bool attention_blank(struct attention *attention, uint64_t subject);

/* When the picture changes because of it; NONE: not by itself. */
struct wall_time attention_until(const struct attention *attention);

#endif
