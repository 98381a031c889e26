/* What the writer writes, to the byte. */
#include "cmocka_all.h"

#include <math.h>
#include <stdlib.h>

#include "json/writer.h"

static void members_come_in_order(void **state)
{
    (void)state;
    struct json_writer *writer = json_writer_new();
    json_put_text(writer, "text", "é \"x\"\n");
    json_put_text(writer, "no_text", NULL);
    json_put_flag(writer, "flag", true);
    json_put_null(writer, "null");
    json_put_time(writer, "time", (struct wall_time){INT64_C(1795339800000)});
    json_put_time(writer, "no_time", WALL_TIME_NONE);
    json_begin_array(writer, "list");
    json_begin_object(writer, NULL);
    json_put_number(writer, "a", 1);
    json_end(writer);
    json_begin_array(writer, NULL);
    json_end(writer);
    json_put_number(writer, NULL, 2);
    json_end(writer);
    json_begin_object(writer, "object");
    json_end(writer);
    size_t length = 0;
    char *text = json_writer_text(writer, false, &length);
    static const char expected[] =
        "{\"text\":\"é \\\"x\\\"\\n\",\"no_text\":null,\"flag\":true,\"null\":null,"
        "\"time\":\"2026-11-22T09:30:00Z\",\"no_time\":null,\"list\":[{\"a\":1},[],2],"
        "\"object\":{}}\n";
    assert_string_equal(text, expected);
    assert_int_equal(length, sizeof expected - 1);
    free(text);
    json_writer_free(writer);
}

static void numbers_are_plain(void **state)
{
    (void)state;
    static const struct {
        double number;
        const char *text;
    } cases[] = {
        {0, "{\"n\":0}\n"},
        {-0.0, "{\"n\":0}\n"},
        {42, "{\"n\":42}\n"},
        {-7, "{\"n\":-7}\n"},
        {0.1, "{\"n\":0.1}\n"},
        {96.5, "{\"n\":96.5}\n"},
        {1795339800000, "{\"n\":1795339800000}\n"},
        {1e15, "{\"n\":1000000000000000}\n"},
        {9007199254740991, "{\"n\":9007199254740991}\n"},
        {(double)NAN, "{\"n\":null}\n"},
        {(double)INFINITY, "{\"n\":null}\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct json_writer *writer = json_writer_new();
        json_put_number(writer, "n", cases[i].number);
        size_t length = 0;
        char *text = json_writer_text(writer, false, &length);
        assert_string_equal(text, cases[i].text);
        free(text);
        json_writer_free(writer);
    }
}

static void indented_text_has_lines(void **state)
{
    (void)state;
    struct json_writer *writer = json_writer_new();
    json_put_number(writer, "a", 1);
    size_t length = 0;
    char *text = json_writer_text(writer, true, &length);
    assert_string_equal(text, "{\n\t\"a\":\t1\n}\n");
    free(text);
    json_writer_free(writer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_come_in_order),
        cmocka_unit_test(numbers_are_plain),
        cmocka_unit_test(indented_text_has_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
