/* One sentence about what went wrong, carried up to whoever handles it. */
#ifndef WALLBOARD_BASE_ERROR_H
#define WALLBOARD_BASE_ERROR_H

#include <stdbool.h>

/* Results that must not be dropped. */
#define MUST_CHECK __attribute__((warn_unused_result))

struct error {
    char text[512];
};

/* Writes the sentence; one that is too long ends in "…". `error` may be NULL. Always returns false.
 */
bool error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts "format: " before the sentence already there. Always returns false. */
bool error_prefix(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
