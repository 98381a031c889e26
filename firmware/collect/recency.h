/* Where several sources are one desk: whose figures are of now, and what of them is filed. */
#ifndef WALLBOARD_COLLECT_RECENCY_H
#define WALLBOARD_COLLECT_RECENCY_H

#include <stdbool.h>

#include "config/config.h"
#include "desk/snapshot.h"

struct arena;

/* A snapshot as it is seen at `now`. With one source its taken_at says how old it is; with several
   that is the oldest part's, and each source's last_ok_at says it of its own queues. */
struct recency {
    const struct config *config;
    const struct snapshot *snapshot;
    struct wall_time now;
};

/* Not older than five minutes, nor than two polls. Of the desk: each source's, and none of them
   has yet to tell anything. */
bool recency_of_queue(const struct recency *recency, const struct queue *queue);
bool recency_of_desk(const struct recency *recency);

/* When the queue's figures were true; NONE: unknown. */
struct wall_time recency_time(const struct recency *recency, const struct queue *queue);

/* Whether taken_at can be explained: it is the server's own time, or that of a source which has
   been away since. */
bool recency_is_plausible(const struct recency *recency);

/* What the history takes. Of several sources: under the newest one's time, without the queues and
   indicators of those that are old or whose latest poll failed; the desk's own figures only where
   there is none of these. taken_at is NONE where all are. With one source it is the snapshot. */
struct snapshot recency_to_file(const struct recency *recency, struct arena *arena);

#endif
