/* What a person with a ruler can measure on a draw list: ink, grounds, angles. */
#ifndef WALLBOARD_TESTS_VIEW_RULER_H
#define WALLBOARD_TESTS_VIEW_RULER_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/list.h"
#include "view/theme.h"
#include "view/type_scale.h"
#include "view/view.h"

/* A page that is judged, and where the sentence about it goes. */
struct ruler {
    const struct view_input *input;
    const struct draw_list *list;
    const struct theme *theme;
    struct type_scale scale;
    char *problem;
    size_t capacity;
};

/* Keeps `rule: "text"` as the problem; always false. */
bool ruler_broken(const struct ruler *ruler, const char *rule, const char *text);

/* Where ink is: of a text from the top of its capitals to the baseline, or below it where letters
   hang; of anything else its bounds. */
struct rect ruler_ink(const struct ruler *ruler, const struct draw_command *command);

/* The last fill before `index` that holds all of the rectangle; NULL: the picture's own ground. */
const struct draw_command *ruler_fill_under(const struct ruler *ruler, size_t index,
                                            struct rect rect);
struct colour ruler_ground(const struct ruler *ruler, size_t index, struct rect rect);

/* Arc minutes that so many pixels fill, seen from the panel's viewing distance; worked out from the
   panel alone, not by view/type_scale.c. */
double ruler_arc_minutes(const struct view_panel *panel, double px);

/* Whether a stroke of the line passes through the rectangle. */
bool ruler_line_crosses(const struct draw_command *line, struct rect rect);

#endif
