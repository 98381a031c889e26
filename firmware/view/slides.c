/* Rows of a ranked list that slide to their new places: 400 ms, and then all is still. */
#include "view/slides.h"

#include <stdbool.h>
#include <stdlib.h>

enum { LISTS = 8, MOST_ROWS = 16, SLIDE_MS = 400, STEP_MS = 33 };

struct sliding_row {
    uint64_t id;
    double from; /* rows away from its place when the slide began */
};

struct order {
    const void *list; /* NULL: free */
    struct sliding_row rows[MOST_ROWS];
    size_t count;
    struct wall_time since; /* of the slide; NONE: it rests */
};

struct slides {
    struct order orders[LISTS];
    size_t next; /* to be replaced, where all are taken */
    const void *page;
    struct wall_time now;
    struct wall_time until;
};

struct slides *slides_new(void)
{
    struct slides *slides = calloc(1, sizeof *slides);
    if (!slides)
        abort();
    slides->now = slides->until = WALL_TIME_NONE;
    return slides;
}

void slides_free(struct slides *slides)
{
    free(slides);
}

void slides_begin(struct slides *slides, struct wall_time now, const void *page)
{
    if (!slides)
        return;
    for (size_t i = 0; slides->page != page && i < LISTS; i++)
        slides->orders[i].list = NULL;
    slides->page = page;
    slides->now = now;
    slides->until = WALL_TIME_NONE;
}

static struct order *order_of(struct slides *slides, const void *list)
{
    for (size_t i = 0; i < LISTS; i++)
        if (slides->orders[i].list == list)
            return &slides->orders[i];
    return NULL;
}

/* What is left of the way: fast first, and a soft end. */
static double left_of(const struct slides *slides, const struct order *order)
{
    double passed = wall_time_s_between(order->since, slides->now) * 1000 / SLIDE_MS;
    if (!(passed >= 0 && passed < 1))
        return 0;
    return (1 - passed) * (1 - passed) * (1 - passed);
}

/* Where the id stands now, in rows from the top; its new place where it is new. */
static double place_of(const struct order *order, double left, uint64_t id, size_t place)
{
    for (size_t i = 0; i < order->count; i++)
        if (order->rows[i].id == id)
            return (double)i + order->rows[i].from * left;
    return (double)place;
}

static bool is_same(const struct order *order, const uint64_t *ids, size_t count)
{
    bool same = order->count == count;
    for (size_t i = 0; same && i < count; i++)
        same = order->rows[i].id == ids[i];
    return same;
}

static void begin(struct slides *slides, struct order *order, const uint64_t *ids, size_t count)
{
    struct order before = *order;
    double left = left_of(slides, &before);
    bool moves = false;
    for (size_t i = 0; i < count; i++) {
        double from = place_of(&before, left, ids[i], i) - (double)i;
        order->rows[i] = (struct sliding_row){ids[i], from};
        moves |= from != 0;
    }
    order->count = count;
    order->since = moves ? slides->now : WALL_TIME_NONE;
}

static void take_new(struct slides *slides, const void *list, const uint64_t *ids, size_t count)
{
    struct order *order = order_of(slides, NULL);
    if (!order)
        order = &slides->orders[slides->next++ % LISTS];
    *order = (struct order){.list = list, .count = count, .since = WALL_TIME_NONE};
    for (size_t i = 0; i < count; i++)
        order->rows[i].id = ids[i];
}

static void note_until(struct slides *slides)
{
    struct wall_time next = wall_time_add_ms(slides->now, STEP_MS);
    if (!wall_time_known(slides->until) || next.ms < slides->until.ms)
        slides->until = next;
}

void slides_order(struct slides *slides, const void *list, const uint64_t *ids, size_t count,
                  double *ret_off)
{
    for (size_t i = 0; i < count; i++)
        ret_off[i] = 0;
    if (!slides || !wall_time_known(slides->now) || count > MOST_ROWS)
        return;
    struct order *order = order_of(slides, list);
    if (!order) {
        take_new(slides, list, ids, count);
        return;
    }
    if (!is_same(order, ids, count))
        begin(slides, order, ids, count);
    double left = left_of(slides, order);
    for (size_t i = 0; i < count; i++)
        ret_off[i] = order->rows[i].from * left;
    if (left > 0)
        note_until(slides);
}

struct wall_time slides_until(const struct slides *slides)
{
    return slides ? slides->until : WALL_TIME_NONE;
}
