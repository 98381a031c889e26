/* Tests of view/names.c. */
#include "cmocka_all.h"

#include "base/arena.h"
#include "view/names.h"

static void names_are_shown_as_the_config_says(void **state)
{
    (void)state;
    static const struct {
        const char *name, *full, *first, *initials;
    } CASES[] = {
        {"Candace Okafor", "Candace Okafor", "Candace", "C. O."},
        {"  João  da Silva", "João  da Silva", "João", "J. d. S."},
        {"Оксана Коваль", "Оксана Коваль", "Оксана", "О. К."},
        {"李伟", "李伟", "李伟", "李."},
        {" ", "–", "–", "–"},
        {NULL, "–", "–", "–"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const char *name = CASES[i].name;
        assert_string_equal(names_shown(name, VIEW_NAMES_FULL, arena), CASES[i].full);
        assert_string_equal(names_shown(name, VIEW_NAMES_FIRST, arena), CASES[i].first);
        assert_string_equal(names_shown(name, VIEW_NAMES_INITIALS, arena), CASES[i].initials);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_shown_as_the_config_says)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
