/* Tests of screen/layout: runs in the order they stand on the wall, and faces that have the glyphs.
 */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "screen/layout.h"

static const struct draw_font FONT = {FACE_REGULAR, 24};
static const struct layout_language SIMPLIFIED = {.cjk = FONTBOOK_CHINESE_SIMPLIFIED};
static const struct layout_language JAPANESE = {.cjk = FONTBOOK_JAPANESE};
static const struct layout_language KOREAN = {.cjk = FONTBOOK_KOREAN};
static const struct layout_language ARABIC = {.right_to_left = true};

static int open_book(void **state)
{
    struct error error;
    struct fontbook *book = NULL;
    const char *folders = "/usr/share/fonts/truetype/noto:/usr/share/fonts/opentype/noto";
    if (!fontbook_new(folders, "Noto Sans", &book, &error))
        return -1;
    *state = book;
    return 0;
}

static int close_book(void **state)
{
    fontbook_free(*state);
    return 0;
}

/* "Latn>abc|Arab<…": tag, direction and text of each run from left to right. */
static void describe(const struct layout *layout, char *out, size_t capacity)
{
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < layout->run_count; i++)
        length += (size_t)snprintf(out + length, capacity - length, "%s%s%c%s", i ? "|" : "",
                                   layout->runs[i].script->tag,
                                   layout->runs[i].right_to_left ? '<' : '>', layout->runs[i].text);
}

static void runs_stand_in_visual_order(void **state)
{
    static const struct {
        const char *text;
        const char *wanted;
    } ROWS[] = {
        {"Waiting 1,284", "Latn>Waiting 1,284"},
        {"", ""},
        {"12 queues", "Latn>12 queues"},
        {"abc שלום def", "Latn>abc |Hebr<שלום|Hebr> |Latn>def"},
        {"שלום 12", "Hebr>12|Hebr<שלום "},
        {"دقيقة 12 الآن", "Arab<الآن|Arab< |Arab>12|Arab<دقيقة "},
        {"日本 abc", "Hani>日本 |Latn>abc"},
        {"Очередь 5", "Cyrl>Очередь 5"},
        {"e\u0301t\u0301", "Latn>e\u0301t\u0301"},
        {"หน้า A", "Thai>หน้า |Latn>A"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct layout layout;
        char got[512];
        layout_text(*state, FONT, SIMPLIFIED, ROWS[i].text, &layout);
        describe(&layout, got, sizeof got);
        assert_string_equal(got, ROWS[i].wanted);
        assert_int_equal(layout.missing, 0);
    }
}

static void a_sentence_runs_as_the_wall_does_and_a_name_as_it_does(void **state)
{
    static const struct {
        const char *text;
        const char *wanted;
    } ROWS[] = {
        {"Day: بقي 5", "Arab>5|Arab<بقي |Latn<: |Latn>Day"},
        {"\u200e+7 أخرى", "Arab<أخرى|Arab< |Arab>\u200e+7"},
        {"C. O.", "Latn>C. O."},
        {"−0:42", "Latn>–0:42"},
        {"Chat (EN)", "Latn>Chat (EN)"},
        {"דנה כהן", "Hebr<דנה כהן"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct layout layout;
        char got[512];
        layout_text(*state, FONT, ARABIC, ROWS[i].text, &layout);
        describe(&layout, got, sizeof got);
        assert_string_equal(got, ROWS[i].wanted);
    }
}

static void every_run_has_a_face_with_its_glyphs(void **state)
{
    static const char *const TEXTS[] = {"العربية", "हिन्दी",   "ไทย", "日本語", "한국어",
                                        "▲ ● ■ ▼", "→ − – …", "✓ ⚠", "አማርኛ",   "Ελλάδα"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        for (int weight = 0; weight < FACE_COUNT; weight++) {
            struct layout layout;
            struct draw_font font = {(enum draw_face)weight, 24};
            layout_text(*state, font, SIMPLIFIED, TEXTS[i], &layout);
            assert_int_equal(layout.missing, 0);
        }
}

static void what_no_face_has_is_counted(void **state)
{
    struct layout layout;
    layout_text(*state, FONT, SIMPLIFIED, "a\U000F0000b\U000F0001", &layout);
    assert_int_equal(layout.missing, 2);
    assert_int_equal(layout.first_missing, 0xf0000);
    assert_int_equal(layout.runs[0].face, FACE_REGULAR);
}

static int face_of(struct fontbook *book, struct layout_language language, const char *text)
{
    struct layout layout;
    layout_text(book, FONT, language, text, &layout);
    return layout.runs[0].face;
}

static void han_takes_the_language_of_the_wall_or_of_the_text(void **state)
{
    int simplified = face_of(*state, SIMPLIFIED, "骨");
    int japanese = face_of(*state, JAPANESE, "骨");
    int korean = face_of(*state, KOREAN, "骨");
    assert_int_not_equal(simplified, japanese);
    assert_int_not_equal(korean, japanese);
    assert_int_equal(face_of(*state, SIMPLIFIED, "骨です"), japanese);
    assert_int_equal(face_of(*state, SIMPLIFIED, "骨 지원"), korean);
}

static void a_text_without_end_is_cut_visibly(void **state)
{
    enum { LONG = 4000 };
    static char text[LONG + 1];
    struct layout layout;
    memset(text, 'x', LONG);
    layout_text(*state, FONT, JAPANESE, text, &layout);
    assert_int_equal(layout.run_count, 1);
    assert_int_equal(strlen(layout.runs[0].text), LAYOUT_CHARACTERS - 1 + strlen("…"));
    assert_non_null(strstr(layout.runs[0].text, "…"));
}

static void too_many_runs_share_the_last(void **state)
{
    char text[LAYOUT_RUNS * sizeof "aא"];
    struct layout layout;
    struct text pairs = text_over(text, sizeof text);
    for (int i = 0; i < LAYOUT_RUNS; i++)
        text_add(&pairs, "aא");
    layout_text(*state, FONT, JAPANESE, text, &layout);
    assert_int_equal(layout.run_count, LAYOUT_RUNS);
}

static void a_missing_minus_is_an_en_dash(void **state)
{
    struct layout layout;
    layout_text(*state, FONT, JAPANESE, "−12", &layout);
    assert_int_equal(layout.run_count, 1);
    assert_int_equal(layout.runs[0].face, FACE_REGULAR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_stand_in_visual_order),
        cmocka_unit_test(a_sentence_runs_as_the_wall_does_and_a_name_as_it_does),
        cmocka_unit_test(every_run_has_a_face_with_its_glyphs),
        cmocka_unit_test(what_no_face_has_is_counted),
        cmocka_unit_test(han_takes_the_language_of_the_wall_or_of_the_text),
        cmocka_unit_test(a_text_without_end_is_cut_visibly),
        cmocka_unit_test(too_many_runs_share_the_last),
        cmocka_unit_test(a_missing_minus_is_an_en_dash),
    };
    return cmocka_run_group_tests(tests, open_book, close_book);
}
