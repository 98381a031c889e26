/* Tests of base/language: tags are found, and all of them are told. */
#include "cmocka_all.h"

#include <string.h>

#include "base/language.h"

static void tags_are_found(void **state)
{
    (void)state;
    assert_ptr_equal(language_named("en"), &LANGUAGES[0]);
    assert_string_equal(language_named("pt-BR")->locale, "pt_BR");
    assert_true(language_named("ar")->right_to_left);
    assert_false(language_named("ja")->right_to_left);
    assert_null(language_named("pt"));
    assert_null(language_named(""));
    assert_null(language_named(NULL));
}

static void the_list_names_every_one(void **state)
{
    (void)state;
    char list[LANGUAGE_LIST];
    language_list(list);
    assert_string_equal(list,
                        "en, de, fr, es, pt-BR, it, tr, ru, uk, vi, id, zh-CN, zh-TW, ja, ko, ar");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_found),
        cmocka_unit_test(the_list_names_every_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
