/* Removes what the history keeps no longer: by age, and to stay within the bound. */
#ifndef WALLBOARD_HISTORY_THINNING_H
#define WALLBOARD_HISTORY_THINNING_H

#include "history/database.h"

/* What a row of figures takes in the file, and in the journal with the pages around it that changed
   likewise. */
enum { THINNING_ROW_BYTES = 400 };

/* Removes what is older than its step is kept, as seen from `latest`; of each table an hour's worth
   at most, so that a clock that was wrong for a while costs next to nothing. */
bool thinning_by_age(struct database *database, struct wall_time latest, double keep_s,
                     struct error *error) MUST_CHECK;

/* Removes the oldest of the finest samples, then all reports but the last, then coarser samples,
   until that many bytes, and a few pages, are left of the bound; or nothing is left to remove. */
bool thinning_make_room(struct database *database, size_t bytes, struct error *error) MUST_CHECK;

#endif
