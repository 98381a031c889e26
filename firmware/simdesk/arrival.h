/* When customers write: Poisson arrivals whose rate follows the day and the scenario. */
#ifndef WALLBOARD_SIMDESK_ARRIVAL_H
#define WALLBOARD_SIMDESK_ARRIVAL_H

#include <stdbool.h>
#include <stdint.h>

struct queue_plan;
struct sim_queue;
struct simdesk;
struct simdesk_setup;

/* The day's curve where it is `utc_offset_h` hours later than UTC; its mean over a day is 1. */
double arrival_shape(double utc_offset_h, int64_t at_ms);

/* By how much the scenario multiplies a queue's arrivals at that time. */
double arrival_factor(const struct simdesk_setup *setup, const struct queue_plan *plan,
                      int64_t at_ms);

/* New cases per second. */
double arrival_rate(const struct simdesk *desk, const struct sim_queue *queue, int64_t at_ms);

/* Puts the next possible arrival of that queue among the events. */
void arrival_schedule(struct simdesk *desk, uint32_t queue);

/* True where the possible arrival happens (thinning: Lewis and Shedler 1979). Serial 0 stands
   for a point at which only the bound is taken anew. */
bool arrival_happens(struct simdesk *desk, uint32_t queue, uint32_t serial);

#endif
