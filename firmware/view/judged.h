/* How a figure is judged, in runs of words: "▲ watch", "≥ 95 %", "< 10 min". */
#ifndef WALLBOARD_VIEW_JUDGED_H
#define WALLBOARD_VIEW_JUDGED_H

#include "view/figure.h"
#include "view/pen.h"

enum { JUDGED_RUNS = 2 };

/* The symbol and the word of a state; 0 runs for NONE. */
size_t judged_runs(const struct scene *scene, enum state state,
                   struct pen_run runs[static JUDGED_RUNS]);

/* The target with the sign of what is good, in the scene's arena; NULL where there is none. */
const char *judged_target(struct scene *scene, const struct figure *figure,
                          const struct figure_limits *limits);

#endif
