/* Tests of draw/measure: sizes from cap heights, and cutting with an ellipsis. */
#include "cmocka_all.h"

#include <string.h>

#include "fake_measure.h"

static const struct draw_font FONT = {FACE_REGULAR, 20}; /* 10 px a character */

static void the_smallest_size_is_found(void **state)
{
    (void)state;
    for (int cap = 1; cap < 300; cap++) {
        int size = measure_size_for_cap(&FAKE, FACE_REGULAR, cap);
        assert_true(fake_metrics(NULL, (struct draw_font){FACE_REGULAR, size}).cap_height >= cap);
        assert_true(fake_metrics(NULL, (struct draw_font){FACE_REGULAR, size - 1}).cap_height <
                    cap);
    }
    assert_int_equal(measure_size_for_cap(&FAKE, FACE_REGULAR, 0), 1);
}

static void texts_are_cut_to_fit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int max_px;
        const char *wanted;
        bool cut;
    } ROWS[] = {
        {"Payments", 80, "Payments", false},
        {"Payments", 79, "Paymen…", true},
        {"Payments", 20, "P…", true},
        {"Payments", 10, "…", true},
        {"Payments", 9, "", true},
        {"", 0, "", false},
        {"Card payments", 60, "Card…", true}, /* no blank before the ellipsis */
        {"Überweisung", 50, "Über…", true},
        {"日本語サポート", 40, "日本語…", true},
        {"re\u0301sume\u0301", 30, "r…", true}, /* the accent stays with its letter */
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char buffer[64];
        bool cut = measure_fit(&FAKE, FONT, ROWS[i].text, ROWS[i].max_px, buffer, sizeof buffer);
        assert_string_equal(buffer, ROWS[i].wanted);
        assert_int_equal(cut, ROWS[i].cut);
    }
}

static void a_small_buffer_cuts_too(void **state)
{
    (void)state;
    char buffer[8];
    assert_true(measure_fit(&FAKE, FONT, "Payments", 1000, buffer, sizeof buffer));
    assert_string_equal(buffer, "Paym…");
    assert_true(measure_fit(&FAKE, FONT, "ééééé", 1000, buffer, sizeof buffer));
    assert_string_equal(buffer, "éé…");
}

static void no_text_has_no_width(void **state)
{
    (void)state;
    assert_int_equal(measure_width(&FAKE, FONT, NULL), 0);
    assert_int_equal(measure_width(&FAKE, FONT, ""), 0);
    assert_int_equal(measure_width(&FAKE, FONT, "ab"), 20);
    assert_int_equal(measure_font(&FAKE, FONT).descent, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_size_is_found),
        cmocka_unit_test(texts_are_cut_to_fit),
        cmocka_unit_test(a_small_buffer_cuts_too),
        cmocka_unit_test(no_text_has_no_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
