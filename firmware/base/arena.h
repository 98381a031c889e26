/* Memory that is handed out piece by piece and given back all at once. */
#ifndef WALLBOARD_BASE_ARENA_H
#define WALLBOARD_BASE_ARENA_H

#include <stddef.h>

#define NEVER_NULL __attribute__((returns_nonnull))

struct arena;

/* Never NULL: running out of memory ends the process. The caller frees with arena_free. */
struct arena *arena_new(void) NEVER_NULL;

/* Frees everything that came from it; NULL is allowed. */
void arena_free(struct arena *arena);

/* Zeroed, aligned for any type, never NULL; lives as long as the arena. */
void *arena_alloc(struct arena *arena, size_t size) NEVER_NULL;

/* As arena_alloc for `count` elements; a product that overflows ends the process. */
void *arena_array(struct arena *arena, size_t count, size_t size) NEVER_NULL;

/* A copy of the text; NULL stays NULL. */
char *arena_text(struct arena *arena, const char *text);

/* A copy of `length` bytes with a NUL behind them. */
char *arena_bytes(struct arena *arena, const void *bytes, size_t length) NEVER_NULL;

char *arena_textf(struct arena *arena, const char *format, ...) NEVER_NULL
    __attribute__((format(printf, 2, 3)));

/* Bytes reserved from the system so far, for limits and reports. */
size_t arena_reserved(const struct arena *arena);

#endif
