/* Whoever owns, wrote or acknowledged something, as the wall may name them. */
#ifndef WALLBOARD_VIEW_PERSON_H
#define WALLBOARD_VIEW_PERSON_H

#include "view/scene.h"

/* `who` is an agent's id or a name; NULL where it is NULL or empty. */
const char *person_shown(const struct scene *scene, const char *who);

#endif
