/* The network half: polls the sources and publishes what they tell. */
#ifndef WALLBOARD_COLLECT_COLLECT_H
#define WALLBOARD_COLLECT_COLLECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "config/config.h"
#include "desk/snapshot.h"
#include "source/http.h"
#include "source/trouble.h"

/* The folders exist; everything outlives the call. */
struct collect_setup {
    const char *spool;
    const char *state;
    const char *credentials; /* systemd's folder of credentials, or NULL */
    /* For what watches over the process; each may be NULL. */
    void (*started)(void);           /* once, before the first poll */
    void (*worked)(int64_t next_ms); /* polls finished or failed cleanly; the next is due then */
};

/* Until SIGTERM or SIGINT: waits, polls what is due, publishes. A source in trouble, a full disk
   and the like are logged and lived with; false is for what prevents the start. */
bool collect_run(const struct config *config, const struct collect_setup *setup,
                 struct error *error) MUST_CHECK;

/* One poll of every source, one after the other. The document as text, to be freed with free();
   the first source in trouble ends it, with its id before the sentence where there are several. */
bool collect_once(const struct config *config, const char *credentials, bool indented,
                  char **ret_text, size_t *ret_length, struct trouble *trouble) MUST_CHECK;

/* What one poll of one source showed. */
struct collect_attempt {
    struct http_peer peer; /* also after trouble */
    struct totals totals;
    size_t queue_count;
    size_t agent_count;
};

/* *ret_attempt is filled in either way, its figures unknown after trouble. */
bool collect_try(const struct config *config, const struct config_source *source,
                 const char *credentials, struct collect_attempt *ret_attempt,
                 struct trouble *trouble) MUST_CHECK;

#endif
