/* Keeps two collects from writing into one spool. */
#ifndef WALLBOARD_COLLECT_LOCK_H
#define WALLBOARD_COLLECT_LOCK_H

#include <stdbool.h>

#include "base/error.h"

#define LOCK_FILE "collect.lock"

enum { LOCK_NONE = -1 };

/* Held until lock_drop or the end of the process, however that comes. A folder that cannot be
   written at all needs no lock: it is logged, and *ret_lock is LOCK_NONE. */
bool lock_take(const char *spool, int *ret_lock, struct error *error) MUST_CHECK;
void lock_drop(int lock);

#endif
