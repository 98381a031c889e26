/* Page files by name: the company's own folder first, then the built-in one. */
#ifndef WALLBOARD_SHOW_PAGE_FILES_H
#define WALLBOARD_SHOW_PAGE_FILES_H

#include <stdbool.h>

#include "base/error.h"
#include "view/page.h"

struct arena;

struct page_folders {
    const char *own; /* NULL: none */
    const char *built_in;
};

/* Where the file of that page is, else where it is expected. */
const char *page_files_path(const struct page_folders *folders, const char *name,
                            struct arena *arena);

/* Fails where there is none, or on the first mistake in it. */
bool page_files_read(const struct page_folders *folders, const char *name, struct arena *arena,
                     const struct page **ret_page, struct error *error) MUST_CHECK;

/* The page of that file, wherever it lies; it must be called as the file is. */
bool page_files_read_path(const char *path, struct arena *arena, const struct page **ret_page,
                          struct error *error) MUST_CHECK;

#endif
