/* The small line that says where a figure comes from. */
#ifndef WALLBOARD_VIEW_TREND_H
#define WALLBOARD_VIEW_TREND_H

#include <stdbool.h>

#include "view/scene.h"

/* True where there is something to draw: two known values at least. */
bool trend_known(const struct trend *trend);

/* Counts stand on zero, and few of them look few. */
struct trend_look {
    struct colour ink;
    bool counts;
};

/* Fills the rectangle's width; the last value ends in a dot. Drawn from at most 24 means. */
void trend_draw(const struct scene *scene, const struct trend *trend, struct trend_look look,
                struct rect rect);

/* The figure a week ago at the time of `now`; NAN where unknown. */
double trend_last_week(const struct trend *trend, struct wall_time now);

#endif
