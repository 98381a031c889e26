/* Serves a simulated desk over HTTP on loopback, with ETag and Date. */
#ifndef WALLBOARD_SIMDESK_SERVER_H
#define WALLBOARD_SIMDESK_SERVER_H

#include <stdbool.h>

#include "base/error.h"
#include "simdesk/simdesk.h"

struct simdesk_server_setup {
    int port;          /* 0: any free one */
    double speed;      /* simulated seconds in a real one; 0 stands still */
    const char *token; /* required of callers as "Authorization: Bearer …"; NULL: none */
    int64_t for_ms;    /* ends by itself after this time; 0: never */
};

/* Serves until SIGTERM or SIGINT. Prints "listening on http://127.0.0.1:PORT/wallboard/v1/snapshot"
   to stdout when it is ready. Takes no ownership of the desk. */
bool simdesk_serve(struct simdesk *desk, const struct simdesk_server_setup *setup,
                   struct error *error) MUST_CHECK;

#endif
