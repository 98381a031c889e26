/* The totals of shifts, completed from what the history kept and counted. */
#include "collect/handover_totals.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "collect/handover_archive.h"

/* A shift begins and ends between two samples; a longer gap would falsify its totals. */
static const double SLACK_S = 600;
enum { HOUR_MS = 3600 * 1000, WEEK_MS = 7 * 24 * HOUR_MS };

/* A shift that has ended, as the history knows it. */
struct ended {
    struct arena *arena;
    struct wall_time starts_at; /* the key, with the office; NONE: nothing was read yet */
    char office[64];
    struct shift shift;
};

struct handover_totals {
    struct ended previous;
    struct ended last_week;
    struct wall_time sought_for; /* the current shift whose last week's was looked for */
    char sought_office[64];
    struct arena *sought_arena;
    struct shift sought; /* its result */
};

struct handover_totals *handover_totals_new(void)
{
    struct handover_totals *totals = calloc(1, sizeof *totals);
    if (!totals)
        abort();
    totals->previous.arena = arena_new();
    totals->last_week.arena = arena_new();
    totals->sought_arena = arena_new();
    handover_totals_forget(totals);
    return totals;
}

void handover_totals_free(struct handover_totals *totals)
{
    if (!totals)
        return;
    arena_free(totals->previous.arena);
    arena_free(totals->last_week.arena);
    arena_free(totals->sought_arena);
    free(totals);
}

void handover_totals_forget(struct handover_totals *totals)
{
    totals->previous.starts_at = WALL_TIME_NONE;
    totals->last_week.starts_at = WALL_TIME_NONE;
    totals->sought_for = WALL_TIME_NONE;
}

static void complete_number(double *figure, double known)
{
    if (isnan(*figure))
        *figure = known;
}

static void complete_distribution(struct distribution *figure, const struct distribution *known)
{
    if (isnan(figure->mean) && isnan(figure->n))
        *figure = *known;
}

void handover_totals_complete(struct day_figures *figures, const struct day_figures *known)
{
    complete_number(&figures->arrived, known->arrived);
    complete_number(&figures->answered, known->answered);
    complete_number(&figures->solved, known->solved);
    complete_number(&figures->breached, known->breached);
    complete_number(&figures->abandoned, known->abandoned);
    complete_number(&figures->answered_in_target, known->answered_in_target);
    complete_number(&figures->abandoned_in_target, known->abandoned_in_target);
    complete_number(&figures->escalated, known->escalated);
    complete_number(&figures->reopened, known->reopened);
    complete_distribution(&figures->first_response_s, &known->first_response_s);
    complete_distribution(&figures->lead_time_s, &known->lead_time_s);
    complete_distribution(&figures->handle_s, &known->handle_s);
    if (isnan(figures->csat.good) || isnan(figures->csat.rated))
        figures->csat = known->csat;
    if (isnan(figures->sla.fulfilled) || isnan(figures->sla.breached))
        figures->sla = known->sla;
}

bool handover_totals_any(const struct day_figures *figures)
{
    const double numbers[] = {
        figures->arrived,    figures->answered,          figures->solved,
        figures->breached,   figures->abandoned,         figures->escalated,
        figures->reopened,   figures->csat.good,         figures->sla.fulfilled,
        figures->handle_s.n, figures->first_response_s.n};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!isnan(numbers[i]))
            return true;
    return false;
}

bool handover_totals_is_early(const struct history_shift *kept)
{
    return wall_time_known(kept->acknowledged_at) &&
           kept->acknowledged_at.ms < kept->shift.ends_at.ms;
}

struct day_figures handover_totals_counted(struct history *history, const struct shift *shift,
                                           struct wall_time until)
{
    struct span span = {shift->starts_at, until};
    if (!wall_time_known(shift->starts_at) || !wall_time_known(until) ||
        shift->starts_at.ms >= until.ms)
        return day_figures_unknown();
    return history_between(history, "totals", span, SLACK_S);
}

bool handover_totals_are_final(const struct history *history, const struct shift *shift)
{
    struct wall_time latest = history_latest(history);
    return wall_time_known(shift->ends_at) && wall_time_known(latest) &&
           latest.ms >= shift->ends_at.ms;
}

struct day_figures handover_totals_final(struct history *history, const struct shift *shift)
{
    return handover_totals_are_final(history, shift)
               ? handover_totals_counted(history, shift, shift->ends_at)
               : day_figures_unknown();
}

bool handover_totals_are_recent(const struct shift *shift, struct wall_time now)
{
    return wall_time_s_between(shift->ends_at, now) <= SLACK_S;
}

static void complete_shift(struct shift *shift, const struct shift *known, struct arena *arena)
{
    if (!shift->lead)
        shift->lead = arena_text(arena, known->lead);
    complete_number(&shift->rostered, known->rostered);
    complete_number(&shift->online, known->online);
    complete_number(&shift->required, known->required);
    complete_number(&shift->rostered_required, known->rostered_required);
    handover_totals_complete(&shift->totals, &known->totals);
}

/* The totals of a shift that was kept early, or just when it ended, may be of that moment only. */
static void read_ended(struct ended *ended, struct history *history, struct wall_time now,
                       const struct shift *shift)
{
    struct history_shift kept;
    arena_free(ended->arena);
    ended->arena = arena_new();
    ended->shift = shift_unknown();
    bool found = handover_archive_find(history, shift, ended->arena, &kept) &&
                 handover_archive_is_same_time(&kept.shift, shift);
    struct day_figures counted = handover_totals_final(history, shift);
    bool open =
        found && (handover_totals_is_early(&kept) || handover_totals_are_recent(shift, now));
    if (open)
        handover_totals_complete(&ended->shift.totals, &counted);
    if (found)
        complete_shift(&ended->shift, &kept.shift, ended->arena);
    handover_totals_complete(&ended->shift.totals, &counted);
}

/* The last sample of a shift may still be to come until some time after its end. */
static void fill_ended(struct ended *ended, struct history *history, struct wall_time now,
                       struct arena *arena, struct shift *shift)
{
    if (!shift->name || !wall_time_known(shift->starts_at) || !wall_time_known(shift->ends_at))
        return;
    const char *office = shift->office ? shift->office : "";
    bool is_read = ended->starts_at.ms == shift->starts_at.ms && text_equal(ended->office, office);
    if (!is_read)
        read_ended(ended, history, now, shift);
    complete_shift(shift, &ended->shift, arena);
    bool settled = !handover_totals_are_recent(shift, now);
    ended->starts_at = settled ? shift->starts_at : WALL_TIME_NONE;
    text_copy(ended->office, sizeof ended->office, office);
}

/* The kept shift of that name and office a week before. */
static struct shift seek_last_week(struct history *history, const struct shift *current,
                                   struct arena *arena)
{
    const struct history_shift *shifts = NULL;
    struct wall_time at = wall_time_add_ms(current->starts_at, -(int64_t)WEEK_MS);
    struct span span = {wall_time_add_ms(at, -2 * HOUR_MS), wall_time_add_ms(at, 2 * HOUR_MS)};
    size_t count = history_shifts(history, span, arena, &shifts);
    for (size_t i = 0; i < count; i++)
        if (handover_archive_is_week_before(&shifts[i].shift, current))
            return shifts[i].shift;
    return shift_unknown();
}

static void find_last_week(struct handover_totals *totals, struct history *history,
                           struct arena *arena, struct shifts *shifts)
{
    const struct shift *current = &shifts->current;
    if (shifts->last_week.name || !current->name || !wall_time_known(current->starts_at))
        return;
    const char *office = current->office ? current->office : "";
    if (totals->sought_for.ms != current->starts_at.ms ||
        !text_equal(totals->sought_office, office)) {
        arena_free(totals->sought_arena);
        totals->sought_arena = arena_new();
        totals->sought = seek_last_week(history, current, totals->sought_arena);
        totals->sought_for = current->starts_at;
        text_copy(totals->sought_office, sizeof totals->sought_office, office);
    }
    shifts->last_week = totals->sought;
    shifts->last_week.name = arena_text(arena, totals->sought.name);
    shifts->last_week.office = arena_text(arena, totals->sought.office);
    shifts->last_week.lead = arena_text(arena, totals->sought.lead);
}

void handover_totals_fill(struct handover_totals *totals, struct history *history,
                          struct wall_time now, struct arena *arena, struct shifts *shifts)
{
    if (shifts->current.name) {
        struct day_figures counted = handover_totals_counted(history, &shifts->current, now);
        handover_totals_complete(&shifts->current.totals, &counted);
    }
    find_last_week(totals, history, arena, shifts);
    fill_ended(&totals->previous, history, now, arena, &shifts->previous);
    fill_ended(&totals->last_week, history, now, arena, &shifts->last_week);
}
