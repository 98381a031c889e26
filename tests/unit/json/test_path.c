/* Paths and found values as sentences show them. */
#include "cmocka_all.h"

#include "document.h"

static void paths_read_as_people_write_them(void **state)
{
    (void)state;
    struct document document = document_open("{\"queues\":[1,{\"today\":{}}]}", false);
    char path[64];
    json_path(&document.root, path, sizeof path);
    assert_string_equal(path, "the document");
    struct json_at queues = json_array(&document.root, "queues");
    struct json_at queue = json_item(&queues, 1);
    struct json_at today = json_object(&queue, "today");
    struct json_at solved = json_member(&today, "solved");
    json_path(&solved, path, sizeof path);
    assert_string_equal(path, "queues[1].today.solved");
    struct json_at odd = json_member(&today, "two words\n");
    json_path(&odd, path, sizeof path);
    assert_string_equal(path, "queues[1].today[\"two words?\"]");
    document_close(&document, NULL);
}

static void a_long_path_is_cut_visibly(void **state)
{
    (void)state;
    struct document document = document_open("{\"queues\":[1]}", false);
    struct json_at queues = json_array(&document.root, "queues");
    struct json_at queue = json_item(&queues, 0);
    char path[9];
    json_path(&queue, path, sizeof path);
    assert_string_equal(path, "queue…");
    document_close(&document, NULL);
}

static void what_was_found_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *sentence;
    } cases[] = {
        {"{\"a\":true}", "a.json: a: expected X, found true"},
        {"{\"a\":false}", "a.json: a: expected X, found false"},
        {"{\"a\":20}", "a.json: a: expected X, found the number 20"},
        {"{\"a\":-1.25}", "a.json: a: expected X, found the number -1.25"},
        {"{\"a\":\"many\"}", "a.json: a: expected X, found the text \"many\""},
        {"{\"a\":\"two\\nlines\"}", "a.json: a: expected X, found the text \"two?lines\""},
        {"{\"a\":\"0123456789012345678901234567890123456789012345\"}",
         "a.json: a: expected X, found the text \"0123456789012345678901234567890123456789…\""},
        {"{\"a\":[]}", "a.json: a: expected X, found a list"},
        {"{\"a\":{}}", "a.json: a: expected X, found an object"},
        {"{\"a\":null}", "a.json: a: expected X, found nothing"},
        {"{}", "a.json: a: expected X, found nothing"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct document document = document_open(cases[i].text, false);
        struct json_at at = json_member(&document.root, "a");
        json_fail(&at, "%s", "X");
        document_close(&document, cases[i].sentence);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_read_as_people_write_them),
        cmocka_unit_test(a_long_path_is_cut_visibly),
        cmocka_unit_test(what_was_found_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
