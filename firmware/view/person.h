/* Whoever owns, wrote or acknowledged something, as the wall may name them. */
#ifndef WALLBOARD_VIEW_PERSON_H
#define WALLBOARD_VIEW_PERSON_H

#include "view/scene.h"

/* `who` is an agent's id or a name; NULL where it is NULL or empty, and where people have aliases:
   beside a case that anybody can look up an alias would tell whose it is. */
const char *person_shown(const struct scene *scene, const char *who);

/* The same of an owner; `nobody` where there is none, and "owned" in place of an alias. */
const char *person_owner(const struct scene *scene, const char *who, const char *nobody);

#endif
