/* The small line that says where a figure comes from. */
#ifndef WALLBOARD_VIEW_TREND_H
#define WALLBOARD_VIEW_TREND_H

#include <stdbool.h>

#include "view/scene.h"

/* True where there is something to draw: two known values at least. */
bool trend_known(const struct trend *trend);

/* Fills the rectangle's width; the last value ends in a dot. */
void trend_draw(const struct scene *scene, const struct trend *trend, struct rect rect);

/* The figure a week ago at the time of `now`; NAN where unknown. */
double trend_last_week(const struct trend *trend, struct wall_time now);

#endif
