/* A JSON text opened for a test, and what became of it. */
#ifndef WALLBOARD_TESTS_JSON_DOCUMENT_H
#define WALLBOARD_TESTS_JSON_DOCUMENT_H

#include <string.h>

#include "base/arena.h"
#include "json/reader.h"

struct document {
    struct arena *arena;
    struct json_reader *reader;
    struct json_at root;
};

static inline struct document document_open(const char *text, bool comments)
{
    struct document document = {.arena = arena_new()};
    struct error error = {""};
    struct json_limits limits = {.bytes = 1 << 20, .comments = comments};
    if (!json_reader_new((struct json_text){text, strlen(text), "a.json"}, limits, document.arena,
                         &document.reader, &error))
        fail_msg("%s", error.text);
    document.root = json_root(document.reader);
    return document;
}

/* NULL expects that all went well. */
static inline void document_close(struct document *document, const char *expected)
{
    struct error error = {""};
    bool good = json_reader_finish(document->reader, &error);
    assert_string_equal(error.text, expected ? expected : "");
    assert_int_equal(good, expected == NULL);
    json_reader_free(document->reader);
    arena_free(document->arena);
}

/* The sentence with which the text is refused; the document must not open. */
static inline void document_refused(const char *text, size_t length, struct json_limits limits,
                                    const char *expected)
{
    struct arena *arena = arena_new();
    struct json_reader *reader = NULL;
    struct error error = {""};
    assert_false(json_reader_new((struct json_text){text, length, "a.json"}, limits, arena, &reader,
                                 &error));
    assert_null(reader);
    assert_string_equal(error.text, expected);
    arena_free(arena);
}

#endif
