/* Blanks out the comments of a JSON text without moving anything else. */
#include "json/internal.h"

#include <string.h>

#include "base/text.h"

/* Behind the closing quote of the text that opens at `i`, or `length`. */
static size_t past_text(const char *text, size_t length, size_t i)
{
    for (i++; i < length && text[i] != '"'; i++) {
        if (text[i] == '\\')
            i++;
    }
    return i < length ? i + 1 : length;
}

static size_t line_comment_end(const char *text, size_t length, size_t i)
{
    const char *found = memchr(text + i, '\n', length - i);
    return found ? (size_t)(found - text) : length;
}

/* 0 where it is never closed. */
static size_t block_comment_end(const char *text, size_t length, size_t i)
{
    const char *found = memmem(text + i + 2, length - i - 2, "*/", 2);
    return found ? (size_t)(found - text) + 2 : 0;
}

static void blank(char *text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (text[i] != '\n')
            text[i] = ' ';
    }
}

bool json_blank_comments(char *text, size_t length, struct json_problem *ret_problem)
{
    size_t i = 0;
    while (i < length) {
        char next = i + 1 < length ? text[i + 1] : '\0';
        if (text[i] == '"') {
            i = past_text(text, length, i);
            continue;
        }
        if (text[i] != '/' || (next != '/' && next != '*')) {
            i++;
            continue;
        }
        size_t end =
            next == '/' ? line_comment_end(text, length, i) : block_comment_end(text, length, i);
        if (end == 0) {
            ret_problem->offset = i;
            text_copy(ret_problem->sentence, sizeof ret_problem->sentence,
                      "this comment is never closed");
            return false;
        }
        blank(text, i, end);
        i = end;
    }
    return true;
}
