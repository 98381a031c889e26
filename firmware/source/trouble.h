/* What keeps a poll from ending well: a kind to act on and a sentence for people. */
#ifndef WALLBOARD_SOURCE_TROUBLE_H
#define WALLBOARD_SOURCE_TROUBLE_H

#include <stdbool.h>

#include "base/error.h"
#include "desk/snapshot.h"

struct trouble {
    enum trouble_kind kind;
    struct error error; /* never holds a token, a body or a query */
};

/* Always returns false, for `return trouble_set(…)`. `trouble` may be NULL. */
bool trouble_set(struct trouble *trouble, enum trouble_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
