/* The pages of the wall, as the config lists them; one with a mistake is reported and left out. */
#ifndef WALLBOARD_SHOW_PAGES_H
#define WALLBOARD_SHOW_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "json/reader.h"
#include "show/page_files.h"
#include "view/page.h"

struct arena;

struct page_choice {
    const char *name; /* what it will be called; NULL: it does not say, or not rightly */
    bool written;     /* an object, to be read from the document; else only a name */
};

struct pages_setup {
    const struct page_choice *choices; /* in order */
    size_t choice_count;
    struct json_text document; /* that lists them as its "screen.pages"; no bytes: only names */
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
    size_t turning;  /* those of the choices, which come first; behind them the ones on standby */
    size_t mistakes; /* each of them is in the log */
};

/* What is listed is a page's name, or an object: a page of its own (with "rows"), or what it
   changes of the page "page" (without it, of the page that is called as itself). Where that is
   wrong the page stands as it is without it, and a broken file in one's own folder gives way to
   the built-in one; any other page with a mistake is left out. Each has a line in the log.
   Fails only where none of the choices is left, with the last one's mistake. */
bool pages_read(const struct pages_setup *setup, struct arena *arena, struct pages *ret_pages,
                struct error *error) MUST_CHECK;

/* One page by name, listed or not; here a mistake is a failure. */
bool pages_read_one(const struct pages_setup *setup, const char *name, struct arena *arena,
                    const struct page **ret_page, struct error *error) MUST_CHECK;

/* Where files of that setup's pages are looked for. */
struct page_folders pages_folders(const struct pages_setup *setup);

#endif
