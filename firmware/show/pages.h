/* The page files, found and read; one with a mistake is reported and left out. */
#ifndef WALLBOARD_SHOW_PAGES_H
#define WALLBOARD_SHOW_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "view/page.h"

struct arena;

struct page_choice {
    const char *name;
    int64_t dwell_ms; /* 0: the page's own, else the default */
};

struct pages_setup {
    const struct page_choice *choices; /* in order */
    size_t choice_count;
    const char *const
        *standby; /* pages that come by their rules; those of the choices count there */
    size_t standby_count;
    const char *own_folder; /* looked into first; NULL: none */
    const char *folder;     /* the built-in pages */
    int64_t dwell_ms;       /* for pages that say nothing */
};

struct pages {
    const struct page **list;
    int64_t *dwell_ms;
    size_t count;
    size_t turning; /* those of the choices, which come first; behind them the ones on standby */
};

/* A broken page of one's own gives way to the built-in one, any other is left out, both with a
   line in the log. Fails only where none of the
   choices is left, with the last one's mistake. */
bool pages_read(const struct pages_setup *setup, struct arena *arena, struct pages *ret_pages,
                struct error *error) MUST_CHECK;

/* One page by name. */
bool pages_read_one(const struct pages_setup *setup, const char *name, struct arena *arena,
                    const struct page **ret_page, struct error *error) MUST_CHECK;

#endif
