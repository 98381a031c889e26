/* How the agents ranked when the shift began. */
#include "collect/handover_ranks.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"

/* Later than that the order is no longer that of the beginning. */
static const double BEGINNING_S = 300;

/* The ranks of one shift, read once; sorted by agent. */
struct handover_ranks {
    struct arena *arena;
    struct wall_time shift_starts_at; /* NONE: of none yet */
    struct history_rank *list;
    size_t count;
};

struct handover_ranks *handover_ranks_new(void)
{
    struct handover_ranks *ranks = calloc(1, sizeof *ranks);
    if (!ranks)
        abort();
    ranks->arena = arena_new();
    ranks->shift_starts_at = WALL_TIME_NONE;
    return ranks;
}

void handover_ranks_free(struct handover_ranks *ranks)
{
    if (!ranks)
        return;
    arena_free(ranks->arena);
    free(ranks);
}

static int by_agent(const void *a, const void *b)
{
    return text_compare(((const struct history_rank *)a)->agent,
                        ((const struct history_rank *)b)->agent);
}

static int by_solved(const void *a, const void *b)
{
    const struct agent *one = *(const struct agent *const *)a;
    const struct agent *two = *(const struct agent *const *)b;
    if (one->solved != two->solved)
        return one->solved < two->solved ? 1 : -1;
    return text_compare(one->id, two->id);
}

/* A desk that tells ranks leaves out those who have none. */
static bool wants_ranks(const struct snapshot *snapshot)
{
    bool knows_solved = false;
    for (size_t i = 0; i < snapshot->agent_count; i++) {
        if (!isnan(snapshot->agents[i].rank_at_shift_start))
            return false;
        knows_solved = knows_solved || !isnan(snapshot->agents[i].solved);
    }
    return knows_solved;
}

/* Those who have solved something, the most first. */
static size_t solvers(const struct snapshot *snapshot, const struct agent **ret_order)
{
    size_t count = 0;
    for (size_t i = 0; i < snapshot->agent_count; i++)
        if (snapshot->agents[i].id && snapshot->agents[i].solved > 0)
            ret_order[count++] = &snapshot->agents[i];
    qsort(ret_order, count, sizeof *ret_order, by_solved);
    return count;
}

static void make_ranks(struct handover_ranks *ranks, const struct snapshot *snapshot)
{
    const struct agent **order =
        arena_array(ranks->arena, snapshot->agent_count, sizeof(const struct agent *));
    size_t count = solvers(snapshot, order);
    ranks->list = arena_array(ranks->arena, count, sizeof *ranks->list);
    ranks->count = count;
    for (size_t i = 0; i < count; i++) {
        bool tie = i > 0 && order[i]->solved == order[i - 1]->solved;
        ranks->list[i] =
            (struct history_rank){.agent = arena_text(ranks->arena, order[i]->id),
                                  .rank = tie ? ranks->list[i - 1].rank : (double)(i + 1)};
    }
}

static void take_kept(struct handover_ranks *ranks, const struct history_rank *kept, size_t count)
{
    ranks->list = arena_array(ranks->arena, count, sizeof *ranks->list);
    ranks->count = count;
    for (size_t i = 0; i < count; i++)
        ranks->list[i] = kept[i];
}

/* The ranks of the shift that begins at that instant, from the history, or as they are now where it
   has just begun. */
static void open_shift(struct handover_ranks *ranks, struct history *history,
                       const struct snapshot *snapshot, struct wall_time starts_at)
{
    const struct history_rank *kept = NULL;
    arena_free(ranks->arena);
    ranks->arena = arena_new();
    size_t count = history_ranks(history, starts_at, ranks->arena, &kept);
    if (count > 0) {
        take_kept(ranks, kept, count);
    } else {
        ranks->count = 0;
        if (wall_time_s_between(starts_at, snapshot->taken_at) <= BEGINNING_S)
            make_ranks(ranks, snapshot);
        if (ranks->count > 0)
            history_keep_ranks(history, starts_at, ranks->list, ranks->count);
    }
    if (ranks->count > 0)
        qsort(ranks->list, ranks->count, sizeof *ranks->list, by_agent);
    ranks->shift_starts_at = starts_at;
}

static double rank_of(const struct handover_ranks *ranks, const char *agent)
{
    struct history_rank key = {.agent = agent};
    if (ranks->count == 0)
        return NAN;
    const struct history_rank *found =
        bsearch(&key, ranks->list, ranks->count, sizeof *ranks->list, by_agent);
    return found ? found->rank : NAN;
}

void handover_ranks_fill(struct handover_ranks *ranks, struct history *history, struct arena *arena,
                         struct snapshot *snapshot)
{
    struct wall_time starts_at = snapshot->shifts.current.starts_at;
    if (!wall_time_known(starts_at) || !wants_ranks(snapshot))
        return;
    if (ranks->shift_starts_at.ms != starts_at.ms)
        open_shift(ranks, history, snapshot, starts_at);
    struct agent *agents = arena_array(arena, snapshot->agent_count, sizeof *agents);
    for (size_t i = 0; i < snapshot->agent_count; i++) {
        agents[i] = snapshot->agents[i];
        agents[i].rank_at_shift_start = rank_of(ranks, agents[i].id);
    }
    snapshot->agents = agents;
}
