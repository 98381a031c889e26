/* Figures that can never come from the sources that there are, told by their capabilities. */
#ifndef WALLBOARD_VIEW_CAPABILITY_H
#define WALLBOARD_VIEW_CAPABILITY_H

#include "view/figure.h"

/* "not on this plan" or "not from this source", where every source says that it does not have what
   the figure is made of; NULL where one may still have it. */
const char *capability_missing(const struct scene *scene, const struct figure *figure);

#endif
