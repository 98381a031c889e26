/* Sizes of type and space, from how far away and on how large a panel the wall is read. */
#ifndef WALLBOARD_VIEW_TYPE_SCALE_H
#define WALLBOARD_VIEW_TYPE_SCALE_H

#include "draw/measure.h"
#include "view/view.h"

/* One scale of ratio 1.25 upward from the floor of labels (16 arc minutes); its second step is the
   floor of figures and status (20). */
enum type_step { TYPE_LABEL, TYPE_FIGURE, TYPE_2, TYPE_3, TYPE_4, TYPE_HEADLINE, TYPE_STEPS };

/* Capitals on a 55-inch panel of 1920x1080 at 5 m: 37 and 46 px, so labels of 52 px Noto Sans,
   figures of 65, headlines of 159, and a unit of 8 px. */
struct type_scale {
    int label_cap_px;  /* the floors; nothing is drawn smaller */
    int figure_cap_px; /* for figures that change and for status */
    int size_px[TYPE_STEPS];
    double unit_px; /* of the baseline grid: rows are 11 of them, gaps whole numbers */
    int margin_px;
};

/* In a picture too small for the floor (less than 12 labels wide or 9 high, as a window of a few
   hundred pixels is) everything shrinks in proportion, the floors too: a whole wall seen as if
   from nearer, rather than one letter of it. */
struct type_scale type_scale_for(const struct view_panel *panel,
                                 const struct draw_measure *measure);

/* From where it is read, in metres; 5 where nothing says it. */
double type_scale_distance_m(const struct view_panel *panel);

/* Pixels per millimetre, by what is believed of the panel's size: what it says of itself where that
   can be true, else the diagonal, else 55 inches. */
double type_scale_px_per_mm(const struct view_panel *panel);

/* How high so many pixels look from the viewing distance, in arc minutes. */
double type_scale_arc_minutes(const struct view_panel *panel, double px);

/* The height of capitals, in whole pixels of the picture, that fills this angle at the panel's
   viewing distance. */
int type_scale_cap_px(const struct view_panel *panel, double arc_minutes);

#endif
