/* The tables themselves: each row lies in its struct, no key stands twice, no cycle. */
#include "cmocka_all.h"

#include <string.h>

#include "base/clock.h"
#include "feed/shape.h"

enum { DEEPEST = 6 };

static size_t size_of(const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_LIST:
    case FIELD_NUMBER_LIST:
    case FIELD_COUNT_LIST:
    case FIELD_TEXT_LIST:
    case FIELD_CAPABILITIES:
        return sizeof(void *);
    case FIELD_NUMBER:
    case FIELD_COUNT:
    case FIELD_PERCENT:
        return sizeof(double);
    case FIELD_TIME:
        return sizeof(struct wall_time);
    case FIELD_MONO:
        return sizeof(struct mono_time);
    case FIELD_FLAG:
        return sizeof(bool);
    case FIELD_WORD:
        return sizeof(int);
    case FIELD_OBJECT:
    case FIELD_SECTION:
        return field->shape->size;
    }
    return 0;
}

static bool has_shape(const struct field *field)
{
    return field->kind == FIELD_OBJECT || field->kind == FIELD_SECTION || field->kind == FIELD_LIST;
}

static void check_row(const struct shape *shape, const struct field *field)
{
    assert_non_null(field->key);
    assert_int_equal(has_shape(field), field->shape != NULL);
    assert_int_equal(field->kind == FIELD_WORD, field->words != NULL);
    assert_true(field->offset + size_of(field) <= shape->size);
}

static void check_shape(const struct shape *shape, int depth)
{
    assert_true(depth < DEEPEST);
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *field = &shape->fields[i];
        check_row(shape, field);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(shape->fields[k].key, field->key);
        if (field->shape)
            check_shape(field->shape, depth + 1);
    }
}

static void the_tables_are_sound(void **state)
{
    (void)state;
    check_shape(&SHAPE_SNAPSHOT, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_tables_are_sound)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
