/* What keeps a poll from ending well: a kind to act on and a sentence for people. */
#ifndef WALLBOARD_SOURCE_TROUBLE_H
#define WALLBOARD_SOURCE_TROUBLE_H

#include <stdbool.h>

#include "base/error.h"

/* In the order in which a poll goes, so that a later kind says that the steps before it went well.
 */
enum trouble_kind {
    TROUBLE_NONE,
    TROUBLE_SETUP,   /* the config, or a file that it names (token, ca_file) */
    TROUBLE_DNS,     /* the host's name */
    TROUBLE_CONNECT, /* no connection */
    TROUBLE_TLS,     /* the certificate */
    TROUBLE_TIMEOUT, /* connected, but too slow */
    TROUBLE_LOGIN,   /* 401, 403, or missing rights */
    TROUBLE_LIMIT,   /* 429 */
    TROUBLE_SERVER,  /* 5xx */
    TROUBLE_ANSWER,  /* an answer that is of no use: its status, size, type or contents */
    TROUBLE_COUNT
};

struct trouble {
    enum trouble_kind kind;
    struct error error; /* never holds a token, a body or a query */
};

/* Always returns false, for `return trouble_set(…)`. `trouble` may be NULL. */
bool trouble_set(struct trouble *trouble, enum trouble_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
