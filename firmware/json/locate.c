/* Finds the line on which a value stands in the text that it was parsed from. */
#include "json/internal.h"

#include <string.h>

size_t json_line_at(const char *text, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text[i] == '\n';
    return line;
}

size_t json_column_at(const char *text, size_t offset)
{
    size_t column = 1;
    for (size_t i = offset; i > 0 && text[i - 1] != '\n'; i--)
        column += ((unsigned char)text[i - 1] & 0xC0) != 0x80;
    return column;
}

/* How many values start before the node's, depth first, which is the order of the text. */
static bool ordinal_of(const cJSON *root, const cJSON *node, size_t *ret_ordinal)
{
    const cJSON *stack[JSON_MOST_DEPTH + 1] = {root};
    size_t depth = 0;
    for (size_t ordinal = 0;; ordinal++) {
        if (stack[depth] == node) {
            *ret_ordinal = ordinal;
            return true;
        }
        if (stack[depth]->child) {
            stack[depth + 1] = stack[depth]->child;
            depth++;
            continue;
        }
        while (depth > 0 && !stack[depth]->next)
            depth--;
        if (depth == 0)
            return false;
        stack[depth] = stack[depth]->next;
    }
}

static const char *past_text(const char *p)
{
    for (p++; *p != '"'; p++)
        p += *p == '\\';
    return p + 1;
}

/* The start of the next value from *p on; *p moves behind its first token. The text is valid, so
   a text followed by a colon is a key, and the end is never met. */
static const char *next_value(const char **p)
{
    for (;;) {
        *p += strspn(*p, " \t\r\n,:]}");
        const char *start = *p;
        if (*start != '"') {
            *p += *start == '{' || *start == '[' ? 1 : strcspn(start, " \t\r\n,:]}");
            return start;
        }
        *p = past_text(start);
        if ((*p)[strspn(*p, " \t\r\n")] != ':')
            return start;
    }
}

size_t json_locate_line(const struct json_reader *reader, const cJSON *node)
{
    size_t ordinal = 0;
    if (!reader->lines_of || !ordinal_of(reader->root, node, &ordinal))
        return 0;
    const char *p = reader->lines_of;
    const char *start = next_value(&p);
    while (ordinal-- > 0)
        start = next_value(&p);
    return json_line_at(reader->lines_of, (size_t)(start - reader->lines_of));
}
