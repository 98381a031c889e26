/* What the files of json/ share: the reader's inside and the passes over the text. */
#ifndef WALLBOARD_JSON_INTERNAL_H
#define WALLBOARD_JSON_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include <cjson/cJSON.h>

#include "base/error.h"
#include "json/reader.h"

enum { JSON_MOST_DEPTH = 64, JSON_PATH_TEXT = 200, JSON_FOUND_TEXT = 80 };

/* Where the last json_item of one depth stood, so that going on from there is one step. */
struct json_cursor {
    const cJSON *list;
    const cJSON *item;
    size_t index;
    size_t count;
};

struct json_reader {
    char *name;
    struct arena *arena; /* the caller's */
    cJSON *root;
    char *lines_of; /* the text without its comments, to find lines in; NULL: lines are not told */
    size_t length;
    bool failed;
    struct error error;                              /* the first failure */
    struct json_cursor cursors[JSON_MOST_DEPTH + 1]; /* by the depth of the list */
};

/* Where the text is wrong, and the sentence for it. */
struct json_problem {
    size_t offset;
    char sentence[160];
};

/* Puts blanks in place of comments outside of texts; line breaks and offsets stay. */
bool json_blank_comments(char *text, size_t length, struct json_problem *ret_problem) MUST_CHECK;

/* The grammar of RFC 8259, stricter and with better sentences than cJSON's, and its depth. */
bool json_check_syntax(const char *text, size_t length,
                       struct json_problem *ret_problem) MUST_CHECK;

/* The line, from 1, on which the node's value starts in reader->lines_of; 0 where not known. */
size_t json_locate_line(const struct json_reader *reader, const cJSON *node);

/* Lines and columns count from 1, columns in characters. */
size_t json_line_at(const char *text, size_t offset);
size_t json_column_at(const char *text, size_t offset);

/* "the number 20", "the text "many"", "a list", "nothing"; a long text is cut. */
void json_found(const struct json_at *at, char buffer[static JSON_FOUND_TEXT]);

/* What a place holds; NULL where missing. */
const cJSON *json_node(const struct json_at *at);

/* A member that was found by walking, so that its key may be any. */
struct json_at json_place(const struct json_at *parent, const cJSON *node);

#endif
