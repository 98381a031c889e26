/* A page as data: a grid of widgets with their bindings, read from a JSON file. */
#ifndef WALLBOARD_VIEW_PAGE_H
#define WALLBOARD_VIEW_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct arena;
struct page_rule;
struct page; /* its fields are view/'s own: view/page_private.h */

/* Everything lives in `arena`. `name` stands before sentences. */
bool page_read(const char *text, size_t length, const char *name, struct arena *arena,
               const struct page **ret_page, struct error *error) MUST_CHECK;

const char *page_name(const struct page *page);

/* 0: the screen's own. */
int64_t page_dwell_ms(const struct page *page);

/* When it stands in the rotation, and when it takes the screen over. */
const struct page_rule *page_rules(const struct page *page);

#endif
