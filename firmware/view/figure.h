/* A figure that a page asks for: of the desk, of some of its queues, or the feed's own indicator.
 */
#ifndef WALLBOARD_VIEW_FIGURE_H
#define WALLBOARD_VIEW_FIGURE_H

#include <stdbool.h>

#include "json/reader.h"
#include "view/binding.h"
#include "view/filter.h"
#include "view/scene.h"
#include "view/states.h"

/* Written "totals.waiting", which the widget's "filter" narrows to the queues that pass, or
   "indicators.qa.tone": the indicator whose id is "qa.tone". */
struct figure {
    const struct binding *binding; /* NULL: an indicator */
    const char *name;              /* as written */
    const char *indicator;         /* its id; NULL: a binding */
    struct filter filter;          /* open: the whole desk */
};

/* The page's own limits; NAN: not set. Past `target` is a breach; with `breach` set it is to be
   watched from the target up to there. */
struct figure_limits {
    double target;
    double breach;
};
extern const struct figure_limits FIGURE_NO_LIMITS;

/* Reads "target" and "breach" of the widget, numbers or durations such as "10m", which must suit
   the figure that they judge. */
struct figure_limits figure_limits_read(const struct json_at *widget, const struct figure *figure);

/* False where the member is missing or fails; then *ret_figure has neither binding nor indicator.
   Whether the feed has such an indicator is known only when it is drawn. */
bool figure_read(const struct json_at *widget, const char *key, const struct filter *filter,
                 struct figure *ret_figure);

/* The same of a text, `place` being where a mistake in it is reported. */
bool figure_parse(const struct json_at *place, const char *name, const struct filter *filter,
                  struct figure *ret_figure);

/* True where the figure is that binding of the whole desk. */
bool figure_is(const struct figure *figure, const char *binding);

/* NULL where the snapshot has none of that id, and for a binding. */
const struct indicator *figure_indicator(const struct figure *figure, const struct scene *scene);

enum binding_unit figure_unit(const struct figure *figure, const struct scene *scene);

/* Seconds for an age or a duration; NAN where unknown. */
double figure_value(const struct figure *figure, const struct scene *scene);
struct format_figure figure_format(const struct figure *figure, const struct scene *scene,
                                   enum format_width width, const struct figure_limits *own);
/* Another value of the same figure, such as its target or a change, in its unit. */
struct format_figure figure_format_value(const struct figure *figure, const struct scene *scene,
                                         double value);

double figure_target(const struct figure *figure, const struct scene *scene,
                     const struct figure_limits *own);
/* True where the target is a least: at or above it is good. */
bool figure_is_goal(const struct figure *figure, const struct scene *scene);
enum state figure_state(const struct figure *figure, struct scene *scene,
                        const struct figure_limits *own);

/* The oldest of nobody: known, and none. */
bool figure_is_none(const struct figure *figure, const struct scene *scene);

/* Its own name in the wall's language, for want of a page's; never NULL. */
const char *figure_label(const struct figure *figure, const struct scene *scene);
const char *figure_short_label(const struct figure *figure, const struct scene *scene);

/* Said after the figure: "4 unowned". */
const char *figure_after(const struct figure *figure, const struct scene *scene);

/* NULL where the snapshot has none of it. */
const struct trend *figure_trend(const struct figure *figure, const struct scene *scene);

/* In which queue the oldest is that decides the state; NULL: the oldest of all does. */
const struct queue *figure_decides(const struct figure *figure, const struct scene *scene);

#endif
