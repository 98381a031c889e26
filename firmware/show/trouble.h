/* What is wrong, in the one sentence that the wall has room for. */
#ifndef WALLBOARD_SHOW_TROUBLE_H
#define WALLBOARD_SHOW_TROUBLE_H

#include <stdbool.h>

#include "base/error.h"
#include "show/desk_clock.h"
#include "view/board.h"

struct config_wait;
struct snapshot;

/* What may be wrong at one moment; NULL where it is not. */
struct trouble_facts {
    const char *no_page;            /* why no page can be shown */
    const struct config_wait *wait; /* for a config that is missing or wrong */
    const struct board *board;      /* as its set-up tells of it */
    const char *unread;             /* why the figures cannot be read */
    const char *unkept;             /* why the picture cannot be kept, as a sentence */
    const struct snapshot *snapshot;
    struct desk_time time;
    bool early;    /* the first figures may still tell the time */
    bool starting; /* the network may still be coming up */
};

/* The gravest of them in the wall's language, what is quoted in it as the log has it; NULL: none,
   or none that is graver than what the page says of an ill source by itself. It may stand in
   `buffer`. */
const char *trouble_sentence(const struct trouble_facts *facts, struct error *buffer);

#endif
