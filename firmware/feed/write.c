/* Writes a snapshot as a document of wallboard/1 along its tables. */
#include "feed/feed.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "feed/shape.h"
#include "json/writer.h"

/* memcpy, because the struct's own type is not known here. */
static void get(const char *base, size_t offset, void *ret_value, size_t size)
{
    memcpy(ret_value, base + offset, size);
}

static const char *text_at(const char *base, size_t offset)
{
    const char *text = NULL;
    get(base, offset, &text, sizeof text);
    return text;
}

static double number_at(const char *base, size_t offset)
{
    double number = 0;
    get(base, offset, &number, sizeof number);
    return number;
}

static struct wall_time time_at(const char *base, size_t offset)
{
    struct wall_time time = {0};
    get(base, offset, &time, sizeof time);
    return time;
}

static bool flag_at(const char *base, size_t offset)
{
    bool flag = false;
    get(base, offset, &flag, sizeof flag);
    return flag;
}

static int word_at(const char *base, size_t offset)
{
    int word = 0;
    get(base, offset, &word, sizeof word);
    return word;
}

/* The list's first item, NULL where the section is missing. */
static const void *list_at(const char *base, const struct field *field, size_t *ret_count)
{
    const void *list = NULL;
    get(base, field->offset, &list, sizeof list);
    get(base, field->count, ret_count, sizeof *ret_count);
    return list;
}

/* The recursion follows the tables of shape.h, five deep. */
/* NOLINTBEGIN(misc-no-recursion) */
static bool shape_unknown(const struct shape *shape, const char *base);

static bool field_unknown(const struct field *field, const char *base)
{
    switch (field->kind) {
    case FIELD_NUMBER:
    case FIELD_COUNT:
    case FIELD_PERCENT:
        return isnan(number_at(base, field->offset));
    case FIELD_TIME:
        return !wall_time_known(time_at(base, field->offset));
    case FIELD_FLAG:
        return flag_at(base, field->offset) == (field->fallback != 0);
    case FIELD_WORD:
        return word_at(base, field->offset) == field->fallback;
    case FIELD_OBJECT:
        return shape_unknown(field->shape, base + field->offset);
    case FIELD_SECTION:
        return !flag_at(base, field->count);
    case FIELD_MONO:
        return true; /* says nothing by itself */
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_LIST:
    case FIELD_NUMBER_LIST:
    case FIELD_COUNT_LIST:
    case FIELD_TEXT_LIST:
    case FIELD_CAPABILITIES:
        return !text_at(base, field->offset);
    }
    return true;
}

/* An object in which nothing is known is written as null; one whose required part is unknown,
   such as a shift without a name, is as good as not there. */
static bool shape_unknown(const struct shape *shape, const char *base)
{
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *field = &shape->fields[i];
        bool unknown = field_unknown(field, base);
        if (field->required)
            return unknown;
        if (!unknown)
            return false;
    }
    return true;
}

static void write_shape(struct json_writer *writer, const struct shape *shape, const char *base);

static void write_list(struct json_writer *writer, const struct field *field, const char *base)
{
    size_t count = 0;
    const char *list = list_at(base, field, &count);
    json_begin_array(writer, field->key);
    for (size_t i = 0; i < count; i++) {
        json_begin_object(writer, NULL);
        write_shape(writer, field->shape, list + i * field->shape->size);
        json_end(writer);
    }
    json_end(writer);
}

static void write_numbers(struct json_writer *writer, const struct field *field, const char *base)
{
    size_t count = 0;
    const double *numbers = list_at(base, field, &count);
    json_begin_array(writer, field->key);
    for (size_t i = 0; i < count; i++)
        json_put_number(writer, NULL, numbers[i]);
    json_end(writer);
}

static void write_texts(struct json_writer *writer, const struct field *field, const char *base)
{
    size_t count = 0;
    const char *const *texts = list_at(base, field, &count);
    json_begin_array(writer, field->key);
    for (size_t i = 0; i < count; i++)
        json_put_text(writer, NULL, texts[i]);
    json_end(writer);
}

static void write_capabilities(struct json_writer *writer, const struct field *field,
                               const char *base)
{
    size_t count = 0;
    const struct capability *capabilities = list_at(base, field, &count);
    json_begin_object(writer, field->key);
    for (size_t i = 0; i < count; i++)
        json_put_text(writer, capabilities[i].name, capabilities[i].state);
    json_end(writer);
}

static void write_object(struct json_writer *writer, const struct field *field, const char *base)
{
    json_begin_object(writer, field->key);
    write_shape(writer, field->shape, base + field->offset);
    json_end(writer);
}

static void write_mono(struct json_writer *writer, const struct field *field, const char *base)
{
    struct mono_time time = {0};
    get(base, field->offset, &time, sizeof time);
    json_put_number(writer, field->key, (double)time.ms);
}

static void write_word(struct json_writer *writer, const struct field *field, const char *base)
{
    int word = word_at(base, field->offset);
    assert(word >= 0 && word < field->word_count);
    json_put_text(writer, field->key, field->words[word]);
}

static void write_field(struct json_writer *writer, const struct field *field, const char *base)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_ID:
        json_put_text(writer, field->key, text_at(base, field->offset));
        break;
    case FIELD_NUMBER:
    case FIELD_COUNT:
    case FIELD_PERCENT:
        json_put_number(writer, field->key, number_at(base, field->offset));
        break;
    case FIELD_TIME:
        json_put_time(writer, field->key, time_at(base, field->offset));
        break;
    case FIELD_MONO:
        write_mono(writer, field, base);
        break;
    case FIELD_FLAG:
        json_put_flag(writer, field->key, flag_at(base, field->offset));
        break;
    case FIELD_WORD:
        write_word(writer, field, base);
        break;
    case FIELD_OBJECT:
    case FIELD_SECTION:
        write_object(writer, field, base);
        break;
    case FIELD_LIST:
        write_list(writer, field, base);
        break;
    case FIELD_NUMBER_LIST:
    case FIELD_COUNT_LIST:
        write_numbers(writer, field, base);
        break;
    case FIELD_TEXT_LIST:
        write_texts(writer, field, base);
        break;
    case FIELD_CAPABILITIES:
        write_capabilities(writer, field, base);
        break;
    }
}

static bool may_be_null(const struct field *field)
{
    return !field->required && field->kind != FIELD_FLAG && field->kind != FIELD_WORD &&
           field->kind != FIELD_MONO;
}

static void write_shape(struct json_writer *writer, const struct shape *shape, const char *base)
{
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *field = &shape->fields[i];
        if (may_be_null(field) && field_unknown(field, base))
            json_put_null(writer, field->key);
        else
            write_field(writer, field, base);
    }
}
/* NOLINTEND(misc-no-recursion) */

char *feed_write(const struct snapshot *snapshot, bool indented, size_t *ret_length)
{
    struct json_writer *writer = json_writer_new();
    json_put_text(writer, "schema", FEED_SCHEMA);
    write_shape(writer, &SHAPE_SNAPSHOT, (const char *)snapshot);
    char *text = json_writer_text(writer, indented, ret_length);
    json_writer_free(writer);
    return text;
}
