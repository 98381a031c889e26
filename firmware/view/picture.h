/* The pictures that the config names, for the header and the widget. */
#ifndef WALLBOARD_VIEW_PICTURE_H
#define WALLBOARD_VIEW_PICTURE_H

#include "view/scene.h"

#define PICTURE_LOGO "logo"

/* NULL where the config has none of that name. */
const struct view_picture *picture_named(const struct scene *scene, const char *name);

/* As large as it fits in the room with its own proportions; a side may be 0. */
struct size picture_fit(const struct draw_picture *picture, struct size room);

#endif
