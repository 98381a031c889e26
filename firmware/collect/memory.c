/* Everything that the desk remembers and reckons, laid into each snapshot before it is published.
 */
#include "collect/memory.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "collect/alarms.h"
#include "collect/duty.h"
#include "collect/forecast.h"
#include "collect/handover.h"
#include "collect/recency.h"
#include "collect/trends.h"
#include "feed/seam.h"
#include "history/history.h"

/* Samples from that far in the future block the filing of new ones: they were filed under a wrong
   clock. They are forgotten once the clock has been trusted for this long. */
static const double MOST_AHEAD_S = 300;
enum { CERTAIN_MS = 10 * 60 * 1000 };

/* So soon again the batch is not written early, whatever changes. */
enum { EARLY_EVERY_MS = 60 * 1000 };

struct memory {
    const struct config *config;
    struct arena *arena;
    struct history *history;
    struct duty *duty;
    struct trends *trends;
    struct forecaster *forecaster;
    struct handover_keeper *handover;
    struct alarms *alarms;
    struct mono_time early_at;    /* the batch may be written early from then on */
    bool denied;                  /* the latest moment was */
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
    memory->config = setup->config;
    memory->arena = arena_new();
    memory->duty = duty;
    memory->history = open_history(setup, memory->arena, now);
    memory->trends = trends_new(setup->zone);
    memory->forecaster = forecaster_new(setup->config, setup->zone);
    memory->handover = handover_keeper_new(setup->config, duty, setup->spool);
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

/* Whether the history may be touched at all. */
static bool is_certain(struct memory *memory, const struct memory_moment *moment)
{
    if (moment->denied && !memory->denied)
        log_warning("the server's clock is more than 5 min from this board's, which is "
                    "synchronised: until they agree the history keeps what it has and takes "
                    "nothing new");
    memory->denied = moment->denied;
    return moment->trusted && !moment->denied;
}

static bool is_plausible(struct memory *memory, const struct recency *recency)
{
    bool good = recency_is_plausible(recency);
    if (!good && !memory->doubted)
        log_warning("the figures are told to be of another time than the server's; they are shown "
                    "but not kept in the history");
    memory->doubted = !good;
    return good;
}

static void file(struct memory *memory, const struct memory_moment *moment, struct arena *arena,
                 const struct snapshot *snapshot)
{
    struct recency recency = {memory->config, snapshot, moment->now};
    if (!is_plausible(memory, &recency))
        return;
    struct snapshot filed = recency_to_file(&recency, arena);
    history_take(memory->history, &filed, moment->mono);
}

static void forget_the_future(struct memory *memory, const struct memory_moment *moment,
                              bool certain)
{
    double ahead_s = wall_time_s_between(moment->now, history_latest(memory->history));
    if (!certain || !(ahead_s > MOST_AHEAD_S)) {
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

/* Why the latest figures are not kept, for people; NULL where they are. */
static const char *trouble_of(const struct memory *memory)
{
    if (memory->denied)
        return "No history is kept: the server's clock is not this board's";
    if (memory->doubted)
        return "No history is kept: the figures are of another time than the server's";
    return history_trouble(memory->history);
}

static void flush_early(struct memory *memory, struct mono_time now)
{
    if (now.ms < memory->early_at.ms)
        return;
    history_flush(memory->history, now);
    memory->early_at.ms = now.ms + EARLY_EVERY_MS;
}

/* While the clock is not trusted, what stands is shown and waits. */
static void fill_alarms(struct memory *memory, const struct memory_moment *moment,
                        struct arena *arena, struct snapshot *snapshot)
{
    if (!moment->trusted)
        alarms_show(memory->alarms, moment->now, arena, snapshot);
    else if (alarms_fill(memory->alarms, memory->history, moment->now, arena, snapshot))
        flush_early(memory, moment->mono);
}

void memory_fill(struct memory *memory, const struct memory_moment *moment, bool fresh,
                 struct arena *arena, struct snapshot *snapshot)
{
    struct wall_time now = moment->now;
    if (wall_time_known(now)) {
        bool certain = is_certain(memory, moment);
        duty_fill(memory->duty, now, arena, snapshot);
        forget_the_future(memory, moment, certain);
        if (fresh && certain)
            file(memory, moment, arena, snapshot);
        trends_fill(memory->trends, memory->history, now, arena, snapshot);
        forecaster_fill(memory->forecaster, memory->history, now, arena, snapshot);
        fill_alarms(memory, moment, arena, snapshot);
        forecast_settle(arena, snapshot);
        /* Under a wrong clock a shift or an acknowledgement would be kept as another's. */
        if (certain && handover_fill(memory->handover, memory->history, now, arena, snapshot)) {
            history_flush(memory->history, moment->mono);
            handover_flushed(memory->handover);
        }
    }
    tell_trouble(trouble_of(memory), arena, snapshot);
}

void memory_clock_corrected(struct memory *memory, const struct memory_moment *moment)
{
    if (is_certain(memory, moment))
        history_forget_after(memory->history, moment->now);
}

int64_t memory_wait_ms(const struct memory *memory, struct mono_time now)
{
    return history_wait_ms(memory->history, now);
}

void memory_step(struct memory *memory, struct mono_time now)
{
    history_step(memory->history, now);
}
