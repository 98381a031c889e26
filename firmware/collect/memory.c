/* Everything that the desk remembers and reckons, laid into each snapshot before it is published.
 */
#include "collect/memory.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "collect/alarms.h"
#include "collect/duty.h"
#include "collect/forecast.h"
#include "collect/handover.h"
#include "collect/trends.h"
#include "feed/seam.h"
#include "history/history.h"

/* Figures told to be of a time further from the server's own are not filed: one of the two is
   wrong. */
static const double MOST_APART_S = 300;

/* Samples from the future block the filing of new ones: they were filed under a wrong clock. They
   are forgotten once the clock has been trusted for this long. */
enum { CERTAIN_MS = 10 * 60 * 1000 };

/* So soon again the batch is not written early, whatever changes. */
enum { EARLY_EVERY_MS = 60 * 1000 };

struct memory {
    struct arena *arena;
    struct history *history;
    struct duty *duty;
    struct trends *trends;
    struct forecaster *forecaster;
    struct handover_keeper *handover;
    struct alarms *alarms;
    struct mono_time early_at;    /* the batch may be written early from then on */
    bool doubted;                 /* the latest figures' time was not believed */
    struct mono_time ahead_since; /* the history ends in the future; INT64_MIN: it does not */
};

static struct history *open_history(const struct memory_setup *setup, struct arena *arena,
                                    struct wall_time now)
{
    const struct config_history *config = &setup->config->history;
    struct history_setup history = {
        .path = setup->state ? file_join(arena, setup->state, SEAM_HISTORY) : NULL,
        .keep_s = (double)config->keep_ms / 1000,
        .most_bytes = config->most_bytes,
        .batch_ms = config->batch_ms,
        .zone = setup->zone,
    };
    return history_new(&history, now);
}

bool memory_new(const struct memory_setup *setup, struct wall_time now, struct memory **ret_memory,
                struct error *error)
{
    struct duty *duty = NULL;
    if (!duty_new(setup->config, setup->zone, &duty, error))
        return false;
    struct memory *memory = calloc(1, sizeof *memory);
    if (!memory)
        abort();
    memory->arena = arena_new();
    memory->duty = duty;
    memory->history = open_history(setup, memory->arena, now);
    memory->trends = trends_new(setup->zone);
    memory->forecaster = forecaster_new(setup->config, setup->zone);
    memory->handover = handover_keeper_new(setup->config, setup->spool);
    memory->alarms = alarms_new(setup->config, memory->history);
    memory->early_at.ms = INT64_MIN;
    memory->ahead_since.ms = INT64_MIN;
    *ret_memory = memory;
    return true;
}

void memory_free(struct memory *memory)
{
    if (!memory)
        return;
    alarms_free(memory->alarms);
    handover_keeper_free(memory->handover);
    forecaster_free(memory->forecaster);
    trends_free(memory->trends);
    history_free(memory->history);
    duty_free(memory->duty);
    arena_free(memory->arena);
    free(memory);
}

static bool is_plausible(struct memory *memory, struct wall_time taken_at, struct wall_time now)
{
    bool good = fabs(wall_time_s_between(taken_at, now)) <= MOST_APART_S;
    if (!good && !memory->doubted)
        log_warning("the figures are told to be of another time than the server's; they are shown "
                    "but not kept in the history");
    memory->doubted = !good;
    return good;
}

static void forget_the_future(struct memory *memory, const struct memory_moment *moment)
{
    bool ahead = moment->trusted &&
                 wall_time_s_between(moment->now, history_latest(memory->history)) > MOST_APART_S;
    if (!ahead) {
        memory->ahead_since.ms = INT64_MIN;
        return;
    }
    if (memory->ahead_since.ms == INT64_MIN)
        memory->ahead_since = moment->mono;
    if (moment->mono.ms - memory->ahead_since.ms < CERTAIN_MS)
        return;
    log_warning("the history ended in the future: what was filed after now is forgotten");
    history_forget_after(memory->history, moment->now);
}

/* An info notice, so that it never hides what is wrong with the desk itself. */
static void tell_trouble(const char *trouble, struct arena *arena, struct snapshot *snapshot)
{
    if (!trouble)
        return;
    struct notice *notices = arena_array(arena, snapshot->notice_count + 1, sizeof *notices);
    for (size_t i = 0; i < snapshot->notice_count; i++)
        notices[i] = snapshot->notices[i];
    notices[snapshot->notice_count] = (struct notice){
        .text = arena_text(arena, trouble), .level = NOTICE_INFO, .until = WALL_TIME_NONE};
    snapshot->notices = notices;
    snapshot->notice_count++;
}

static void flush_early(struct memory *memory, struct mono_time now)
{
    if (now.ms < memory->early_at.ms)
        return;
    history_flush(memory->history, now);
    memory->early_at.ms = now.ms + EARLY_EVERY_MS;
}

void memory_fill(struct memory *memory, const struct memory_moment *moment, bool fresh,
                 struct arena *arena, struct snapshot *snapshot)
{
    struct wall_time now = moment->now;
    if (wall_time_known(now)) {
        duty_fill(memory->duty, now, arena, snapshot);
        forget_the_future(memory, moment);
        if (fresh && moment->trusted && is_plausible(memory, snapshot->taken_at, now))
            history_take(memory->history, snapshot, moment->mono);
        trends_fill(memory->trends, memory->history, now, arena, snapshot);
        forecaster_fill(memory->forecaster, memory->history, now, arena, snapshot);
        /* Under a wrong clock a shift or an acknowledgement would be kept as another's. */
        if (moment->trusted &&
            handover_fill(memory->handover, memory->history, now, arena, snapshot))
            history_flush(memory->history, moment->mono);
        if (alarms_fill(memory->alarms, memory->history, now, arena, snapshot))
            flush_early(memory, moment->mono);
    }
    tell_trouble(history_trouble(memory->history), arena, snapshot);
}

void memory_clock_corrected(struct memory *memory, struct wall_time now)
{
    history_forget_after(memory->history, now);
}

int64_t memory_wait_ms(const struct memory *memory, struct mono_time now)
{
    return history_wait_ms(memory->history, now);
}

void memory_step(struct memory *memory, struct mono_time now)
{
    history_step(memory->history, now);
}
