/* Opening, walking, and keeping the first failure. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <time.h>

#include "document.h"

static void size_is_limited(void **state)
{
    (void)state;
    document_refused("[1, 2]", 6, (struct json_limits){.bytes = 5},
                     "a.json: the document has 6 bytes, more than the 5 allowed");
}

static void only_utf8_is_read(void **state)
{
    (void)state;
    document_refused("[\n\"\xC3\x28\"]", 7, (struct json_limits){.bytes = 100},
                     "a.json:2: the text is not UTF-8");
    document_refused("[\"\xED\xA0\x80\"]", 7, (struct json_limits){.bytes = 100},
                     "a.json:1: the text is not UTF-8");
}

static void the_text_needs_no_end_mark(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct error error = {""};
    for (size_t length = 1; length <= 3; length++) {
        char *exact = malloc(length);
        assert_non_null(exact);
        memcpy(exact, "123", length);
        struct json_reader *reader = NULL;
        assert_true(json_reader_new((struct json_text){exact, length, "a"},
                                    (struct json_limits){.bytes = 9}, arena, &reader, &error));
        json_reader_free(reader);
        free(exact);
    }
    arena_free(arena);
}

static void the_first_failure_stays(void **state)
{
    (void)state;
    struct document document = document_open("{\"a\":\"x\",\"b\":1}", false);
    json_number(&document.root, "a");
    assert_null(json_text(&document.root, "b"));
    document_close(&document, "a.json: a: expected a number, found the text \"x\"");
}

static void wrong_containers_read_as_missing(void **state)
{
    (void)state;
    static const char text[] = "{\"o\":{},\"l\":[]}";
    struct document document = document_open(text, false);
    struct json_at wrong = json_object(&document.root, "l");
    assert_false(json_present(&wrong));
    document_close(&document, "a.json: l: expected an object, found a list");

    document = document_open(text, false);
    wrong = json_array(&document.root, "o");
    assert_int_equal(json_count(&wrong), 0);
    document_close(&document, "a.json: o: expected a list, found an object");

    document = document_open("[1]", false);
    assert_null(json_text(&document.root, "a"));
    document_close(&document, "a.json: the document: expected an object, found a list");

    document = document_open("{}", false);
    struct json_at item = json_item(&document.root, 0);
    assert_false(json_present(&item));
    document_close(&document, "a.json: the document: expected a list, found an object");
}

static void missing_and_null_read_alike(void **state)
{
    (void)state;
    struct document document = document_open("{\"n\":null}", false);
    static const char *const keys[] = {"n", "absent"};
    for (size_t i = 0; i < 2; i++) {
        struct json_at at = json_member(&document.root, keys[i]);
        assert_false(json_present(&at));
        assert_int_equal(json_kind(&at), JSON_MISSING);
        struct json_at object = json_object(&document.root, keys[i]);
        struct json_at below = json_object(&object, "below");
        assert_null(json_text(&below, "text"));
        assert_int_equal(json_count(&object), 0);
    }
    document_close(&document, NULL);
}

static void keys_are_case_sensitive(void **state)
{
    (void)state;
    struct document document = document_open("{\"A\":1,\"a\":2}", false);
    assert_true(json_number(&document.root, "a") == 2);
    assert_true(json_number(&document.root, "A") == 1);
    document_close(&document, NULL);
}

static void items_come_in_any_order(void **state)
{
    (void)state;
    struct document document = document_open("[[10,11,12],[20,21],[30],null]", false);
    static const struct {
        size_t row, column;
        double value;
    } cells[] = {{0, 2, 12}, {0, 0, 10}, {2, 0, 30}, {1, 1, 21}, {1, 0, 20}, {0, 1, 11}};
    assert_int_equal(json_count(&document.root), 4);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        struct json_at row = json_item(&document.root, cells[i].row);
        struct json_at cell = json_item(&row, cells[i].column);
        assert_true(json_as_number(&cell) == cells[i].value);
    }
    struct json_at null_item = json_item(&document.root, 3);
    struct json_at past_end = json_item(&document.root, 4);
    assert_false(json_present(&null_item));
    assert_false(json_present(&past_end));
    document_close(&document, NULL);
}

static void keys_come_by_position(void **state)
{
    (void)state;
    struct document document = document_open("{\"one\":1,\"two\":2}", false);
    assert_string_equal(json_key(&document.root, 0), "one");
    assert_string_equal(json_key(&document.root, 1), "two");
    assert_null(json_key(&document.root, 2));
    assert_int_equal(json_members(&document.root), 2);
    struct json_at second = json_member_at(&document.root, 1);
    struct json_at past_end = json_member_at(&document.root, 2);
    assert_true(json_as_number(&second) == 2);
    assert_false(json_present(&past_end));
    json_reject(&second, "here");
    document_close(&document, "a.json: two: here");

    document = document_open("[]", false);
    assert_int_equal(json_members(&document.root), 0);
    assert_null(json_key(&document.root, 0));
    document_close(&document, "a.json: the document: expected an object, found a list");
}

/* 100,000 rows with a list in each: with a walk from the start for every item this would be
   5 * 10^9 steps and more than the minutes that the test may take. */
static void going_through_a_list_is_linear(void **state)
{
    (void)state;
    enum { ROWS = 100000, ROW_LENGTH = 6 };
    char *text = malloc(ROWS * ROW_LENGTH + 1);
    assert_non_null(text);
    for (size_t i = 0; i < ROWS; i++)
        memcpy(text + i * ROW_LENGTH, i ? ",[1,2]" : "[[1,2]", ROW_LENGTH);
    memcpy(text + (size_t)ROWS * ROW_LENGTH, "]", 1);
    struct document document = {.arena = arena_new()};
    struct error error = {""};
    assert_true(json_reader_new((struct json_text){text, (size_t)ROWS * ROW_LENGTH + 1, "a"},
                                (struct json_limits){.bytes = 1 << 20}, document.arena,
                                &document.reader, &error));
    struct json_at root = json_root(document.reader);
    double sum = 0;
    clock_t start = clock();
    for (size_t i = 0; i < json_count(&root); i++) {
        struct json_at row = json_item(&root, i);
        for (size_t k = 0; k < json_count(&row); k++) {
            struct json_at cell = json_item(&row, k);
            sum += json_as_number(&cell);
        }
    }
    assert_true(sum == 3.0 * ROWS);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 3);
    document_close(&document, NULL);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(size_is_limited),
        cmocka_unit_test(only_utf8_is_read),
        cmocka_unit_test(the_text_needs_no_end_mark),
        cmocka_unit_test(the_first_failure_stays),
        cmocka_unit_test(wrong_containers_read_as_missing),
        cmocka_unit_test(missing_and_null_read_alike),
        cmocka_unit_test(keys_are_case_sensitive),
        cmocka_unit_test(items_come_in_any_order),
        cmocka_unit_test(keys_come_by_position),
        cmocka_unit_test(going_through_a_list_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
