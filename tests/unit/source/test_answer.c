/* Which answers are read, and the sentences for those that are not. */
#include "cmocka_all.h"

#include <string.h>

#include "source/answer.h"

static const struct answer_rules FEED = {.has_token = true, .conditional = true};

static void test_statuses(void **unused)
{
    (void)unused;
    static const struct {
        int status;
        enum trouble_kind kind;
        const char *sentence;
    } rows[] = {
        {401, TROUBLE_LOGIN, "login refused (401): check the token in the token file"},
        {403, TROUBLE_LOGIN, "access refused (403): give the token's user the right to read this"},
        {404, TROUBLE_ANSWER, "not found (404): check the path in the source's url"},
        {429, TROUBLE_LIMIT,
         "too many requests (429): the server wants fewer; a longer \"poll\" helps"},
        {500, TROUBLE_SERVER, "the server failed (500): if it lasts, look at the server's own log"},
        {503, TROUBLE_SERVER, "the server failed (503): if it lasts, look at the server's own log"},
        {204, TROUBLE_ANSWER, "the server answered with status 204: check the source's url"},
        {600, TROUBLE_ANSWER, "the server answered with status 600: check the source's url"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct source_answer answer = {.status = rows[i].status, .body = ""};
        struct trouble trouble = {.kind = TROUBLE_NONE};
        assert_false(answer_accept(&answer, &FEED, &trouble));
        assert_int_equal(trouble.kind, rows[i].kind);
        assert_string_equal(trouble.error.text, rows[i].sentence);
    }
}

static void test_rules(void **unused)
{
    (void)unused;
    struct source_answer answer = {.status = 304, .body = ""};
    struct answer_rules rules = {.right_hint = "grant SeeQueue"};
    struct trouble trouble;
    assert_true(answer_accept(&answer, &FEED, &trouble));
    assert_false(answer_accept(&answer, &rules, &trouble));
    answer.status = 401;
    assert_false(answer_accept(&answer, &rules, &trouble));
    assert_string_equal(trouble.error.text,
                        "login required (401): set token_file to a file with a token");
    answer.status = 403;
    assert_false(answer_accept(&answer, &rules, &trouble));
    assert_string_equal(trouble.error.text, "access refused (403): grant SeeQueue");
}

static void test_types(void **unused)
{
    (void)unused;
    static const struct {
        const char *body, *type, *sentence;
    } rows[] = {
        {"<!DOCTYPE html>", "text/html; charset=utf-8",
         "expected JSON (wallboard/1), the server answered with HTML (text/html): check the "
         "source's url"},
        {"\n <html>", NULL,
         "expected JSON (wallboard/1), the server answered with HTML: check the source's url"},
        {"hello", "text/plain",
         "expected JSON (wallboard/1), the server answered with other text (text/plain): check the "
         "source's url"},
        {"", "application/json",
         "expected JSON (wallboard/1), the server answered with nothing (application/json): check "
         "the source's url"},
    };
    struct trouble trouble;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct source_answer answer = {
            .body = rows[i].body, .length = strlen(rows[i].body), .content_type = rows[i].type};
        assert_false(answer_expect_json(&answer, "JSON (wallboard/1)", &trouble));
        assert_string_equal(trouble.error.text, rows[i].sentence);
    }
    struct source_answer json = {.body = " {}", .length = 3, .content_type = "text/html"};
    assert_true(answer_expect_json(&json, "JSON", &trouble));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
