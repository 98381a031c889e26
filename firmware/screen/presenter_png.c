/* The presenter for machines without a display: it has a size, and nothing ever happens on it. */
#include <stdlib.h>

#include "screen/presenter.h"

struct png_presenter {
    struct size size;
};

static struct panel panel(const void *self)
{
    const struct png_presenter *png = self;
    return (struct panel){.size_px = png->size};
}

/* poll() passes over a negative descriptor: one to wait on that never wakes anybody. */
static size_t wait_on(const void *self, struct pollfd *ret_fds, size_t capacity)
{
    (void)self;
    if (capacity == 0)
        return 0;
    ret_fds[0] = (struct pollfd){.fd = -1};
    return 1;
}

static struct presenter_event next_event(void *self)
{
    (void)self;
    return (struct presenter_event){.kind = PRESENTER_NOTHING};
}

static bool present(void *self, struct frame frame, const struct rect *damage, size_t count,
                    struct error *error)
{
    (void)self;
    (void)frame;
    (void)damage;
    (void)count;
    (void)error;
    return true;
}

static bool power(void *self, bool on, struct error *error)
{
    (void)self;
    (void)on;
    (void)error;
    return true;
}

static const struct presenter_methods METHODS = {
    .name = "png",
    .panel = panel,
    .wait_on = wait_on,
    .next_event = next_event,
    .present = present,
    .power = power,
    .free = free,
};

struct presenter *presenter_png_new(struct size size)
{
    struct png_presenter *png = malloc(sizeof *png);
    if (!png)
        abort();
    png->size = size;
    return presenter_wrap(&METHODS, png);
}
