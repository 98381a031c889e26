/* Each mistake of grammar and its sentence. */
#include "cmocka_all.h"

#include "document.h"

static const struct refusal {
    const char *text;
    const char *sentence;
} REFUSALS[] = {
    {"", "a.json:1:1: expected a value, found the end of the text"},
    {"  \n ", "a.json:2:2: expected a value, found the end of the text"},
    {"{", "a.json:1:2: expected a key in quotes or \"}\", found the end of the text"},
    {"{\"a\" 1}", "a.json:1:6: expected \":\" behind the key, found \"1\""},
    {"{\"a\":}", "a.json:1:6: expected a value, found \"}\""},
    {"{\"a\":1,}", "a.json:1:8: expected a key in quotes behind the comma, found \"}\""},
    {"{a:1}", "a.json:1:2: expected a key in quotes or \"}\", found \"a\""},
    {"{\n \"a\": 1\n \"b\": 2}", "a.json:3:2: expected \",\" or \"}\", found a text"},
    {"[1,]", "a.json:1:4: expected a value behind the comma, found \"]\""},
    {"[1 2]", "a.json:1:4: expected \",\" or \"]\", found \"2\""},
    {"[}", "a.json:1:2: expected a value, found \"}\""},
    {"{} {}", "a.json:1:4: expected nothing more, found \"{\""},
    {"['a']", "a.json:1:2: expected a value, found \"'\""},
    {"[€]", "a.json:1:2: expected a value, found \"€\""},
    {"[\"é\", x]", "a.json:1:7: expected a value, found \"x\""},
    {"[True]", "a.json:1:2: expected a value, found \"True\""},
    {"[NaN]", "a.json:1:2: expected a value, found \"NaN\""},
    {"[-Infinity]", "a.json:1:2: \"-Infinity\" is not a number as JSON writes it"},
    {"[01]", "a.json:1:2: \"01\" is not a number as JSON writes it"},
    {"[1.]", "a.json:1:2: \"1.\" is not a number as JSON writes it"},
    {"[1e]", "a.json:1:2: \"1e\" is not a number as JSON writes it"},
    {"[0x10]", "a.json:1:2: \"0x10\" is not a number as JSON writes it"},
    {"[1111111111222222222233333333334444444444555555555566666666667777]",
     "a.json:1:2: a number has 63 characters at most"},
    {"[aaaaaaaaaabbbbbbbbbbccccccccccddddddddddee]",
     "a.json:1:2: expected a value, found \"aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd…\""},
    {"[\"abc", "a.json:1:2: this text is never closed"},
    {"[\"abc\n\"]", "a.json:1:2: this text is not closed before the end of the line"},
    {"[\"a\tb\"]", "a.json:1:4: a text holds the control character 09"},
    {"[\x01]", "a.json:1:2: expected a value, found the control character 01"},
    {"[\"\\q\"]", "a.json:1:3: a backslash is followed by one of \" \\ / b f n r t u"},
    {"[\"\\u12\"]", "a.json:1:3: \\u needs four hexadecimal digits"},
    {"[\"\\u0000\"]", "a.json:1:3: \\u0000 is not allowed in a text"},
    {"[\"\\ud83d\"]", "a.json:1:3: \\ud83d is half of a pair and stands alone"},
    {"[\"\\ude00\\ude00\"]", "a.json:1:3: \\ude00 is half of a pair and stands alone"},
    {"[\"\\ud83d\\u0041\"]", "a.json:1:3: \\ud83d is half of a pair and stands alone"},
    {"{\"a\": 1} // why", "a.json:1:10: expected nothing more, found \"/\""},
};

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof REFUSALS / sizeof REFUSALS[0]; i++)
        document_refused(REFUSALS[i].text, strlen(REFUSALS[i].text),
                         (struct json_limits){.bytes = 1000}, REFUSALS[i].sentence);
}

static void a_nul_does_not_end_the_text(void **state)
{
    (void)state;
    document_refused("{}\0{}", 5, (struct json_limits){.bytes = 1000},
                     "a.json:1:3: expected nothing more, found the control character 00");
    document_refused("[\"a\0\"]", 6, (struct json_limits){.bytes = 1000},
                     "a.json:1:4: a text holds the control character 00");
}

static void what_is_right_opens(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{}",
        " [ ] ",
        "null",
        "-0.5e+10",
        "[0, -0, 10, 1.5, 1e9, 1E-9]",
        "\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\ud83d\\ude00\"",
        "\xEF\xBB\xBF{\"byte order mark\": true}",
        "{\"a\": {\"b\": [{}, [], [[]]]}, \"\": null}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct document document = document_open(texts[i], false);
        document_close(&document, NULL);
    }
}

static void depth_has_an_end(void **state)
{
    (void)state;
    enum { DEEPEST = 64, FAR_TOO_DEEP = 500000 };
    static char text[FAR_TOO_DEEP];
    memset(text, '[', DEEPEST);
    memset(text + DEEPEST, ']', DEEPEST);
    text[2 * DEEPEST] = '\0';
    struct document document = document_open(text, false);
    document_close(&document, NULL);
    memset(text, '[', sizeof text);
    document_refused(text, sizeof text, (struct json_limits){.bytes = sizeof text},
                     "a.json:1:65: objects and lists are nested more than 64 deep");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(a_nul_does_not_end_the_text),
        cmocka_unit_test(what_is_right_opens),
        cmocka_unit_test(depth_has_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
