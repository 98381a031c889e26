/* Values of each type, and each wrong type's sentence. */
#include "cmocka_all.h"

#include <math.h>

#include "document.h"

static const char *const WORDS[] = {"night", "day"};

static void values_are_read(void **state)
{
    (void)state;
    struct document document =
        document_open("{\"text\":\"é\",\"number\":-2.5,\"flag\":true,\"word\":\"day\","
                      "\"time\":\"2026-11-22T10:30:00+01:00\",\"duration\":\"1h 30m\"}",
                      false);
    struct json_at *root = &document.root;
    assert_string_equal(json_text(root, "text"), "é");
    assert_true(json_number(root, "number") == -2.5);
    assert_true(json_flag(root, "flag", false));
    assert_int_equal(json_word(root, "word", WORDS, 2, 0), 1);
    assert_int_equal(json_time(root, "time").ms, INT64_C(1795339800000));
    assert_int_equal(json_duration_ms(root, "duration", 7), 5400000);
    document_close(&document, NULL);
}

static void missing_values_have_fallbacks(void **state)
{
    (void)state;
    struct document document = document_open("{}", false);
    struct json_at *root = &document.root;
    assert_null(json_text(root, "a"));
    assert_null(json_id(root, "a"));
    assert_true(isnan(json_number(root, "a")));
    assert_true(json_flag(root, "a", true));
    assert_int_equal(json_word(root, "a", WORDS, 2, -1), -1);
    assert_false(wall_time_known(json_time(root, "a")));
    assert_int_equal(json_duration_ms(root, "a", 7), 7);
    document_close(&document, NULL);
}

static void ids_may_be_numbers(void **state)
{
    (void)state;
    struct document document =
        document_open("{\"a\":\"x-1\",\"b\":4711,\"c\":900719925474099,\"d\":1.5,\"e\":-3}", false);
    assert_string_equal(json_id(&document.root, "a"), "x-1");
    assert_string_equal(json_id(&document.root, "b"), "4711");
    assert_string_equal(json_id(&document.root, "c"), "900719925474099");
    assert_string_equal(json_id(&document.root, "e"), "-3");
    assert_null(json_id(&document.root, "d"));
    document_close(&document, "a.json: d: expected a text or a whole number, found the number 1.5");
}

enum reading { TEXT, NUMBER, FLAG, WORD, TIME, DURATION, ID };

static void read_as(const struct json_at *root, enum reading reading)
{
    switch (reading) {
    case TEXT:
        assert_null(json_text(root, "a"));
        break;
    case NUMBER:
        assert_true(isnan(json_number(root, "a")));
        break;
    case FLAG:
        assert_true(json_flag(root, "a", true));
        break;
    case WORD:
        assert_int_equal(json_word(root, "a", WORDS, 2, 0), 0);
        break;
    case TIME:
        assert_false(wall_time_known(json_time(root, "a")));
        break;
    case DURATION:
        assert_int_equal(json_duration_ms(root, "a", 7), 7);
        break;
    case ID:
        assert_null(json_id(root, "a"));
        break;
    }
}

static void wrong_types_have_their_sentences(void **state)
{
    (void)state;
    static const struct {
        enum reading reading;
        const char *text;
        const char *sentence;
    } cases[] = {
        {TEXT, "{\"a\":1}", "a.json: a: expected a text, found the number 1"},
        {NUMBER, "{\"a\":\"1\"}", "a.json: a: expected a number, found the text \"1\""},
        {NUMBER, "{\"a\":1e999}", "a.json: a: the number is too large"},
        {FLAG, "{\"a\":0}", "a.json: a: expected true or false, found the number 0"},
        {WORD, "{\"a\":\"dusk\"}",
         "a.json: a: expected one of \"night\", \"day\", found the text \"dusk\""},
        {WORD, "{\"a\":2}", "a.json: a: expected one of \"night\", \"day\", found the number 2"},
        {TIME, "{\"a\":\"today\"}",
         "a.json: a: expected a time such as \"2026-11-22T09:30:00Z\", found the text \"today\""},
        {TIME, "{\"a\":1795339800}",
         "a.json: a: expected a time such as "
         "\"2026-11-22T09:30:00Z\", found the number 1795339800"},
        {DURATION, "{\"a\":20}",
         "a.json: a: expected a duration such as \"20s\", found the number 20"},
        {DURATION, "{\"a\":\"soon\"}",
         "a.json: a: expected a duration such as \"20s\", found the text \"soon\""},
        {ID, "{\"a\":true}", "a.json: a: expected a text or a whole number, found true"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct document document = document_open(cases[i].text, false);
        read_as(&document.root, cases[i].reading);
        document_close(&document, cases[i].sentence);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(missing_values_have_fallbacks),
        cmocka_unit_test(ids_may_be_numbers),
        cmocka_unit_test(wrong_types_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
