/* A folder of settings that is replaced as one: after a power cut the old files are there, or the
   new ones, never some of each. */
#ifndef WALLBOARD_DEVICE_FILESET_H
#define WALLBOARD_DEVICE_FILESET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/file.h"

enum { FILESET_MOST = 96 };

enum fileset_secrecy {
    FILESET_PLAIN,  /* 0644: every user of the board may read it */
    FILESET_PRIVATE /* 0600 */
};

struct fileset_file {
    const char *name; /* "wallboard.json"; at most one folder deep: "pages/own.json" */
    struct file_bytes content;
    enum fileset_secrecy secrecy;
};

/* Names and contents are the caller's and outlive it. */
struct fileset {
    struct fileset_file files[FILESET_MOST];
    size_t count;
};

/* False where the set is full or the name is there already. */
bool fileset_add(struct fileset *set, struct fileset_file file, struct error *error) MUST_CHECK;

const struct fileset_file *fileset_find(const struct fileset *set, const char *name);

/* Whether the folder holds just this set, byte by byte, with the right rights. */
bool fileset_equals(const struct fileset *set, const char *folder);

/* Puts the set in the place of `folder`, on the disk when this returns. What a
   power cut left beside it is removed first. */
bool fileset_install(const struct fileset *set, const char *folder, struct error *error) MUST_CHECK;

/* Removes what an interrupted fileset_install left. */
void fileset_clean(const char *folder);

#endif
