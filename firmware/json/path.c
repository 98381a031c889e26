/* The path of a place and the value found there, as sentences show them. */
#include "json/internal.h"

#include <string.h>

#include "base/text.h"

enum { LONGEST_VALUE = 44 }; /* bytes, with "…" and NUL */

/* A copy without control characters, which could break a line of the log. */
static void copy_clean(char *buffer, size_t capacity, const char *source)
{
    text_copy(buffer, capacity, source);
    for (char *p = buffer; *p; p++) {
        if ((unsigned char)*p < 0x20 || *p == 0x7F)
            *p = '?';
    }
}

static bool is_plain(const char *key)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    return *key && key[strspn(key, plain)] == '\0';
}

static void add_step(struct text *text, const struct json_at *at)
{
    char key[LONGEST_VALUE];
    if (!at->key) {
        text_addf(text, "[%zu]", at->index);
        return;
    }
    copy_clean(key, sizeof key, at->key);
    if (is_plain(at->key))
        text_addf(text, "%s%s", text->length ? "." : "", key);
    else
        text_addf(text, "[\"%s\"]", key);
}

void json_path(const struct json_at *at, char *buffer, size_t capacity)
{
    const struct json_at *steps[JSON_MOST_DEPTH + 1];
    size_t count = 0;
    for (; at->parent && count < JSON_MOST_DEPTH + 1; at = at->parent)
        steps[count++] = at;
    struct text text = text_over(buffer, capacity);
    if (count == 0)
        text_add(&text, "the document");
    while (count > 0)
        add_step(&text, steps[--count]);
}

static void found_text(const char *value, struct text *text)
{
    char cut[LONGEST_VALUE];
    copy_clean(cut, sizeof cut, value);
    text_addf(text, "the text \"%s\"", cut);
}

void json_found(const struct json_at *at, char buffer[static JSON_FOUND_TEXT])
{
    struct text text = text_over(buffer, JSON_FOUND_TEXT);
    const cJSON *node = json_node(at);
    switch (json_kind(at)) {
    case JSON_MISSING:
        text_add(&text, "nothing");
        break;
    case JSON_BOOL:
        text_add(&text, cJSON_IsTrue(node) ? "true" : "false");
        break;
    case JSON_NUMBER:
        text_addf(&text, "the number %.15g", node->valuedouble);
        break;
    case JSON_TEXT:
        found_text(node->valuestring, &text);
        break;
    case JSON_ARRAY:
        text_add(&text, "a list");
        break;
    case JSON_OBJECT:
        text_add(&text, "an object");
        break;
    }
}
