/* The names of the files at which the two halves meet. */
#ifndef WALLBOARD_FEED_SEAM_H
#define WALLBOARD_FEED_SEAM_H

/* In the spool: what collect publishes, and what show tells of itself. */
#define SEAM_SNAPSHOT "snapshot.json"
#define SEAM_PICTURE "screen.png"
#define SEAM_HEALTH "show.json"
#define SEAM_ACKNOWLEDGE "acknowledge" /* from show to collect: the handover is taken over */
#define SEAM_BOARD "board.json"        /* from provision to show: the board itself */

/* In the state folder: what outlives a restart. */
#define SEAM_LAST_SNAPSHOT "last-snapshot.json"
#define SEAM_HISTORY "history.db"

/* In the state: what aliases are made with; only show reads it. */
#define SEAM_NAMES_SALT "names.salt"

#endif
