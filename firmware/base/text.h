/* Text in a bounded buffer whose truncation shows, and checks of UTF-8. */
#ifndef WALLBOARD_BASE_TEXT_H
#define WALLBOARD_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Appends into the caller's buffer, always NUL-terminated. What does not fit is cut at a
   character's edge and replaced by "…"; nothing is added after that. */
struct text {
    char *bytes;
    size_t capacity;
    size_t length;
    bool truncated;
};

/* `capacity` counts the NUL and is at least 8. The buffer stays the caller's. */
struct text text_over(char *buffer, size_t capacity);
void text_add(struct text *text, const char *addition);
void text_addf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_addv(struct text *text, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Copies into `buffer`, cut with "…" where it is too long. */
void text_copy(char *buffer, size_t capacity, const char *source);

/* True where both are equal; NULL equals only NULL. */
bool text_equal(const char *a, const char *b);

/* As strcmp; NULL comes first. */
int text_compare(const char *a, const char *b);
bool text_starts(const char *text, const char *prefix);
bool text_ends(const char *text, const char *suffix);

/* True where the bytes are UTF-8 as RFC 3629 has it (no surrogates, no overlong forms). */
bool text_utf8_valid(const char *bytes, size_t length);

/* The code point at *position, which moves behind it; 0 at the end. The text must be valid. */
uint32_t text_utf8_next(const char **position);

/* Edits (insertions, deletions, replacements) from one to the other, for "did you mean". */
size_t text_distance(const char *a, const char *b);

#endif
