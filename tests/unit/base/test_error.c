/* Tests base/error.c: sentences, prefixes, and what is too long. */
#include "cmocka_all.h"

#include <string.h>

#include "base/error.h"

static void a_sentence_is_kept_and_replaced(void **state)
{
    (void)state;
    struct error error = {.text = "old"};
    assert_false(error_set(&error, "%s:%d: found %s", "a.json", 3, "null"));
    assert_string_equal(error.text, "a.json:3: found null");
    assert_false(error_set(&error, "short"));
    assert_string_equal(error.text, "short");
}

static void a_prefix_goes_before(void **state)
{
    (void)state;
    struct error error;
    error_set(&error, "no DNS answer for %s", "desk.example");
    assert_false(error_prefix(&error, "source %s", "rt"));
    assert_false(error_prefix(&error, "poll"));
    assert_string_equal(error.text, "poll: source rt: no DNS answer for desk.example");
}

static void nobody_need_listen(void **state)
{
    (void)state;
    assert_false(error_set(NULL, "%d", 1));
    assert_false(error_prefix(NULL, "%d", 1));
}

static void what_is_too_long_shows(void **state)
{
    (void)state;
    struct error error;
    error_set(&error, "%0600d", 1);
    assert_int_equal(strlen(error.text), sizeof error.text - 1);
    assert_string_equal(error.text + sizeof error.text - 1 - strlen("…"), "…");
    error_prefix(&error, "wall");
    assert_memory_equal(error.text, "wall: 000", 9);
    assert_string_equal(error.text + strlen(error.text) - strlen("…"), "…");
    error_prefix(&error, "%0600d", 2);
    assert_true(strlen(error.text) < sizeof error.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_is_kept_and_replaced),
        cmocka_unit_test(a_prefix_goes_before),
        cmocka_unit_test(nobody_need_listen),
        cmocka_unit_test(what_is_too_long_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
