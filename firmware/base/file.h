/* Whole files: read with a limit, replaced so that a reader never sees half of one. */
#ifndef WALLBOARD_BASE_FILE_H
#define WALLBOARD_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct arena;

struct file_bytes {
    const char *bytes; /* a NUL stands behind the last one */
    size_t length;
};

/* Reads all of it into the arena. A file over `limit` bytes is refused. */
bool file_read(const char *path, size_t limit, struct arena *arena, struct file_bytes *ret_bytes,
               struct error *error) MUST_CHECK;

enum file_durability {
    FILE_FAST,    /* rename only: for tmpfs and what can be made anew */
    FILE_DURABLE, /* fsync before and after: outlives a power cut */
};

/* Writes a temporary file beside `path` and renames it over; on failure the old file is whole
   and the temporary one is gone. */
bool file_replace(const char *path, const void *bytes, size_t length,
                  enum file_durability durability, struct error *error) MUST_CHECK;

/* A new file with these rights, on the disk when this returns. One that is there is an error. */
bool file_create(const char *path, const void *bytes, size_t length, unsigned mode,
                 struct error *error) MUST_CHECK;

/* Puts what was renamed or removed in the folder onto the disk; false where it cannot. */
bool file_sync_folder(const char *folder);

/* Makes the folder and its parents (mode 0755); one that is there is fine. */
bool file_make_folder(const char *path, struct error *error) MUST_CHECK;

/* "folder/name", or `name` alone where it is absolute. */
char *file_join(struct arena *arena, const char *folder, const char *name);

/* The folder part of a path, "." where there is none. */
char *file_folder(struct arena *arena, const char *path);

#endif
