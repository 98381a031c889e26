/* The picture on the wall: painter and presenter together, with the fade between pages. */
#ifndef WALLBOARD_SHOW_WALL_H
#define WALLBOARD_SHOW_WALL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/error.h"
#include "draw/list.h"
#include "screen/presenter.h"

struct wall;
struct typeface_setup;

/* Takes ownership of the presenter, also on failure. The caller frees the wall. */
bool wall_new(struct presenter *presenter, const struct typeface_setup *fonts,
              struct wall **ret_wall, struct error *error) MUST_CHECK;
void wall_free(struct wall *wall);

struct presenter *wall_presenter(struct wall *wall);
const struct draw_measure *wall_measure(struct wall *wall);

/* Fits the painter to the display as it is now. False with 0x0 while there is none. */
bool wall_fit(struct wall *wall, struct size *ret_size);

/* The whole picture is to be painted and presented anew. */
void wall_expose(struct wall *wall);

enum wall_change { WALL_SAME, WALL_DRAWN, WALL_FAILED };

/* Paints what differs from the last list and presents it; `fade` begins a change of page. */
enum wall_change wall_show(struct wall *wall, const struct draw_list *list, bool fade,
                           struct mono_time now);

/* Presents the next step of a fade; when that is due, -1 while none runs. */
void wall_fade_step(struct wall *wall, struct mono_time now);
int64_t wall_fade_due_ms(const struct wall *wall, struct mono_time now);

/* There is a display, and it took the latest picture. */
bool wall_is_well(const struct wall *wall);

struct frame wall_frame(const struct wall *wall);

/* Frames presented since the start. */
unsigned long wall_frames(const struct wall *wall);

#endif
