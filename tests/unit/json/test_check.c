/* Keys that are missing, unknown or there twice. */
#include "cmocka_all.h"

#include "document.h"

static const char *const KNOWN[] = {"dwell", "pages", "theme", NULL};

static void keys_are_checked(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *sentence;
    } cases[] = {
        {"{\"dwell\":1,\"theme\":2}", NULL},
        {"{}", NULL},
        {"{\"dwel\":1}", "a.json:1: dwel: unknown key, did you mean \"dwell\"?"},
        {"{\n\"pages\":1,\n\"Theme\":2}", "a.json:3: Theme: unknown key, did you mean \"theme\"?"},
        {"{\"rotation\":1}",
         "a.json:1: rotation: unknown key, known are \"dwell\", \"pages\", \"theme\""},
        {"{\"x\":null}", "a.json:1: x: unknown key, known are \"dwell\", \"pages\", \"theme\""},
        {"{\"dwell\":1,\n\"dwell\":1}", "a.json:2: dwell: the key stands twice"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct document document = document_open(cases[i].text, true);
        json_only(&document.root, KNOWN);
        document_close(&document, cases[i].sentence);
    }
}

static void required_members_are_missed(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *sentence;
    } cases[] = {
        {"{\"a\":0}", NULL},
        {"{}", "a.json: a: is missing"},
        {"{\"a\":null}", "a.json: a: is missing"},
        {"null", "a.json: a: is missing"},
        {"[]", "a.json: the document: expected an object, found a list"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct document document = document_open(cases[i].text, false);
        json_require(&document.root, "a");
        document_close(&document, cases[i].sentence);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_checked),
        cmocka_unit_test(required_members_are_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
