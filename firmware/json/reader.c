/* Opens a JSON text, walks it place by place, and keeps the first failure. */
#include "json/reader.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "json/internal.h"

static bool check_bytes(const char *text, size_t length, const char *name, size_t limit,
                        struct error *error)
{
    if (length > limit)
        return error_set(error, "%s: the document has %zu bytes, more than the %zu allowed", name,
                         length, limit);
    for (size_t start = 0, line = 1; start < length; line++) {
        const char *found = memchr(text + start, '\n', length - start);
        size_t end = found ? (size_t)(found - text) + 1 : length;
        if (!text_utf8_valid(text + start, end - start))
            return error_set(error, "%s:%zu: the text is not UTF-8", name, line);
        start = end;
    }
    return true;
}

static bool set_problem(const char *text, const char *name, const struct json_problem *problem,
                        struct error *error)
{
    return error_set(error, "%s:%zu:%zu: %s", name, json_line_at(text, problem->offset),
                     json_column_at(text, problem->offset), problem->sentence);
}

static char *copy_of(const char *text, size_t length)
{
    char *copy = malloc(length + 1);
    if (!copy)
        abort();
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

/* Checks and parses what is left of the text once comments are gone. */
static bool parse(struct json_reader *reader, const char *text, size_t length,
                  struct json_problem *ret_problem)
{
    const char *bare = reader->lines_of ? reader->lines_of : text;
    if (reader->lines_of && !json_blank_comments(reader->lines_of, length, ret_problem))
        return false;
    if (!json_check_syntax(bare, length, ret_problem))
        return false;
    reader->root = cJSON_ParseWithLength(bare, length);
    if (!reader->root)
        abort(); /* the grammar was checked: only memory can have been wanting */
    return true;
}

static size_t byte_order_mark(const char *text, size_t length)
{
    return length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

bool json_reader_new(struct json_text text, struct json_limits limits, struct arena *arena,
                     struct json_reader **ret_reader, struct error *error)
{
    if (!check_bytes(text.bytes, text.length, text.name, limits.bytes, error))
        return false;
    size_t mark = byte_order_mark(text.bytes, text.length);
    text.bytes += mark;
    text.length -= mark;
    struct json_reader *reader = calloc(1, sizeof *reader);
    if (!reader)
        abort();
    reader->arena = arena;
    reader->name = copy_of(text.name, strlen(text.name));
    reader->lines_of = limits.comments ? copy_of(text.bytes, text.length) : NULL;
    struct json_problem problem;
    if (!parse(reader, text.bytes, text.length, &problem)) {
        json_reader_free(reader);
        return set_problem(text.bytes, text.name, &problem, error);
    }
    *ret_reader = reader;
    return true;
}

void json_reader_free(struct json_reader *reader)
{
    if (!reader)
        return;
    cJSON_Delete(reader->root);
    free(reader->lines_of);
    free(reader->name);
    free(reader);
}

bool json_reader_finish(const struct json_reader *reader, struct error *error)
{
    return reader->failed ? error_set(error, "%s", reader->error.text) : true;
}

/* The line of the place, or of the nearest object or list around it that is there. */
static size_t line_of(const struct json_at *at)
{
    while (!at->node && at->parent)
        at = at->parent;
    return at->node ? json_locate_line(at->reader, json_node(at)) : 0;
}

static void keep(const struct json_at *at, const char *sentence)
{
    struct json_reader *reader = at->reader;
    char path[JSON_PATH_TEXT];
    json_path(at, path, sizeof path);
    reader->failed = true;
    size_t line = line_of(at);
    if (line)
        error_set(&reader->error, "%s:%zu: %s: %s", reader->name, line, path, sentence);
    else
        error_set(&reader->error, "%s: %s: %s", reader->name, path, sentence);
}

void json_fail(const struct json_at *at, const char *expected, ...)
{
    if (at->reader->failed)
        return;
    struct error sentence;
    char found[JSON_FOUND_TEXT];
    json_found(at, found);
    struct text text = text_over(sentence.text, sizeof sentence.text);
    text_add(&text, "expected ");
    va_list args;
    va_start(args, expected);
    text_addv(&text, expected, args);
    va_end(args);
    text_addf(&text, ", found %s", found);
    keep(at, sentence.text);
}

void json_reject(const struct json_at *at, const char *sentence, ...)
{
    if (at->reader->failed)
        return;
    struct error words;
    va_list args;
    va_start(args, sentence);
    struct text text = text_over(words.text, sizeof words.text);
    text_addv(&text, sentence, args);
    va_end(args);
    keep(at, words.text);
}

const cJSON *json_node(const struct json_at *at)
{
    return at->node;
}

static const cJSON *null_as_missing(const cJSON *node)
{
    return cJSON_IsNull(node) ? NULL : node;
}

struct json_at json_place(const struct json_at *parent, const cJSON *node)
{
    return (struct json_at){.reader = parent->reader,
                            .parent = parent,
                            .node = null_as_missing(node),
                            .key = node->string};
}

struct json_at json_root(struct json_reader *reader)
{
    return (struct json_at){.reader = reader, .node = null_as_missing(reader->root)};
}

bool json_present(const struct json_at *at)
{
    return at->node != NULL;
}

enum json_kind json_kind(const struct json_at *at)
{
    const cJSON *node = json_node(at);
    if (!node)
        return JSON_MISSING;
    if (cJSON_IsBool(node))
        return JSON_BOOL;
    if (cJSON_IsNumber(node))
        return JSON_NUMBER;
    if (cJSON_IsString(node))
        return JSON_TEXT;
    return cJSON_IsArray(node) ? JSON_ARRAY : JSON_OBJECT;
}

/* False, and a failure where it is something else, unless it is of the kind. */
static bool is_kind(const struct json_at *at, enum json_kind kind, const char *expected)
{
    enum json_kind found = json_kind(at);
    if (found != kind && found != JSON_MISSING)
        json_fail(at, "%s", expected);
    return found == kind;
}

struct json_at json_member(const struct json_at *object, const char *key)
{
    struct json_at at = {.reader = object->reader, .parent = object, .key = key};
    if (is_kind(object, JSON_OBJECT, "an object"))
        at.node = null_as_missing(cJSON_GetObjectItemCaseSensitive(json_node(object), key));
    return at;
}

static struct json_at member_of_kind(const struct json_at *object, const char *key,
                                     enum json_kind kind, const char *expected)
{
    struct json_at at = json_member(object, key);
    if (!is_kind(&at, kind, expected))
        at.node = NULL;
    return at;
}

struct json_at json_object(const struct json_at *object, const char *key)
{
    return member_of_kind(object, key, JSON_OBJECT, "an object");
}

struct json_at json_array(const struct json_at *object, const char *key)
{
    return member_of_kind(object, key, JSON_ARRAY, "a list");
}

static size_t depth_of(const struct json_at *at)
{
    size_t depth = 0;
    for (; at->parent; at = at->parent)
        depth++;
    return depth;
}

/* The cursor over the list's children; those of a failed document's odd places are shared. */
static struct json_cursor *cursor_on(const struct json_at *list)
{
    size_t depth = depth_of(list);
    assert(depth <= JSON_MOST_DEPTH);
    struct json_cursor *cursor = &list->reader->cursors[depth];
    const cJSON *node = json_node(list);
    if (cursor->list != node)
        *cursor = (struct json_cursor){
            .list = node, .item = node->child, .count = (size_t)cJSON_GetArraySize(node)};
    return cursor;
}

static const cJSON *child_at(const struct json_at *list, size_t index)
{
    struct json_cursor *cursor = cursor_on(list);
    if (index >= cursor->count)
        return NULL;
    if (index < cursor->index) {
        cursor->index = 0;
        cursor->item = cursor->list->child;
    }
    for (; cursor->index < index; cursor->index++)
        cursor->item = cursor->item->next;
    return cursor->item;
}

size_t json_count(const struct json_at *array)
{
    return is_kind(array, JSON_ARRAY, "a list") ? cursor_on(array)->count : 0;
}

struct json_at json_item(const struct json_at *array, size_t index)
{
    struct json_at at = {.reader = array->reader, .parent = array, .index = index};
    if (is_kind(array, JSON_ARRAY, "a list"))
        at.node = null_as_missing(child_at(array, index));
    return at;
}

size_t json_members(const struct json_at *object)
{
    return is_kind(object, JSON_OBJECT, "an object") ? cursor_on(object)->count : 0;
}

struct json_at json_member_at(const struct json_at *object, size_t index)
{
    const cJSON *child = NULL;
    if (is_kind(object, JSON_OBJECT, "an object"))
        child = child_at(object, index);
    if (child)
        return json_place(object, child);
    return (struct json_at){.reader = object->reader, .parent = object, .index = index};
}

const char *json_key(const struct json_at *object, size_t index)
{
    struct json_at member = json_member_at(object, index);
    return arena_text(object->reader->arena, member.key);
}
