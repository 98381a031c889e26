/* Tests base/text.c: bounded buffers, truncation at a character's edge, UTF-8, distances. */
#include "cmocka_all.h"

#include <string.h>

#include "base/text.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void pieces_are_added_up(void **state)
{
    (void)state;
    char buffer[32];
    struct text text = text_over(buffer, sizeof buffer);
    assert_string_equal(buffer, "");
    text_add(&text, "queue");
    text_addf(&text, " %s: %d", "VIP", 12);
    text_add(&text, "");
    assert_string_equal(buffer, "queue VIP: 12");
    assert_int_equal(text.length, strlen(buffer));
    assert_false(text.truncated);
}

/* All into a buffer of 12 bytes: 11 of text and the NUL; "…" takes 3. */
static void what_is_too_long_is_cut_at_a_character(void **state)
{
    (void)state;
    static const struct {
        const char *source, *expected;
    } rows[] = {
        {"", ""},
        {"12345678901", "12345678901"},
        {"123456789012", "12345678…"},
        {"1234567890123456789012345", "12345678…"},
        {"1234567ééééé", "1234567…"},
        {"123456日本語", "123456…"},
        {"12345日本語", "12345日…"},
        {"日本語", "日本語"},
        {"日本語123", "日本…"},
        {"日本語12", "日本語12"},
        {"1234😀😀", "1234😀…"},
        {"12345😀😀", "12345…"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char buffer[12];
        text_copy(buffer, sizeof buffer, rows[i].source);
        assert_string_equal(buffer, rows[i].expected);
        assert_true(text_utf8_valid(buffer, strlen(buffer)));
    }
}

static void nothing_follows_a_cut(void **state)
{
    (void)state;
    char buffer[12];
    struct text text = text_over(buffer, sizeof buffer);
    text_add(&text, "1234567890");
    text_add(&text, "ab");
    assert_true(text.truncated);
    assert_string_equal(buffer, "12345678…");
    assert_int_equal(text.length, strlen(buffer));
    text_add(&text, "c");
    assert_string_equal(buffer, "12345678…");
}

static void the_bytes_behind_the_buffer_stay(void **state)
{
    (void)state;
    for (size_t capacity = 8; capacity < 24; capacity++) {
        char buffer[32];
        memset(buffer, '#', sizeof buffer);
        text_copy(buffer, capacity, "åäö日本語😀åäö日本語😀");
        assert_non_null(memchr(buffer, '\0', capacity));
        assert_int_equal(buffer[capacity], '#');
        assert_true(text_utf8_valid(buffer, strlen(buffer)));
    }
}

static void comparisons_know_null(void **state)
{
    (void)state;
    assert_true(text_equal(NULL, NULL));
    assert_true(text_equal("a", "a"));
    assert_false(text_equal("a", NULL));
    assert_false(text_equal(NULL, ""));
    assert_false(text_equal("a", "b"));
    assert_int_equal(text_compare(NULL, NULL), 0);
    assert_true(text_compare(NULL, "") < 0);
    assert_true(text_compare("", NULL) > 0);
    assert_true(text_compare("a", "b") < 0);
    assert_int_equal(text_compare("b", "b"), 0);
}

static void beginnings_and_ends(void **state)
{
    (void)state;
    assert_true(text_starts("wallboard/1", "wallboard/"));
    assert_true(text_starts("a", ""));
    assert_false(text_starts("wall", "wallboard"));
    assert_true(text_ends("page.json", ".json"));
    assert_true(text_ends("a", ""));
    assert_false(text_ends("json", ".json"));
    assert_false(text_ends("page.jsonc", ".json"));
}

static void utf8_is_checked_as_rfc3629_says(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        bool valid;
    } rows[] = {
        {"", true},
        {"plain", true},
        {"\x7F", true},
        {"\xC2\x80", true},
        {"\xDF\xBF", true},
        {"\xE0\xA0\x80", true},
        {"\xED\x9F\xBF", true},
        {"\xEE\x80\x80", true},
        {"\xEF\xBF\xBF", true},
        {"\xF0\x90\x80\x80", true},
        {"\xF4\x8F\xBF\xBF", true},
        {"a\x80", false},
        {"\xBF", false},
        {"\xC0\x80", false},
        {"\xC1\xBF", false},
        {"\xC2", false},
        {"\xC2\x41", false},
        {"\xE0\x9F\xBF", false},
        {"\xE2\x82", false},
        {"\xE2\x82\x41", false},
        {"\xED\xA0\x80", false},
        {"\xED\xBF\xBF", false},
        {"\xF0\x8F\xBF\xBF", false},
        {"\xF0\x9F\x98", false},
        {"\xF4\x90\x80\x80", false},
        {"\xF8\x88\x80\x80\x80", false},
        {"\xFE", false},
        {"\xFF", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (text_utf8_valid(rows[i].bytes, strlen(rows[i].bytes)) != rows[i].valid)
            fail_msg("row %zu was judged wrongly", i);
    }
    assert_true(text_utf8_valid("a\0b", 3));
    assert_false(text_utf8_valid("日", 2));
}

static void code_points_come_one_by_one(void **state)
{
    (void)state;
    static const uint32_t expected[] = {'a', 0xE9, 0x65E5, 0x1F600, 0};
    const char *position = "aé日😀";
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_int_equal(text_utf8_next(&position), expected[i]);
    assert_int_equal(*position, '\0');
    position = "\xE2\x82";
    assert_int_equal(text_utf8_next(&position), 0xFFFD);
    assert_int_equal(text_utf8_next(&position), 0xFFFD);
    assert_int_equal(text_utf8_next(&position), 0);
}

static void distances_count_edits(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        size_t edits;
    } rows[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"abc", "", 3},
        {"source", "source", 0},
        {"sorce", "source", 1},
        {"source", "sources", 1},
        {"soruce", "source", 2},
        {"kitten", "sitting", 3},
        {"dwell", "theme", 4},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(text_distance(rows[i].a, rows[i].b), rows[i].edits);
        assert_int_equal(text_distance(rows[i].b, rows[i].a), rows[i].edits);
    }
    char longer[200];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_int_equal(text_distance(longer, ""), 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_added_up),
        cmocka_unit_test(what_is_too_long_is_cut_at_a_character),
        cmocka_unit_test(nothing_follows_a_cut),
        cmocka_unit_test(the_bytes_behind_the_buffer_stay),
        cmocka_unit_test(comparisons_know_null),
        cmocka_unit_test(beginnings_and_ends),
        cmocka_unit_test(utf8_is_checked_as_rfc3629_says),
        cmocka_unit_test(code_points_come_one_by_one),
        cmocka_unit_test(distances_count_edits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
