/* Reads a document of wallboard/1 along its tables. */
#include "feed/feed.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "feed/shape.h"
#include "json/reader.h"

/* A count or a number of seconds beyond this is nonsense, and would not fit where it is drawn. */
static const double MOST_COUNT = 1e12;

static_assert(sizeof(enum lane) == sizeof(int), "words are set as int");

struct target {
    struct arena *arena;
    char *base; /* the struct that is filled in */
};

/* memcpy, because the struct's own type is not known here. */
static void set(const struct target *target, size_t offset, const void *value, size_t size)
{
    memcpy(target->base + offset, value, size);
}

static double count_of(const struct json_at *at)
{
    double number = json_as_number(at);
    if (number < 0)
        json_fail(at, "a number of 0 or more");
    else if (number > MOST_COUNT)
        json_reject(at, "the number is too large");
    return number;
}

static double percent_of(const struct json_at *at)
{
    double number = json_as_number(at);
    if (number < 0 || number > 100)
        json_fail(at, "a percentage from 0 to 100");
    return number;
}

static double number_of(const struct json_at *at, enum field_kind kind)
{
    if (kind == FIELD_PERCENT)
        return percent_of(at);
    bool count = kind == FIELD_COUNT || kind == FIELD_COUNT_LIST || kind == FIELD_MONO;
    return count ? count_of(at) : json_as_number(at);
}

/* A list that is there but empty is not NULL: nothing is known to be there. */
static void *list_of(struct arena *arena, size_t count, size_t size)
{
    return arena_array(arena, count ? count : 1, size);
}

static void read_numbers(const struct json_at *object, const struct field *field,
                         const struct target *target)
{
    struct json_at list = json_array(object, field->key);
    size_t count = json_count(&list);
    double *numbers = NULL;
    if (json_present(&list))
        numbers = list_of(target->arena, count, sizeof *numbers);
    for (size_t i = 0; numbers && i < count; i++) {
        struct json_at item = json_item(&list, i);
        numbers[i] = number_of(&item, field->kind);
    }
    set(target, field->offset, &numbers, sizeof numbers);
    set(target, field->count, &count, sizeof count);
}

static void read_texts(const struct json_at *object, const struct field *field,
                       const struct target *target)
{
    struct json_at list = json_array(object, field->key);
    size_t count = json_count(&list);
    const char **texts = NULL;
    if (json_present(&list))
        texts = list_of(target->arena, count, sizeof *texts);
    for (size_t i = 0; texts && i < count; i++) {
        struct json_at item = json_item(&list, i);
        texts[i] = json_as_id(&item);
        if (!json_present(&item))
            json_fail(&item, "a text");
    }
    set(target, field->offset, &texts, sizeof texts);
    set(target, field->count, &count, sizeof count);
}

static void read_capabilities(const struct json_at *object, const struct field *field,
                              const struct target *target)
{
    struct json_at map = json_object(object, field->key);
    size_t count = json_members(&map);
    struct capability *capabilities = NULL;
    if (json_present(&map))
        capabilities = list_of(target->arena, count, sizeof *capabilities);
    for (size_t i = 0; capabilities && i < count; i++) {
        struct json_at state = json_member_at(&map, i);
        capabilities[i].name = json_key(&map, i);
        capabilities[i].state = json_as_text(&state);
    }
    set(target, field->offset, &capabilities, sizeof capabilities);
    set(target, field->count, &count, sizeof count);
}

/* The recursion follows the tables of shape.h, five deep, whatever the document says. */
/* NOLINTBEGIN(misc-no-recursion) */
static void read_shape(const struct json_at *object, const struct shape *shape,
                       const struct target *target);

static void read_list(const struct json_at *object, const struct field *field,
                      const struct target *target)
{
    struct json_at list = json_array(object, field->key);
    size_t count = json_count(&list);
    char *items = NULL;
    if (json_present(&list))
        items = list_of(target->arena, count, field->shape->size);
    for (size_t i = 0; items && i < count; i++) {
        struct json_at item = json_item(&list, i);
        struct target place = {target->arena, items + i * field->shape->size};
        if (!json_present(&item))
            json_fail(&item, "an object");
        read_shape(&item, field->shape, &place);
    }
    set(target, field->offset, &items, sizeof items);
    set(target, field->count, &count, sizeof count);
}

static void read_object(const struct json_at *object, const struct field *field,
                        const struct target *target)
{
    struct json_at inner = json_object(object, field->key);
    struct target place = {target->arena, target->base + field->offset};
    bool present = json_present(&inner);
    read_shape(&inner, field->shape, &place);
    if (field->kind == FIELD_SECTION)
        set(target, field->count, &present, sizeof present);
}

static void read_text(const struct json_at *object, const struct field *field,
                      const struct target *target)
{
    const char *text =
        field->kind == FIELD_ID ? json_id(object, field->key) : json_text(object, field->key);
    set(target, field->offset, &text, sizeof text);
}

static void read_number(const struct json_at *object, const struct field *field,
                        const struct target *target)
{
    struct json_at at = json_member(object, field->key);
    double number = number_of(&at, field->kind);
    set(target, field->offset, &number, sizeof number);
}

static void read_mono(const struct json_at *object, const struct field *field,
                      const struct target *target)
{
    struct json_at at = json_member(object, field->key);
    double number = number_of(&at, field->kind);
    bool usable = number >= 0 && number <= MOST_COUNT;
    struct mono_time time = {usable ? (int64_t)number : 0};
    set(target, field->offset, &time, sizeof time);
}

static void read_flag(const struct json_at *object, const struct field *field,
                      const struct target *target)
{
    bool flag = json_flag(object, field->key, field->fallback != 0);
    set(target, field->offset, &flag, sizeof flag);
}

static void read_word(const struct json_at *object, const struct field *field,
                      const struct target *target)
{
    int word = json_word(object, field->key, field->words, field->word_count, field->fallback);
    set(target, field->offset, &word, sizeof word);
}

static void read_time(const struct json_at *object, const struct field *field,
                      const struct target *target)
{
    struct wall_time time = json_time(object, field->key);
    set(target, field->offset, &time, sizeof time);
}

static void read_field(const struct json_at *object, const struct field *field,
                       const struct target *target)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_ID:
        read_text(object, field, target);
        break;
    case FIELD_NUMBER:
    case FIELD_COUNT:
    case FIELD_PERCENT:
        read_number(object, field, target);
        break;
    case FIELD_TIME:
        read_time(object, field, target);
        break;
    case FIELD_MONO:
        read_mono(object, field, target);
        break;
    case FIELD_FLAG:
        read_flag(object, field, target);
        break;
    case FIELD_WORD:
        read_word(object, field, target);
        break;
    case FIELD_OBJECT:
    case FIELD_SECTION:
        read_object(object, field, target);
        break;
    case FIELD_LIST:
        read_list(object, field, target);
        break;
    case FIELD_NUMBER_LIST:
    case FIELD_COUNT_LIST:
        read_numbers(object, field, target);
        break;
    case FIELD_TEXT_LIST:
        read_texts(object, field, target);
        break;
    case FIELD_CAPABILITIES:
        read_capabilities(object, field, target);
        break;
    }
}

/* A missing object is read too: that makes everything in it unknown. */
static void read_shape(const struct json_at *object, const struct shape *shape,
                       const struct target *target)
{
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *field = &shape->fields[i];
        if (field->required && json_present(object))
            json_require(object, field->key);
        read_field(object, field, target);
    }
}
/* NOLINTEND(misc-no-recursion) */

static void check_schema(const struct json_at *root)
{
    if (!json_present(root))
        json_fail(root, "an object");
    json_require(root, "schema");
    struct json_at at = json_member(root, "schema");
    const char *schema = json_as_text(&at);
    if (schema && !text_equal(schema, FEED_SCHEMA))
        json_fail(&at, "\"%s\", which is what this version understands", FEED_SCHEMA);
}

static bool is_sorted(const struct sla_clock *clocks, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (clocks[i].due_at.ms < clocks[i - 1].due_at.ms)
            return false;
    }
    return true;
}

static const struct sla_clock *sorted_clocks(const struct sla_clock *clocks, size_t count,
                                             struct arena *arena)
{
    if (is_sorted(clocks, count))
        return clocks;
    struct sla_clock *sorted = arena_array(arena, count, sizeof *sorted);
    memcpy(sorted, clocks, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, sla_clock_compare);
    return sorted;
}

bool feed_read(const char *text, size_t length, const char *name, struct arena *arena,
               struct snapshot *ret_snapshot, struct error *error)
{
    struct json_reader *reader = NULL;
    struct json_limits limits = {.bytes = FEED_MOST_BYTES};
    if (!json_reader_new((struct json_text){text, length, name}, limits, arena, &reader, error))
        return false;
    struct json_at root = json_root(reader);
    struct snapshot snapshot = snapshot_unknown();
    struct target target = {arena, (char *)&snapshot};
    check_schema(&root);
    read_shape(&root, &SHAPE_SNAPSHOT, &target);
    bool good = json_reader_finish(reader, error);
    json_reader_free(reader);
    if (!good)
        return false;
    snapshot.clocks = sorted_clocks(snapshot.clocks, snapshot.clock_count, arena);
    *ret_snapshot = snapshot;
    return true;
}

bool feed_read_file(const char *path, struct arena *arena, struct snapshot *ret_snapshot,
                    struct error *error)
{
    struct arena *text = arena_new();
    struct file_bytes file;
    bool good = file_read(path, FEED_MOST_BYTES, text, &file, error) &&
                feed_read(file.bytes, file.length, path, arena, ret_snapshot, error);
    arena_free(text);
    return good;
}
