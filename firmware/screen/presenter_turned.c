/* The presenter for panels that hang on their side or upside down: turns what another one shows. */
#include <assert.h>
#include <stdlib.h>

#include "screen/presenter.h"
#include "screen/turn.h"

enum { AREAS = 64 };

struct turned_presenter {
    struct presenter *inner;          /* owned */
    struct presenter_methods methods; /* ours under the inner one's name */
    int quarters;
    uint32_t *pixels; /* the turned picture; NULL before the first */
    struct size size; /* of it */
};

static struct panel panel(const void *self)
{
    const struct turned_presenter *turned = self;
    struct panel panel = presenter_panel(turned->inner);
    panel.size_px = turn_size(panel.size_px, turned->quarters);
    panel.size_mm = turn_size(panel.size_mm, turned->quarters);
    return panel;
}

static size_t wait_on(const void *self, struct pollfd *ret_fds, size_t capacity)
{
    const struct turned_presenter *turned = self;
    return presenter_wait_on(turned->inner, ret_fds, capacity);
}

static struct presenter_event next_event(void *self)
{
    struct turned_presenter *turned = self;
    return presenter_next_event(turned->inner);
}

/* Whether the turned picture had to be made anew and holds nothing yet. */
static bool fit(struct turned_presenter *turned, struct size size)
{
    if (turned->pixels && turned->size.w == size.w && turned->size.h == size.h)
        return false;
    free(turned->pixels);
    turned->pixels = calloc((size_t)size.w * (size_t)size.h, sizeof *turned->pixels);
    if (!turned->pixels)
        abort();
    turned->size = size;
    return true;
}

static bool present(void *self, struct frame frame, const struct rect *damage, size_t count,
                    struct error *error)
{
    struct turned_presenter *turned = self;
    struct rect areas[AREAS];
    const struct rect whole = {0, 0, frame.size.w, frame.size.h};
    if (fit(turned, turn_size(frame.size, turned->quarters)) || count > AREAS) {
        damage = &whole;
        count = 1;
    }
    for (size_t i = 0; i < count; i++) {
        turn_copy(frame, damage[i], turned->quarters, turned->pixels);
        areas[i] = turn_rect(damage[i], frame.size, turned->quarters);
    }
    struct frame shown = {turned->pixels, turned->size.w * (int)sizeof *turned->pixels,
                          turned->size};
    return presenter_present(turned->inner, shown, areas, count, error);
}

static bool power(void *self, bool on, struct error *error)
{
    struct turned_presenter *turned = self;
    return presenter_power(turned->inner, on, error);
}

static void free_turned(void *self)
{
    struct turned_presenter *turned = self;
    presenter_free(turned->inner);
    free(turned->pixels);
    free(turned);
}

struct presenter *presenter_turned_new(struct presenter *inner, int degrees)
{
    assert(degrees % 90 == 0 && degrees >= 0 && degrees < 360);
    if (degrees == 0)
        return inner;
    struct turned_presenter *turned = calloc(1, sizeof *turned);
    if (!turned)
        abort();
    turned->inner = inner;
    turned->quarters = degrees / 90;
    turned->methods = (struct presenter_methods){
        .name = presenter_name(inner),
        .panel = panel,
        .wait_on = wait_on,
        .next_event = next_event,
        .present = present,
        .power = power,
        .free = free_turned,
    };
    return presenter_wrap(&turned->methods, turned);
}
