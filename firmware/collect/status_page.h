/* The status page's HTML: for people who look after the board, not for the wall. */
#ifndef WALLBOARD_COLLECT_STATUS_PAGE_H
#define WALLBOARD_COLLECT_STATUS_PAGE_H

#include <stdbool.h>

#include "desk/snapshot.h"

struct arena;

/* `snapshot` is NULL before the first one; `now` is the server's. `picture`: /screen.png is there;
   `dark`: what the screen says of itself while it is off on purpose, or NULL.
   Everything that came from outside is escaped. */
const char *status_page_html(const struct snapshot *snapshot, struct wall_time now, bool picture,
                             const char *dark, struct arena *arena);

#endif
