/* Builds a JSON document member by member; unknown figures and times become null. */
#ifndef WALLBOARD_JSON_WRITER_H
#define WALLBOARD_JSON_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"

struct json_writer;

/* Never NULL. The root is an object that is open from the start. */
struct json_writer *json_writer_new(void);
void json_writer_free(struct json_writer *writer);

/* `key` is NULL inside an array. Begin and end must pair; depth is at most 16. */
void json_begin_object(struct json_writer *writer, const char *key);
void json_begin_array(struct json_writer *writer, const char *key);
void json_end(struct json_writer *writer);

void json_put_text(struct json_writer *writer, const char *key, const char *text); /* NULL: null */
void json_put_number(struct json_writer *writer, const char *key, double number);  /* NAN: null */
void json_put_flag(struct json_writer *writer, const char *key, bool flag);
void json_put_time(struct json_writer *writer, const char *key, struct wall_time time);
void json_put_null(struct json_writer *writer, const char *key);

/* The document as text (indented or not) with a newline at the end; the caller frees with free().
 */
char *json_writer_text(struct json_writer *writer, bool indented, size_t *ret_length);

#endif
