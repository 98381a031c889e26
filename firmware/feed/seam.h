/* The names of the files at which the two halves meet. */
#ifndef WALLBOARD_FEED_SEAM_H
#define WALLBOARD_FEED_SEAM_H

/* In the spool: what collect publishes, and what show tells of itself. */
#define SEAM_SNAPSHOT "snapshot.json"
#define SEAM_PICTURE "screen.png"
#define SEAM_HEALTH "show.json"

/* In the state folder: what outlives a restart. */
#define SEAM_LAST_SNAPSHOT "last-snapshot.json"

#endif
