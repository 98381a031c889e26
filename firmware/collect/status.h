/* The status page over HTTP: health for people, the snapshot for other boards. */
#ifndef WALLBOARD_COLLECT_STATUS_H
#define WALLBOARD_COLLECT_STATUS_H

#include <stdint.h>

#include "config/config.h"
#include "desk/snapshot.h"

struct status;

/* Listens at once. `spool` (where screen.png is) outlives it. Serves / and /snapshot.json, the
   latter also as /wallboard/v1/snapshot with an ETag, so that a hub can feed boards. */
bool status_new(const struct config_status *config, const char *spool, struct status **ret_status,
                struct error *error) MUST_CHECK;
void status_free(struct status *status); /* NULL is allowed */

/* What to serve from now on; both stay the caller's and must live until the next call. */
void status_show(struct status *status, const struct snapshot *snapshot, const char *text,
                 size_t length);

/* Readable when there is something to do. */
int status_fd(const struct status *status);

/* How long it may be left alone; INT64_MAX: until its fd says so. */
int64_t status_wait_ms(const struct status *status);
void status_step(struct status *status);

#endif
