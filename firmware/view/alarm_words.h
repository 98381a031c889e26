/* What the wall says of an alarm, in its own language. */
#ifndef WALLBOARD_VIEW_ALARM_WORDS_H
#define WALLBOARD_VIEW_ALARM_WORDS_H

#include "view/scene.h"

/* "VIP · Oldest waiting 4 min · target 3 min"; the alarm's own text where it tells no figure that
   the wall knows; NULL where there is neither. Names a queue, never a person. In the scene's
   arena or the snapshot. */
const char *alarm_words(struct scene *scene, const struct alarm *alarm);

/* The alarm that stands in the notice line: a flood as long as it lasts, else the latest breach, or
   a breach that is ahead, of the last five minutes; what is older stands in its own tiles and rows.
   NULL: none. The end of its time is noted as the picture's next change. */
const struct alarm *alarm_of_note(struct scene *scene);

#endif
