/* The small line that says where a figure comes from. */
#ifndef WALLBOARD_VIEW_TREND_H
#define WALLBOARD_VIEW_TREND_H

#include <stdbool.h>

#include "view/scene.h"

/* How far back the line goes: to the start of the shift that runs (the day where none is known),
   24 hours, or the last 48 samples, which is four hours of five minutes. */
enum trend_window { TREND_SHIFT, TREND_DAY, TREND_RECENT };

/* What a page calls those that it may ask for. */
enum { TREND_WINDOW_NAMED = 2 };
extern const char *const TREND_WINDOW_NAMES[TREND_WINDOW_NAMED];

/* True where there is something to draw: two known values at least. */
bool trend_known(const struct scene *scene, const struct trend *trend, enum trend_window window);

/* A stretch of a trend as at most 48 means of equal length, so that noise is a line and not a comb;
   the last one is the latest sample itself. */
enum { TREND_MOST_POINTS = 48 };
struct trend_series {
    double values[TREND_MOST_POINTS]; /* NAN: no sample */
    size_t count;
    struct wall_time from; /* of the first sample in it */
};

/* `most` points, TREND_MOST_POINTS at most; NULL is a trend of none. */
struct trend_series trend_series_of(const struct scene *scene, const struct trend *trend,
                                    enum trend_window window, size_t most);

/* Between which values the line is drawn. Counts stand on zero, and few of them look few; a line
   that hardly moves is drawn flat, in the middle. */
struct trend_span {
    double least, most;
};
struct trend_span trend_span_of(const struct trend_series *series, bool counts);

/* Counts stand on zero, and few of them look few. */
struct trend_look {
    struct colour ink;
    bool counts;
    enum trend_window window;
};

/* Fills the rectangle's width; the last value ends in a dot. Drawn from at most 24 means. */
void trend_draw(const struct scene *scene, const struct trend *trend, struct trend_look look,
                struct rect rect);

/* What the trend says it is to be compared with, else its own value a week before `now`; NAN with
   COMPARED_NONE where there is neither. NULL is allowed. */
struct compared trend_compared(const struct trend *trend, struct wall_time now);

#endif
