/* Failures name the line of the value that they are about. */
#include "cmocka_all.h"

#include "document.h"

static const char TEXT[] = "{ // 1\n"
                           "  \"a\": [\n"
                           "    1, \"b: c\",\n"
                           "    { \"deep\": {\n"
                           "        \"x\"\n"
                           "        :\n"
                           "        true } },\n"
                           "    [], {} ],\n"
                           "  \"quoted \\\" key\": -1.5e3,\n"
                           "  \"nothing\": null\n"
                           "}";

static void reject_item(const struct json_at *root, size_t index)
{
    struct json_at list = json_array(root, "a");
    struct json_at item = json_item(&list, index);
    json_reject(&item, "here");
}

static void items_are_found(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "a.json:3: a[0]: here", "a.json:3: a[1]: here", "a.json:4: a[2]: here",
        "a.json:8: a[3]: here", "a.json:8: a[4]: here", "a.json:2: a[5]: here",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
        struct document document = document_open(TEXT, true);
        reject_item(&document.root, i);
        document_close(&document, sentences[i]);
    }
}

static void members_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        const char *sentence;
    } members[] = {
        {"quoted \" key", "a.json:9: [\"quoted \" key\"]: here"},
        {"nothing", "a.json:1: nothing: here"},
        {"absent", "a.json:1: absent: here"},
    };
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        struct document document = document_open(TEXT, true);
        struct json_at member = json_member(&document.root, members[i].key);
        json_reject(&member, "here");
        document_close(&document, members[i].sentence);
    }
}

static void a_deep_value_is_found(void **state)
{
    (void)state;
    struct document document = document_open(TEXT, true);
    struct json_at list = json_array(&document.root, "a");
    struct json_at item = json_item(&list, 2);
    struct json_at deep = json_object(&item, "deep");
    assert_true(json_number(&deep, "x") != json_number(&deep, "x"));
    document_close(&document, "a.json:7: a[2].deep.x: expected a number, found true");
}

static void machines_documents_have_no_lines(void **state)
{
    (void)state;
    struct document document = document_open("{\n\"a\": [\n1]}", false);
    reject_item(&document.root, 0);
    document_close(&document, "a.json: a[0]: here");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_are_found),
        cmocka_unit_test(members_are_found),
        cmocka_unit_test(a_deep_value_is_found),
        cmocka_unit_test(machines_documents_have_no_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
