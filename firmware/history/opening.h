/* Opens the history's file as the history wants it, or sets it aside. */
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

/* Renames the file, its -wal and -shm to "PATH.KIND-20261123T081500Z"; the new name is whole. */
enum { OPENING_NAME = 4096 + 64 };
bool opening_set_aside(const char *path, const char *kind, struct wall_time now,
                       char ret_name[static OPENING_NAME], struct error *error) MUST_CHECK;

#endif
