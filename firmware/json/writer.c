/* Builds a JSON document member by member; unknown figures and times become null. */
#include "json/writer.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

enum { MOST_DEPTH = 16 };

struct json_writer {
    cJSON *open[MOST_DEPTH]; /* the root owns the rest */
    size_t depth;            /* of the innermost one that is open */
};

/* Running out of memory ends the process, as in the arena. */
static cJSON *must(cJSON *node)
{
    if (!node)
        abort();
    return node;
}

struct json_writer *json_writer_new(void)
{
    struct json_writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        abort();
    writer->open[0] = must(cJSON_CreateObject());
    return writer;
}

void json_writer_free(struct json_writer *writer)
{
    if (!writer)
        return;
    cJSON_Delete(writer->open[0]);
    free(writer);
}

static void put(struct json_writer *writer, const char *key, cJSON *node)
{
    cJSON *parent = writer->open[writer->depth];
    must(node);
    assert(cJSON_IsObject(parent) == (key != NULL));
    bool added =
        key ? cJSON_AddItemToObject(parent, key, node) : cJSON_AddItemToArray(parent, node);
    if (!added)
        abort();
}

static void begin(struct json_writer *writer, const char *key, cJSON *node)
{
    assert(writer->depth + 1 < MOST_DEPTH);
    put(writer, key, node);
    writer->open[++writer->depth] = node;
}

void json_begin_object(struct json_writer *writer, const char *key)
{
    begin(writer, key, cJSON_CreateObject());
}

void json_begin_array(struct json_writer *writer, const char *key)
{
    begin(writer, key, cJSON_CreateArray());
}

void json_end(struct json_writer *writer)
{
    assert(writer->depth > 0);
    writer->depth--;
}

void json_put_text(struct json_writer *writer, const char *key, const char *text)
{
    put(writer, key, text ? cJSON_CreateString(text) : cJSON_CreateNull());
}

void json_put_number(struct json_writer *writer, const char *key, double number)
{
    /* cJSON gives whole numbers an exponent from here on. */
    static const double EXPONENT_FROM = 1e15;
    char digits[32];
    if (!isfinite(number)) {
        json_put_null(writer, key);
    } else if (fabs(number) >= EXPONENT_FROM && fabs(number) < 1e18 && floor(number) == number) {
        snprintf(digits, sizeof digits, "%.0f", number);
        put(writer, key, cJSON_CreateRaw(digits));
    } else {
        put(writer, key, cJSON_CreateNumber(number + 0.0)); /* no "-0" */
    }
}

void json_put_flag(struct json_writer *writer, const char *key, bool flag)
{
    put(writer, key, cJSON_CreateBool(flag));
}

void json_put_time(struct json_writer *writer, const char *key, struct wall_time time)
{
    char text[WALL_TIME_TEXT];
    if (!wall_time_known(time)) {
        json_put_null(writer, key);
        return;
    }
    wall_time_write(time, text);
    json_put_text(writer, key, text);
}

void json_put_null(struct json_writer *writer, const char *key)
{
    put(writer, key, cJSON_CreateNull());
}

char *json_writer_text(struct json_writer *writer, bool indented, size_t *ret_length)
{
    assert(writer->depth == 0);
    char *text = indented ? cJSON_Print(writer->open[0]) : cJSON_PrintUnformatted(writer->open[0]);
    if (!text)
        abort();
    size_t length = strlen(text);
    char *grown = realloc(text, length + 2);
    if (!grown)
        abort();
    memcpy(grown + length, "\n", 2);
    *ret_length = length + 1;
    return grown;
}
