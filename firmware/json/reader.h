/* Reads JSON with checks: every failure names the path, what was found and what was expected. */
#ifndef WALLBOARD_JSON_READER_H
#define WALLBOARD_JSON_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/error.h"

struct arena;
struct json_reader;

/* A place in the document. Passed by value; `parent` chains live on the caller's stack, so a place
   must not outlive the one it was entered from. Objects and lists nest 64 deep at most. */
struct json_at {
    struct json_reader *reader;
    const struct json_at *parent;
    const void *node; /* NULL: missing or null */
    const char *key;  /* in its parent object; NULL: an array's item or the root */
    size_t index;
};

struct json_text {
    const char *bytes; /* UTF-8; no NUL is needed behind them */
    size_t length;
    const char *name; /* of the file or answer, for sentences */
};

struct json_limits {
    size_t bytes;  /* of the text */
    bool comments; /* // and C comments are allowed, and failures name the line: for what people
                      write */
};

/* Parses; the text must be UTF-8 and hold one value and nothing behind it. `name` stands before
   every sentence ("wallboard.json:12: …" for a syntax error). Texts that are read are copied into
   `arena`. The caller frees with json_reader_free. */
bool json_reader_new(struct json_text text, struct json_limits limits, struct arena *arena,
                     struct json_reader **ret_reader, struct error *error) MUST_CHECK;
void json_reader_free(struct json_reader *reader);

struct json_at json_root(struct json_reader *reader);

/* The reads below never stop: the first failure is kept, later reads go on with "missing".
   json_reader_finish tells at the end whether all was well. Missing and null read alike. */
bool json_reader_finish(const struct json_reader *reader, struct error *error) MUST_CHECK;

/* Keeps "NAME[:LINE]: PATH: expected …, found …" as the first failure, if none is kept yet. */
void json_fail(const struct json_at *at, const char *expected, ...)
    __attribute__((format(printf, 2, 3)));

/* Keeps "NAME:LINE: PATH: SENTENCE" as the first failure. */
void json_reject(const struct json_at *at, const char *sentence, ...)
    __attribute__((format(printf, 2, 3)));

bool json_present(const struct json_at *at);

/* The member of an object (`at` must be one or missing); checks no type of the member itself. */
struct json_at json_member(const struct json_at *object, const char *key);

/* As json_member, and the member must be an object (or an array), or missing. */
struct json_at json_object(const struct json_at *object, const char *key);
struct json_at json_array(const struct json_at *object, const char *key);

size_t json_count(const struct json_at *array);
struct json_at json_item(const struct json_at *array, size_t index); /* quick in order */

/* An object's members by position, for maps whose keys are data. Past the end the key is NULL. */
size_t json_members(const struct json_at *object);
struct json_at json_member_at(const struct json_at *object, size_t index);
const char *json_key(const struct json_at *object, size_t index);

/* What the value itself is, for fields that may be of several types. */
enum json_kind { JSON_MISSING, JSON_BOOL, JSON_NUMBER, JSON_TEXT, JSON_ARRAY, JSON_OBJECT };
enum json_kind json_kind(const struct json_at *at);

/* Values of a place itself. */
const char *json_as_text(const struct json_at *at); /* NULL where missing */
const char *json_as_id(const struct json_at *at);   /* a text, or a whole number as its digits */
double json_as_number(const struct json_at *at);    /* NAN where missing */
bool json_as_flag(const struct json_at *at, bool fallback);
struct wall_time json_as_time(const struct json_at *at); /* RFC 3339; NONE where missing */

/* The same by key, the usual way. */
const char *json_text(const struct json_at *object, const char *key);
const char *json_id(const struct json_at *object, const char *key);
double json_number(const struct json_at *object, const char *key);
bool json_flag(const struct json_at *object, const char *key, bool fallback);
struct wall_time json_time(const struct json_at *object, const char *key);

/* "10m" as milliseconds; `fallback` where missing. */
int64_t json_duration_ms(const struct json_at *object, const char *key, int64_t fallback);

/* The position of the text in `names`; `fallback` where missing; anything else is a failure that
   lists the names. */
int json_word(const struct json_at *object, const char *key, const char *const *names, int count,
              int fallback);

/* Fails on required members that are missing. */
void json_require(const struct json_at *object, const char *key);

/* Fails on the first member of the object whose key is none of `known` (NULL-terminated), with the
   nearest known spelling, and on a key that stands twice. */
void json_only(const struct json_at *object, const char *const *known);

/* The place's path, "queues[3].today.solved"; the root is "the document". */
void json_path(const struct json_at *at, char *buffer, size_t capacity);

#endif
