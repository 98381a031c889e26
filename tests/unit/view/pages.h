/* The pages of the project, read from assets/pages for tests. */
#ifndef WALLBOARD_TESTS_VIEW_PAGES_H
#define WALLBOARD_TESTS_VIEW_PAGES_H

#include "view/page.h"

struct arena;

enum { PAGES = 11 };
extern const char *const PAGE_NAMES[PAGES];

/* Ends the test with the sentence where the file is wrong. */
const struct page *pages_load(const char *name, struct arena *arena);

#endif
