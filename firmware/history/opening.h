/* Opens the history's file as the history wants it. */
#ifndef WALLBOARD_HISTORY_OPENING_H
#define WALLBOARD_HISTORY_OPENING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "history/database.h"
#include "history/schema.h"

struct opening_setup {
    const char *path; /* NULL: in memory */
    size_t most_bytes;
    bool check; /* all of the file, where its last writer did not close it */
    const struct schema *schema;
};

/* On failure there is no connection, the file is as it was, and *ret_fault says why. */
bool opening_write(const struct opening_setup *setup, struct database **ret_database,
                   enum database_fault *ret_fault, struct error *error) MUST_CHECK;

/* Of a file: nothing is written to it. */
bool opening_read(const struct opening_setup *setup, struct database **ret_database,
                  enum database_fault *ret_fault, struct error *error) MUST_CHECK;

/* Drops what is not committed. A file that failed is left as it is, journal and all. NULL is
   allowed. */
void opening_close(struct database *database);

#endif
