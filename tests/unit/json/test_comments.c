/* Comments go without moving what stands around them. */
#include "cmocka_all.h"

#include "document.h"

static const struct json_limits WITH_COMMENTS = {.bytes = 1000, .comments = true};

static void comments_are_skipped(void **state)
{
    (void)state;
    struct document document = document_open("// first\n"
                                             "{ /* é\n */ \"a\": 1, // \"a\": 2\n"
                                             "  \"url\": \"http://x/*y*/\", \"q\": \"\\\"//\" }"
                                             "// last",
                                             true);
    assert_true(json_number(&document.root, "a") == 1);
    assert_string_equal(json_text(&document.root, "url"), "http://x/*y*/");
    assert_string_equal(json_text(&document.root, "q"), "\"//");
    document_close(&document, NULL);
}

static void mistakes_behind_comments_keep_their_place(void **state)
{
    (void)state;
    static const struct refusal {
        const char *text;
        const char *sentence;
    } refusals[] = {
        {"// é\n{ /* é */ x }", "a.json:2:11: expected a key in quotes or \"}\", found \"x\""},
        {"{\n  /* never\n", "a.json:2:3: this comment is never closed"},
        {"{}\n/*/", "a.json:2:1: this comment is never closed"},
        {"[1, / 2]", "a.json:1:5: expected a value, found \"/\""},
        {"[\"a // b", "a.json:1:2: this text is never closed"},
        {"[\"a\\", "a.json:1:4: a backslash is followed by one of \" \\ / b f n r t u"},
        {"/", "a.json:1:1: expected a value, found \"/\""},
    };
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
        document_refused(refusals[i].text, strlen(refusals[i].text), WITH_COMMENTS,
                         refusals[i].sentence);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_are_skipped),
        cmocka_unit_test(mistakes_behind_comments_keep_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
