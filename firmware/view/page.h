/* A page as data: a grid of widgets with their bindings, read from a JSON file. */
#ifndef WALLBOARD_VIEW_PAGE_H
#define WALLBOARD_VIEW_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct arena;
struct json_at;
struct page_rule;
struct page; /* its fields are view/'s own: view/page_private.h */

/* Everything lives in `arena`. `name` stands before sentences. */
bool page_read(const char *text, size_t length, const char *name, struct arena *arena,
               const struct page **ret_page, struct error *error) MUST_CHECK;

/* The same at a place in a document that the caller reads; failures are kept by its reader. What
   is left out is taken from `base`; with NULL name and rows must be there. A member "page" is the
   caller's to read. */
const struct page *page_read_at(const struct json_at *at, const struct page *base,
                                struct arena *arena);

/* Every member a page may have, NULL-terminated. */
extern const char *const PAGE_KEYS[];

#define PAGE_NAME_RULE "a page's name, small letters, digits, \"-\" and \"_\""
bool page_name_fits(const char *name);

const char *page_name(const struct page *page);

/* What it is for, one sentence; NULL where it does not say. */
const char *page_help(const struct page *page);

/* 0: the screen's own. */
int64_t page_dwell_ms(const struct page *page);

/* When it stands in the rotation, and when it takes the screen over. */
const struct page_rule *page_rules(const struct page *page);

#endif
