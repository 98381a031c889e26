/* The simulated desk as a snapshot, section by section. */
#ifndef WALLBOARD_SIMDESK_REPORT_H
#define WALLBOARD_SIMDESK_REPORT_H

#include "desk/snapshot.h"

struct arena;
struct simdesk;

#define REPORT_TIME_ZONE "Asia/Kuala_Lumpur"

/* The soonest clocks are listed, this many at most. */
enum { REPORT_MOST_CLOCKS = 500 };

/* How long before and after a boundary is the time of handover. */
enum { REPORT_HANDOVER_MS = 15 * 60 * 1000 };

/* Each fills its own part of *snapshot; arrays live in `arena`. */
void report_queues(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot);
void report_agents(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot);
void report_offices(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot);
void report_shifts(const struct simdesk *desk, struct snapshot *snapshot);
void report_handover(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot);
void report_incidents(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot);
void report_notices(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot);
void report_indicators(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot);

/* After report_queues, whose figures it goes on from. */
void report_forecast(const struct simdesk *desk, struct arena *arena, struct snapshot *snapshot);

#endif
