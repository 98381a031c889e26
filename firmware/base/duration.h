/* Durations as people write them: "15s", "10m", "1h 30m". */
#ifndef WALLBOARD_BASE_DURATION_H
#define WALLBOARD_BASE_DURATION_H

#include <stdbool.h>
#include <stdint.h>

/* Whole numbers with ms, s, m, h or d, largest first, blanks between allowed; no sign.
   False (and *ret_ms untouched) for anything else, and past 400 days. */
bool duration_read(const char *text, int64_t *ret_ms);

#endif
