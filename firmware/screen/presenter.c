/* Where pictures go: hands each call to the implementation. */
#include "screen/presenter.h"

#include <stdlib.h>

struct presenter {
    const struct presenter_methods *methods;
    void *self; /* owned, freed by methods->free */
};

struct presenter *presenter_wrap(const struct presenter_methods *methods, void *self)
{
    struct presenter *presenter = malloc(sizeof *presenter);
    if (!presenter)
        abort();
    *presenter = (struct presenter){methods, self};
    return presenter;
}

void presenter_free(struct presenter *presenter)
{
    if (!presenter)
        return;
    presenter->methods->free(presenter->self);
    free(presenter);
}

const char *presenter_name(const struct presenter *presenter)
{
    return presenter->methods->name;
}

struct panel presenter_panel(const struct presenter *presenter)
{
    return presenter->methods->panel(presenter->self);
}

size_t presenter_wait_on(const struct presenter *presenter, struct pollfd *ret_fds, size_t capacity)
{
    return presenter->methods->wait_on(presenter->self, ret_fds, capacity);
}

struct presenter_event presenter_next_event(struct presenter *presenter)
{
    return presenter->methods->next_event(presenter->self);
}

bool presenter_present(struct presenter *presenter, struct frame frame, const struct rect *damage,
                       size_t count, struct error *error)
{
    return presenter->methods->present(presenter->self, frame, damage, count, error);
}

bool presenter_power(struct presenter *presenter, bool on, struct error *error)
{
    return presenter->methods->power(presenter->self, on, error);
}
