/* Every agent has a name of their own, in valid UTF-8, and many scripts are among them. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "simdesk/names.h"

enum { NAME = 64 };

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void differ(void **state)
{
    (void)state;
    char(*names)[NAME] = calloc(NAMES_COUNT, NAME);
    assert_non_null(names);
    for (uint32_t i = 0; i < NAMES_COUNT; i++) {
        names_write(i, names[i], NAME);
        assert_true(text_utf8_valid(names[i], strlen(names[i])));
        assert_true(strlen(names[i]) > 1);
        assert_null(strstr(names[i], "…"));
    }
    qsort(names, NAMES_COUNT, NAME, compare);
    for (uint32_t i = 1; i < NAMES_COUNT; i++)
        assert_string_not_equal(names[i - 1], names[i]);
    free(names);
}

static void come_in_many_scripts(void **state)
{
    (void)state;
    static const char *const WANTED[] = {"Candace", "Marek",          "李伟", "Yuki",
                                         "Amina",   "João",           "Ayşe", "Nguyễn Linh",
                                         "محمد",    "Оксана Шевченко"};
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
        bool found = false;
        for (uint32_t k = 0; k < 12 && !found; k++) {
            char name[NAME];
            names_write(k, name, sizeof name);
            found = strcmp(name, WANTED[i]) == 0;
        }
        assert_true(found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differ),
        cmocka_unit_test(come_in_many_scripts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
