/* Days of the week in words, in the desk's zone. */
#ifndef WALLBOARD_VIEW_WEEKDAY_H
#define WALLBOARD_VIEW_WEEKDAY_H

#include "view/scene.h"

/* "last Sun"; NULL where the time is unknown. */
const char *weekday_last(const struct scene *scene, struct wall_time time);

/* "16:30", with the day where that is another than today: "Tue 16:30"; "–" where unknown. */
const char *weekday_hour(struct scene *scene, struct wall_time time);

#endif
