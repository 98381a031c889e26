/* Queueing formulas: how long callers wait, how many agents that takes. */
#include "desk/erlang.h"

#include <assert.h>
#include <math.h>

/* The work that comes in, in agents: A = λ·AHT. */
static double work_of(const struct erlang_load *load)
{
    assert(load->arrivals_per_s > 0 && load->handle_s > 0);
    return load->arrivals_per_s * load->handle_s;
}

/* The share lost were there no line to wait in. B₀ = 1, Bᵢ = A·Bᵢ₋₁/(i + A·Bᵢ₋₁). */
static double erlang_b(double work, int agents)
{
    double blocked = 1;
    for (int i = 1; i <= agents; i++)
        blocked = work * blocked / ((double)i + work * blocked);
    return blocked;
}

static double erlang_c(double work, int agents)
{
    double blocked = erlang_b(work, agents);
    return (double)agents * blocked / ((double)agents - work * (1 - blocked));
}

/* Erlang A in units of the patience: x = N·μ/θ is what the agents do while a customer waits, y =
   λ/θ what comes. */
struct impatience {
    double agents_do; /* x */
    double comes;     /* y */
    double log_sum;   /* ln A(x, y) */
    double wait_share;
};

/* ln A(x,y) of A = 1 + Σ yʲ / ((x+1)…(x+j)) = x·eʸ·y⁻ˣ·γ(x,y). Past 10²⁵⁰ all of γ(x,y) but what a
   double cannot show is Γ(x). */
static double log_sum_of(double x, double y)
{
    static const double HUGE_SUM = 1e250, LAST_PART = 1e-17;
    double sum = 1, term = 1;
    for (int j = 1; term > LAST_PART * sum || y > x + j; j++) {
        term *= y / (x + j);
        sum += term;
        if (sum > HUGE_SUM)
            return log(x) + y - x * log(y) + lgamma(x);
    }
    return log(sum);
}

/* P(wait) = A(x,y)·B / (1 + (A(x,y) − 1)·B). */
static struct impatience impatience_of(const struct erlang_load *load, int agents)
{
    double blocked = erlang_b(work_of(load), agents);
    struct impatience line = {
        .agents_do = (double)agents * load->patience_s / load->handle_s,
        .comes = load->arrivals_per_s * load->patience_s,
    };
    line.log_sum = log_sum_of(line.agents_do, line.comes);
    line.wait_share = blocked / (blocked + (1 - blocked) * exp(-line.log_sum));
    return line;
}

/* P(give up | wait) = 1/(ρ·A(x,y)) + 1 − 1/ρ. */
static double give_up_share(const struct impatience *line)
{
    double lost = exp(-line->log_sum) + line->comes / line->agents_do - 1;
    return fmax(0, lost * line->agents_do / line->comes);
}

static struct erlang_result result_with_patience(const struct erlang_load *load, int agents)
{
    struct impatience line = impatience_of(load, agents);
    double abandon_share = give_up_share(&line) * line.wait_share;
    return (struct erlang_result){
        .stable = true,
        .wait_share = line.wait_share,
        .wait_s = abandon_share * load->patience_s,
        .occupancy = work_of(load) * (1 - abandon_share) / (double)agents,
        .abandon_share = abandon_share,
    };
}

struct erlang_result erlang_of(const struct erlang_load *load, int agents)
{
    assert(agents >= 1);
    if (!isnan(load->patience_s))
        return result_with_patience(load, agents);
    double work = work_of(load), free_agents = (double)agents - work;
    if (!(free_agents > 0))
        return (struct erlang_result){false, NAN, NAN, NAN, NAN};
    double wait_share = erlang_c(work, agents);
    return (struct erlang_result){
        .stable = true,
        .wait_share = wait_share,
        .wait_s = wait_share * load->handle_s / free_agents,
        .occupancy = work / (double)agents,
    };
}

/* Of those who find all agents busy, the share answered within u = t·θ. With the offered wait's
   density ∝ e^(y(1−e⁻ᵘ) − x·u) and e⁻ᵘ who have not given up by then, this is (x/y)·(1 − (1 +
   (A(x,z) − 1)·e^(y−z−x·u)) / A(x,y)), z = y·e⁻ᵘ. */
static double answered_of_waiting(const struct impatience *line, double u)
{
    double x = line->agents_do, y = line->comes;
    double z = y * exp(-u);
    double later = -y * expm1(-u) - x * u - line->log_sum;
    double sum_then = z > 0 ? log_sum_of(x, z) : 0;
    double share = 1 - exp(-line->log_sum) - (exp(sum_then + later) - exp(later));
    return fmin(fmax(share * x / y, 0), 1);
}

double erlang_service_level(const struct erlang_load *load, int agents, double target_s)
{
    assert(agents >= 1 && target_s >= 0);
    if (!isnan(load->patience_s)) {
        struct impatience line = impatience_of(load, agents);
        double waiting = answered_of_waiting(&line, target_s / load->patience_s);
        return 1 - line.wait_share * (1 - waiting);
    }
    double work = work_of(load), free_agents = (double)agents - work;
    if (!(free_agents > 0))
        return NAN;
    return 1 - erlang_c(work, agents) * exp(-free_agents * target_s / load->handle_s);
}

static bool reaches(const struct erlang_load *load, int agents, const struct erlang_goal *goal)
{
    static const double ROUNDING = 1e-12;
    double level = erlang_service_level(load, agents, goal->target_s);
    if (!(level >= goal->service_level))
        return false;
    if (goal->most_occupancy >= 1)
        return true;
    return erlang_of(load, agents).occupancy <= goal->most_occupancy + ROUNDING;
}

/* Nobody answers more than N/A of what comes, so a share of A is surely too few. */
static int surely_too_few(const struct erlang_load *load, const struct erlang_goal *goal, int most)
{
    double agents = ceil(work_of(load) * goal->service_level) - 1;
    return agents < 0 ? 0 : agents >= most ? most - 1 : (int)agents;
}

int erlang_agents(const struct erlang_load *load, const struct erlang_goal *goal, int most)
{
    assert(most >= 1 && goal->service_level < 1);
    int too_few = surely_too_few(load, goal, most);
    int enough = too_few + 1;
    for (int step = 1; enough < most && !reaches(load, enough, goal); step *= 2) {
        too_few = enough;
        enough = most - enough > step ? enough + step : most;
    }
    while (enough - too_few > 1) {
        int middle = too_few + (enough - too_few) / 2;
        if (reaches(load, middle, goal))
            enough = middle;
        else
            too_few = middle;
    }
    return enough;
}
